// Reading from a terminal with editing: GNU readline knows keys, history and searches; this class draws, and decides what Enter, Tab
// and the arrow keys mean in a text of several lines.
//
// A whole statement is one text: with the arrow keys one gets back into its first line, and the history brings it back as a whole.
// Enter ends it where it is complete, and otherwise begins an indented new line.
//
// Unsafe: readline keeps the address of `owner` and of this object, which both live as long as the process.

import CReadline
import TaipanHost
import TaipanRuntime

/// The terminal of an interactive session. There is one.
final class LineEditor {
    /// How a text is read.
    enum Purpose {
        /// Statements, with a prompt for continuation lines.
        case statements(continuation: String)
        /// One line, for `input()`.
        case line
    }

    private let thread: ThreadRef
    private let completer: Completer
    private var owner = UnsafeMutablePointer<taipan_line_owner>.allocate(capacity: 1)
    private var screen = Screen()
    private var prompt = ""
    private var purpose = Purpose.line
    /// Set by `done`: what was entered, or the end of the input.
    private var result: Result?
    /// The memory of the answer to `word_breaks`.
    private var wordBreaks = UnsafeMutablePointer<CChar>.allocate(capacity: LineEditor.mostWordBreaks + 1)
    private static let mostWordBreaks = 255
    /// A line is being read. readline also draws when it gives one up.
    private var isDrawing = false
    /// A handler has raised while readline was in the middle of a key.
    private var isAbandoned = false
    /// A signal has come: the terminal may have another size, or other modes.
    private var wasInterrupted = false

    private enum Result { case text(String), end }

    init(_ thread: ThreadRef) {
        self.thread = thread
        completer = Completer(thread: thread)
        let context = Unmanaged.passRetained(self).toOpaque()
        owner.initialize(
            to: taipan_line_owner(
                context: context,
                wait: { LineEditor.of($0)?.waitInside() ?? 0 },
                draw: { LineEditor.of($0)?.draw() },
                command: { context, command, count, key in LineEditor.of(context)?.run(command, count, key) ?? 0 },
                done: { context, text in LineEditor.of(context)?.done(text) },
                word_breaks: { context in UnsafePointer(LineEditor.of(context)?.wordBreakCharacters()) },
                complete: { context, start, end in LineEditor.of(context)?.addMatches(Int(start), Int(end)) },
                list: { context, matches, count, longest in LineEditor.of(context)?.list(matches, count, longest) }))
        taipan_line_set_owner(owner)
        // a new size, or going on after a stop: noticed by the interrupted wait
        for signal in [LineEditor.windowChanged, LineEditor.continued] {
            if (try? thread.host.signalAction(signal)) == .systemDefault { try? thread.host.setSignal(signal, .notify) }
        }
    }

    private static let windowChanged: Int32 = 28, continued: Int32 = 18

