// What a script can end with, as a Swift error.

/// A script did not end normally.
public enum PythonError: Error, Sendable {
    /// An exception nobody caught.
    case exception(PythonException)
    /// `sys.exit(…)`: the exit status, and the message that CPython would print.
    case exit(status: Int, message: String?)
    /// The interpreter could not be made: the reason.
    case unavailable(String)
}

/// An uncaught Python exception.
public struct PythonException: Sendable {
    /// The name of the class: `ZeroDivisionError`.
    public let type: String
    /// `str(exception)`.
    public let message: String
    /// The whole report, to the letter as CPython prints it.
    public let traceback: String
}

extension PythonError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exception(let exception):
            exception.message.isEmpty ? exception.type : "\(exception.type): \(exception.message)"
        case .exit(let status, let message): message ?? "exit status \(status)"
        case .unavailable(let reason): reason
        }
    }
}
