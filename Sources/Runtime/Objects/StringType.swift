// `str`: the type, its constructor and its operators. The methods are in `StringMethods.swift`, storage in `StringObject.swift`.
//
// A string of a subclass has another shape and the same storage. Whatever a method or operator makes is an exact `str`; an exact
// string may come back as it is.

extension StringObject {
    static let nativeType = NativeType(
        "str", .string, [.isBase, .matchesSelf],
        doc: """
            str(object='') -> str
            str(bytes_or_buffer[, encoding[, errors]]) -> str

            Create a new string object from the given object. If encoding or
            errors is specified, then the object must expose a data buffer
            that will be decoded using the given encoding and error handler.
            Otherwise, returns the result of object.__str__() (if defined)
            or repr(object).
            """,
        new: .variadic("str(object='', encoding=<unrepresentable>, errors=<unrepresentable>)", StringObject.make),
        operations: {
            $0.repr = { (a, thread) throws(Raise) in .object(try thread.reprOfString(string(a))) }
            $0.str = { (a, thread) throws(Raise) in .object(thread.exact(string(a))) }
            $0.hash = { (a, thread) throws(Raise) in string(a).hash }
            $0.compare = StringObject.compare
            $0.iterate = StringObject.iterate
            $0.truth = { (a, thread) throws(Raise) in string(a).count != 0 }
            $0.length = { (a, thread) throws(Raise) in string(a).count }
            $0.contains = StringObject.contains
            $0.getItem = StringObject.getItem
            $0.concatenate = StringObject.concatenate
            $0.repeated = StringObject.repeated
            $0.setBinary([.modulo], StringObject.modulo)
        },
        rows: { rows })

    /// The operand of an operation that is known to be a string.
    @inline(__always) static func string(_ value: Value) -> StringObject {
        unsafeDowncast(value.object.unsafelyUnwrapped, to: StringObject.self)
    }

    // MARK: Creation

    /// The arguments of `str()`; unbound where they are missing.
    private struct Arguments {
        var object = Value.unbound
        var encoding = Value.unbound
        var errors = Value.unbound

        /// Variadic, because calls with one argument are frequent and need no binding.
        init(_ call: Call) throws(Raise) {
            let thread = call.thread
            let given = call.count - 1
            if given > 3 { throw thread.typeError("str expected at most 3 arguments, got \(given)") }
            if given > 0 { object = call[1] }
            if given > 1 { encoding = call[2] }
            if given > 2 { errors = call[3] }
            guard let keywords = call.keywords else { return }
            if given + keywords.count > 3 {
                throw thread.typeError("str() takes at most 3 arguments (\(given + keywords.count) given)")
            }
            for i in 0..<keywords.count {
                guard let name = keywords[i].as(.string, StringObject.self) else { continue }
                let value = call.keywordValue(i)
                if name.equals("object") {
                    try Arguments.set(&object, value, name, 1, thread)
                } else if name.equals("encoding") {
                    try Arguments.set(&encoding, value, name, 2, thread)
                } else if name.equals("errors") {
                    try Arguments.set(&errors, value, name, 3, thread)
                } else {
                    throw thread.typeError("str() got an unexpected keyword argument '\(name.text)'")
                }
            }
        }

        private static func set(
            _ target: inout Value, _ value: Value, _ name: StringObject, _ position: Int, _ thread: ThreadRef
        ) throws(Raise) {
            if !target.isUnbound {
                throw thread.typeError("argument for str() given by name ('\(name.text)') and position (\(position))")
            }
            target = value
        }
    }

