// `int`: the constructor with all its text forms, and the methods.
//
// A literal is read from ASCII bytes (see `withNumberText`): blanks, a sign, a prefix that fits the base, digits with single
// underscores between them. Up to 18 decimal digits are read straight into a word.

extension IntObject {
    static let rows: [NativeRow] = [
        .method("conjugate()", IntObject.exactRow, "Returns self, the complex conjugate of any int."),
        .method(
            "bit_length()", IntObject.bitLength,
            """
            Number of bits necessary to represent self in binary.

            >>> (37).bit_length()
            6
            """),
        .method(
            "bit_count()", IntObject.bitCount,
            """
            Number of ones in the binary representation of the absolute value of self.

            >>> (13).bit_count()
            3
            """),
        .method(
            "to_bytes(length=1, byteorder='big', *, signed=False)", IntObject.toBytes,
            "Return an array of bytes representing an integer."),
        .classMethod(
            "from_bytes(bytes, byteorder='big', *, signed=False)", IntObject.fromBytes,
            "Return the integer represented by the given array of bytes."),
        .method(
            "as_integer_ratio()", IntObject.asIntegerRatio,
            """
            Return a pair of integers, whose ratio is equal to the original int.

            >>> (10).as_integer_ratio()
            (10, 1)
            """),
        .method(
            "is_integer()", IntObject.isInteger,
            "Returns True. Exists for duck type compatibility with float.is_integer."),
        .method("__trunc__()", IntObject.exactRow, "Truncating an Integral returns itself."),
        .method("__floor__()", IntObject.exactRow, "Flooring an Integral returns itself."),
        .method("__ceil__()", IntObject.exactRow, "Ceiling of an Integral returns itself."),
        .method("__round__(ndigits=<unrepresentable>, /)", IntObject.round, "Rounding an Integral returns itself."),
        .method("__getnewargs__()", IntObject.getnewargs),
        .method("__format__(format_spec, /)", IntObject.format, "Convert to a string according to format_spec."),
        .method("__sizeof__()", IntObject.sizeof, "Returns size in memory, in bytes."),
        .property("real", IntObject.exactRow, "the real part of a complex number"),
        .property("imag", { (call) throws(Raise) in .int(0) }, "the imaginary part of a complex number"),
        .property("numerator", IntObject.exactRow, "the numerator of a rational number in lowest terms"),
        .property(
            "denominator", { (call) throws(Raise) in .int(1) }, "the denominator of a rational number in lowest terms"),
    ]

    // MARK: Constructor

