// Expressions back as source text: what `from __future__ import annotations` stores in `__annotations__`.
//
// The text is the one CPython's compiler writes for this purpose, which is not quite `ast.unparse`: tuples in a subscript
// keep no parentheses, `lambda*, a: a` has no space, an f-string is the `repr` of its body. The text is collected as code
// points, because the body of an f-string may hold lone surrogates until its `repr` escapes them.

import TaipanSyntax

/// The namespace of unparsing.
enum Unparser {
    static func text(of expression: Expression) -> String {
        var writer = ExpressionWriter()
        writer.write(expression, .test)
        var result = String.UnicodeScalarView()
        for point in writer.output { result.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
        return String(result)
    }
}

/// How tightly something binds, or how tightly a place demands it: what is looser than its place gets parentheses.
private enum Level: Int, Comparable {
    case tuple, test, or, and, not, comparison, bitwiseOr, bitwiseXor, bitwiseAnd, shift, sum, term, factor, power,
        await, atom

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    var next: Level { Level(rawValue: rawValue &+ 1) ?? .atom }
}

/// Appends expressions to `output`.
private struct ExpressionWriter {
    var output: [UInt32] = []

    private mutating func add(_ text: String) {
        for scalar in text.unicodeScalars { output.append(scalar.value) }
    }

    /// Opens the parenthesis that `level` needs in a place of `place`; the result tells whether to close it.
    private mutating func open(_ level: Level, in place: Level) -> Bool {
        guard place > level else { return false }
        add("(")
        return true
    }

    private mutating func close(_ opened: Bool) {
        if opened { add(")") }
    }

    private mutating func list(_ elements: [Expression], _ level: Level = .test) {
        for (i, element) in elements.enumerated() {
            if i > 0 { add(", ") }
            write(element, level)
        }
    }

    // MARK: Expressions

    mutating func write(_ expression: Expression, _ place: Level) {
        switch expression.kind {
        case .constant(let constant): write(constant)
        case .name(let name): add(name)
        case .attribute(let value, let name): attribute(value, name)
        case .subscripted(let value, let index):
            write(value, .atom)
            add("[")
            write(index, .tuple)
            add("]")
        case .call(let function, let arguments, let keywords): call(function, arguments, keywords)
        case .starred(let value):
            add("*")
            write(value, .bitwiseOr)
        case .slice(let lower, let upper, let step): slice(lower, upper, step)
        case .joinedString(let parts):
            add("f")
            output += quoted(formattedBody(parts))
        case .formattedValue:
            add("f")
            output += quoted(formattedBody([expression]))
        case .boolean, .binary, .unary, .compare, .await: operation(expression, place)
        case .lambda, .conditional, .named, .yield, .yieldFrom: loose(expression, place)
        case .dict, .set, .list, .tuple: display(expression, place)
        case .listComprehension, .setComprehension, .dictComprehension, .generator: comprehension(expression)
        }
    }

    private mutating func attribute(_ value: Expression, _ name: Identifier) {
        write(value, .atom)
        switch value.kind {
        case .constant(.int), .constant(.bigInt): add(" .")
        default: add(".")
        }
        add(name.name)
    }

    private mutating func call(_ function: Expression, _ arguments: [Expression], _ keywords: [Keyword]) {
        write(function, .atom)
        if arguments.count == 1, keywords.isEmpty, case .generator = arguments[0].kind {
            write(arguments[0], .test)
            return
        }
        add("(")
        list(arguments)
        for (i, keyword) in keywords.enumerated() {
            if i > 0 || !arguments.isEmpty { add(", ") }
            if let name = keyword.name {
                add(name.name)
                add("=")
            } else {
                add("**")
            }
            write(keyword.value, .test)
        }
        add(")")
    }

    private mutating func slice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) {
        if let lower { write(lower, .test) }
        add(":")
        if let upper { write(upper, .test) }
        if let step {
            add(":")
            write(step, .test)
        }
    }

    // MARK: Operators

    private mutating func operation(_ expression: Expression, _ place: Level) {
        switch expression.kind {
        case .boolean(let op, let operands):
            let level: Level = op == .and ? .and : .or
            let opened = open(level, in: place)
            for (i, operand) in operands.enumerated() {
                if i > 0 { add(op == .and ? " and " : " or ") }
                write(operand, level.next)
            }
            close(opened)
        case .binary(let left, let op, let right):
            let (symbol, level) = describe(op)
            let opened = open(level, in: place)
            write(left, op == .power ? level.next : level)
            add(" \(symbol) ")
            write(right, op == .power ? level : level.next)
            close(opened)
        case .unary(let op, let operand):
            let level: Level = op == .not ? .not : .factor
            let opened = open(level, in: place)
            switch op {
            case .invert: add("~")
            case .not: add("not ")
            case .plus: add("+")
            case .minus: add("-")
            }
            write(operand, level)
            close(opened)
        case .compare(let first, let operators, let comparators):
            let opened = open(.comparison, in: place)
            write(first, .bitwiseOr)
            for (op, operand) in zip(operators, comparators) {
                add(" \(symbol(op)) ")
                write(operand, .bitwiseOr)
            }
            close(opened)
        case .await(let value):
            let opened = open(.await, in: place)
            add("await ")
            write(value, .atom)
            close(opened)
        default: break
        }
    }

