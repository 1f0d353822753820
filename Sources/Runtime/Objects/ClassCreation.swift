// Making a class: what `class C(A, metaclass=M): …` and `type("C", (A,), {…})` come down to.
//
// The steps are CPython's: find the metaclass and the base that decides the layout, work out `__slots__`, make the type with a
// copy of the namespace, put the special entries right, compute the method resolution order, fill the table of operations; then
// tell the attributes (`__set_name__`) and the base (`__init_subclass__`), which run Python code and see a finished class.

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Pieces of the class statement

    /// Bases that are no classes may stand for others: `__mro_entries__`. Returns the same tuple if there are none such.
    package func resolveMroEntries(_ bases: TupleObject) throws(Raise) -> TupleObject {
        var resolved: [Value] = []
        var isChanged = false
        for i in 0..<bases.count {
            let base = bases[i]
            if base.as(.type, TypeObject.self) == nil {
                let method = try lookupAttribute(base, names.mroEntries)
                if !method.isUnbound {
                    let replacement = try call(method, .object(bases))
                    guard let tuple = replacement.as(.tuple, TupleObject.self) else {
                        throw typeError("__mro_entries__ must return a tuple")
                    }
                    for k in 0..<tuple.count { resolved.append(tuple[k]) }
                    isChanged = true
                    continue
                }
            }
            resolved.append(base)
        }
        return isChanged ? makeTuple(resolved) : bases
    }

    /// The most derived metaclass among the given one and those of the bases.
    package func calculateMetaclass(_ metaclass: TypeObject, _ bases: TupleObject) throws(Raise) -> TypeObject {
        var winner = metaclass
        for i in 0..<bases.count {
            let type = type(of: bases[i])
            if winner.isSubtype(of: type) { continue }
            if type.isSubtype(of: winner) {
                winner = type
                continue
            }
            throw typeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
                    + "of all its bases")
        }
        return winner
    }

    // MARK: Creation

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    package func createClass(
        _ metaclass: TypeObject, _ name: StringObject, _ bases: TupleObject, _ namespace: DictObject,
        keywords: [(StringObject, Value)]
    ) throws(Raise) -> TypeObject {
        try checkClassName(name)
        try checkDoc(namespace.get(names.doc))
        let baseTypes = try classBases(bases)
        let base = try bestBase(of: baseTypes)
        let own = try copyNamespace(namespace, ofClass: name)
        let slots = try classSlots(own, name, base, baseTypes)
        let qualifiedName = try takeQualifiedName(own) ?? name
        let cell = try takeClassCell(own)
        let type = TypeObject(
            name: internedName(name), qualifiedName: qualifiedName, layout: base.layout, base: base, bases: baseTypes,
            namespace: own, metaclass.root)
        type.instancesHaveDictionary = baseTypes.contains { $0.instancesHaveDictionary } || slots.addsDictionary
        type.instancesAllowWeakReferences =
            baseTypes.contains { $0.instancesAllowWeakReferences } || slots.addsWeakReferences
        type.finishCreation(fixedNames: slots.names, baseShape: base.root)
        heap.pointee.types.append(type)
        setClassAttributes(type, own, slots)
        // (an `mro()` of the metaclass may call what is in the namespace)
        if let cell { store(cell.slot, .object(type)) }
        type.mro = [type] + base.mro
        try computeOrder(type)
        for base in baseTypes { base.subclasses.append(.passUnretained(type)) }
        installOperations(type)
        try announceNames(type)
        try announceSubclass(type, keywords)
        return type
    }

    /// Surrogates cannot be encoded, and a name has to be.
    func checkClassName(_ name: StringObject) throws(Raise) {
        if name.width > 1 { _ = try encode(name, encoding: "utf-8", errors: "strict") }
        for i in 0..<name.count where name[i] == 0 { throw valueError("type name must not contain null characters") }
    }

    /// The same goes for the text that a class is made with.
    private func checkDoc(_ doc: Value) throws(Raise) {
        guard let text = doc.as(.string, StringObject.self), text.width > 1 else { return }
        _ = try encode(text, encoding: "utf-8", errors: "strict")
    }

    private func classBases(_ bases: TupleObject) throws(Raise) -> [TypeObject] {
        if bases.count == 0 { return [types.object] }
        var result: [TypeObject] = []
        for i in 0..<bases.count {
            guard let type = bases[i].as(.type, TypeObject.self) else {
                if !(try lookupAttribute(bases[i], names.mroEntries)).isUnbound {
                    throw typeError("type() doesn't support MRO entry resolution; use types.new_class()")
                }
                throw typeError("bases must be types")
            }
            result.append(type)
        }
        return result
    }

    /// A copy of a namespace with its names interned. Keys that are no names get a warning, if this is for a class.
    func copyNamespace(_ namespace: DictObject, ofClass owner: StringObject? = nil) throws(Raise) -> DictObject {
        let result = makeDict(capacity: namespace.count)
        var hasOtherKeys = false
        var index = 0
        while let entry = namespace.nextEntry(from: index) {
            index = entry + 1
            let key = namespace.key(at: entry)
            if let name = key.as(.string, StringObject.self) {
                result.set(internedName(name), namespace.value(at: entry))
            } else {
                try result.set(key, namespace.value(at: entry), self)
                hasOtherKeys = true
            }
        }
        if hasOtherKeys, let owner {
            try warn(types.runtimeWarning, "non-string key in the __dict__ of class \(owner.text)")
        }
        return result
    }

    private func takeQualifiedName(_ namespace: DictObject) throws(Raise) -> StringObject? {
        let value = namespace.remove(names.qualname)
        if value.isUnbound { return nil }
        guard let name = value.as(.string, StringObject.self) else {
            throw typeError("type __qualname__ must be a str, not \(typeName(value))")
        }
        return name
    }

    private func takeClassCell(_ namespace: DictObject) throws(Raise) -> CellObject? {
        let value = namespace.remove(names.classCell)
        if value.isUnbound { return nil }
        guard let cell = value.as(.cell, CellObject.self) else {
            throw typeError(
                "type.__new__ __classcell__ must be a nonlocal cell, not <class '\(qualifiedTypeName(type(of: value)))'>"
            )
        }
        return cell
    }

    /// The entries that `type.__new__` itself makes or changes.
    private func setClassAttributes(_ type: TypeObject, _ namespace: DictObject, _ slots: ClassSlots) {
        if namespace.find(names.module) < 0, let globals = currentGlobals {
            let module = globals.get(names.name)
            if !module.isUnbound { namespace.set(names.module, module) }
        }
        wrapFunction(namespace, names.new) { .object(StaticMethodObject($0, types.staticMethod.root)) }
        wrapFunction(namespace, names.initSubclass) { .object(ClassMethodObject($0, types.classMethod.root)) }
        wrapFunction(namespace, names.classGetItem) { .object(ClassMethodObject($0, types.classMethod.root)) }
        let first = (type.base?.root._withUnsafeGuaranteedRef { $0.fixedCount }) ?? 0
        for (i, name) in slots.names.enumerated() {
            namespace.set(name, .object(MemberObject(name, first + i, type, .none, types.member.root)))
        }
        // (what the class defines itself under these names stays)
        if slots.addsDictionary && type.namespace.find(names.dict) < 0 { addRow(ObjectType.dictionaryRow, type) }
        if slots.addsWeakReferences && type.layout != .type && type.namespace.find(intern("__weakref__")) < 0 {
            addRow(ObjectType.weakReferenceRow, type)
        }
        if namespace.find(names.doc) < 0 { namespace.set(names.doc, .none) }
        if namespace.find(names.eq) >= 0 && namespace.find(names.hash) < 0 { namespace.set(names.hash, .none) }
    }

    private func wrapFunction(_ namespace: DictObject, _ name: StringObject, _ wrap: (Value) -> Value) {
        let value = namespace.get(name)
        if value.as(.function, FunctionObject.self) != nil { namespace.set(name, wrap(value)) }
    }

    /// The globals of the innermost Python frame.
    package var currentGlobals: DictObject? {
        if pointee.frame <= pointee.frameBase { return nil }
        return pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.globals }
    }

    /// Sets `mro`, by the metaclass's `mro()` if it has its own.
    func computeOrder(_ type: TypeObject) throws(Raise) {
        let method = lookup(type.type, names.mro)
        if type.type === types.type || method.isSame(as: lookup(types.type, names.mro)) {
            type.mro = try resolutionOrder(of: type, type.bases)
            return
        }
        // while its own `mro()` runs, the class is one without bases of its own
        var order: [TypeObject] = []
        for value in try items(of: try callFound(method, .object(type))) {
            guard let base = value.as(.type, TypeObject.self) else {
                throw typeError("mro() returned a non-class ('\(typeName(value))')")
            }
            if !solidBase(of: type).isSubtype(of: solidBase(of: base)) {
                throw typeError("mro() returned base with unsuitable layout ('\(base.name.text)')")
            }
            order.append(base)
        }
        if order.isEmpty { throw typeError("type MRO must not be empty") }
        type.mro = order
        type.renew()
    }

    /// Calls `__set_name__` of the attributes that have it. An error gets a note that says where.
    private func announceNames(_ type: TypeObject) throws(Raise) {
        var entries: [(Value, Value)] = []
        var index = 0
        while let entry = type.namespace.nextEntry(from: index) {
            index = entry + 1
            guard case .object(let object) = type.namespace.value(at: entry) else { continue }
            switch object.kind {
            case .function, .string, .native, .getSet, .member, .tuple, .list, .dict: continue
            default: entries.append((type.namespace.key(at: entry), .object(object)))
            }
        }
        for (key, value) in entries {
            let method = lookup(self.type(of: value), names.setName)
            if method.isUnbound { continue }
            do throws(Raise) {
                _ = try callFound(method, value, .object(type), key)
            } catch {
                try addSetNameNote(type, key, value)
                throw error
            }
        }
    }

    private func addSetNameNote(_ type: TypeObject, _ key: Value, _ value: Value) throws(Raise) {
        let exception = takeException()
        let note = makeString(
            "Error calling __set_name__ on '\(typeName(value))' instance \(try repr(key).text) in '\(type.name.text)'")
        let notes = try lookupAttribute(.object(exception), names.notes)
        if let list = notes.as(.list, ListObject.self) {
            list.append(.object(note))
        } else {
            try setAttribute(.object(exception), names.notes, .object(makeList([.object(note)])))
        }
        pointee.exception = exception
    }

    /// `super(type, type).__init_subclass__(**keywords)`.
    private func announceSubclass(_ type: TypeObject, _ keywords: [(StringObject, Value)]) throws(Raise) {
        for base in type.mro.dropFirst() {
            if !base.isFilled { fillNamespace(of: base) }
            let found = base.namespace.get(names.initSubclass)
            if found.isUnbound { continue }
            if base === types.object && keywords.isEmpty { return }
            let method = try bind(found, to: .unbound, type)
            _ = try call(method, [], keywords: keywords)
            return
        }
    }
}
