// How a script is stopped so that it cannot help it.
//
// The stop travels as every exception does, so that frames are left in order and objects are released; but it is not an instance of
// `BaseException`, no handler takes it (`Node.catchException`), and from the moment it is raised the thread is poisoned: the
// countdown and the stack limits are beyond their ends, so that the next call, turn of a loop, resumed generator or recursion of
// a native function raises it again. Native code that drops every exception (`__del__`, weak reference callbacks, the printing of
// what nobody catches) therefore cannot lead back into the script. Nor does a test for it cost the evaluator anything.

import TaipanHost

extension ThreadState {
    /// Counts far below zero: the script is stopped.
    static let stopped = Int.min / 2

    /// Makes the next call or turn of a loop look at the world.
    mutating func cutShort() {
        granted = granted &- countdown &- 1
        countdown = -1
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The budget of the interpreter.
    @inline(__always) package var budget: Budget { pointee.interpreter.budget }

    /// The script is being stopped, or has been.
    @inline(__always) package var isStopped: Bool { pointee.isStopped }

    /// The next look at the world will find that the script has to stop: for work that cannot raise anything itself.
    @inline(never) var isToStop: Bool { budget.isOver }

    /// Runs the script on behalf of the host: time and memory are counted, and it can be interrupted.
    package func entering<Result>(_ body: () throws(Raise) -> Result) throws(Raise) -> Result {
        budget.enter(self)
        defer { budget.leave(self) }
        return try body()
    }

    /// Runs the script so that a signal makes it look at the world at the next turn of a loop. Nothing is counted.
    package func watchingSignals<Result>(_ body: () throws(Raise) -> Result) throws(Raise) -> Result {
        let outer = Wakeup.watch(countdownAddress)
        defer { _ = Wakeup.watch(outer) }
        return try body()
    }

    /// Where the countdown of the thread is.
    var countdownAddress: UnsafeMutablePointer<Int> {
        let offset = MemoryLayout<ThreadState>.offset(of: \ThreadState.countdown) ?? 0
        return (UnsafeMutableRawPointer(self) + offset).assumingMemoryBound(to: Int.self)
    }

    /// Stops the script. The `Raise` is to be thrown.
    @inline(never) package func stop(_ reason: StopReason) -> Raise {
        if budget.reason == nil {
            budget.reason = reason
            let report = makeType(StopReport.nativeType)
            budget.report = ExceptionObject(makeTuple(.object(makeString(reason.message))), report.root)
            interpreter.host.isClosed = true
            poison()
        }
        return stopAgain()
    }

    /// Raises the stop once more, after something has dropped it.
    @inline(never) package func stopAgain() -> Raise {
        pointee.exception = budget.report
        pointee.isTracebackComplete = false
        pointee.countdown = ThreadState.stopped
        pointee.granted = ThreadState.stopped
        return Raise()
    }

    private func poison() {
        pointee.isStopped = true
        pointee.frameLimit = pointee.frameBase
        pointee.valueStackLimit = pointee.valueStackBase
        pointee.nativeStackLimit = .max
    }

    /// The traceback of the stop as CPython would print it. No code of the script runs for it.
    package func formatStop() -> String {
        guard let report = budget.report else { return "" }
        return afterStop { formatException(report) }
    }

    /// Lets native functions run in an interpreter that may have been stopped: for the host's own purposes. Functions of the script
    /// still have no frames.
    package func afterStop<Result>(_ body: () -> Result) -> Result {
        if !isStopped { return body() }
        let limits = (pointee.valueStackLimit, pointee.nativeStackLimit)
        pointee.valueStackLimit = pointee.valueStackBase + (pointee.valueStackSize - 4096)
        pointee.nativeStackLimit = 0
        pointee.countdown = .max
        interpreter.host.isClosed = false
        defer {
            interpreter.host.isClosed = true
            (pointee.valueStackLimit, pointee.nativeStackLimit) = limits
            pointee.countdown = ThreadState.stopped
        }
        return body()
    }

    /// Why the script was stopped; empty if it was not.
    package var stopMessage: String { budget.reason?.message ?? "" }

    /// Uses up a resource, or stops the script.
    @inline(__always) package func spend(_ resource: Resource, _ amount: Int = 1) throws(Raise) {
        if !budget.take(resource, amount) { throw stop(.limit(resource)) }
        if pointee.isStopped { throw stopAgain() }
    }

    /// Requests of other threads, and limits: called when the countdown has run out and when a system call was interrupted.
    @inline(never) func attend() throws(Raise) {
        if pointee.isStopped { throw stopAgain() }
        let budget = budget
        budget.count(self)
        if budget.wakeup.isAsked {
            let asked = budget.wakeup.take()
            if asked.contains(.abort) { throw stop(.abort(budget.wakeup.reason)) }
            if asked.contains(.interrupt) {
                renewCountdown()
                throw raise(types.keyboardInterrupt, [])
            }
        }
        if let resource = budget.exhausted(self) { throw stop(.limit(resource)) }
        renewCountdown()
    }

    /// The evaluator is to run no further than the limit that has been set.
    fileprivate func renewGrant() {
        let (thread, budget) = (self, budget)
        budget.count(thread)
        if !thread.pointee.isStopped { renewCountdown() }
    }

    private func renewCountdown() {
        pointee.granted = budget.nextGrant
        pointee.countdown = pointee.granted
    }
}

extension Interpreter {
    /// Sets a limit, or takes it away. Applies from the next time on that the host calls the script.
    package func setLimit(_ resource: Resource, _ limit: Int?) {
        budget.setLimit(resource, limit)
        host.isWatched = budget.isWatching
        switch resource {
        case .steps: mainThread.renewGrant()
        case .callDepth: mainThread.setFrameLimit()
        case .memory: mainThread.pointee.largeAllocation = limit == nil ? 1 << 26 : 1 << 20
        case .outputBytes, .openFiles, .bytesWritten, .childProcesses:
            let thread: ThreadRef = mainThread
            let isCounted = [Resource.outputBytes, .openFiles, .bytesWritten, .childProcesses].contains {
                budget[$0].limit != .max
            }
            host.spend = isCounted ? { resource, amount in thread.spend(resource, amount) } : nil
        default: break
        }
    }

    /// Somebody gets what can interrupt or abort the script from another thread.
    package func makeInterruptible() -> Wakeup {
        budget.makeInterruptible()
        host.isWatched = true
        return budget.wakeup
    }

    /// A stopped script cannot run any more; what the interpreter owns is closed all the same.
    func prepareToClose(_ thread: ThreadRef) {
        host.isClosed = false
        host.endChildren()
        thread.pointee.countdown = .max
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What the host asks before a call: negative amounts are given back. False leaves the stop pending.
    fileprivate func spend(_ resource: HostResource, _ amount: Int) -> Bool {
        let account: Resource =
            switch resource {
            case .outputBytes: .outputBytes
            case .bytesWritten: .bytesWritten
            case .openFiles: .openFiles
            case .childProcesses: .childProcesses
            }
        // what the interpreter writes at its end is not the script's any more, unless that is what there was too much of
        if isStopped { return budget.reason != .limit(account) }
        if amount < 0 {
            budget.giveBack(account, -amount)
            return true
        }
        if budget.take(account, amount) { return true }
        _ = stop(.limit(account))
        return false
    }
}

/// The type of what carries a stop through the frames. Made when it is needed: no script ever sees it.
private enum StopReport {
    static let nativeType = NativeType(
        "Stopped", .exception, [.isNotConstructible],
        operations: { $0.str = ExceptionTypes.str },
        rows: { [] })
}
