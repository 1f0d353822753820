// The tree as text, in the format of Python's `ast.dump`: what golden tests compare, and CPython's own output with them.

extension Module {
    /// `ast.dump(tree)`; with `positions`, `ast.dump(tree, include_attributes=True)`.
    ///
    /// One thing differs from CPython: the `kind='u'` of `u''` literals is not in our tree.
    public func dump(positions: Bool = false) -> String {
        var writer = TreeWriter(withPositions: positions)
        writer.open("Module")
        writer.statements("body", body)
        writer.close()
        return writer.text
    }
}

/// How a name or another target is used where it stands, which the tree itself leaves to its readers.
private enum Context: String { case load = "Load()", store = "Store()", delete = "Del()" }

/// Writes nodes as calls: `Name(id='x', ctx=Load())`. Empty lists and absent parts are left out.
private struct TreeWriter {
    var text = ""
    private let withPositions: Bool
    /// True right behind an opening bracket.
    private var isFirst = true

    init(withPositions: Bool) { self.withPositions = withPositions }

    mutating func open(_ name: String) {
        text += name
        text += "("
        isFirst = true
    }

    mutating func close() {
        text += ")"
        isFirst = false
    }

    private mutating func close(_ range: SourceRange) {
        if withPositions {
            field("lineno", String(range.line))
            field("col_offset", String(range.column))
            field("end_lineno", String(range.endLine))
            field("end_col_offset", String(range.endColumn))
        }
        close()
    }

    private mutating func separate() {
        if !isFirst { text += ", " }
        isFirst = false
    }

    private mutating func field(_ name: String, _ value: String) {
        begin(name)
        text += value
        isFirst = false
    }

    private mutating func begin(_ name: String) {
        separate()
        text += name
        text += "="
    }

    private mutating func quoted(_ name: String, _ value: String) {
        field(name, quote(Array(value.utf8), prefix: ""))
    }

    private mutating func list<Element>(
        _ name: String, _ elements: [Element], _ write: (inout TreeWriter, Element) -> Void
    ) {
        if elements.isEmpty { return }
        begin(name)
        text += "["
        isFirst = true
        for element in elements {
            separate()
            write(&self, element)
            isFirst = false
        }
        text += "]"
        isFirst = false
    }

    private mutating func names(_ name: String, _ identifiers: [Identifier]) {
        list(name, identifiers) { $0.text += quote(Array($1.name.utf8), prefix: "") }
    }

    // MARK: Statements

    mutating func statements(_ name: String, _ body: [Statement]) {
        list(name, body) { $0.statement($1) }
    }

    private mutating func statement(_ node: Statement) {
        switch node.kind {
        case .functionDef(let function): functionDefinition(function)
        case .classDef(let definition): classDefinition(definition)
        case .returning(let value):
            open("Return")
            optional("value", value)
        case .delete(let targets):
            open("Delete")
            expressions("targets", targets, .delete)
        case .assign(let targets, let value):
            open("Assign")
            expressions("targets", targets, .store)
            expression("value", value)
        case .typeAlias(let name, let parameters, let value):
            open("TypeAlias")
            expression("name", name, .store)
            typeParameters(parameters)
            expression("value", value)
        case .augmentedAssign(let target, let op, let value):
            open("AugAssign")
            expression("target", target, .store)
            field("op", operatorName(op))
            expression("value", value)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            open("AnnAssign")
            expression("target", target, .store)
            expression("annotation", annotation)
            optional("value", value)
            field("simple", simple ? "1" : "0")
        case .raise(let exception, let cause):
            open("Raise")
            optional("exc", exception)
            optional("cause", cause)
        case .assert(let test, let message):
            open("Assert")
            expression("test", test)
            optional("msg", message)
        case .importModules(let aliases):
            open("Import")
            importAliases(aliases)
        case .importFrom(let module, let aliases, let level):
            open("ImportFrom")
            if let module { quoted("module", module.name) }
            importAliases(aliases)
            field("level", String(level))
        case .global(let identifiers):
            open("Global")
            names("names", identifiers)
        case .nonlocal(let identifiers):
            open("Nonlocal")
            names("names", identifiers)
        case .expression(let value):
            open("Expr")
            expression("value", value)
        case .pass: open("Pass")
        case .breakLoop: open("Break")
        case .continueLoop: open("Continue")
        default: blockStatement(node)
        }
        close(node.range)
    }