    private func describe(_ op: BinaryOperator) -> (symbol: String, level: Level) {
        switch op {
        case .add: ("+", .sum)
        case .subtract: ("-", .sum)
        case .multiply: ("*", .term)
        case .matrixMultiply: ("@", .term)
        case .divide: ("/", .term)
        case .floorDivide: ("//", .term)
        case .modulo: ("%", .term)
        case .power: ("**", .power)
        case .leftShift: ("<<", .shift)
        case .rightShift: (">>", .shift)
        case .or: ("|", .bitwiseOr)
        case .xor: ("^", .bitwiseXor)
        case .and: ("&", .bitwiseAnd)
        }
    }

    private func symbol(_ op: ComparisonOperator) -> String {
        switch op {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .isSame: "is"
        case .isNotSame: "is not"
        case .isIn: "in"
        case .isNotIn: "not in"
        }
    }

    /// What binds loosest.
    private mutating func loose(_ expression: Expression, _ place: Level) {
        switch expression.kind {
        case .lambda(let parameters, let body):
            let opened = open(.test, in: place)
            add(parameters.positionalOnly.isEmpty && parameters.positional.isEmpty ? "lambda" : "lambda ")
            write(parameters)
            add(": ")
            write(body, .test)
            close(opened)
        case .conditional(let test, let body, let orElse):
            let opened = open(.test, in: place)
            write(body, .or)
            add(" if ")
            write(test, .or)
            add(" else ")
            write(orElse, .test)
            close(opened)
        case .named(let target, let value):
            let opened = open(.tuple, in: place)
            add(target.name)
            add(" := ")
            write(value, .atom)
            close(opened)
        case .yield(let value):
            add("(yield")
            if let value {
                add(" ")
                write(value, .test)
            }
            add(")")
        case .yieldFrom(let value):
            add("(yield from ")
            write(value, .test)
            add(")")
        default: break
        }
    }

    private mutating func write(_ parameters: Parameters) {
        var isFirst = true
        func separate(_ writer: inout ExpressionWriter) {
            if !isFirst { writer.add(", ") }
            isFirst = false
        }
        func one(_ parameter: Parameter, _ writer: inout ExpressionWriter) {
            separate(&writer)
            writer.add(parameter.name.name)
            if let value = parameter.defaultValue {
                writer.add("=")
                writer.write(value, .test)
            }
        }
        for parameter in parameters.positionalOnly { one(parameter, &self) }
        if !parameters.positionalOnly.isEmpty { add(", /") }
        for parameter in parameters.positional { one(parameter, &self) }
        if parameters.variadic != nil || !parameters.keywordOnly.isEmpty {
            separate(&self)
            add("*")
            if let variadic = parameters.variadic { add(variadic.name.name) }
        }
        for parameter in parameters.keywordOnly { one(parameter, &self) }
        if let keywords = parameters.keywords {
            separate(&self)
            add("**")
            add(keywords.name.name)
        }
    }

    // MARK: Displays and comprehensions

    private mutating func display(_ expression: Expression, _ place: Level) {
        switch expression.kind {
        case .dict(let keys, let values):
            add("{")
            for (i, (key, value)) in zip(keys, values).enumerated() {
                if i > 0 { add(", ") }
                if let key {
                    write(key, .test)
                    add(": ")
                    write(value, .test)
                } else {
                    add("**")
                    write(value, .bitwiseOr)
                }
            }
            add("}")
        case .set(let elements):
            add("{")
            list(elements)
            add("}")
        case .list(let elements):
            add("[")
            list(elements)
            add("]")
        case .tuple(let elements):
            if elements.isEmpty {
                add("()")
                return
            }
            let opened = open(.tuple, in: place)
            list(elements)
            if elements.count == 1 { add(",") }
            close(opened)
        default: break
        }
    }

    private mutating func comprehension(_ expression: Expression) {
        switch expression.kind {
        case .listComprehension(let element, let loops):
            add("[")
            comprehend(element, loops)
            add("]")
        case .setComprehension(let element, let loops):
            add("{")
            comprehend(element, loops)
            add("}")
        case .generator(let element, let loops):
            add("(")
            comprehend(element, loops)
            add(")")
        case .dictComprehension(let key, let value, let loops):
            add("{")
            write(key, .test)
            add(": ")
            comprehend(value, loops)
            add("}")
        default: break
        }
    }