    static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.isConversion(to: thread.pointee.shapes.int) {
            return try thread.borrowing(call.arguments + 1) { (value) throws(Raise) in try thread.integer(from: value) }
        }
        let cls = try thread.receiverClass(call)
        let (argument, base) = try arguments(call)
        let value: Value
        if base.isUnbound {
            if argument.isUnbound { value = .int(0) } else { value = try thread.integer(from: argument) }
        } else if argument.isUnbound {
            throw thread.typeError("int() missing string argument")
        } else {
            value = try thread.integer(fromText: argument, base: base)
        }
        if cls === thread.types.int { return value }
        return thread.tracked(IntObject(thread.bigInteger(value) ?? .zero, cls.root), cls)
    }

    private static func arguments(_ call: Call) throws(Raise) -> (Value, base: Value) {
        let thread = call.thread
        let total = call.count - 1 + (call.keywords?.count ?? 0)
        if total > 2 { throw thread.typeError("int expected at most 2 arguments, got \(total)") }
        var base = call.count > 2 ? call[2] : Value.unbound
        if let keywords = call.keywords {
            for k in 0..<keywords.count {
                guard let name = keywords[k].as(.string, StringObject.self) else { continue }
                guard name.equals("base") else {
                    let hint = closestName(to: name.text, among: ["base"]) == nil ? "" : ". Did you mean 'base'?"
                    throw thread.typeError("int() got an unexpected keyword argument '\(name.text)'\(hint)")
                }
                if !base.isUnbound {
                    throw thread.typeError("argument for int() given by name ('base') and position (2)")
                }
                base = call[call.count + k]
            }
        }
        return (call.count > 1 ? call[1] : .unbound, base)
    }

    // MARK: Bits and bytes

    private static func exactRow(_ call: Call) throws(Raise) -> Value { exact(call[0], call.thread) }

    private static func bitLength(_ call: Call) throws(Raise) -> Value {
        switch IntegerOperand(call[0]) {
        case .small(let i)?: .int(Int.bitWidth - i.magnitude.leadingZeroBitCount)
        case .big(let b)?: .int(b.bitLength)
        case nil: .int(0)
        }
    }

    private static func bitCount(_ call: Call) throws(Raise) -> Value {
        switch IntegerOperand(call[0]) {
        case .small(let i)?: .int(i.magnitude.nonzeroBitCount)
        case .big(let b)?: .int(b.bitCount)
        case nil: .int(0)
        }
    }

    private static func isLittleEndian(_ value: Value, _ name: StaticString, _ thread: ThreadRef) throws(Raise) -> Bool
    {
        guard let order = value.as(.string, StringObject.self) else {
            throw thread.typeError("\(name)() argument 'byteorder' must be str, not \(thread.argumentTypeName(value))")
        }
        if order.equals("little") { return true }
        if order.equals("big") { return false }
        throw thread.valueError("byteorder must be either 'little' or 'big'")
    }

    private static func toBytes(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let length = try thread.index(call[1])
        let isLittle = try isLittleEndian(call[2], "to_bytes", thread)
        let isSigned = try thread.truth(call[3])
        if length < 0 { throw thread.valueError("length argument must be non-negative") }
        try thread.checkAllocation(length)
        let result = thread.makeBytes(count: length)
        let target = UnsafeMutableBufferPointer(start: result.bytes, count: length)
        let operand = IntegerOperand(call[0]) ?? .small(0)
        if operand.isNegative && !isSigned { throw thread.overflowError("can't convert negative int to unsigned") }
        let fits: Bool
        switch operand {
        case .small(let i): fits = BigInteger.write(i, to: target, isLittleEndian: isLittle, isSigned: isSigned)
        case .big(let b): fits = b.write(to: target, isLittleEndian: isLittle, isSigned: isSigned)
        }
        if !fits { throw thread.overflowError("int too big to convert") }
        return .object(result)
    }

    private static func fromBytes(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let isLittle = try isLittleEndian(call[2], "from_bytes", thread)
        let isSigned = try thread.truth(call[3])
        var source = call[1]
        if !thread.hasBuffer(source) { source = .object(try bytes(from: source, thread)) }
        let number = try thread.withBuffer(of: source) { (raw) throws(Raise) in
            try thread.metered(raw.count / 8) { (meter) throws(WorkAborted) in
                try BigInteger(
                    bytes: UnsafeBufferPointer(
                        start: raw.baseAddress?.assumingMemoryBound(to: UInt8.self), count: raw.count),
                    isLittleEndian: isLittle, isSigned: isSigned, meter: meter)
            }
        }
        let value = thread.integer(number)
        return cls === thread.types.int ? value : try thread.call(.object(cls), value)
    }

    /// `bytes(value)` for what has no buffer: an object with `__bytes__`, or an iterable of bytes.
    private static func bytes(from value: Value, _ thread: ThreadRef) throws(Raise) -> BytesObject {
        if let result = try thread.callSpecial(value, thread.names.bytes) {
            if let bytes = result.as(.bytes, BytesObject.self) { return bytes }
            throw thread.typeError("__bytes__ returned non-bytes (type \(thread.typeName(result)))")
        }
        if value.as(.string, StringObject.self) != nil
            || thread.operations(of: value).pointee.iterate == nil
                && thread.operations(of: value).pointee.getItem == nil
        {
            throw thread.typeError("cannot convert '\(thread.typeName(value))' object to bytes")
        }
        var collected: [UInt8] = []
        try thread.forEach(value) { (item) throws(Raise) in
            collected.append(try thread.byte(item, "bytes must be in range(0, 256)"))
        }
        return thread.makeBytes(collected)
    }

    // MARK: Other methods

    private static func asIntegerRatio(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(exact(call[0], call.thread), .int(1)))
    }

    private static func isInteger(_ call: Call) throws(Raise) -> Value { .bool(true) }

    private static func getnewargs(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(exact(call[0], call.thread)))
    }

    private static func format(_ call: Call) throws(Raise) -> Value {
        guard let spec = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError(
                "__format__() argument must be str, not \(call.thread.argumentTypeName(call[1]))")
        }
        return .object(try call.thread.formatInteger(call[0], spec))
    }

    /// What CPython's object of that size takes: 24 bytes and four for each 30 bits.
    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        let bits = IntegerOperand(call[0])?.big.bitLength ?? 0
        return .int(24 + 4 * max(1, (bits + 29) / 30))
    }

    /// `round(n, digits)` with a negative number of digits: to the nearest multiple of a power of ten, halves to even.
    private static func round(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.isMissing(1) { return exact(call[0], thread) }
        guard case .small(let digits)? = IntegerOperand(try thread.indexValue(call[1])) else {
            let isPositive = !(thread.bigInteger(call[1])?.isNegative ?? false)
            return isPositive ? exact(call[0], thread) : .int(0)
        }
        guard digits < 0, let operand = IntegerOperand(call[0]) else { return exact(call[0], thread) }
        let number = operand.big
        // Ten to that power is more than twice the number.
        if digits.magnitude > UInt(number.maximumDigits(radix: 10)) { return .int(0) }
        let rounded = try thread.metered(number.limbCount) { (meter) throws(WorkAborted) in
            let power = try BigInteger.power(10, Int(digits.magnitude), meter: meter)
            let (quotient, remainder) = try number.floorDivided(by: power, meter: meter)
            let order = (remainder + remainder).compare(to: power)
            let up = order > 0 || order == 0 && quotient.isOdd
            return try (up ? quotient + 1 : quotient).multiplied(by: power, meter: meter)
        }
        return thread.integer(rounded)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: int(x)

    /// `int(value)`: an exact `int`.
    package func integer(from value: Value) throws(Raise) -> Value {
        switch value {
        case .int: return value
        case .bool(let b): return .int(b ? 1 : 0)
        case .float(let d): return try integer(truncating: d)
        case .object(let object):
            switch object.shape.toOpaque() {
            case pointee.shapes.string.toOpaque():
                return try integer(fromString: unsafeDowncast(object, to: StringObject.self), base: 10, value)
            case pointee.shapes.int.toOpaque(): return value
            default: return try integer(fromObject: value)
            }
        default: throw notAnInteger(value)
        }
    }

    private func notAnInteger(_ value: Value) -> Raise {
        typeError("int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
    }

    private func integer(fromObject value: Value) throws(Raise) -> Value {
        let table = operations(of: value)
        if let toInt = table.pointee.toInt {
            let result = try toInt(value, self)
            if case .int = result { return result }
            guard bigInteger(result) != nil else {
                throw typeError("__int__ returned non-int (type \(typeName(result)))")
            }
            let exact = IntObject.exact(result, self)
            if case .object(let a) = exact, case .object(let b) = result, a === b { return exact }
            try warn(
                types.deprecationWarning,
                "__int__ returned non-int (type \(typeName(result))).  The ability to return an instance of a strict subclass "
                    + "of int is deprecated, and may be removed in a future version of Python.")
            return exact
        }
        if table.pointee.index != nil { return IntObject.exact(try indexValue(value), self) }
        if let result = try callSpecial(value, names.trunc) {
            try warn(types.deprecationWarning, "The delegation of int() to __trunc__ is deprecated.")
            if hasIndex(result) { return IntObject.exact(try indexValue(result), self) }
            throw typeError("__trunc__ returned non-Integral (type \(typeName(result)))")
        }
        if let text = value.as(.string, StringObject.self) { return try integer(fromString: text, base: 10, value) }
        if hasBuffer(value) { return try integer(fromBytes: value, base: 10) }
        throw notAnInteger(value)
    }

    /// The whole part of a float.
    package func integer(truncating value: Double) throws(Raise) -> Value {
        if let small = FloatArithmetic.smallInteger(value) { return .int(small) }
        if let big = BigInteger(truncating: value) { return integer(big) }
        if value.isNaN { throw valueError("cannot convert float NaN to integer") }
        throw overflowError("cannot convert float infinity to integer")
    }

    // MARK: int(text, base)

    func integer(fromText value: Value, base: Value) throws(Raise) -> Value {
        let number = try indexValue(base)
        guard case .int(let base) = number, base == 0 || base >= 2 && base <= 36 else {
            throw valueError("int() base must be >= 2 and <= 36, or 0")
        }
        if let text = value.as(.string, StringObject.self) { return try integer(fromString: text, base: base, value) }
        if value.as(.bytes, BytesObject.self) != nil || value.as(.bytearray, BytearrayObject.self) != nil {
            return try integer(fromBytes: value, base: base)
        }
        throw typeError("int() can't convert non-string with explicit base")
    }

    /// `text` is the string of `value`.
    private func integer(fromString text: StringObject, base: Int, _ value: Value) throws(Raise) -> Value {
        let result = try withNumberText(text) { (bytes) throws(Raise) in try integer(parsing: bytes, base: base) }
        if let result { return result }
        throw valueError("invalid literal for int() with base \(base): \(try shortRepr(value))")
    }

    private func integer(fromBytes value: Value, base: Int) throws(Raise) -> Value {
        let (result, text) = try withBuffer(of: value) { (raw) throws(Raise) -> (Value?, StringObject?) in
            let bytes = UnsafeBufferPointer(
                start: raw.baseAddress?.assumingMemoryBound(to: UInt8.self), count: raw.count)
            let result = try integer(parsing: bytes, base: base)
            return (result, result == nil ? try reprOfBytes(raw) : nil)
        }
        if let result { return result }
        let shown = text ?? emptyString
        throw valueError(
            "invalid literal for int() with base \(base): \(substring(shown, 0, min(shown.count, 200)).text)")
    }

    /// The number an ASCII text spells, or nil.
    func integer(parsing text: UnsafeBufferPointer<UInt8>, base: Int) throws(Raise) -> Value? {
        var start = 0
        var end = text.count
        while start < end, FloatText.isBlank(text[start]) { start &+= 1 }
        while end > start, FloatText.isBlank(text[end &- 1]) { end &-= 1 }
        var isNegative = false
        if start < end, text[start] == 0x2B || text[start] == 0x2D {
            isNegative = text[start] == 0x2D
            start &+= 1
        }
        if base == 10, end &- start <= 18, let small = smallDecimal(text, start, end) {
            return .int(isNegative ? 0 &- small : small)
        }
        guard let (radix, position) = radix(text, start, end, base) else { return nil }
        return try integer(
            digits: text, position, end, radix: radix, isNegative: isNegative, mustBeZero: base == 0 && radix == 0)
    }

    /// Up to 18 digits and nothing else.
    @inline(__always)
    private func smallDecimal(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        if start >= end { return nil }
        var result = 0
        var i = start
        while i < end {
            let digit = text[i] &- 0x30
            if digit > 9 { return nil }
            result = result &* 10 &+ Int(digit)
            i &+= 1
        }
        return result
    }

    /// The base that the text itself says or allows, and where the digits start. Base 0 stands for "0" with leading zeros only.
    private func radix(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ base: Int
    ) -> (radix: Int, position: Int)? {
        guard start < end else { return nil }
        var radix = base
        var position = start
        if text[start] == 0x30, start &+ 1 < end {
            let prefixed: Int
            switch text[start &+ 1] | 0x20 {
            case UInt8(ascii: "x"): prefixed = 16
            case UInt8(ascii: "o"): prefixed = 8
            case UInt8(ascii: "b"): prefixed = 2
            default: prefixed = -1
            }
            if prefixed > 0 && (base == 0 || base == prefixed) {
                radix = prefixed
                position = start &+ 2
                if position < end, text[position] == 0x5F { position &+= 1 }
                return (radix, position)
            }
            if base == 0 { return (0, start) }
        }
        return (radix == 0 ? 10 : radix, position)
    }

    /// Digits with single underscores between them.
    private func integer(
        digits text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, radix: Int, isNegative: Bool,
        mustBeZero: Bool
    ) throws(Raise) -> Value? {
        let radix = mustBeZero ? 10 : radix
        var digits: [UInt8] = []
        digits.reserveCapacity(end &- start)
        var lastWasDigit = false
        var isValid = true
        for i in start..<max(start, end) {
            let byte = text[i]
            try chargeItem(i)
            if byte == 0x5F {
                if !lastWasDigit { isValid = false; break }
                lastWasDigit = false
            } else if BigInteger.digitValue(byte) < radix {
                digits.append(byte)
                lastWasDigit = true
            } else {
                isValid = false
                lastWasDigit = false
                break
            }
        }
        let limit = system.maximumDigits
        if limit > 0, digits.count > limit, radix & (radix &- 1) != 0 {
            throw valueError(
                "Exceeds the limit (\(limit) digits) for integer string conversion: value has \(digits.count) digits; use "
                    + "sys.set_int_max_str_digits() to increase the limit")
        }
        guard isValid, lastWasDigit else { return nil }
        let number: BigInteger? = try metered(digits.count / 16) { (meter) throws(WorkAborted) in
            guard let parsed = digits.withUnsafeBufferPointer({ Result(parsing: $0, radix, meter) }) else { return nil }
            return try parsed.get()
        }
        guard let number else { return nil }
        if mustBeZero && !number.isZero { return nil }
        return integer(isNegative ? number.negated : number)
    }
}

extension Result where Success == BigInteger, Failure == WorkAborted {
    /// What `BigInteger(digits:)` came to; nil for a text that is no number.
    fileprivate init?(parsing digits: UnsafeBufferPointer<UInt8>, _ radix: Int, _ meter: WorkMeterPointer) {
        do throws(WorkAborted) {
            guard let number = try BigInteger(digits: digits, radix: radix, meter: meter) else { return nil }
            self = .success(number)
        } catch {
            self = .failure(error)
        }
    }
}
