// `complex`: everything about it; the arithmetic itself is in `Numbers/ComplexMath.swift`.
//
// Complex numbers are always objects: they are rare, and two doubles do not fit a value. Real operands are converted first.

extension ComplexObject {
    package static let nativeType = NativeType(
        "complex", .complex, [.isBase],
        doc: """
            A complex number, made from a string or numbers.

            A string is read as a complex number, a single number is converted.
            With real or imag given, these become its parts.
            """,
        new: .function("complex(real=<unrepresentable>, imag=<unrepresentable>)", ComplexObject.make),
        operations: { operations in
            operations.repr = ComplexObject.repr
            operations.hash = ComplexObject.hash
            operations.compare = ComplexObject.compare
            operations.truth = ComplexObject.truth
            operations.powerModulo = ComplexObject.powerModulo
            operations.setBinary([.add, .subtract, .multiply, .divide, .power], ComplexObject.binary)
            operations.setUnary([.negative, .positive, .absolute], ComplexObject.unary)
        },
        rows: { rows })

    static let rows: [NativeRow] = [
        .method("conjugate()", ComplexObject.conjugate, "The complex conjugate: (3-4j).conjugate() == 3+4j."),
        .method("__complex__()", ComplexObject.exactRow, "Convert this value to exact type complex."),
        .method("__getnewargs__()", ComplexObject.getnewargs),
        .method("__format__(format_spec, /)", ComplexObject.format, "Convert to a string according to format_spec."),
        .property("real", { (call) throws(Raise) in .float(receiver(call).real) }, "the real part of a complex number"),
        .property(
            "imag", { (call) throws(Raise) in .float(receiver(call).imaginary) },
            "the imaginary part of a complex number"),
    ]

    final var number: ComplexNumber { ComplexNumber(real, imaginary) }

    /// A complex number, a float or an integer; nil for other values.
    static func operand(_ value: Value, _ thread: ThreadRef) throws(Raise) -> ComplexNumber? {
        if let complex = value.as(.complex, ComplexObject.self) { return complex.number }
        guard let real = try FloatObject.operand(value, thread) else { return nil }
        return ComplexNumber(real)
    }

