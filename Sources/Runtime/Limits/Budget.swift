// What a script may use up, what it has used up, and why it was stopped.
//
// The evaluator pays nothing for this: it decrements one countdown as it always does. When that runs out `checkpoint` comes here,
// adds what was counted, and looks at clocks and memory if somebody has set limits. Deadlines do not wait for the countdown: the
// timer of `Wakeup` makes it run out, and ends whatever the script is waiting for.

import TaipanHost

/// What can be limited.
package enum Resource: Int, CaseIterable, Sendable {
    /// Calls, turns of loops, and the work of native loops in units of about ten nanoseconds.
    case steps
    /// Nanoseconds spent in the script, by the clock on the wall.
    case wallTime
    /// Nanoseconds of the processor spent in the script's thread.
    case cpuTime
    /// Bytes.
    case memory
    /// Nested calls of Python functions. (The script's own `sys.setrecursionlimit` is another thing: it raises `RecursionError`.)
    case callDepth
    /// Bytes written to standard output and standard error.
    case outputBytes
    /// Descriptors open at the same time.
    case openFiles
    /// Bytes written to files and pipes.
    case bytesWritten
    /// Programs started.
    case childProcesses
    /// Calls of functions that the embedding program has registered.
    case hostCalls
}

/// Why a script was stopped. Unlike an exception this cannot be caught.
package enum StopReason: Equatable, Sendable {
    case limit(Resource)
    /// By another thread, which may have said why.
    case abort(String)
    /// By itself, with an exit status and without any of its code running: `os._exit`.
    case exit(Int)

    /// The last line of the report.
    package var message: String {
        switch self {
        case .exit(let status): "exit status \(status)"
        case .abort(let reason): reason.isEmpty ? "aborted" : "aborted: \(reason)"
        case .limit(let resource):
            switch resource {
            case .steps: "limit reached: steps"
            case .wallTime: "limit reached: wall time"
            case .cpuTime: "limit reached: CPU time"
            case .memory: "limit reached: memory"
            case .callDepth: "limit reached: call depth"
            case .outputBytes: "limit reached: output"
            case .openFiles: "limit reached: open files"
            case .bytesWritten: "limit reached: bytes written"
            case .childProcesses: "limit reached: child processes"
            case .hostCalls: "limit reached: host calls"
            }
        }
    }
}