    private static func of(_ context: UnsafeMutableRawPointer?) -> LineEditor? {
        context.map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Editing needs a terminal on both ends that can move its cursor.
    static func isPossible(_ thread: ThreadRef) -> Bool {
        // the session is the user's, not the script's, who may be kept from looking
        let host = Host()
        guard host.isTerminal(0), host.isTerminal(1), let terminal = host.environmentValue("TERM"), !terminal.isEmpty,
            terminal != "dumb"
        else { return false }
        let configuration = thread.interpreter.configuration
        if configuration.ignoresEnvironment || configuration.isolated { return true }
        return host.environmentValue("PYTHON_BASIC_REPL")?.isEmpty ?? true
    }

    func addHistory(_ entry: String) { entry.withCString { taipan_line_add_history($0) } }

    // MARK: Reading

    /// Reads one text; nil at the end of the input. Ctrl-C is a `KeyboardInterrupt`.
    func read(_ prompt: String, _ purpose: Purpose) throws(Raise) -> String? {
        self.prompt = prompt
        self.purpose = purpose
        result = nil
        screen.forget()
        isDrawing = true
        taipan_line_resize()
        prompt.withCString { taipan_line_begin($0) }
        settings?.runStartHooks(thread)
        if settings != nil { draw() }
        let previous = thread.host.onInterrupt
        thread.host.onInterrupt = { [unowned self] in
            wasInterrupted = true
            // false: the wait ends, so that the terminal is looked at
            return (previous?() ?? true) && false
        }
        defer { thread.host.onInterrupt = previous }
        isAbandoned = false
        while result == nil {
            do throws(Raise) {
                _ = try waitForKey()
                taipan_line_read_key()
                if isAbandoned { throw Raise() }
            } catch {
                write(screen.leave())
                isDrawing = false
                taipan_line_cancel()
                throw error
            }
        }
        guard case .text(let text) = result else { return nil }
        if case .line = purpose, let settings { settings.remember(text) }
        return text
    }

    /// What a program has asked for through the module `readline`; nil before that is imported.
    private var settings: ReadlineSettings? { ReadlineSettings.known(thread) }

    /// readline wants another byte of what it has begun to read.
    private func waitInside() -> Int32 {
        if isAbandoned { return -1 }
        do throws(Raise) { return try waitForKey() ? 1 : 0 } catch {
            isAbandoned = true
            return -1
        }
    }

    /// False if there will be no more keys.
    private func waitForKey() throws(Raise) -> Bool {
        while true {
            var entries = [PollEntry(0, LineEditor.inputReady)]
            do throws(Errno) {
                _ = try thread.host.poll(&entries, nanoseconds: LineEditor.patience)
            } catch {
                // a handler of the program's may have raised
                if thread.pointee.exception != nil { throw Raise() }
                if error != .EINTR { return false }
            }
            terminalHasChanged()
            if entries[0].found != 0 { return entries[0].found & LineEditor.hungUp == 0 }
        }
    }

    /// A signal between the last look at signals and the beginning of the wait goes unnoticed for so long, in nanoseconds.
    private static let patience: Int64 = 500_000_000

    /// `POLLIN`, and `POLLERR`, `POLLHUP` and `POLLNVAL`
    private static let inputReady: Int16 = 1, hungUp: Int16 = 0x38

    private var hasInputWaiting: Bool {
        var entries = [PollEntry(0, LineEditor.inputReady)]
        return ((try? thread.host.poll(&entries, nanoseconds: 0)) ?? 0) > 0
    }

    private func terminalHasChanged() {
        guard wasInterrupted else { return }
        wasInterrupted = false
        // a shell has written on it: the line is shown anew
        if taipan_line_prepare_terminal() != 0 { screen.forget() }
        taipan_line_resize()
        draw()
    }

    private func done(_ text: UnsafeMutablePointer<CChar>?) {
        if isAbandoned {
            taipan_line_free(text)
            return
        }
        guard let text else {
            write(screen.finish(layout(), height: size.lines))
            result = .end
            return
        }
        result = .text(String(cString: text))
        taipan_line_free(text)
    }

    // MARK: Drawing

    private var text: String { taipan_line_text().map { String(cString: $0) } ?? "" }
    private var point: Int { Int(taipan_line_point()) }

    private var size: (columns: Int, lines: Int) {
        let size = (try? thread.host.windowSize(1)) ?? (columns: 80, lines: 24)
        return (size.columns > 0 ? size.columns : 80, size.lines > 0 ? size.lines : 24)
    }

    private var continuation: String {
        if case .statements(let continuation) = purpose { continuation } else { "" }
    }

    private func layout(point: Int? = nil) -> ScreenLayout {
        // a search shows its question in place of the prompt
        let shown = taipan_line_shows_message() != 0 ? taipan_line_prompt().map { String(cString: $0) } ?? "" : prompt
        return ScreenLayout(
            prompt: shown, continuation: continuation, text: text, point: point ?? self.point, columns: size.columns)
    }

    private func draw() {
        if !isDrawing { return }
        write(screen.show(layout(), height: size.lines))
    }

    private func write(_ text: String) {
        if text.isEmpty { return }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { taipan_line_write($0.baseAddress, UInt(bytes.count)) }
        }
    }

