// `list[int]`: a class with arguments for its type parameters. It behaves like the class in almost everything.

package final class GenericAliasObject: Object {
    package final let origin: Value
    package final let arguments: TupleObject
    /// `*tuple[int, ...]`.
    final let isUnpacked: Bool
    @exclusivity(unchecked) private final var knownParameters: TupleObject?

    init(_ origin: Value, _ arguments: TupleObject, isUnpacked: Bool, _ shape: ShapeRef) {
        self.origin = origin
        self.arguments = arguments
        self.isUnpacked = isUnpacked
        super.init(.genericAlias, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = origin { visit(object) }
        visit(arguments)
        if let knownParameters { visit(knownParameters) }
    }

    /// The type variables among the arguments.
    final func parameters(_ thread: ThreadRef) throws(Raise) -> TupleObject {
        if let knownParameters { return knownParameters }
        let made = thread.makeTuple(try thread.typeParameters(of: arguments))
        knownParameters = made
        return made
    }

    static let nativeType = NativeType(
        "types.GenericAlias", .genericAlias, [.isBase],
        doc:
            "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
        new: .function("GenericAlias(origin, args, /)", GenericAliasObject.make),
        operations: {
            $0.repr = GenericAliasObject.repr
            $0.hash = GenericAliasObject.hash
            $0.compare = GenericAliasObject.compare
            $0.call = GenericAliasObject.call
            $0.getAttribute = GenericAliasObject.getAttribute
            $0.getItem = GenericAliasObject.getItem
            $0.iterate = GenericAliasObject.iterate
            $0.setBinary([.or], UnionType.or)
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__origin__", { call throws(Raise) in call[0].cast(GenericAliasObject.self).origin }),
        .property("__args__", { call throws(Raise) in .object(call[0].cast(GenericAliasObject.self).arguments) }),
        .property(
            "__parameters__",
            { call throws(Raise) in .object(try call[0].cast(GenericAliasObject.self).parameters(call.thread)) }),
        .property("__unpacked__", { call throws(Raise) in .bool(call[0].cast(GenericAliasObject.self).isUnpacked) }),
        .property("__typing_unpacked_tuple_args__", GenericAliasObject.unpackedArguments),
        .method("__mro_entries__(bases, /)", GenericAliasObject.mroEntries),
        .method("__instancecheck__(instance, /)", GenericAliasObject.refuseInstanceCheck),
        .method("__subclasscheck__(subclass, /)", GenericAliasObject.refuseSubclassCheck),
        .method("__reduce__()", GenericAliasObject.reduce),
        .method("__dir__()", GenericAliasObject.dir),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        let arguments = call[2].as(.tuple, TupleObject.self) ?? call.thread.makeTuple(call[2])
        return .object(
            GenericAliasObject(call[1], arguments, isUnpacked: false, try call.thread.receiverClass(call).root))
    }

    private static func unpackedArguments(_ call: Call) throws(Raise) -> Value {
        let alias = call[0].cast(GenericAliasObject.self)
        if alias.isUnpacked, alias.origin.isSame(as: .object(call.thread.types.tuple)) {
            return .object(alias.arguments)
        }
        return .none
    }

    private static func mroEntries(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeTuple(call[0].cast(GenericAliasObject.self).origin))
    }

    private static func refuseInstanceCheck(_ call: Call) throws(Raise) -> Value {
        throw call.thread.typeError("isinstance() argument 2 cannot be a parameterized generic")
    }

    private static func refuseSubclassCheck(_ call: Call) throws(Raise) -> Value {
        throw call.thread.typeError("issubclass() argument 2 cannot be a parameterized generic")
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let alias = call[0].cast(GenericAliasObject.self)
        let arguments = call.thread.makeTuple(alias.origin, .object(alias.arguments))
        return .object(call.thread.makeTuple(.object(call.thread.types.genericAlias), .object(arguments)))
    }

    private static func dir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let alias = call[0].cast(GenericAliasObject.self)
        let found = thread.makeDict()
        if let type = alias.origin.as(.type, TypeObject.self) { try thread.mergeAttributeNames(of: type, into: found) }
        try thread.mergeAttributeNames(of: alias.type, into: found)
        return .object(thread.keyList(found))
    }

    // MARK: Operations

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let alias = value.cast(GenericAliasObject.self)
        var parts: [String] = []
        for i in 0..<alias.arguments.count { parts.append(try thread.typeRepr(alias.arguments[i])) }
        let list = parts.isEmpty ? "()" : parts.joined(separator: ", ")
        let origin = try thread.typeRepr(alias.origin)
        return .object(thread.makeString("\(alias.isUnpacked ? "*" : "")\(origin)[\(list)]"))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let alias = value.cast(GenericAliasObject.self)
        let hash = try thread.hash(alias.origin) ^ (try thread.hash(.object(alias.arguments)))
        return hash == -1 ? -2 : hash
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.genericAlias, GenericAliasObject.self),
            let right = b.as(.genericAlias, GenericAliasObject.self)
        else { return .notImplemented }
        var isEqual = left.isUnpacked == right.isUnpacked
        if isEqual { isEqual = try thread.equals(left.origin, right.origin) }
        if isEqual { isEqual = try thread.equals(.object(left.arguments), .object(right.arguments)) }
        return .bool(isEqual == (op == .equal))
    }

    /// Makes an instance of the class, which remembers the alias if it can.
    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let made = try thread.invoke(value.cast(GenericAliasObject.self).origin, base, count, keywords)
        do throws(Raise) {
            try thread.setAttribute(made, thread.intern("__orig_class__"), value)
        } catch {
            if !thread.isPending(thread.types.attributeError) { try thread.swallow(thread.types.typeError) }
            thread.pointee.exception = nil
        }
        return made
    }

    /// The attributes an alias has itself; all others are those of the class.
    private static let own: Set<String> = [
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__instancecheck__",
        "__subclasscheck__",
        "__dir__",
    ]

    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        if name.count > 4, name[0] == 95, own.contains(name.text) || name.equals("__bases__") {
            return try genericGet(value, name, thread)
        }
        let alias = value.cast(GenericAliasObject.self)
        if alias.type !== thread.types.genericAlias {
            let found = try thread.findAttribute(value, alias.type, name)
            if !found.isUnbound { return found }
        }
        return try thread.getAttribute(alias.origin, name)
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let alias = value.cast(GenericAliasObject.self)
        let arguments = try thread.substitute(alias.arguments, try alias.parameters(thread), key, in: value)
        return .object(GenericAliasObject(alias.origin, arguments, isUnpacked: alias.isUnpacked, alias.type.root))
    }

    /// `*list[int]` in a subscript: one item, the unpacked alias.
    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let alias = value.cast(GenericAliasObject.self)
        let unpacked = GenericAliasObject(alias.origin, alias.arguments, isUnpacked: true, alias.type.root)
        return try thread.iterator(of: .object(thread.makeTuple(.object(unpacked))))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What `__class_getitem__` of a native class returns.
    package func makeGenericAlias(_ origin: Value, _ item: Value) throws(Raise) -> Value {
        let arguments = item.as(.tuple, TupleObject.self) ?? makeTuple(item)
        return .object(GenericAliasObject(origin, arguments, isUnpacked: false, types.genericAlias.root))
    }

    /// `cls[key]` for a class whose metaclass has no `__getitem__`.
    package func classGetItem(_ type: TypeObject, _ key: Value) throws(Raise) -> Value {
        if type === types.type { return try makeGenericAlias(.object(type), key) }
        let method = try findTypeAttribute(type, names.classGetItem)
        if method.isUnbound { throw typeError("type '\(type.name.text)' is not subscriptable") }
        return try call(method, key)
    }

    /// A type as the text of an alias or union says it.
    func typeRepr(_ value: Value) throws(Raise) -> String {
        switch value {
        case .ellipsis: return "..."
        case .none: return "None"
        default: break
        }
        if let type = value.as(.type, TypeObject.self) { return type === types.none ? "None" : qualifiedTypeName(type) }
        if let list = value.as(.list, ListObject.self) {
            var parts: [String] = []
            var i = 0
            while i < list.count {
                parts.append(try typeRepr(copy(list.items + i)))
                i += 1
            }
            return "[" + parts.joined(separator: ", ") + "]"
        }
        let origin = try lookupAttribute(value, names.origin)
        let arguments = try lookupAttribute(value, names.args)
        let isAlias = !origin.isUnbound && !arguments.isUnbound
        if !isAlias, let name = try lookupAttribute(value, names.qualname).as(.string, StringObject.self),
            let module = try lookupAttribute(value, names.module).as(.string, StringObject.self)
        {
            return module.equals("builtins") ? name.text : "\(module.text).\(name.text)"
        }
        return try repr(value).text
    }

    /// The distinct type variables in arguments, in order.
    func typeParameters(of arguments: TupleObject) throws(Raise) -> [Value] {
        var found: [Value] = []
        func add(_ value: Value) {
            if !found.contains(where: { $0.isSame(as: value) }) { found.append(value) }
        }
        for i in 0..<arguments.count {
            let argument = arguments[i]
            if argument.as(.type, TypeObject.self) != nil { continue }
            if !lookup(type(of: argument), intern("__typing_subst__")).isUnbound {
                add(argument)
                continue
            }
            var inner = try lookupAttribute(argument, names.parameters)
            if let list = argument.as(.list, ListObject.self) {
                inner = .object(makeTuple(try typeParameters(of: makeTuple(copying: list.items, list.count))))
            }
            guard let parameters = inner.as(.tuple, TupleObject.self) else { continue }
            for k in 0..<parameters.count { add(parameters[k]) }
        }
        return found
    }

    /// The arguments with the type variables replaced by what `alias[key]` gives for them.
    func substitute(
        _ arguments: TupleObject, _ parameters: TupleObject, _ key: Value, in alias: Value
    ) throws(Raise) -> TupleObject {
        if parameters.count == 0 { throw typeError("\(try repr(alias).text) is not a generic class") }
        var given = key.as(.tuple, TupleObject.self) ?? makeTuple(key)
        for i in 0..<parameters.count {
            let prepare = lookup(type(of: parameters[i]), intern("__typing_prepare_subst__"))
            if prepare.isUnbound { continue }
            let prepared = try callFound(prepare, parameters[i], alias, .object(given))
            if let tuple = prepared.as(.tuple, TupleObject.self) {
                given = tuple
            } else {
                given = makeTuple(try items(of: prepared))
            }
        }
        if given.count != parameters.count {
            throw typeError(
                "Too \(given.count > parameters.count ? "many" : "few") arguments for \(try repr(alias).text); "
                    + "actual \(given.count), expected \(parameters.count)")
        }
        var result: [Value] = []
        for i in 0..<arguments.count { try append(arguments[i], parameters, given, to: &result) }
        return makeTuple(result)
    }

    private func append(
        _ argument: Value, _ parameters: TupleObject, _ given: TupleObject, to result: inout [Value]
    ) throws(Raise) {
        if argument.as(.type, TypeObject.self) != nil {
            result.append(argument)
            return
        }
        let method = lookup(type(of: argument), intern("__typing_subst__"))
        if !method.isUnbound {
            let chosen = value(of: argument, parameters, given)
            let replaced = try callFound(method, argument, chosen)
            let mark = try lookupAttribute(argument, intern("__typing_is_unpacked_typevartuple__"))
            let isUnpacked = try truth(mark)
            if let tuple = replaced.as(.tuple, TupleObject.self), isUnpacked {
                for i in 0..<tuple.count { result.append(tuple[i]) }
            } else {
                result.append(replaced)
            }
            return
        }
        guard let inner = try lookupAttribute(argument, names.parameters).as(.tuple, TupleObject.self), inner.count > 0
        else {
            result.append(argument)
            return
        }
        var values: [Value] = []
        for i in 0..<inner.count { values.append(value(of: inner[i], parameters, given)) }
        result.append(try getItem(argument, values.count == 1 ? values[0] : .object(makeTuple(values))))
    }

    private func value(of parameter: Value, _ parameters: TupleObject, _ given: TupleObject) -> Value {
        for i in 0..<min(parameters.count, given.count) where parameters[i].isSame(as: parameter) { return given[i] }
        return parameter
    }
}
