// How a program that ran into a fence ends: with an exit status of its own, and a line that names the option that would have let it go
// on.

import Taipan
import TaipanHost
import TaipanRuntime

struct EndAdvice {
    let fences: Fences
    let policy: Policy

    /// Exit statuses, as shells, `timeout` and `env` use them.
    private static let denied: Int32 = 126, outOfTime: Int32 = 124, outOfMemory: Int32 = 137, outOfSteps: Int32 = 125

    /// What the ending becomes, and what is to be said about it.
    func judge(
        _ ending: Taipan.Interpreter.Ending, _ interpreter: Taipan.Interpreter
    ) -> (ending: Taipan.Interpreter.Ending, advice: String?) {
        switch ending {
        case .status, .interrupted: return (ending, nil)
        case .limit(.wallTime): return (.status(EndAdvice.outOfTime), "a longer --timeout lets it go on")
        case .limit(.memory): return (.status(EndAdvice.outOfMemory), "a larger --max-memory lets it go on")
        case .limit(.steps): return (.status(EndAdvice.outOfSteps), "a larger --max-steps lets it go on")
        case .limit: return (ending, nil)
        case .exception(let exception):
            guard let found = explain(exception, interpreter.thread) else { return (ending, nil) }
            return (.status(found.status), found.advice)
        }
    }

    /// What is to be said about an exception for which a fence is the reason, and the status of a program that it ends.
    func explain(_ exception: ExceptionObject, _ thread: ThreadRef) -> (status: Int32, advice: String)? {
        if fences.memory != nil, exception.type.isSubtype(of: thread.types.memoryError) {
            return (EndAdvice.outOfMemory, "a larger --max-memory lets it go on")
        }
        guard fences.isSandboxed else { return nil }
        if let advice = refusal(exception, thread) { return (EndAdvice.denied, advice) }
        return variable(exception, thread).map { (1, $0) }
    }

    // MARK: What was missing

    private func refusal(_ exception: ExceptionObject, _ thread: ThreadRef) -> String? {
        if let refusal = PolicyRefusal(exception, thread) { return permission(refusal, thread) }
        return module(exception, thread) ?? temporaryDirectory(exception, thread)
    }

    /// `tempfile` has tried all directories that it knows.
    private func temporaryDirectory(_ exception: ExceptionObject, _ thread: ThreadRef) -> String? {
        guard exception.type === thread.types.fileNotFoundError,
            thread.textAttribute(of: exception, "strerror")?.hasPrefix("No usable temporary directory") == true
        else { return nil }
        return "--allow-write=/tmp would allow it"
    }

    private func permission(_ refusal: PolicyRefusal, _ thread: ThreadRef) -> String {
        let directory = (try? thread.host.getcwd()).map { String(decoding: $0, as: UTF8.self) } ?? "/"
        let path = Fences.absolute(refusal.path, in: directory)
        switch refusal.permission {
        case "reading files" where !refusal.path.isEmpty: return "--allow-read=\(existing(path)) would allow it"
        case "writing files" where !refusal.path.isEmpty: return "--allow-write=\(existing(path)) would allow it"
        case "reading files": return "--allow-read=DIR would allow it"
        case "writing files": return "--allow-write=DIR would allow it"
        case "processes" where !refusal.path.isEmpty: return "--allow-run=\(refusal.path) would allow it"
        case "processes" where fences.programs.isEmpty: return "--allow-run=PROGRAM would allow to start a program"
        default: return "no option allows it in a sandbox (\(refusal.permission))"
        }
    }

    /// The directory to be named for a path: itself, or the nearest one above it that is there.
    private func existing(_ path: String) -> String {
        var path = path
        let host = Host()
        while path != "/" {
            let isDirectory =
                (try? path.withCString { (path) throws(Errno) in try host.stat(path).isDirectory }) ?? false
            if isDirectory { break }
            path = Fences.absolute(path + "/..", in: "/")
        }
        return path
    }

    /// `os.environ["HOME"]`, which the process has.
    private func variable(_ exception: ExceptionObject, _ thread: ThreadRef) -> String? {
        guard exception.type === thread.types.keyError, exception.arguments.count == 1,
            let name = exception.arguments[0].as(.string, StringObject.self)?.text,
            name.withCString({ Host().getenv($0) }) != nil, name.withCString({ thread.host.getenv($0) }) == nil
        else { return nil }
        return "if the environment was meant: --allow-env=\(name) would allow it"
    }

    /// A module that is there, in a directory that may not be read.
    private func module(_ exception: ExceptionObject, _ thread: ThreadRef) -> String? {
        guard exception.type.isSubtype(of: thread.types.moduleNotFoundError),
            let name = thread.textAttribute(of: exception, "name"), let first = name.split(separator: ".").first,
            let path = thread.systemNamespace.get(thread.intern("path")).as(.list, ListObject.self)
        else { return nil }
        let host = Host()
        for i in 0..<path.count where i < path.count {
            guard let directory = copy(path.items + i).as(.string, StringObject.self)?.text, !directory.isEmpty,
                case .mounts(let mounts) = policy.files,
                !mounts.contains(where: { Fences.isInside(directory, $0.path) })
            else { continue }
            let candidates = ["\(directory)/\(first).py", "\(directory)/\(first)"]
            if candidates.contains(where: { $0.withCString { host.access($0, 0) } }) {
                return "--allow-read=\(directory) would allow it"
            }
        }
        return nil
    }
}
