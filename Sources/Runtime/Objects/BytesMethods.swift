// The methods that `bytes` and `bytearray` share: searching, testing, cases, padding. Splitting, joining, replacing are in
// `BytesParts.swift`. All of them are about ASCII only; what a method makes is of the receiver's kind.

/// Namespace of the shared bodies.
enum BytesMethods {
    static let rows: [NativeRow] = searchRows + testRows + shapeRows + partRows

    private static let searchRows: [NativeRow] = [
        .method(
            "count(sub, start=None, end=None, /)", BytesMethods.countOf,
            "Return the number of non-overlapping occurrences of subsection sub."),
        .method(
            "find(sub, start=None, end=None, /)", BytesMethods.find,
            "Return the lowest index where subsection sub is found, or -1."),
        .method(
            "rfind(sub, start=None, end=None, /)", BytesMethods.rfind,
            "Return the highest index where subsection sub is found, or -1."),
        .method(
            "index(sub, start=None, end=None, /)", BytesMethods.indexOf,
            "Like find, but raises ValueError when the subsection is not found."),
        .method(
            "rindex(sub, start=None, end=None, /)", BytesMethods.rindex,
            "Like rfind, but raises ValueError when the subsection is not found."),
        .method(
            "startswith(prefix, start=None, end=None, /)", BytesMethods.startswith,
            "Return True if it starts with the specified prefix."),
        .method(
            "endswith(suffix, start=None, end=None, /)", BytesMethods.endswith,
            "Return True if it ends with the specified suffix."),
    ]

    private static let testRows: [NativeRow] = [
        .method(
            "isalnum()", { (c) throws(Raise) in try all(c) { isLetter($0) || isDigit($0) } },
            "True if all characters are alphanumeric."),
        .method(
            "isalpha()", { (c) throws(Raise) in try all(c) { isLetter($0) } }, "True if all characters are alphabetic."),
        .method(
            "isascii()",
            { (c) throws(Raise) in
                let run = c.bytesReceiver.run
                return .bool(asciiPrefix(run.start, run.count) == run.count)
            }, "True if empty or all characters are ASCII."),
        .method("isdigit()", { (c) throws(Raise) in try all(c) { isDigit($0) } }, "True if all characters are digits."),
        .method(
            "islower()", { (c) throws(Raise) in try cased(c, isLower, not: isUpper) },
            "True if all cased characters are lowercase."),
        .method(
            "isupper()", { (c) throws(Raise) in try cased(c, isUpper, not: isLower) },
            "True if all cased characters are uppercase."),
        .method(
            "isspace()", { (c) throws(Raise) in try all(c) { isSpace($0) } }, "True if all characters are whitespace."),
        .method("istitle()", BytesMethods.istitle, "True if it is title-cased."),
    ]

    private static let shapeRows: [NativeRow] = [
        .method(
            "capitalize()", BytesMethods.capitalize,
            "Return a copy with the first character capitalized and the rest lower-cased."),
        .method(
            "lower()", { (c) throws(Raise) in try map(c) { isUpper($0) ? $0 | 0x20 : $0 } },
            "Return a copy converted to lowercase."),
        .method(
            "upper()", { (c) throws(Raise) in try map(c) { isLower($0) ? $0 & 0xDF : $0 } },
            "Return a copy converted to uppercase."),
        .method(
            "swapcase()", { (c) throws(Raise) in try map(c) { isLetter($0) ? $0 ^ 0x20 : $0 } },
            "Return a copy with cases swapped."),
        .method("title()", BytesMethods.title, "Return a titlecased version."),
        .method(
            "center(width, fillchar=<unrepresentable>, /)", BytesMethods.center,
            "Return a centered version of length width."),
        .method(
            "ljust(width, fillchar=<unrepresentable>, /)", BytesMethods.ljust,
            "Return a left-justified version of length width."),
        .method(
            "rjust(width, fillchar=<unrepresentable>, /)", BytesMethods.rjust,
            "Return a right-justified version of length width."),
        .method(
            "zfill(width, /)", BytesMethods.zfill,
            "Pad a numeric string with zeros on the left, to fill a field of the given width."),
        .method(
            "expandtabs(tabsize=8)", BytesMethods.expandtabs,
            "Return a copy where all tab characters are expanded using spaces."),
        .method(
            "hex(sep=<unrepresentable>, bytes_per_sep=1)",
            { (call) throws(Raise) in
                .object(try call.thread.hex(call.bytesReceiver.raw, call[1], call[2]))
            },
            """
            Create a string of hexadecimal numbers from the bytes.

            >>> b'abc'.hex(':', 2)
            '61:6263'
            """),
        .classMethod(
            "fromhex(string, /)", BytesMethods.fromhex, "Create a bytes object from a string of hexadecimal numbers."),
        .method(
            "decode(encoding='utf-8', errors='strict')", BytesMethods.decode,
            "Decode the bytes using the codec registered for encoding."),
    ]

