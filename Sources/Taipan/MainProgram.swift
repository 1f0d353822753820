// Running a program as the command does: exceptions are reported on `sys.stderr` through `sys.excepthook`, and the result is an exit
// status.

import TaipanHost
import TaipanModules
import TaipanRuntime

extension Interpreter {
    /// What `taipan` can be asked to run.
    package enum MainProgram {
        case file(String)
        case command([UInt8])
        case module(String)
        case standardInput([UInt8])
    }

    /// Runs a program, reports what it ends with, and gives CPython's exit status for it.
    package func runMain(_ program: MainProgram) -> Int32 {
        installSignals()
        do throws(Raise) {
            switch program {
            case .file(let path): try thread.runFileAsMain(path)
            case .command(let text): try thread.runString(text, filename: "<string>")
            case .module(let name): try thread.runModuleAsMain(name)
            case .standardInput(let text): try thread.runString(text, filename: "<stdin>")
            }
            return finish() ? 0 : 120
        } catch {
            let exception = thread.takeException()
            let isInterrupt = exception.type.isSubtype(of: thread.types.keyboardInterrupt)
            let status = reportEnd(exception)
            finish()
            // A shell sees that the program ended by Ctrl-C, and stops its own loop.
            if isInterrupt { core.host.endBySignal(2) }
            return status
        }
    }

    private func reportEnd(_ exception: ExceptionObject) -> Int32 {
        if exception.type.isSubtype(of: thread.types.systemExit) {
            guard case .exit(let exit) = report(exception) else { return 1 }
            if let message = exit.message { writeError(message + "\n") }
            return Int32(truncatingIfNeeded: exit.status & 0xFF)
        }
        thread.reportUncaught(exception)
        return exception.type.isSubtype(of: thread.types.keyboardInterrupt) ? 130 : 1
    }

    private func writeError(_ text: String) {
        do throws(Raise) { try thread.writeToStandardError(text) } catch { _ = thread.takeException() }
    }

    /// Ctrl-C is noticed at the next checkpoint; a broken pipe is an error of the write, not the end of the process.
    private func installSignals() {
        try? core.host.setSignal(2, .notify)
        try? core.host.setSignal(13, .ignore)
        SignalModule.connect(core)
    }
}
