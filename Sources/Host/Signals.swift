// Signals. The handler is C (CHostShims) and does three things only: it marks the signal, sets the one word that says
// "look", and writes a byte to the wakeup descriptor. Everything else happens later, where the interpreter looks at
// the word. Signals are the process's: of several interpreters only one, the command's, should touch them.
import CHostShims
import Glibc

/// What is to happen when a signal arrives.
package enum SignalAction: Equatable, Sendable {
    case systemDefault
    case ignore
    /// Mark it for `PendingSignals`.
    case notify
    /// Somebody else's C function; only ever an answer.
    case foreign
}

/// The signals that have arrived and wait to be looked at. Public, so that `isAny` is inlined over the module border.
public enum PendingSignals {
    /// Whether there is one: a single relaxed load, for the evaluator's countdown.
    @inlinable @inline(__always)
    public static var isAny: Bool { taipan_signal_is_pending() != 0 }

    /// Takes the lowest one, or 0 when there is none any more. To be called until it gives 0.
    package static func take() -> Int32 { taipan_signal_take() }

    /// Marks a signal as if it had arrived.
    package static func mark(_ number: Int32) { taipan_signal_mark(number) }
}

/// A set of signals, bit n-1 for signal n.
package struct SignalSet: OptionSet, Sendable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// One signal; numbers that do not exist give the empty set.
    package init(signal number: Int32) {
        rawValue = (1...64).contains(number) ? 1 << UInt64(number - 1) : 0
    }

    package var numbers: [Int32] { (Int32(1)...64).filter { rawValue & (1 << UInt64($0 - 1)) != 0 } }
}

/// What `sigwaitinfo` and `waitid` tell.
package struct SignalInfo: Sendable {
    package let signal: Int32
    package let code: Int32
    package let error: Int32
    package let process: Int32
    package let user: UInt32
    package let status: Int32
    package let band: Int

    init(_ raw: taipan_signal_info) {
        signal = raw.signal
        code = raw.code
        error = raw.error
        process = raw.process
        user = raw.user
        status = raw.status
        band = raw.band
    }
}

extension Host {
    /// The highest signal number plus one.
    package static var signalLimit: Int32 { 65 }

    /// `sigaction`. The system's own calls are not restarted after a `notify`: they end with EINTR, and `onInterrupt`
    /// is run.
    package func setSignal(_ number: Int32, _ action: SignalAction) throws(Errno) {
        // an interpreter is woken by it
        if isWatched && number == Wakeup.signal { throw .EINVAL }
        let code: Int32
        switch action {
        case .systemDefault: code = Int32(TAIPAN_SIGNAL_DEFAULT)
        case .ignore: code = Int32(TAIPAN_SIGNAL_IGNORE)
        case .notify: code = Int32(TAIPAN_SIGNAL_NOTIFY)
        case .foreign: throw .EINVAL
        }
        try once("sigaction", "\(number), \(action)") { taipan_signal_set(number, code) }
    }

    /// What is set for a signal now.
    package func signalAction(_ number: Int32) throws(Errno) -> SignalAction {
        switch Int(try once("sigaction", "\(number)") { taipan_signal_get(number) }) {
        case Int(TAIPAN_SIGNAL_DEFAULT): return .systemDefault
        case Int(TAIPAN_SIGNAL_IGNORE): return .ignore
        case Int(TAIPAN_SIGNAL_NOTIFY): return .notify
        default: return .foreign
        }
    }

    /// `siginterrupt`: whether calls end with EINTR (true) or are restarted after this signal.
    package func setSignalInterrupts(_ number: Int32, _ interrupts: Bool) throws(Errno) {
        try once("siginterrupt", "\(number), \(interrupts)") { taipan_signal_interrupts(number, interrupts ? 1 : 0) }
    }

    /// The descriptor that gets a byte with the number of every signal that arrives; -1 for none. Returns the one
    /// before.
    @discardableResult
    package func setSignalWakeup(_ descriptor: Descriptor) -> Descriptor {
        sandbox == nil ? taipan_signal_wakeup(descriptor) : -1
    }

    package func kill(_ process: Int32, _ number: Int32) throws(Errno) {
        try checkChild(process)
        try once("kill", "\(process), \(number)") { Glibc.kill(process, number) }
    }

