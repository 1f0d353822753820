// `SyntaxError` and its subclasses: a message and a place in a text.

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
    static let msg = 0, filename = 1, lineno = 2, offset = 3, text = 4, endLineno = 5, endOffset = 6,
        printFileAndLine = 7

    private static let rows: [NativeRow] = [
        .property(
            "msg", { (call) throws(Raise) in call.exception.field(0) },
            set: { (call) throws(Raise) in call.setField(0) }, "exception msg"),
        .property(
            "filename", { (call) throws(Raise) in call.exception.field(1) },
            set: { (call) throws(Raise) in call.setField(1) }, "exception filename"),
        .property(
            "lineno", { (call) throws(Raise) in call.exception.field(2) },
            set: { (call) throws(Raise) in call.setField(2) }, "exception lineno"),
        .property(
            "offset", { (call) throws(Raise) in call.exception.field(3) },
            set: { (call) throws(Raise) in call.setField(3) }, "exception offset"),
        .property(
            "text", { (call) throws(Raise) in call.exception.field(4) },
            set: { (call) throws(Raise) in call.setField(4) }, "exception text"),
        .property(
            "end_lineno", { (call) throws(Raise) in call.exception.field(5) },
            set: { (call) throws(Raise) in call.setField(5) }, "exception end lineno"),
        .property(
            "end_offset", { (call) throws(Raise) in call.exception.field(6) },
            set: { (call) throws(Raise) in call.setField(6) }, "exception end offset"),
        .property(
            "print_file_and_line", { (call) throws(Raise) in call.exception.field(7) },
            set: { (call) throws(Raise) in call.setField(7) }, "exception print_file_and_line"),
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
        if arguments.count == 2, let place = arguments[1].as(.tuple, TupleObject.self),
            place.count == 4 || place.count == 6
        {
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
            place.append(
                text.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(text[text.utf8.index(after: $0)...]) } ?? text)
        }
        if case .int(let line) = exception.field(lineno) { place.append("line \(line)") }
        if place.isEmpty { return thread.makeStringValue(message) }
        return thread.makeStringValue("\(message) (\(place.joined(separator: ", ")))")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Raises what the parser or the resolver found in a source text.
    package func syntaxError(from diagnostic: SyntaxDiagnostic, filename: String, source: [UInt8]) -> Raise {
        syntaxError(from: diagnostic, filename: makeString(filename), source: source)
    }

    /// The same with the file name as Python has it. `isFile`: not an expression or a statement at a prompt.
    package func syntaxError(
        from diagnostic: SyntaxDiagnostic, filename: StringObject, source: [UInt8], isProgram: Bool = false,
        isFile: Bool = true
    ) -> Raise {
        let type: TypeObject
        switch diagnostic.kind {
        case .indentationError: type = types.indentationError
        case .tabError: type = types.tabError
        case .recursionError: return recursionError(diagnostic.message)
        case .memoryError: return raise(types.memoryError, diagnostic.message)
        case .syntaxError, .syntaxWarning, .deprecationWarning, .unicodeDecodeError: type = types.syntaxError
        }
        var arguments = [makeStringValue(diagnostic.message)]
        let lines = DiagnosedLines(source, endsWithNewline: isFile)
        if let place = errorPlace(diagnostic, filename, lines, isProgram) { arguments.append(.object(place)) }
        return raise(type, arguments)
    }

    /// (file, line, column, text, end line, end column), columns in characters from 1; nil for an error of the text as a whole.
    private func errorPlace(
        _ diagnostic: SyntaxDiagnostic, _ filename: StringObject, _ lines: DiagnosedLines, _ isProgram: Bool
    ) -> TupleObject? {
        let range = diagnostic.range
        if range.line <= 0 {
            return range.column < 0 ? makeTuple(.object(filename), .int(0), .int(-1), .none) : nil
        }
        let line = lines.line(Int(range.line), for: diagnostic)
        var text = Value.object(
            makeString(String(decoding: lines.shown(Int(range.line), for: diagnostic), as: UTF8.self)))
        if diagnostic.isLate && !isProgram {
            let file = SourceCache().lines(ofFile: filename.text, self)
            let number = Int(range.line) - 1
            text = number < file.count ? .object(makeString(file[number].string + "\n")) : .none
        }
        // in front of the first column: what CPython says of the end of a text and of literals that it refuses
        var start = range.column < 0 ? 0 : DiagnosedLines.characters(in: line, upTo: Int(range.column)) + 1
        // of what is missing at the end of a program CPython does not say where
        let isMissing =
            diagnostic.message.hasPrefix("expected an indented block")
            || diagnostic.message == "expected 'except' or 'finally' block"
            || diagnostic.message == "unexpected EOF while parsing" && line.first == UInt8(ascii: "\\")
        if isProgram && isMissing && Int(range.column) >= line.count - (line.last == 0x0A ? 1 : 0) { start = 0 }
        var endLine = Int(range.line)
        // Only the start is known: zero or minus one say so to whoever draws the carets.
        let isUnknown = diagnostic.kind == .indentationError || diagnostic.message == "unexpected EOF while parsing"
        var end = isUnknown ? -1 : 0
        if range.endLine > 0 {
            endLine = Int(range.endLine)
            end =
                range.endColumn < 0
                ? 0
                : DiagnosedLines.characters(in: lines.line(endLine, for: diagnostic), upTo: Int(range.endColumn)) + 1
            // CPython measures the end against the first line
            let content = line.last == 0x0A ? line.dropLast() : line
            let length = DiagnosedLines.characters(in: content, upTo: content.count)
            end = min(end, length + (isProgram || endLine > Int(range.line) ? 1 : 2))
        }
        return makeTuple(.object(filename), .int(Int(range.line)), .int(start), text, .int(endLine), .int(end))
    }
}

