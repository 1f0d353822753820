// What other threads may ask of the one that runs an interpreter, and the timer that makes it look: sleeping, blocking reads,
// `select` and `waitpid` end with EINTR, and a counter of the thread becomes -1 (the evaluator's countdown).
//
// A kernel timer instead of a helper thread: ten thousand interpreters leave no threads behind, and the signal reaches exactly the
// thread that is meant. The timer repeats until it is disarmed, because a single signal could arrive just before the call it is to
// interrupt.
import CHostShims
import Synchronization

/// The mailbox of one interpreter. Everything but `attach`, `watch` and `takeDisplaced` may be called from any thread.
package final class Wakeup: Sendable {
    /// What has been asked for.
    package struct Requests: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// A `KeyboardInterrupt`, which the script may catch.
        package static let interrupt = Requests(rawValue: 1)
        /// The end of the script.
        package static let abort = Requests(rawValue: 2)
    }

    /// The kernel's timer and the thread it wakes.
    private struct Timer {
        var handle: UInt
        let thread: UInt
    }

    private let asked = Atomic<Int>(0)
    private let timer = Mutex<Timer?>(nil)
    private let message = Mutex<String>("")

    /// How often a thread that has not looked yet is woken.
    private static let repetition: Int64 = 5_000_000

    package init() {}

    deinit { release() }

    // MARK: Asking

    package func ask(_ request: Requests, reason: String = "") {
        if !reason.isEmpty { message.withLock { $0 = reason } }
        asked.bitwiseOr(request.rawValue, ordering: .sequentiallyConsistent)
        arm(after: 1)
    }

    @inline(__always) package var isAsked: Bool { asked.load(ordering: .relaxed) != 0 }

    /// The end of the script has been asked for.
    package var isAborted: Bool { asked.load(ordering: .relaxed) & Requests.abort.rawValue != 0 }

    /// What has been asked for since the last time; an abort stays.
    package func take() -> Requests {
        Requests(
            rawValue: asked.bitwiseAnd(Requests.abort.rawValue, ordering: .sequentiallyConsistent).oldValue)
    }

    /// What the one who aborted has said.
    package var reason: String { message.withLock { $0 } }

    // MARK: The timer

    /// Makes the timer wake the calling thread from now on. Without one (the system's limit is reached) requests and deadlines are
    /// noticed by the countdown only.
    package func attach() {
        let current = HostThread.currentIdentifier
        timer.withLock { timer in
            if timer?.thread == current { return }
            if let old = timer { taipan_wakeup_free(UnsafeMutableRawPointer(bitPattern: old.handle)) }
            timer = nil
            var handle: UnsafeMutableRawPointer?
            if taipan_wakeup_make(&handle) == 0 { timer = Timer(handle: UInt(bitPattern: handle), thread: current) }
        }
    }

    /// Wakes the thread after so many nanoseconds and from then on again and again.
    package func arm(after nanoseconds: Int64) {
        timer.withLock { timer in
            guard let timer else { return }
            let handle = UnsafeMutableRawPointer(bitPattern: timer.handle)
            taipan_wakeup_arm(handle, max(1, nanoseconds), Wakeup.repetition)
        }
    }

    package func disarm() {
        timer.withLock { timer in
            if let timer { taipan_wakeup_arm(UnsafeMutableRawPointer(bitPattern: timer.handle), 0, 0) }
        }
    }

    package func release() {
        timer.withLock { timer in
            if let timer { taipan_wakeup_free(UnsafeMutableRawPointer(bitPattern: timer.handle)) }
            timer = nil
        }
    }

    // MARK: The counter of the current thread

    /// The counter that waking sets to -1; returns the one before, which a nested interpreter puts back.
    package static func watch(_ counter: UnsafeMutablePointer<Int>?) -> UnsafeMutablePointer<Int>? {
        taipan_wakeup_watch(counter)
    }

    /// What waking has taken off counters of this thread since the last time.
    package static func takeDisplaced() -> Int { taipan_wakeup_take_displaced() }

    /// The signal that this file uses up.
    package static var signal: Int32 { taipan_wakeup_signal() }
}
