// The builtin functions about numbers and characters: abs, bin, chr, divmod, hash, hex, id, oct, ord, pow, round, sum.
//
// `sum` adds ints and floats without making objects; floats are added with a running compensation (Neumaier), as in CPython since
// 3.12, so that `sum([0.1] * 10)` is 1.0.

enum BuiltinNumbers {
    static let rows: [NativeRow] = [
        .function("abs(x, /)", BuiltinNumbers.abs, "Return the absolute value of the argument."),
        .function(
            "bin(number, /)", BuiltinNumbers.bin,
            "Return the binary representation of an integer.\n\n>>> bin(5)\n'0b101'"),
        .function(
            "chr(i, /)", BuiltinNumbers.chr,
            "Return the string of the one character with Unicode code i; 0 <= i <= 0x10ffff."),
        .function(
            "divmod(x, y, /)", BuiltinNumbers.divmod, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."),
        .function(
            "hash(obj, /)", BuiltinNumbers.hash,
            "Return the hash value for the given object; equal objects have equal hash values."),
        .function(
            "hex(number, /)", BuiltinNumbers.hex,
            "Return the hexadecimal representation of an integer.\n\n>>> hex(255)\n'0xff'"),
        .function(
            "id(obj, /)", BuiltinNumbers.id,
            "Return the identity of an object, which no other object alive at the same time has."),
        .function(
            "oct(number, /)", BuiltinNumbers.oct, "Return the octal representation of an integer.\n\n>>> oct(8)\n'0o10'"
        ),
        .function("ord(c, /)", BuiltinNumbers.ord, "Return the Unicode code point of a string of one character."),
        .function(
            "pow(base, exp, mod=None)", BuiltinNumbers.pow,
            "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."),
        .function(
            "round(number, ndigits=None)", BuiltinNumbers.round,
            "Round a number to a given precision in decimal digits; to an integer if ndigits is omitted or None."),
        .function(
            "sum(iterable, /, start=0)", BuiltinNumbers.sum,
            "Return the sum of a 'start' value (default: 0) plus an iterable of numbers."),
    ]

    // MARK: Single numbers

    static func abs(_ call: Call) throws(Raise) -> Value {
        switch call.arguments[0] {
        case .int(let i) where i != .min: .int(i < 0 ? 0 &- i : i)
        case .float(let d): .float(d.magnitude)
        default: try call.thread.unary(.absolute, call[0])
        }
    }

    static func divmod(_ call: Call) throws(Raise) -> Value { try call.thread.binary(.divmod, call[0], call[1]) }

    static func bin(_ call: Call) throws(Raise) -> Value { try prefixed(call, 2, "0b") }
    static func oct(_ call: Call) throws(Raise) -> Value { try prefixed(call, 8, "0o") }
    static func hex(_ call: Call) throws(Raise) -> Value { try prefixed(call, 16, "0x") }

    private static func prefixed(_ call: Call, _ radix: Int, _ prefix: String) throws(Raise) -> Value {
        let thread = call.thread
        let number = try thread.indexValue(call[0])
        let text: String
        switch number {
        case .int(let i): text = String(i, radix: radix)
        default:
            guard let big = thread.bigInteger(number) else { throw thread.typeError("an integer is required") }
            try thread.checkAllocation(big.maximumDigits(radix: radix), of: 2)
            let digits = try thread.metered(big.limbCount) { (meter) throws(WorkAborted) in
                try big.withText(radix: radix, meter: meter) { thread.makeString(latin1: $0) }
            }
            var builder = StringBuilder(thread, capacity: digits.count + 2)
            let isNegative = digits[0] == UInt32(UInt8(ascii: "-"))
            builder.append(isNegative ? "-" + prefix : prefix)
            builder.append(digits, isNegative ? 1 : 0, digits.count)
            return .object(builder.finish())
        }
        if text.utf8.first == UInt8(ascii: "-") { return .object(thread.makeString("-" + prefix + text.dropFirst())) }
        return .object(thread.makeString(prefix + text))
    }

    static func chr(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let value = try thread.indexValue(call[0])
        if case .int(let code) = value, code >= 0, code <= 0x10FFFF {
            return .object(thread.makeString(codePoint: UInt32(truncatingIfNeeded: code)))
        }
        throw thread.valueError("chr() arg not in range(0x110000)")
    }

    static func ord(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let string = peek(call.arguments), string.kind == .string {
            let string = string.to(StringObject.self)
            if string.count == 1 { return .int(Int(string._withUnsafeGuaranteedRef { $0[0] })) }
            throw thread.typeError("ord() expected a character, but string of length \(string.count) found")
        }
        if let object = call[0].object, object.kind == .bytes || object.kind == .bytearray {
            return try thread.withBuffer(of: call[0]) { (bytes) throws(Raise) in
                if bytes.count == 1 { return .int(Int(bytes[0])) }
                throw thread.typeError("ord() expected a character, but string of length \(bytes.count) found")
            }
        }
        throw thread.typeError("ord() expected string of length 1, but \(thread.typeName(call[0])) found")
    }

    static func hash(_ call: Call) throws(Raise) -> Value { .int(try call.thread.hash(call[0])) }

    static func id(_ call: Call) throws(Raise) -> Value {
        let number = Value.int(call.thread.identity(of: call[0]))
        try call.thread.audit("builtins.id", [number])
        return number
    }

    static func pow(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[2].isNone { return try thread.binary(.power, call[0], call[1]) }
        return try thread.powerModulo(call[0], call[1], call[2])
    }

    static func round(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[1].isNone, case .int = call[0] { return call[0] }
        let method = try thread.lookupSpecial(call[0], thread.names.round)
        if method.isUnbound {
            throw thread.typeError("type \(thread.typeName(call[0])) doesn't define __round__ method")
        }
        return call[1].isNone ? try thread.call(method) : try thread.call(method, call[1])
    }

    // MARK: sum

    static func sum(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let start = call[1]
        if case .object(let object) = start {
            switch object.kind {
            case .string: throw thread.typeError("sum() can't sum strings [use ''.join(seq) instead]")
            case .bytes: throw thread.typeError("sum() can't sum bytes [use b''.join(seq) instead]")
            case .bytearray: throw thread.typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
            default: break
            }
        }
        var adder = Adder(total: start)
        if let list = thread.exactList(call[0]) {
            var i = 0
            while i < list.count {
                if !adder.addQuickly(list.items + i) { try adder.add(copy(list.items + i), thread) }
                i &+= 1
                try thread.chargeItem(i)
            }
            return adder.result()
        }
        try thread.forEach(call[0]) { (item) throws(Raise) in try adder.add(item, thread) }
        return adder.result()
    }

    /// A running sum in one of three states: an int that fits, a float with its compensation, or any value.
    private struct Adder {
        private enum State { case integer(Int), float(Double, Double), other(Value) }
        private var state: State

        init(total: Value) {
            switch total {
            case .int(let i): state = .integer(i)
            case .float(let d): state = .float(d, 0)
            default: state = .other(total)
            }
        }

        /// The common cases, without a copy of the item.
        @inline(__always) mutating func addQuickly(_ slot: Slots) -> Bool {
            if case .integer(let sum) = state, case .int(let i) = slot.pointee {
                let (next, overflow) = sum.addingReportingOverflow(i)
                if overflow { return false }
                state = .integer(next)
                return true
            }
            if case .float(let sum, let rest) = state, case .float(let d) = slot.pointee {
                state = Adder.compensated(sum, rest, d)
                return true
            }
            return false
        }

        @inline(__always) private static func compensated(_ sum: Double, _ rest: Double, _ item: Double) -> State {
            let next = sum + item
            let lost = sum.magnitude >= item.magnitude ? (sum - next) + item : (item - next) + sum
            return .float(next, rest + lost)
        }

        mutating func add(_ item: Value, _ thread: ThreadRef) throws(Raise) {
            switch (state, item) {
            case (.integer(let sum), .int(let i)):
                let (next, overflow) = sum.addingReportingOverflow(i)
                state = overflow ? .other(try thread.binary(.add, .int(sum), item)) : .integer(next)
            case (.integer(let sum), .bool(let b)):
                let (next, overflow) = sum.addingReportingOverflow(b ? 1 : 0)
                state = overflow ? .other(try thread.binary(.add, .int(sum), item)) : .integer(next)
            case (.integer(let sum), .float(let d)): state = .float(Double(sum) + d, 0)
            case (.float(let sum, let rest), .float(let d)): state = Adder.compensated(sum, rest, d)
            case (.float(let sum, let rest), .int(let i)): state = .float(sum + Double(i), rest)
            default:
                let next = try thread.binary(.add, result(), item)
                switch next {
                case .int(let i): state = .integer(i)
                case .float(let d): state = .float(d, 0)
                default: state = .other(next)
                }
            }
        }

        func result() -> Value {
            switch state {
            case .integer(let i): .int(i)
            case .float(let sum, let rest): .float(rest != 0 && rest.isFinite ? sum + rest : sum)
            case .other(let value): value
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Three-argument `pow`: the type of one of the three operands must know.
    package func powerModulo(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raise) -> Value {
        // By address: a closure over a function would wrap it.
        var tried: [TernaryCode] = []
        for operand in [base, exponent, modulus] {
            let code = operations(of: operand).pointee.powerModuloCode
            guard let function = code.function, !tried.contains(code) else { continue }
            tried.append(code)
            let result = try function(base, exponent, modulus, self)
            if !result.isNotImplemented { return result }
        }
        throw typeError(
            "unsupported operand type(s) for ** or pow(): '\(typeName(base))', '\(typeName(exponent))', '\(typeName(modulus))'"
        )
    }

    /// `id(value)`. Objects have their address. Values that live in no object get a number that depends on the value alone, odd
    /// (no address is), so that `id(x) == id(y)` exactly when `x is y`.
    package func identity(of value: Value) -> Int {
        switch value {
        case .object(let object): Int(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        case .none: 0x101
        case .notImplemented: 0x103
        case .ellipsis: 0x105
        case .bool(let b): b ? 0x107 : 0x109
        case .int(let i): Int(bitPattern: (UInt(bitPattern: i) &<< 2 | 1) & (1 << 62 - 1)) &+ 0x1000
        case .float(let d): Int(truncatingIfNeeded: (d.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 2 | 3)
        case .unbound: 0
        }
    }
}
