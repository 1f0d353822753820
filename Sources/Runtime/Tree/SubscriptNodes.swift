// Items: `a[k]`, `a[k] = v`, `a[k] += v`, with lists, dicts, tuples and strings answered in place.

import TaipanSyntax

/// The address of item `index` (negative counts from the end), or nil if it is out of range.
@inline(__always) private func item(_ list: Unmanaged<ListObject>, _ index: Int) -> Slots? {
    let count = list.count
    let i = index < 0 ? index &+ count : index
    return UInt(bitPattern: i) < UInt(bitPattern: count) ? list.items + i : nil
}

@inline(__always) private func item(_ tuple: Unmanaged<TupleObject>, _ index: Int) -> Slots? {
    let count = tuple.count
    let i = index < 0 ? index &+ count : index
    return UInt(bitPattern: i) < UInt(bitPattern: count) ? tuple.items + i : nil
}

/// The address of `container[key]` for exact lists, dicts and tuples when it can be had without running any code.
@inline(__always) func findItem(_ container: Slots, _ key: Slots, _ thread: ThreadRef) -> Slots? {
    guard let object = peek(container) else { return nil }
    let shape = object.shape.toOpaque()
    if shape == thread.pointee.shapes.list.toOpaque() {
        if case .int(let i) = key.pointee { return item(object.to(ListObject.self), i) }
    } else if shape == thread.pointee.shapes.dict.toOpaque() {
        let dict = object.to(DictObject.self)
        let e = dict._withUnsafeGuaranteedRef { $0.probe(key) }
        if e >= 0 { return dict._withUnsafeGuaranteedRef { $0.valueSlot(e) } }
    } else if shape == thread.pointee.shapes.tuple.toOpaque() {
        if case .int(let i) = key.pointee { return item(object.to(TupleObject.self), i) }
    }
    return nil
}

/// The same for a value that may be stored into (no tuples).
@inline(__always) private func findMutableItem(_ container: Slots, _ key: Slots, _ thread: ThreadRef) -> Slots? {
    guard let object = peek(container) else { return nil }
    let shape = object.shape.toOpaque()
    if shape == thread.pointee.shapes.list.toOpaque() {
        if case .int(let i) = key.pointee { return item(object.to(ListObject.self), i) }
    } else if shape == thread.pointee.shapes.dict.toOpaque() {
        let dict = object.to(DictObject.self)
        let e = dict._withUnsafeGuaranteedRef { $0.probe(key) }
        if e >= 0 { return dict._withUnsafeGuaranteedRef { $0.valueSlot(e) } }
    }
    return nil
}

extension Node {
    /// `container[key]` for what `findItem` does not know.
    @inline(never) final func getItemSlowly(
        _ container: Slots, _ key: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if case .int(let index) = key.pointee, let object = peek(container) {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.string.toOpaque() {
                let string = object.to(StringObject.self)
                let i = index < 0 ? index &+ string.count : index
                if UInt(bitPattern: i) < UInt(bitPattern: string.count) {
                    return thread.character(string._withUnsafeGuaranteedRef { $0[i] })
                }
            } else if shape == thread.pointee.shapes.bytes.toOpaque() {
                let bytes = object.to(BytesObject.self)
                let i = index < 0 ? index &+ bytes.count : index
                if UInt(bitPattern: i) < UInt(bitPattern: bytes.count) {
                    return .int(Int(bytes.buffer.load(fromByteOffset: i, as: UInt8.self)))
                }
            } else if object.kind == .tuple, let get = object.type._withUnsafeGuaranteedRef({ $0.operations.getItem }),
                let plain = thread.types.tuple.operations.getItem, sameCode(get, plain),
                let slot = item(object.to(TupleObject.self), index)
            {
                // of a subclass that leaves items alone, such as a `struct_time`
                return copy(slot)
            }
        }
        mark(thread)
        try checkBound(container, frame, thread)
        try checkBound(key, frame, thread)
        return try thread.borrowing(container, key) { (container, key) throws(Raise) in
            try thread.getItem(container, key)
        }
    }

