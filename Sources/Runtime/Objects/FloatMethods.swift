// `float`: the constructor and the methods. Parsing and writing of the text forms is in `Numbers`.

extension FloatObject {
    static let rows: [NativeRow] = [
        .method("conjugate()", FloatObject.exactRow, "Returns self: a float has no imaginary part."),
        .method("__trunc__()", FloatObject.trunc, "The whole part, as an int."),
        .method("__floor__()", FloatObject.floor, "The largest int that is not larger."),
        .method("__ceil__()", FloatObject.ceil, "The smallest int that is not smaller."),
        .method(
            "__round__(ndigits=None, /)", FloatObject.round,
            "Rounded to a number of digits behind the point, halves to even; to an int if no number is given."),
        .method(
            "as_integer_ratio()", FloatObject.asIntegerRatio,
            """
            The two ints, in lowest terms and the second positive, whose quotient is exactly this float.

            >>> (0.75).as_integer_ratio()
            (3, 4)
            """),
        .classMethod(
            "fromhex(string, /)", FloatObject.fromhex, "The float that a hexadecimal text such as '0x1.8p3' spells."),
        .method(
            "hex()", FloatObject.hex,
            """
            The exact value as hexadecimal text.

            >>> (3.5).hex()
            '0x1.c000000000000p+1'
            """),
        .method("is_integer()", FloatObject.isInteger, "True if the float has no fraction."),
        .method("__getnewargs__()", FloatObject.getnewargs),
        .classMethod(
            "__getformat__(typestr, /)", FloatObject.getformat, "How the machine stores 'double' or 'float' numbers."),
        .method("__format__(format_spec, /)", FloatObject.format, "Formats the float according to format_spec."),
        .property("real", FloatObject.exactRow, "the real part of a complex number"),
        .property("imag", { (call) throws(Raise) in .float(0) }, "the imaginary part of a complex number"),
    ]

    // MARK: Constructor

