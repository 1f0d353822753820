// `for`: lists, tuples, ranges and dicts are walked by an index in the node itself, anything else by its iterator.

import TaipanSyntax

/// Where the items of a loop go.
enum LoopTarget {
    case local(Int)
    case locals(UnsafeMutablePointer<Int>, Int, SequenceTarget)
    case general(Target)

    init(_ target: Target) {
        if let local = target as? LocalTarget {
            self = .local(local.slot)
        } else if let sequence = target as? SequenceTarget, sequence.star == nil, !sequence.targets.isEmpty,
            let slots = sequence.localSlots
        {
            let buffer = UnsafeMutablePointer<Int>.allocate(capacity: slots.count)
            for (i, slot) in slots.enumerated() { buffer[i] = slot }
            self = .locals(buffer, slots.count, sequence)
        } else {
            self = .general(target)
        }
    }

    func deallocate() { if case .locals(let buffer, _, _) = self { buffer.deallocate() } }
}

extension SequenceTarget {
    /// The slots of `a, b` if both are plain locals.
    var localPair: (Int, Int)? {
        guard star == nil, let slots = localSlots, slots.count == 2 else { return nil }
        return (slots[0], slots[1])
    }

    /// The slots, if all targets are plain locals.
    var localSlots: [Int]? {
        var slots: [Int] = []
        for target in targets {
            guard let local = target as? LocalTarget else { return nil }
            slots.append(local.slot)
        }
        return slots
    }
}

/// `for target in iterable`.
final class ForNode: Node {
    let target: LoopTarget
    /// The slot of a local target, or -1: the common case without looking at the enum.
    let slot: Int
    private let anyTarget: Target
    let iterable: Node
    let body: Block
    let orElse: Block
    private let owned: [Node]

    init(_ target: Target, _ iterable: Node, _ body: [Node], _ orElse: [Node], _ range: SourceRange) {
        anyTarget = target
        self.target = LoopTarget(target)
        slot = (target as? LocalTarget)?.slot ?? -1
        self.iterable = iterable
        self.body = Block(body)
        self.orElse = Block(orElse)
        owned = body + orElse
        super.init(range)
    }

    deinit {
        target.deallocate()
        body.deallocate()
        orElse.deallocate()
    }

    @inline(__always) private func bind(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if slot >= 0 { store(frame + slot, value) } else { try bindSlowly(value, frame, thread) }
    }

    private func bindSlowly(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        switch target {
        case .local(let slot): store(frame + slot, value)
        case .locals(let slots, let count, let general):
            let value = value
            try unpack(value, into: slots, count, frame, thread, general)
        case .general(let target): try target.assign(value, frame, thread)
        }
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        try run(over: try iterable.evaluate(frame, thread), frame, thread)
    }

    /// The loop over a value that has been evaluated.
    func run(over source: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if case .object(let object) = source {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.list.toOpaque() {
                return try overList(unsafeDowncast(object, to: ListObject.self), frame, thread)
            }
            if shape == thread.pointee.shapes.tuple.toOpaque() {
                return try overTuple(unsafeDowncast(object, to: TupleObject.self), frame, thread)
            }
            if shape == thread.pointee.shapes.range.toOpaque() {
                let range = unsafeDowncast(object, to: RangeObject.self)
                if range.isSmall { return try overRange(range, frame, thread) }
            }
            if shape == thread.pointee.shapes.dict.toOpaque() {
                return try overDict(unsafeDowncast(object, to: DictObject.self), frame, thread)
            }
        }
        return try overIterator(source, frame, thread)
    }