    @inline(never) final func setItemSlowly(
        _ container: Slots, _ key: Slots, _ value: consuming Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        let value = value
        mark(thread)
        try checkBound(container, frame, thread)
        try checkBound(key, frame, thread)
        if let object = peek(container), object.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque() {
            let isNew = object.to(DictObject.self)._withUnsafeGuaranteedRef { dict in
                withUnsafePointer(to: value) { dict.insertPlain(key, Slots(mutating: $0)) }
            }
            if isNew { return }
            return try thread.borrowing(container, key) { (container, key) throws(Raise) in
                try container.cast(DictObject.self).set(key, value, thread)
            }
        }
        try thread.borrowing(container, key) { (container, key) throws(Raise) in
            try thread.setItem(container, key, value)
        }
    }
}

/// Both container and key can be addressed.
final class SubscriptOperands: Node {
    let container: Operand
    let key: Operand

    init(_ container: Operand, _ key: Operand, _ range: SourceRange) {
        self.container = container
        self.key = key
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let c = container.address(frame)
        let k = key.address(frame)
        if let slot = findItem(c, k, thread) { return copy(slot) }
        return try getItemSlowly(c, k, frame, thread)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let c = container.address(frame)
        let k = key.address(frame)
        if let slot = findItem(c, k, thread) { return slot }
        let value = try getItemSlowly(c, k, frame, thread)
        let temporary = thread.pointee.sp
        temporary.initialize(to: value)
        return temporary
    }
}

/// The container is any expression, the key can be addressed.
final class SubscriptNodeOperand: Node {
    let container: Node
    let key: Operand

    init(_ container: Node, _ key: Operand, _ range: SourceRange) {
        self.container = container
        self.key = key
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let temporary = thread.pointee.sp
        let c = try container.place(frame, thread)
        if let slot = findItem(c, key.address(frame), thread) {
            let value = copy(slot)
            dropTemporary(c, temporary)
            return value
        }
        return try slowly(take(c, temporary), frame, thread)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let temporary = thread.pointee.sp
        let c = try container.place(frame, thread)
        if c != temporary, let slot = findItem(c, key.address(frame), thread) { return slot }
        let value: Value
        if let slot = findItem(c, key.address(frame), thread) {
            value = copy(slot)
            dropTemporary(c, temporary)
        } else {
            value = try slowly(take(c, temporary), frame, thread)
        }
        temporary.initialize(to: value)
        return temporary
    }

    @inline(never) private func slowly(_ container: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var container = container
        return try getItemSlowly(&container, key.address(frame), frame, thread)
    }
}

/// The container can be addressed, the key is any expression.
final class SubscriptOperandNode: Node {
    let container: Operand
    let key: Node

    init(_ container: Operand, _ key: Node, _ range: SourceRange) {
        self.container = container
        self.key = key
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let temporary = thread.pointee.sp
        let k = try key.place(frame, thread)
        if let slot = findItem(container.address(frame), k, thread) {
            let value = copy(slot)
            dropTemporary(k, temporary)
            return value
        }
        return try slowly(take(k, temporary), frame, thread)
    }

    @inline(never) private func slowly(_ key: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var key = key
        return try getItemSlowly(container.address(frame), &key, frame, thread)
    }
}

final class SubscriptNodes: Node {
    let container: Node
    let key: Node

    init(_ container: Node, _ key: Node, _ range: SourceRange) {
        self.container = container
        self.key = key
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var c = try container.evaluate(frame, thread)
        var k = try key.evaluate(frame, thread)
        if case .object(let object) = c, case .int(let i) = k,
            object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque()
        {
            if let slot = item(Unmanaged.passUnretained(object).to(ListObject.self), i) { return copy(slot) }
        }
        return try getItemSlowly(&c, &k, frame, thread)
    }
}

func makeSubscript(_ container: Node, _ key: Node, _ range: SourceRange) -> Node {
    if let c = container.operand {
        if let k = key.operand { return SubscriptOperands(c, k, range) }
        return SubscriptOperandNode(c, key, range)
    }
    if let k = key.operand { return SubscriptNodeOperand(container, k, range) }
    return SubscriptNodes(container, key, range)
}

/// `a:b:c` inside a subscript.
final class SliceNode: Node {
    let lower: Node
    let upper: Node
    let step: Node

