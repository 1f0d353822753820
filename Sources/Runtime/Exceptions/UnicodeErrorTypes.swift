// `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`: what could not be converted, where and why.

enum UnicodeErrorTypes {
    static let decodeType = NativeType(
        "UnicodeDecodeError", .exception, [.isBase], doc: "Bytes do not decode to text.",
        operations: { operations in
            operations.initialize = initializeDecode
            operations.str = strDecode
        }, rows: { rows })

    static let encodeType = NativeType(
        "UnicodeEncodeError", .exception, [.isBase], doc: "Text cannot be encoded.",
        operations: { operations in
            operations.initialize = initializeEncode
            operations.str = strEncode
        }, rows: { rows })

    static let translateType = NativeType(
        "UnicodeTranslateError", .exception, [.isBase], doc: "Text cannot be translated.",
        operations: { operations in
            operations.initialize = initializeTranslate
            operations.str = strTranslate
        }, rows: { rows })

    /// Indices of the fields.
    private static let encoding = 0, object = 1, start = 2, end = 3, reason = 4

    private static let rows: [NativeRow] = [
        .property(
            "encoding", { (call) throws(Raise) in call.exception.field(0) },
            set: { (call) throws(Raise) in call.setField(0) }, "exception encoding"),
        .property(
            "object", { (call) throws(Raise) in call.exception.field(1) },
            set: { (call) throws(Raise) in call.setField(1) }, "exception object"),
        .property(
            "start", { (call) throws(Raise) in call.exception.position(2) },
            set: { (call) throws(Raise) in try setPosition(call, 2) }, "exception start"),
        .property(
            "end", { (call) throws(Raise) in call.exception.position(3) },
            set: { (call) throws(Raise) in try setPosition(call, 3) }, "exception end"),
        .property(
            "reason", { (call) throws(Raise) in call.exception.field(4) },
            set: { (call) throws(Raise) in call.setField(4) }, "exception reason"),
    ]

    private static func setPosition(_ call: Call, _ index: Int) throws(Raise) -> Value {
        let thread = call.thread
        if call.isMissing(1) { throw thread.typeError("can't delete numeric/char attribute") }
        guard thread.hasIndex(call[1]) else { throw thread.typeError("an integer is required") }
        call.exception.setField(index, .int(try thread.index(call[1])))
        return .none
    }

    // MARK: Creation

    static func initializeDecode(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try prepare(value, base, count, keywords, wanted: 5, thread)
        var bytes = copy(base + 1)
        if bytes.as(.bytes, BytesObject.self) == nil {
            bytes = .object(try thread.withBuffer(of: bytes) { (raw) throws(Raise) in thread.makeBytes(raw) })
        }
        try finish(value, [try text(base, 0, thread), bytes], base + 2, 3, thread)
    }

    static func initializeEncode(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try prepare(value, base, count, keywords, wanted: 5, thread)
        try finish(value, [try text(base, 0, thread), try text(base, 1, thread)], base + 2, 3, thread)
    }

    static func initializeTranslate(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try prepare(value, base, count, keywords, wanted: 4, thread)
        try finish(value, [.none, try text(base, 0, thread)], base + 1, 2, thread)
    }

    private static func prepare(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, wanted: Int, _ thread: ThreadRef
    ) throws(Raise) {
        try ExceptionTypes.initialize(value, base, count, keywords, thread)
        if count != wanted { throw thread.typeError("function takes exactly \(wanted) arguments (\(count) given)") }
    }

    private static func text(_ base: Slots, _ index: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = copy(base + index)
        if value.as(.string, StringObject.self) != nil { return value }
        throw thread.typeError("argument \(index + 1) must be str, not \(thread.argumentTypeName(value))")
    }

    /// Start, end and reason stand at `rest`; `index` is how many parameters come before the reason, counted as CPython does.
    private static func finish(
        _ value: Value, _ first: [Value], _ rest: Slots, _ index: Int, _ thread: ThreadRef
    ) throws(Raise) {
        let start = try thread.index(copy(rest))
        let end = try thread.index(copy(rest + 1))
        let reason = copy(rest + 2)
        if reason.as(.string, StringObject.self) == nil {
            throw thread.typeError("argument \(index + 2) must be str, not \(thread.argumentTypeName(reason))")
        }
        ExceptionTypes.exception(value).setFields(first + [.int(start), .int(end), reason])
    }

    // MARK: Text

    private static func positions(_ exception: ExceptionObject) -> (start: Int, end: Int) {
        var result = (start: 0, end: 0)
        if case .int(let i) = exception.field(start) { result.start = i }
        if case .int(let i) = exception.field(end) { result.end = i }
        return result
    }

    private static func strDecode(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let exception = ExceptionTypes.exception(value)
        guard let bytes = exception.field(object).as(.bytes, BytesObject.self) else {
            return .object(thread.emptyString)
        }
        let codec = try thread.str(exception.field(encoding)).text
        let why = try thread.str(exception.field(reason)).text
        let (start, end) = positions(exception)
        if start >= 0, start < bytes.count, end == start + 1 {
            let byte = String(bytes.bytes[start], radix: 16)
            return thread.makeStringValue(
                "'\(codec)' codec can't decode byte 0x\(byte.utf8.count == 1 ? "0" + byte : byte) in position \(start): \(why)"
            )
        }
        return thread.makeStringValue("'\(codec)' codec can't decode bytes in position \(start)-\(end &- 1): \(why)")
    }

    private static func strEncode(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let exception = ExceptionTypes.exception(value)
        let codec = try thread.str(exception.field(encoding)).text
        return try strOfText(exception, "'\(codec)' codec can't encode", thread)
    }

    private static func strTranslate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try strOfText(ExceptionTypes.exception(value), "can't translate", thread)
    }

    private static func strOfText(_ exception: ExceptionObject, _ what: String, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard let text = exception.field(object).as(.string, StringObject.self) else {
            return .object(thread.emptyString)
        }
        let why = try thread.str(exception.field(reason)).text
        let (start, end) = positions(exception)
        if start >= 0, start < text.count, end == start + 1 {
            return thread.makeStringValue("\(what) character '\(escape(text[start]))' in position \(start): \(why)")
        }
        return thread.makeStringValue("\(what) characters in position \(start)-\(end &- 1): \(why)")
    }

    /// `\x61`, `\u1234`, `\U00012345`.
    private static func escape(_ point: UInt32) -> String {
        let digits = String(point, radix: 16)
        let (prefix, width) = point < 0x100 ? ("\\x", 2) : point < 0x10000 ? ("\\u", 4) : ("\\U", 8)
        return prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension ExceptionObject {
    /// A field that holds a number; 0 if it was never set.
    fileprivate final func position(_ index: Int) -> Value { field(index).isNone ? .int(0) : field(index) }
}
