// The helpers of the syntax tests: a test is a row of a table.

import Testing

@testable import TaipanSyntax

/// The dump of a program that must parse.
func dump(_ source: String, mode: ParseMode = .file) -> String {
    do throws(SyntaxDiagnostic) {
        return try Parser.parse(source, mode: mode).dump()
    } catch {
        return "\(error.kind.rawValue): \(error.message)"
    }
}

/// Kind, message and place of the error in a program: `SyntaxError: invalid syntax 1:4-1:5`, columns from 1 as Python counts.
func failure(_ source: String, mode: ParseMode = .file) -> String {
    do throws(SyntaxDiagnostic) {
        _ = try Parser.parse(source, mode: mode)
        return "no error"
    } catch {
        let range = error.range
        var text = "\(error.kind.rawValue): \(error.message)"
        if range.line > 0 { text += " \(range.line):\(range.column + 1)" }
        if range.endLine > 0 { text += "-\(range.endLine):\(range.endColumn + 1)" }
        return text
    }
}
