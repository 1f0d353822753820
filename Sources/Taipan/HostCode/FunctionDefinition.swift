// One registered function: what its signature text says, checked against its closure.

import TaipanRuntime
import TaipanSyntax

/// A registered function, method or property.
struct FunctionDefinition: Sendable {
    enum Role: Sendable, Equatable {
        case function, method, staticMethod, initializer, getter
        /// The setter of the property with this name.
        case setter(String)
        /// A special method that answers `NotImplemented` to operands it does not know.
        case binaryOperator
    }

    let name: String
    let doc: String
    let code: HostCode
    let role: Role
    let signature: SignatureText
    /// For each parameter in the order of the text, the receiver included: its slot after binding.
    let order: [Int]
    var hasReceiver: Bool { role != .function && role != .staticMethod }

    init(_ text: String, _ doc: String, _ code: HostCode, _ role: Role) throws(PyModule.Mistake) {
        signature = try SignatureText(text)
        name = signature.name
        self.doc = doc
        self.code = code
        self.role = role
        let expected = code.parameterNames.count
        if signature.parameters.count != expected {
            throw PyModule.Mistake(
                description: "\(text): the text has \(signature.parameters.count) "
                    + "parameter\(signature.parameters.count == 1 ? "" : "s"), the closure takes \(expected)")
        }
        for (parameter, type) in zip(signature.parameters, code.parameterNames) where parameter.isStarred {
            if type.element(isKeywords: parameter.kind == .keywords) != nil { continue }
            throw PyModule.Mistake(
                description: "\(text): for '\(parameter.stars)\(parameter.name)' the closure has to take "
                    + (parameter.kind == .keywords ? "a dictionary" : "an array"))
        }
        let receivers = role == .function || role == .staticMethod ? 0 : 1
        order = Array(0..<receivers) + signature.slots.map { $0 + receivers }
    }

    /// The function without a body, as Python text.
    func prototype(indent: String) -> String {
        let receiver = hasReceiver ? (signature.inner.isEmpty ? "self" : "self, ") : ""
        return "\(indent)def \(prototypeName)(\(receiver)\(signature.inner))\(signature.returns): pass\n"
    }

    /// Where the prototype is found. A setter has the name of its getter, so it needs another one.
    var prototypeName: String {
        if case .setter(let property) = role { return "_set_\(property)_" }
        return name
    }
}

/// The text of a signature, taken apart by the parser.
struct SignatureText: Sendable {
    struct Parameter: Sendable {
        enum Kind: Sendable { case positionalOnly, positional, variadic, keywordOnly, keywords }
        let name: String
        let kind: Kind
        let annotation: String?
        let defaultText: String?
        /// What is written in front of the name.
        var stars: String { kind == .variadic ? "*" : kind == .keywords ? "**" : "" }
        var isStarred: Bool { kind == .variadic || kind == .keywords }
    }

    let name: String
    /// What is between the parentheses.
    let inner: String
    /// ` -> float`, or nothing.
    let returns: String
    /// In the order of the text.
    let parameters: [Parameter]

    init(_ text: String) throws(PyModule.Mistake) {
        let definition = "def \(text): pass"
        let bytes = Array(definition.utf8)
        let parsed: FunctionDef
        do throws(SyntaxDiagnostic) {
            let module = try Parser.parse(definition)
            guard module.body.count == 1, case .functionDef(let function) = module.body[0].kind else {
                throw SyntaxDiagnostic("not one function", at: .none)
            }
            parsed = function
        } catch {
            throw PyModule.Mistake(description: "'\(text)' is not a signature: \(error.message)")
        }
        name = parsed.name.name
        // where lines start: a text may have several
        let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
        func slice(_ range: SourceRange) -> String {
            func offset(_ line: Int32, _ column: Int32) -> Int {
                let index = Int(line) - 1
                return starts.indices.contains(index) ? min(starts[index] + Int(column), bytes.count) : bytes.count
            }
            let start = offset(range.line, range.column)
            return String(decoding: bytes[start..<max(start, offset(range.endLine, range.endColumn))], as: UTF8.self)
        }
        func parameter(_ source: TaipanSyntax.Parameter, _ kind: Parameter.Kind) -> Parameter {
            Parameter(
                name: source.name.name, kind: kind, annotation: source.annotation.map { slice($0.range) },
                defaultText: source.defaultValue.map { slice($0.range) })
        }
        let all = parsed.parameters
        parameters =
            all.positionalOnly.map { parameter($0, .positionalOnly) }
            + all.positional.map { parameter($0, .positional) }
            + (all.variadic.map { [parameter($0, .variadic)] } ?? [])
            + all.keywordOnly.map { parameter($0, .keywordOnly) }
            + (all.keywords.map { [parameter($0, .keywords)] } ?? [])
        returns = parsed.returns.map { " -> \(slice($0.range))" } ?? ""
        inner = SignatureText.insideParentheses(text)
    }

    /// What is between the parentheses of a well-formed signature.
    private static func insideParentheses(_ text: String) -> String {
        var depth = 0
        var quote: UInt8 = 0
        var inside: [UInt8] = []
        for byte in text.utf8 {
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
                if depth == 1 { continue }
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { break }
            }
            if depth > 0 { inside.append(byte) }
        }
        return String(decoding: inside, as: UTF8.self)
    }

    /// For each parameter: its slot, where Python's binding puts keyword-only ones before `*args`.
    var slots: [Int] {
        let isFirst: (Parameter.Kind) -> Bool = { $0 == .positionalOnly || $0 == .positional }
        let first = parameters.filter { isFirst($0.kind) }.count
        let keywordOnly = parameters.filter { $0.kind == .keywordOnly }.count
        let hasVariadic = parameters.contains { $0.kind == .variadic }
        var (nextFirst, nextKeyword) = (0, first)
        return parameters.map { parameter in
            switch parameter.kind {
            case .positionalOnly, .positional:
                nextFirst += 1
                return nextFirst - 1
            case .keywordOnly:
                nextKeyword += 1
                return nextKeyword - 1
            case .variadic: return first + keywordOnly
            case .keywords: return first + keywordOnly + (hasVariadic ? 1 : 0)
            }
        }
    }

    static func isIdentifier(_ text: String) -> Bool {
        guard let module = try? Parser.parse(text, mode: .expression), let statement = module.body.first,
            case .expression(let expression) = statement.kind, case .name(let name) = expression.kind
        else { return false }
        return name == text
    }
}
