// Warnings about expressions that cannot have been meant: calls of literals, `is` with literals, impossible indices.
import TaipanSyntax

extension Resolver {
    /// `1 (2)`: a comma is missing.
    @inline(never)
    mutating func checkCallee(_ function: Expression) {
        switch function.kind {
        case .name, .attribute, .call, .lambda: return  // nearly all calls
        default: break
        }
        guard let type = displayType(function) ?? constantType(function), type != "function" else { return }
        warn(ResolverMessage.notCallable(type), at: function.range)
    }

    /// `x is 1`
    @inline(never)
    mutating func checkIdentity(
        _ expression: Expression, _ first: Expression, _ operators: [ComparisonOperator], _ comparators: [Expression]
    ) {
        var left = first
        for (op, right) in zip(operators, comparators) {
            if op == .isSame || op == .isNotSame, let type = identityType(left) ?? identityType(right) {
                // once per comparison
                return warn(ResolverMessage.isLiteral(type, negated: op == .isNotSame), at: expression.range)
            }
            left = right
        }
    }

    /// `[1, 2] [3, 4]`, `1 [2]`
    @inline(never)
    mutating func checkSubscript(_ object: Expression, _ index: Expression) {
        switch object.kind {
        case .name, .attribute, .call, .subscripted: return
        default: break
        }
        guard let type = displayType(object) ?? constantType(object) else { return }
        switch type {
        case "dict": break
        case "str", "bytes", "tuple", "list":
            if case .slice = index.kind { return }
            guard let kind = displayType(index) ?? constantType(index), kind != "int", kind != "bool" else { return }
            warn(ResolverMessage.badIndex(type, kind), at: object.range)
        default: warn(ResolverMessage.notSubscriptable(type), at: object.range)
        }
    }

    /// The type of a literal that is not a singleton.
    private func identityType(_ expression: Expression) -> String? {
        switch constantType(expression) {
        case "NoneType", "bool", "ellipsis", nil: return nil
        case let type: return type
        }
    }

    /// The type of what an expression obviously makes.
    private func displayType(_ expression: Expression) -> String? {
        switch expression.kind {
        case .tuple: return "tuple"
        case .list, .listComprehension: return "list"
        case .dict, .dictComprehension: return "dict"
        case .set, .setComprehension: return "set"
        case .generator: return "generator"
        case .lambda: return "function"
        case .joinedString, .formattedValue: return "str"
        default: return nil
        }
    }

    /// The type of an expression that CPython computes at compile time: literals, and arithmetic with them that cannot
    /// fail and stays small.
    private func constantType(_ expression: Expression) -> String? {
        switch expression.kind {
        case .constant(let constant): return typeName(constant)
        case .unary(let op, let operand):
            guard op != .not, let type = constantType(operand) else { return nil }
            switch type {
            case "int", "bool": return "int"
            case "float", "complex": return op == .invert ? nil : type
            default: return nil
            }
        case .tuple(let items):
            for item in items where constantType(item) == nil { return nil }
            return "tuple"
        case .binary(let left, let op, let right): return foldedType(left, op, right)
        case .subscripted(let object, let index): return itemType(object, index)
        default: return nil
        }
    }

    /// `(1, 'a')[0]`
    private func itemType(_ object: Expression, _ index: Expression) -> String? {
        guard case .constant(.int(let position)) = index.kind, constantType(object) != nil else { return nil }
        switch object.kind {
        case .tuple(let items): return items.indices.contains(position) ? constantType(items[position]) : nil
        case .constant(.string(let bytes)): return bytes.indices.contains(position) ? "str" : nil
        case .constant(.bytes(let bytes)): return bytes.indices.contains(position) ? "int" : nil
        default: return nil
        }
    }

    /// The type of `'a' * 3`, unless it gets long.
    private func repeatedType(_ items: Expression, _ times: Expression) -> String? {
        guard case .constant(.int(let count)) = times.kind, count >= 0 else { return nil }
        let length: Int
        switch items.kind {
        case .constant(.string(let bytes)), .constant(.bytes(let bytes)): length = bytes.count
        case .tuple(let elements): length = elements.count
        default: return nil
        }
        guard count <= (items.isTuple ? 256 : 4096) / max(length, 1) else { return nil }
        return constantType(items)
    }

    private func foldedType(_ left: Expression, _ op: BinaryOperator, _ right: Expression) -> String? {
        if op == .multiply, let type = repeatedType(left, right) ?? repeatedType(right, left) { return type }
        guard let first = constantType(left), let second = constantType(right) else { return nil }
        let ranks = ["bool": 0, "int": 0, "float": 1, "complex": 2]
        guard let one = ranks[first], let two = ranks[second] else {
            if op == .add && first == second && first != "NoneType" && first != "ellipsis" { return first }
            return nil
        }
        switch op {
        case .add, .subtract, .multiply: return ["int", "float", "complex"][max(one, two)]
        default: return nil
        }
    }

    private func typeName(_ constant: Constant) -> String {
        switch constant {
        case .none: return "NoneType"
        case .bool: return "bool"
        case .ellipsis: return "ellipsis"
        case .int, .bigInt: return "int"
        case .float: return "float"
        case .imaginary: return "complex"
        case .string: return "str"
        case .bytes: return "bytes"
        }
    }
}

extension Expression {
    fileprivate var isTuple: Bool {
        if case .tuple = kind { return true }
        return false
    }
}