    static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.isConversion(to: thread.pointee.shapes.string) {
            if case .int(let number) = call.arguments[1] { return .object(thread.decimalText(number)) }
            return .object(try thread.borrowing(call.arguments + 1) { (value) throws(Raise) in try thread.str(value) })
        }
        let cls = try thread.receiverClass(call)
        let arguments = try Arguments(call)
        let made: StringObject
        if arguments.object.isUnbound {
            made = thread.emptyString
        } else if arguments.encoding.isUnbound && arguments.errors.isUnbound {
            made = try thread.str(arguments.object)
        } else {
            made = try decode(arguments, thread)
        }
        // (an instance of a subclass that `__str__` answers with is handed on)
        if cls === thread.types.string { return .object(made) }
        let instance = thread.copyString(made, cls.root)
        // an instance of a Python class has attributes, so it can be part of a cycle
        instance.track()
        return .object(instance)
    }

    private static func decode(_ arguments: Arguments, _ thread: ThreadRef) throws(Raise) -> StringObject {
        func text(_ value: Value, _ name: StaticString, _ fallback: String) throws(Raise) -> String {
            if value.isUnbound { return fallback }
            if let string = value.as(.string, StringObject.self) { return try thread.plainText(string) }
            throw thread.typeError("str() argument '\(name)' must be str, not \(thread.argumentTypeName(value))")
        }
        let encoding = try text(arguments.encoding, "encoding", "utf-8")
        let errors = try text(arguments.errors, "errors", "strict")
        let value = arguments.object
        if value.as(.string, StringObject.self) != nil { throw thread.typeError("decoding str is not supported") }
        if !thread.hasBuffer(value) {
            throw thread.typeError("decoding to str: need a bytes-like object, \(thread.typeName(value)) found")
        }
        var view = try thread.acquireBuffer(value)
        defer { view.release() }
        return try thread.decode(view.bytes, encoding: encoding, errors: errors)
    }

    // MARK: Operators

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.string, StringObject.self), let right = b.as(.string, StringObject.self)
        else { return .notImplemented }
        switch op {
        case .equal: return .bool(left.equals(right))
        case .notEqual: return .bool(!left.equals(right))
        default: return .bool(op.holds(left.order(right)))
        }
    }

    private static func contains(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        guard let needle = b.as(.string, StringObject.self) else {
            throw thread.typeError("'in <string>' requires string as left operand, not \(thread.typeName(b))")
        }
        return string(a).firstIndex(of: needle) >= 0
    }

    private static func getItem(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let text = string(a)
        var index: Int
        switch b {
        case .int(let i): index = i
        case .object(let object) where object.kind == .slice:
            let part = try thread.sliceBounds(unsafeDowncast(object, to: SliceObject.self), text.count)
            return .object(try slice(text, part, thread))
        default:
            if !thread.hasIndex(b) {
                throw thread.typeError("string indices must be integers, not '\(thread.typeName(b))'")
            }
            index = try thread.index(b, orRaise: thread.types.indexError)
        }
        if index < 0 { index &+= text.count }
        if index < 0 || index >= text.count { throw thread.indexError("string index out of range") }
        return thread.character(text[index])
    }

    private static func slice(
        _ text: StringObject, _ part: SliceBounds, _ thread: ThreadRef
    ) throws(Raise) -> StringObject {
        if part.count == 0 { return thread.emptyString }
        if part.step == 1 { return thread.substring(text, part.start, part.start + part.count) }
        if text.width == 1 {
            let result = thread.makeString(width: 1, capacity: part.count)
            let (source, target) = (text.bytes, result.bytes)
            try thread.inPieces(part.count, cost: 8) { (start, end) throws(Raise) in
                var (i, from) = (start, part.start &+ start &* part.step)
                while i < end {
                    target[i] = source[from]
                    i &+= 1
                    from &+= part.step
                }
            }
            result.count = part.count
            return result
        }
        var all: UInt32 = 0
        for i in 0..<part.count {
            all |= text[part.start &+ i &* part.step]
            try thread.chargeItem(i)
        }
        let result = thread.makeString(width: all < 0x100 ? 1 : all < 0x10000 ? 2 : 4, capacity: part.count)
        for i in 0..<part.count {
            result.setUnit(i, text[part.start &+ i &* part.step])
            try thread.chargeItem(i)
        }
        result.count = part.count
        return result
    }

    private static func concatenate(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let left = string(a)
        guard let right = b.as(.string, StringObject.self) else {
            throw thread.typeError("can only concatenate str (not \"\(thread.typeName(b))\") to str")
        }
        if right.count == 0 { return .object(thread.exact(left)) }
        if left.count == 0 { return .object(thread.exact(right)) }
        try thread.checkAllocation(left.count &+ right.count, of: Int(max(left.width, right.width)))
        if left.count &+ right.count > 1 << 20 {
            let result = thread.makeString(
                width: Int(max(left.width, right.width)), capacity: left.count &+ right.count)
            try thread.copyUnits(of: left, to: result, at: 0)
            try thread.copyUnits(of: right, to: result, at: left.count)
            result.count = left.count &+ right.count
            return .object(result)
        }
        return .object(thread.concatenate(left, right))
    }

    private static func repeated(_ a: Value, _ times: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let text = string(a)
        if times <= 0 || text.count == 0 { return .object(thread.emptyString) }
        if times == 1 { return .object(thread.exact(text)) }
        let (count, overflow) = text.count.multipliedReportingOverflow(by: times)
        if overflow { throw thread.overflowError("repeated string is too long") }
        try thread.checkAllocation(count, of: Int(text.width))
        let result = thread.makeString(width: Int(text.width), capacity: count)
        if text.count == 1 {
            try thread.fill(result, at: 0, with: text[0], times)
        } else {
            try thread.repeatBytes(result.buffer, text.buffer, text.byteCount, times)
        }
        result.count = count
        return .object(result)
    }

    private static func modulo(
        _ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        guard op == .modulo, let format = a.as(.string, StringObject.self) else { return .notImplemented }
        return .object(try thread.percentFormat(format, b))
    }

    // MARK: Iteration

    private static func iterate(_ a: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let text = string(a)
        let type = text.isASCIIText ? thread.types.stringASCIIIterator : thread.types.stringIterator
        guard let type else { return .unbound }
        return .object(StringIterator(text, type.root))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Fills `target` with `times` copies of `count` bytes, doubling what is there already up to a megabyte at a time.
    func repeatBytes(
        _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int, _ times: Int
    ) throws(Raise) {
        let total = count &* times
        if total <= 0 { return }
        try copyLong(target, source, count)
        var done = count
        while done < total {
            // (whole copies, so that what is copied next begins where a copy begins)
            let next = min(done, total &- done, max(1 << 20 / count &* count, count))
            if next > 1 << 20 {
                try copyLong(target + done, target, next)
            } else {
                moveBytes(target + done, target, next)
                if next >= 1 << 16 { try chargeQuietly(next &>> 5) }
            }
            done &+= next
        }
    }
}