    init(_ lower: Node, _ upper: Node, _ step: Node, _ range: SourceRange) {
        self.lower = lower
        self.upper = upper
        self.step = step
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try lower.evaluate(frame, thread)
        let b = try upper.evaluate(frame, thread)
        let c = try step.evaluate(frame, thread)
        return .object(SliceObject(a, b, c, thread.pointee.shapes.slice))
    }
}

/// `a[i:j]` without a step: lists, strings and tuples are cut without making a slice object.
final class SimpleSliceNode: Node {
    let container: Node
    let containerOperand: Operand?
    let lower: Node
    let upper: Node

    init(_ container: Node, _ lower: Node, _ upper: Node, _ range: SourceRange) {
        self.container = container
        containerOperand = container.operand
        self.lower = lower
        self.upper = upper
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if let containerOperand {
            let a = try lower.evaluate(frame, thread)
            let b = try upper.evaluate(frame, thread)
            let slot = containerOperand.address(frame)
            if let part = cut(slot, a, b, thread) { return part }
            try checkBound(slot, frame, thread)
            return try generally(copy(slot), a, b, thread)
        }
        var c = try container.evaluate(frame, thread)
        let a = try lower.evaluate(frame, thread)
        let b = try upper.evaluate(frame, thread)
        if let part = cut(&c, a, b, thread) { return part }
        return try generally(c, a, b, thread)
    }

    @inline(never) private func generally(
        _ container: Value, _ a: Value, _ b: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        mark(thread)
        return try thread.getItem(container, .object(SliceObject(a, b, .none, thread.pointee.shapes.slice)))
    }

    /// The part of an exact list, string or tuple between two integers or `None`; nil for anything else.
    @inline(__always) private func cut(_ container: Slots, _ a: Value, _ b: Value, _ thread: ThreadRef) -> Value? {
        guard let object = peek(container) else { return nil }
        let shape = object.shape.toOpaque()
        if shape == thread.pointee.shapes.string.toOpaque() {
            let string = object.to(StringObject.self)
            guard let (start, end) = bounds(a, b, string.count) else { return nil }
            return .object(string._withUnsafeGuaranteedRef { thread.substring($0, start, end) })
        }
        if shape == thread.pointee.shapes.list.toOpaque() {
            let list = object.to(ListObject.self)
            guard let (start, end) = bounds(a, b, list.count), end - start <= 1 << 14 else { return nil }
            let count = max(0, end - start)
            let result = thread.makeList(capacity: count)
            copySlots(list.items + start, count, to: result.items)
            result.count = count
            return .object(result)
        }
        if shape == thread.pointee.shapes.tuple.toOpaque() {
            let tuple = object.to(TupleObject.self)
            guard let (start, end) = bounds(a, b, tuple.count), end - start < tuple.count else { return nil }
            if end <= start { return .object(thread.pointee.interpreter.emptyTuple) }
            return .object(thread.makeTuple(copying: tuple.items + start, end - start))
        }
        return nil
    }

    @inline(__always) private func bounds(_ a: Value, _ b: Value, _ count: Int) -> (Int, Int)? {
        let start: Int
        switch a {
        case .none: start = 0
        case .int(let i): start = i < 0 ? max(0, i &+ count) : min(i, count)
        default: return nil
        }
        switch b {
        case .none: return (start, count)
        case .int(let i): return (start, i < 0 ? max(0, i &+ count) : min(i, count))
        default: return nil
        }
    }
}

/// `a[k] = v` as a statement.
final class StoreItemNode: Node {
    let container: Node
    let key: Node
    let value: Node

    init(_ container: Node, _ key: Node, _ value: Node, _ range: SourceRange) {
        self.container = container
        self.key = key
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new = try value.evaluate(frame, thread)
        var c = try container.evaluate(frame, thread)
        var k = try key.evaluate(frame, thread)
        if case .object(let object) = c, case .int(let i) = k,
            object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque(),
            let slot = item(Unmanaged.passUnretained(object).to(ListObject.self), i)
        {
            store(slot, new)
            return .normal
        }
        try setItemSlowly(&c, &k, new, frame, thread)
        return .normal
    }
}

/// Container and key can be addressed.
final class StoreItemOperands: Node {
    let container: Operand
    let key: Operand
    let value: Node

