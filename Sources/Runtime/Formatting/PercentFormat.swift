// `str % values` and `bytes % values`.

extension StringBuilder {
    /// `%s` of a short string or a small integer and `%d` of one, the commonest directives; false for anything else.
    @inline(__always) fileprivate mutating func append(_ slot: Slots, as letter: UInt32, _ thread: ThreadRef) -> Bool {
        if letter != 0x73 && letter != 0x64 { return false }
        if case .int(let number) = slot.pointee {
            append(decimal: number)
            return true
        }
        guard letter == 0x73, let object = peek(slot),
            object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque()
        else { return false }
        return object.to(StringObject.self)._withUnsafeGuaranteedRef { text in
            if text.count > 1 << 12 { return false }
            append(text, 0, text.count)
            return true
        }
    }

    /// What a number formatter wrote.
    mutating func append(_ buffer: borrowing TextBuffer) {
        guard let base = buffer.base else { return }
        if buffer.width == 1 {
            append(latin1: UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: buffer.count))
        } else {
            for i in 0..<buffer.count { append(buffer[i]) }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: str

    /// `format % values`.
    package func percentFormat(_ format: StringObject, _ values: Value) throws(Raise) -> StringObject {
        var arguments = PercentArguments(self, values, refused: values.as(.string, StringObject.self) != nil)
        var output = StringBuilder(self, capacity: format.count + 16)
        let run = TextRun(format)
        var position = 0
        var mark = 0
        while position < run.count {
            try chargeWay(&mark, to: position, cost: 8)
            let percent = run.find(unit: 0x25, position, run.count)
            if percent < 0 { break }
            output.append(format, position, percent)
            position = percent + 1
            if position < run.count && run[position] == 0x25 {
                output.append(0x25 as UInt32)
                position += 1
                continue
            }
            if position < run.count, let slot = arguments.upcoming, output.append(slot, as: run[position], self) {
                arguments.skip()
                position += 1
                continue
            }
            if position < run.count, run[position] == 0x64 || run[position] == 0x73,
                let number = arguments.upcomingInteger
            {
                output.append(decimal: number)
                arguments.skip()
                position += 1
                continue
            }
            let directive = try PercentDirective(run, &position, &arguments, precisionWord: "precision") {
                .object(substring(format, $0, $1))
            }
            try write(directive, try arguments.next(), to: &output)
        }
        output.append(format, position, format.count)
        try arguments.finish("string")
        return output.finish()
    }

    private func write(_ directive: PercentDirective, _ value: Value, to output: inout StringBuilder) throws(Raise) {
        switch directive.conversion {
        case 0x73: try writePadded(try str(value), directive, to: &output)
        case 0x72: try writePadded(try repr(value), directive, to: &output)
        case 0x61: try writePadded(try ascii(value), directive, to: &output)
        case 0x63:
            var directive = directive
            directive.specification.precision = -1
            try writePadded(try percentCharacter(value), directive, to: &output)
        default:
            var value = value
            if directive.conversion == 0x64, case .float(let number) = value,
                let whole = Int(exactly: number.rounded(.towardZero))
            {
                value = .int(whole)
            }
            if let quick = QuickFormat(directive.specification, UInt8(truncatingIfNeeded: directive.conversion)),
                isQuickNumber(value, directive.conversion), output.append(value, as: quick)
            {
                return
            }
            var buffer = TextBuffer()
            if !(try writePercentNumber(directive, value, floatComplaint: nil, to: &buffer)) {
                throw directive.unknown(self)
            }
            output.append(buffer)
        }
    }

    /// `%d %x %X %o` of an integer, `%f` of a float: what both ways of formatting write alike.
    private func isQuickNumber(_ value: Value, _ conversion: UInt32) -> Bool {
        switch (value, conversion) {
        case (.int, 0x64), (.int, 0x78), (.int, 0x58), (.int, 0x6F), (.float, 0x66): true
        default: false
        }
    }

    private func writePadded(
        _ text: StringObject, _ directive: PercentDirective, to output: inout StringBuilder
    ) throws(Raise) {
        let specification = directive.specification
        let count = specification.precision >= 0 ? min(specification.precision, text.count) : text.count
        let padding = specification.width > count ? specification.width - count : 0
        try checkAllocation((output.count &+ count).addingReportingOverflow(padding).partialValue, of: 4)
        if !specification.isLeftAligned { output.append(repeating: 0x20, padding) }
        output.append(text, 0, count)
        if specification.isLeftAligned { output.append(repeating: 0x20, padding) }
    }

    /// `%c`: a character, or the number of one.
    private func percentCharacter(_ value: Value) throws(Raise) -> StringObject {
        if let text = value.as(.string, StringObject.self) {
            if text.count == 1 { return text }
            throw typeError("%c requires int or char")
        }
        if !hasIndex(value) { throw typeError("%c requires int or char") }
        guard let number = bigInteger(try indexValue(value)), let point = number.asInt, point >= 0, point < 0x110000
        else {
            throw overflowError("%c arg not in range(0x110000)")
        }
        return makeString(codePoint: UInt32(point))
    }

    // MARK: bytes

    /// `format % values` for bytes.
    package func percentFormat(bytes format: BytesObject, _ values: Value) throws(Raise) -> BytesObject {
        let refused: Bool
        if case .object(let object) = values {
            refused = object.kind == .bytes || object.kind == .bytearray || object.kind == .string
        } else {
            refused = false
        }
        var arguments = PercentArguments(self, values, refused: refused)
        var output = BytesBuilder(capacity: format.count + 32)
        let run = TextRun(format.raw)
        var position = 0
        var mark = 0
        while position < run.count {
            try chargeWay(&mark, to: position, cost: 8)
            let percent = run.find(unit: 0x25, position, run.count)
            if percent < 0 { break }
            output.append(UnsafeRawBufferPointer(start: run.start + position, count: percent - position))
            position = percent + 1
            if position < run.count && run[position] == 0x25 {
                output.append(0x25)
                position += 1
                continue
            }
            let directive = try PercentDirective(run, &position, &arguments, precisionWord: "prec") {
                .object(makeBytes(run.start + $0, $1 - $0))
            }
            try write(directive, try arguments.next(), to: &output)
        }
        output.append(UnsafeRawBufferPointer(start: run.start + position, count: run.count - position))
        try arguments.finish("bytes")
        return output.finish(self)
    }

    private func write(_ directive: PercentDirective, _ value: Value, to output: inout BytesBuilder) throws(Raise) {
        switch directive.conversion {
        case 0x73, 0x62: try writePadded(try percentBytes(value), directive, to: &output)
        case 0x72, 0x61:
            let text = try ascii(value)
            try writePadded(makeBytes(text.buffer, text.count), directive, to: &output)
        case 0x63:
            var directive = directive
            directive.specification.precision = -1
            try writePadded(try percentByte(value), directive, to: &output)
        default:
            var buffer = TextBuffer()
            if !(try writePercentNumber(directive, value, floatComplaint: "float argument required", to: &buffer)) {
                throw directive.unknown(self)
            }
            for i in 0..<buffer.count { output.append(UInt8(truncatingIfNeeded: buffer[i])) }
        }
    }

    private func writePadded(
        _ bytes: BytesObject, _ directive: PercentDirective, to output: inout BytesBuilder
    ) throws(Raise) {
        let specification = directive.specification
        let count = specification.precision >= 0 ? min(specification.precision, bytes.count) : bytes.count
        let padding = specification.width > count ? specification.width - count : 0
        try checkAllocation((output.count &+ count).addingReportingOverflow(padding).partialValue)
        if !specification.isLeftAligned { output.append(repeating: 0x20, padding) }
        output.append(UnsafeRawBufferPointer(start: bytes.buffer, count: count))
        if specification.isLeftAligned { output.append(repeating: 0x20, padding) }
    }

    /// `%b`: a buffer, or what `__bytes__` answers.
    private func percentBytes(_ value: Value) throws(Raise) -> BytesObject {
        if let bytes = value.as(.bytes, BytesObject.self) { return bytes }
        if let view = value.as(.memoryview, MemoryViewObject.self) { return try view.copyOfBytes(self) }
        if hasBuffer(value) { return try withBuffer(of: value) { (raw) throws(Raise) in makeBytes(raw) } }
        let special = try lookupSpecial(value, names.bytes)
        if special.isUnbound {
            throw typeError(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '\(typeName(value))'")
        }
        let answer = try call(special)
        if let bytes = answer.as(.bytes, BytesObject.self) { return bytes }
        throw typeError("__bytes__ returned non-bytes (type \(typeName(answer)))")
    }

    /// `%c`: one byte, or its number.
    private func percentByte(_ value: Value) throws(Raise) -> BytesObject {
        if let bytes = value.as(.bytes, BytesObject.self), bytes.count == 1 { return bytes }
        if let array = value.as(.bytearray, BytearrayObject.self), array.count == 1 { return makeBytes(array.raw) }
        if !hasIndex(value) { throw typeError("%c requires an integer in range(256) or a single byte") }
        guard let number = bigInteger(try indexValue(value)), let byte = number.asInt, byte >= 0, byte < 256 else {
            throw overflowError("%c arg not in range(256)")
        }
        return makeBytes([UInt8(truncatingIfNeeded: byte)])
    }
}
