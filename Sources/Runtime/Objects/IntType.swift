// `int`: arithmetic, comparison and conversion. The constructor and the methods are in `IntMethods.swift`.
//
// An exact integer of 64 bits is a bare `.int`; anything larger, and every instance of a subclass, is an `IntObject`. These
// functions are the second tier behind the nodes of the evaluator: the pair of small integers comes first and allocates
// nothing, everything else is sorted out by `IntegerOperand`.

/// How an integer operand is stored.
enum IntegerOperand {
    case small(Int)
    case big(BigInteger)

    /// Nil for values that are no integers.
    @inline(__always) init?(_ value: Value) {
        switch value {
        case .int(let i): self = .small(i)
        case .bool(let b): self = .small(b ? 1 : 0)
        case .object(let object) where object.kind == .int:
            let number = unsafeDowncast(object, to: IntObject.self).value
            if let small = number.asInt { self = .small(small) } else { self = .big(number) }
        default: return nil
        }
    }

    var big: BigInteger {
        switch self {
        case .small(let i): BigInteger(i)
        case .big(let b): b
        }
    }

    var limbs: Int { if case .big(let b) = self { return b.limbCount } else { return 1 } }
    var isZero: Bool { if case .small(0) = self { return true } else { return false } }
    var isNegative: Bool {
        switch self {
        case .small(let i): i < 0
        case .big(let b): b.isNegative
        }
    }
}

extension IntObject {
    package static let nativeType = NativeType(
        "int", .int, [.isBase, .matchesSelf],
        doc: """
            int([x]) -> integer
            int(x, base=10) -> integer

            An integer of any size. Numbers are cut towards zero, other objects answer
            with __int__() or __index__(). Text (str, bytes or bytearray) is read as digits
            of the base, 2 to 36, with an optional sign and blanks around it; base 0 goes
            by the prefix, as in a program.
            >>> int('0b100', base=0)
            4
            """,
        new: .variadic("int(x, base=10)", IntObject.make),
        operations: { operations in
            operations.repr = IntObject.repr
            operations.hash = IntObject.hash
            operations.compare = IntObject.compare
            operations.truth = IntObject.truth
            operations.index = IntObject.exactInteger
            operations.toInt = IntObject.exactInteger
            operations.toFloat = IntObject.toFloat
            operations.powerModulo = IntObject.powerModulo
            operations.setBinary(
                [
                    .add, .subtract, .multiply, .divide, .modulo, .power, .leftShift, .rightShift, .or, .xor, .and,
                    .floorDivide,
                    .divmod,
                ], IntObject.binary)
            operations.setUnary([.negative, .positive, .invert, .absolute], IntObject.unary)
        },
        rows: { rows })

    // MARK: Binary operators

