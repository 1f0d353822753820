// The shared methods of `bytes` and `bytearray` that take bytes apart and put them together.

extension BytesMethods {
    static let partRows: [NativeRow] = [
        .method("join(iterable_of_bytes, /)", BytesMethods.join, "Concatenate any number of bytes objects."),
        .method(
            "partition(sep, /)", BytesMethods.partition,
            "Partition the bytes into three parts using the given separator."),
        .method(
            "rpartition(sep, /)", BytesMethods.rpartition,
            "Partition the bytes into three parts using the given separator."),
        .method(
            "split(sep=None, maxsplit=-1)", BytesMethods.split,
            "Return a list of the sections in the bytes, using sep as the delimiter."),
        .method("rsplit(sep=None, maxsplit=-1)", BytesMethods.rsplit, "Like split, starting at the end."),
        .method(
            "splitlines(keepends=False)", BytesMethods.splitlines,
            "Return a list of the lines, breaking at line boundaries."),
        .method(
            "strip(bytes=None, /)", { (c) throws(Raise) in try strip(c, left: true, right: true) },
            "Strip leading and trailing bytes contained in the argument."),
        .method(
            "lstrip(bytes=None, /)", { (c) throws(Raise) in try strip(c, left: true, right: false) },
            "Strip leading bytes contained in the argument."),
        .method(
            "rstrip(bytes=None, /)", { (c) throws(Raise) in try strip(c, left: false, right: true) },
            "Strip trailing bytes contained in the argument."),
        .method(
            "replace(old, new, count=-1, /)", BytesMethods.replace,
            "Return a copy with all occurrences of old replaced by new."),
        .method(
            "removeprefix(prefix, /)", { (c) throws(Raise) in try removeAffix(c, atEnd: false) },
            "Return a bytes object with the given prefix removed if present."),
        .method(
            "removesuffix(suffix, /)", { (c) throws(Raise) in try removeAffix(c, atEnd: true) },
            "Return a bytes object with the given suffix removed if present."),
        .method(
            "translate(table, /, delete=b'')", BytesMethods.translate,
            "Return a copy with each character mapped by the given translation table."),
        .staticMethod(
            "maketrans(frm, to, /)", BytesMethods.maketrans,
            "Return a translation table usable for the bytes or bytearray translate method."),
    ]

    // MARK: Splitting

    private static func splitLimit(_ call: Call) throws(Raise) -> Int {
        let limit = try call.thread.index(call[2])
        return limit < 0 ? .max : limit
    }

    private static func split(_ call: Call) throws(Raise) -> Value {
        let limit = try splitLimit(call)
        let thread = call.thread
        let receiver = call.bytesReceiver
        let list = thread.makeList()
        if call[1].isNone {
            try splitAtSpaces(receiver, list, limit, thread)
            return .object(list)
        }
        return try call.withBytes(1) { (needle) throws(Raise) in
            if needle.count == 0 { throw thread.valueError("empty separator") }
            let run = receiver.run
            var start = 0
            var left = limit
            while left > 0 {
                let hit = try thread.find(needle, in: run, start, run.count)
                if hit < 0 { break }
                try thread.chargeItem(list.count, cost: 4)
                list.append(receiver.make(start, hit, thread))
                start = hit &+ needle.count
                left &-= 1
            }
            list.append(receiver.make(start, run.count, thread))
            return .object(list)
        }
    }

    private static func rsplit(_ call: Call) throws(Raise) -> Value {
        let limit = try splitLimit(call)
        let thread = call.thread
        let receiver = call.bytesReceiver
        let list = thread.makeList()
        if call[1].isNone {
            try splitAtSpacesFromEnd(receiver, list, limit, thread)
            list.reverseItems()
            return .object(list)
        }
        return try call.withBytes(1) { (needle) throws(Raise) in
            if needle.count == 0 { throw thread.valueError("empty separator") }
            let run = receiver.run
            var end = run.count
            var left = limit
            while left > 0 {
                let hit = try thread.findLast(needle, in: run, 0, end)
                if hit < 0 { break }
                try thread.chargeItem(list.count, cost: 4)
                list.append(receiver.make(hit &+ needle.count, end, thread))
                end = hit
                left &-= 1
            }
            list.append(receiver.make(0, end, thread))
            list.reverseItems()
            return .object(list)
        }
    }

    private static func splitAtSpaces(
        _ receiver: BytesReceiver, _ list: ListObject, _ limit: Int, _ thread: ThreadRef
    ) throws(Raise) {
        let raw = receiver.raw
        var i = 0
        var left = limit
        while true {
            while i < raw.count && isSpace(raw[i]) { i &+= 1 }
            if i == raw.count { return }
            let start = i
            if left == 0 { return list.append(receiver.make(start, raw.count, thread)) }
            while i < raw.count && !isSpace(raw[i]) { i &+= 1 }
            list.append(receiver.make(start, i, thread))
            try thread.chargeItem(list.count, cost: 4)
            left &-= 1
        }
    }

