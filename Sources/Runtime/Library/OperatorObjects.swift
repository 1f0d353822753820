// `operator.attrgetter`, `itemgetter` and `methodcaller`: callable objects that remember what to ask for.

/// `operator.itemgetter(item, /, *items)`.
package final class ItemGetterObject: Object {
    fileprivate final let items: TupleObject

    init(_ items: TupleObject, _ shape: ShapeRef) {
        self.items = items
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(items)
    }

    package static let nativeType = NativeType(
        "operator.itemgetter", .other, [],
        doc: """
            Return a callable object that fetches the given item(s) from its operand.
            After f = itemgetter(2), the call f(r) returns r[2].
            After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])
            """,
        new: .variadic("itemgetter(item, /, *items)", ItemGetterObject.make),
        operations: {
            $0.call = ItemGetterObject.callObject
            $0.repr = ItemGetterObject.repr
        },
        rows: { [.method("__reduce__()", ItemGetterObject.reduce, "Return state information for pickling")] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("itemgetter() takes no keyword arguments")
        }
        if call.count < 2 { throw thread.typeError("itemgetter expected 1 argument, got 0") }
        return .object(ItemGetterObject(thread.makeTuple(copying: call.arguments + 1, call.count - 1), cls.root))
    }

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        defer { thread.dropArguments(base, count) }
        try thread.expectOneArgument(count, keywords, "itemgetter")
        let items = value.cast(ItemGetterObject.self).items
        if items.count == 1 { return try item(base, items.items, thread) }
        let result = thread.makeTuple(count: items.count)
        for i in 0..<items.count { store(result.items + i, try item(base, items.items + i, thread)) }
        return .object(result)
    }

    /// `container[key]`, with a short way for positions in tuples and lists.
    @inline(__always) private static func item(_ container: Slots, _ key: Slots, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if case .int(let i) = key.pointee, i >= 0, let object = peek(container) {
            if object.shape.toOpaque() == thread.pointee.shapes.tuple.toOpaque() {
                let tuple = object.to(TupleObject.self)
                if i < tuple.count { return TaipanRuntime.copy(tuple.items + i) }
            } else if object.shape.toOpaque() == thread.pointee.shapes.list.toOpaque() {
                let list = object.to(ListObject.self)
                if i < list.count { return TaipanRuntime.copy(list.items + i) }
            }
        }
        return try thread.getItem(TaipanRuntime.copy(container), TaipanRuntime.copy(key))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let getter = value.cast(ItemGetterObject.self)
        return try thread.callRepr(getter, "operator.itemgetter", getter.items)
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let getter = call[0].cast(ItemGetterObject.self)
        return .object(call.thread.makeTuple(.object(getter.type), .object(getter.items)))
    }
}

/// `operator.attrgetter(attr, /, *attrs)`: the names as they were given, and split at the dots. Every step of a path has a cache like
/// that of a place in a program.
package final class AttributeGetterObject: Object {
    fileprivate final let names: TupleObject
    private final let paths: [[AttributeSite]]

    init(_ names: TupleObject, _ paths: [[AttributeSite]], _ shape: ShapeRef) {
        self.names = names
        self.paths = paths
        super.init(.other, shape)
    }

    package static let nativeType = NativeType(
        "operator.attrgetter", .other, [],
        doc: """
            Return a callable object that fetches the given attribute(s) from its operand.
            After f = attrgetter('name'), the call f(r) returns r.name.
            After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).
            After h = attrgetter('name.first', 'name.last'), the call h(r) returns
            (r.name.first, r.name.last).
            """,
        new: .variadic("attrgetter(attr, /, *attrs)", AttributeGetterObject.make),
        operations: {
            $0.call = AttributeGetterObject.callObject
            $0.repr = AttributeGetterObject.repr
        },
        rows: { [.method("__reduce__()", AttributeGetterObject.reduce, "Return state information for pickling")] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("attrgetter() takes no keyword arguments")
        }
        if call.count < 2 { throw thread.typeError("attrgetter expected 1 argument, got 0") }
        var paths: [[AttributeSite]] = []
        for i in 1..<call.count {
            guard let name = call[i].as(.string, StringObject.self) else {
                throw thread.typeError("attribute name must be a string")
            }
            paths.append(split(name, thread))
        }
        let names = thread.makeTuple(copying: call.arguments + 1, call.count - 1)
        return .object(AttributeGetterObject(names, paths, cls.root))
    }

    private static func split(_ name: StringObject, _ thread: ThreadRef) -> [AttributeSite] {
        var parts: [AttributeSite] = []
        var start = 0
        for i in 0...name.count where i == name.count || name[i] == 46 {
            parts.append(AttributeSite(thread.intern(thread.substring(name, start, i)), .none))
            start = i + 1
        }
        return parts
    }

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        defer { thread.dropArguments(base, count) }
        try thread.expectOneArgument(count, keywords, "attrgetter")
        let paths = value.cast(AttributeGetterObject.self).paths
        if paths.count == 1 { return try follow(paths[0], base, thread) }
        let result = thread.makeTuple(count: paths.count)
        for i in 0..<paths.count { (result.items + i).initialize(to: try follow(paths[i], base, thread)) }
        return .object(result)
    }

    private static func follow(_ path: [AttributeSite], _ slot: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var value = try path[0].load(slot, thread)
        for site in path.dropFirst() {
            var receiver = value
            value = try withUnsafeMutablePointer(to: &receiver) { (slot) throws(Raise) in try site.load(slot, thread) }
        }
        return value
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let getter = value.cast(AttributeGetterObject.self)
        return try thread.callRepr(getter, "operator.attrgetter", getter.names)
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let getter = call[0].cast(AttributeGetterObject.self)
        return .object(call.thread.makeTuple(.object(getter.type), .object(getter.names)))
    }
}

