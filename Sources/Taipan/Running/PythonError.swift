// What a script can end with, as a Swift error.

/// A script did not end normally.
///
/// Every throwing function of this module throws it (typed), so a `switch` over its five cases is complete.
public enum PythonError: Error, Sendable {
    /// An exception that nobody caught, or one that the conversion of a value raised (`TypeError`).
    case exception(PythonException)
    /// A limit was reached. The interpreter is stopped for good.
    case limit(PythonLimit)
    /// Somebody called ``InterruptHandle/abort(_:)``, or the task of a ``PythonSession`` was cancelled. The interpreter is stopped
    /// for good.
    case interrupted(PythonInterruption)
    /// `sys.exit(…)` or `os._exit(…)`. Neither ends the process.
    case exit(PythonExit)
    /// The text of a program is not Python. (A `SyntaxError` that a running script meets, by `import` or `exec`, is an exception.)
    case syntax(PythonSyntaxError)
}

/// An uncaught Python exception.
public struct PythonException: Sendable {
    /// The name of the class: `ZeroDivisionError`.
    public let type: String
    /// The same with its module, `game.RuleError`; builtin classes have none.
    public let qualifiedType: String
    /// `str(exception)`.
    public let message: String
    /// Where it was raised: outermost frame first, as Python prints it.
    public let traceback: [PythonFrame]
    /// The whole report, to the letter as CPython prints it, causes and contexts included; ends in a newline.
    public let text: String
    /// The names of the class and of its bases without `object`, nearest first: what `except` would accept.
    public let bases: [String]
    /// The Swift error that a host function threw, if that is what the exception (or its cause) comes from.
    public let hostError: (any Error)?
    /// Finds the live exception when a host function lets this error pass through.
    let ticket: Int

    /// Whether `except name:` would catch it: `error.isInstance(of: "OSError")`.
    public func isInstance(of name: String) -> Bool { bases.contains(name) }
}

/// One level of a traceback.
public struct PythonFrame: Sendable, Equatable {
    /// The file name that the code was compiled with.
    public let filename: String
    /// The function: `area`, `<module>`.
    public let function: String
    /// Counted from 1.
    public let line: Int
}

/// A limit that stopped a script.
public struct PythonLimit: Sendable, Equatable {
    /// What was used up.
    public let kind: Limits.Kind
    /// For people: `limit reached: wall time`.
    public let message: String
    /// Where the script was: outermost frame first.
    public let traceback: [PythonFrame]
    /// The traceback as Python would print it, with the message; ends in a newline.
    public let text: String
}

/// An abort from outside.
public struct PythonInterruption: Sendable, Equatable {
    /// What was given to `abort`.
    public let reason: String
    /// Where the script was: outermost frame first. Empty if it was not running.
    public let traceback: [PythonFrame]
    /// The traceback as Python would print it; ends in a newline.
    public let text: String
}

/// The end that a script asked for.
public struct PythonExit: Sendable, Equatable {
    /// The exit status: 0 for success.
    public let status: Int
    /// The text that CPython would print: `sys.exit("no such file")`.
    public let message: String?
}

/// A text that is not Python.
public struct PythonSyntaxError: Sendable, Equatable {
    /// `SyntaxError`, `IndentationError` or `TabError`.
    public let type: String
    /// CPython's words: `invalid syntax. Perhaps you forgot a comma?`
    public let message: String
    /// What the text was called when it was compiled.
    public let filename: String
    /// Counted from 1; 0 if the error has no place.
    public let line: Int
    /// The characters of `line` that are wrong, counted from 1, end exclusive. To the end of the line if the error goes on below.
    public let columns: Range<Int>
    /// The last line of the error.
    public let endLine: Int
    /// The line, without its newline.
    public let sourceLine: String
    /// More input could make the text valid: a prompt should ask for another line.
    public let isIncomplete: Bool

    /// The report as CPython prints it; ends in a newline.
    public var text: String {
        if line == 0 { return "\(type): \(message)\n" }
        var result = "  File \"\(filename)\", line \(line)\n"
        let shown = sourceLine.unicodeScalars.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
        if !shown.isEmpty {
            let dropped = sourceLine.unicodeScalars.count - shown.count
            let start = max(columns.lowerBound - 1 - dropped, 0)
            let blanks = shown.prefix(start).map { $0 == "\t" ? "\t" : " " }.joined()
            let missing = String(repeating: " ", count: max(start - shown.count, 0))
            result += "    \(String(Substring(shown)))\n    \(blanks)\(missing)"
            result += String(repeating: "^", count: max(columns.count, 1)) + "\n"
        }
        return result + "\(type): \(message)\n"
    }
}

extension PythonError: CustomStringConvertible {
    /// One line: type and message, or what else there is to say.
    public var description: String {
        switch self {
        case .exception(let exception):
            exception.message.isEmpty ? exception.type : "\(exception.type): \(exception.message)"
        case .limit(let limit): limit.message
        case .interrupted(let interruption): "interrupted: \(interruption.reason)"
        case .exit(let exit): exit.message ?? "exit status \(exit.status)"
        case .syntax(let error): "\(error.type): \(error.message) (\(error.filename), line \(error.line))"
        }
    }
}
