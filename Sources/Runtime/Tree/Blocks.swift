// Statements: blocks, assignment, branches and loops.
//
// A block is a buffer of entries, not of statement nodes: `x = expression`, `x = y` and expression statements run in the loop of
// the block itself. Loops and branches embed their block.

import TaipanSyntax

/// What an entry of a block does.
enum EntryKind: UInt8 {
    /// `local = node`
    case assign
    /// `local = operand`
    case move
    /// Evaluate and drop.
    case evaluate
    case execute
}

struct BlockEntry {
    let kind: EntryKind
    let target: Int
    let node: NodeRef
    let operand: Operand
}

/// A list of statements.
struct Block {
    private let entries: UnsafeMutablePointer<BlockEntry>
    private let end: UnsafeMutablePointer<BlockEntry>

    /// The nodes are retained by whoever owns the block, and for as long.
    init(_ statements: [Node]) {
        entries = .allocate(capacity: max(1, statements.count))
        for (i, statement) in statements.enumerated() {
            (entries + i).initialize(to: Block.entry(statement))
        }
        end = entries + statements.count
    }

    private static func entry(_ statement: Node) -> BlockEntry {
        let none = Operand(mask: 0, offset: 0)
        if let assignment = statement as? AssignLocalNode {
            if let operand = assignment.value.operand {
                return BlockEntry(kind: .move, target: assignment.slot, node: NodeRef(statement), operand: operand)
            }
            return BlockEntry(kind: .assign, target: assignment.slot, node: NodeRef(assignment.value), operand: none)
        }
        if let expression = statement as? ExpressionStatement {
            return BlockEntry(kind: .evaluate, target: 0, node: NodeRef(expression.value), operand: none)
        }
        return BlockEntry(kind: .execute, target: 0, node: NodeRef(statement), operand: none)
    }

    func deallocate() { entries.deallocate() }

    var isEmpty: Bool { entries == end }

    @inline(__always) func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var p = entries
        while p < end {
            switch p.pointee.kind {
            case .assign:
                let value = try p.pointee.node.evaluate(frame, thread)
                store(frame + p.pointee.target, value)
            case .move:
                let source = p.pointee.operand.address(frame)
                if case .unbound = source.pointee { try raiseUnbound(p.pointee.node, frame, thread) }
                store(frame + p.pointee.target, copy(source))
            case .evaluate:
                _ = try p.pointee.node.evaluate(frame, thread)
            case .execute:
                let completion = try p.pointee.node.execute(frame, thread)
                if completion != .normal { return completion }
            }
            p += 1
        }
        return .normal
    }

    /// The operand of a `move` is unbound: its node says so.
    @inline(never) private func raiseUnbound(_ node: NodeRef, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        _ = try node.execute(frame, thread)
    }
}

final class BlockNode: Node {
    let block: Block
    private let statements: [Node]

    init(_ statements: [Node], _ range: SourceRange) {
        self.statements = statements
        block = Block(statements)
        super.init(range)
    }

    deinit { block.deallocate() }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        try block.execute(frame, thread)
    }
}

final class ExpressionStatement: Node {
    let value: Node

    init(_ value: Node, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        _ = try value.evaluate(frame, thread)
        return .normal
    }
}

/// The value of an expression statement typed at the prompt goes to `sys.displayhook`.
final class DisplayStatement: Node {
    let value: Node

    init(_ value: Node, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let result = try value.evaluate(frame, thread)
        mark(thread)
        try thread.display(result)
        return .normal
    }
}

final class AssignLocalNode: Node {
    let slot: Int
    let value: Node

    init(_ slot: Int, _ value: Node, _ range: SourceRange) {
        self.slot = slot
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new = try value.evaluate(frame, thread)
        store(frame + slot, new)
        return .normal
    }
}

/// `target = other = value`.
final class AssignNode: Node {
    let targets: [Target]
    let value: Node
    private let single: Target

    init(_ targets: [Target], _ value: Node, _ range: SourceRange) {
        self.targets = targets
        self.value = value
        single = targets[0]
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new = try value.evaluate(frame, thread)
        if targets.count == 1 {
            try single.assign(new, frame, thread)
        } else {
            for target in targets { try target.assign(new, frame, thread) }
        }
        return .normal
    }
}

/// `a, b = x, y` with local targets: all values first, no tuple.
final class ParallelAssignNode: Node {
    let slots: [Int]
    let values: NodeList
    private let targets: UnsafeMutablePointer<Int>

