// How `object` takes part in copying and pickling: `__reduce_ex__`, `__reduce__` and `__getstate__`.
//
// The answer names `copyreg.__newobj__`, the class, the arguments for `__new__`, the state, and iterators over the items of
// lists and dicts, which is what `copy` and `pickle` expect.

enum ObjectReduction {
    static func reduceEx(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let protocolNumber = try thread.index(call[1])
        let type = thread.type(of: call[0])
        let own = thread.lookup(type, thread.names.reduce)
        if !own.isSame(as: thread.lookup(thread.types.object, thread.names.reduce)) {
            return try thread.callFound(own, call[0])
        }
        return try reduce(call[0], protocolNumber, thread)
    }

    static func reduce(_ call: Call) throws(Raise) -> Value { try reduce(call[0], 0, call.thread) }

    private static func reduce(_ value: Value, _ protocolNumber: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        let copyreg = try thread.call(
            thread.interpreter.builtins.get(thread.names.importName), .object(thread.intern("copyreg")))
        if protocolNumber < 2 {
            return try thread.callMethod(copyreg, "_reduce_ex", value, .int(protocolNumber))
        }
        let type = thread.type(of: value)
        var keywords = Value.unbound
        let arguments = try newArguments(value, &keywords, thread)
        let hasArguments = arguments != nil || !keywords.isUnbound
        let state = try state(of: value, isRequired: !hasArguments && !isPlainContainer(type), thread)
        let items = arguments?.items ?? noSlots
        let count = arguments?.count ?? 0
        var all: [Value] = [.object(type)]
        for i in 0..<max(count, 0) { all.append(copy(items + i)) }
        let maker: Value
        if case .object(let dict) = keywords, dict.kind == .dict, unsafeDowncast(dict, to: DictObject.self).count > 0 {
            maker = try thread.getAttribute(copyreg, "__newobj_ex__")
            all = [.object(type), .object(arguments ?? thread.makeTuple(count: 0)), keywords]
        } else {
            maker = try thread.getAttribute(copyreg, "__newobj__")
        }
        let listItems: Value = type.layout == .list ? try thread.iterator(of: value) : .none
        var dictItems = Value.none
        if type.layout == .dict {
            dictItems = try thread.iterator(of: try thread.callMethod(value, thread.names.items))
        }
        return .object(thread.makeTuple(maker, .object(thread.makeTuple(all)), state, listItems, dictItems))
    }

    /// What `__new__` needs besides the class, if the class says so.
    private static func newArguments(
        _ value: Value, _ keywords: inout Value, _ thread: ThreadRef
    ) throws(Raise) -> TupleObject? {
        if let pair = try thread.callSpecial(value, thread.intern("__getnewargs_ex__")) {
            guard let tuple = pair.as(.tuple, TupleObject.self) else {
                throw thread.typeError("__getnewargs_ex__ should return a tuple, not '\(thread.typeName(pair))'")
            }
            if tuple.count != 2 {
                throw thread.valueError("__getnewargs_ex__ should return a tuple of length 2, not \(tuple.count)")
            }
            guard let arguments = tuple[0].as(.tuple, TupleObject.self) else {
                throw thread.typeError(
                    "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '\(thread.typeName(tuple[0]))'"
                )
            }
            guard tuple[1].as(.dict, DictObject.self) != nil else {
                throw thread.typeError(
                    "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '\(thread.typeName(tuple[1]))'"
                )
            }
            keywords = tuple[1]
            return arguments
        }
        guard let result = try thread.callSpecial(value, thread.intern("__getnewargs__")) else { return nil }
        if let tuple = result.as(.tuple, TupleObject.self) { return tuple }
        throw thread.typeError("__getnewargs__ should return a tuple, not '\(thread.typeName(result))'")
    }

    private static func isPlainContainer(_ type: TypeObject) -> Bool { type.layout == .list || type.layout == .dict }

    static func state(of value: Value, isRequired: Bool, _ thread: ThreadRef) throws(Raise) -> Value {
        let found = thread.lookup(thread.type(of: value), thread.names.getState)
        if found.isSame(as: thread.lookup(thread.types.object, thread.names.getState)) {
            return try defaultState(value, isRequired: isRequired, thread)
        }
        return try thread.callFound(found, value)
    }

    static func getState(_ call: Call) throws(Raise) -> Value {
        try defaultState(call[0], isRequired: false, call.thread)
    }

    /// A copy of `__dict__` (None if empty), with the values of `__slots__` if there are any: `(dict, slots)`.
    private static func defaultState(_ value: Value, isRequired: Bool, _ thread: ThreadRef) throws(Raise) -> Value {
        let type = thread.type(of: value)
        if isRequired, thread.solidBase(of: type).native != nil, thread.solidBase(of: type) !== thread.types.object {
            throw thread.typeError("cannot pickle '\(thread.typeName(value))' object")
        }
        guard case .object(let object) = value else { return .none }
        var state = Value.none
        let shape = object.shape.takeUnretainedValue()
        if type.instancesHaveDictionary {
            let own = try thread.getAttribute(value, thread.names.dict)
            if let dict = own.as(.dict, DictObject.self), dict.count > 0 {
                state = .object(try thread.copyNamespace(dict))
            }
        }
        if shape.fixedCount == 0 || object.attributeCapacity == 0 { return state }
        let slots = thread.makeDict()
        for i in 0..<shape.fixedCount {
            let item = copy(object.attributes + i)
            if !item.isUnbound { slots.set(shape.names[i], item) }
        }
        return slots.count == 0 ? state : .object(thread.makeTuple(state, .object(slots)))
    }
}
