// `SyntaxError` and its subclasses: a message and a place in a text. Here is also the way from a diagnostic of the parser to the
// Python exception.

import TaipanSyntax

enum SyntaxErrorType {
    static let nativeType = NativeType(
        "SyntaxError", .exception, [.isBase], doc: "A text is not a valid program.",
        operations: { operations in
            operations.initialize = initialize
            operations.str = str
        },
        rows: { rows })

    /// Indices of the fields.
    static let msg = 0, filename = 1, lineno = 2, offset = 3, text = 4, endLineno = 5, endOffset = 6, printFileAndLine = 7

    private static let rows: [NativeRow] = [
        .property("msg", { (call) throws(Raise) in call.exception.field(0) }, set: { (call) throws(Raise) in call.setField(0) }, "exception msg"),
        .property("filename", { (call) throws(Raise) in call.exception.field(1) }, set: { (call) throws(Raise) in call.setField(1) }, "exception filename"),
        .property("lineno", { (call) throws(Raise) in call.exception.field(2) }, set: { (call) throws(Raise) in call.setField(2) }, "exception lineno"),
        .property("offset", { (call) throws(Raise) in call.exception.field(3) }, set: { (call) throws(Raise) in call.setField(3) }, "exception offset"),
        .property("text", { (call) throws(Raise) in call.exception.field(4) }, set: { (call) throws(Raise) in call.setField(4) }, "exception text"),
        .property("end_lineno", { (call) throws(Raise) in call.exception.field(5) }, set: { (call) throws(Raise) in call.setField(5) }, "exception end lineno"),
        .property("end_offset", { (call) throws(Raise) in call.exception.field(6) }, set: { (call) throws(Raise) in call.setField(6) }, "exception end offset"),
        .property("print_file_and_line", { (call) throws(Raise) in call.exception.field(7) }, set: { (call) throws(Raise) in call.setField(7) }, "exception print_file_and_line"),
    ]

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try ExceptionTypes.initialize(value, base, count, keywords, thread)
        let exception = ExceptionTypes.exception(value)
        exception.setFields([])
        if count == 0 { return }
        var fields: [Value] = [copy(base)]
        if count == 2 {
            let place = try thread.items(of: copy(base + 1))
            if place.count < 4 { throw thread.typeError("function takes at least 4 arguments (\(place.count) given)") }
            if place.count > 6 { throw thread.typeError("function takes at most 6 arguments (\(place.count) given)") }
            if place.count == 5 { throw thread.typeError("end_offset must be provided when end_lineno is provided") }
            fields += place
        }
        exception.setFields(fields)
    }

    /// For exceptions made by the interpreter.
    static func fill(_ exception: ExceptionObject, _ thread: ThreadRef) {
        let arguments = exception.arguments
        if arguments.count == 0 { return }
        var fields = [arguments[0]]
        if arguments.count == 2, let place = arguments[1].as(.tuple, TupleObject.self), place.count == 4 || place.count == 6 {
            fields += thread.tupleItems(place)
        }
        exception.setFields(fields)
    }

    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let exception = ExceptionTypes.exception(value)
        let message = try thread.str(exception.field(msg)).text
        var place: [String] = []
        if let file = exception.field(filename).as(.string, StringObject.self) {
            let text = file.text
            place.append(text.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(text[text.utf8.index(after: $0)...]) } ?? text)
        }
        if case .int(let line) = exception.field(lineno) { place.append("line \(line)") }
        if place.isEmpty { return thread.makeStringValue(message) }
        return thread.makeStringValue("\(message) (\(place.joined(separator: ", ")))")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Raises what the parser or the resolver found in a source text.
    package func syntaxError(from diagnostic: SyntaxDiagnostic, filename: String, source: [UInt8]) -> Raise {
        raise(makeSyntaxError(diagnostic, filename: makeString(filename), source: source))
    }

    /// The same with the file name as Python has it.
    package func syntaxError(from diagnostic: SyntaxDiagnostic, filename: StringObject, source: [UInt8]) -> Raise {
        raise(makeSyntaxError(diagnostic, filename: filename, source: source))
    }

    /// The exception object, with offsets in characters from 1.
    package func makeSyntaxError(_ diagnostic: SyntaxDiagnostic, filename: StringObject, source: [UInt8]) -> ExceptionObject {
        let type: TypeObject
        switch diagnostic.kind {
        case .indentationError: type = types.indentationError
        case .tabError: type = types.tabError
        case .recursionError: return makeException(types.recursionError, [makeStringValue(diagnostic.message)])
        case .memoryError: return makeException(types.memoryError, [makeStringValue(diagnostic.message)])
        default: type = types.syntaxError
        }
        let message = makeStringValue(diagnostic.message)
        let range = diagnostic.range
        if range.line == 0 { return placeless(type, message, filename, source) }
        let line = SourceLines.line(Int(range.line), of: source)
        let start = SourceLines.characters(of: line, upTo: Int(range.column)) + 1
        var endLine = Int(range.endLine)
        var end = 0
        if endLine == 0 {
            endLine = Int(range.line)
            end = range.endColumn == 0 && range.column == 0 ? -1 : start
            if diagnostic.range.endColumn == 0 { end = range.column == 0 ? -1 : 0 }
        } else {
            let last = endLine == Int(range.line) ? line : SourceLines.line(endLine, of: source)
            end = SourceLines.characters(of: last, upTo: Int(range.endColumn)) + 1
        }
        let text: Value
        if line.isEmpty && Int(range.line) > SourceLines.count(of: source) {
            text = makeStringValue("")
        } else {
            text = .object(line.withUnsafeBufferPointer { makeString(utf8: $0) })
        }
        let place = makeTuple(
            .object(filename), .int(Int(range.line)), .int(start), text, .int(endLine), .int(end))
        return makeException(type, [message, .object(place)])
    }

    /// An error of a whole text: undecodable bytes, null bytes.
    private func placeless(
        _ type: TypeObject, _ message: Value, _ filename: StringObject, _ source: [UInt8]
    ) -> ExceptionObject {
        if message.as(.string, StringObject.self)?.text.hasSuffix("null bytes") ?? false {
            return makeException(type, [message])
        }
        return makeException(type, [message, .object(makeTuple(.object(filename), .int(0), .int(0), .none, .int(0), .int(0)))])
    }
}

