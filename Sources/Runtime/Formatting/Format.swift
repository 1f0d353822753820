// `format(value, spec)`: the dispatch, and the built-in values it answers itself.
//
// The mini-language itself is in `Numbers/FormatSpecification.swift`; here it meets values, exceptions and string objects.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `format(value, spec)`: what f-strings, `str.format` and the builtin do.
    package func format(_ value: Value, _ spec: StringObject) throws(Raise) -> StringObject {
        switch value {
        case .int(let number): return try formatInteger(value, number, spec)
        case .float(let number): return try formatFloat(number, spec)
        case .object(let object) where object.shape.toOpaque() == pointee.shapes.string.toOpaque():
            return try formatString(unsafeDowncast(object, to: StringObject.self), spec)
        case .object(let object) where object.shape.toOpaque() == pointee.shapes.int.toOpaque():
            return try formatInteger(value, spec)
        default: break
        }
        let method = try lookupSpecial(value, names.format)
        if method.isUnbound { throw typeError("Type \(typeName(value)) doesn't define __format__") }
        let result = try call(method, .object(spec))
        if let string = result.as(.string, StringObject.self) { return string }
        throw typeError("__format__ must return a str, not \(typeName(result))")
    }

    // MARK: str

    /// `str.__format__`.
    package func formatString(_ text: StringObject, _ spec: StringObject) throws(Raise) -> StringObject {
        if spec.count == 0 {
            // an instance of a subclass may have a `__str__` of its own
            return text.shape.toOpaque() == pointee.shapes.string.toOpaque() ? text : try str(.object(text))
        }
        return try withFormat(spec, .text, text.type) { (specification, output) throws(FormatFailure) in
            if specification.type != 0x73 { throw FormatFailure.unknownCode(specification.type, text.type.name.text) }
            try specification.write(
                CodePoints(base: text.buffer, count: text.count, width: Int(text.width)), to: &output)
        }
    }

    // MARK: Numbers

    /// `int.__format__` for any integer (also an instance of a subclass).
    package func formatInteger(_ value: Value, _ spec: StringObject) throws(Raise) -> StringObject {
        if case .int(let number) = value { return try formatInteger(value, number, spec) }
        if case .bool(let flag) = value { return try formatInteger(value, flag ? 1 : 0, spec) }
        guard let number = bigInteger(value) else { return try str(value) }
        if let small = number.asInt { return try formatInteger(value, small, spec) }
        if spec.count == 0 { return try str(value) }
        return try withFormat(spec, .number, type(of: value)) { (specification, output) throws(FormatFailure) in
            try meteredFormat(number.limbCount) { (meter) throws(FormatFailure) in
                try specification.write(number, to: &output, meter: meter, typeName: self.typeName(value))
            }
        }
    }

    private func formatInteger(_ value: Value, _ number: Int, _ spec: StringObject) throws(Raise) -> StringObject {
        if spec.count == 0 { return try str(value) }
        return try withFormat(spec, .number, type(of: value)) { (specification, output) throws(FormatFailure) in
            try specification.write(number, to: &output, typeName: self.typeName(value))
        }
    }

    /// `float.__format__`.
    package func formatFloat(_ number: Double, _ spec: StringObject) throws(Raise) -> StringObject {
        if spec.count == 0 { return try str(.float(number)) }
        return try withFormat(spec, .number, types.float) { (specification, output) throws(FormatFailure) in
            try specification.write(number, to: &output)
        }
    }

    /// `complex.__format__`.
    package func formatComplex(_ real: Double, _ imaginary: Double, _ spec: StringObject) throws(Raise) -> StringObject
    {
        try withFormat(spec, .number, types.complex) { (specification, output) throws(FormatFailure) in
            try specification.write(real: real, imaginary: imaginary, to: &output)
        }
    }

    // MARK: Plumbing

    /// Parses a specification, lets `body` write, and turns failures into exceptions.
    private func withFormat(
        _ spec: StringObject, _ family: FormatSpecification.Family, _ owner: TypeObject,
        _ body: (FormatSpecification, inout TextBuffer) throws(FormatFailure) -> Void
    ) throws(Raise) -> StringObject {
        let specification: FormatSpecification
        do throws(FormatFailure) {
            let points = CodePoints(base: spec.buffer, count: spec.count, width: Int(spec.width))
            specification = try FormatSpecification(parsing: points, family, typeName: owner.name.text)
        } catch {
            throw formatError(error)
        }
        // a precision beyond 32 bits is refused by all who would need memory for it, and text is only cut by it
        let digits = family == .number ? Int(Int32(exactly: specification.precision) ?? 0) : 0
        try checkAllocation(max(specification.width, digits, 0), of: 4)
        var output = TextBuffer()
        do throws(FormatFailure) { try body(specification, &output) } catch { throw formatError(error) }
        return makeString(output)
    }

    /// Formats a number of so many limbs; a long conversion can be interrupted.
    func meteredFormat(
        _ limbs: Int, _ body: (WorkMeterPointer) throws(FormatFailure) -> Void
    ) throws(FormatFailure) {
        var failure: FormatFailure?
        do throws(Raise) {
            try metered(limbs) { (meter) throws(WorkAborted) in
                do throws(FormatFailure) { try body(meter) } catch { failure = error }
            }
        } catch {
            throw .aborted
        }
        if let failure { throw failure }
    }

    /// The exception for a failure of the formatting library.
    package func formatError(_ failure: FormatFailure) -> Raise {
        switch failure.kind {
        case .valueError: valueError(failure.message)
        case .overflowError: overflowError(failure.message)
        case .memoryError: memoryError()
        // what has stopped the work is raised already
        case .aborted: Raise()
        }
    }

    /// A string with the contents of a buffer.
    package func makeString(_ buffer: borrowing TextBuffer) -> StringObject {
        guard let base = buffer.base, buffer.count > 0 else { return emptyString }
        let result = makeString(width: buffer.width, capacity: buffer.count)
        copyBytes(result.buffer, base, buffer.count &* buffer.width)
        result.count = buffer.count
        return buffer.width == 1 ? result : narrowed(result)
    }
}
