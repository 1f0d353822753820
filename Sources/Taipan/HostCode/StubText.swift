// The text of a `.pyi` file: what editors and type checkers want to know of a host module.

/// Puts a stub together. Types that a reader of the file does not know are `Any`.
struct StubText {
    private(set) var text = ""
    /// The names of the module's own classes.
    private let classes: [ObjectIdentifier: String]

    init(_ builder: PyModule.Builder, doc: String) {
        classes = Dictionary(builder.classes.map { ($0.swiftType, $0.name) }, uniquingKeysWith: { $1 })
        for constant in builder.constants { text += "\(constant.name): \(constant.pythonName.text(classes))\n" }
        for exception in builder.exceptions { text += "class \(exception.name)(\(exception.base)): ...\n" }
        for function in builder.functions { append(function, "") }
        for definition in builder.classes {
            text += "\nclass \(definition.name)\(definition.base.map { "(\($0))" } ?? ""):\n"
            if !definition.doc.isEmpty { text += "    \(StubText.literal(definition.doc))\n" }
            if definition.members.isEmpty && definition.doc.isEmpty { text += "    ...\n" }
            for member in definition.members { append(member, "    ", in: definition) }
        }
        text = (doc.isEmpty ? "" : StubText.literal(doc) + "\n\n") + imports + text
    }

    /// What the names in the text need.
    private var imports: String {
        var lines = ""
        if text.contains("Iterator[") { lines += "from collections.abc import Iterator\n" }
        if text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).contains("Any") {
            lines += "from typing import Any\n"
        }
        return lines.isEmpty ? "" : lines + "\n"
    }

    private mutating func append(_ function: FunctionDefinition, _ indent: String, in owner: ClassDefinition? = nil) {
        switch function.role {
        case .setter: return
        case .getter:
            if owner?.members.contains(where: { $0.role == .setter(function.name) }) ?? false {
                text += "\(indent)\(function.name): \(function.code.resultName.text(classes))\n"
                if !function.doc.isEmpty { text += "\(indent)\(StubText.literal(function.doc))\n" }
                return
            }
            text += "\(indent)@property\n"
        case .staticMethod: text += "\(indent)@staticmethod\n"
        default: break
        }
        var parameters = parameters(function)
        if function.hasReceiver { parameters.insert("self", at: 0) }
        let result = function.role == .initializer ? "None" : function.code.resultName.text(classes)
        let returns = function.signature.returns.isEmpty ? " -> \(result)" : function.signature.returns
        let body = function.doc.isEmpty ? " ..." : "\n\(indent)    \(StubText.literal(function.doc))"
        text += "\(indent)def \(function.name)(\(parameters.joined(separator: ", ")))\(returns):\(body)\n"
    }

    /// Parameters with their annotations; where the text has none, those that the closure's types mean.
    private func parameters(_ function: FunctionDefinition) -> [String] {
        var result: [String] = []
        let all = function.signature.parameters
        for (i, parameter) in all.enumerated() {
            if parameter.kind == .keywordOnly,
                i == 0 || (all[i - 1].kind != .keywordOnly && all[i - 1].kind != .variadic)
            {
                result.append("*")
            }
            let annotation = parameter.annotation ?? inferred(function, i)
            var text = "\(parameter.stars)\(parameter.name): \(annotation)"
            if let value = parameter.defaultText { text += " = \(value)" }
            result.append(text)
            let isLastPositionalOnly =
                parameter.kind == .positionalOnly
                && (i + 1 == all.count || all[i + 1].kind != .positionalOnly)
            if isLastPositionalOnly { result.append("/") }
        }
        return result
    }

    /// What the closure takes there. Anything may be compared for equality.
    private func inferred(_ function: FunctionDefinition, _ index: Int) -> String {
        let (parameter, type) = (function.signature.parameters[index], function.code.parameterNames[index])
        if function.name == "__eq__" || function.name == "__ne__" { return "object" }
        if !parameter.isStarred { return type.text(classes) }
        return (type.element(isKeywords: parameter.kind == .keywords) ?? .any).text(classes)
    }

    /// A Python string literal.
    static func literal(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return text.contains("\n") ? "\"\"\"\(escaped)\"\"\"" : "\"\(escaped)\""
    }
}
