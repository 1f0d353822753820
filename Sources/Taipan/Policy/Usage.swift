// What an interpreter has used.

import TaipanRuntime

/// What the scripts of one interpreter have used up to now.
public struct Usage: Sendable, Equatable {
    /// Calls, turns of loops, and the work of built-in functions in units of about ten nanoseconds.
    public let steps: Int
    /// Time spent inside the interpreter, waiting and host functions included.
    public let wallTime: Duration
    /// Time of the processor spent there.
    public let cpuTime: Duration
    /// The most memory that was seen in use, in bytes: what the process had grown by since the interpreter was made. In a process with
    /// several interpreters it is the size of the script's objects if there is a limit for memory, and a bound for it otherwise.
    public let peakMemory: Int
    /// Bytes written to `sys.stdout` and `sys.stderr`. Inherited streams and descriptors are counted only if something that is written
    /// has a limit.
    public let outputBytes: Int
    /// Calls of host functions.
    public let hostCalls: Int
}

extension Interpreter {
    /// What scripts have used so far; asked by a host function, the running call included.
    public var usage: Usage {
        let budget = core.budget
        budget.bringUpToDate(thread)
        return Usage(
            steps: budget[.steps].used, wallTime: .nanoseconds(budget[.wallTime].used),
            cpuTime: .nanoseconds(budget[.cpuTime].used), peakMemory: budget.peakMemory,
            outputBytes: max(output.count + errorOutput.count, budget[.outputBytes].used),
            hostCalls: budget[.hostCalls].used)
    }
}