    init(_ slots: [Int], _ values: [Node], _ range: SourceRange) {
        self.slots = slots
        self.values = NodeList(values)
        targets = .allocate(capacity: slots.count)
        for (i, slot) in slots.enumerated() { targets[i] = slot }
        super.init(range)
    }

    deinit {
        values.release()
        targets.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let base = thread.pointee.sp
        try values.push(frame, thread)
        var i = 0
        while i < values.count {
            store(frame + targets[i], (base + i).move())
            (base + i).initialize(to: .unbound)
            i &+= 1
        }
        thread.pointee.sp = base
        return .normal
    }
}

/// `a, b = sequence` with local targets.
final class UnpackLocalsNode: Node {
    let slots: [Int]
    let value: Node
    let general: SequenceTarget
    private let targets: UnsafeMutablePointer<Int>

    init(_ slots: [Int], _ value: Node, _ general: SequenceTarget, _ range: SourceRange) {
        self.slots = slots
        self.value = value
        self.general = general
        targets = .allocate(capacity: slots.count)
        for (i, slot) in slots.enumerated() { targets[i] = slot }
        super.init(range)
    }

    deinit { targets.deallocate() }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let sequence = try value.evaluate(frame, thread)
        try unpack(sequence, into: targets, slots.count, frame, thread, general)
        return .normal
    }
}

/// Binds the items of a tuple or list of the right length to local slots; anything else goes the general way.
@inline(__always) func unpack(
    _ sequence: Value, into targets: UnsafeMutablePointer<Int>, _ count: Int, _ frame: Slots, _ thread: ThreadRef,
    _ general: SequenceTarget
) throws(Raise) {
    if case .object(let object) = sequence {
        let reference = Unmanaged.passUnretained(object)
        if reference.shape.toOpaque() == thread.pointee.shapes.tuple.toOpaque() {
            let tuple = reference.to(TupleObject.self)
            if tuple.count == count {
                var i = 0
                while i < count {
                    store(frame + targets[i], copy(tuple.items + i))
                    i &+= 1
                }
                return
            }
        } else if reference.shape.toOpaque() == thread.pointee.shapes.list.toOpaque() {
            let list = reference.to(ListObject.self)
            if list.count == count && count <= 4 {
                var i = 0
                while i < count && i < list.count {
                    store(frame + targets[i], copy(list.items + i))
                    i &+= 1
                }
                return
            }
        }
    }
    try general.assign(sequence, frame, thread)
}

/// `local op= value`.
final class AugmentLocalNode: Node {
    let slot: Int
    let op: BinaryOperation
    let value: Node
    /// Stands for the variable alone.
    private let variable: Node

    init(_ slot: Int, _ op: BinaryOperation, _ value: Node, variable: SourceRange, _ range: SourceRange) {
        self.slot = slot
        self.variable = Node(variable)
        self.op = op
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if case .unbound = frame[slot] { throw variable.unboundLocal(slot, thread) }
        let operand = try value.evaluate(frame, thread)
        if case .int(let a) = frame[slot], case .int(let b) = operand {
            switch op {
            case .add:
                let (sum, overflow) = a.addingReportingOverflow(b)
                if !overflow {
                    (frame + slot).initialize(to: .int(sum))
                    return .normal
                }
            case .subtract:
                let (difference, overflow) = a.subtractingReportingOverflow(b)
                if !overflow {
                    (frame + slot).initialize(to: .int(difference))
                    return .normal
                }
            case .multiply:
                let (product, overflow) = a.multipliedReportingOverflow(by: b)
                if !overflow {
                    (frame + slot).initialize(to: .int(product))
                    return .normal
                }
            case .and:
                (frame + slot).initialize(to: .int(a & b))
                return .normal
            case .or:
                (frame + slot).initialize(to: .int(a | b))
                return .normal
            case .xor:
                (frame + slot).initialize(to: .int(a ^ b))
                return .normal
            default: break
            }
        } else if case .float(let a) = frame[slot], case .float(let b) = operand {
            switch op {
            case .add:
                (frame + slot).initialize(to: .float(a + b))
                return .normal
            case .subtract:
                (frame + slot).initialize(to: .float(a - b))
                return .normal
            case .multiply:
                (frame + slot).initialize(to: .float(a * b))
                return .normal
            default: break
            }
        }
        return try slowly(frame, operand, thread)
    }

    @inline(never) private func slowly(
        _ frame: Slots, _ operand: Value, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        mark(thread)
        if op == .add, thread.appendInPlace(frame + slot, operand) { return .normal }
        let result = try thread.borrowing(frame + slot) { (value) throws(Raise) in
            try thread.inplace(op, value, operand)
        }
        store(frame + slot, result)
        return .normal
    }
}

