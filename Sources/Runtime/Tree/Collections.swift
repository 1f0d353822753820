// Displays (`[a, b]`, `{k: v}`, …), comprehensions and f-strings.

import TaipanSyntax

final class ListNode: Node {
    let items: NodeList

    init(_ items: [Node], _ range: SourceRange) {
        self.items = NodeList(items)
        super.init(range)
    }

    deinit { items.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = thread.makeList(capacity: items.count)
        var i = 0
        while i < items.count {
            list.append(try items[i].evaluate(frame, thread))
            i &+= 1
        }
        return .object(list)
    }
}

final class TupleNode: Node {
    let items: NodeList

    init(_ items: [Node], _ range: SourceRange) {
        self.items = NodeList(items)
        super.init(range)
    }

    deinit { items.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if items.count == 0 { return .object(thread.interpreter.emptyTuple) }
        let base = thread.pointee.sp
        try items.push(frame, thread)
        let tuple = thread.makeTuple(count: items.count)
        moveBytes(tuple.items, base, items.count &* 16)
        thread.pointee.sp = base
        return .object(tuple)
    }
}

/// A display with `*iterable` in it: list, tuple or set.
final class StarDisplayNode: Node {
    enum Form { case list, tuple, set }
    let form: Form
    let items: [(node: Node, isStar: Bool)]

    init(_ form: Form, _ items: [(node: Node, isStar: Bool)], _ range: SourceRange) {
        self.form = form
        self.items = items
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let list = thread.makeList()
        let set = form == .set ? thread.makeSet() : nil
        for item in items {
            let value = try item.node.evaluate(frame, thread)
            mark(thread)
            if !item.isStar {
                if let set { try set.add(value, thread) } else { list.append(value) }
                continue
            }
            let operations = thread.type(of: value).operations
            if operations.iterate == nil && operations.getItem == nil {
                throw thread.typeError(
                    form == .set
                        ? "'\(thread.typeName(value))' object is not iterable"
                        : "Value after * must be an iterable, not \(thread.typeName(value))")
            }
            try thread.forEach(value) { (element) throws(Raise) in
                if let set { try set.add(element, thread) } else { list.append(element) }
            }
        }
        switch form {
        case .list: return .object(list)
        case .tuple: return .object(thread.makeTuple(copying: list.items, list.count))
        case .set: return .object(set.unsafelyUnwrapped)
        }
    }
}

final class SetNode: Node {
    let items: [Node]

    init(_ items: [Node], _ range: SourceRange) {
        self.items = items
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let set = thread.makeSet()
        for item in items {
            let value = try item.evaluate(frame, thread)
            mark(thread)
            try set.add(value, thread)
        }
        return .object(set)
    }
}

/// `{key: value, **mapping}`: a nil key marks a mapping.
final class DictNode: Node {
    let entries: [(key: Node?, value: Node)]

    init(_ entries: [(key: Node?, value: Node)], _ range: SourceRange) {
        self.entries = entries
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = thread.makeDict(capacity: entries.count)
        for entry in entries {
            if let key = entry.key {
                let k = try key.evaluate(frame, thread)
                let v = try entry.value.evaluate(frame, thread)
                mark(thread)
                try dict.set(k, v, thread)
            } else {
                let mapping = try entry.value.evaluate(frame, thread)
                mark(thread)
                if mapping.as(.dict, DictObject.self) == nil,
                    try thread.lookupAttribute(mapping, thread.names.keys).isUnbound
                {
                    throw thread.typeError("'\(thread.typeName(mapping))' object is not a mapping")
                }
                try thread.dictUpdate(dict, mapping)
            }
        }
        return .object(dict)
    }
}

// MARK: - Comprehensions

/// One `for … in … if …` of a comprehension.
struct ComprehensionClause {
    let target: Target
    let slot: Int
    let iterable: Node
    let conditions: [Node]

    init(_ target: Target, _ iterable: Node, _ conditions: [Node]) {
        self.target = target
        slot = (target as? LocalTarget)?.slot ?? -1
        self.iterable = iterable
        self.conditions = conditions
    }
}

/// `[e for …]`, `{e for …}`, `{k: v for …}`, inlined in the frame of the host.
final class ComprehensionNode: Node {
    enum Form { case list, set, dict }
    let form: Form
    let element: Node
    let value: Node?
    let clauses: [ComprehensionClause]
    /// Slots that are the comprehension's own: emptied at the end, whatever happens.
    let slots: [Int]
    let cells: [Int]

    init(
        _ form: Form, _ element: Node, _ value: Node?, _ clauses: [ComprehensionClause], slots: [Int], cells: [Int],
        _ range: SourceRange
    ) {
        self.form = form
        self.element = element
        self.value = value
        self.clauses = clauses
        self.slots = slots
        self.cells = cells
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let first = clauses[0]
        let source = try first.iterable.evaluate(frame, thread)
        // A comprehension that runs inside itself (recursively, in a lambda) has a frame of its own; here only nesting by
        // generators matters, and those have frames too: the slots are free.
        for slot in cells { store(frame + slot, .object(CellObject(.unbound, thread.pointee.shapes.cell))) }
        let result: Value
        let sink: Sink
        switch form {
        case .list:
            let list = thread.makeList()
            result = .object(list)
            sink = .list(list)
        case .set:
            let set = thread.makeSet()
            result = .object(set)
            sink = .set(set)
        case .dict:
            let dict = thread.makeDict()
            result = .object(dict)
            sink = .dict(dict)
        }
        do throws(Raise) {
            if case .list(let list) = sink, clauses.count == 1, first.slot >= 0, first.conditions.count < 2 {
                try runList(list, source, first, frame, thread)
            } else {
                try run(0, source, sink, frame, thread)
            }
        } catch {
            for slot in slots { store(frame + slot, .unbound) }
            throw error
        }
        for slot in slots { store(frame + slot, .unbound) }
        return result
    }

