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
        let tuple = thread.makeTuple(moving: base, items.count)
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
            let table = thread.operations(of: value)
            if table.pointee.iterate == nil && table.pointee.getItem == nil {
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