    init(_ container: Operand, _ key: Operand, _ value: Node, _ range: SourceRange) {
        self.container = container
        self.key = key
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new = try value.evaluate(frame, thread)
        let c = container.address(frame)
        let k = key.address(frame)
        if let slot = findMutableItem(c, k, thread) {
            store(slot, new)
            return .normal
        }
        try setItemSlowly(c, k, new, frame, thread)
        return .normal
    }
}

/// The container is looked at where it lives (`self.items[i] = v`), the key can be addressed.
final class StoreItemPlace: Node {
    let container: Node
    let key: Operand
    let value: Node

    init(_ container: Node, _ key: Operand, _ value: Node, _ range: SourceRange) {
        self.container = container
        self.key = key
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new = try value.evaluate(frame, thread)
        let temporary = thread.pointee.sp
        let c = try container.place(frame, thread)
        if c != temporary, let slot = findMutableItem(c, key.address(frame), thread) {
            store(slot, new)
            return .normal
        }
        try slowly(take(c, temporary), new, frame, thread)
        return .normal
    }

    @inline(never) private func slowly(
        _ container: Value, _ value: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        var container = container
        try setItemSlowly(&container, key.address(frame), value, frame, thread)
    }
}

func makeStoreItem(_ container: Node, _ key: Node, _ value: Node, _ range: SourceRange) -> Node {
    if let k = key.operand {
        if let c = container.operand { return StoreItemOperands(c, k, value, range) }
        return StoreItemPlace(container, k, value, range)
    }
    return StoreItemNode(container, key, value, range)
}

/// `a[k] op= v`.
final class AugmentItemNode: Node {
    let container: Node
    let key: Node
    let op: BinaryOperation
    let value: Node
    /// All three, if they can be addressed: then nothing runs between finding the item and changing it.
    private let operands: (container: Operand, key: Operand, value: Operand)?
    /// Stands for `a[k]` alone.
    private let item: Node

    init(_ container: Node, _ key: Node, _ op: BinaryOperation, _ value: Node, item: Node, _ range: SourceRange) {
        self.item = item
        self.container = container
        self.key = key
        self.op = op
        self.value = value
        if let container = container.operand, let key = key.operand, let value = value.operand {
            operands = (container, key, value)
        } else {
            operands = nil
        }
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if let operands,
            let slot = findMutableItem(operands.container.address(frame), operands.key.address(frame), thread),
            augment(slot, operands.value.address(frame))
        {
            return .normal
        }
        var c = try container.evaluate(frame, thread)
        var k = try key.evaluate(frame, thread)
        if let slot = findMutableItem(&c, &k, thread), isNumber(slot) {
            let old = copy(slot)
            var right = try value.evaluate(frame, thread)
            if let slot = findMutableItem(&c, &k, thread), slot.pointee.isSame(as: old), augment(slot, &right) {
                return .normal
            }
            mark(thread)
            let result = try thread.inplace(op, old, right)
            item.mark(thread)
            try thread.setItem(c, k, result)
            return .normal
        }
        return try slowly(c, k, frame, thread)
    }

    @inline(__always) private func isNumber(_ slot: Slots) -> Bool {
        switch slot.pointee {
        case .int, .float: true
        default: false
        }
    }

    /// Adds to, subtracts from or multiplies the number in the slot; false if that is not what is to be done.
    @inline(__always) private func augment(_ slot: Slots, _ right: Slots) -> Bool {
        if case .int(let a) = slot.pointee, case .int(let b) = right.pointee {
            let (result, overflow): (Int, Bool)
            switch op {
            case .add: (result, overflow) = a.addingReportingOverflow(b)
            case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
            case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
            default: return false
            }
            if overflow { return false }
            slot.initialize(to: .int(result))
            return true
        }
        if case .float(let a) = slot.pointee, case .float(let b) = right.pointee {
            switch op {
            case .add: slot.initialize(to: .float(a + b))
            case .subtract: slot.initialize(to: .float(a - b))
            case .multiply: slot.initialize(to: .float(a * b))
            default: return false
            }
            return true
        }
        return false
    }

    @inline(never) private func slowly(
        _ container: Value, _ key: Value, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        item.mark(thread)
        let old = try thread.getItem(container, key)
        let right = try value.evaluate(frame, thread)
        mark(thread)
        let result = try thread.inplace(op, old, right)
        item.mark(thread)
        try thread.setItem(container, key, result)
        return .normal
    }
}
