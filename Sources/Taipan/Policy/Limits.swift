// How much a script may use up.

import TaipanRuntime

/// Bounds for what a script uses up; `nil` means no bound.
///
///     var limits = Limits.default
///     limits.wallTime = .seconds(2)
///     limits.memory = 64 << 20
///
/// A script that reaches one of them is stopped. It cannot catch that: no `except`, `finally`, `__exit__` or `__del__` runs any
/// more; its files are closed, its children ended, and the interpreter is not usable afterwards. Two things stay ordinary Python
/// exceptions: too deep recursion below `callDepth` (`RecursionError`) and a single allocation beyond what is left of `memory`
/// (`MemoryError`, raised before anything is allocated).
public struct Limits: Sendable, Equatable {
    /// Calls, turns of loops, and the work of built-in functions in units of about ten nanoseconds. The same script with the same
    /// input uses the same number of steps. ``Interpreter/stepHook`` may grant more when they are used up.
    public var steps: Int?
    /// Time spent in the script, waiting included.
    public var wallTime: Duration?
    /// Time of the processor spent in the script.
    public var cpuTime: Duration?
    /// Bytes that the script's objects occupy: a soft bound, looked at about every millisecond. Of several interpreters in a process each
    /// has its own.
    public var memory: Int?
    /// Nested calls of Python functions, whatever the script says to `sys.setrecursionlimit`.
    public var callDepth: Int?
    /// Bytes printed on `sys.stdout` and `sys.stderr`.
    public var outputBytes: Int?
    /// Files, pipes and the like that are open at the same time.
    public var openFiles: Int?
    /// Bytes written to files and pipes.
    public var bytesWritten: Int?
    /// Programs started.
    public var childProcesses: Int?
    /// Calls of functions that the host has registered.
    public var hostCalls: Int?

    /// No bounds at all.
    public static let unlimited = Limits(
        steps: nil, wallTime: nil, cpuTime: nil, memory: nil, callDepth: nil, outputBytes: nil, openFiles: nil,
        bytesWritten: nil, childProcesses: nil, hostCalls: nil)

    /// Bounds that hardly any well-meant script reaches and no runaway one escapes.
    public static let `default` = Limits(
        steps: 10_000_000_000, wallTime: .seconds(30), cpuTime: .seconds(30), memory: 512 << 20, callDepth: 20_000,
        outputBytes: 64 << 20, openFiles: 256, bytesWritten: 1 << 30, childProcesses: 64, hostCalls: 100_000_000)

    /// The limits of ``default``, but for those that are named; `nil` is no bound.
    ///
    /// - Parameters:
    ///   - steps: see ``steps``.
    ///   - wallTime: time in the interpreter, waiting included.
    ///   - cpuTime: time of the processor.
    ///   - memory: bytes.
    ///   - callDepth: nested calls.
    ///   - outputBytes: bytes on both output streams together.
    ///   - openFiles: descriptors at the same time.
    ///   - bytesWritten: bytes written to files and pipes, in sum.
    ///   - childProcesses: programs started, in sum.
    ///   - hostCalls: calls of host functions, in sum.
    public init(
        steps: Int? = Limits.default.steps, wallTime: Duration? = Limits.default.wallTime,
        cpuTime: Duration? = Limits.default.cpuTime, memory: Int? = Limits.default.memory,
        callDepth: Int? = Limits.default.callDepth, outputBytes: Int? = Limits.default.outputBytes,
        openFiles: Int? = Limits.default.openFiles, bytesWritten: Int? = Limits.default.bytesWritten,
        childProcesses: Int? = Limits.default.childProcesses, hostCalls: Int? = Limits.default.hostCalls
    ) {
        self.steps = steps
        self.wallTime = wallTime
        self.cpuTime = cpuTime
        self.memory = memory
        self.callDepth = callDepth
        self.outputBytes = outputBytes
        self.openFiles = openFiles
        self.bytesWritten = bytesWritten
        self.childProcesses = childProcesses
        self.hostCalls = hostCalls
    }

    /// What can be reached.
    public enum Kind: String, Sendable, CaseIterable {
        /// ``Limits/steps``
        case steps
        /// ``Limits/wallTime``
        case wallTime
        /// ``Limits/cpuTime``
        case cpuTime
        /// ``Limits/memory``
        case memory
        /// ``Limits/callDepth``
        case callDepth
        /// ``Limits/outputBytes``
        case outputBytes
        /// ``Limits/openFiles``
        case openFiles
        /// ``Limits/bytesWritten``
        case bytesWritten
        /// ``Limits/childProcesses``
        case childProcesses
        /// ``Limits/hostCalls``
        case hostCalls
    }
}

extension Limits {
    /// Makes an interpreter keep to them.
    func apply(to core: TaipanRuntime.Interpreter) {
        core.setLimit(.steps, steps)
        core.setLimit(.wallTime, wallTime.map(nanoseconds))
        core.setLimit(.cpuTime, cpuTime.map(nanoseconds))
        core.setLimit(.memory, memory)
        core.setLimit(.callDepth, callDepth)
        core.setLimit(.outputBytes, outputBytes)
        core.setLimit(.openFiles, openFiles)
        core.setLimit(.bytesWritten, bytesWritten)
        core.setLimit(.childProcesses, childProcesses)
        core.setLimit(.hostCalls, hostCalls)
    }

    /// Saturating: a duration of centuries is as good as none.
    private func nanoseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? 0 : .max / 4 }
        return whole.addingReportingOverflow(Int(attoseconds / 1_000_000_000)).partialValue
    }
}

extension Limits.Kind {
    /// The runtime's name for it.
    init(_ resource: Resource) {
        switch resource {
        case .steps: self = .steps
        case .wallTime: self = .wallTime
        case .cpuTime: self = .cpuTime
        case .memory: self = .memory
        case .callDepth: self = .callDepth
        case .outputBytes: self = .outputBytes
        case .openFiles: self = .openFiles
        case .bytesWritten: self = .bytesWritten
        case .childProcesses: self = .childProcesses
        case .hostCalls: self = .hostCalls
        }
    }
}