    /// The statements with blocks, without the closing parenthesis.
    private mutating func blockStatement(_ node: Statement) {
        switch node.kind {
        case .forLoop(let target, let iterable, let body, let orElse, let isAsync):
            open(isAsync ? "AsyncFor" : "For")
            expression("target", target, .store)
            expression("iter", iterable)
            statements("body", body)
            statements("orelse", orElse)
        case .whileLoop(let test, let body, let orElse):
            open("While")
            expression("test", test)
            statements("body", body)
            statements("orelse", orElse)
        case .ifElse(let test, let body, let orElse):
            open("If")
            expression("test", test)
            statements("body", body)
            statements("orelse", orElse)
        case .with(let items, let body, let isAsync):
            open(isAsync ? "AsyncWith" : "With")
            list("items", items) { writer, item in
                writer.open("withitem")
                writer.expression("context_expr", item.context)
                writer.optional("optional_vars", item.target, .store)
                writer.close()
            }
            statements("body", body)
        case .match(let subject, let cases):
            open("Match")
            expression("subject", subject)
            list("cases", cases) { writer, item in
                writer.open("match_case")
                writer.pattern("pattern", item.pattern)
                writer.optional("guard", item.guardTest)
                writer.statements("body", item.body)
                writer.close()
            }
        case .tryExcept(let body, let handlers, let orElse, let finally, let isStar):
            open(isStar ? "TryStar" : "Try")
            statements("body", body)
            list("handlers", handlers) { writer, handler in
                writer.open("ExceptHandler")
                writer.optional("type", handler.type)
                if let name = handler.name { writer.quoted("name", name.name) }
                writer.statements("body", handler.body)
                writer.close(handler.range)
            }
            statements("orelse", orElse)
            statements("finalbody", finally)
        default:
            break
        }
    }

    private mutating func functionDefinition(_ function: FunctionDef) {
        open(function.isAsync ? "AsyncFunctionDef" : "FunctionDef")
        quoted("name", function.name.name)
        begin("args")
        parameters(function.parameters)
        statements("body", function.body)
        expressions("decorator_list", function.decorators)
        optional("returns", function.returns)
        typeParameters(function.typeParameters)
    }

    private mutating func classDefinition(_ definition: ClassDef) {
        open("ClassDef")
        quoted("name", definition.name.name)
        expressions("bases", definition.bases)
        keywords(definition.keywords)
        statements("body", definition.body)
        expressions("decorator_list", definition.decorators)
        typeParameters(definition.typeParameters)
    }

    private mutating func importAliases(_ aliases: [ImportAlias]) {
        list("names", aliases) { writer, alias in
            writer.open("alias")
            writer.quoted("name", alias.name.name)
            if let asName = alias.asName { writer.quoted("asname", asName.name) }
            writer.close(alias.range)
        }
    }

    private mutating func parameters(_ all: Parameters) {
        open("arguments")
        list("posonlyargs", all.positionalOnly) { $0.parameter($1) }
        list("args", all.positional) { $0.parameter($1) }
        if let variadic = all.variadic {
            begin("vararg")
            parameter(variadic)
        }
        list("kwonlyargs", all.keywordOnly) { $0.parameter($1) }
        list("kw_defaults", all.keywordOnly.map(\.defaultValue)) { writer, value in
            if let value { writer.expression(value) } else { writer.text += "None" }
        }
        if let keywords = all.keywords {
            begin("kwarg")
            parameter(keywords)
        }
        expressions("defaults", (all.positionalOnly + all.positional).compactMap(\.defaultValue))
        close()
    }

    private mutating func parameter(_ one: Parameter) {
        open("arg")
        quoted("arg", one.name.name)
        optional("annotation", one.annotation)
        close(one.range)
    }

    private mutating func typeParameters(_ parameters: [TypeParameter]) {
        list("type_params", parameters) { writer, parameter in
            switch parameter.kind {
            case .typeVar: writer.open("TypeVar")
            case .typeVarTuple: writer.open("TypeVarTuple")
            case .paramSpec: writer.open("ParamSpec")
            }
            writer.quoted("name", parameter.name.name)
            writer.optional("bound", parameter.bound)
            writer.optional("default_value", parameter.defaultValue)
            writer.close(parameter.range)
        }
    }

    // MARK: Expressions

    private mutating func expressions(_ name: String, _ all: [Expression], _ context: Context = .load) {
        list(name, all) { $0.expression($1, context) }
    }

    private mutating func expression(_ name: String, _ node: Expression, _ context: Context = .load) {
        begin(name)
        expression(node, context)
    }

    private mutating func optional(_ name: String, _ node: Expression?, _ context: Context = .load) {
        if let node { expression(name, node, context) }
    }

    private mutating func keywords(_ all: [Keyword]) {
        list("keywords", all) { writer, keyword in
            writer.open("keyword")
            if let name = keyword.name { writer.quoted("arg", name.name) }
            writer.expression("value", keyword.value)
            writer.close(keyword.range)
        }
    }

