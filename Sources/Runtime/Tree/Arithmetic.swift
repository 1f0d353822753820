// The second tier of arithmetic and comparison, and the operators that have no family of generated nodes.
//
// The slow methods are given addresses (of locals and constants, which stay as they are meanwhile) or borrowed values; they note
// the place and go to the abstract operations. String concatenation and equality are common enough to be answered here.

import TaipanSyntax

extension Node {
    /// The value if the node is an integer constant.
    final var integerConstant: Int? {
        if let constant = self as? ConstantNode, case .int(let value) = constant.slot.pointee { return value }
        return nil
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Slots, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        if op == .add, let sum = thread.joined(peek(a), peek(b)) { return sum }
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        return try thread.borrowing(a, b) { (a, b) throws(Raise) in try arithmetic(op, a, b, thread) }
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Slots, _ b: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        if op == .add, let sum = thread.joined(peek(a), inFrontOf: b.reference) { return sum }
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try arithmetic(op, a, b, thread) }
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Value, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        if op == .add, let sum = thread.extended(a.reference, by: peek(b)) { return sum }
        try checkBound(b, frame, thread)
        return try thread.borrowing(b) { (b) throws(Raise) in try arithmetic(op, a, b, thread) }
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        if op == .add, let sum = thread.extended(a.reference, by: b.reference) { return sum }
        return try arithmetic(op, a, b, thread)
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Slots, _ b: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try arithmetic(op, a, .int(b), thread) }
    }

    @inline(never) final func binarySlowly(
        _ op: BinaryOperation, _ a: Value, _ b: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        return try arithmetic(op, a, .int(b), thread)
    }

    /// Mixed and rarer numbers first, then the tables of the types.
    private final func arithmetic(
        _ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        switch (a, b) {
        case (.object(let x), .object(let y)) where op == .add:
            if x.shape.toOpaque() == thread.pointee.shapes.string.toOpaque(), x.shape.toOpaque() == y.shape.toOpaque() {
                let (x, y) = (unsafeDowncast(x, to: StringObject.self), unsafeDowncast(y, to: StringObject.self))
                if x.count &+ y.count > 1 << 20 { return try thread.binary(op, a, b) }
                return .object(thread.concatenate(x, y))
            }
        case (.object(let x), .object(let y)) where op == .modulo:
            // (a tuple has no say in how it is formatted)
            if x.shape.toOpaque() == thread.pointee.shapes.string.toOpaque(),
                y.shape.toOpaque() == thread.pointee.shapes.tuple.toOpaque()
            {
                return .object(try thread.percentFormat(unsafeDowncast(x, to: StringObject.self), b))
            }
        case (.object(let x), .int) where op == .modulo:
            if x.shape.toOpaque() == thread.pointee.shapes.string.toOpaque() {
                return .object(try thread.percentFormat(unsafeDowncast(x, to: StringObject.self), b))
            }
        case (.float(let x), .int(let y)):
            if let result = floatArithmetic(op, x, Double(y)) { return result }
        case (.int(let x), .float(let y)):
            if let result = floatArithmetic(op, Double(x), y) { return result }
        case (.int(let x), .int(let y)) where op == .divide && y != 0:
            // exact as long as both are exactly representable
            if x.magnitude < 1 << 53 && y.magnitude < 1 << 53 { return .float(Double(x) / Double(y)) }
        default: break
        }
        if isExactInteger(a, thread) && isExactInteger(b, thread) { return try thread.integerArithmetic(op, a, b) }
        return try thread.binary(op, a, b)
    }

    @inline(__always) private final func isExactInteger(_ value: Value, _ thread: ThreadRef) -> Bool {
        switch value {
        case .int: true
        case .object(let object): object.shape.toOpaque() == thread.pointee.shapes.int.toOpaque()
        default: false
        }
    }

    @inline(__always) private final func floatArithmetic(_ op: BinaryOperation, _ x: Double, _ y: Double) -> Value? {
        switch op {
        case .add: .float(x + y)
        case .subtract: .float(x - y)
        case .multiply: .float(x * y)
        case .divide where y != 0: .float(x / y)
        default: nil
        }
    }

    // MARK: Comparison

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Slots, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        return try thread.borrowing(a, b) { (a, b) throws(Raise) in try thread.compare(op, a, b) }
    }

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Slots, _ b: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try thread.compare(op, a, b) }
    }

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Value, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        try checkBound(b, frame, thread)
        return try thread.borrowing(b) { (b) throws(Raise) in try thread.compare(op, a, b) }
    }

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        return try thread.compare(op, a, b)
    }

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Slots, _ b: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try thread.compare(op, a, .int(b)) }
    }

    @inline(never) final func compareSlowly(
        _ op: Comparison, _ a: Value, _ b: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        return try thread.compare(op, a, .int(b))
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Slots, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        if op == .equal || op == .notEqual, let x = exactString(a, thread), let y = exactString(b, thread) {
            return x._withUnsafeGuaranteedRef { x in y._withUnsafeGuaranteedRef { x.equals($0) } } == (op == .equal)
        }
        try checkBound(a, frame, thread)
        try checkBound(b, frame, thread)
        return try thread.borrowing(a, b) { (a, b) throws(Raise) in try comparisonTruth(op, a, b, thread) }
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Slots, _ b: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try comparisonTruth(op, a, b, thread) }
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Value, _ b: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        try checkBound(b, frame, thread)
        return try thread.borrowing(b) { (b) throws(Raise) in try comparisonTruth(op, a, b, thread) }
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        return try comparisonTruth(op, a, b, thread)
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Slots, _ b: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        try checkBound(a, frame, thread)
        return try thread.borrowing(a) { (a) throws(Raise) in try comparisonTruth(op, a, .int(b), thread) }
    }

    @inline(never) final func compareTruthSlowly(
        _ op: Comparison, _ a: Value, _ b: Int, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        mark(thread)
        return try comparisonTruth(op, a, .int(b), thread)
    }

    private final func comparisonTruth(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Bool
    {
        if case .object(let x) = a, case .object(let y) = b,
            x.shape.toOpaque() == thread.pointee.shapes.string.toOpaque(), x.shape.toOpaque() == y.shape.toOpaque()
        {
            let (x, y) = (unsafeDowncast(x, to: StringObject.self), unsafeDowncast(y, to: StringObject.self))
            return op == .equal || op == .notEqual ? x.equals(y) == (op == .equal) : op.holds(x.order(y))
        }
        if case .float(let x) = a, case .int(let y) = b, y.magnitude < 1 << 53 { return holds(op, x, Double(y)) }
        if case .int(let x) = a, case .float(let y) = b, x.magnitude < 1 << 53 { return holds(op, Double(x), y) }
        let result = try thread.compare(op, a, b)
        if case .bool(let answer) = result { return answer }
        return try thread.truth(result)
    }

    private final func holds(_ op: Comparison, _ x: Double, _ y: Double) -> Bool {
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

/// The string in a slot if it is exactly a `str`, uncounted.
@inline(__always) private func exactString(_ slot: Slots, _ thread: ThreadRef) -> Unmanaged<StringObject>? {
    guard let object = peek(slot) else { return nil }
    return object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque() ? object.to(StringObject.self) : nil
}

/// Operators without a family: `@`, `**`.
final class BinaryNode: Node {
    let op: BinaryOperation
    let left: Node
    let right: Node

    init(_ op: BinaryOperation, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.op = op
        self.left = left
        self.right = right
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .float(let x) = a, case .int(2) = b, op == .power, (x * x).isFinite || !x.isFinite {
            return .float(x * x)
        }
        mark(thread)
        return try thread.binary(op, a, b)
    }
}

final class UnaryNode: Node {
    let op: UnaryOperation
    let child: Node

    init(_ op: UnaryOperation, _ child: Node, _ range: SourceRange) {
        self.op = op
        self.child = child
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try child.evaluate(frame, thread)
        if op == .negative {
            if case .int(let i) = value, i != Int.min { return .int(-i) }
            if case .float(let d) = value { return .float(-d) }
        } else if op == .invert, case .int(let i) = value {
            return .int(~i)
        }
        mark(thread)
        return try thread.unary(op, value)
    }
}
