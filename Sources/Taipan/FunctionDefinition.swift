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
        func slice(_ range: SourceRange) -> String {
            String(decoding: bytes[Int(range.column)..<min(Int(range.endColumn), bytes.count)], as: UTF8.self)
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

/// The text of a `.pyi` file.
struct StubText {
    private(set) var text = ""

    init(_ builder: PyModule.Builder, doc: String) {
        if !doc.isEmpty { text += StubText.literal(doc) + "\n\n" }
        for constant in builder.constants { text += "\(constant.name): \(constant.pythonName)\n" }
        for exception in builder.exceptions { text += "class \(exception.name)(\(exception.base)): ...\n" }
        for function in builder.functions { append(function, "") }
        for definition in builder.classes {
            text += "\nclass \(definition.name)\(definition.base.map { "(\($0))" } ?? ""):\n"
            if !definition.doc.isEmpty { text += "    \(StubText.literal(definition.doc))\n" }
            if definition.members.isEmpty && definition.doc.isEmpty { text += "    ...\n" }
            for member in definition.members { append(member, "    ", in: definition) }
        }
    }

    private mutating func append(_ function: FunctionDefinition, _ indent: String, in owner: ClassDefinition? = nil) {
        switch function.role {
        case .setter: return
        case .getter:
            let isWritable = owner?.members.contains { $0.role == .setter(function.name) } ?? false
            if isWritable && function.doc.isEmpty {
                text += "\(indent)\(function.name): \(function.code.resultName)\n"
                return
            }
            text += "\(indent)@property\n"
        case .staticMethod: text += "\(indent)@staticmethod\n"
        default: break
        }
        var parameters = StubText.parameters(function)
        if function.hasReceiver { parameters.insert("self", at: 0) }
        let result = function.role == .initializer ? "None" : function.code.resultName
        let returns = function.signature.returns.isEmpty ? " -> \(result)" : function.signature.returns
        let body = function.doc.isEmpty ? " ..." : "\n\(indent)    \(StubText.literal(function.doc))"
        text += "\(indent)def \(function.name)(\(parameters.joined(separator: ", ")))\(returns):\(body)\n"
    }

    /// Parameters with their annotations; where the text has none, those that the closure's types mean.
    private static func parameters(_ function: FunctionDefinition) -> [String] {
        var result: [String] = []
        let all = function.signature.parameters
        for (i, parameter) in all.enumerated() {
            if parameter.kind == .keywordOnly,
                i == 0 || (all[i - 1].kind != .keywordOnly && all[i - 1].kind != .variadic)
            {
                result.append("*")
            }
            let star = parameter.kind == .variadic ? "*" : parameter.kind == .keywords ? "**" : ""
            var text = star + parameter.name
            let annotation = parameter.annotation ?? (star.isEmpty ? function.code.parameterNames[i] : nil)
            if let annotation { text += ": \(annotation)" }
            if let value = parameter.defaultText { text += annotation == nil ? "=\(value)" : " = \(value)" }
            result.append(text)
            let isLastPositionalOnly =
                parameter.kind == .positionalOnly
                && (i + 1 == all.count || all[i + 1].kind != .positionalOnly)
            if isLastPositionalOnly { result.append("/") }
        }
        return result
    }

    /// A Python string literal.
    static func literal(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return text.contains("\n") ? "\"\"\"\(escaped)\"\"\"" : "\"\(escaped)\""
    }
}
