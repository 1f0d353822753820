// Where the statements of a session come from: a terminal with editing, or lines of standard input.

import TaipanHost
import TaipanRuntime

/// Reads one text after the other: a statement, or several.
protocol InputReader {
    /// The next text; nil at the end of the input. Ctrl-C is a `KeyboardInterrupt`.
    func read(prompt: String, continuation: String) throws(Raise) -> String?

    /// A text that is worth being remembered.
    func remember(_ text: String)

    /// What tracebacks call the text with this number.
    func filename(_ number: Int) -> String

    /// `exit` without brackets ends the session, and so on: such words are commands.
    var knowsCommands: Bool { get }
}

/// Reads with the line editor, and keeps a history.
struct EditingReader: InputReader {
    private let thread: ThreadRef
    private let editor: LineEditor
    private let history: HistoryFile?
    private let last = LastEntry()

    /// The entry before: nobody wants the same one twice.
    private final class LastEntry {
        var text = ""
    }

    init(_ thread: ThreadRef) {
        self.thread = thread
        let editor = LineEditor(thread)
        self.editor = editor
        // a host of its own: what interrupts the program does not interrupt the writing of the history
        history = EditingReader.historyPath(thread).map { HistoryFile(path: $0, host: Host()) }
        for entry in history?.read() ?? [] {
            editor.addHistory(entry)
            last.text = entry
        }
        thread.system.readLine = { (prompt, thread) throws(Raise) in try editor.read(prompt, .line) }
    }

    /// `PYTHON_HISTORY`, or `~/.taipan_history`.
    private static func historyPath(_ thread: ThreadRef) -> [UInt8]? {
        let configuration = thread.interpreter.configuration
        let isIgnored = configuration.ignoresEnvironment || configuration.isolated
        if !isIgnored, let path = "PYTHON_HISTORY".withCString({ thread.host.getenv($0) }), !path.isEmpty {
            return path
        }
        guard let home = "HOME".withCString({ thread.host.getenv($0) }), !home.isEmpty else { return nil }
        return home + Array("/.taipan_history".utf8)
    }

    func read(prompt: String, continuation: String) throws(Raise) -> String? {
        let isColored = thread.wantsColor()
        func painted(_ prompt: String) -> String {
            TaipanRuntime.painted(prompt, TerminalColor.boldMagenta, isColored && !prompt.isEmpty)
        }
        return try editor.read(painted(prompt), .statements(continuation: painted(continuation)))
    }

    func remember(_ text: String) {
        var text = text
        while let end = text.last, end.isWhitespace { text.removeLast() }
        if text.isEmpty || text == last.text { return }
        last.text = text
        if let settings = ReadlineSettings.known(thread), !settings.keepsHistory { return }
        editor.addHistory(text)
        history?.append(text)
    }

    func filename(_ number: Int) -> String { "<python-input-\(number)>" }
    var knowsCommands: Bool { true }
}

/// Reads lines of standard input, whatever that is. Prompts go to standard error, as there may be nobody who wants them.
struct LineReader: InputReader {
    let thread: ThreadRef

    func read(prompt: String, continuation: String) throws(Raise) -> String? {
        var text = ""
        while true {
            try thread.writeToStandardError(text.isEmpty ? prompt : continuation)
            guard let line = try readLine() else {
                try thread.writeToStandardError("\n")
                return text.isEmpty ? nil : text
            }
            text += line
            if !text.hasSuffix("\n") { text += "\n" }
            if !InputText.needsMoreLines(text) { return text }
        }
    }

    /// One line, through the stream that `input()` reads from as well; nil at the end.
    private func readLine() throws(Raise) -> String? {
        _ = try thread.standardStream(thread.intern("stdin"))
        let stream = thread.systemNamespace.get(thread.intern("__stdin__"))
        if stream.isUnbound || stream.isNone { return nil }
        guard let line = try thread.callMethod(stream, "readline").as(.string, StringObject.self), line.count > 0 else {
            return nil
        }
        return line.text
    }

    func remember(_ text: String) {}
    func filename(_ number: Int) -> String { "<stdin>" }
    var knowsCommands: Bool { false }
}