    // MARK: Commands

    private func run(_ command: Int32, _ count: Int32, _ key: Int32) -> Int32 {
        switch UInt32(bitPattern: command) {
        case TAIPAN_LINE_ACCEPT.rawValue: accept()
        case TAIPAN_LINE_BREAK.rawValue: breakLine()
        case TAIPAN_LINE_PASTE.rawValue: paste(command, count, key)
        case TAIPAN_LINE_CLEAR.rawValue: clear()
        case TAIPAN_LINE_COMPLETE.rawValue:
            if let settings, settings.hasCompleter { return taipan_line_default(command, count, key) }
            guard case .statements = purpose else {
                "\t".withCString { taipan_line_insert($0) }
                return 0
            }
            return complete(command, count, key)
        default:
            if isMultiline, move(UInt32(bitPattern: command)) { return 0 }
            return rubOutIndentation(command) ? 0 : taipan_line_default(command, count, key)
        }
        return 0
    }

    private var isMultiline: Bool { text.utf8.contains(0x0A) }

    private func accept() {
        if case .statements = purpose, wantsMore {
            breakLine()
            return
        }
        write(screen.finish(layout(point: text.utf8.count), height: size.lines))
        taipan_line_finish()
    }

    /// Enter begins a new line: the cursor is not in the last one, or the text is not complete.
    private var wantsMore: Bool {
        let text = text
        let rest = text.utf8.dropFirst(point)
        if isMultiline, rest.contains(0x0A), !rest.allSatisfy({ $0 == 32 || $0 == 10 }) { return true }
        return InputText.needsMoreLines(text + "\n")
    }

    private func breakLine() {
        guard case .statements = purpose else { return }
        let before = String(decoding: text.utf8.prefix(point), as: UTF8.self)
        // lines that come faster than anybody types bring their own indentation
        let indentation = hasInputWaiting ? "" : InputText.indentation(after: before)
        "\n\(indentation)".withCString { taipan_line_insert($0) }
    }

    /// Text between the marks of a bracketed paste. Sessions from a manual lose their prompts.
    private func paste(_ command: Int32, _ count: Int32, _ key: Int32) {
        let start = point
        _ = taipan_line_default(command, count, key)
        guard case .statements = purpose, point > start else { return }
        let pasted = String(decoding: text.utf8.prefix(point).dropFirst(start), as: UTF8.self)
        let clean = InputText.withoutLastLineEnd(InputText.withoutPrompts(pasted))
        if clean == pasted { return }
        taipan_line_delete(Int32(start), Int32(point))
        clean.withCString { taipan_line_insert($0) }
    }

    private func clear() {
        write("\u{1B}[H\u{1B}[2J")
        screen.forget()
    }

    /// The arrow keys and others that mean a line of the text, not all of it. False if the text has no such line.
    private func move(_ command: UInt32) -> Bool {
        let bytes = Array(text.utf8)
        let start = (bytes[..<point].lastIndex(of: 0x0A) ?? -1) + 1
        let end = bytes[point...].firstIndex(of: 0x0A) ?? bytes.count
        switch command {
        case TAIPAN_LINE_BEGIN.rawValue: taipan_line_set_point(Int32(start))
        case TAIPAN_LINE_END.rawValue: taipan_line_set_point(Int32(end))
        // at its end a line is joined with the next one
        case TAIPAN_LINE_KILL.rawValue: taipan_line_kill(Int32(point), Int32(max(end, min(point + 1, bytes.count))))
        case TAIPAN_LINE_DISCARD.rawValue: taipan_line_kill(Int32(start), Int32(point))
        case TAIPAN_LINE_PREVIOUS.rawValue where start > 0:
            let line = (bytes[..<(start - 1)].lastIndex(of: 0x0A) ?? -1) + 1
            setPoint(bytes, line: line, column: point - start)
        case TAIPAN_LINE_NEXT.rawValue where end < bytes.count: setPoint(bytes, line: end + 1, column: point - start)
        default: return false
        }
        return true
    }

