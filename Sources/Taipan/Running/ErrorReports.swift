// From a pending Python exception to a `PythonError`, and the way back for errors that pass through host functions.

import TaipanRuntime

extension PythonException {
    /// An exception of this module itself, which no script has raised.
    init(type: String, message: String) {
        self.init(
            type: type, qualifiedType: type, message: message, traceback: [], text: "\(type): \(message)\n",
            bases: [type, "Exception", "BaseException"], hostError: nil, ticket: 0)
    }
}

extension Interpreter {
    /// What an exception that has left Python is for Swift.
    func report(_ exception: ExceptionObject) -> PythonError {
        if core.budget.reason != nil { return stopError() }
        if exception.type.isSubtype(of: thread.types.systemExit) { return exit(exception) }
        var ticket = 0
        if depth > 1 {
            lastTicket += 1
            ticket = lastTicket
            thrown[ticket] = exception
        }
        let bases = exception.type.mro.map { $0.name.text }.filter { $0 != "object" }
        return .exception(
            PythonException(
                type: exception.type.name.text, qualifiedType: thread.qualifiedTypeName(exception.type),
                message: text(of: .object(exception)), traceback: frames(of: exception),
                text: thread.formatException(exception), bases: bases, hostError: hostError(of: exception),
                ticket: ticket))
    }

    /// Why the interpreter was stopped.
    func stopError() -> PythonError {
        let traceback = core.budget.report.map { frames(of: $0) } ?? []
        switch core.budget.reason {
        case .limit(let resource):
            return .limit(
                PythonLimit(
                    kind: Limits.Kind(resource), message: thread.stopMessage, traceback: traceback,
                    text: thread.formatStop()))
        case .exit(let status): return .exit(PythonExit(status: status, message: nil))
        case .abort(let reason):
            return .interrupted(PythonInterruption(reason: reason, traceback: traceback, text: thread.formatStop()))
        case nil: return .interrupted(PythonInterruption(reason: "", traceback: [], text: ""))
        }
    }

    /// `str(value)`, empty if that fails.
    func text(of value: Value) -> String {
        do throws(Raise) { return try thread.str(value).text } catch {
            _ = thread.takeException()
            return ""
        }
    }

    /// The levels of the traceback, outermost first.
    private func frames(of exception: ExceptionObject) -> [PythonFrame] {
        var result: [PythonFrame] = []
        var entry = exception.traceback
        while let level = entry, result.count < 10_000 {
            let place = level.place
            result.append(PythonFrame(filename: place.filename, function: place.function, line: place.line))
            entry = level.next
        }
        return result
    }

    private func exit(_ exception: ExceptionObject) -> PythonError {
        let code: Value
        do throws(Raise) { code = try thread.getAttribute(.object(exception), thread.intern("code")) } catch {
            _ = thread.takeException()
            return .exit(PythonExit(status: 1, message: nil))
        }
        switch code {
        case .none: return .exit(PythonExit(status: 0, message: nil))
        case .int(let status): return .exit(PythonExit(status: status, message: nil))
        case .bool(let b): return .exit(PythonExit(status: b ? 1 : 0, message: nil))
        // a number beyond all statuses
        case .object(let object) where object.kind == .int: return .exit(PythonExit(status: -1, message: nil))
        default: return .exit(PythonExit(status: 1, message: text(of: code)))
        }
    }

    // MARK: Swift errors

    /// The Swift error behind an exception: its own, or that of what it came from.
    private func hostError(of exception: ExceptionObject) -> (any Error)? {
        var current: ExceptionObject? = exception
        var steps = 0
        while let candidate = current, steps < 100 {
            let note = candidate.hostNote(thread)
            if let note { return note.error }
            current = candidate.cause ?? (candidate.suppressesContext ? nil : candidate.context)
            steps += 1
        }
        return nil
    }

    /// Makes an error that Swift code threw inside a script the pending exception of the script.
    func raise(_ error: any Error) -> Raise {
        switch error {
        case is Raise: return Raise()
        case let error as PythonError: return raise(pythonError: error)
        case let error as PythonRaise: return raise(named: error)
        default:
            let type: TypeObject = hostTypes.exceptionType(for: error, self) ?? thread.types.runtimeError
            return raise(type, error, String(describing: error))
        }
    }