/// `name op= value` for cells, globals and the like.
final class AugmentNameNode: Node {
    let target: Target
    let load: Node
    let op: BinaryOperation
    let value: Node

    init(_ target: Target, _ load: Node, _ op: BinaryOperation, _ value: Node, _ range: SourceRange) {
        self.target = target
        self.load = load
        self.op = op
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let old = try load.evaluate(frame, thread)
        let operand = try value.evaluate(frame, thread)
        if case .int(let a) = old, case .int(let b) = operand {
            if op == .add {
                let (sum, overflow) = a.addingReportingOverflow(b)
                if !overflow {
                    try target.assign(.int(sum), frame, thread)
                    return .normal
                }
            }
        }
        mark(thread)
        let result = try thread.inplace(op, old, operand)
        try target.assign(result, frame, thread)
        return .normal
    }
}

/// `object.name op= value` for any receiver.
final class AugmentAttributeOfNode: Node {
    let receiver: Node
    let name: StringObject
    let op: BinaryOperation
    let value: Node

    /// Stands for the attribute alone.
    private let attribute: Node

    init(
        _ receiver: Node, _ name: StringObject, _ op: BinaryOperation, _ value: Node, attribute: SourceRange,
        _ range: SourceRange
    ) {
        self.attribute = Node(attribute)
        self.receiver = receiver
        self.name = name
        self.op = op
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let object = try receiver.evaluate(frame, thread)
        attribute.mark(thread)
        let old = try thread.getAttribute(object, name)
        let operand = try value.evaluate(frame, thread)
        mark(thread)
        let result = try thread.inplace(op, old, operand)
        attribute.mark(thread)
        try thread.setAttribute(object, name, result)
        return .normal
    }
}

final class DeleteNode: Node {
    let targets: [Target]

    init(_ targets: [Target], _ range: SourceRange) {
        self.targets = targets
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        for target in targets { try target.delete(frame, thread) }
        return .normal
    }
}

final class ReturnNode: Node {
    let value: Node

    init(_ value: Node, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let result = try value.evaluate(frame, thread)
        store(returnSlot(thread), result)
        return .returning
    }
}

/// The address of `thread.returnValue`.
@inline(__always) func returnSlot(_ thread: ThreadRef) -> Slots {
    withUnsafeMutablePointer(to: &thread.pointee.returnValue) { $0 }
}

/// Takes the value that `return` left.
@inline(__always) func takeReturnValue(_ thread: ThreadRef) -> Value {
    let slot = returnSlot(thread)
    let value = slot.move()
    slot.initialize(to: .unbound)
    return value
}

final class PassNode: Node {
    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion { .normal }
}

final class BreakNode: Node {
    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion { .breaking }
}

final class ContinueNode: Node {
    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion { .continuing }
}

final class IfNode: Node {
    let test: Node
    let body: Block
    let orElse: Block
    private let owned: [Node]

    init(_ test: Node, _ body: [Node], _ orElse: [Node], _ range: SourceRange) {
        self.test = test
        self.body = Block(body)
        self.orElse = Block(orElse)
        owned = body + orElse
        super.init(range)
    }

    deinit {
        body.deallocate()
        orElse.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if try test.truth(frame, thread) { return try body.execute(frame, thread) }
        return try orElse.execute(frame, thread)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// One turn of a loop: looks at the world when the countdown has run out.
    @inline(__always) func tick() throws(Raise) {
        pointee.countdown &-= 1
        if pointee.countdown < 0 { try checkpoint() }
    }
}

final class WhileNode: Node {
    let test: Node
    let body: Block
    let orElse: Block
    private let owned: [Node]

    init(_ test: Node, _ body: [Node], _ orElse: [Node], _ range: SourceRange) {
        self.test = test
        self.body = Block(body)
        self.orElse = Block(orElse)
        owned = body + orElse
        super.init(range)
    }

    deinit {
        body.deallocate()
        orElse.deallocate()
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        while try test.truth(frame, thread) {
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
        return try orElse.execute(frame, thread)
    }
}

/// `while True:`
final class ForeverNode: Node {
    let body: Block
    private let owned: [Node]

    init(_ body: [Node], _ range: SourceRange) {
        self.body = Block(body)
        owned = body
        super.init(range)
    }

    deinit { body.deallocate() }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        while true {
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
    }
}
