// The methods of `str` that take text apart and put it together: split, join, partition, replace, strip, translate.
//
// Everything works on the units of the buffers; a part is made with `substring`, which narrows it. `join` and `replace` measure
// first and allocate once.

import TaipanHost

extension StringObject {
    // MARK: Splitting

    static func split(_ call: Call) throws(Raise) -> Value {
        let limit = try splitLimit(call)
        let list = call.thread.makeList()
        try call.withText { (text) throws(Raise) in
            if call.arguments[1].isNone { return try text.splitAtSpaces(into: list, limit, call.thread) }
            let separator = try separatorArgument(call)
            let found: Void? = try text.withNeedle(separator) { (hay, needle) throws(Raise) in
                try text.split(hay, needle, into: list, limit, call.thread)
            }
            if found == nil { list.append(.object(call.thread.exact(text))) }
        }
        return .object(list)
    }

    private final func split(
        _ hay: TextRun, _ needle: TextRun, into list: ListObject, _ limit: Int, _ thread: ThreadRef
    ) throws(Raise) {
        var start = 0
        var left = limit
        while left > 0 {
            let hit = try thread.find(needle, in: hay, start, hay.count)
            if hit < 0 { break }
            try thread.chargeItem(list.count, cost: 4)
            list.append(.object(thread.substring(self, start, hit)))
            start = hit &+ needle.count
            left &-= 1
        }
        list.append(.object(start == 0 ? thread.exact(self) : thread.substring(self, start, hay.count)))
    }

    static func rsplit(_ call: Call) throws(Raise) -> Value {
        let limit = try splitLimit(call)
        let text = call.text
        let list = call.thread.makeList()
        if call[1].isNone {
            try text.splitAtSpacesFromEnd(into: list, limit, call.thread)
        } else {
            let separator = try separatorArgument(call)
            let found: Void? = try text.withNeedle(separator) { (hay, needle) throws(Raise) in
                var end = hay.count
                var left = limit
                while left > 0 {
                    let hit = try call.thread.findLast(needle, in: hay, 0, end)
                    if hit < 0 { break }
                    try call.thread.chargeItem(list.count, cost: 4)
                    list.append(.object(call.thread.substring(text, hit &+ needle.count, end)))
                    end = hit
                    left &-= 1
                }
                list.append(.object(end == hay.count ? call.thread.exact(text) : call.thread.substring(text, 0, end)))
            }
            if found == nil { list.append(.object(call.thread.exact(text))) }
        }
        list.reverseItems()
        return .object(list)
    }

    private static func splitLimit(_ call: Call) throws(Raise) -> Int {
        let limit = try call.thread.index(call[2])
        return limit < 0 ? .max : limit
    }

