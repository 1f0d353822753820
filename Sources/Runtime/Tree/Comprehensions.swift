// List, set and dict comprehensions, inlined in the frame of the function they are in. (Generator expressions are generators.)

import TaipanSyntax

/// One `for … in … if …` of a comprehension.
final class ComprehensionClause {
    let target: Target
    /// The slot of a target that is a local; else -1.
    let slot: Int
    /// The slots of a target that is a pair of locals; else -1.
    let firstSlot: Int
    let secondSlot: Int
    let iterable: Node
    let conditions: NodeList

    init(_ target: Target, _ iterable: Node, _ conditions: [Node]) {
        self.target = target
        slot = (target as? LocalTarget)?.slot ?? -1
        (firstSlot, secondSlot) = (target as? SequenceTarget)?.localPair ?? (-1, -1)
        self.iterable = iterable
        self.conditions = NodeList(conditions)
    }

    deinit { conditions.release() }

    /// Binds an item that is owned.
    @inline(__always) func bind(_ item: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if slot >= 0 { store(frame + slot, item) } else { try target.assign(item, frame, thread) }
    }

    @inline(__always) func holds(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        var i = 0
        while i < conditions.count {
            if try !conditions[i].truth(frame, thread) { return false }
            i &+= 1
        }
        return true
    }
}

/// `[e for …]`, `{e for …}`, `{k: v for …}`.
final class ComprehensionNode: Node {
    enum Form { case list, set, dict }
    let form: Form
    let element: Node
    /// The value of a dict comprehension; else the element again.
    let value: Node
    private let clauses: [ComprehensionClause]
    private let first: ComprehensionClause
    /// Slots that are the comprehension's own: emptied at the end, whatever happens.
    let slots: [Int]
    let cells: [Int]

    init(
        _ form: Form, _ element: Node, _ value: Node?, _ clauses: [ComprehensionClause], slots: [Int], cells: [Int],
        _ range: SourceRange
    ) {
        self.form = form
        self.element = element
        self.value = value ?? element
        self.clauses = clauses
        first = clauses[0]
        self.slots = slots
        self.cells = cells
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let source = try first.iterable.evaluate(frame, thread)
        // A comprehension that runs inside itself (recursively, in a lambda) has a frame of its own; here only nesting by
        // generators matters, and those have frames too: the slots are free.
        for slot in cells { store(frame + slot, .object(CellObject(.unbound, thread.pointee.shapes.cell))) }
        let result: Object
        switch form {
        case .list: result = thread.makeList(capacity: expectedCount(source, thread))
        case .set: result = thread.makeSet()
        case .dict: result = thread.makeDict()
        }
        do throws(Raise) { try run(0, first, source, .passUnretained(result), frame, thread) } catch {
            for slot in slots { store(frame + slot, .unbound) }
            throw error
        }
        for slot in slots { store(frame + slot, .unbound) }
        return .object(result)
    }

    /// The number of items if every item of a list or range gives one; else 0.
    private func expectedCount(_ source: Value, _ thread: ThreadRef) -> Int {
        guard clauses.count == 1, first.conditions.count == 0, let object = source.reference else { return 0 }
        let shape = object.shape.toOpaque()
        if shape == thread.pointee.shapes.list.toOpaque() { return object.to(ListObject.self).count }
        if shape == thread.pointee.shapes.range.toOpaque() {
            let range = object.to(RangeObject.self).takeUnretainedValue()
            return range.isSmall && range.length < 1 << 20 ? max(range.length, 0) : 0
        }
        return 0
    }

    /// Clause number `index` over `source`.
    private func run(
        _ index: Int, _ clause: ComprehensionClause, _ source: Value, _ result: Unmanaged<Object>, _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) {
        if let object = source.reference {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.list.toOpaque() {
                let list = object.to(ListObject.self)
                var i = 0
                while i < list.count {
                    try clause.bind(copy(list.items + i), frame, thread)
                    i &+= 1
                    try step(index, clause, result, frame, thread)
                }
                return
            }
            if shape == thread.pointee.shapes.range.toOpaque() {
                let range = object.to(RangeObject.self).takeUnretainedValue()
                if range.isSmall { return try overRange(range, index, clause, result, frame, thread) }
            }
        }
        try overIterator(source, index, clause, result, frame, thread)
    }

    private func overRange(
        _ range: RangeObject, _ index: Int, _ clause: ComprehensionClause, _ result: Unmanaged<Object>, _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) {
        var left = range.length
        var item = range.first
        let stride = range.step
        while left > 0 {
            try clause.bind(.int(item), frame, thread)
            item &+= stride
            left &-= 1
            try step(index, clause, result, frame, thread)
        }
    }

    private func overIterator(
        _ source: Value, _ index: Int, _ clause: ComprehensionClause, _ result: Unmanaged<Object>, _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) {
        clause.iterable.mark(thread)
        let iterator = try thread.iterator(of: source)
        if clause.firstSlot >= 0, let pairs = iterator.reference, pairs.kind == .iterator {
            var isPaired = false
            while let pair = try pairs.to(IteratorObject.self).nextPair(thread) {
                if pair.first.isUnbound { return }
                isPaired = true
                store(frame + clause.firstSlot, pair.first)
                store(frame + clause.secondSlot, pair.second)
                try step(index, clause, result, frame, thread)
                clause.iterable.mark(thread)
            }
            if isPaired { return }
        }
        while true {
            clause.iterable.mark(thread)
            let item = try thread.next(iterator)
            if case .unbound = item { return }
            try clause.bind(item, frame, thread)
            try step(index, clause, result, frame, thread)
        }
    }

    /// The target is bound: conditions, then the next clause or the element.
    @inline(__always) private func step(
        _ index: Int, _ clause: ComprehensionClause, _ result: Unmanaged<Object>, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        try thread.tick()
        if try !clause.holds(frame, thread) { return }
        if index &+ 1 == clauses.count { return try emit(result, frame, thread) }
        try descend(index &+ 1, result, frame, thread)
    }

    private func descend(
        _ index: Int, _ result: Unmanaged<Object>, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        let clause = clauses[index]
        try run(index, clause, try clause.iterable.evaluate(frame, thread), result, frame, thread)
    }

    @inline(__always) private func emit(_ result: Unmanaged<Object>, _ frame: Slots, _ thread: ThreadRef) throws(Raise)
    {
        let item = try element.evaluate(frame, thread)
        switch form {
        case .list:
            let list = result.to(ListObject.self)
            if list.count == list.capacity { try list.takeUnretainedValue().makeRoom(thread) }
            list._withUnsafeGuaranteedRef { $0.append(item) }
        case .set:
            mark(thread)
            try result.to(SetObject.self).takeUnretainedValue().add(item, thread)
        case .dict:
            let second = try value.evaluate(frame, thread)
            mark(thread)
            try result.to(DictObject.self).takeUnretainedValue().set(item, second, thread)
        }
    }
}
