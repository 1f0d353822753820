// The walk over `match`: what the patterns bind, and which of them make no sense.
import TaipanSyntax

extension Resolver {
    /// What the checks of one `case` carry along.
    private struct PatternContext {
        /// Names captured so far.
        var captures: [String] = []
        /// A pattern that matches everything may stand here, because nothing comes after it.
        var allowsIrrefutable: Bool
    }

    @inline(never)
    mutating func visitMatch(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxDiagnostic) {
        try visit(subject)
        for (position, clause) in cases.enumerated() {
            let isOpen = clause.guardTest != nil || position == cases.count - 1
            var context = PatternContext(allowsIrrefutable: isOpen)
            try visit(clause.pattern, &context)
            if let test = clause.guardTest { try visit(test) }
            try visit(clause.body)
        }
    }

    private mutating func visit(_ pattern: Pattern, _ context: inout PatternContext) throws(SyntaxDiagnostic) {
        try descend()
        defer { depth -= 1 }
        switch pattern.kind {
        case .value(let value):
            if isFormatted(value) { postpone(ResolverMessage.patternValue, at: pattern.range) }
            try visit(value)
        case .singleton: break
        case .sequence(let parts): try visitSequence(parts, pattern.range, &context)
        case .mapping(let keys, let patterns, let rest):
            if keys.contains(where: isFormatted) { postpone(ResolverMessage.patternKey, at: pattern.range) }
            checkKeys(keys, pattern.range)
            for key in keys { try visit(key) }
            for part in patterns { try visitPart(part, &context) }
            if let rest { try capture(rest, pattern.range, &context) }
        case .classPattern(let type, let patterns, let names, let keywordPatterns):
            checkAttributes(names, keywordPatterns)
            try visit(type)
            for part in patterns { try visitPart(part, &context) }
            for part in keywordPatterns { try visitPart(part, &context) }
        case .star(let name):
            if let name { try capture(name, pattern.range, &context) }
        case .capture(let inner, let name):
            if let inner {
                try visit(inner, &context)
            } else if !context.allowsIrrefutable {
                postpone(name.map { ResolverMessage.capture($0.name) } ?? ResolverMessage.wildcard, at: pattern.range)
            }
            if let name { try capture(name, pattern.range, &context) }
        case .or(let alternatives): try visitAlternatives(alternatives, pattern.range, &context)
        }
    }

    /// The grammar lets f-strings into patterns, the code generator does not.
    private func isFormatted(_ value: Expression) -> Bool {
        if case .joinedString = value.kind { return true }
        return false
    }

    /// A pattern inside another: it may match everything, for the outer one decides.
    @inline(never)
    private mutating func visitPart(_ pattern: Pattern, _ context: inout PatternContext) throws(SyntaxDiagnostic) {
        let outer = context.allowsIrrefutable
        context.allowsIrrefutable = true
        try visit(pattern, &context)
        context.allowsIrrefutable = outer
    }

    @inline(never)
    private mutating func visitSequence(_ parts: [Pattern], _ range: SourceRange, _ context: inout PatternContext)
        throws(SyntaxDiagnostic)
    {
        var stars = 0
        for part in parts { if case .star = part.kind { stars += 1 } }
        if stars > 1 { postpone(ResolverMessage.patternStars, at: range) }
        for part in parts { try visitPart(part, &context) }
    }

    @inline(never)
    private mutating func visitAlternatives(
        _ alternatives: [Pattern], _ range: SourceRange, _ context: inout PatternContext
    ) throws(SyntaxDiagnostic) {
        var expected: Set<String> = []
        var order: [String] = []
        for (position, alternative) in alternatives.enumerated() {
            let isLast = position == alternatives.count - 1
            var inner = PatternContext(allowsIrrefutable: isLast && context.allowsIrrefutable)
            try visit(alternative, &inner)
            if position == 0 {
                order = inner.captures
                expected = Set(order)
            } else if Set(inner.captures) != expected {
                postpone(ResolverMessage.alternatives, at: range)
            }
        }
        for name in order { keep(name, range, &context) }
    }

    private mutating func capture(_ name: Identifier, _ range: SourceRange, _ context: inout PatternContext)
        throws(SyntaxDiagnostic)
    {
        checkAssignable(name.name, at: range)
        keep(name.name, range, &context)
        try note(name.name, .local, at: name.range)
    }

    private mutating func keep(_ name: String, _ range: SourceRange, _ context: inout PatternContext) {
        if context.captures.contains(name) {
            postpone(ResolverMessage.repeatedCapture(name), at: range)
        } else {
            context.captures.append(name)
        }
    }