    static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.isConversion(to: thread.types.float.root) {
            return try thread.borrowing(call.arguments + 1) { (value) throws(Raise) in
                .float(try thread.float(from: value))
            }
        }
        let cls = try thread.receiverClass(call)
        try refuseKeywords(call, cls)
        if call.count > 2 { throw thread.wrongArgumentCount("float", call.count - 1, 0, 1) }
        let value = call.count > 1 ? try thread.float(from: call[1]) : 0
        if cls === thread.types.float { return .float(value) }
        return thread.tracked(FloatObject(value, cls.root), cls)
    }

    private static func refuseKeywords(_ call: Call, _ cls: TypeObject) throws(Raise) {
        try call.thread.refuseKeywords(call, call.thread.types.float, "float")
    }

    // MARK: Methods

    private static func receiver(_ call: Call) -> Double { double(call[0]) ?? 0 }

    private static func exactRow(_ call: Call) throws(Raise) -> Value { .float(receiver(call)) }

    private static func trunc(_ call: Call) throws(Raise) -> Value {
        try call.thread.integer(truncating: receiver(call))
    }

    private static func floor(_ call: Call) throws(Raise) -> Value {
        try call.thread.integer(truncating: receiver(call).rounded(.down))
    }

    private static func ceil(_ call: Call) throws(Raise) -> Value {
        try call.thread.integer(truncating: receiver(call).rounded(.up))
    }

    private static func round(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let value = receiver(call)
        if call[1].isNone || call.isMissing(1) {
            return try thread.integer(truncating: value.rounded(.toNearestOrEven))
        }
        let number = try thread.indexValue(call[1])
        let digits: Int
        if case .int(let small) = number {
            digits = small
        } else {
            digits = thread.bigInteger(number)?.isNegative ?? false ? -1000 : 1000
        }
        guard let rounded = FloatArithmetic.round(value, digits: digits) else {
            throw thread.overflowError("rounded value too large to represent")
        }
        return .float(rounded)
    }

    private static func asIntegerRatio(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let value = receiver(call)
        guard let (numerator, denominator) = FloatArithmetic.integerRatio(value) else {
            if value.isNaN { throw thread.valueError("cannot convert NaN to integer ratio") }
            throw thread.overflowError("cannot convert Infinity to integer ratio")
        }
        return .object(thread.makeTuple(thread.integer(numerator), thread.integer(denominator)))
    }

    private static func fromhex(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let text = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("bad argument type for built-in operation")
        }
        let value = try parseHex(text, thread)
        let cls = try thread.receiverClass(call)
        return cls === thread.types.float ? .float(value) : try thread.call(.object(cls), .float(value))
    }

    private static func parseHex(_ text: StringObject, _ thread: ThreadRef) throws(Raise) -> Double {
        // Only ASCII counts here: any other character makes the text invalid.
        if text.width != 1 { throw thread.valueError("invalid hexadecimal floating-point string") }
        do throws(FloatText.HexError) {
            return try FloatText.parseHex(UnsafeBufferPointer(start: text.bytes, count: text.count))
        } catch {
            switch error {
            case .invalid: throw thread.valueError("invalid hexadecimal floating-point string")
            case .tooLarge: throw thread.overflowError("hexadecimal value too large to represent as a float")
            }
        }
    }

    private static func hex(_ call: Call) throws(Raise) -> Value {
        let text = FloatText.hex(receiver(call))
        return .object(text.withUnsafeBufferPointer { call.thread.makeString(latin1: $0) })
    }

    private static func isInteger(_ call: Call) throws(Raise) -> Value {
        let value = receiver(call)
        return .bool(value.isFinite && value == value.rounded(.down))
    }

    private static func getnewargs(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(.float(receiver(call))))
    }

    private static func getformat(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let name = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("__getformat__() argument must be str, not \(thread.argumentTypeName(call[1]))")
        }
        guard name.equals("double") || name.equals("float") else {
            throw thread.valueError("__getformat__() argument 1 must be 'double' or 'float'")
        }
        return thread.makeStringValue("IEEE, little-endian")
    }

    private static func format(_ call: Call) throws(Raise) -> Value {
        guard let spec = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError(
                "__format__() argument must be str, not \(call.thread.argumentTypeName(call[1]))")
        }
        if spec.count == 0 { return .object(try call.thread.str(call[0])) }
        return .object(try call.thread.formatFloat(receiver(call), spec))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: float(x)

    /// `float(value)`.
    package func float(from value: Value) throws(Raise) -> Double {
        switch value {
        case .float(let d): return d
        case .int(let i): return Double(i)
        case .bool(let b): return b ? 1 : 0
        case .object(let object):
            if object.shape.toOpaque() == pointee.shapes.string.toOpaque() {
                return try float(fromString: unsafeDowncast(object, to: StringObject.self), value)
            }
            return try float(fromObject: value)
        default: throw notAFloat(value)
        }
    }

    private func notAFloat(_ value: Value) -> Raise {
        typeError("float() argument must be a string or a real number, not '\(typeName(value))'")
    }

    private func float(fromObject value: Value) throws(Raise) -> Double {
        let table = operations(of: value)
        if let toFloat = table.pointee.toFloat {
            let result = try toFloat(value, self)
            if case .float(let d) = result { return d }
            guard let d = FloatObject.double(result) else {
                throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
            }
            try warn(
                types.deprecationWarning,
                "\(typeName(value)).__float__ returned non-float (type \(typeName(result))).  The ability to return an instance of "
                    + "a strict subclass of float is deprecated, and may be removed in a future version of Python.")
            return d
        }
        if table.pointee.index != nil {
            guard let d = try FloatObject.operand(try indexValue(value), self) else { throw notAFloat(value) }
            return d
        }
        if let text = value.as(.string, StringObject.self) { return try float(fromString: text, value) }
        if hasBuffer(value) { return try float(fromBytes: value) }
        throw notAFloat(value)
    }

    private func float(fromString text: StringObject, _ value: Value) throws(Raise) -> Double {
        let result = try withNumberText(text) { (bytes) throws(Raise) in FloatText.parse(bytes) }
        if let result { return result.isNaN ? makeNaN(like: result) : result }
        throw valueError("could not convert string to float: \(try repr(value).text)")
    }

    private func makeNaN(like value: Double) -> Double {
        FloatArithmetic.makeNaN(heap.pointee.makeShapeID(), isNegative: value.sign == .minus)
    }

    private func float(fromBytes value: Value) throws(Raise) -> Double {
        let result = try withBuffer(of: value) { (raw) throws(Raise) in
            FloatText.parse(
                UnsafeBufferPointer(start: raw.baseAddress?.assumingMemoryBound(to: UInt8.self), count: raw.count))
        }
        if let result { return result }
        throw valueError("could not convert string to float: \(try repr(value).text)")
    }
}