    func raise(_ type: TypeObject, _ error: any Error, _ message: String) -> Raise {
        do throws(Raise) {
            let made = try thread.call(.object(type), thread.makeStringValue(message))
            guard let exception = made.as(.exception, ExceptionObject.self) else {
                return thread.runtimeError(message)
            }
            let note = HostErrorNote(error, thread.libraryType(HostErrorNote.nativeType).root)
            try thread.setAttribute(made, HostErrorNote.attribute, .object(note))
            return thread.raise(exception)
        } catch { return error }
    }

    /// An error that came from this interpreter goes on as the exception it was.
    private func raise(pythonError: PythonError) -> Raise {
        switch pythonError {
        case .exception(let exception):
            if let live = thrown[exception.ticket] { return thread.raise(live) }
            return raise(builtin(exception.type) ?? thread.types.runtimeError, pythonError, exception.message)
        case .exit(let exit):
            return thread.raise(
                thread.types.systemExit, [exit.message.map { thread.makeStringValue($0) } ?? .int(exit.status)])
        case .limit where thread.isStopped, .interrupted where thread.isStopped: return thread.stopAgain()
        case .limit, .interrupted, .syntax:
            return raise(thread.types.runtimeError, pythonError, pythonError.description)
        }
    }

    /// `PythonRaise("ValueError", "…")`: a builtin class by name, or one of a module, `game.RuleError`.
    private func raise(named error: PythonRaise) -> Raise {
        do throws(Raise) {
            var type = builtin(error.type)
            if type == nil, let dot = error.type.lastIndex(of: ".") {
                let module = try thread.importModule(named: String(error.type[..<dot]))
                let found = try thread.getAttribute(module, String(error.type[error.type.index(after: dot)...]))
                type = found.as(.type, TypeObject.self)
            }
            guard let type, type.isSubtype(of: thread.types.baseException) else {
                return thread.systemError("a host function raised '\(error.type)', which is no exception class")
            }
            return raise(type, error, error.message)
        } catch { return error }
    }

    private func builtin(_ name: String) -> TypeObject? {
        let type = core.builtins.get(thread.intern(name)).as(.type, TypeObject.self)
        return type.flatMap { $0.isSubtype(of: thread.types.baseException) ? $0 : nil }
    }
}

/// Thrown by a host function to raise a particular Python exception.
///
///     throw PythonRaise("ValueError", "width must be positive")
public struct PythonRaise: Error, Sendable, CustomStringConvertible {
    /// The name of a builtin exception class, or with its module: `game.RuleError`.
    public let type: String
    /// The exception's argument.
    public let message: String

    /// - Parameters:
    ///   - type: the name of an exception class.
    ///   - message: its argument.
    public init(_ type: String, _ message: String) {
        self.type = type
        self.message = message
    }

    /// As the last line of a traceback.
    public var description: String { "\(type): \(message)" }
}

/// Hangs on an exception and keeps the Swift error it was made from.
package final class HostErrorNote: Object {
    let error: any Error

    static let attribute = "__host_error__"
    static let nativeType = NativeType(
        "taipan.HostError", .other, [.isNotConstructible], doc: "The Swift error that an exception was made from.",
        operations: {
            $0.repr = { (value, thread) throws(Raise) in
                thread.makeStringValue("<host error: \(value.cast(HostErrorNote.self).error)>")
            }
        }, rows: { [] })

    init(_ error: any Error, _ shape: ShapeRef) {
        self.error = error
        super.init(.other, shape)
    }
}

extension ExceptionObject {
    fileprivate final func hostNote(_ thread: ThreadRef) -> HostErrorNote? {
        guard let value = try? thread.lookupAttribute(.object(self), HostErrorNote.attribute),
            case .object(let object) = value,
            object.type === thread.libraryType(HostErrorNote.nativeType)
        else { return nil }
        return unsafeDowncast(object, to: HostErrorNote.self)
    }
}
