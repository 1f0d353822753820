// Truth: `not`, `and`, `or`, conditional expressions, identity, membership, chained comparisons, the walrus.

import TaipanSyntax

final class NotNode: Node {
    let child: Node

    init(_ child: Node, _ range: SourceRange) {
        self.child = child
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        .bool(!(try child.truth(frame, thread)))
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool { !(try child.truth(frame, thread)) }
}

final class AndNode: Node {
    let left: Node
    let right: Node

    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try left.evaluate(frame, thread)
        if case .bool(let b) = value { return b ? try right.evaluate(frame, thread) : value }
        mark(thread)
        return try thread.truth(value) ? try right.evaluate(frame, thread) : value
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if try left.truth(frame, thread) { return try right.truth(frame, thread) }
        return false
    }
}

final class OrNode: Node {
    let left: Node
    let right: Node

    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try left.evaluate(frame, thread)
        if case .bool(let b) = value { return b ? value : try right.evaluate(frame, thread) }
        mark(thread)
        return try thread.truth(value) ? value : try right.evaluate(frame, thread)
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if try left.truth(frame, thread) { return true }
        return try right.truth(frame, thread)
    }
}

final class ConditionalNode: Node {
    let test: Node
    let body: Node
    let orElse: Node

    init(_ test: Node, _ body: Node, _ orElse: Node, _ range: SourceRange) {
        self.test = test
        self.body = body
        self.orElse = orElse
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if try test.truth(frame, thread) { return try body.evaluate(frame, thread) }
        return try orElse.evaluate(frame, thread)
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if try test.truth(frame, thread) { return try body.truth(frame, thread) }
        return try orElse.truth(frame, thread)
    }
}

/// `x is None`, `x is not None`.
final class IsNoneNode: Node {
    let child: Node
    let isNegated: Bool

    init(_ child: Node, isNegated: Bool, _ range: SourceRange) {
        self.child = child
        self.isNegated = isNegated
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        .bool(try truth(frame, thread))
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let temporary = thread.pointee.sp
        let slot = try child.place(frame, thread)
        if case .none = slot.pointee { return !isNegated }
        dropTemporary(slot, temporary)
        return isNegated
    }
}

final class IsNode: Node {
    let left: Node
    let right: Node
    let isNegated: Bool
    let rightOperand: Operand?

    init(_ left: Node, _ right: Node, isNegated: Bool, _ range: SourceRange) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        rightOperand = right.operand
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        .bool(try truth(frame, thread))
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if let rightOperand {
            let temporary = thread.pointee.sp
            let slot = try left.place(frame, thread)
            if let a = peek(slot), let b = peek(rightOperand.address(frame)) {
                let areSame = a.toOpaque() == b.toOpaque()
                dropTemporary(slot, temporary)
                return areSame != isNegated
            }
            let a = take(slot, temporary)
            return a.isSame(as: try right.evaluate(frame, thread)) != isNegated
        }
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        return a.isSame(as: b) != isNegated
    }
}

/// `item in container`.
final class InNode: Node {
    let item: Node
    let container: Node
    let isNegated: Bool
    let itemOperand: Operand?
    let containerOperand: Operand?

    init(_ item: Node, _ container: Node, isNegated: Bool, _ range: SourceRange) {
        self.item = item
        self.container = container
        self.isNegated = isNegated
        itemOperand = item.operand
        containerOperand = container.operand
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        .bool(try truth(frame, thread))
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        var a: Value
        if let containerOperand {
            if let itemOperand, let answer = holds(containerOperand.address(frame), itemOperand.address(frame), thread)
            {
                return answer != isNegated
            }
            a = try item.evaluate(frame, thread)
            if let answer = holds(containerOperand.address(frame), &a, thread) { return answer != isNegated }
        } else {
            a = try item.evaluate(frame, thread)
        }
        let b = try container.evaluate(frame, thread)
        mark(thread)
        return try thread.contains(b, a) != isNegated
    }

