// The executable tree: what is walked. One final class per kind of node, with `let` children and a few virtual methods.
//
// Rules that make it fast (measured; see docs/decisions):
// - Locals and constants are not evaluated but *addressed* (`Operand`), so one class covers both, and nothing is copied to be
//   looked at. `place` extends that to attributes and items.
// - The fast path of `evaluate` calls nothing that could release an object. Everything else goes to an `@inline(never)` method
//   that is given addresses.
// - A child is a `let`, or a `NodeRef` in a buffer; a `var`, an optional or an array element would cost a retain per call.
// - Inline caches are plain fields of the node. The tree is never rewritten.
// - Before a node does anything that can raise, call or run a finalizer it writes its address to the frame record
//   (`mark`): that is where line numbers of tracebacks come from.

import TaipanSyntax

/// How a statement ended.
enum Completion: UInt8 {
    case normal, breaking, continuing
    /// The value is in `thread.returnValue`.
    case returning
}

class Node {
    /// Where the node stands in the source.
    final let range: SourceRange

    init(_ range: SourceRange) { self.range = range }

    /// The value, owned.
    func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        fatalError("\(Self.self) is a statement")
    }

    /// The address of the value: somewhere it lives anyway (borrowed, good until the next evaluation), or `thread.sp`, where it is a
    /// temporary that the caller takes or drops (`dropTemporary`).
    func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let value = try evaluate(frame, thread)
        let slot = thread.pointee.sp
        slot.initialize(to: value)
        return slot
    }

    func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let value = try evaluate(frame, thread)
        if case .bool(let b) = value { return b }
        mark(thread)
        return try thread.truth(value)
    }

    /// The truth of what lies at an address if it takes no code to tell: that of constants, small numbers, text and plain containers.
    @inline(__always) final func quickTruth(_ slot: Slots, _ thread: ThreadRef) -> Bool? {
        switch slot.pointee {
        case .bool(let b): return b
        case .int(let i): return i != 0
        case .none: return false
        default: return peek(slot).flatMap { thread.isFilled($0) }
        }
    }

    func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        _ = try evaluate(frame, thread)
        return .normal
    }

    /// If the value can be had by address without evaluation.
    var operand: Operand? { nil }

    /// Evaluating it cannot rebind a local of the frame.
    var isQuiet: Bool { operand != nil }

    /// Writes down that this node is about to do something that can raise.
    @inline(__always) final func mark(_ thread: ThreadRef) {
        thread.pointee.frame.pointee.site = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
    }
}

/// A local slot (mask -1, offset in bytes) or a constant (mask 0, absolute address): addressed without a branch.
struct Operand {
    let mask: Int
    let offset: Int

    @inline(__always) func address(_ frame: Slots) -> Slots {
        Slots(bitPattern: (Int(bitPattern: frame) & mask) &+ offset).unsafelyUnwrapped
    }

    static func local(_ slot: Int) -> Operand { Operand(mask: -1, offset: slot * 16) }

    /// The constant lives at `slot`, which outlives the tree.
    static func constant(_ slot: Slots) -> Operand { Operand(mask: 0, offset: Int(bitPattern: slot)) }

    var isLocal: Bool { mask != 0 }
}

/// A node referred to from a buffer, without a retain per call. The tree owns the node.
struct NodeRef {
    let reference: Unmanaged<Node>

    @inline(__always) init(_ node: Node) { reference = .passUnretained(node) }

    @inline(__always) func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        // `_withUnsafeGuaranteedRef` rethrows `any Error`: the error is kept out of the closure.
        var isGood = true
        let value: Value = reference._withUnsafeGuaranteedRef { node in
            do throws(Raise) { return try node.evaluate(frame, thread) } catch {
                isGood = false
                return .unbound
            }
        }
        if !isGood { throw Raise() }
        return value
    }

    @inline(__always) func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var isGood = true
        let completion: Completion = reference._withUnsafeGuaranteedRef { node in
            do throws(Raise) { return try node.execute(frame, thread) } catch {
                isGood = false
                return .normal
            }
        }
        if !isGood { throw Raise() }
        return completion
    }

    @inline(__always) func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        var isGood = true
        let answer: Bool = reference._withUnsafeGuaranteedRef { node in
            do throws(Raise) { return try node.truth(frame, thread) } catch {
                isGood = false
                return false
            }
        }
        if !isGood { throw Raise() }
        return answer
    }
}

