// A program that has been compiled once, for any number of interpreters on any threads.
//
// What is shared is the syntax tree and what the resolver found out about its names: both never change. The executable nodes carry
// inline caches and belong to one interpreter; each lowers them for itself, function by function, when they are first called
// (docs/decisions/0008).

import TaipanHost
import TaipanRuntime
import TaipanSyntax

/// A compiled Python text: immutable, `Sendable`.
///
///     let rules = try Program(source: text, filename: "rules.py")
///     try python.run(rules)
public struct Program: Sendable {
    /// What tracebacks say.
    public let filename: String
    /// The text.
    public let source: String
    /// Whether it is one expression, for ``Interpreter/eval(_:as:)-(Program,_)``, rather than statements.
    public let isExpression: Bool
    let storage: Storage

    /// What interpreters share; its address is the key under which each keeps its own executable form.
    final class Storage: Sendable {
        let parsed: ParsedSource
        let text: [UInt8]

        init(_ parsed: ParsedSource, _ text: [UInt8]) {
            self.parsed = parsed
            self.text = text
        }
    }

    /// Compiles statements.
    ///
    /// - Throws: `.syntax`.
    public init(source: String, filename: String = "<string>") throws(PythonError) {
        try self.init(source, filename, .file)
    }

    /// Compiles one expression.
    ///
    /// - Throws: `.syntax`.
    public init(expression: String, filename: String = "<expression>") throws(PythonError) {
        try self.init(expression, filename, .expression)
    }

    init(
        _ source: String, _ filename: String, _ mode: ParseMode, futureAnnotations: Bool = false
    ) throws(PythonError) {
        self.source = source
        self.filename = filename
        isExpression = mode == .expression
        let text = Array(source.utf8)
        do throws(SyntaxDiagnostic) {
            if isExpression, text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) {
                throw SyntaxDiagnostic("invalid syntax", at: .none)
            }
            var options = CompileOptions()
            options.futureAnnotations = futureAnnotations
            let limit = TaipanRuntime.Interpreter.nativeStackLimit()
            storage = Storage(try ParsedSource(text, mode: mode, options: options, stackLimit: limit), text)
        } catch {
            throw .syntax(PythonSyntaxError(error, text: text, filename: filename))
        }
    }

    /// Whether a prompt that has read this text should ask for another line.
    public static func isIncomplete(_ source: String) -> Bool { Parser.needsMoreLines(Array(source.utf8)) }
}

extension PythonSyntaxError {
    /// The public form of what the parser or the resolver found.
    init(_ diagnostic: SyntaxDiagnostic, text: [UInt8], filename: String) {
        let range = diagnostic.range
        let lines = DiagnosedLines(text)
        let line = lines.line(Int(range.line))
        let start = DiagnosedLines.characters(in: line, upTo: Int(range.column)) + 1
        var shown = line
        while shown.last == 0x0A || shown.last == 0x0D { shown.removeLast() }
        let width = DiagnosedLines.characters(in: shown, upTo: shown.count)
        var end = start + 1
        if range.endLine == range.line {
            end = DiagnosedLines.characters(in: line, upTo: Int(range.endColumn)) + 1
        } else if range.endLine > range.line {
            end = width + 1
        }
        self.init(
            type: diagnostic.kind.rawValue, message: diagnostic.message, filename: filename, line: Int(range.line),
            columns: start..<max(end, start + 1), endLine: max(Int(range.endLine), Int(range.line)),
            sourceLine: String(decoding: shown, as: UTF8.self), isIncomplete: diagnostic.isIncomplete)
    }
}
