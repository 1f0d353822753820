// What can be assigned to and deleted: names of all kinds, attributes, items, and lists of targets.

import TaipanSyntax

class Target: Node {
    /// Binds the value.
    func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        fatalError("\(Self.self) cannot be assigned to")
    }

    func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        fatalError("\(Self.self) cannot be deleted")
    }
}

final class LocalTarget: Target {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        store(frame + slot, value)
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if case .unbound = frame[slot] { throw unboundLocal(slot, thread) }
        store(frame + slot, .unbound)
    }
}

final class CellTarget: Target {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    private func cell(_ frame: Slots) -> Slots {
        peek(frame + slot).unsafelyUnwrapped.to(CellObject.self)._withUnsafeGuaranteedRef { $0.slot }
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        store(cell(frame), value)
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if case .unbound = cell(frame).pointee { throw unboundLocal(slot, thread) }
        store(cell(frame), .unbound)
    }
}

final class FreeTarget: Target {
    let functionSlot: Int
    let index: Int

    init(_ functionSlot: Int, _ index: Int, _ range: SourceRange) {
        self.functionSlot = functionSlot
        self.index = index
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        store(freeCell(frame, functionSlot, index), value)
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let cell = freeCell(frame, functionSlot, index)
        if case .unbound = cell.pointee {
            mark(thread)
            let name = thread.pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.scope.freeNames[index] }
            throw thread.raiseUnboundFree(name)
        }
        store(cell, .unbound)
    }
}

/// A global, or a name of the module itself.
final class GlobalTarget: Target {
    let name: StringObject
    let globals: Unmanaged<DictObject>
    private var version = -1
    private var cached: Slots = noSlots

    init(_ name: StringObject, _ globals: DictObject, _ range: SourceRange) {
        self.name = name
        self.globals = .passUnretained(globals)
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if globals._withUnsafeGuaranteedRef({ $0.layoutVersion }) == version {
            store(cached, value)
        } else {
            find(value)
        }
    }

    @inline(never) private func find(_ value: Value) {
        let dict = globals.takeUnretainedValue()
        dict.set(name, value)
        let e = dict.find(name)
        if e >= 0 {
            cached = dict.valueSlot(e)
            version = dict.layoutVersion
        }
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        let removed = globals.takeUnretainedValue().remove(name)
        if removed.isUnbound { throw thread.raiseUndefined(name) }
    }
}

/// A name in a namespace: class bodies, `exec` with separate locals.
final class NameTarget: Target {
    let name: StringObject
    let namespaceSlot: Int

    init(_ name: StringObject, _ namespaceSlot: Int, _ range: SourceRange) {
        self.name = name
        self.namespaceSlot = namespaceSlot
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        let namespace = copy(frame + namespaceSlot)
        if let dict = namespace.as(.dict, DictObject.self),
            dict.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque()
        {
            dict.set(name, value)
        } else {
            try thread.setItem(namespace, .object(name), value)
        }
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        let namespace = copy(frame + namespaceSlot)
        if let dict = namespace.as(.dict, DictObject.self),
            dict.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque()
        {
            if dict.remove(name).isUnbound { throw thread.raiseUndefined(name) }
            return
        }
        do throws(Raise) { try thread.deleteItem(namespace, .object(name)) } catch {
            try thread.swallow(thread.types.keyError)
            throw thread.raiseUndefined(name)
        }
    }
}

final class SubscriptTarget: Target {
    let object: Node
    let key: Node

    init(_ object: Node, _ key: Node, _ range: SourceRange) {
        self.object = object
        self.key = key
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let value = value
        let object = try object.evaluate(frame, thread)
        let key = try key.evaluate(frame, thread)
        mark(thread)
        try thread.setItem(object, key, value)
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let object = try object.evaluate(frame, thread)
        let key = try key.evaluate(frame, thread)
        mark(thread)
        try thread.deleteItem(object, key)
    }
}

/// `a, *b, c = …`: `star` is the position of the starred target.
final class SequenceTarget: Target {
    let targets: [Target]
    let star: Int?

    init(_ targets: [Target], star: Int?, _ range: SourceRange) {
        self.targets = targets
        self.star = star
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let value = value
        mark(thread)
        if star == nil, case .object(let object) = value {
            if object.shape.toOpaque() == thread.pointee.shapes.tuple.toOpaque() {
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                if tuple.count == targets.count {
                    for i in 0..<targets.count { try targets[i].assign(tuple[i], frame, thread) }
                    return
                }
            }
        }
        let items = try unpack(value, thread)
        for (target, item) in zip(targets, items) { try target.assign(item, frame, thread) }
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        for target in targets { try target.delete(frame, thread) }
    }

    /// Exactly one value per target.
    private func unpack(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [Value] {
        if let star { return try thread.unpack(value, before: star, after: targets.count - star - 1) }
        return try thread.unpack(value, count: targets.count)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The items of an iterable that must have exactly `count`.
    package func unpack(_ value: Value, count: Int) throws(Raise) -> [Value] {
        let iterator = try unpackIterator(value)
        var items: [Value] = []
        items.reserveCapacity(count)
        while items.count < count {
            let item = try next(iterator)
            if item.isUnbound {
                throw valueError("not enough values to unpack (expected \(count), got \(items.count))")
            }
            items.append(item)
        }
        if try next(iterator).isUnbound { return items }
        if let length = exactLength(value) {
            throw valueError("too many values to unpack (expected \(count), got \(length))")
        }
        throw valueError("too many values to unpack (expected \(count))")
    }

    /// The length that CPython 3.13 tells for lists, tuples and dicts.
    private func exactLength(_ value: Value) -> Int? { nil }

    /// `before` items, a list of the middle, `after` items.
    func unpack(_ value: Value, before: Int, after: Int) throws(Raise) -> [Value] {
        let iterator = try unpackIterator(value)
        var items: [Value] = []
        while items.count < before {
            let item = try next(iterator)
            if item.isUnbound {
                throw valueError(
                    "not enough values to unpack (expected at least \(before + after), got \(items.count))")
            }
            items.append(item)
        }
        let rest = makeList()
        while true {
            let item = try next(iterator)
            if item.isUnbound { break }
            rest.append(item)
        }
        if rest.count < after {
            throw valueError(
                "not enough values to unpack (expected at least \(before + after), got \(before + rest.count))")
        }
        items.append(.object(rest))
        var tail: [Value] = []
        for _ in 0..<after { tail.append(rest.remove(at: rest.count - 1)) }
        return items + tail.reversed()
    }

    private func unpackIterator(_ value: Value) throws(Raise) -> Value {
        let table = operations(of: value)
        if table.pointee.iterate == nil && table.pointee.getItem == nil {
            throw typeError("cannot unpack non-iterable \(typeName(value)) object")
        }
        return try iterator(of: value)
    }
}