    private func overList(_ list: ListObject, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var i = 0
        while i < list.count {
            try bind(copy(list.items + i), frame, thread)
            i &+= 1
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
        return try orElse.execute(frame, thread)
    }

    private func overTuple(_ tuple: TupleObject, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var i = 0
        while i < tuple.count {
            try bind(copy(tuple.items + i), frame, thread)
            i &+= 1
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
        return try orElse.execute(frame, thread)
    }

    private func overRange(_ range: RangeObject, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var left = range.length
        var value = range.first
        let step = range.step
        while left > 0 {
            try bind(.int(value), frame, thread)
            value &+= step
            left &-= 1
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
        return try orElse.execute(frame, thread)
    }

    private func overDict(_ dict: DictObject, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        var entry = 0
        let count = dict.count
        let order = dict.layoutVersion
        while let e = dict.nextEntry(from: entry) {
            try bind(dict.key(at: e), frame, thread)
            entry = e &+ 1
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
            if dict.count != count {
                iterable.mark(thread)
                throw thread.runtimeError("dictionary changed size during iteration")
            }
            if dict.layoutVersion != order && dict.used < entry {
                iterable.mark(thread)
                throw thread.runtimeError("dictionary keys changed during iteration")
            }
        }
        return try orElse.execute(frame, thread)
    }

    private func overIterator(_ source: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        iterable.mark(thread)
        let iterator = try thread.iterator(of: source)
        if case .locals(let slots, 2, _) = target, let object = iterator.reference, object.kind == .iterator {
            if let completion = try overPairs(object.to(IteratorObject.self), slots[0], slots[1], frame, thread) {
                return completion
            }
        }
        while true {
            iterable.mark(thread)
            let value = try thread.next(iterator)
            if case .unbound = value { return try orElse.execute(frame, thread) }
            try bind(value, frame, thread)
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
        }
    }

    /// `for a, b in` something that gives pairs without tuples; nil, and nothing done, if it does not.
    private func overPairs(
        _ iterator: Unmanaged<IteratorObject>, _ first: Int, _ second: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion? {
        while let pair = try iterator.nextPair(thread) {
            if pair.first.isUnbound { return try orElse.execute(frame, thread) }
            store(frame + first, pair.first)
            store(frame + second, pair.second)
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            try thread.tick()
            iterable.mark(thread)
        }
        return nil
    }
}

/// `for local in range(…)`: no range object, if the name `range` still means the builtin.
final class ForRangeNode: Node {
    let slot: Int
    let callee: GlobalNode
    let start: Node?
    let stop: Node
    let step: Node?
    let general: ForNode
    let body: Block

    init(_ slot: Int, _ callee: GlobalNode, _ start: Node?, _ stop: Node, _ step: Node?, _ general: ForNode) {
        self.slot = slot
        self.callee = callee
        self.start = start
        self.stop = stop
        self.step = step
        self.general = general
        body = general.body
        super.init(general.range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        guard let object = peek(try callee.address(thread)),
            object.toOpaque() == Unmanaged.passUnretained(thread.types.range).toOpaque()
        else { return try general.execute(frame, thread) }
        let first = try start?.evaluate(frame, thread) ?? .int(0)
        let last = try stop.evaluate(frame, thread)
        let stride = try step?.evaluate(frame, thread) ?? .int(1)
        guard case .int(let a) = first, case .int(let b) = last, case .int(let s) = stride, s != 0 else {
            return try generally(first, last, stride, frame, thread)
        }
        return s > 0
            ? try up(a, b, s, frame, thread)
            : try down(a, b, s, frame, thread)
    }

    @inline(__always) private func up(
        _ start: Int, _ stop: Int, _ step: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        var i = start
        while i < stop {
            store(frame + slot, .int(i))
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            let (next, overflow) = i.addingReportingOverflow(step)
            if overflow { break }
            i = next
            try thread.tick()
        }
        return try general.orElse.execute(frame, thread)
    }

    private func down(
        _ start: Int, _ stop: Int, _ step: Int, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        var i = start
        while i > stop {
            store(frame + slot, .int(i))
            switch try body.execute(frame, thread) {
            case .breaking: return .normal
            case .returning: return .returning
            default: break
            }
            let (next, overflow) = i.addingReportingOverflow(step)
            if overflow { break }
            i = next
            try thread.tick()
        }
        return try general.orElse.execute(frame, thread)
    }

    /// Unusual arguments: the range object is made from what has been evaluated.
    @inline(never) private func generally(
        _ first: Value, _ last: Value, _ stride: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        general.iterable.mark(thread)
        let arguments = start == nil ? [last] : step == nil ? [first, last] : [first, last, stride]
        let range = try thread.call(.object(thread.types.range), arguments)
        return try general.run(over: range, frame, thread)
    }
}