    static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .int(let x) = a, case .int(let y) = b { return try small(op, x, y, thread) }
        if let result = quick(op, a, b, thread) { return result }
        guard let left = IntegerOperand(a), let right = IntegerOperand(b) else { return .notImplemented }
        if case .small(let x) = left, case .small(let y) = right { return try small(op, x, y, thread) }
        return try large(op, left, right, thread)
    }

    /// `+`, `-`, `*` and `%` of integers of a few hundred digits, without counting references to their limbs: those cost more than
    /// the arithmetic. Nil for what takes the general way.
    @inline(never) private static func quick(
        _ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) -> Value? {
        withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2) { memory -> Value? in
            let scratch = memory.baseAddress.unsafelyUnwrapped
            guard let left = view(a, scratch), let right = view(b, scratch + 1) else { return nil }
            switch op {
            case .add: return thread.integer(BigInteger.sum(left, right))
            case .subtract: return thread.integer(BigInteger.sum(left, right.negated))
            case .multiply:
                if left.count == 0 || right.count == 0 { return .int(0) }
                if min(left.count, right.count) >= 24 || max(left.count, right.count) >= 1024 { return nil }
                return thread.integer(BigInteger.schoolbookProduct(left, right))
            case .modulo:
                if right.count < 2 || left.count >= 100 { return nil }
                do { return thread.integer(try BigInteger.floorRemainder(left, right, nil)) } catch { return nil }
            default: return nil
            }
        }
    }

    /// The limbs of an integer; a small one is put into `scratch`.
    @inline(__always) private static func view(_ value: Value, _ scratch: MutableLimbs) -> LimbView? {
        switch value {
        case .int(let number):
            scratch.initialize(to: number.magnitude)
            return LimbView(scratch, number == 0 ? 0 : 1, isNegative: number < 0)
        case .object(let object) where object.kind == .int:
            return Unmanaged.passUnretained(object).to(IntObject.self).view
        default: return nil
        }
    }

    /// Both operands fit 64 bits.
    @inline(__always) private static func small(
        _ op: BinaryOperation, _ x: Int, _ y: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch op {
        case .add:
            let (sum, overflow) = x.addingReportingOverflow(y)
            return overflow ? thread.integer(BigInteger.sum(x, y)) : .int(sum)
        case .subtract:
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            return overflow ? thread.integer(BigInteger.difference(x, y)) : .int(difference)
        case .multiply:
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            return overflow ? thread.integer(BigInteger.product(x, y)) : .int(product)
        case .floorDivide:
            if y == 0 { throw thread.zeroDivisionError("integer division or modulo by zero") }
            return floorQuotient(x, y, thread)
        case .modulo:
            if y == 0 { throw thread.zeroDivisionError("integer modulo by zero") }
            return .int(floorRemainder(x, y))
        case .divide:
            if y == 0 { throw thread.zeroDivisionError("division by zero") }
            return .float(BigInteger.trueDivide(x, y))
        case .divmod:
            if y == 0 { throw thread.zeroDivisionError("integer division or modulo by zero") }
            return .object(thread.makeTuple(floorQuotient(x, y, thread), .int(floorRemainder(x, y))))
        case .and: return .int(x & y)
        case .or: return .int(x | y)
        case .xor: return .int(x ^ y)
        case .leftShift: return try shiftLeft(x, y, thread)
        case .rightShift:
            if y < 0 { throw thread.valueError("negative shift count") }
            return .int(y > 63 ? x >> 63 : x >> y)
        case .power: return try power(x, y, thread)
        case .matrixMultiply: return .notImplemented
        }
    }

    @inline(__always) private static func floorQuotient(_ x: Int, _ y: Int, _ thread: ThreadRef) -> Value {
        if y == -1 {
            let (negated, overflow) = Int.zero.subtractingReportingOverflow(x)
            return overflow ? thread.integer(BigInteger.negation(of: x)) : .int(negated)
        }
        let quotient = x / y
        return .int((x ^ y) < 0 && quotient &* y != x ? quotient &- 1 : quotient)
    }

    @inline(__always) private static func floorRemainder(_ x: Int, _ y: Int) -> Int {
        if y == -1 { return 0 }
        let remainder = x % y
        return remainder != 0 && (remainder ^ y) < 0 ? remainder &+ y : remainder
    }

    private static func shiftLeft(_ x: Int, _ y: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if y < 0 { throw thread.valueError("negative shift count") }
        if x == 0 { return .int(0) }
        if y < 63 {
            let shifted = x &<< y
            if shifted &>> y == x { return .int(shifted) }
        }
        try checkShift(BigInteger(x).bitLength, y, thread)
        return thread.integer(BigInteger.shiftLeft(x, by: y))
    }

    private static func checkShift(_ bits: Int, _ shift: Int, _ thread: ThreadRef) throws(Raise) {
        guard let limbs = BigInteger.estimatedLimbs(bits: bits, shift: shift) else { throw thread.memoryError() }
        try thread.checkAllocation(limbs, of: 8)
        if limbs > 4096 { try thread.charge(limbs / 16) }
    }

    private static func power(_ x: Int, _ y: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if y < 0 { return try FloatObject.power(Double(x), Double(y), thread) }
        if let small = BigInteger.smallPower(x, y) { return .int(small) }
        return try power(BigInteger(x), y, thread)
    }

    private static func power(_ x: BigInteger, _ y: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let bits = x.estimatedBits(ofPower: y) else { throw thread.memoryError() }
        try thread.checkAllocation(bits / 64 &+ 2, of: 16)
        return thread.integer(
            try thread.metered(bits / 64) { (meter) throws(WorkAborted) in try x.power(y, meter: meter) })
    }

    /// At least one operand is beyond 64 bits.
    @inline(never) private static func large(
        _ op: BinaryOperation, _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch op {
        case .add: return thread.integer(sum(left, right))
        case .subtract: return thread.integer(difference(left, right))
        case .multiply: return try multiply(left, right, thread)
        case .floorDivide:
            if right.isZero { throw thread.zeroDivisionError("integer division or modulo by zero") }
            return try divide(left, right, thread).quotient
        case .modulo:
            if right.isZero { throw thread.zeroDivisionError("integer modulo by zero") }
            return try remainder(left, right, thread)
        case .divmod:
            if right.isZero { throw thread.zeroDivisionError("integer division or modulo by zero") }
            let (quotient, remainder) = try divide(left, right, thread)
            return .object(thread.makeTuple(quotient, remainder))
        case .divide:
            if right.isZero { throw thread.zeroDivisionError("division by zero") }
            let ratio = try thread.metered(left.limbs) { (meter) throws(WorkAborted) in
                try left.big.trueDivided(by: right.big, meter: meter)
            }
            if case .value(let value) = ratio { return .float(value) }
            throw thread.overflowError("integer division result too large for a float")
        case .and: return combine(.and, left, right, thread)
        case .or: return combine(.or, left, right, thread)
        case .xor: return combine(.xor, left, right, thread)
        case .leftShift: return try shiftLeft(left, right, thread)
        case .rightShift: return try shiftRight(left, right, thread)
        case .power: return try power(left, right, thread)
        case .matrixMultiply: return .notImplemented
        }
    }

    private static func sum(_ left: IntegerOperand, _ right: IntegerOperand) -> BigInteger {
        switch (left, right) {
        case (.big(let x), .big(let y)): x + y
        case (.big(let x), .small(let y)): x + y
        case (.small(let x), .big(let y)): y + x
        case (.small(let x), .small(let y)): BigInteger.sum(x, y)
        }
    }

    private static func difference(_ left: IntegerOperand, _ right: IntegerOperand) -> BigInteger {
        switch (left, right) {
        case (.big(let x), .big(let y)): x - y
        case (.big(let x), .small(let y)): x - y
        case (.small(let x), .big(let y)): x - y
        case (.small(let x), .small(let y)): BigInteger.difference(x, y)
        }
    }

    private static func multiply(
        _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch (left, right) {
        case (.big(let x), .small(let y)), (.small(let y), .big(let x)): return thread.integer(x * y)
        default:
            try thread.checkAllocation((left.limbs &+ right.limbs) &* 8)
            return thread.integer(
                try thread.metered(min(left.limbs, right.limbs)) { (meter) throws(WorkAborted) in
                    try left.big.multiplied(by: right.big, meter: meter)
                })
        }
    }

    private static func divide(
        _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> (quotient: Value, remainder: Value) {
        switch (left, right) {
        case (.big(let x), .small(let y)):
            let (quotient, remainder) = x.floorDivided(by: y)
            return (thread.integer(quotient), .int(remainder))
        case (.small(let x), .big(let y)):
            let (quotient, remainder) = BigInteger.floorDivide(x, by: y)
            return (thread.integer(quotient), thread.integer(remainder))
        default:
            let (quotient, remainder) = try thread.metered(right.limbs) { (meter) throws(WorkAborted) in
                try left.big.floorDivided(by: right.big, meter: meter)
            }
            return (thread.integer(quotient), thread.integer(remainder))
        }
    }

    private static func remainder(
        _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch (left, right) {
        case (.big(let x), .small(let y)): return .int(x.floorRemainder(dividingBy: y))
        case (.small, .big): return try divide(left, right, thread).remainder
        default:
            return thread.integer(
                try thread.metered(right.limbs) { (meter) throws(WorkAborted) in
                    try left.big.floorRemainder(dividingBy: right.big, meter: meter)
                })
        }
    }

    private static func combine(
        _ op: BigInteger.BitOperation, _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) -> Value {
        switch (left, right) {
        case (.big(let x), .small(let y)), (.small(let y), .big(let x)): thread.integer(BigInteger.combine(op, x, y))
        default: thread.integer(BigInteger.combine(op, left.big, right.big))
        }
    }

    private static func shiftLeft(
        _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if right.isNegative { throw thread.valueError("negative shift count") }
        if left.isZero { return .int(0) }
        guard case .small(let shift) = right else {
            // as CPython, which counts the result in digits of 30 bits
            throw right.big.bitLength <= 67 ? thread.memoryError() : thread.overflowError("too many digits in integer")
        }
        let number = left.big
        try checkShift(number.bitLength, shift, thread)
        return thread.integer(number.shiftedLeft(shift))
    }

    private static func shiftRight(
        _ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if right.isNegative { throw thread.valueError("negative shift count") }
        guard case .small(let shift) = right else { return .int(left.isNegative ? -1 : 0) }
        return thread.integer(left.big.shiftedRight(shift))
    }

    private static func power(_ left: IntegerOperand, _ right: IntegerOperand, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if right.isNegative {
            return try FloatObject.power(try double(left, thread), try double(right, thread), thread)
        }
        if case .small(let y) = right { return try power(left.big, y, thread) }
        // An exponent beyond 64 bits: only three bases have a result.
        if case .small(let x) = left, x >= -1 && x <= 1 {
            return .int(x == -1 && !right.big.isOdd ? 1 : x)
        }
        throw thread.memoryError()
    }

    static func double(_ operand: IntegerOperand, _ thread: ThreadRef) throws(Raise) -> Double {
        switch operand {
        case .small(let i): return Double(i)
        case .big(let b):
            if let value = b.asDouble { return value }
            throw thread.overflowError("int too large to convert to float")
        }
    }

    // MARK: pow(a, b, m)

    static func powerModulo(_ a: Value, _ b: Value, _ m: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if m.isNone { return try binary(.power, a, b, thread) }
        guard let base = IntegerOperand(a), let exponent = IntegerOperand(b), let modulus = IntegerOperand(m) else {
            return .notImplemented
        }
        if modulus.isZero { throw thread.valueError("pow() 3rd argument cannot be 0") }
        if case .small(let x) = base, case .small(let y) = exponent, case .small(let z) = modulus, y >= 0 {
            return .int(BigInteger.modularPower(x, y, modulus: z))
        }
        let limbs = modulus.limbs &* max(exponent.limbs, 1)
        guard exponent.isNegative else {
            return thread.integer(
                try thread.metered(max(limbs, base.limbs)) { (meter) throws(WorkAborted) in
                    try base.big.modularPower(exponent.big, modulus: modulus.big, meter: meter)
                })
        }
        let result: BigInteger? = try thread.metered(limbs) { (meter) throws(WorkAborted) in
            guard let inverse = try base.big.modularInverse(modulus.big, meter: meter) else { return nil }
            return try inverse.modularPower(exponent.big.negated, modulus: modulus.big, meter: meter)
        }
        guard let result else { throw thread.valueError("base is not invertible for the given modulus") }
        return thread.integer(result)
    }

    // MARK: Unary operators

    static func unary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let operand = IntegerOperand(value) else { return .notImplemented }
        switch (op, operand) {
        case (.positive, .small(let i)): return .int(i)
        case (.positive, .big): return exact(value, thread)
        case (.invert, .small(let i)): return .int(~i)
        case (.invert, .big(let b)): return thread.integer(~b)
        case (.absolute, .small(let i)) where i >= 0: return .int(i)
        case (.absolute, .big(let b)) where !b.isNegative: return exact(value, thread)
        case (.negative, .small(let i)), (.absolute, .small(let i)):
            let (negated, overflow) = Int.zero.subtractingReportingOverflow(i)
            return overflow ? thread.integer(BigInteger.negation(of: i)) : .int(negated)
        case (.negative, .big(let b)), (.absolute, .big(let b)): return thread.integer(b.negated)
        }
    }

    /// The value as an exact `int`: an instance of a subclass is copied.
    @inline(__always) static func exact(_ value: Value, _ thread: ThreadRef) -> Value {
        switch value {
        case .int: return value
        case .bool(let b): return .int(b ? 1 : 0)
        case .object(let object) where object.kind == .int:
            if object.shape.toOpaque() == thread.pointee.shapes.int.toOpaque() { return value }
            return thread.integer(unsafeDowncast(object, to: IntObject.self).value)
        default: return value
        }
    }

    // MARK: Comparison, hash, conversion

    static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .int(let x) = a, case .int(let y) = b { return .bool(op.holds(x < y ? -1 : x == y ? 0 : 1)) }
        guard let left = IntegerOperand(a), let right = IntegerOperand(b) else { return .notImplemented }
        switch (left, right) {
        case (.small(let x), .small(let y)): return .bool(op.holds(x < y ? -1 : x == y ? 0 : 1))
        case (.big(let x), .big(let y)): return .bool(op.holds(x.compare(to: y)))
        case (.big(let x), .small): return .bool(op.holds(x.isNegative ? -1 : 1))
        case (.small, .big(let y)): return .bool(op.holds(y.isNegative ? 1 : -1))
        }
    }

    static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        switch IntegerOperand(value) {
        case .small(let i)?: hashInteger(i)
        case .big(let b)?: b.hash
        case nil: 0
        }
    }

    static func truth(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        guard let operand = IntegerOperand(value) else { return true }
        return !operand.isZero
    }

    static func exactInteger(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value { exact(value, thread) }

    static func toFloat(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let operand = IntegerOperand(value) else { return .notImplemented }
        return .float(try double(operand, thread))
    }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        switch IntegerOperand(value) {
        case .small(let i)?: return .object(thread.decimalText(i))
        case .big(let b)?: return .object(try thread.decimalText(b))
        case nil: return .object(thread.makeString(thread.defaultRepr(value)))
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The decimal digits of an integer of 64 bits.
    package func decimalText(_ number: Int) -> StringObject {
        if number >= 0 && number < 10 { return makeString(codePoint: UInt32(0x30 &+ number)) }
        if number.magnitude >= 10_000_000_000_000_000 { return longDecimalText(number) }
        let result = makeString(width: 1, capacity: StringObject.inlineCapacity)
        let sign = number < 0 ? 1 : 0
        result.bytes[0] = 0x2D
        result.count = sign &+ DecimalDigits.writeShort(number.magnitude, to: result.buffer + sign)
        return result
    }

    @inline(never) private func longDecimalText(_ number: Int) -> StringObject {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { memory in
            let digits = memory.baseAddress.unsafelyUnwrapped
            var start = DecimalDigits.write(number.magnitude, to: digits, endingAt: 24)
            if number < 0 {
                start &-= 1
                digits[start] = 0x2D
            }
            return makeString(latin1: UnsafeBufferPointer(start: digits + start, count: 24 &- start))
        }
    }

    /// The decimal digits of a big integer, within `sys.set_int_max_str_digits`.
    package func decimalText(_ number: BigInteger) throws(Raise) -> StringObject {
        let limit = system.maximumDigits
        // Fewer than `limit` digits for sure: no need to count.
        if limit > 0, number.bitLength / 4 > limit { throw tooManyDigits(limit) }
        let text = try metered(number.limbCount) { (meter) throws(WorkAborted) in
            try number.withText(meter: meter) { makeString(latin1: $0) }
        }
        if limit > 0, text.count - (number.isNegative ? 1 : 0) > limit { throw tooManyDigits(limit) }
        return text
    }

    private func tooManyDigits(_ limit: Int) -> Raise {
        valueError(
            "Exceeds the limit (\(limit) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        )
    }
}
