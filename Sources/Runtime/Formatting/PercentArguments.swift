// What `%` of `str` and of `bytes` share: reading a directive, and handing out the arguments.
//     "%" ["(" key ")"] flags [width] ["." precision] [h l L] conversion

/// The arguments on the right of `%`: a tuple, or one value, which may be a mapping for `%(key)s`.
struct PercentArguments {
    let thread: ThreadRef
    let all: Value
    /// Those of the tuple; nil for a single value.
    private let items: Slots?
    /// The mapping, unbound if the value is none.
    private let mapping: Value
    /// The value that the last key named; it replaces the arguments from then on.
    private var keyed: Value = .unbound
    private var index = 0
    private var count: Int

    init(_ thread: ThreadRef, _ all: Value, refused: Bool) {
        self.thread = thread
        self.all = all
        if case .object(let object) = all, object.kind == .tuple {
            let tuple = Unmanaged.passUnretained(object).to(TupleObject.self)
            (items, count) = (tuple.items, tuple.count)
        } else {
            (items, count) = (nil, 1)
        }
        if case .int = all {
            mapping = .unbound
        } else {
            let isMapping = items == nil && !refused && thread.operations(of: all).pointee.getItem != nil
            mapping = isMapping ? all : .unbound
        }
    }

    mutating func select(_ key: Value) throws(Raise) {
        if mapping.isUnbound { throw thread.typeError("format requires a mapping") }
        keyed = try thread.getItem(mapping, key)
        count = 1
        index = -1
    }

    mutating func next() throws(Raise) -> Value {
        if index < 0 {
            index = 1
            return keyed
        }
        if index >= count { throw thread.typeError("not enough arguments for format string") }
        index += 1
        if !keyed.isUnbound { return keyed }
        return items.map { copy($0 + index - 1) } ?? all
    }

    /// Where the next value lies, if it is one of a tuple.
    @inline(__always) var upcoming: Slots? {
        guard let items, keyed.isUnbound, index < count else { return nil }
        return items + index
    }

    /// The next value, if it is the only one and a small integer.
    @inline(__always) var upcomingInteger: Int? {
        guard items == nil, index == 0, case .int(let number) = all else { return nil }
        return number
    }

    @inline(__always) mutating func skip() { index += 1 }

    /// Complains about what was not used.
    func finish(_ kind: StaticString) throws(Raise) {
        if mapping.isUnbound && index < count {
            throw thread.typeError("not all arguments converted during \(kind) formatting")
        }
    }
}

/// One directive of a format, from behind its `%`.
struct PercentDirective {
    var specification = PercentSpecification()
    /// The letter, and where it stands.
    var conversion: UInt32 = 0
    var conversionIndex = 0

    /// Reads a directive at `position`, which ends up behind it. `makeKey` gives the key between two positions.
    init(
        _ format: TextRun, _ position: inout Int, _ arguments: inout PercentArguments, precisionWord: StaticString,
        _ makeKey: (Int, Int) -> Value
    ) throws(Raise) {
        let thread = arguments.thread
        if position < format.count && format[position] == 0x28 {
            try PercentDirective.readKey(format, &position, &arguments, makeKey)
        }
        while position < format.count && specification.takeFlag(format[position]) { position += 1 }
        if position < format.count && format[position] == 0x2A {
            position += 1
            let width = try PercentDirective.star(&arguments)
            if width < 0 { specification.isLeftAligned = true }
            specification.width = width == .min ? .max : abs(width)
        } else {
            specification.width = try PercentDirective.digits(format, &position, thread, "width too big") ?? 0
        }
        if position < format.count && format[position] == 0x2E {
            position += 1
            if position < format.count && format[position] == 0x2A {
                position += 1
                specification.precision = max(try PercentDirective.star(&arguments), 0)
            } else {
                let complaint: StaticString =
                    precisionWord.utf8CodeUnitCount == 4 ? "prec too big" : "precision too big"
                specification.precision = try PercentDirective.digits(format, &position, thread, complaint) ?? 0
            }
        }
        if position < format.count, PercentDirective.isLength(format[position]) { position += 1 }
        if position >= format.count { throw thread.valueError("incomplete format") }
        conversion = format[position]
        conversionIndex = position
        position += 1
    }

    /// `h`, `l`, `L`: C's lengths, without meaning here.
    private static func isLength(_ c: UInt32) -> Bool { c == 0x68 || c == 0x6C || c == 0x4C }