    // MARK: Constructor

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        let (first, second) = (call[1], call[2])
        if second.isUnbound, cls === thread.types.complex, first.shapeAddress == cls.root.toOpaque() { return first }
        if let text = first.as(.string, StringObject.self) {
            if !second.isUnbound { throw thread.typeError("complex() can't take second arg if first is a string") }
            return make(try parse(text, first, thread), cls, thread)
        }
        if second.as(.string, StringObject.self) != nil {
            throw thread.typeError("complex() second arg can't be a string")
        }
        var result = ComplexNumber(0)
        var isComplex = false
        if !first.isUnbound {
            guard let number = try thread.complex(from: first) else {
                throw thread.typeError(
                    "complex() first argument must be a string or a number, not '\(thread.typeName(first))'")
            }
            result = number
            isComplex = FloatObject.double(first) == nil && IntegerOperand(first) == nil
        }
        if second.isUnbound { return make(result, cls, thread) }
        if let imaginary = second.as(.complex, ComplexObject.self) {
            result.real -= imaginary.imaginary
            result.imaginary += imaginary.real
        } else if thread.isNumber(second) {
            let imaginary = try thread.double(second)
            // A real first argument has no imaginary part to add: the sign of a zero stays as it is.
            result.imaginary = isComplex ? result.imaginary + imaginary : imaginary
        } else {
            throw thread.typeError("complex() second argument must be a number, not '\(thread.typeName(second))'")
        }
        return make(result, cls, thread)
    }

    private static func make(_ number: ComplexNumber, _ cls: TypeObject, _ thread: ThreadRef) -> Value {
        thread.tracked(ComplexObject(number.real, number.imaginary, cls.root), cls)
    }

    private static func parse(_ text: StringObject, _ value: Value, _ thread: ThreadRef) throws(Raise) -> ComplexNumber
    {
        let outcome = try thread.withNumberText(text) {
            (bytes) throws(Raise) -> (ComplexNumber?, ComplexNumber.TextError?) in
            do throws(ComplexNumber.TextError) { return (try ComplexNumber(parsing: bytes), nil) } catch {
                return (nil, error)
            }
        }
        if let number = outcome.0 { return number }
        if case .misplacedUnderscore? = outcome.1 {
            throw thread.valueError("could not convert string to complex: \(try thread.repr(value).text)")
        }
        throw thread.valueError("complex() arg is a malformed string")
    }

    // MARK: Operators

    static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        switch op {
        case .add, .subtract, .multiply, .divide, .power: break
        default: return .notImplemented
        }
        guard let x = try operand(a, thread), let y = try operand(b, thread) else { return .notImplemented }
        switch op {
        case .add: return thread.makeComplex(x + y)
        case .subtract: return thread.makeComplex(x - y)
        case .multiply: return thread.makeComplex(x * y)
        case .divide:
            guard let quotient = x.divided(by: y) else { throw thread.zeroDivisionError("complex division by zero") }
            return thread.makeComplex(quotient)
        case .power: return try power(x, y, thread)
        default: return .notImplemented
        }
    }

    static func power(_ x: ComplexNumber, _ y: ComplexNumber, _ thread: ThreadRef) throws(Raise) -> Value {
        do throws(ComplexNumber.PowerError) { return thread.makeComplex(try x.power(y)) } catch {
            switch error {
            case .zeroBase: throw thread.zeroDivisionError("0.0 to a negative or complex power")
            case .overflow: throw thread.overflowError("complex exponentiation")
            }
        }
    }

    static func powerModulo(_ a: Value, _ b: Value, _ m: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if m.isNone { return try binary(.power, a, b, thread) }
        guard try operand(a, thread) != nil, try operand(b, thread) != nil else { return .notImplemented }
        throw thread.valueError("complex modulo")
    }

    static func unary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let complex = value.as(.complex, ComplexObject.self) else { return .notImplemented }
        switch op {
        case .negative: return thread.makeComplex(-complex.number)
        case .positive: return exact(complex, thread)
        case .absolute:
            let size = complex.number.magnitude
            if size.isInfinite && complex.real.isFinite && complex.imaginary.isFinite {
                throw thread.overflowError("absolute value too large")
            }
            return .float(size)
        case .invert: return .notImplemented
        }
    }

    /// Equality only; exact between complex numbers and integers.
    static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.complex, ComplexObject.self) else {
            return .notImplemented
        }
        let isEqual: Bool
        if let right = b.as(.complex, ComplexObject.self) {
            isEqual = left.real == right.real && left.imaginary == right.imaginary
        } else {
            let parts = try FloatObject.compare(.equal, .float(left.real), b, thread)
            guard case .bool(let realIsEqual) = parts else { return .notImplemented }
            isEqual = realIsEqual && left.imaginary == 0
        }
        return .bool(isEqual == (op == .equal))
    }

    static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let complex = value.cast(ComplexObject.self)
        return complex.number.hash ?? thread.hashAddress(complex)
    }

    static func truth(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let complex = value.cast(ComplexObject.self)
        return complex.real != 0 || complex.imaginary != 0
    }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let text = value.cast(ComplexObject.self).number.repr
        return .object(text.withUnsafeBufferPointer { thread.makeString(latin1: $0) })
    }

    // MARK: Methods

    private static func receiver(_ call: Call) -> ComplexObject { call[0].cast(ComplexObject.self) }

    private static func exact(_ complex: ComplexObject, _ thread: ThreadRef) -> Value {
        complex.type === thread.types.complex ? .object(complex) : thread.makeComplex(complex.number)
    }

    private static func exactRow(_ call: Call) throws(Raise) -> Value { exact(receiver(call), call.thread) }

    private static func conjugate(_ call: Call) throws(Raise) -> Value {
        call.thread.makeComplex(receiver(call).number.conjugate)
    }

    private static func getnewargs(_ call: Call) throws(Raise) -> Value {
        let complex = receiver(call)
        return .object(call.thread.makeTuple(.float(complex.real), .float(complex.imaginary)))
    }

    private static func format(_ call: Call) throws(Raise) -> Value {
        guard let spec = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError(
                "__format__() argument must be str, not \(call.thread.argumentTypeName(call[1]))")
        }
        if spec.count == 0 { return .object(try call.thread.str(call[0])) }
        let complex = receiver(call)
        return .object(try call.thread.formatComplex(complex.real, complex.imaginary, spec))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package func makeComplex(_ number: ComplexNumber) -> Value {
        .object(ComplexObject(number.real, number.imaginary, types.complex.root))
    }

    package func makeComplex(_ real: Double, _ imaginary: Double) -> Value {
        .object(ComplexObject(real, imaginary, types.complex.root))
    }

    /// A number as complex: itself, by `__complex__`, `__float__` or `__index__`; nil for what is no number.
    package func complex(from value: Value) throws(Raise) -> ComplexNumber? {
        if let complex = value.as(.complex, ComplexObject.self), !complex.type.isHeapType { return complex.number }
        if case .object = value, let result = try callSpecial(value, names.complex) {
            guard let complex = result.as(.complex, ComplexObject.self) else {
                throw typeError("__complex__ returned non-complex (type \(typeName(result)))")
            }
            if complex.type !== types.complex {
                try warn(
                    types.deprecationWarning,
                    "__complex__ returned non-complex (type \(typeName(result))).  The ability to return an "
                        + "instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python."
                )
            }
            return complex.number
        }
        if let complex = value.as(.complex, ComplexObject.self) { return complex.number }
        return isNumber(value) ? ComplexNumber(try double(value)) : nil
    }
}
