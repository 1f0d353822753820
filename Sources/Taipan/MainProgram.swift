// Running a program as the command does: exceptions are reported on `sys.stderr` through `sys.excepthook`, and the result is an exit
// status.

import TaipanHost
import TaipanModules
import TaipanRuntime

extension Interpreter {
    /// What `taipan` can be asked to run.
    package enum MainProgram {
        case file([UInt8])
        case command([UInt8])
        case module(String)
        case standardInput([UInt8])
    }

    /// How a program has ended, before the interpreter is taken down.
    package enum Ending: Equatable {
        case status(Int32)
        /// By Ctrl-C that nobody caught: a shell is to see that, so that it stops its own loop.
        case interrupted
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

    /// Before anything is run: signals, and complaints about options.
    package func beginProgram() {
        // Ctrl-C is noticed at the next checkpoint; a broken pipe is an error of the write, not the end of the process.
        try? core.host.setSignal(2, .notify)
        try? core.host.setSignal(13, .ignore)
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
            switch program {
            case .file(let path): try thread.runFileAsMain(path)
            case .command(let text): try thread.runString(text, filename: "<string>")
            case .module(let name): try thread.runModuleAsMain(name)
            case .standardInput(let text): try thread.runString(text, filename: "<stdin>", keepsText: false)
            }
            return .status(0)
        } catch {
            return reportEnd(thread.takeException(), isLast: !wantsInspection)
        }
    }

    /// Ends the interpreter, and gives the exit status of the process.
    package func end(_ ending: Ending) -> Int32 {
        let isComplete = finish()
        switch ending {
        case .status(let status): return isComplete ? status : 120
        case .interrupted:
            core.host.endBySignal(2)
            return 130
        }
    }

    /// `SystemExit` ends a program quietly, unless (`isLast` is false) a session follows that is to see it.
    package func reportEnd(_ exception: ExceptionObject, isLast: Bool) -> Ending {
        if isLast, exception.type.isSubtype(of: thread.types.systemExit) {
            guard case .exit(let exit) = report(exception) else { return .status(1) }
            if let message = exit.message { writeError(message + "\n") }
            return .status(Int32(truncatingIfNeeded: exit.status & 0xFF))
        }
        thread.reportUncaught(exception)
        return exception.type.isSubtype(of: thread.types.keyboardInterrupt) ? .interrupted : .status(1)
    }

    private func writeError(_ text: String) {
        do throws(Raise) { try thread.writeToStandardError(text) } catch { _ = thread.takeException() }
    }
}
