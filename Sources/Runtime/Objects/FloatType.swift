// `float`: arithmetic, comparison and conversion. The constructor and the methods are in `FloatMethods.swift`.
//
// An exact float is a bare `.float`; only instances of subclasses are objects. The pair of floats comes first; integers are
// converted, except when comparing, which is exact.

import TaipanHost

extension FloatObject {
    package static let nativeType = NativeType(
        "float", .float, [.isBase, .matchesSelf],
        doc: "A floating-point number, made from a string or a number.",
        new: .variadic("float(x=0, /)", FloatObject.make),
        operations: { operations in
            operations.repr = FloatObject.repr
            operations.hash = FloatObject.hash
            operations.compare = FloatObject.compare
            operations.truth = FloatObject.truth
            operations.toInt = FloatObject.toInt
            operations.toFloat = FloatObject.exactFloat
            operations.powerModulo = FloatObject.powerModulo
            operations.setBinary(
                [.add, .subtract, .multiply, .divide, .modulo, .power, .floorDivide, .divmod], FloatObject.binary)
            operations.setUnary([.negative, .positive, .absolute], FloatObject.unary)
        },
        rows: { rows })

    /// A float, or an instance of a subclass.
    @inline(__always) static func double(_ value: Value) -> Double? {
        switch value {
        case .float(let d): d
        case .object(let object) where object.kind == .float: unsafeDowncast(object, to: FloatObject.self).value
        default: nil
        }
    }

    /// A float or an integer as a double; nil for other values.
    @inline(__always) static func operand(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Double? {
        switch value {
        case .float(let d): return d
        case .int(let i): return Double(i)
        case .bool(let b): return b ? 1 : 0
        case .object(let object):
            if object.kind == .float { return unsafeDowncast(object, to: FloatObject.self).value }
            if object.kind != .int { return nil }
            if let value = unsafeDowncast(object, to: IntObject.self).value.asDouble { return value }
            throw thread.overflowError("int too large to convert to float")
        default: return nil
        }
    }

    // MARK: Binary operators

    static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .float(let x) = a, case .float(let y) = b { return try apply(op, x, y, thread) }
        switch op {
        case .leftShift, .rightShift, .and, .or, .xor, .matrixMultiply: return .notImplemented
        default: break
        }
        guard let x = try operand(a, thread), let y = try operand(b, thread) else { return .notImplemented }
        return try apply(op, x, y, thread)
    }

    @inline(__always) private static func apply(
        _ op: BinaryOperation, _ x: Double, _ y: Double, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch op {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .divide:
            if y == 0 { throw thread.zeroDivisionError("float division by zero") }
            return .float(x / y)
        case .modulo:
            if y == 0 { throw thread.zeroDivisionError("float modulo by zero") }
            return .float(FloatArithmetic.floorRemainder(x, y))
        case .floorDivide:
            if y == 0 { throw thread.zeroDivisionError("float floor division by zero") }
            return .float(FloatArithmetic.floorDivide(x, y).quotient)
        case .divmod:
            if y == 0 { throw thread.zeroDivisionError("float divmod()") }
            let (quotient, remainder) = FloatArithmetic.floorDivide(x, y)
            return .object(thread.makeTuple(.float(quotient), .float(remainder)))
        case .power: return try power(x, y, thread)
        case .leftShift, .rightShift, .and, .or, .xor, .matrixMultiply: return .notImplemented
        }
    }

    /// `x ** y`. C's `pow` has Python's answers for infinities and NaN; a negative base with a broken exponent is complex.
    static func power(_ x: Double, _ y: Double, _ thread: ThreadRef) throws(Raise) -> Value {
        if x == 0 && y < 0 && y.isFinite { throw thread.zeroDivisionError("0.0 cannot be raised to a negative power") }
        if x < 0 && x.isFinite && y.isFinite && y != y.rounded(.down) {
            return try ComplexObject.power(ComplexNumber(x), ComplexNumber(y), thread)
        }
        let result = Libm.pow(x, y)
        if result.isInfinite && x.isFinite && y.isFinite {
            throw thread.raise(
                thread.types.overflowError, [.int(34), .object(thread.makeString("Numerical result out of range"))])
        }
        return .float(result)
    }

    static func powerModulo(_ a: Value, _ b: Value, _ m: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if m.isNone { return try binary(.power, a, b, thread) }
        throw thread.typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }

    // MARK: Other operators

    static func unary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let x = double(value) else { return .notImplemented }
        switch op {
        case .negative: return .float(-x)
        case .positive: return .float(x)
        case .absolute: return .float(x.magnitude)
        case .invert: return .notImplemented
        }
    }

    static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let x = double(a) else { return .notImplemented }
        if let y = double(b) {
            switch op {
            case .less: return .bool(x < y)
            case .lessOrEqual: return .bool(x <= y)
            case .equal: return .bool(x == y)
            case .notEqual: return .bool(x != y)
            case .greater: return .bool(x > y)
            case .greaterOrEqual: return .bool(x >= y)
            }
        }
        let order: Int?
        switch IntegerOperand(b) {
        case .small(let y)?: order = BigInteger.compare(y, x)
        case .big(let y)?: order = y.compare(to: x)
        case nil: return .notImplemented
        }
        guard let order else { return .bool(op == .notEqual) }
        return .bool(op.holds(0 &- order))
    }

    static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let number = double(value) ?? 0
        if number.isNaN, case .object(let object) = value { return thread.hashAddress(object) }
        return hashDouble(number)
    }

    static func truth(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool { double(value) != 0 }

    static func toInt(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.integer(truncating: double(value) ?? 0)
    }

    static func exactFloat(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value { .float(double(value) ?? 0) }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        FloatText.withRepr(double(value) ?? 0) { .object(thread.makeString(latin1: $0)) }
    }
}
