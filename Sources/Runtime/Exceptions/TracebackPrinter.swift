// An exception as text, exactly as CPython 3.13 shows it: the chain of causes and contexts, tracebacks, the exception itself with
// its notes and suggestions, exception groups as a tree.
//
//     thread.formatException(e)       everything                      Traceback (most recent call last): …
//     thread.exceptionSummary(e)      only what follows the traceback  ValueError: x
//
// Asking an exception for its text runs Python code, which may fail or loop: failures become a remark in the text, and every
// exception is shown once.

/// Collects the lines of one exception and of all that hang on it.
struct TracebackPrinter {
    let thread: ThreadRef
    private let cache = SourceCache()
    private var output = ""
    private var seen: Set<ObjectIdentifier> = []
    /// How deep inside exception groups we are: how far the text is indented.
    private var depth = 0
    /// The tree is still open at the bottom: a group that is the last part of a group closes it for both.
    private var needsLastRule = false
    /// `sys.tracebacklimit`.
    private let limit: Int?
    /// For a person at a terminal. The parts of a group have no colours.
    private let isColored: Bool

    /// More parts of a group, or levels of groups in groups, are not shown.
    private static let mostParts = 15
    private static let deepestGroup = 10
    private static let causeText = "\nThe above exception was the direct cause of the following exception:\n\n"
    private static let contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"

    init(_ thread: ThreadRef, isColored: Bool = false) {
        self.thread = thread
        self.isColored = isColored
        let value = thread.systemNamespace.get(thread.intern("tracebacklimit"))
        if case .int(let number) = value { limit = max(0, number) } else { limit = nil }
    }

    // MARK: Chains

    mutating func format(_ exception: ExceptionObject, withChain: Bool) -> String {
        appendChain(exception, withChain: withChain)
        return output
    }

    /// What led to an exception comes first.
    private mutating func appendChain(_ exception: ExceptionObject, withChain: Bool) {
        seen.insert(ObjectIdentifier(exception))
        var chain: [(exception: ExceptionObject, introduction: String?)] = []
        var current: ExceptionObject? = exception
        while let shown = current {
            var next: ExceptionObject?
            var introduction: String?
            if withChain {
                if let cause = shown.cause {
                    if seen.insert(ObjectIdentifier(cause)).inserted {
                        (next, introduction) = (cause, TracebackPrinter.causeText)
                    }
                } else if let context = shown.context, !shown.suppressesContext {
                    if seen.insert(ObjectIdentifier(context)).inserted {
                        (next, introduction) = (context, TracebackPrinter.contextText)
                    }
                }
            }
            chain.append((shown, introduction))
            current = next
        }
        for (shown, introduction) in chain.reversed() {
            if let introduction { emit(introduction) }
            append(shown, withChain: withChain)
        }
    }

    private mutating func append(_ exception: ExceptionObject, withChain: Bool) {
        guard thread.isGroup(exception), let parts = ExceptionGroupType.items(of: exception) else {
            if exception.traceback != nil && limit != 0 { emit("Traceback (most recent call last):\n") }
            appendStack(exception)
            for line in thread.exceptionSummaryLines(exception, isColored: showsColors) { emit(line) }
            return
        }
        if depth > TracebackPrinter.deepestGroup {
            emit("... (max_group_depth is \(TracebackPrinter.deepestGroup))\n")
            return
        }
        appendGroup(exception, parts, withChain: withChain)
    }

    private var showsColors: Bool { isColored && depth < 2 }

    private mutating func appendStack(_ exception: ExceptionObject) {
        let formatter = FrameFormatter(thread: thread, cache: cache, isColored: showsColors)
        for entry in formatter.entries(exception.traceback, limit: limit) { emit(entry) }
    }

    // MARK: Groups

    private mutating func appendGroup(_ group: ExceptionObject, _ parts: TupleObject, withChain: Bool) {
        let isOutermost = depth == 0
        if isOutermost { depth = 1 }
        if group.traceback != nil {
            emit("Exception Group Traceback (most recent call last):\n", margin: isOutermost ? "+" : "|")
            appendStack(group)
        }
        for line in thread.exceptionSummaryLines(group, isColored: showsColors) { emit(line) }
        let shown = min(parts.count, TracebackPrinter.mostParts)
        let isTruncated = parts.count > shown
        for i in 0..<shown {
            appendRule(title: "\(i + 1)", isFirst: i == 0)
            depth += 1
            let isLast = i == shown - 1 && !isTruncated
            if isLast { needsLastRule = true }
            if let part = parts[i].as(.exception, ExceptionObject.self) { appendChain(part, withChain: withChain) }
            if isLast && needsLastRule { appendLastRule() }
            depth -= 1
        }
        if isTruncated {
            appendRule(title: "...", isFirst: false)
            depth += 1
            let more = parts.count - shown
            emit("and \(more) more exception\(more == 1 ? "" : "s")\n")
            appendLastRule()
            depth -= 1
        }
        if isOutermost { depth = 0 }
    }