/// Iterates over the characters of a string.
package final class StringIterator: IteratorObject {
    /// Nil once exhausted. A string that has an iterator is not grown in place, so its units stay where they are.
    @exclusivity(unchecked) private final var string: StringObject?
    /// The units and their number, at hand so that a step needs no retain of the string.
    private final let units: TextRun
    @exclusivity(unchecked) private final var index = 0

    init(_ string: StringObject, _ shape: ShapeRef) {
        self.string = string
        units = TextRun(string)
        super.init(shape)
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        if index < units.count {
            index &+= 1
            return thread.character(units[index &- 1])
        }
        string = nil
        return .unbound
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { max(units.count &- index, 0) }

    static let nativeType = NativeType(
        "str_iterator", .iterator, [.isNotConstructible], operations: { makeIteratorOperations(&$0) }, rows: { rows })
    static let asciiType = NativeType(
        "str_ascii_iterator", .iterator, [.isNotConstructible], operations: { makeIteratorOperations(&$0) },
        rows: { rows })

    static let rows: [NativeRow] = [
        .method(
            "__length_hint__()",
            { (call) throws(Raise) in
                .int(try iterator(call).lengthHint(call.thread) ?? 0)
            }, "Private method returning an estimate of len(list(it))."),
        .method(
            "__reduce__()",
            { (call) throws(Raise) in
                let thread = call.thread
                let iter = try thread.requiredBuiltin("iter")
                guard let string = iterator(call).string else {
                    return .object(thread.makeTuple(iter, .object(thread.makeTuple(.object(thread.emptyString)))))
                }
                return .object(
                    thread.makeTuple(iter, .object(thread.makeTuple(.object(string))), .int(iterator(call).index)))
            }, "Return state information for pickling."),
        .method(
            "__setstate__(state, /)",
            { (call) throws(Raise) in
                let index = try call.thread.index(call[1])
                let iterator = iterator(call)
                if iterator.string != nil { iterator.index = min(max(index, 0), iterator.units.count) }
                return .none
            }, "Set state information for unpickling."),
    ]

    private static func iterator(_ call: Call) -> StringIterator {
        unsafeDowncast(call[0].object.unsafelyUnwrapped, to: StringIterator.self)
    }
}

/// What every iterator written in Swift has: it is its own iterator, and `next` is its virtual method.
func makeIteratorOperations(_ operations: inout TypeOperations) {
    operations.iterate = { (a, _) throws(Raise) in a }
    operations.next = { (a, thread) throws(Raise) in
        try unsafeDowncast(a.object.unsafelyUnwrapped, to: IteratorObject.self).next(thread)
    }
}

extension CoreTypes {
    /// `str`, `bytes`, `bytearray`, `memoryview` and their iterators.
    func makeTextTypes(_ make: TypeMaker) {
        string = make(StringObject.nativeType)
        bytes = make(BytesObject.nativeType)
        bytearray = make(BytearrayObject.nativeType)
        memoryview = make(MemoryViewObject.nativeType)
        stringIterator = make(StringIterator.nativeType)
        stringASCIIIterator = make(StringIterator.asciiType)
        bytesIterator = make(BytesIterator.nativeType)
        bytearrayIterator = make(BytesIterator.bytearrayType)
        memoryIterator = make(MemoryIterator.nativeType)
    }
}