/// Lines of a source text in UTF-8.
enum SourceLines {
    /// The line with this number (from 1) including its newline; empty if there is none.
    static func line(_ number: Int, of source: [UInt8]) -> [UInt8] {
        var current = 1
        var start = 0
        if number < 1 { return [] }
        while current < number {
            guard let end = lineEnd(source, start) else { return [] }
            start = end
            current += 1
        }
        if start >= source.count { return [] }
        let end = lineEnd(source, start) ?? source.count
        var result = Array(source[start..<end])
        if result.last == 0x0D || result.suffix(2) == [0x0D, 0x0A] {
            while result.last == 0x0A || result.last == 0x0D { result.removeLast() }
            result.append(0x0A)
        }
        return result
    }

    /// The index behind the next line end from `start` on.
    private static func lineEnd(_ source: [UInt8], _ start: Int) -> Int? {
        var i = start
        while i < source.count {
            if source[i] == 0x0A { return i + 1 }
            if source[i] == 0x0D { return i + 1 < source.count && source[i + 1] == 0x0A ? i + 2 : i + 1 }
            i += 1
        }
        return nil
    }

    static func count(of source: [UInt8]) -> Int {
        var count = 0
        var start = 0
        while let end = lineEnd(source, start) {
            count += 1
            start = end
        }
        return start < source.count ? count + 1 : count
    }

    /// How many characters the first `bytes` bytes of a line are. Beyond the end of the line every byte counts as one.
    static func characters(of line: [UInt8], upTo bytes: Int) -> Int {
        var count = 0
        for i in 0..<min(max(bytes, 0), line.count) where line[i] & 0xC0 != 0x80 { count += 1 }
        return count + max(0, bytes - line.count)
    }
}