    private var indentation: String { String(repeating: " ", count: 2 * depth) }

    private mutating func appendRule(title: String, isFirst: Bool) {
        output += indentation + (isFirst ? "+-" : "  ") + "+---------------- \(title) ----------------\n"
    }

    private mutating func appendLastRule() {
        output += indentation + "+------------------------------------\n"
        needsLastRule = false
    }

    /// Appends lines, with the margin of the groups around them.
    private mutating func emit(_ text: String, margin: String = "|") {
        if depth == 0 {
            output += text
            return
        }
        let prefix = "\(indentation)\(margin) "
        var rest = Substring(text)
        while !rest.isEmpty {
            let end = rest.firstIndex(of: "\n").map { rest.index(after: $0) } ?? rest.endIndex
            output += prefix + rest[..<end]
            rest = rest[end...]
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What CPython's default `sys.excepthook` writes. Never raises.
    package func formatException(
        _ exception: ExceptionObject, withChain: Bool = true, isColored: Bool = false
    ) -> String {
        var text = ""
        withoutPendingException {
            var printer = TracebackPrinter(self, isColored: isColored)
            text = printer.format(exception, withChain: withChain)
            pointee.exception = nil
        }
        return text
    }

    /// The last lines of `formatException`: `ValueError: x` and notes.
    package func exceptionSummary(_ exception: ExceptionObject) -> String {
        var text = ""
        withoutPendingException { text = exceptionSummaryLines(exception).joined() }
        return text
    }

    /// The entries of a traceback as text, outermost first.
    package func formatTraceback(_ traceback: TracebackObject?, limit: Int? = nil) -> String {
        FrameFormatter(thread: self, cache: SourceCache(), isColored: false).entries(traceback, limit: limit).joined()
    }

    /// What `sys.unraisablehook` writes: the bare lines of the traceback, type and message; neither what led to the exception nor
    /// marks, notes and suggestions.
    func formatPlainly(_ exception: ExceptionObject) -> String {
        var text = ""
        withoutPendingException {
            if exception.traceback != nil {
                let formatter = FrameFormatter(thread: self, cache: SourceCache(), isColored: false, marksParts: false)
                let entries = formatter.entries(exception.traceback, limit: nil)
                text = "Traceback (most recent call last):\n" + entries.joined()
            }
            let message = safeText(.object(exception), "<exception str() failed>")
            text += shownTypeName(exception.type) + (message.isEmpty ? "\n" : ": \(message)\n")
            pointee.exception = nil
        }
        return text
    }

    func exceptionSummaryLines(_ exception: ExceptionObject, isColored: Bool = false) -> [String] {
        let name = painted(shownTypeName(exception.type), TerminalColor.boldMagenta, isColored)
        var lines: [String]
        if exception.type.isSubtype(of: types.syntaxError) {
            lines = syntaxErrorLines(exception, name, isColored)
        } else {
            let text = safeText(.object(exception), "<exception str() failed>") + suggestion(for: exception)
            lines = [text.isEmpty ? "\(name)\n" : "\(name): \(painted(text, TerminalColor.magenta, isColored))\n"]
        }
        return lines + noteLines(exception)
    }

    /// `ValueError`, `package.module.Name`.
    private func shownTypeName(_ type: TypeObject) -> String {
        let module = moduleName(of: type)
        if let module, module != "builtins", module != "__main__" { return "\(module).\(type.qualifiedName.text)" }
        return type.qualifiedName.text
    }

    /// `str(value)` or `repr(value)`; `remark` if that fails.
    private func safeText(_ value: Value, _ remark: String, isRepr: Bool = false) -> String {
        do throws(Raise) { return try isRepr ? repr(value).text : str(value).text } catch {
            pointee.exception = nil
            return remark
        }
    }

    private func noteLines(_ exception: ExceptionObject) -> [String] {
        let notes: Value
        do throws(Raise) { notes = try lookupAttribute(.object(exception), names.notes) } catch {
            let failure = takeException()
            return [
                "Ignored error getting __notes__: \(safeText(.object(failure), "<__notes__ repr() failed>", isRepr: true))\n"
            ]
        }
        if notes.isUnbound || notes.isNone { return [] }
        let isText = notes.as(.string, StringObject.self) != nil || notes.as(.bytes, BytesObject.self) != nil
        guard !isText, notes.as(.list, ListObject.self) != nil || notes.as(.tuple, TupleObject.self) != nil else {
            return ["\(safeText(notes, "<__notes__ repr() failed>", isRepr: true))\n"]
        }
        var lines: [String] = []
        let all = (try? items(of: notes)) ?? []
        for note in all {
            let text = safeText(note, "<note str() failed>")
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        }
        return lines
    }

    // MARK: Syntax errors

    private func syntaxErrorLines(_ exception: ExceptionObject, _ name: String, _ isColored: Bool) -> [String] {
        var lines: [String] = []
        var suffix = ""
        let file = exception.field(SyntaxErrorType.filename)
        let lineNumber = exception.field(SyntaxErrorType.lineno)
        if !lineNumber.isNone {
            let shown = isFalse(file) ? "<string>" : safeText(file, "<unprintable>")
            let file = painted("\"\(shown)\"", TerminalColor.magenta, isColored)
            lines.append(
                "  File \(file), line \(painted(safeText(lineNumber, "?"), TerminalColor.magenta, isColored))\n")
        } else if !file.isNone {
            suffix = " (\(safeText(file, "<unprintable>")))"
        }
        if let text = exception.field(SyntaxErrorType.text).as(.string, StringObject.self) {
            lines += markedLine(exception, TextLine(text.text.unicodeScalars), hasLine: !lineNumber.isNone, isColored)
        }
        let message = exception.field(SyntaxErrorType.msg)
        let shown = isFalse(message) ? "<no detail available>" : safeText(message, "<unprintable>")
        lines.append("\(name): \(painted(shown, TerminalColor.magenta, isColored))\(suffix)\n")
        return lines
    }

    private func isFalse(_ value: Value) -> Bool {
        do throws(Raise) { return try !truth(value) } catch {
            pointee.exception = nil
            return false
        }
    }

    /// The line of the text, and carets below the error.
    private func markedLine(
        _ exception: ExceptionObject, _ text: TextLine, hasLine: Bool, _ isColored: Bool
    ) -> [String] {
        var bare = text[...]
        while bare.last == "\n" { bare.removeLast() }
        let lead = bare.prefix { $0 == " " || $0 == "\n" || $0 == "\u{0C}" }.count
        let shown = TextLine(bare.dropFirst(lead))
        let first = "    \(shown.string)\n"
        guard case .int(var offset) = exception.field(SyntaxErrorType.offset), hasLine else { return [first] }
        var end = bare.count + 1
        if isSameLine(exception) {
            end = offset
            if case .int(let given) = exception.field(SyntaxErrorType.endOffset), given != 0 { end = given }
        }
        // (at the end of the line, at most)
        offset = min(offset, bare.count + 1)
        end = min(end, bare.count + 1)
        if end <= offset { end = offset &+ 1 }
        let column = offset &- 1 &- lead
        if column < 0 { return [first] }
        var marks = ""
        for scalar in shown.prefix(column) { marks.unicodeScalars.append(scalar.isBlank ? scalar : " ") }
        let length = min(max(0, end &- 1 &- lead &- column), 100_000)
        let carets = painted(String(repeating: "^", count: length), TerminalColor.boldRed, isColored)
        if !isColored { return [first, "    \(marks)\(carets)\n"] }
        let marked = painted(TextLine(shown.dropFirst(column).prefix(length)).string, TerminalColor.boldRed, true)
        let rest = TextLine(shown.dropFirst(column + length)).string
        return ["    \(TextLine(shown.prefix(column)).string)\(marked)\(rest)\n", "    \(marks)\(carets)\n"]
    }

    private func isSameLine(_ exception: ExceptionObject) -> Bool {
        let end = exception.field(SyntaxErrorType.endLineno)
        if case .int(let a) = exception.field(SyntaxErrorType.lineno), case .int(let b) = end { return a == b }
        return false
    }
}
