// The interactive session: reads statements, runs them in `__main__`, shows values and errors, until the input or the user's patience
// ends. Nothing that the user's code does ends it but `SystemExit`.

import Taipan
import TaipanHost
import TaipanRuntime

package final class InteractiveSession {
    private let interpreter: Taipan.Interpreter
    private let thread: ThreadRef
    private let reader: any InputReader
    /// How many texts have been entered.
    private var number = 0
    /// Ctrl-C came while the session itself did something that cannot be given up, such as asking for the prompt.
    private var wasInterrupted = false
    /// `from __future__ import annotations` holds for all that follows.
    private var hasFutureAnnotations = false

    /// What the command has to say about an exception that has been shown.
    private let hint: (ExceptionObject) -> String?

    /// Runs a session to its end. After a program (`-i`) there is no banner, and no startup file.
    package static func run(
        _ interpreter: Taipan.Interpreter, isAfterProgram: Bool, hint: @escaping (ExceptionObject) -> String?
    ) -> Taipan.Interpreter.Ending {
        let session = InteractiveSession(interpreter, hint)
        if !isAfterProgram {
            session.showBanner()
            session.thread.prependUnlessSafe(session.thread.interpreter.emptyString)
            if let ending = session.runStartupFile() { return ending }
        }
        // a program's wish for a session is fulfilled: from here on SystemExit ends it
        interpreter.core.configuration.inspects = false
        return session.loop()
    }

    private init(_ interpreter: Taipan.Interpreter, _ hint: @escaping (ExceptionObject) -> String?) {
        self.interpreter = interpreter
        self.hint = hint
        thread = interpreter.thread
        reader =
            LineEditor.isPossible(interpreter.thread)
            ? EditingReader(interpreter.thread) : LineReader(thread: interpreter.thread)
        let namespace = thread.systemNamespace
        for (name, prompt) in [("ps1", ">>> "), ("ps2", "... ")] where namespace.get(thread.intern(name)).isUnbound {
            namespace.set(thread.intern(name), thread.makeStringValue(prompt))
        }
    }

    // MARK: The beginning

    private func showBanner() {
        if thread.interpreter.configuration.isQuiet { return }
        let first = "Python \(thread.versionText) on linux\n"
        show(first + "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n")
    }

    /// `PYTHONSTARTUP`: runs in `__main__`; its errors are shown and do no harm.
    private func runStartupFile() -> Taipan.Interpreter.Ending? {
        let configuration = thread.interpreter.configuration
        guard !configuration.ignoresEnvironment, !configuration.isolated,
            let path = "PYTHONSTARTUP".withCString({ thread.host.getenv($0) }), !path.isEmpty
        else { return nil }
        do throws(Raise) {
            try thread.runStartupFile(path)
            return nil
        } catch {
            return report(thread.takeException())
        }
    }

    // MARK: The loop

    private func loop() -> Taipan.Interpreter.Ending {
        while true {
            flush()
            let (prompt, continuation) = (self.prompt("ps1"), self.prompt("ps2"))
            if wasInterrupted {
                wasInterrupted = false
                show("\nKeyboardInterrupt\n")
                continue
            }
            var text: String?
            do throws(Raise) {
                text = try reader.read(prompt: prompt, continuation: continuation)
            } catch {
                let exception = thread.takeException()
                if exception.type.isSubtype(of: thread.types.keyboardInterrupt) {
                    show("\nKeyboardInterrupt\n")
                    continue
                }
                // a handler of a signal has raised
                if let ending = report(exception) { return ending }
                continue
            }
            guard let text else { return .status(0) }
            if InputText.isBlank(text) { continue }
            reader.remember(text)
            if let ending = run(text) { return ending }
        }
    }

    /// Runs what was entered. An ending if that ends the session.
    private func run(_ text: String) -> Taipan.Interpreter.Ending? {
        defer { number += 1 }
        do throws(Raise) {
            if reader.knowsCommands, try runCommand(text) { return nil }
            let filename = thread.makeString(reader.filename(number))
            let input = try thread.compileInput(
                Array(text.utf8), filename: filename, futureAnnotations: hasFutureAnnotations)
            hasFutureAnnotations = input.futureAnnotations
            for statement in input.statements {
                let globals: DictObject = try thread.mainModule().namespace
                try interpreter.counted { () throws(Raise) in
                    try thread.execute(thread.makeBody(statement, globals: globals))
                }
            }
            return nil
        } catch {
            return report(thread.takeException())
        }
    }

    /// `exit`, `quit`, `help`, `copyright`, `credits`, `license` and `clear` alone, unless the program has such a name. False if the
    /// text is something else.
    private func runCommand(_ text: String) throws(Raise) -> Bool {
        let word = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard ["exit", "quit", "help", "copyright", "credits", "license", "clear"].contains(word) else { return false }
        let name = thread.intern(word)
        if !(try thread.mainModule().namespace.get(name)).isUnbound { return false }
        if word == "clear" {
            show("\u{1B}[H\u{1B}[2J")
            return true
        }
        let object = thread.interpreter.builtins.get(name)
        if object.isUnbound { return false }
        _ = try thread.call(object)
        return true
    }

    /// Shows an exception. An ending if it is `SystemExit`, or if a limit was reached.
    private func report(_ exception: ExceptionObject) -> Taipan.Interpreter.Ending? {
        if thread.isStopped || exception.type.isSubtype(of: thread.types.systemExit) {
            return interpreter.reportEnd(exception, isLast: true)
        }
        flush()
        thread.reportUncaught(exception)
        if let text = hint(exception) { show(text) }
        return nil
    }

    // MARK: Prompts and streams

    /// `str(sys.ps1)`, which may be an object that makes a new text every time.
    private func prompt(_ name: String) -> String {
        let value = thread.systemNamespace.get(thread.intern(name))
        if value.isUnbound { return "" }
        do throws(Raise) { return try thread.str(value).text } catch {
            forgive()
            return ""
        }
    }

    private func show(_ text: String) {
        do throws(Raise) { try thread.writeToStandardError(text) } catch { forgive() }
    }

    private func flush() {
        for name in [thread.names.stdout, thread.names.stderr] {
            do throws(Raise) {
                let stream = try thread.standardStream(name)
                if !stream.isUnbound && !stream.isNone { _ = try thread.callMethod(stream, thread.names.flush) }
            } catch {
                forgive()
            }
        }
    }

    /// A failure that does not matter to the session, unless it is Ctrl-C.
    private func forgive() {
        let exception = thread.takeException()
        if exception.type.isSubtype(of: thread.types.keyboardInterrupt) { wasInterrupted = true }
    }
}