    private static func splitAtSpacesFromEnd(
        _ receiver: BytesReceiver, _ list: ListObject, _ limit: Int, _ thread: ThreadRef
    ) throws(Raise) {
        let raw = receiver.raw
        var i = raw.count
        var left = limit
        while true {
            while i > 0 && isSpace(raw[i &- 1]) { i &-= 1 }
            if i == 0 { return }
            let end = i
            if left == 0 { return list.append(receiver.make(0, end, thread)) }
            while i > 0 && !isSpace(raw[i &- 1]) { i &-= 1 }
            list.append(receiver.make(i, end, thread))
            try thread.chargeItem(list.count, cost: 4)
            left &-= 1
        }
    }

    private static func splitlines(_ call: Call) throws(Raise) -> Value {
        let keepEnds = try call.thread.truth(call[1])
        let receiver = call.bytesReceiver
        let raw = receiver.raw
        let list = call.thread.makeList()
        var start = 0
        var i = 0
        while i < raw.count {
            let byte = raw[i]
            i &+= 1
            try call.thread.chargeItem(i)
            if byte != 0x0A && byte != 0x0D { continue }
            let end = i &- 1
            if byte == 0x0D && i < raw.count && raw[i] == 0x0A { i &+= 1 }
            list.append(receiver.make(start, keepEnds ? i : end, call.thread))
            start = i
        }
        if start < raw.count { list.append(receiver.make(start, raw.count, call.thread)) }
        return .object(list)
    }

    private static func partition(_ call: Call) throws(Raise) -> Value { try partition(call, fromEnd: false) }
    private static func rpartition(_ call: Call) throws(Raise) -> Value { try partition(call, fromEnd: true) }

    private static func partition(_ call: Call, fromEnd: Bool) throws(Raise) -> Value {
        let thread = call.thread
        return try call.withBytes(1) { (needle) throws(Raise) in
            if needle.count == 0 { throw thread.valueError("empty separator") }
            let receiver = call.bytesReceiver
            let run = receiver.run
            let hit =
                fromEnd
                ? try thread.findLast(needle, in: run, 0, run.count) : try thread.find(needle, in: run, 0, run.count)
            let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
            if hit < 0 {
                let whole = receiver.whole(thread)
                let (a, b) = (receiver.make(nothing, thread), receiver.make(nothing, thread))
                return .object(fromEnd ? thread.makeTuple(a, b, whole) : thread.makeTuple(whole, a, b))
            }
            let separator =
                receiver.isArray
                ? receiver.make(UnsafeRawBufferPointer(start: needle.start, count: needle.count), thread) : call[1]
            return .object(
                thread.makeTuple(
                    receiver.make(0, hit, thread), separator, receiver.make(hit &+ needle.count, run.count, thread)))
        }
    }

    // MARK: Stripping

    private static func strip(_ call: Call, left: Bool, right: Bool) throws(Raise) -> Value {
        func strip(_ isStripped: (UInt8) -> Bool) throws(Raise) -> Value {
            let raw = call.bytesReceiver.raw
            var start = 0
            var end = raw.count
            while left && start < end && isStripped(raw[start]) {
                start &+= 1
                try call.thread.chargeItem(start)
            }
            while right && end > start && isStripped(raw[end &- 1]) {
                end &-= 1
                try call.thread.chargeItem(end)
            }
            return call.bytesReceiver.make(start, end, call.thread)
        }
        if call[1].isNone { return try strip(isSpace) }
        return try call.withBytes(1) { (set) throws(Raise) in
            try strip { set.find(unit: UInt32($0), 0, set.count) >= 0 }
        }
    }

    private static func removeAffix(_ call: Call, atEnd: Bool) throws(Raise) -> Value {
        try call.withBytes(1) { (affix) throws(Raise) in
            let receiver = call.bytesReceiver
            let run = receiver.run
            let rest = run.count - affix.count
            if rest < 0 || !run.holds(affix, at: atEnd ? rest : 0) { return receiver.whole(call.thread) }
            return atEnd ? receiver.make(0, rest, call.thread) : receiver.make(affix.count, run.count, call.thread)
        }
    }

    // MARK: Joining