    /// `(key)`, in which parentheses may be nested.
    private static func readKey(
        _ format: TextRun, _ position: inout Int, _ arguments: inout PercentArguments, _ makeKey: (Int, Int) -> Value
    ) throws(Raise) {
        position += 1
        let start = position
        var depth = 1
        while position < format.count {
            if format[position] == 0x29 { depth -= 1 } else if format[position] == 0x28 { depth += 1 }
            position += 1
            if depth == 0 { return try arguments.select(makeKey(start, position - 1)) }
        }
        // without a mapping, that is the error to report
        try arguments.requireMapping()
        throw arguments.thread.valueError("incomplete format key")
    }

    private static func star(_ arguments: inout PercentArguments) throws(Raise) -> Int {
        let value = try arguments.next()
        guard arguments.thread.bigInteger(value) != nil else { throw arguments.thread.typeError("* wants int") }
        return try arguments.thread.index(value)
    }

    private static func digits(
        _ format: TextRun, _ position: inout Int, _ thread: ThreadRef, _ complaint: StaticString
    ) throws(Raise) -> Int? {
        var result: Int?
        while position < format.count && format[position] &- 0x30 < 10 {
            let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.addingReportingOverflow(Int(format[position] &- 0x30))
            if overflow || overflow2 { throw thread.valueError("\(complaint)") }
            result = sum
            position += 1
        }
        return result
    }

    /// `ValueError` for an unknown letter.
    func unknown(_ thread: ThreadRef) -> Raise {
        let shown = conversion > 31 && conversion < 127 ? String(Unicode.Scalar(conversion) ?? "?") : "?"
        return thread.valueError(
            "unsupported format character '\(shown)' (0x\(String(conversion, radix: 16))) at index \(conversionIndex)")
    }
}

extension PercentArguments {
    func requireMapping() throws(Raise) {
        if mapping.isUnbound { throw thread.typeError("format requires a mapping") }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Writes a number conversion (`diuoxX`, `eEfFgG`); false if the letter is none of these.
    func writePercentNumber(
        _ directive: PercentDirective, _ value: Value, floatComplaint: StaticString?, to output: inout TextBuffer
    ) throws(Raise) -> Bool {
        let letter = UInt8(truncatingIfNeeded: directive.conversion)
        switch directive.conversion {
        case 0x64, 0x69, 0x75, 0x6F, 0x78, 0x58:
            let number = try percentInteger(value, letter)
            let width = max(directive.specification.width, directive.specification.precision)
            try checkAllocation(width)
            do throws(FormatFailure) {
                if case .int(let small) = number {
                    try directive.specification.write(small, letter, to: &output)
                } else if let big = bigInteger(number) {
                    try meteredFormat(big.limbCount) { (meter) throws(FormatFailure) in
                        try directive.specification.write(big, letter, to: &output, meter: meter)
                    }
                }
            } catch { throw formatError(error) }
            return true
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47:
            let number: Double
            do throws(Raise) { number = try double(value) } catch {
                guard let floatComplaint else { throw error }
                try swallow(types.typeError)
                throw typeError("\(floatComplaint), not \(typeName(value))")
            }
            try checkAllocation(directive.specification.width)
            do throws(FormatFailure) { try directive.specification.write(number, letter, to: &output) } catch {
                throw formatError(error)
            }
            return true
        default: return false
        }
    }

    /// The integer for `%d` (anything with `__int__` or `__index__`) or `%x` (only `__index__`).
    private func percentInteger(_ value: Value, _ letter: UInt8) throws(Raise) -> Value {
        switch value {
        case .int: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        default: break
        }
        if value.as(.int, IntObject.self) != nil { return value }
        let shown = String(Unicode.Scalar(letter))
        if letter | 0x20 == 0x78 || letter == 0x6F {
            if hasIndex(value) { return try indexValue(value) }
            throw typeError("%\(shown) format: an integer is required, not \(typeName(value))")
        }
        do throws(Raise) {
            if let toInt = operations(of: value).pointee.toInt, value.as(.string, StringObject.self) == nil {
                return try toInt(value, self)
            }
            if hasIndex(value) { return try indexValue(value) }
        } catch { try swallow(types.typeError) }
        throw typeError("%\(shown) format: a real number is required, not \(typeName(value))")
    }
}
