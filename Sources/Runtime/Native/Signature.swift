// Native signatures: parsing the text of a row, and binding the arguments of a call to its parameters with CPython's errors.
//
// Grammar of the text: `name(p, q=1, /, r, *, s=None, **rest)`. Defaults are literals; anything else (`<unrepresentable>`, a
// dotted name) leaves the parameter unbound when it is missing, and the body supplies the default.

/// The parameters of a native function, in slot order.
package final class Signature {
    package struct Parameter {
        enum Kind { case positionalOnly, positional, variadic, keywordOnly, keywords }
        let name: StringObject
        let kind: Kind
        let hasDefault: Bool
        let defaultValue: Value
    }

    let functionName: String
    let parameters: [Parameter]
    /// Positional parameters, the receiver included.
    let positionalCount: Int
    let requiredCount: Int
    let positionalOnlyCount: Int
    let variadicIndex: Int?
    let keywordsIndex: Int?
    /// No `*args` and no `**kwargs`.
    var isClosed: Bool { variadicIndex == nil && keywordsIndex == nil }
    var isAllPositionalOnly: Bool { positionalOnlyCount == parameters.count }
    /// The text between the parentheses, for `__text_signature__`.
    let text: String
    let hasReceiver: Bool
    /// Calls with exactly this many positional arguments need no binding; -2 if there is always something to do.
    let exactCount: Int

    init(_ row: NativeRow, hasReceiver: Bool, _ thread: ThreadRef) {
        self.hasReceiver = hasReceiver
        let all = row.signature.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        let open = all.firstIndex(of: "(") ?? all.endIndex
        functionName = String(all[..<open])
        text = open == all.endIndex ? "" : String(all[all.index(after: open)...].dropLast())
        var parser = SignatureParser(text, thread)
        var found = row.isVariadic ? [] : parser.parse()
        if hasReceiver {
            let receiver = Parameter(
                name: thread.intern("self"), kind: .positionalOnly, hasDefault: false, defaultValue: .unbound)
            found.insert(receiver, at: 0)
        }
        parameters = found
        positionalCount = found.prefix { $0.kind == .positionalOnly || $0.kind == .positional }.count
        positionalOnlyCount = found.prefix { $0.kind == .positionalOnly }.count
        requiredCount = found.prefix { ($0.kind == .positionalOnly || $0.kind == .positional) && !$0.hasDefault }.count
        variadicIndex = found.firstIndex { $0.kind == .variadic }
        keywordsIndex = found.firstIndex { $0.kind == .keywords }
        exactCount = positionalCount == found.count ? found.count : -2
    }

    /// The parameter that a keyword names.
    func index(ofKeyword name: StringObject) -> Int? {
        parameters[positionalOnlyCount...].firstIndex {
            $0.kind != .variadic && $0.kind != .keywords && ($0.name === name || $0.name.equals(name))
        }
    }
}

/// Splits the text of a signature.
private struct SignatureParser {
    private let bytes: [UInt8]
    private var position = 0
    private let thread: ThreadRef

    init(_ text: String, _ thread: ThreadRef) {
        bytes = Array(text.utf8)
        self.thread = thread
    }

    mutating func parse() -> [Signature.Parameter] {
        var result: [Signature.Parameter] = []
        var isKeywordOnly = false
        while true {
            skipBlanks()
            guard position < bytes.count else { return result }
            if bytes[position] == UInt8(ascii: "/") {
                position += 1
                result = result.map {
                    Signature.Parameter(
                        name: $0.name, kind: .positionalOnly, hasDefault: $0.hasDefault, defaultValue: $0.defaultValue)
                }
            } else if bytes[position] == UInt8(ascii: "*") {
                position += 1
                if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
                    position += 1
                    result.append(parameter(.keywords))
                } else if position < bytes.count, isNamePart(bytes[position]) {
                    result.append(parameter(.variadic))
                    isKeywordOnly = true
                } else {
                    isKeywordOnly = true
                }
            } else {
                result.append(parameter(isKeywordOnly ? .keywordOnly : .positional))
            }
            skipBlanks()
            if position < bytes.count, bytes[position] == UInt8(ascii: ",") { position += 1 }
        }
    }

    private mutating func parameter(_ kind: Signature.Parameter.Kind) -> Signature.Parameter {
        let start = position
        while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
        let name = thread.intern(String(decoding: bytes[start..<position], as: UTF8.self))
        if start == position { position += 1 }
        var value = Value.unbound
        var hasDefault = false
        if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
            position += 1
            hasDefault = true
            value = literal(defaultText())
        }
        return .init(name: name, kind: kind, hasDefault: hasDefault, defaultValue: value)
    }

    /// Everything up to the next comma outside quotes and brackets.
    private mutating func defaultText() -> String {
        let start = position
        var depth = 0
        var quote: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == UInt8(ascii: ","), depth == 0 {
                break
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func literal(_ text: String) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "()": return .object(thread.makeTuple(count: 0))
        case "Ellipsis", "...": return .ellipsis
        default: break
        }
        if let number = Int(text) { return .int(number) }
        if text.hasPrefix("0x"), let number = Int(text.dropFirst(2), radix: 16) { return .int(number) }
        if text.hasPrefix("0o"), let number = Int(text.dropFirst(2), radix: 8) { return .int(number) }
        if let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
            let number = Double(text)
        {
            return .float(number)
        }
        if text.count >= 2, let first = text.first, first == text.last, first == "'" || first == "\"" {
            let inner = text.dropFirst().dropLast()
            let unescaped = inner == "\\n" ? "\n" : inner == "\\0" ? "\0" : String(inner)
            return .object(thread.intern(unescaped))
        }
        return .unbound
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\n") {
            position += 1
        }
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