/// The accounts of one interpreter.
package final class Budget {
    /// One resource: how much of it there was and may be.
    package struct Account {
        package fileprivate(set) var used = 0
        /// `Int.max` stands for "no limit".
        package var limit = Int.max

        var isExceeded: Bool { used > limit }
    }

    @exclusivity(unchecked) private var accounts: [Account] = Array(
        repeating: Account(), count: Resource.allCases.count)
    /// Asked when the steps have run out: how many more there are. 0 stops the script.
    @exclusivity(unchecked) package var moreSteps: (() -> Int)?
    /// Requests of other threads, and the timer.
    package let wakeup = Wakeup()
    /// Somebody holds a handle that can interrupt the script.
    @exclusivity(unchecked) package var isInterruptible = false
    /// Set once, when the script is stopped.
    @exclusivity(unchecked) package internal(set) var reason: StopReason?
    /// What carries the traceback of the stop.
    @exclusivity(unchecked) package internal(set) var report: ExceptionObject?
    /// The most memory that was seen in use.
    package var peakMemory: Int { memory.peak }

    /// There is more to look at than the number of steps.
    @exclusivity(unchecked) private(set) var isWatching = false
    /// How many times `enter` has been called without `leave`.
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var outerCounter: UnsafeMutablePointer<Int>?
    /// When the innermost stay began and when its time is over, on the monotonic clock.
    @exclusivity(unchecked) private var entered = 0
    @exclusivity(unchecked) private var deadline = Int.max
    /// The processor time of the thread at the beginning, and when it is worth looking at it again.
    @exclusivity(unchecked) private var processorStart = 0
    @exclusivity(unchecked) private var nextProcessorLook = Int.max
    @exclusivity(unchecked) private var nextMemoryLook = 0
    /// How much memory is in use.
    @exclusivity(unchecked) private var memory = MemoryAccount()

    /// How long the memory is not looked at again, in nanoseconds.
    private static let memoryInterval = 1_000_000

    package subscript(resource: Resource) -> Account { accounts[resource.rawValue] }

    /// Sets a limit, or takes it away. What nobody lives to see is cut off, so that sums with it do not overflow.
    package func setLimit(_ resource: Resource, _ limit: Int?) {
        accounts[resource.rawValue].limit = limit.map { $0 == .max ? .max : min(max($0, 0), .max / 4) } ?? .max
        isWatching = isInterruptible || hasLimits
    }

    /// Somebody has got a handle that can interrupt the script.
    func makeInterruptible() {
        isInterruptible = true
        isWatching = true
        if depth > 0 { wakeup.attach() }
    }

    package var hasLimits: Bool { accounts.contains { $0.limit != .max } }

    private var isTimed: Bool { self[.wallTime].limit != .max || self[.cpuTime].limit != .max }

    // MARK: Coming and going

    /// The host has called the script. Goes with `leave`.
    func enter(_ thread: ThreadRef) {
        depth += 1
        if depth > 1 { return }
        outerCounter = Wakeup.watch(thread.countdownAddress)
        entered = ProcessClock.monotonic
        processorStart = ProcessClock.thread
        if nextMemoryLook == 0 { nextMemoryLook = entered + Budget.memoryInterval }
        guard isWatching else { return }
        if isInterruptible || isTimed { wakeup.attach() }
        setDeadlines()
        // what was asked for in the meantime is not left waiting
        if wakeup.isAsked || reason != nil { thread.pointee.cutShort() }
    }

    func leave(_ thread: ThreadRef) {
        depth -= 1
        if depth > 0 { return }
        if isWatching { wakeup.disarm() }
        _ = Wakeup.watch(outerCounter)
        settle()
        count(thread)
        // (reading it costs more than a short call)
        if entered >= nextMemoryLook {
            nextMemoryLook = entered + Budget.memoryInterval
            noteMemory(thread)
        }
    }

    /// Makes the accounts show what the call that is going on has used up to now.
    package func bringUpToDate(_ thread: ThreadRef) {
        if depth == 0 || thread.isStopped { return }
        settle()
        count(thread)
    }

    /// Adds the time since `entered` to the accounts.
    private func settle() {
        let (now, processor) = (ProcessClock.monotonic, ProcessClock.thread)
        accounts[Resource.wallTime.rawValue].used += now - entered
        accounts[Resource.cpuTime.rawValue].used += processor - processorStart
        (entered, processorStart) = (now, processor)
    }

    private func setDeadlines() {
        let (wall, processor) = (self[.wallTime], self[.cpuTime])
        deadline = wall.limit == .max ? .max : entered &+ max(0, wall.limit - wall.used)
        nextProcessorLook = processor.limit == .max ? .max : entered &+ max(0, processor.limit - processor.used)
        let next = min(deadline, nextProcessorLook)
        if next != .max { wakeup.arm(after: Int64(max(1, next - entered))) }
    }

    // MARK: Looking

    /// Adds what the countdown has counted.
    func count(_ thread: ThreadRef) {
        let counted = thread.pointee.granted &- thread.pointee.countdown &- Wakeup.takeDisplaced()
        thread.pointee.granted = thread.pointee.countdown
        if counted > 0 { accounts[Resource.steps.rawValue].used &+= counted }
    }

    /// How far the evaluator may run until the next look.
    var nextGrant: Int {
        let steps = self[.steps]
        return min(ThreadState.interval, max(0, steps.limit &- steps.used))
    }

    /// The resource that is used up, if there is one.
    func exhausted(_ thread: ThreadRef) -> Resource? {
        if self[.steps].isExceeded && !extendSteps() { return .steps }
        if !isTimed && self[.memory].limit == .max { return nil }
        let now = ProcessClock.monotonic
        if now >= deadline { return .wallTime }
        if now >= nextProcessorLook {
            settle()
            if self[.cpuTime].used >= self[.cpuTime].limit { return .cpuTime }
            setDeadlines()
        }
        if self[.memory].limit != .max && now >= nextMemoryLook {
            nextMemoryLook = now + Budget.memoryInterval
            noteMemory(thread)
            if self[.memory].isExceeded { return .memory }
        }
        return nil
    }

    /// Somebody has aborted the script, or its time is over.
    var isOver: Bool {
        wakeup.isAborted || deadline != .max && ProcessClock.monotonic >= deadline
    }

    private func extendSteps() -> Bool {
        guard let more = moreSteps?(), more > 0 else { return false }
        let account = Resource.steps.rawValue
        let (limit, overflow) = accounts[account].used.addingReportingOverflow(more)
        accounts[account].limit = overflow ? .max : limit
        return true
    }

    /// Uses up some of a resource; false if there is not so much left.
    package func take(_ resource: Resource, _ amount: Int) -> Bool {
        let (sum, overflow) = accounts[resource.rawValue].used.addingReportingOverflow(amount)
        accounts[resource.rawValue].used = overflow ? .max : sum
        return !accounts[resource.rawValue].isExceeded
    }

    /// Gives back what was taken: a closed descriptor.
    package func giveBack(_ resource: Resource, _ amount: Int) {
        accounts[resource.rawValue].used = max(0, accounts[resource.rawValue].used - amount)
    }

    // MARK: Memory

    /// Whether so much more memory can be had in one piece.
    func hasRoom(for bytes: Int, _ thread: ThreadRef) -> Bool {
        let limit = self[.memory].limit
        if limit == .max { return true }
        noteMemory(thread, and: bytes)
        return bytes <= limit - self[.memory].used
    }

    private func noteMemory(_ thread: ThreadRef, and more: Int = 0) {
        memory.look(limit: self[.memory].limit, and: more, thread)
        accounts[Resource.memory.rawValue].used = memory.used
    }
}