/// `operator.methodcaller(name, /, *args, **kwargs)`: the arguments lie in one tuple, those of the keywords last.
package final class MethodCallerObject: Object {
    private final let name: StringObject
    private final let arguments: TupleObject
    private final let keywords: TupleObject?

    init(_ name: StringObject, _ arguments: TupleObject, _ keywords: TupleObject?, _ shape: ShapeRef) {
        self.name = name
        self.arguments = arguments
        self.keywords = keywords
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(arguments)
        if let keywords { visit(keywords) }
    }

    package static let nativeType = NativeType(
        "operator.methodcaller", .other, [],
        doc: """
            Return a callable object that calls the given method on its operand.
            After f = methodcaller('name'), the call f(r) returns r.name().
            After g = methodcaller('name', 'date', foo=1), the call g(r) returns
            r.name('date', foo=1).
            """,
        new: .variadic("methodcaller(name, /, *args, **kwargs)", MethodCallerObject.make),
        operations: {
            $0.call = MethodCallerObject.callObject
            $0.repr = MethodCallerObject.repr
        },
        rows: { [.method("__reduce__()", MethodCallerObject.reduce, "Return state information for pickling")] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        if call.count < 2 { throw thread.typeError("methodcaller needs at least one argument, the method name") }
        guard let name = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("method name must be a string")
        }
        let keywords = call.keywords.flatMap { $0.count == 0 ? nil : $0 }
        let arguments = thread.makeTuple(copying: call.arguments + 2, call.count - 2 + (keywords?.count ?? 0))
        return .object(MethodCallerObject(thread.intern(name), arguments, keywords, cls.root))
    }

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        defer { thread.dropArguments(base, count) }
        try thread.expectOneArgument(count, keywords, "methodcaller")
        let caller = value.cast(MethodCallerObject.self)
        let method = try thread.getAttribute(TaipanRuntime.copy(base), caller.name)
        let top = thread.pointee.sp
        let given = caller.arguments.count
        try thread.checkStack(top + given)
        copySlots(caller.arguments.items, given, to: top)
        return try thread.invoke(method, top, given, caller.keywords)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let caller = value.cast(MethodCallerObject.self)
        let parts = thread.makeList(capacity: caller.arguments.count + 1)
        parts.append(.object(caller.name))
        for i in 0..<caller.arguments.count { parts.append(caller.arguments[i]) }
        let all = thread.makeTuple(copying: parts.items, parts.count)
        return try thread.callRepr(caller, "operator.methodcaller", all, keywords: caller.keywords)
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let caller = call[0].cast(MethodCallerObject.self)
        let positional = caller.arguments.count - (caller.keywords?.count ?? 0)
        let parts = thread.makeList()
        parts.append(.object(caller.name))
        for i in 0..<positional { parts.append(caller.arguments[i]) }
        let arguments = thread.makeTuple(copying: parts.items, parts.count)
        guard let names = caller.keywords else {
            return .object(thread.makeTuple(.object(caller.type), .object(arguments)))
        }
        // keywords cannot be passed on by a reduction: a partial object carries them
        let keywords = thread.makeDict()
        for i in 0..<names.count { try keywords.set(names[i], caller.arguments[positional + i], thread) }
        let maker = PartialObject(
            .object(caller.type), thread.makeTuple(.object(caller.name)), keywords, thread.partialType.root)
        let rest = thread.makeTuple(copying: caller.arguments.items, positional)
        return .object(thread.makeTuple(.object(maker), .object(rest)))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate func expectOneArgument(_ count: Int, _ keywords: TupleObject?, _ name: StaticString) throws(Raise) {
        if let keywords, keywords.count != 0 { throw typeError("\(name)() takes no keyword arguments") }
        if count != 1 { throw typeError("\(name) expected 1 argument, got \(count)") }
    }

    /// `name(1, 'two', x=3)`: the text of an object that is made by such a call. The last values are those of `keywords`.
    /// Inside itself it is `name(...)`, or what `inside` says.
    func callRepr(
        _ object: Object, _ name: String, _ values: TupleObject, keywords: TupleObject? = nil, inside: String? = nil
    ) throws(Raise) -> Value {
        if !(try enterRepr(object)) { return makeStringValue(inside ?? "\(name)(...)") }
        defer { leaveRepr(object) }
        var text = StringBuilder(self, capacity: 32)
        text.append(name)
        text.append("(")
        let positional = values.count - (keywords?.count ?? 0)
        for i in 0..<values.count {
            if i > 0 { text.append(", ") }
            if i >= positional, let keyword = keywords?[i - positional].as(.string, StringObject.self) {
                text.append(keyword)
                text.append("=")
            }
            try appendRepr(values[i], to: &text)
        }
        text.append(")")
        return .object(text.finish())
    }
}
