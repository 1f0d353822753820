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
        /// `site` stands for the whole field, which is to blame if the value cannot be formatted.
        case value(Node, conversion: Character?, specification: Node?, site: Node)
    }

    /// One part as it is walked: without counting references, and with a constant specification read once.
    private struct Piece {
        var literal: Unmanaged<StringObject>?
        var node: NodeRef?
        var conversion: UInt8 = 0
        var specification: Unmanaged<Node>?
        var site: Unmanaged<Node>?
        var quick: QuickFormat?
    }

    /// Owns what `pieces` refers to.
    private let parts: [Part]
    private let pieces: UnsafeMutableBufferPointer<Piece>
    /// How long the last result was: the room the next one starts with.
    @exclusivity(unchecked) private var expected = 0

    init(_ parts: [Part], _ range: SourceRange) {
        self.parts = parts
        pieces = .allocate(capacity: parts.count)
        _ = pieces.initialize(
            from: parts.map { part in
                switch part {
                case .literal(let text): return Piece(literal: .passUnretained(text))
                case .value(let node, let conversion, let specification, let site):
                    var piece = Piece(node: NodeRef(node), conversion: conversion?.asciiValue ?? 0)
                    piece.specification = specification.map { .passUnretained($0) }
                    piece.site = .passUnretained(site)
                    piece.quick = conversion == nil ? FormattedStringNode.quickFormat(specification) : nil
                    return piece
                }
            })
        super.init(range)
    }

    deinit { pieces.deallocate() }

    /// The format that a specification written without fields stands for; nil if it is not one of the simple ones.
    private static func quickFormat(_ specification: Node?) -> QuickFormat? {
        guard let specification else { return QuickFormat() }
        if let constant = specification as? ConstantNode, let text = peek(constant.slot), text.kind == .string {
            return QuickFormat(TextRun(text.to(StringObject.self).takeUnretainedValue()))
        }
        guard let string = specification as? FormattedStringNode, string.parts.count == 1,
            case .literal(let text) = string.parts[0]
        else { return nil }
        return QuickFormat(TextRun(text))
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var builder = StringBuilder(thread, capacity: expected)
        for piece in pieces {
            if let literal = piece.literal {
                literal._withUnsafeGuaranteedRef { builder.append($0) }
            } else if let node = piece.node {
                let value = try node.evaluate(frame, thread)
                if let quick = piece.quick, builder.append(value, as: quick) { continue }
                piece.site?._withUnsafeGuaranteedRef { $0.mark(thread) }
                builder.append(try format(value, piece, frame, thread))
            }
        }
        expected = builder.count
        return .object(builder.finish())
    }

    @inline(never) private func format(
        _ value: Value, _ piece: Piece, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> StringObject {
        let converted: Value
        switch piece.conversion {
        case UInt8(ascii: "r"): converted = .object(try thread.repr(value))
        case UInt8(ascii: "s"): converted = .object(try thread.str(value))
        case UInt8(ascii: "a"): converted = .object(try thread.ascii(value))
        default: converted = value
        }
        guard let specification = piece.specification else { return try thread.format(converted, thread.emptyString) }
        let text = try specification.takeUnretainedValue().evaluate(frame, thread)
        piece.site?._withUnsafeGuaranteedRef { $0.mark(thread) }
        return try thread.format(converted, text.as(.string, StringObject.self) ?? thread.emptyString)
    }
}
