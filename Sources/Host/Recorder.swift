// The recorder: a host that has one notes the exact arguments of every system call and can answer a call or fail it
// with any error, so that tests reach every error path without a disk, a full device or a signal.
import Glibc

/// Notes calls and forces their results. For tests, on one thread.
///
///     let recorder = CallRecorder()
///     recorder.fail("read", .EINTR)                    // the next read, once
///     recorder.fail("write", .ENOSPC, after: 2)        // the third write
///     let host = Host(recorder: recorder)
///     …
///     recorder.log == ["openat(\"a\", 0x80000, 0o0)", "read(3, 10)", "read(3, 10)"]
package final class CallRecorder: @unchecked Sendable {
    /// What happens to a call for which there is no script.
    package enum Mode: Sendable {
        /// It is made.
        case perform
        /// It is not made and succeeds: with 0, or with a new number where the answer is a descriptor. No disk is touched.
        case pretend
    }

    /// What is to become of one call.
    enum Verdict {
        case perform
        case answer(Int)
        case fail(Errno)
    }

    /// A forced result that waits for its call.
    private struct Script {
        let name: String
        /// How many calls of that name pass before.
        var after: Int
        /// How many calls it is good for.
        var times: Int
        let verdict: Verdict
    }

    private let mode: Mode
    private var scripts: [Script] = []

    /// Every call as text: `name(arguments)`.
    package private(set) var log: [String] = []

    /// The descriptors that pretended calls have given out and nobody has closed.
    package private(set) var openDescriptors: Set<Descriptor> = []
    private var lastDescriptor: Descriptor = 999

    /// The calls whose answer is a new descriptor.
    private static let makers: Set<String> = [
        "openat", "dup", "memfd_create", "eventfd", "timerfd_create", "pidfd_open", "pidfd_getfd", "posix_openpt",
    ]

    package init(_ mode: Mode = .perform) { self.mode = mode }

    /// Fails calls of that name, `after` so many have passed, so many `times`.
    package func fail(_ name: String, _ error: Errno, after: Int = 0, times: Int = 1) {
        scripts.append(Script(name: name, after: after, times: times, verdict: .fail(error)))
    }

    /// Answers calls of that name with a result, without making them.
    package func answer(_ name: String, _ result: Int, after: Int = 0, times: Int = 1) {
        scripts.append(Script(name: name, after: after, times: times, verdict: .answer(result)))
    }

    /// Forgets everything: calls, what was forced and not used, open descriptors.
    package func restart() {
        (log, scripts, openDescriptors, lastDescriptor) = ([], [], [], 999)
    }

    /// The log so far, which is then empty.
    package func takeLog() -> [String] {
        defer { log = [] }
        return log
    }

    /// Notes a call and decides about it: the first script of that name that is due wins.
    @inline(never)
    func intercept(_ name: StaticString, _ arguments: () -> String) -> Verdict {
        let name = name.description
        let text = arguments()
        log.append("\(name)(\(text))")
        // (a descriptor is gone even if `close` reports an error)
        if name == "close", let number = Descriptor(text) { openDescriptors.remove(number) }
        var verdict: Verdict?
        for index in scripts.indices where scripts[index].name == name {
            if scripts[index].after > 0 {
                scripts[index].after -= 1
            } else if verdict == nil, scripts[index].times > 0 {
                scripts[index].times -= 1
                verdict = scripts[index].verdict
            }
        }
        return verdict ?? (mode == .perform ? .perform : .answer(pretend(name, text)))
    }

    /// What a pretended call answers. What is written is taken, and random bytes come, for callers go on until all is done.
    private func pretend(_ name: String, _ arguments: String) -> Int {
        let numbers = arguments.split(separator: ",").map { Int($0.drop { $0 == " " }) ?? 0 }
        if name == "write" || name == "pwrite" { return numbers.count > 1 ? numbers[1] : 0 }
        if name == "getrandom" { return numbers.first ?? 0 }
        guard CallRecorder.makers.contains(name) else { return 0 }
        lastDescriptor += 1
        openDescriptors.insert(lastDescriptor)
        return Int(lastDescriptor)
    }
}
