// `str.format` and `str.format_map`: fills the fields that `FieldParser.swift` finds.

/// Where the values of a format string come from.
private enum FieldArguments {
    /// The arguments of a call: positional ones, then the values of `keywords`.
    case call(Slots, Int, TupleObject?)
    case mapping(Value)
}

/// One run of `str.format`.
private struct Formatter {
    let thread: ThreadRef
    let text: StringObject
    let arguments: FieldArguments
    /// The number of the next `{}`; -1 once fields have been numbered by hand.
    var nextNumber = 0
    var isAutomatic = false

    /// Writes the part `start ..< end` of the text. `depth` is 2 outside, 1 in a spec.
    mutating func render(_ start: Int, _ end: Int, depth: Int, to output: inout StringBuilder) throws(Raise) {
        if depth <= 0 { throw thread.valueError("Max string recursion exceeded") }
        let run = TextRun(text)
        var scanner = MarkupScanner(run, start, end)
        var mark = start
        while let piece = try checked({ () throws(MarkupError) in try scanner.next() }) {
            try thread.chargeWay(&mark, to: piece.literal.upperBound, cost: 8)
            output.append(text, piece.literal.lowerBound, piece.literal.upperBound)
            guard let name = piece.name else { continue }
            let value = try converted(try self.value(name), piece.conversion)
            if !piece.specHasFields,
                let quick = QuickFormat(
                    TextRun(run.start + piece.spec.lowerBound &* run.width, piece.spec.count, width: run.width)),
                output.append(value, as: quick)
            {
                continue
            }
            output.append(try thread.format(value, try self.spec(piece, depth)))
        }
    }

    private func checked<T>(_ body: () throws(MarkupError) -> T) throws(Raise) -> T {
        do throws(MarkupError) { return try body() } catch { throw thread.valueError(error.message) }
    }

    private mutating func spec(_ piece: MarkupPiece, _ depth: Int) throws(Raise) -> StringObject {
        if !piece.specHasFields {
            return piece.spec.isEmpty
                ? thread.emptyString
                : thread.substring(text, piece.spec.lowerBound, piece.spec.upperBound)
        }
        var builder = StringBuilder(thread)
        try render(piece.spec.lowerBound, piece.spec.upperBound, depth: depth - 1, to: &builder)
        return builder.finish()
    }

    private func converted(_ value: Value, _ conversion: UInt32) throws(Raise) -> Value {
        switch conversion {
        case 0: return value
        case 0x72: return .object(try thread.repr(value))
        case 0x73: return .object(try thread.str(value))
        case 0x61: return .object(try thread.ascii(value))
        default:
            if conversion > 32 && conversion < 127, let scalar = Unicode.Scalar(conversion) {
                throw thread.valueError("Unknown conversion specifier \(scalar)")
            }
            throw thread.valueError("Unknown conversion specifier \\x\(String(conversion, radix: 16))")
        }
    }

    /// The value a field name means.
    private mutating func value(_ range: Range<Int>) throws(Raise) -> Value {
        if range.isEmpty { return try positional(try nextAutomatic()) }
        let text = text
        if range.count == 1, !isAutomatic {
            let digit = TextRun(text)[range.lowerBound] &- 0x30
            if digit < 10 {
                nextNumber = -1
                return try positional(Int(digit))
            }
        }
        var name = try checked({ () throws(MarkupError) in try FieldName(TextRun(text), range) })
        var value = try firstValue(name)
        while let step = try checked({ () throws(MarkupError) in try name.next() }) {
            switch step {
            case .attribute(let range):
                let attribute = thread.intern(thread.substring(text, range.lowerBound, range.upperBound))
                value = try thread.getAttribute(value, attribute)
            case .index(let index): value = try thread.getItem(value, .int(index))
            case .key(let range):
                value = try thread.getItem(value, .object(thread.substring(text, range.lowerBound, range.upperBound)))
            }
        }
        return value
    }

    /// The number of a field without one.
    private mutating func nextAutomatic() throws(Raise) -> Int {
        if nextNumber < 0 {
            throw thread.valueError("cannot switch from manual field specification to automatic field numbering")
        }
        isAutomatic = true
        nextNumber += 1
        return nextNumber - 1
    }

    private mutating func firstValue(_ name: FieldName) throws(Raise) -> Value {
        var number = name.firstNumber
        if name.first.isEmpty {
            number = try nextAutomatic()
        } else if number != nil {
            if isAutomatic {
                throw thread.valueError(
                    "cannot switch from automatic field numbering to manual field specification")
            }
            nextNumber = -1
        }
        if let number { return try positional(number) }
        let key = thread.substring(text, name.first.lowerBound, name.first.upperBound)
        switch arguments {
        case .mapping(let mapping): return try thread.getItem(mapping, .object(key))
        case .call(let base, let count, let keywords):
            if let keywords {
                for i in 0..<keywords.count {
                    if let known = keywords[i].as(.string, StringObject.self), known.equals(key) {
                        return copy(base + count + i)
                    }
                }
            }
            throw thread.keyError(.object(key))
        }
    }

    private func positional(_ number: Int) throws(Raise) -> Value {
        guard case .call(let base, let count, _) = arguments else {
            throw thread.valueError("Format string contains positional fields")
        }
        // the receiver comes first
        if number >= count - 1 {
            throw thread.indexError("Replacement index \(number) out of range for positional args tuple")
        }
        return copy(base + 1 + number)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `str.format` as a variadic row: `call[0]` is the format string.
    func formatCall(_ call: Call) throws(Raise) -> StringObject {
        try format(call.text, .call(call.arguments, call.count, call.keywords))
    }

    /// `str.format_map`.
    package func formatMap(_ text: StringObject, _ mapping: Value) throws(Raise) -> StringObject {
        try format(text, .mapping(mapping))
    }

    private func format(_ text: StringObject, _ arguments: FieldArguments) throws(Raise) -> StringObject {
        var builder = StringBuilder(self, capacity: text.count + 16)
        var formatter = Formatter(thread: self, text: text, arguments: arguments)
        try formatter.render(0, text.count, depth: 2, to: &builder)
        return builder.finish()
    }
}