/// A fixed list of children that is walked without a retain. Owns its nodes.
struct NodeList {
    let nodes: UnsafeMutablePointer<NodeRef>
    /// Where the values of locals and constants lie; a mask of its own marks what is evaluated.
    private let operands: UnsafeMutablePointer<Operand>
    let count: Int
    /// No evaluation can rebind a local that another value was lent from, as in `f(x, (x := y))`.
    let canLend: Bool

    private static let evaluated = 1

    /// Lives as long as the tree, which is never freed before its body; the few bytes are freed with `release`.
    init(_ list: [Node]) {
        count = list.count
        nodes = .allocate(capacity: max(1, list.count))
        operands = .allocate(capacity: max(1, list.count))
        var areQuiet = true
        for (i, node) in list.enumerated() {
            _ = Unmanaged.passRetained(node)
            (nodes + i).initialize(to: NodeRef(node))
            (operands + i).initialize(to: node.operand ?? Operand(mask: NodeList.evaluated, offset: 0))
            if !node.isQuiet { areQuiet = false }
        }
        canLend = areQuiet
    }

    @inline(__always) subscript(index: Int) -> NodeRef { nodes[index] }

    func release() {
        for i in 0..<count { nodes[i].reference.release() }
        nodes.deallocate()
        operands.deallocate()
    }

    /// Evaluates all nodes onto the value stack; on an error everything is dropped and `sp` is back.
    @inline(__always) func push(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let base = thread.pointee.sp
        if base + count >= thread.pointee.valueStackLimit { throw thread.stackExhausted() }
        var i = 0
        do throws(Raise) {
            while i < count {
                if let slot = place(i, frame) {
                    (base + i).initialize(to: copy(slot))
                } else {
                    (base + i).initialize(to: try nodes[i].evaluate(frame, thread))
                }
                i &+= 1
                thread.pointee.sp = base + i
            }
        } catch {
            drop(base, i)
            thread.pointee.sp = base
            throw error
        }
    }

    /// Where the value of a local that is bound, or of a constant, lies. (The node of one that is unbound raises.)
    @inline(__always) private func place(_ index: Int, _ frame: Slots) -> Slots? {
        let operand = operands[index]
        if operand.mask == NodeList.evaluated { return nil }
        let slot = operand.address(frame)
        return slot.pointee.isUnbound ? nil : slot
    }

    /// Calls a function in Swift, which only borrows its arguments, with these values: what lies in a local or is constant is lent.
    /// For lists that can lend.
    @inline(__always) func callLending(
        _ function: Unmanaged<NativeObject>, _ site: Node, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let base = thread.pointee.sp
        if base + count >= thread.pointee.valueStackLimit { throw thread.stackExhausted() }
        var i = 0
        let result: Value
        do throws(Raise) {
            while i < count {
                if let slot = place(i, frame) {
                    lend(base + i, slot)
                } else {
                    (base + i).initialize(to: try nodes[i].evaluate(frame, thread))
                }
                i &+= 1
                thread.pointee.sp = base + i
            }
            site.mark(thread)
            result = try thread.callNative(function, base, count, nil)
        } catch {
            dropEvaluated(base, i)
            thread.pointee.sp = base
            throw error
        }
        dropEvaluated(base, count)
        thread.pointee.sp = base
        return result
    }

    /// Drops those of the first values that are not lent.
    @inline(__always) private func dropEvaluated(_ base: Slots, _ count: Int) {
        var i = 0
        while i < count {
            if operands[i].mask == NodeList.evaluated, let object = peek(base + i) { object.releaseObject() }
            i &+= 1
        }
    }
}

/// Drops what `place` put at `temporary` (the `sp` before the call), if it put anything there.
@inline(__always) func dropTemporary(_ slot: Slots, _ temporary: Slots) {
    if slot == temporary { drop(slot, 1) }
}

/// Takes the value at `slot` that `place` gave: moved if it is a temporary, copied otherwise.
@inline(__always) func take(_ slot: Slots, _ temporary: Slots) -> Value {
    slot == temporary ? slot.move() : copy(slot)
}

/// The code of a body that has not been called yet: lowers it on the first call.
final class LoweringStandIn: Node {
    var body: Unmanaged<FunctionBody>?

    init() { super.init(.none) }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        fatalError("a body was run before it was lowered")
    }
}