    private static func separatorArgument(_ call: Call) throws(Raise) -> StringObject {
        guard let separator = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("must be str or None, not \(call.thread.typeName(call[1]))")
        }
        if separator.count == 0 { throw call.thread.valueError("empty separator") }
        return separator
    }

    private final func splitAtSpaces(into list: ListObject, _ limit: Int, _ thread: ThreadRef) throws(Raise) {
        if isASCIIText { return try splitASCIIAtSpaces(into: list, limit, thread) }
        var i = 0
        var left = limit
        while true {
            while i < count && CodePoint.isSpace(self[i]) { i &+= 1 }
            if i == count { return }
            let start = i
            if left == 0 { return list.append(.object(thread.substring(self, start, count))) }
            while i < count && !CodePoint.isSpace(self[i]) { i &+= 1 }
            list.append(.object(thread.substring(self, start, i)))
            try thread.chargeItem(list.count, cost: 4)
            left &-= 1
        }
    }

    /// The same for most text there is, without looking at the width for every unit.
    private final func splitASCIIAtSpaces(into list: ListObject, _ limit: Int, _ thread: ThreadRef) throws(Raise) {
        let p = bytes
        let end = count
        @inline(__always) func isSpace(_ i: Int) -> Bool {
            let c = p[i]
            return c <= 0x20 && (c == 0x20 || c &- 0x09 < 5 || c &- 0x1C < 4)
        }
        var i = 0
        var left = limit
        while true {
            while i < end && isSpace(i) { i &+= 1 }
            if i == end { return }
            let start = i
            if left == 0 { return list.append(.object(thread.substring(self, start, end))) }
            while i < end && !isSpace(i) { i &+= 1 }
            list.append(.object(thread.substring(self, start, i)))
            try thread.chargeItem(list.count, cost: 4)
            left &-= 1
        }
    }

    private final func splitAtSpacesFromEnd(
        into list: ListObject, _ limit: Int, _ thread: ThreadRef
    ) throws(Raise) {
        var i = count
        var left = limit
        while true {
            while i > 0 && CodePoint.isSpace(self[i &- 1]) { i &-= 1 }
            if i == 0 { return }
            let end = i
            if left == 0 { return list.append(.object(thread.substring(self, 0, end))) }
            while i > 0 && !CodePoint.isSpace(self[i &- 1]) { i &-= 1 }
            list.append(.object(thread.substring(self, i, end)))
            try thread.chargeItem(list.count, cost: 4)
            left &-= 1
        }
    }

    static func splitlines(_ call: Call) throws(Raise) -> Value {
        let keepEnds = try call.thread.truth(call[1])
        let text = call.text
        let list = call.thread.makeList()
        var start = 0
        var i = 0
        while i < text.count {
            let c = text[i]
            i &+= 1
            try call.thread.chargeItem(i)
            if !CodePoint.isLineBreak(c) { continue }
            let end = i &- 1
            if c == 0x0D && i < text.count && text[i] == 0x0A { i &+= 1 }
            list.append(.object(call.thread.substring(text, start, keepEnds ? i : end)))
            start = i
        }
        if start < text.count {
            list.append(.object(start == 0 ? call.thread.exact(text) : call.thread.substring(text, start, text.count)))
        }
        return .object(list)
    }

    static func partition(_ call: Call) throws(Raise) -> Value { try partition(call, fromEnd: false) }
    static func rpartition(_ call: Call) throws(Raise) -> Value { try partition(call, fromEnd: true) }

    private static func partition(_ call: Call, fromEnd: Bool) throws(Raise) -> Value {
        let thread = call.thread
        guard let separator = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("must be str, not \(thread.typeName(call[1]))")
        }
        if separator.count == 0 { throw thread.valueError("empty separator") }
        let text = call.text
        let hit =
            try text.withNeedle(separator) { (hay, needle) throws(Raise) in
                fromEnd
                    ? try thread.findLast(needle, in: hay, 0, hay.count)
                    : try thread.find(needle, in: hay, 0, hay.count)
            } ?? -1
        let empty = Value.object(thread.emptyString)
        if hit < 0 {
            let whole = Value.object(thread.exact(text))
            return .object(fromEnd ? thread.makeTuple(empty, empty, whole) : thread.makeTuple(whole, empty, empty))
        }
        return .object(
            thread.makeTuple(
                .object(thread.substring(text, 0, hit)), call[1],
                .object(thread.substring(text, hit + separator.count, text.count))))
    }

    // MARK: Stripping

    static func strip(_ call: Call) throws(Raise) -> Value { try strip(call, "strip", left: true, right: true) }
    static func lstrip(_ call: Call) throws(Raise) -> Value { try strip(call, "lstrip", left: true, right: false) }
    static func rstrip(_ call: Call) throws(Raise) -> Value { try strip(call, "rstrip", left: false, right: true) }

    private static func strip(_ call: Call, _ name: StaticString, left: Bool, right: Bool) throws(Raise) -> Value {
        try call.withText { (text) throws(Raise) in
            var start = 0
            var end = text.count
            if call.arguments[1].isNone {
                if left {
                    while start < end && CodePoint.isSpace(text[start]) {
                        start &+= 1
                        try call.thread.chargeItem(start)
                    }
                }
                if right {
                    while end > start && CodePoint.isSpace(text[end &- 1]) {
                        end &-= 1
                        try call.thread.chargeItem(end)
                    }
                }
            } else {
                guard call.isString(1), let set = peek(call.arguments + 1)?.to(StringObject.self) else {
                    throw call.thread.typeError("\(name) arg must be None or str")
                }
                let units = UnitSet(TextRun(set.buffer, set.count, width: Int(set.width)))
                if left { while start < end && units.holds(text[start]) { start &+= 1 } }
                if right { while end > start && units.holds(text[end &- 1]) { end &-= 1 } }
            }
            if start == 0 && end == text.count { return .object(call.thread.exact(text)) }
            return .object(call.thread.substring(text, start, end))
        }
    }

    static func removeprefix(_ call: Call) throws(Raise) -> Value {
        let prefix = try call.string(1, "removeprefix() argument")
        let text = call.text
        if !text.hasAffix(prefix, 0, text.count, atEnd: false) { return .object(call.thread.exact(text)) }
        return .object(call.thread.exact(call.thread.substring(text, prefix.count, text.count)))
    }

    static func removesuffix(_ call: Call) throws(Raise) -> Value {
        let suffix = try call.string(1, "removesuffix() argument")
        let text = call.text
        if !text.hasAffix(suffix, 0, text.count, atEnd: true) { return .object(call.thread.exact(text)) }
        return .object(call.thread.exact(call.thread.substring(text, 0, text.count - suffix.count)))
    }

    // MARK: Joining

    static func join(_ call: Call) throws(Raise) -> Value {
        try call.withText { (text) throws(Raise) in .object(try call.thread.join(text, call[1])) }
    }

    // MARK: Replacing

    static func replace(_ call: Call) throws(Raise) -> Value {
        let old = try call.string(1, "replace() argument 1")
        let new = try call.string(2, "replace() argument 2")
        let limit = try call.thread.index(call[3])
        return .object(try call.thread.replace(call.text, old, new, limit: limit < 0 ? .max : limit))
    }

    // MARK: Translating

    static func translate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let text = call.text
        let table = call[1]
        var builder = StringBuilder(thread, capacity: text.count)
        // ASCII characters are looked up once: 0 unknown, 1 + code point for a plain replacement
        return try withASCIICache { (cache) throws(Raise) in
            for i in 0..<text.count {
                let c = text[i]
                try thread.chargeItem(i)
                if c < 128 && cache[Int(c)] != 0 {
                    builder.append(cache[Int(c)] &- 1)
                    continue
                }
                let before = builder.count
                try append(translationOf: c, table, to: &builder, thread)
                if c < 128 && builder.count == before + 1 { cache[Int(c)] = builder.last &+ 1 }
            }
            return .object(builder.finish())
        }
    }

    private static func withASCIICache(
        _ body: (UnsafeMutablePointer<UInt32>) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        let cache = allocateBytes(128 * 4).assumingMemoryBound(to: UInt32.self)
        cache.initialize(repeating: 0, count: 128)
        defer { freeBytes(cache) }
        return try body(cache)
    }

    private static func append(
        translationOf c: UInt32, _ table: Value, to builder: inout StringBuilder, _ thread: ThreadRef
    ) throws(Raise) {
        let found: Value
        do throws(Raise) { found = try thread.getItem(table, .int(Int(c))) } catch {
            try thread.swallow(thread.types.lookupError)
            return builder.append(c)
        }
        if found.isNone { return }
        if let string = found.as(.string, StringObject.self) { return builder.append(string) }
        guard let number = thread.bigInteger(found) else {
            throw thread.typeError("character mapping must return integer, None or str")
        }
        guard let point = number.asInt, point >= 0, point < 0x110000 else {
            throw thread.valueError("character mapping must be in range(0x110000)")
        }
        builder.append(UInt32(point))
    }

    static func maketrans(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let table = thread.makeDict()
        if call.isMissing(1) {
            guard let source = call[0].as(.dict, DictObject.self), source.type === thread.types.dict else {
                throw thread.typeError("if you give only one argument to maketrans it must be a dict")
            }
            try addKeys(of: source, to: table, thread)
            return .object(table)
        }
        let to = try call.string(1, "maketrans() argument 2")
        guard let from = call[0].as(.string, StringObject.self) else {
            throw thread.typeError("first maketrans argument must be a string if there is a second argument")
        }
        if from.count != to.count {
            throw thread.valueError("the first two maketrans arguments must have equal length")
        }
        for i in 0..<from.count { try table.set(.int(Int(from[i])), .int(Int(to[i])), thread) }
        if !call.isMissing(2) {
            let deleted = try call.string(2, "maketrans() argument 3")
            for i in 0..<deleted.count { try table.set(.int(Int(deleted[i])), .none, thread) }
        }
        return .object(table)
    }

    private static func addKeys(of source: DictObject, to table: DictObject, _ thread: ThreadRef) throws(Raise) {
        var entry = source.nextEntry(from: 0)
        while let e = entry {
            let key = source.key(at: e)
            if let string = key.as(.string, StringObject.self) {
                if string.count != 1 { throw thread.valueError("string keys in translate table must be of length 1") }
                try table.set(.int(Int(string[0])), source.value(at: e), thread)
            } else if thread.bigInteger(key) != nil {
                try table.set(key, source.value(at: e), thread)
            } else {
                throw thread.typeError("keys in translate table must be strings or integers")
            }
            entry = source.nextEntry(from: e + 1)
        }
    }
}