    /// The answer of an exact dict, set or frozenset for a plain key.
    @inline(__always) private func holds(_ container: Slots, _ key: Slots, _ thread: ThreadRef) -> Bool? {
        guard let object = peek(container) else { return nil }
        if object.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque() {
            let e = object.to(DictObject.self)._withUnsafeGuaranteedRef { $0.probe(key) }
            return e == DictObject.undecided ? nil : e >= 0
        }
        if object.kind == .set, object.type.toOpaque() == Unmanaged.passUnretained(thread.types.set).toOpaque() {
            let place = object.to(SetObject.self)._withUnsafeGuaranteedRef { $0.probe(key) }
            return place == SetObject.undecided ? nil : place >= 0
        }
        return nil
    }
}

/// `a < b < c`: every operand is evaluated once, and only as long as the answer is open.
final class ChainedComparisonNode: Node {
    let first: Node
    let links: [(comparison: ChainLink, operand: Node)]

    enum ChainLink {
        case compare(Comparison)
        case identity(isNegated: Bool)
        case membership(isNegated: Bool)
    }

    init(_ first: Node, _ links: [(comparison: ChainLink, operand: Node)], _ range: SourceRange) {
        self.first = first
        self.links = links
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var left = try first.evaluate(frame, thread)
        for (i, link) in links.enumerated() {
            let right = try link.operand.evaluate(frame, thread)
            mark(thread)
            let result = try answer(link.comparison, left, right, thread)
            if i == links.count - 1 { return result }
            if case .bool(let b) = result {
                if !b { return result }
            } else if try !thread.truth(result) {
                return result
            }
            left = right
        }
        return left
    }

    private func answer(_ link: ChainLink, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        switch link {
        case .compare(let op):
            if case .int(let x) = a, case .int(let y) = b { return .bool(op.holds(x < y ? -1 : x == y ? 0 : 1)) }
            return try thread.compare(op, a, b)
        case .identity(let isNegated): return .bool(a.isSame(as: b) != isNegated)
        case .membership(let isNegated): return .bool(try thread.contains(b, a) != isNegated)
        }
    }
}

/// `a < x < b` where all three can be addressed.
final class BetweenNode: Node {
    let low: Operand
    let middle: Operand
    let high: Operand
    let first: Comparison
    let second: Comparison
    let general: ChainedComparisonNode

    init(
        _ low: Operand, _ middle: Operand, _ high: Operand, _ first: Comparison, _ second: Comparison,
        _ general: ChainedComparisonNode
    ) {
        self.low = low
        self.middle = middle
        self.high = high
        self.first = first
        self.second = second
        self.general = general
        super.init(general.range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .int(let a) = low.address(frame).pointee, case .int(let x) = middle.address(frame).pointee,
            case .int(let b) = high.address(frame).pointee
        {
            return .bool(holds(first, a, x) && holds(second, x, b))
        }
        return try general.evaluate(frame, thread)
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if case .int(let a) = low.address(frame).pointee, case .int(let x) = middle.address(frame).pointee,
            case .int(let b) = high.address(frame).pointee
        {
            return holds(first, a, x) && holds(second, x, b)
        }
        return try general.truth(frame, thread)
    }

    @inline(__always) private func holds(_ op: Comparison, _ x: Int, _ y: Int) -> Bool {
        switch op {
        case .less: x < y
        case .lessOrEqual: x <= y
        case .equal: x == y
        case .notEqual: x != y
        case .greater: x > y
        case .greaterOrEqual: x >= y
        }
    }
}

/// `target := value`.
final class NamedNode: Node {
    let target: Target
    let value: Node

    init(_ target: Target, _ value: Node, _ range: SourceRange) {
        self.target = target
        self.value = value
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let result = try value.evaluate(frame, thread)
        try target.assign(result, frame, thread)
        return result
    }
}