    private mutating func expression(_ node: Expression, _ context: Context = .load) {
        switch node.kind {
        case .constant(let constant):
            open("Constant")
            field("value", describe(constant))
        case .name(let name):
            open("Name")
            quoted("id", name)
            field("ctx", context.rawValue)
        case .attribute(let value, let name):
            open("Attribute")
            expression("value", value)
            quoted("attr", name.name)
            field("ctx", context.rawValue)
        case .subscripted(let value, let index):
            open("Subscript")
            expression("value", value)
            expression("slice", index)
            field("ctx", context.rawValue)
        case .starred(let value):
            open("Starred")
            expression("value", value, context)
            field("ctx", context.rawValue)
        case .list(let elements):
            open("List")
            expressions("elts", elements, context)
            field("ctx", context.rawValue)
        case .tuple(let elements):
            open("Tuple")
            expressions("elts", elements, context)
            field("ctx", context.rawValue)
        case .set(let elements):
            open("Set")
            expressions("elts", elements)
        case .dict(let keys, let values):
            open("Dict")
            list("keys", keys) { writer, key in
                if let key { writer.expression(key) } else { writer.text += "None" }
            }
            expressions("values", values)
        case .slice(let lower, let upper, let step):
            open("Slice")
            optional("lower", lower)
            optional("upper", upper)
            optional("step", step)
        case .call(let function, let arguments, let keywordArguments):
            open("Call")
            expression("func", function)
            expressions("args", arguments)
            keywords(keywordArguments)
        default:
            operation(node)
        }
        close(node.range)
    }

    /// Operators, comprehensions, f-strings and the rest, without the closing parenthesis.
    private mutating func operation(_ node: Expression) {
        switch node.kind {
        case .boolean(let op, let operands):
            open("BoolOp")
            field("op", op == .and ? "And()" : "Or()")
            expressions("values", operands)
        case .named(let target, let value):
            open("NamedExpr")
            expression("target", Expression(.name(target.name), target.range), .store)
            expression("value", value)
        case .binary(let left, let op, let right):
            open("BinOp")
            expression("left", left)
            field("op", operatorName(op))
            expression("right", right)
        case .unary(let op, let operand):
            open("UnaryOp")
            let names: [UnaryOperator: String] = [
                .invert: "Invert()", .not: "Not()", .plus: "UAdd()", .minus: "USub()",
            ]
            field("op", names[op] ?? "")
            expression("operand", operand)
        case .lambda(let all, let body):
            open("Lambda")
            begin("args")
            parameters(all)
            expression("body", body)
        case .conditional(let test, let body, let orElse):
            open("IfExp")
            expression("test", test)
            expression("body", body)
            expression("orelse", orElse)
        case .compare(let first, let operators, let comparators):
            open("Compare")
            expression("left", first)
            list("ops", operators) { $0.text += comparisonName($1) }
            expressions("comparators", comparators)
        case .await(let value):
            open("Await")
            expression("value", value)
        case .yield(let value):
            open("Yield")
            optional("value", value)
        case .yieldFrom(let value):
            open("YieldFrom")
            expression("value", value)
        case .joinedString(let parts):
            open("JoinedStr")
            expressions("values", parts)
        case .formattedValue(let value, let conversion, let format):
            open("FormattedValue")
            expression("value", value)
            field("conversion", conversion.map { String($0.unicodeScalars.first?.value ?? 0) } ?? "-1")
            optional("format_spec", format)
        default:
            comprehension(node)
        }
    }

    private mutating func comprehension(_ node: Expression) {
        let clauses: [Comprehension]
        switch node.kind {
        case .listComprehension(let element, let all):
            open("ListComp")
            expression("elt", element)
            clauses = all
        case .setComprehension(let element, let all):
            open("SetComp")
            expression("elt", element)
            clauses = all
        case .generator(let element, let all):
            open("GeneratorExp")
            expression("elt", element)
            clauses = all
        case .dictComprehension(let key, let value, let all):
            open("DictComp")
            expression("key", key)
            expression("value", value)
            clauses = all
        default:
            return
        }
        list("generators", clauses) { writer, clause in
            writer.open("comprehension")
            writer.expression("target", clause.target, .store)
            writer.expression("iter", clause.iterable)
            writer.expressions("ifs", clause.conditions)
            writer.field("is_async", clause.isAsync ? "1" : "0")
            writer.close()
        }
    }

    // MARK: Patterns

    private mutating func pattern(_ name: String, _ node: Pattern) {
        begin(name)
        pattern(node)
    }

    private mutating func patterns(_ name: String, _ all: [Pattern]) {
        list(name, all) { $0.pattern($1) }
    }

