// Calls with `*` and `**`.
//
// The usual order, positional arguments and stars and then one mapping (`f(x, *args, **kwargs)`, as in every wrapper), goes straight
// onto the value stack. Anything else is collected in a list and a dict first.

import TaipanSyntax

/// The parts of any such call.
enum CallPart {
    case positional(Node)
    case star(Node)
    case keyword(StringObject, Node)
    case doubleStar(Node)

    /// `value` or `*values`.
    var isPositional: Bool {
        switch self {
        case .positional, .star: true
        case .keyword, .doubleStar: false
        }
    }
}

/// The arguments of a call in the usual order.
struct SpreadArguments {
    private let nodes: NodeList
    /// A bit for each node that has a star.
    private let stars: UInt64
    private let mapping: Node?

    /// Nil for another order, and for more arguments than there are bits.
    init?(_ parts: [CallPart]) {
        var (nodes, stars, mapping) = ([Node](), UInt64(0), Node?.none)
        for part in parts {
            if mapping != nil || nodes.count == 64 { return nil }
            switch part {
            case .positional(let node): nodes.append(node)
            case .star(let node):
                stars |= 1 << UInt64(nodes.count)
                nodes.append(node)
            case .keyword: return nil
            case .doubleStar(let node): mapping = node
            }
        }
        (self.nodes, self.stars, self.mapping) = (NodeList(nodes), stars, mapping)
    }

    func release() { nodes.release() }

    /// Evaluates the arguments onto the value stack: how many there are, and the names of the last ones. `sp` is where it was
    /// afterwards; on an error nothing is left.
    func push(
        _ frame: Slots, _ site: Node, _ thread: ThreadRef, callee: () -> Value
    ) throws(Raise) -> (count: Int, names: TupleObject?) {
        let base = thread.pointee.sp
        var count = 0
        var names: TupleObject?
        do throws(Raise) {
            for i in 0..<nodes.count {
                let value = try nodes[i].evaluate(frame, thread)
                if stars & 1 << UInt64(i) == 0 {
                    try thread.checkStack(base + count + 1)
                    (base + count).initialize(to: value)
                    count &+= 1
                } else {
                    site.mark(thread)
                    count &+= try thread.pushItems(of: value, base + count, isOnly: nodes.count == 1, callee)
                }
                thread.pointee.sp = base + count
            }
            if let mapping {
                let value = try mapping.evaluate(frame, thread)
                site.mark(thread)
                names = try thread.pushKeywords(of: value, base + count, callee)
                count &+= names?.count ?? 0
            }
        } catch {
            drop(base, count)
            thread.pointee.sp = base
            throw error
        }
        thread.pointee.sp = base
        return (count, names)
    }
}

/// `f(x, *args, **kwargs)`.
final class SpreadCallNode: Node {
    private let callee: Node
    private let arguments: SpreadArguments

    init(_ callee: Node, _ arguments: SpreadArguments, _ range: SourceRange) {
        self.callee = callee
        self.arguments = arguments
        super.init(range)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try callee.evaluate(frame, thread)
        let (count, names) = try arguments.push(frame, self, thread) { function }
        mark(thread)
        return try thread.invoke(function, thread.pointee.sp, count, names)
    }
}

/// `receiver.method(x, *args, **kwargs)`.
final class SpreadMethodCallNode: MethodSite {
    private let receiver: Node
    private let arguments: SpreadArguments

    init(_ receiver: Node, _ name: StringObject, _ arguments: SpreadArguments, _ range: SourceRange) {
        self.receiver = receiver
        self.arguments = arguments
        super.init(name, range)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = try receiver.evaluate(frame, thread)
        let base = thread.pointee.sp
        try thread.checkStack(base + 1)
        base.initialize(to: value)
        thread.pointee.sp = base + 1
        let method = prepare(value, thread) ? known(base)?.takeUnretainedValue() : nil
        let function: Value
        let (count, names): (Int, TupleObject?)
        do throws(Raise) {
            function = if let method { .object(method) } else { try fetch(base, thread) }
            (count, names) = try arguments.push(frame, self, thread) { function }
        } catch {
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        mark(thread)
        if let method {
            thread.pointee.sp = base
            return try thread.invokeMethod(.passUnretained(method), base, count + 1, names)
        }
        // no method of the class: called without the receiver, which stays where it is meanwhile
        let result: Value
        do throws(Raise) { result = try thread.invoke(function, base + 1, count, names) } catch {
            drop(base, 1)
            thread.pointee.sp = base
            throw error
        }
        drop(base, 1)
        thread.pointee.sp = base
        return result
    }
}

/// Parts in any order.
final class CallStarNode: Node {
    private let callee: Node
    private let parts: [CallPart]
    /// The positional arguments are one `*iterable`.
    private let hasOneStarOnly: Bool