    private func setPoint(_ bytes: [UInt8], line: Int, column: Int) {
        let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
        var place = min(line + column, end)
        while place > line, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        taipan_line_set_point(Int32(place))
    }

    /// Backspace in the blanks a line begins with goes back one level.
    private func rubOutIndentation(_ command: Int32) -> Bool {
        guard UInt32(bitPattern: command) == TAIPAN_LINE_RUBOUT.rawValue, case .statements = purpose else {
            return false
        }
        let before = text.utf8.prefix(point)
        let line = before.suffix(
            from: (before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex))
        if line.count < 2 || !line.allSatisfy({ $0 == 32 }) { return false }
        let left = InputText.dedented(String(decoding: line, as: UTF8.self)).utf8.count
        taipan_line_delete(Int32(point - (line.count - left)), Int32(point))
        return true
    }

    // MARK: Completion

    private var beforePoint: String { String(decoding: text.utf8.prefix(point), as: UTF8.self) }

    private func complete(_ command: Int32, _ count: Int32, _ key: Int32) -> Int32 {
        let before = beforePoint
        guard case .indentation = CompletionContext(before: before) else {
            return taipan_line_default(command, count, key)
        }
        let column = before.utf8.reversed().prefix { $0 != 0x0A }.count
        String(repeating: " ", count: InputText.step.count - column % InputText.step.count).withCString {
            taipan_line_insert($0)
        }
        return 0
    }

    /// What ends the word that is to be completed, so that readline finds the same word as the completer.
    private func wordBreakCharacters() -> UnsafeMutablePointer<CChar> {
        let characters: String
        switch CompletionContext(before: beforePoint) {
        case _ where settings?.hasCompleter == true: characters = settings?.delimiters ?? ""
        case .path(_, let quote): characters = "/" + quote.prefix(1)
        case .key(_, let prefix): characters = prefix.contains(" ") ? "[" : "[ "
        default: characters = " \t\n\"\\'`!@#$%^&*()-=+[{]}|;:,.<>/?~"
        }
        let bytes = Array(characters.utf8.prefix(LineEditor.mostWordBreaks)) + [0]
        for (i, byte) in bytes.enumerated() { wordBreaks[i] = CChar(bitPattern: byte) }
        return wordBreaks
    }

    private func addMatches(_ start: Int, _ end: Int) {
        if let settings, settings.hasCompleter {
            let word = String(decoding: text.utf8.prefix(end).dropFirst(start), as: UTF8.self)
            for match in settings.matches(word, start..<end, thread) { match.withCString { taipan_line_add_match($0) } }
            return
        }
        let completion: Completion
        do throws(Raise) {
            completion = try completer.complete(String(decoding: text.utf8.prefix(end), as: UTF8.self))
        } catch {
            isAbandoned = true
            return
        }
        guard completion.wordLength == end - start else { return }
        for candidate in completion.candidates { candidate.withCString { taipan_line_add_match($0) } }
        if completion.candidates.count == 1, let suffix = completion.suffix?.asciiValue {
            taipan_line_append(Int32(suffix))
        }
    }

    private func list(_ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int32, _ longest: Int32)
    {
        write(screen.leave())
        // the first one is what they have in common
        let all = (0...Int(max(count, 0))).compactMap { matches?[$0].map { String(cString: $0) } }
        if settings?.show(all, longest: Int(longest), thread) != true {
            taipan_line_show_matches(matches, count, longest)
        }
        draw()
    }
}