    private mutating func comprehend(_ element: Expression, _ loops: [Comprehension]) {
        write(element, .test)
        for loop in loops {
            add(loop.isAsync ? " async for " : " for ")
            write(loop.target, .tuple)
            add(" in ")
            write(loop.iterable, .or)
            for condition in loop.conditions {
                add(" if ")
                write(condition, .or)
            }
        }
    }

    // MARK: Constants

    private mutating func write(_ constant: Constant) {
        switch constant {
        case .none: add("None")
        case .bool(let value): add(value ? "True" : "False")
        case .ellipsis: add("...")
        case .int(let value): add(String(value))
        case .bigInt(let digits, let radix): integer(digits, radix)
        case .float(let value): float(value, addsPointZero: true)
        case .imaginary(let value):
            float(value, addsPointZero: false)
            add("j")
        case .string(let bytes): output += quoted(TextBytes.decode(bytes))
        case .bytes(let bytes):
            add("b")
            output += quoted(bytes.map { UInt32($0) }, escapesBeyondASCII: true)
        }
    }

    /// Hexadecimal, octal and binary literals come back in decimal.
    private mutating func integer(_ digits: String, _ radix: Int) {
        let characters = Array(digits.utf8)
        let decimal = characters.withUnsafeBufferPointer { (view) -> [UInt8]? in
            guard let value = try? BigInteger(digits: view, radix: radix) else { return nil }
            return try? value.text()
        }
        for byte in decimal ?? characters { output.append(UInt32(byte)) }
    }

    /// Infinity has no literal; one that overflows stands for it.
    private mutating func float(_ value: Double, addsPointZero: Bool) {
        guard value.isFinite else { return add("1e309") }
        for byte in FloatText.representation(value, addsPointZero: addsPointZero).text { output.append(UInt32(byte)) }
    }

    // MARK: Formatted strings

    /// The text between the quotes of an f-string, or of one format specification.
    private func formattedBody(_ parts: [Expression]) -> [UInt32] {
        var body: [UInt32] = []
        for part in parts {
            switch part.kind {
            case .constant(.string(let bytes)):
                for point in TextBytes.decode(bytes) {
                    body.append(point)
                    if point == 0x7B || point == 0x7D { body.append(point) }
                }
            case .formattedValue(let value, let conversion, let format):
                body += replacementField(value, conversion, format)
            case .joinedString(let inner): body += formattedBody(inner)
            default: break
            }
        }
        return body
    }

    private func replacementField(_ value: Expression, _ conversion: Character?, _ format: Expression?) -> [UInt32] {
        var inner = ExpressionWriter()
        inner.write(value, .or)
        var field = ExpressionWriter()
        field.add(inner.output.first == 0x7B ? "{ " : "{")
        field.output += inner.output
        if let conversion { field.add("!\(conversion)") }
        if let format {
            field.add(":")
            if case .joinedString(let parts) = format.kind {
                field.output += formattedBody(parts)
            } else {
                field.output += formattedBody([format])
            }
        }
        field.add("}")
        return field.output
    }
}

/// `repr` of a string given as code points.
private func quoted(_ points: [UInt32], escapesBeyondASCII: Bool = false) -> [UInt32] {
    let quote: UInt32 = points.contains(0x27) && !points.contains(0x22) ? 0x22 : 0x27
    var result: [UInt32] = [quote]
    for point in points {
        switch point {
        case quote, 0x5C: result += [0x5C, point]
        case 0x09: result += [0x5C, 0x74]
        case 0x0A: result += [0x5C, 0x6E]
        case 0x0D: result += [0x5C, 0x72]
        default:
            let isPlain = escapesBeyondASCII ? point >= 0x20 && point < 0x7F : CodePoint.isPrintable(point)
            if isPlain { result.append(point) } else { result += escape(point) }
        }
    }
    result.append(quote)
    return result
}

/// `\x1f`, `\u2028`, `\U000e0001`.
private func escape(_ point: UInt32) -> [UInt32] {
    let (letter, places) = point < 0x100 ? ("x", 2) : point < 0x10000 ? ("u", 4) : ("U", 8)
    let digits = String(point, radix: 16)
    let text = "\\" + letter + String(repeating: "0", count: max(0, places &- digits.count)) + digits
    return text.unicodeScalars.map { $0.value }
}

/// Generalised UTF-8, as string constants of the tree are.
private enum TextBytes {
    static func decode(_ bytes: [UInt8]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let first = UInt32(bytes[i])
            let extra = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
            var point = extra == 0 ? first : first & (0x3F >> UInt32(extra))
            i &+= 1
            for _ in 0..<extra where i < bytes.count {
                point = point << 6 | UInt32(bytes[i]) & 0x3F
                i &+= 1
            }
            result.append(point)
        }
        return result
    }
}