/// The lines of a text with an error in it.
package struct DiagnosedLines {
    private let text: [UInt8]
    /// The parser puts a newline behind a file that does not end in one; an expression is left as it is.
    private let endsWithNewline: Bool

    package init(_ text: [UInt8], endsWithNewline: Bool = true) {
        self.text = text
        self.endsWithNewline = endsWithNewline
    }

    /// A line by its number from 1, with its newline if it has one.
    package func line(_ number: Int) -> ArraySlice<UInt8> {
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var current = 1
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            if end < text.count { end += text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A ? 2 : 1 }
            if current == number { return text[start..<end] }
            start = end
            current += 1
        }
        return []
    }

    /// A line as CPython measures columns in it: for the parser, the first one has its byte order mark still, though the columns
    /// that it knows are counted without.
    func line(_ number: Int, for diagnostic: SyntaxDiagnostic) -> ArraySlice<UInt8> {
        if number != 1 || !text.starts(with: [0xEF, 0xBB, 0xBF]) || DiagnosedLines.isFromTokenizer(diagnostic.message) {
            return line(number)
        }
        return text[..<3] + line(1)
    }

    /// The line as `SyntaxError.text` has it. What the tokenizer complains of comes without a newline; what the parser does gets
    /// one even if it is the last line and has none.
    func shown(_ number: Int, for diagnostic: SyntaxDiagnostic) -> ArraySlice<UInt8> {
        var bare = line(number, for: diagnostic)
        let hasNewline = endsWithNewline || bare.last == 0x0A || bare.last == 0x0D
        if let null = bare.firstIndex(of: 0) { bare = bare[..<null] }
        while bare.last == 0x0A || bare.last == 0x0D { bare.removeLast() }
        return DiagnosedLines.isFromTokenizer(diagnostic.message) || !hasNewline ? bare : bare + [0x0A]
    }

    private static func isFromTokenizer(_ message: String) -> Bool {
        for start in [
            "unterminated", "closing parenthesis", "unmatched", "invalid character", "invalid non-printable",
            "unexpected character after line", "leading zeros", "too many nested", "invalid decimal",
            "invalid hexadecimal",
            "invalid octal", "invalid binary", "invalid digit", "invalid imaginary", "f-string: expecting",
        ] where message.hasPrefix(start) { return true }
        return false
    }

    /// How many characters the first `bytes` bytes of a line are; beyond its end every byte counts as one.
    package static func characters(in line: ArraySlice<UInt8>, upTo bytes: Int) -> Int {
        var count = 0
        for byte in line.prefix(max(bytes, 0)) where byte & 0xC0 != 0x80 { count += 1 }
        return count + max(bytes - line.count, 0)
    }
}