    private static func join(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let items: TupleObject
        if let tuple = call[1].as(.tuple, TupleObject.self) {
            items = tuple
        } else if let list = call[1].as(.list, ListObject.self) {
            items = thread.makeTuple(copying: list.items, list.count)
        } else {
            if thread.operations(of: call[1]).pointee.iterate == nil
                && thread.operations(of: call[1]).pointee.getItem == nil
            {
                throw thread.typeError("can only join an iterable")
            }
            // what the iterator does must leave the separator alone
            let separator = call[0].as(.bytearray, BytearrayObject.self)
            separator?.exports += 1
            defer { separator?.exports -= 1 }
            items = thread.makeTuple(try thread.items(of: call[1]))
        }
        let receiver = call.bytesReceiver
        if items.count == 1, let only = items[0].as(.bytes, BytesObject.self), !receiver.isArray,
            thread.isExact(only, thread.pointee.shapes.bytes)
        {
            return .object(only)
        }
        var output = BytesBuilder(capacity: 64)
        let separator = receiver.raw
        var sinceLook = 0
        for i in 0..<items.count {
            if i > 0 { output.append(separator) }
            if !thread.hasBuffer(items[i]) {
                throw thread.typeError(
                    "sequence item \(i): expected a bytes-like object, \(thread.typeName(items[i])) found")
            }
            var view = try thread.acquireBuffer(items[i])
            defer { view.release() }
            try thread.checkAllocation(output.count &+ view.count)
            output.append(view.bytes)
            sinceLook &+= view.count &+ 64
            if sinceLook > 1 << 20 {
                try thread.chargeQuietly(sinceLook &>> 5)
                sinceLook = 0
            }
        }
        return receiver.finish(output, thread)
    }

    // MARK: Replacing

    private static func replace(_ call: Call) throws(Raise) -> Value {
        let limit = try call.thread.index(call[3])
        return try call.withBytes(1) { (old) throws(Raise) in
            try call.withBytes(2) { (new) throws(Raise) in
                try replace(call, old, new, limit < 0 ? .max : limit)
            }
        }
    }

    private static func replace(_ call: Call, _ old: TextRun, _ new: TextRun, _ limit: Int) throws(Raise) -> Value {
        let receiver = call.bytesReceiver
        let run = receiver.run
        let occurrences = try call.thread.occurrences(of: old, in: run, 0, run.count, limit: limit)
        if occurrences == 0 { return receiver.whole(call.thread) }
        let (growth, overflow) = (new.count &- old.count).multipliedReportingOverflow(by: occurrences)
        let (total, overflow2) = run.count.addingReportingOverflow(growth)
        if overflow || overflow2 { throw call.thread.overflowError("replace bytes is too long") }
        try call.thread.checkAllocation(total)
        var output = BytesBuilder(capacity: total)
        let newBytes = UnsafeRawBufferPointer(start: new.start, count: new.count)
        var start = 0
        for i in 0..<occurrences {
            let hit = old.count == 0 ? i : run.find(old, start, run.count)
            try call.thread.chargeItem(i, cost: 4)
            output.append(UnsafeRawBufferPointer(start: run.start + start, count: hit - start))
            output.append(newBytes)
            start = hit &+ old.count
        }
        output.append(UnsafeRawBufferPointer(start: run.start + start, count: run.count - start))
        return receiver.finish(output, call.thread)
    }

    // MARK: Translating

    private static func translate(_ call: Call) throws(Raise) -> Value {
        if call.isMissing(2) { return try translate(call, deleting: nil) }
        // (a bad table is found before a bad second argument)
        if !call[1].isNone { try call.withBytes(1) { (table) throws(Raise) in try checkTable(table, call) } }
        return try call.withBytes(2) { (deleted) throws(Raise) in try translate(call, deleting: deleted) }
    }

    private static func translate(_ call: Call, deleting deleted: TextRun?) throws(Raise) -> Value {
        if call[1].isNone { return try apply(call, table: nil, deleting: deleted) }
        return try call.withBytes(1) { (table) throws(Raise) in
            try checkTable(table, call)
            return try apply(call, table: table, deleting: deleted)
        }
    }

    private static func checkTable(_ table: TextRun, _ call: Call) throws(Raise) {
        if table.count != 256 { throw call.thread.valueError("translation table must be 256 characters long") }
    }

    private static func apply(_ call: Call, table: TextRun?, deleting deleted: TextRun?) throws(Raise) -> Value {
        let receiver = call.bytesReceiver
        var output = BytesBuilder(capacity: receiver.count)
        for (i, byte) in receiver.raw.enumerated() {
            try call.thread.chargeItem(i)
            if let deleted, deleted.find(unit: UInt32(byte), 0, deleted.count) >= 0 { continue }
            output.append(table.map { UInt8(truncatingIfNeeded: $0[Int(byte)]) } ?? byte)
        }
        return receiver.finish(output, call.thread)
    }

    private static func maketrans(_ call: Call) throws(Raise) -> Value {
        try call.withBytes(0) { (from) throws(Raise) in
            try call.withBytes(1) { (to) throws(Raise) in
                if from.count != to.count { throw call.thread.valueError("maketrans arguments must have same length") }
                let table = call.thread.makeBytes(count: 256)
                for i in 0..<256 { table.bytes[i] = UInt8(truncatingIfNeeded: i) }
                for i in 0..<from.count { table.bytes[Int(from[i])] = UInt8(truncatingIfNeeded: to[i]) }
                return .object(table)
            }
        }
    }
}