    init(_ callee: Node, _ parts: [CallPart], _ range: SourceRange) {
        self.callee = callee
        self.parts = parts
        hasOneStarOnly = parts.count { $0.isPositional } == 1
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try callee.evaluate(frame, thread)
        let positional = thread.makeList()
        var keywords: DictObject?
        for part in parts {
            switch part {
            case .positional(let node): positional.append(try node.evaluate(frame, thread))
            case .star(let node):
                let value = try node.evaluate(frame, thread)
                mark(thread)
                try thread.extend(positional, value, isOnly: hasOneStarOnly) { function }
            case .keyword(let name, let node):
                let value = try node.evaluate(frame, thread)
                mark(thread)
                let dict = keywords ?? thread.makeDict()
                keywords = dict
                if dict.find(name) >= 0 { throw try thread.multipleValues(function, .object(name)) }
                dict.set(name, value)
            case .doubleStar(let node):
                let value = try node.evaluate(frame, thread)
                mark(thread)
                let dict = keywords ?? thread.makeDict()
                keywords = dict
                try thread.merge(dict, value) { function }
            }
        }
        mark(thread)
        return try thread.call(function, list: positional, dict: keywords)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Pushes what `*value` stands for: how many there are.
    fileprivate func pushItems(
        of value: Value, _ base: Slots, isOnly: Bool, _ callee: () -> Value
    ) throws(Raise) -> Int {
        if let object = value.reference, object.shape.toOpaque() == pointee.shapes.tuple.toOpaque() {
            let tuple = object.to(TupleObject.self)
            let count = tuple._withUnsafeGuaranteedRef { $0.count }
            try checkStack(base + count)
            copySlots(tuple._withUnsafeGuaranteedRef { $0.items }, count, to: base)
            return count
        }
        let list = makeList()
        try extend(list, value, isOnly: isOnly, callee)
        try checkStack(base + list.count)
        copySlots(list.items, list.count, to: base)
        return list.count
    }

    /// Pushes the values of what `**value` stands for: their names, or nil if there are none.
    fileprivate func pushKeywords(of value: Value, _ base: Slots, _ callee: () -> Value) throws(Raise) -> TupleObject? {
        var dict = value.as(.dict, DictObject.self)
        if let own = dict, own.shape.toOpaque() != pointee.shapes.dict.toOpaque() { dict = nil }
        if let dict, dict.count == 0 { return nil }
        let merged = dict ?? makeDict()
        if dict == nil { try merge(merged, value, callee) }
        if merged.count == 0 { return nil }
        try checkStack(base + merged.count)
        let names = makeTuple(count: merged.count)
        var (entry, count) = (0, 0)
        while let e = merged.nextEntry(from: entry) {
            let key = merged.key(at: e)
            if key.as(.string, StringObject.self) == nil {
                drop(base, count)
                throw typeError("keywords must be strings")
            }
            store(names.items + count, key)
            (base + count).initialize(to: merged.value(at: e))
            entry = e + 1
            count += 1
        }
        return names
    }

    /// `isOnly`: there are no other positional arguments.
    fileprivate func extend(
        _ list: ListObject, _ value: Value, isOnly: Bool, _ callee: () -> Value
    ) throws(Raise) {
        let table = operations(of: value)
        if table.pointee.iterate == nil && table.pointee.getItem == nil {
            // among others it is the list of the arguments that cannot be made
            let whose = isOnly ? "\(describe(callee())) argument" : "Value"
            throw typeError("\(whose) after * must be an iterable, not \(typeName(value))")
        }
        try forEach(value) { (item) throws(Raise) in list.append(item) }
    }

    fileprivate func merge(_ dict: DictObject, _ value: Value, _ callee: () -> Value) throws(Raise) {
        let keys: [Value]
        if let other = value.as(.dict, DictObject.self), other.shape.toOpaque() == pointee.shapes.dict.toOpaque() {
            keys = try items(of: value)
        } else {
            let method = try lookupAttribute(value, names.keys)
            if method.isUnbound {
                throw typeError("\(describe(callee())) argument after ** must be a mapping, not \(typeName(value))")
            }
            keys = try items(of: try call(method))
        }
        for key in keys {
            if try dict.find(key, self) >= 0 { throw try multipleValues(callee(), key) }
            try dict.set(key, try getItem(value, key), self)
        }
    }

    fileprivate func multipleValues(_ function: Value, _ name: Value) throws(Raise) -> Raise {
        let text = try str(name).text
        return typeError("\(describe(function)) got multiple values for keyword argument '\(text)'")
    }

    /// `function(*list, **dict)`.
    package func call(_ function: Value, list: ListObject, dict: DictObject?) throws(Raise) -> Value {
        let base = pointee.sp
        let extra = dict?.count ?? 0
        let count = list.count + extra
        try checkStack(base + count)
        for i in 0..<list.count { (base + i).initialize(to: copy(list.items + i)) }
        guard let dict, extra > 0 else { return try invoke(function, base, count, nil) }
        let names = makeTuple(count: extra)
        var entry = 0
        var n = 0
        while let e = dict.nextEntry(from: entry) {
            if dict.key(at: e).as(.string, StringObject.self) == nil {
                drop(base, list.count + n)
                throw typeError("keywords must be strings")
            }
            (names.items + n).initialize(to: dict.key(at: e))
            (base + list.count + n).initialize(to: dict.value(at: e))
            entry = e + 1
            n += 1
        }
        return try invoke(function, base, count, names)
    }

    /// `module.name()` of a callable, as error messages about a call say it.
    func describe(_ function: Value) -> String {
        if let python = function.as(.function, FunctionObject.self) {
            if let module = python.module.as(.string, StringObject.self), !module.equals("builtins") {
                return "\(module.text).\(python.qualifiedName.text)()"
            }
            return "\(python.qualifiedName.text)()"
        }
        if let method = function.as(.method, MethodObject.self) { return describe(method.function) }
        if let native = function.as(.native, NativeObject.self) {
            if let owner = native.definition.owner { return "\(owner.name.text).\(native.definition.name.text)()" }
            return "\(native.definition.name.text)()"
        }
        if let type = function.as(.type, TypeObject.self) { return "\(qualifiedTypeName(type))()" }
        return "\(typeName(function)) object"
    }
}
