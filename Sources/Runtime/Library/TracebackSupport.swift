// `_traceback`: what the modules `traceback` and `logging`, which are written in Python, need of the interpreter.
//
// The positions of an entry are not in the attributes of tracebacks; marks below lines and suggestions are made by the same
// code that reports exceptions nobody caught, so that both texts agree.

import TaipanSyntax

package enum TracebackSupportModule {
    package static let module = NativeModule(
        "_traceback", doc: "What the traceback and logging modules need of the interpreter.",
        functions: {
            [
                .function(
                    "positions(entry, /)", positions,
                    "Where an entry of a traceback stands: (line, last line, column, last column), columns in bytes."),
                .function(
                    "marked_lines(lines, start, end, /)", markedLines,
                    "Lines of source with marks below the part from byte start of the first to byte end of the last line."
                ),
                .function(
                    "suggestion(exception, /)", suggestion, "What is added to the message: \". Did you mean: 'x'?\"."),
                .function(
                    "source_line(code, lineno, /)", sourceLine,
                    "A line of the text that a code object was compiled from."),
                .function(
                    "source_lines(code, /)", sourceLines,
                    "All lines of the text that a code object was compiled from, if it has been kept."),
                .function(
                    "call_site(filename, parts, stacklevel, /)", callSite,
                    "Who called: (file, line, function, None), without code of that file or of files with those parts."),
                .function(
                    "running_lines(filename, /)", runningLines,
                    "All lines of the text with this name that is being run, if it has been kept."),
            ]
        })

    private static func positions(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let entry = call[0].as(.traceback, TracebackObject.self) else {
            throw thread.typeError("expected a traceback, got '\(thread.typeName(call[0]))'")
        }
        let range = entry.range
        let hasEnd =
            range.endLine >= range.line && range.endColumn > 0 && !thread.interpreter.configuration.hidesColumns
        let line = Value.int(Int(range.line))
        if !hasEnd { return .object(thread.makeTuple([line, line, .none, .none])) }
        return .object(
            thread.makeTuple([line, .int(Int(range.endLine)), .int(Int(range.column)), .int(Int(range.endColumn))]))
    }

    private static func markedLines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var lines: [TextLine] = []
        for item in try thread.items(of: call[0]) {
            guard let text = item.as(.string, StringObject.self) else {
                throw thread.typeError("lines must be strings")
            }
            lines.append(TextLine(text.text.unicodeScalars))
        }
        let start = try thread.index(call[1])
        let end = try thread.index(call[2])
        if lines.isEmpty { return thread.makeStringValue("") }
        return thread.makeStringValue(SourceExcerpt(lines, startByte: start, endByte: end).text(isColored: false))
    }

    private static func suggestion(_ call: Call) throws(Raise) -> Value {
        guard let exception = call[0].as(.exception, ExceptionObject.self) else {
            return call.thread.makeStringValue("")
        }
        return call.thread.makeStringValue(call.thread.suggestion(for: exception))
    }

    /// Walks up from the caller of the calling function without making a frame object. None where that does not say everything.
    private static func callSite(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let own = call[0].as(.string, StringObject.self), let parts = call[1].as(.tuple, TupleObject.self),
            case .int(var level) = call[2]
        else { return .none }
        func isSkipped(_ record: UnsafeMutablePointer<FrameRecord>) -> Bool {
            let file = record.pointee.body._withUnsafeGuaranteedRef { $0.filename }
            if file === own || file.equals(own) { return true }
            for i in 0..<parts.count {
                guard let part = parts[i].as(.string, StringObject.self), file.firstIndex(of: part) >= 0 else {
                    return false
                }
            }
            return parts.count > 0
        }
        var record = thread.pointee.frame - 1
        let base = thread.pointee.frameBase
        if record > base { try thread.audit("sys._getframe", [.object(thread.frameObject(of: record))]) }
        while record > base, isSkipped(record) { record -= 1 }
        while level > 1, record > base {
            record -= 1
            if record > base, !isSkipped(record) { level -= 1 }
        }
        if record <= base { return .none }
        let body = record.pointee.body
        let found = thread.makeTuple(count: 4)
        found.items.initialize(to: .object(body._withUnsafeGuaranteedRef { $0.filename }))
        (found.items + 1).initialize(to: .int(Int(thread.range(of: record).line)))
        (found.items + 2).initialize(to: .object(body._withUnsafeGuaranteedRef { $0.name }))
        (found.items + 3).initialize(to: .none)
        return .object(found)
    }

    private static func sourceLines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let code = call[0].as(.code, CodeObject.self) else { throw thread.typeError("a code object is needed") }
        return .object(lines(of: code.body, thread))
    }

    private static func runningLines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let name = call[0].as(.string, StringObject.self) else { throw thread.typeError("a name is needed") }
        var record = thread.pointee.frame
        while record > thread.pointee.frameBase {
            let body = record.pointee.body.takeUnretainedValue()
            if body.filename.equals(name), !body.unit.text.isEmpty { return .object(lines(of: body, thread)) }
            record -= 1
        }
        return .object(thread.makeList([]))
    }

    private static func lines(of body: FunctionBody, _ thread: ThreadRef) -> ListObject {
        thread.makeList(SourceCache().lines(of: body, thread).map { thread.makeStringValue($0.string + "\n") })
    }

    private static func sourceLine(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let code = call[0].as(.code, CodeObject.self) else { throw thread.typeError("a code object is needed") }
        let number = try thread.index(call[1])
        let lines = SourceCache().lines(of: code.body, thread)
        guard number > 0, number <= lines.count else { return thread.makeStringValue("") }
        return thread.makeStringValue(lines[number - 1].string)
    }
}