    private mutating func pattern(_ node: Pattern) {
        switch node.kind {
        case .value(let value):
            open("MatchValue")
            expression("value", value)
        case .singleton(let constant):
            open("MatchSingleton")
            field("value", describe(constant))
        case .sequence(let elements):
            open("MatchSequence")
            patterns("patterns", elements)
        case .mapping(let keys, let values, let rest):
            open("MatchMapping")
            expressions("keys", keys)
            patterns("patterns", values)
            if let rest { quoted("rest", rest.name) }
        case .classPattern(let type, let positional, let keywordNames, let keywordPatterns):
            open("MatchClass")
            expression("cls", type)
            patterns("patterns", positional)
            names("kwd_attrs", keywordNames)
            patterns("kwd_patterns", keywordPatterns)
        case .star(let name):
            open("MatchStar")
            if let name { quoted("name", name.name) }
        case .capture(let inner, let name):
            open("MatchAs")
            if let inner { pattern("pattern", inner) }
            if let name { quoted("name", name.name) }
        case .or(let alternatives):
            open("MatchOr")
            patterns("patterns", alternatives)
        }
        close(node.range)
    }
}

// MARK: - Leaves

private func operatorName(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "Add()"
    case .subtract: "Sub()"
    case .multiply: "Mult()"
    case .matrixMultiply: "MatMult()"
    case .divide: "Div()"
    case .modulo: "Mod()"
    case .power: "Pow()"
    case .leftShift: "LShift()"
    case .rightShift: "RShift()"
    case .or: "BitOr()"
    case .xor: "BitXor()"
    case .and: "BitAnd()"
    case .floorDivide: "FloorDiv()"
    }
}

private func comparisonName(_ op: ComparisonOperator) -> String {
    switch op {
    case .less: "Lt()"
    case .lessOrEqual: "LtE()"
    case .equal: "Eq()"
    case .notEqual: "NotEq()"
    case .greater: "Gt()"
    case .greaterOrEqual: "GtE()"
    case .isSame: "Is()"
    case .isNotSame: "IsNot()"
    case .isIn: "In()"
    case .isNotIn: "NotIn()"
    }
}

/// What `repr` says of a constant.
private func describe(_ constant: Constant) -> String {
    switch constant {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .ellipsis: return "Ellipsis"
    case .int(let value): return String(value)
    case .bigInt(let digits, let radix): return decimal(digits, radix: radix)
    case .float(let value): return describe(value)
    case .imaginary(let value):
        let text = describe(value)
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "j"
    case .string(let bytes): return quote(bytes, prefix: "")
    case .bytes(let bytes): return quote(bytes, prefix: "b")
    }
}

private func describe(_ value: Double) -> String {
    value.isInfinite ? "inf" : value.description
}

/// Digits of any radix to decimal digits. Quadratic, which is good enough for dumps.
private func decimal(_ digits: String, radix: Int) -> String {
    if radix == 10 { return String(digits.drop { $0 == "0" }) }
    // little-endian groups of nine decimal digits
    var groups: [UInt64] = [0]
    for byte in digits.utf8 {
        var carry = UInt64(digitValue(byte))
        for index in groups.indices {
            let value = groups[index] * UInt64(radix) + carry
            groups[index] = value % 1_000_000_000
            carry = value / 1_000_000_000
        }
        if carry > 0 { groups.append(carry) }
    }
    var text = String(groups.removeLast())
    for group in groups.reversed() {
        let part = String(group)
        text += String(repeating: "0", count: 9 - part.utf8.count) + part
    }
    return text
}

/// Python's `repr` of text (generalised UTF-8) or, with the prefix `b`, of bytes.
private func quote(_ bytes: [UInt8], prefix: String) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'"))
    let mark = hasSingle && !bytes.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var text = prefix + mark
    var index = 0
    while index < bytes.count {
        let size = prefix.isEmpty ? width(of: bytes[index]) : 1
        var value = UInt32(bytes[index])
        if size > 1 {
            value &= 0x7F >> UInt32(size)
            for byte in bytes[(index + 1)..<min(index + size, bytes.count)] { value = value << 6 | UInt32(byte & 0x3F) }
        }
        index += size
        switch value {
        case 0x0A: text += "\\n"
        case 0x0D: text += "\\r"
        case 0x09: text += "\\t"
        case 0x5C: text += "\\\\"
        case 0x27 where mark == "'": text += "\\'"
        case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(UInt8(value)))
        default:
            if prefix.isEmpty, value >= 0x7F, let scalar = Unicode.Scalar(value), isPrintable(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                text += escape(value)
            }
        }
    }
    return text + mark
}

/// `\x07`, `\ud800` or `\U000e0001`.
private func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let (letter, count) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}