extension ListObject {
    /// Reverses the items in place.
    final func reverseItems() {
        var i = 0
        var j = count &- 1
        while i < j {
            let low = (items + i).move()
            (items + i).initialize(to: (items + j).move())
            (items + j).initialize(to: low)
            i &+= 1
            j &-= 1
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `separator.join(iterable)`.
    package func join(_ separator: StringObject, _ iterable: Value) throws(Raise) -> StringObject {
        switch iterable {
        case .object(let object) where object.kind == .list:
            let list = unsafeDowncast(object, to: ListObject.self)
            return try join(separator, list.items, list.count)
        case .object(let object) where object.kind == .tuple:
            let tuple = unsafeDowncast(object, to: TupleObject.self)
            return try join(separator, tuple.items, tuple.count)
        default:
            let list = makeList()
            if operations(of: iterable).pointee.iterate == nil && operations(of: iterable).pointee.getItem == nil {
                throw typeError("can only join an iterable")
            }
            try forEach(iterable) { (item) throws(Raise) in list.append(item) }
            return try join(separator, list.items, list.count)
        }
    }

    /// Joins `count` values, which must be strings. Runs no Python code, so that the slots stay what they are.
    package func join(_ separator: StringObject, _ items: Slots, _ count: Int) throws(Raise) -> StringObject {
        if count == 0 { return emptyString }
        var total = 0
        var widest: UInt8 = count > 1 && separator.count > 0 ? separator.width : 1
        var i = 0
        while i < count {
            guard let object = peek(items + i), object.kind == .string else {
                throw typeError("sequence item \(i): expected str instance, \(typeName(copy(items + i))) found")
            }
            let string = object.to(StringObject.self)
            try chargeItem(i)
            total &+= string.count
            widest |= string.width
            i &+= 1
        }
        if count == 1, let only = copy(items).as(.string, StringObject.self) { return exact(only) }
        total &+= separator.count &* (count &- 1)
        let width = widest >= 4 ? 4 : widest >= 2 ? 2 : 1
        try checkAllocation(total, of: width)
        let result = makeString(width: width, capacity: total)
        var position = 0
        let separatorCount = separator.count
        var sinceLook = 0
        i = 0
        while i < count {
            if i > 0 && separatorCount > 0 {
                result.setUnits(at: position, from: separator, 0, separatorCount)
                position &+= separatorCount
            }
            guard let string = peek(items + i)?.to(StringObject.self) else { break }
            sinceLook &+= string.count &+ 64
            if sinceLook > 1 << 20 {
                try chargeQuietly(sinceLook &>> 5)
                sinceLook = 0
            }
            if Int(string.width) == width {
                let bytes = string.count &* width
                copyBytes(result.buffer + position &* width, string.buffer, bytes)
            } else {
                string._withUnsafeGuaranteedRef { result.setUnits(at: position, from: $0, 0, $0.count) }
            }
            position &+= string.count
            i &+= 1
        }
        result.count = total
        return result
    }

    /// `text.replace(old, new, limit)`.
    package func replace(
        _ text: StringObject, _ old: StringObject, _ new: StringObject, limit: Int
    ) throws(Raise) -> StringObject {
        let occurrences =
            try text.withNeedle(old) { (hay, needle) throws(Raise) in
                try self.occurrences(of: needle, in: hay, 0, hay.count, limit: limit)
            } ?? 0
        if occurrences == 0 || old.equals(new) { return exact(text) }
        let (growth, overflow) = (new.count &- old.count).multipliedReportingOverflow(by: occurrences)
        let (total, overflow2) = text.count.addingReportingOverflow(growth)
        if overflow || overflow2 { throw overflowError("replace string is too long") }
        if total == 0 { return emptyString }
        let width = max(text.width, new.width)
        try checkAllocation(total, of: Int(width))
        let result = makeString(width: Int(width), capacity: total)
        var position = 0
        var sinceLook = 0
        func copy(_ source: StringObject, _ start: Int, _ end: Int) throws(Raise) {
            result.setUnits(at: position, from: source, start, end &- start)
            position &+= end &- start
            sinceLook &+= end &- start &+ 64
            if sinceLook > 1 << 20 {
                try chargeQuietly(sinceLook &>> 5)
                sinceLook = 0
            }
        }
        if old.count == 0 {
            for i in 0..<occurrences {
                try copy(new, 0, new.count)
                if i < text.count { try copy(text, i, i + 1) }
            }
            if occurrences <= text.count { try copy(text, occurrences, text.count) }
        } else {
            _ = try text.withNeedle(old) { (hay, needle) throws(Raise) in
                var start = 0
                for _ in 0..<occurrences {
                    let hit = hay.find(needle, start, hay.count)
                    try copy(text, start, hit)
                    try copy(new, 0, new.count)
                    start = hit &+ needle.count
                }
                try copy(text, start, hay.count)
            }
        }
        result.count = total
        return Int(text.width) > 1 ? narrowed(result) : result
    }

    /// The string in the width it needs.
    package func narrowed(_ string: StringObject) -> StringObject {
        let width = string.widthNeeded(0, string.count)
        if width == Int(string.width) { return string }
        let result = makeString(width: width, capacity: string.count)
        for i in 0..<string.count { result.setUnit(i, string[i]) }
        result.count = string.count
        return result
    }
}