    // MARK: ASCII

    @inline(__always) static func isLower(_ b: UInt8) -> Bool { b &- 0x61 < 26 }
    @inline(__always) static func isUpper(_ b: UInt8) -> Bool { b &- 0x41 < 26 }
    @inline(__always) static func isLetter(_ b: UInt8) -> Bool { (b | 0x20) &- 0x61 < 26 }
    @inline(__always) static func isDigit(_ b: UInt8) -> Bool { b &- 0x30 < 10 }
    @inline(__always) static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || b &- 0x09 < 5 }

    @inline(__always) private static func all(_ call: Call, _ test: (UInt8) -> Bool) throws(Raise) -> Value {
        let raw = call.bytesReceiver.raw
        if raw.isEmpty { return .bool(false) }
        for (i, byte) in raw.enumerated() {
            if !test(byte) { return .bool(false) }
            try call.thread.chargeItem(i)
        }
        return .bool(true)
    }

    @inline(__always) private static func cased(_ call: Call, _ test: (UInt8) -> Bool, not other: (UInt8) -> Bool)
        throws(Raise) -> Value
    {
        var found = false
        for (i, byte) in call.bytesReceiver.raw.enumerated() {
            try call.thread.chargeItem(i)
            if other(byte) { return .bool(false) }
            if test(byte) { found = true }
        }
        return .bool(found)
    }

    private static func istitle(_ call: Call) throws(Raise) -> Value {
        var found = false
        var previousIsCased = false
        for (i, byte) in call.bytesReceiver.raw.enumerated() {
            try call.thread.chargeItem(i)
            if isUpper(byte) {
                if previousIsCased { return .bool(false) }
                previousIsCased = true
                found = true
            } else if isLower(byte) {
                if !previousIsCased { return .bool(false) }
                found = true
            } else {
                previousIsCased = false
            }
        }
        return .bool(found)
    }

    // MARK: Searching

    private static func countOf(_ call: Call) throws(Raise) -> Value {
        try call.withNeedle(1) { (needle) throws(Raise) in
            _ = try call.bounds(2, 0)
            let run = call.bytesReceiver.run
            let (start, end) = try call.bounds(2, run.count)
            if start > run.count { return .int(0) }
            return .int(try call.thread.occurrences(of: needle, in: run, start, end))
        }
    }

    private static func position(_ call: Call, fromEnd: Bool) throws(Raise) -> Int {
        try call.withNeedle(1) { (needle) throws(Raise) in
            let (start, end) = try call.bounds(2, call.bytesReceiver.count)
            let run = call.bytesReceiver.run
            if start > end || end > run.count { return -1 }
            return fromEnd
                ? try call.thread.findLast(needle, in: run, start, end)
                : try call.thread.find(needle, in: run, start, end)
        }
    }

    private static func find(_ call: Call) throws(Raise) -> Value { .int(try position(call, fromEnd: false)) }
    private static func rfind(_ call: Call) throws(Raise) -> Value { .int(try position(call, fromEnd: true)) }

    private static func indexOf(_ call: Call) throws(Raise) -> Value {
        let found = try position(call, fromEnd: false)
        if found < 0 { throw call.thread.valueError("subsection not found") }
        return .int(found)
    }

    private static func rindex(_ call: Call) throws(Raise) -> Value {
        let found = try position(call, fromEnd: true)
        if found < 0 { throw call.thread.valueError("subsection not found") }
        return .int(found)
    }

    private static func startswith(_ call: Call) throws(Raise) -> Value {
        try hasAffix(call, "startswith", atEnd: false)
    }
    private static func endswith(_ call: Call) throws(Raise) -> Value { try hasAffix(call, "endswith", atEnd: true) }

    private static func hasAffix(_ call: Call, _ name: StaticString, atEnd: Bool) throws(Raise) -> Value {
        let thread = call.thread
        func holds(_ value: Value) throws(Raise) -> Bool {
            let (start, end) = try call.bounds(2, call.bytesReceiver.count)
            return try thread.withBuffer(of: value) { (raw) throws(Raise) in
                let run = call.bytesReceiver.run
                if start > end || end > run.count || raw.count > end - start { return false }
                return run.holds(TextRun(raw), at: atEnd ? end - raw.count : start)
            }
        }
        if let choices = call[1].as(.tuple, TupleObject.self) {
            for i in 0..<choices.count where try holds(choices[i]) { return .bool(true) }
            return .bool(false)
        }
        if !thread.hasBuffer(call[1]) {
            throw thread.typeError(
                "\(name) first arg must be bytes or a tuple of bytes, not \(thread.typeName(call[1]))")
        }
        return .bool(try holds(call[1]))
    }

    // MARK: Cases

    @inline(__always) private static func map(_ call: Call, _ transform: (UInt8) -> UInt8) throws(Raise) -> Value {
        let receiver = call.bytesReceiver
        let source = receiver.raw
        let result: UnsafeMutablePointer<UInt8>
        let made: Object
        if receiver.isArray {
            let array = BytearrayObject(count: source.count, call.thread.types.bytearray.root)
            (made, result) = (array, array.bytes)
        } else {
            let bytes = call.thread.makeBytes(count: source.count)
            (made, result) = (bytes, bytes.bytes)
        }
        try call.thread.inPieces(source.count, of: 1 << 18, cost: 8) { (start, end) throws(Raise) in
            for i in start..<end { result[i] = transform(source[i]) }
        }
        return .object(made)
    }

    private static func capitalize(_ call: Call) throws(Raise) -> Value {
        var isFirst = true
        return try map(call) { (byte) in
            defer { isFirst = false }
            if isFirst { return isLower(byte) ? byte & 0xDF : byte }
            return isUpper(byte) ? byte | 0x20 : byte
        }
    }

    private static func title(_ call: Call) throws(Raise) -> Value {
        var previousIsCased = false
        return try map(call) { (byte) in
            let wasCased = previousIsCased
            previousIsCased = isLetter(byte)
            if wasCased { return isUpper(byte) ? byte | 0x20 : byte }
            return isLower(byte) ? byte & 0xDF : byte
        }
    }

    // MARK: Padding

    private static func fill(_ call: Call, _ name: StaticString) throws(Raise) -> UInt8 {
        if call.isMissing(2) { return 0x20 }
        let value = call[2]
        if let bytes = value.as(.bytes, BytesObject.self), bytes.count == 1 { return bytes.bytes[0] }
        if let array = value.as(.bytearray, BytearrayObject.self), array.count == 1 { return array.bytes[0] }
        throw call.thread.typeError(
            "\(name)() argument 2 must be a byte string of length 1, not \(call.thread.argumentTypeName(value))")
    }

    private static func pad(_ call: Call, _ left: Int, _ right: Int, _ fill: UInt8) throws(Raise) -> Value {
        let receiver = call.bytesReceiver
        if left <= 0 && right <= 0 { return receiver.whole(call.thread) }
        let (padding, overflow) = left.addingReportingOverflow(right)
        let (count, overflow2) = padding.addingReportingOverflow(receiver.count)
        if overflow || overflow2 { throw call.thread.memoryError() }
        try call.thread.checkAllocation(count)
        var output = BytesBuilder(capacity: count)
        output.append(repeating: fill, left)
        output.append(receiver.raw)
        output.append(repeating: fill, right)
        return receiver.finish(output, call.thread)
    }

    private static func missing(_ call: Call, _ width: Int) -> Int {
        let count = call.bytesReceiver.count
        return width <= count ? 0 : width - count
    }

    private static func center(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let fill = try fill(call, "center")
        let missing = missing(call, width)
        let left = missing / 2 + (missing & width & 1)
        return try pad(call, left, missing - left, fill)
    }

    private static func ljust(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let fill = try fill(call, "ljust")
        return try pad(call, 0, missing(call, width), fill)
    }

    private static func rjust(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let fill = try fill(call, "rjust")
        return try pad(call, missing(call, width), 0, fill)
    }

    private static func zfill(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let receiver = call.bytesReceiver
        let missing = missing(call, width)
        if missing == 0 { return receiver.whole(call.thread) }
        try call.thread.checkAllocation(width)
        let source = receiver.raw
        var output = BytesBuilder(capacity: width)
        var first = 0
        if !source.isEmpty && (source[0] == 0x2B || source[0] == 0x2D) {
            output.append(source[0])
            first = 1
        }
        output.append(repeating: 0x30, missing)
        output.append(UnsafeRawBufferPointer(rebasing: source[first...]))
        return receiver.finish(output, call.thread)
    }

    private static func expandtabs(_ call: Call) throws(Raise) -> Value {
        let size = try call.thread.smallIndex(call[1])
        let receiver = call.bytesReceiver
        var output = BytesBuilder(capacity: receiver.count + 16)
        var column = 0
        for (i, byte) in receiver.raw.enumerated() {
            try call.thread.chargeItem(i)
            if byte == 0x09 {
                if size > 0 {
                    let spaces = size - column % size
                    try call.thread.checkAllocation(output.count.addingReportingOverflow(spaces).partialValue)
                    output.append(repeating: 0x20, spaces)
                    column = 0
                }
            } else {
                output.append(byte)
                column = byte == 0x0A || byte == 0x0D ? 0 : column + 1
            }
        }
        return receiver.finish(output, call.thread)
    }

    // MARK: Text

    private static func decode(_ call: Call) throws(Raise) -> Value {
        let encoding = try call.thread.plainText(try call.string(1, "decode() argument 'encoding'"))
        let errors = try call.thread.plainText(try call.string(2, "decode() argument 'errors'"))
        return try call.thread.withBuffer(of: call[0]) { (raw) throws(Raise) in
            .object(try call.thread.decode(raw, encoding: encoding, errors: errors))
        }
    }

    private static func fromhex(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let text = try call.string(1, "fromhex() argument")
        var output = BytesBuilder(capacity: text.count / 2)
        var i = 0
        func digit(_ index: Int) throws(Raise) -> UInt8 {
            if index < text.count, text[index] < 0x80,
                let value = hexValue(UInt8(truncatingIfNeeded: text[index]))
            {
                return UInt8(truncatingIfNeeded: value)
            }
            throw thread.valueError("non-hexadecimal number found in fromhex() arg at position \(index)")
        }
        while i < text.count {
            if text[i] < 0x80 && isSpace(UInt8(truncatingIfNeeded: text[i])) {
                i += 1
                continue
            }
            try thread.chargeItem(i &>> 1, cost: 2)
            let high = try digit(i)
            output.append(high << 4 | (try digit(i + 1)))
            i += 2
        }
        let made = Value.object(output.finish(thread))
        guard let cls = call[0].as(.type, TypeObject.self), cls !== thread.types.bytes else { return made }
        return try thread.call(.object(cls), made)
    }
}