    @inline(never)
    private mutating func checkAttributes(_ names: [Identifier], _ patterns: [Pattern]) {
        var seen: Set<String> = []
        for (name, pattern) in zip(names, patterns) {
            checkAssignable(name.name, at: pattern.range)
            if !seen.insert(name.name).inserted {
                postpone(ResolverMessage.repeatedAttribute(name.name), at: pattern.range)
            }
        }
    }

    /// No key twice, as far as the keys are literals.
    @inline(never)
    private mutating func checkKeys(_ keys: [Expression], _ range: SourceRange) {
        var seen: [LiteralKey] = []
        for key in keys {
            guard let literal = LiteralKey(key) else { continue }
            if seen.contains(where: { $0.isSameKey(literal) }) {
                postpone(ResolverMessage.duplicateKey(literal.text), at: range)
                return
            }
            seen.append(literal)
        }
    }
}

/// A literal key of a mapping pattern: compared as a dict compares keys, shown as `repr` shows it.
private struct LiteralKey {
    /// Numbers: real part and imaginary part. Integers beyond 2⁵³ are told apart by `text`.
    private var number: (Double, Double)?
    private var constant: Constant?
    let text: String

    init?(_ expression: Expression) {
        switch expression.kind {
        case .constant(let constant):
            self.constant = constant
            number = LiteralKey.number(constant)
            text = constantText(constant)
        case .unary(.minus, let operand):
            guard case .constant(let constant) = operand.kind, let (real, imaginary) = LiteralKey.number(constant)
            else { return nil }
            number = (-real, -imaginary)
            let digits = constantText(constant)
            switch constant {
            case .imaginary: text = "(-0-\(digits))"
            case .int(0): text = digits
            default: text = "-" + digits
            }
        case .binary(let left, let op, let right):
            guard op == .add || op == .subtract, let first = LiteralKey(left), let (real, _) = first.number,
                case .constant(.imaginary(let imaginary)) = right.kind
            else { return nil }
            let sign = op == .add ? "+" : "-"
            number = (real, op == .add ? imaginary : -imaginary)
            text = "(\(complexPart(real))\(sign)\(complexPart(imaginary))j)"
        default: return nil
        }
    }

    private static func number(_ constant: Constant) -> (Double, Double)? {
        switch constant {
        case .bool(let value): return (value ? 1 : 0, 0)
        case .int(let value): return value.magnitude < 1 << 53 ? (Double(value), 0) : nil
        case .float(let value): return (value, 0)
        case .imaginary(let value): return (0, value)
        default: return nil
        }
    }

    func isSameKey(_ other: LiteralKey) -> Bool {
        if let number, let second = other.number { return number == second }
        if let constant, let second = other.constant { return constant == second }
        return number == nil && other.number == nil && text == other.text
    }
}

/// A part of a complex number, as `repr` shows it: without a trailing `.0`.
private func complexPart(_ value: Double) -> String {
    let text = constantText(.float(value))
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// The `repr` of a constant, for messages.
private func constantText(_ constant: Constant) -> String {
    switch constant {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .ellipsis: return "Ellipsis"
    case .int(let value): return String(value)
    case .bigInt(let digits, let radix): return radix == 10 ? digits : decimal(digits, radix)
    case .float(let value): return value.description
    case .imaginary(let value): return complexPart(value) + "j"
    case .string(let bytes): return quoted(bytes, isBytes: false)
    case .bytes(let bytes): return "b" + quoted(bytes, isBytes: true)
    }
}

/// Digits of another base as decimal ones, by schoolbook multiplication: these are literals in a source text.
private func decimal(_ digits: String, _ radix: Int) -> String {
    var result = [0]  // groups of nine decimal digits, lowest first
    for character in digits {
        var carry = character.hexDigitValue ?? 0
        for position in result.indices {
            let product = result[position] * radix + carry
            result[position] = product % 1_000_000_000
            carry = product / 1_000_000_000
        }
        if carry > 0 { result.append(carry) }
    }
    var text = String(result.last ?? 0)
    for group in result.dropLast().reversed() {
        let part = String(group)
        text += String(repeating: "0", count: 9 - part.count) + part
    }
    return text
}

private func quoted(_ bytes: [UInt8], isBytes: Bool) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'")), hasDouble = bytes.contains(UInt8(ascii: "\""))
    let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
    var text = String(quote)
    func hex(_ value: UInt8) -> String { (value < 16 ? "\\x0" : "\\x") + String(value, radix: 16) }
    let string = isBytes ? "" : String(decoding: bytes, as: UTF8.self)
    for scalar in isBytes ? bytes.map({ Unicode.Scalar($0) }) : Array(string.unicodeScalars) {
        switch scalar {
        case quote, "\\": text += "\\" + String(scalar)
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        default:
            if scalar.value < 32 || scalar.value == 127 || (isBytes && scalar.value > 127) {
                text += hex(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
    text.unicodeScalars.append(quote)
    return text
}
