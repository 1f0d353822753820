// The class statement: what `__build_class__` does between the evaluated bases and the finished class.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Finds the metaclass, asks it for a namespace, runs the body in it, and calls the metaclass.
    package func buildClass(
        _ body: FunctionObject, _ name: StringObject, _ givenBases: TupleObject, _ keywords: DictObject
    ) throws(Raise) -> Value {
        let bases = try resolveMroEntries(givenBases)
        var metaclass = keywords.remove(names.metaclass)
        if metaclass.isUnbound { metaclass = .object(bases.count > 0 ? type(of: bases[0]) : types.type) }
        if let type = metaclass.as(.type, TypeObject.self) { metaclass = .object(try calculateMetaclass(type, bases)) }
        let named = namedArguments(keywords)
        let namespace = try prepareNamespace(metaclass, name, bases, named)
        let cells = try runClassBody(body, namespace)
        try setModuleFromBuiltins(namespace, body.body)
        if bases !== givenBases { try setItem(namespace, .object(intern("__orig_bases__")), .object(givenBases)) }
        if let cell = cells.owner { try setItem(namespace, .object(names.classCell), .object(cell)) }
        let made: Value
        if metaclass.as(.type, TypeObject.self) === types.type, let dict = namespace.as(.dict, DictObject.self) {
            made = .object(try createClass(types.type, name, bases, dict, keywords: named))
        } else {
            made = try call(metaclass, [.object(name), .object(bases), namespace], keywords: named)
        }
        if let type = made.as(.type, TypeObject.self) {
            if let cell = cells.owner { try checkClassCell(cell, made, name) }
            if let cell = cells.namespace { store(cell.slot, .object(type.namespace)) }
        }
        return made
    }

    /// Where the globals have no `__name__`, the class is of the module that the builtins name: the body looks the name up.
    private func setModuleFromBuiltins(_ namespace: Value, _ body: FunctionBody) throws(Raise) {
        guard body.globals.find(names.name) < 0, let dict = exactDict(namespace), dict.find(names.module) < 0 else {
            return
        }
        let module = try builtin(names.name, body.globals, body.builtins)
        if !module.isUnbound { dict.set(names.module, module) }
    }

    private func namedArguments(_ keywords: DictObject) -> [(StringObject, Value)] {
        var result: [(StringObject, Value)] = []
        var index = 0
        while let entry = keywords.nextEntry(from: index) {
            index = entry + 1
            if let name = keywords.key(at: entry).as(.string, StringObject.self) {
                result.append((name, keywords.value(at: entry)))
            }
        }
        return result
    }

    private func prepareNamespace(
        _ metaclass: Value, _ name: StringObject, _ bases: TupleObject, _ keywords: [(StringObject, Value)]
    ) throws(Raise) -> Value {
        if metaclass.as(.type, TypeObject.self) === types.type { return .object(makeDict()) }
        let prepare = try lookupAttribute(metaclass, names.prepare)
        if prepare.isUnbound { return .object(makeDict()) }
        let namespace = try call(prepare, [.object(name), .object(bases)], keywords: keywords)
        let table = operations(of: namespace)
        if table.pointee.getItem == nil {
            let owner = metaclass.as(.type, TypeObject.self)?.name.text ?? "<metaclass>"
            throw typeError("\(owner).__prepare__() must return a mapping, not \(typeName(namespace))")
        }
        return namespace
    }

    /// `type.__new__` fills the cell `__class__` when it is given it; a metaclass may have lost it on the way.
    private func checkClassCell(_ cell: CellObject, _ made: Value, _ name: StringObject) throws(Raise) {
        let content = copy(cell.slot)
        if content.isSame(as: made) { return }
        if content.isUnbound {
            throw runtimeError(
                "__class__ not set defining \(try repr(.object(name)).text) as \(try repr(made).text). "
                    + "Was __classcell__ propagated to type.__new__?")
        }
        throw typeError(
            "__class__ set to \(try repr(content).text) defining \(try repr(.object(name)).text) as \(try repr(made).text)"
        )
    }
}