    private enum Sink {
        case list(ListObject)
        case set(SetObject)
        case dict(DictObject)
    }

    /// The common form: one clause with a local target, at most one condition, into a list.
    @inline(__always) private func runList(
        _ list: ListObject, _ source: Value, _ clause: ComprehensionClause, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        let slot = clause.slot
        let condition = clause.conditions.first
        if case .object(let object) = source {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.list.toOpaque() {
                let items = unsafeDowncast(object, to: ListObject.self)
                if condition == nil && list.capacity < items.count { list.grow(items.count) }
                var i = 0
                while i < items.count {
                    store(frame + slot, copy(items.items + i))
                    i &+= 1
                    try thread.tick()
                    if let condition { if try !condition.truth(frame, thread) { continue } }
                    list.append(try element.evaluate(frame, thread))
                }
                return
            }
            if shape == thread.pointee.shapes.range.toOpaque() {
                let range = unsafeDowncast(object, to: RangeObject.self)
                if range.isSmall {
                    var i = 0
                    var item = range.first
                    if condition == nil && range.length < 1 << 20 && range.length > 0 { list.grow(range.length) }
                    while i < range.length {
                        store(frame + slot, .int(item))
                        item &+= range.step
                        i &+= 1
                        try thread.tick()
                        if let condition { if try !condition.truth(frame, thread) { continue } }
                        list.append(try element.evaluate(frame, thread))
                    }
                    return
                }
            }
        }
        try run(0, source, .list(list), frame, thread)
    }

    private func run(
        _ index: Int, _ source: Value, _ sink: Sink, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) {
        let clause = clauses[index]
        if case .object(let object) = source {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.list.toOpaque() {
                let list = unsafeDowncast(object, to: ListObject.self)
                var i = 0
                while i < list.count {
                    let item = copy(list.items + i)
                    i &+= 1
                    try step(index, clause, item, sink, frame, thread)
                }
                return
            }
            if shape == thread.pointee.shapes.range.toOpaque() {
                let range = unsafeDowncast(object, to: RangeObject.self)
                if range.isSmall {
                    var i = 0
                    var item = range.first
                    while i < range.length {
                        try step(index, clause, .int(item), sink, frame, thread)
                        item &+= range.step
                        i &+= 1
                    }
                    return
                }
            }
        }
        clause.iterable.mark(thread)
        let iterator = try thread.iterator(of: source)
        while true {
            clause.iterable.mark(thread)
            let item = try thread.next(iterator)
            if case .unbound = item { return }
            try step(index, clause, item, sink, frame, thread)
        }
    }

    @inline(__always) private func step(
        _ index: Int, _ clause: ComprehensionClause, _ item: consuming Value, _ sink: Sink, _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) {
        if clause.slot >= 0 { store(frame + clause.slot, item) } else { try clause.target.assign(item, frame, thread) }
        try thread.tick()
        for condition in clause.conditions { if try !condition.truth(frame, thread) { return } }
        if index + 1 < clauses.count {
            let inner = try clauses[index + 1].iterable.evaluate(frame, thread)
            return try run(index + 1, inner, sink, frame, thread)
        }
        let result = try element.evaluate(frame, thread)
        switch sink {
        case .list(let list): list.append(result)
        case .set(let set):
            mark(thread)
            try set.add(result, thread)
        case .dict(let dict):
            let second = try value.unsafelyUnwrapped.evaluate(frame, thread)
            mark(thread)
            try dict.set(result, second, thread)
        }
    }
}

// MARK: - f-strings

/// `f"…{value!r:spec}…"`.
final class FormattedStringNode: Node {
    enum Part {
        case literal(StringObject)
        case value(Node, conversion: Character?, specification: Node?)
    }

    let parts: [Part]

    init(_ parts: [Part], _ range: SourceRange) {
        self.parts = parts
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var builder = StringBuilder(thread)
        for part in parts {
            switch part {
            case .literal(let text): builder.append(text)
            case .value(let node, let conversion, let specification):
                let value = try node.evaluate(frame, thread)
                if conversion == nil && specification == nil {
                    if case .int(let i) = value {
                        builder.append(decimal: i)
                        continue
                    }
                    if case .object(let object) = value,
                        object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque()
                    {
                        builder.append(unsafeDowncast(object, to: StringObject.self))
                        continue
                    }
                }
                node.mark(thread)
                builder.append(try format(value, conversion, specification, frame, thread))
            }
        }
        return .object(builder.finish())
    }

    private func format(
        _ value: Value, _ conversion: Character?, _ specification: Node?, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> StringObject {
        let converted: Value
        switch conversion {
        case "r": converted = .object(try thread.repr(value))
        case "s": converted = .object(try thread.str(value))
        case "a": converted = .object(try thread.ascii(value))
        default: converted = value
        }
        guard let specification else { return try thread.format(converted, thread.emptyString) }
        let text = try specification.evaluate(frame, thread)
        mark(thread)
        return try thread.format(converted, text.as(.string, StringObject.self) ?? thread.emptyString)
    }
}