    package func killpg(_ group: Int32, _ number: Int32) throws(Errno) {
        if let sandbox { throw sandbox.deny("processes") }
        try once("killpg", "\(group), \(number)") { Glibc.killpg(group, number) }
    }

    /// To the calling thread itself.
    package func raise(_ number: Int32) throws(Errno) {
        try once("raise", "\(number)") { Glibc.raise(number) == 0 ? 0 : -1 }
    }

    /// To a thread, by `HostThread.currentIdentifier`.
    package func kill(thread: UInt, _ number: Int32) throws(Errno) {
        try numbered("pthread_kill", "\(thread), \(number)") { Glibc.pthread_kill(pthread_t(thread), number) }
    }

    /// Ends the process by a signal, so that the parent sees "killed by", as a shell expects after Ctrl-C (status 130).
    /// Returns only when the signal does not kill.
    package func endBySignal(_ number: Int32) {
        if sandbox == nil { taipan_signal_die(number) }
    }

    /// `pthread_sigmask`: how 0 (block), 1 (unblock) or 2 (set). Returns the mask before.
    package func signalMask(_ how: Int32, _ set: SignalSet) throws(Errno) -> SignalSet {
        var before: UInt64 = 0
        let set = isWatched && how != SIG_UNBLOCK ? set.subtracting(SignalSet(signal: Wakeup.signal)) : set
        try numbered("pthread_sigmask", "\(how), 0x\(String(set.rawValue, radix: 16))") {
            taipan_signal_mask(how, set.rawValue, &before)
        }
        return SignalSet(rawValue: before)
    }

    /// `sigpending`: blocked signals that wait.
    package func pendingBlockedSignals() throws(Errno) -> SignalSet {
        var set: UInt64 = 0
        try once("sigpending", "") { taipan_signal_pending_set(&set) }
        return SignalSet(rawValue: set)
    }

    /// `sigwait`: takes the next of a set of blocked signals.
    package func waitForSignal(_ set: SignalSet) throws(Errno) -> Int32 {
        try waitForSignalInfo(set, nanoseconds: nil)?.signal ?? 0
    }

    /// `sigtimedwait`; nil when the time has passed. Without a time, waits forever. The time starts anew after an
    /// interruption: callers that run handlers give the rest.
    package func waitForSignalInfo(_ set: SignalSet, nanoseconds: Int64?) throws(Errno) -> SignalInfo? {
        var info = taipan_signal_info()
        let limit = nanoseconds.map { max($0, 0) } ?? -1
        let set = isWatched ? set.subtracting(SignalSet(signal: Wakeup.signal)) : set
        do throws(Errno) {
            try blocking("sigtimedwait", "0x\(String(set.rawValue, radix: 16)), \(limit)") {
                taipan_signal_wait(set.rawValue, &info, limit)
            }
        } catch {
            if error == .EAGAIN && nanoseconds != nil { return nil }
            throw error
        }
        return SignalInfo(info)
    }

    /// `pause`: until a signal has arrived.
    package func pause() {
        _ = try? once("pause", "") {
            willBlock?()
            let result = Glibc.pause()
            didBlock?()
            return result == -1 ? 0 : result
        }
    }

    /// `alarm`: SIGALRM after so many seconds; 0 takes it back. Returns what was left.
    @discardableResult
    package func alarm(_ seconds: UInt32) throws(Errno) -> UInt32 {
        UInt32(try once("alarm", "\(seconds)") { Int(Glibc.alarm(seconds)) })
    }

    /// `setitimer`: microseconds until the first and between the next. Returns what was set before.
    package func setTimer(
        _ which: Int32, first: Int64, interval: Int64
    ) throws(Errno) -> (first: Int64, interval: Int64) {
        var before: (Int64, Int64) = (0, 0)
        try once("setitimer", "\(which), \(first), \(interval)") {
            taipan_timer_set(which, first, interval, &before.0, &before.1)
        }
        return before
    }

    /// `getitimer`, in microseconds.
    package func timer(_ which: Int32) throws(Errno) -> (first: Int64, interval: Int64) {
        var now: (Int64, Int64) = (0, 0)
        try once("getitimer", "\(which)") { taipan_timer_get(which, &now.0, &now.1) }
        return now
    }

    /// `strsignal`, for example `Interrupt`; nil for numbers that do not exist.
    package func signalText(_ number: Int32) -> String? { taipan_signal_text(number).map { String(cString: $0) } }
}
