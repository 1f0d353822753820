// Stopping a running script from another thread.

import TaipanHost
import TaipanRuntime

/// Interrupts or aborts what an interpreter is doing, from any thread.
///
///     let handle = python.interruptHandle
///     stopButton.onPress { handle.abort("user pressed Stop") }
///
/// Both wake the script from `time.sleep`, blocking reads, `select` and `waitpid`; both are noticed within a few milliseconds by
/// running code.
public struct InterruptHandle: Sendable {
    let wakeup: Wakeup

    /// Raises `KeyboardInterrupt` in the script, which may catch it. If nothing runs, the next run gets it.
    public func signal() { wakeup.ask(.interrupt) }

    /// Ends the script. It cannot catch that, and no code of it runs any more: the running call throws
    /// ``PythonError/interrupted(_:)``, and so does every later one.
    public func abort(_ reason: String = "aborted") { wakeup.ask(.abort, reason: reason) }
}
