// Running a program as the command does: exceptions are reported on `sys.stderr` through `sys.excepthook`, and the result is an exit
// status.

import TaipanHost
import TaipanModules
import TaipanRuntime

extension Interpreter {
    /// What `taipan` can be asked to run.
    package enum MainProgram {
        /// The path, and the text if it has been read already.
        case file([UInt8], text: [UInt8]?)
        case command([UInt8])
        case module(String)
        case standardInput([UInt8])
    }

    /// How a program has ended, before the interpreter is taken down.
    package enum Ending {
        case status(Int32)
        /// By an exception that nobody caught; it has been reported.
        case exception(ExceptionObject)
        /// By Ctrl-C that nobody caught: a shell is to see that, so that it stops its own loop.
        case interrupted
        /// By a limit; that has been reported.
        case limit(Limits.Kind)
    }

    // MARK: What the configuration asks for

    /// Standard input is a person's, or is to be treated like one.
    package var isInteractive: Bool { core.configuration.isInteractive || core.host.isTerminal(0) }

    /// An interactive session is to follow the program. Programs can ask for it too, by setting the variable.
    package var wantsInspection: Bool {
        guard isInteractive else { return false }
        if core.configuration.inspects { return true }
        if core.configuration.ignoresEnvironment { return false }
        return "PYTHONINSPECT".withCString { core.host.getenv($0) }.map { !$0.isEmpty } ?? false
    }

    // MARK: Running

    /// What PYTHONIOENCODING asks for, if the standard streams cannot be made with it.
    package var unknownStreamEncoding: String? { StandardStreams.unknownEncoding(thread) }

    /// Before anything is run: signals, and complaints about options.
    package func beginProgram() {
        // Ctrl-C is noticed at the next checkpoint; a broken pipe and a file that may not grow are errors of the write, not the end
        // of the process. (Signals are the process's: a sandboxed script may not touch them.)
        let process = Host()
        // (who starts a program in the background of a script has Ctrl-C ignored, which is to stay)
        if (try? process.signalAction(2)) != .ignore { try? process.setSignal(2, .notify) }
        try? process.setSignal(13, .ignore)
        try? process.setSignal(25, .ignore)
        // Ctrl-\ and `os.abort()` are the user's own doing: no report about a crash
        for signal: Int32 in [3, 6] where (try? process.signalAction(signal)) == .foreign {
            try? process.setSignal(signal, .systemDefault)
        }
        SignalModule.connect(core)
        if core.configuration.warningOptions.isEmpty { return }
        // the module complains about filters that make no sense
        do throws(Raise) { _ = try thread.importByName("warnings") } catch {
            thread.printException(thread.takeException())
        }
    }

    /// Runs a program and reports the exception it ends with.
    package func runMain(_ program: MainProgram) -> Ending {
        do throws(Raise) {
            try counted { () throws(Raise) in
                switch program {
                case .file(let path, let text): try thread.runFileAsMain(path, text: text)
                case .command(let text): try thread.runString(text, filename: "<string>")
                case .module(let name): try thread.runModuleAsMain(name)
                case .standardInput(let text):
                    let namespace = try thread.mainModule().namespace
                    namespace.set(thread.names.file, thread.makeStringValue("<stdin>"))
                    try thread.runString(text, filename: "<stdin>", keepsText: false)
                }
            }
            return .status(0)
        } catch {
            return reportEnd(thread.takeException(), isLast: !wantsInspection)
        }
    }

    /// Runs a part of the program, so that it uses up what the limits allow. Without limits that is left out, for a quick start; but
    /// signals are noticed at once.
    package func counted(_ body: () throws(Raise) -> Void) throws(Raise) {
        if core.budget.hasLimits { try thread.entering(body) } else { try thread.watchingSignals(body) }
    }

    /// Ends the interpreter, and gives the exit status of the process.
    package func end(_ ending: Ending) -> Int32 {
        let isStopped = core.budget.reason != nil
        if isStopped { flush() }
        let isComplete = finish() || isStopped
        // the process ends without taking the interpreter apart
        core.host.sandbox?.removeScratch()
        switch ending {
        case .status(let status): return isComplete ? status : 120
        case .exception, .limit: return isComplete ? 1 : 120
        case .interrupted:
            core.host.endBySignal(2)
            return 130
        }
    }

    /// `SystemExit` ends a program quietly, unless (`isLast` is false) a session follows that is to see it.
    package func reportEnd(_ exception: ExceptionObject, isLast: Bool) -> Ending {
        if core.budget.reason != nil { return reportStop() }
        if isLast, exception.type.isSubtype(of: thread.types.systemExit) {
            guard case .exit(let exit) = report(exception) else { return .status(1) }
            if let message = exit.message { writeError(message + "\n") }
            return .status(Int32(truncatingIfNeeded: exit.status & 0xFF))
        }
        thread.reportUncaught(exception)
        return exception.type.isSubtype(of: thread.types.keyboardInterrupt) ? .interrupted : .exception(exception)
    }

    /// The script has been stopped: none of its code runs for the report.
    private func reportStop() -> Ending {
        switch core.budget.reason {
        case .exit(let status): return .status(Int32(truncatingIfNeeded: status & 0xFF))
        case .limit(let resource):
            showStop()
            return .limit(Limits.Kind(resource))
        case .abort, nil:
            showStop()
            return .status(1)
        }
    }

    /// The stream of the script's may do anything: this goes past it.
    private func showStop() {
        let text = Array(thread.formatStop().utf8)
        text.withUnsafeBytes { buffer in
            if let start = buffer.baseAddress { try? Host().writeAll(2, start, buffer.count) }
        }
    }

    private func writeError(_ text: String) {
        do throws(Raise) { try thread.writeToStandardError(text) } catch { _ = thread.takeException() }
    }
}
