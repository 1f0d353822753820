// Filling the namespace of a native type when somebody first looks for an attribute: the constructor, a slot wrapper for each
// operation the type itself defines, its rows, and what every type has.

/// A computed attribute of a native type, `int.real`: the type `getset_descriptor`.
package final class GetSetObject: Object {
    /// Holds the row: its body reads, its setter writes.
    final let native: NativeObject
    final var definition: NativeDefinition { native.definition }

    init(_ native: NativeObject, _ shape: ShapeRef) {
        self.native = native
        super.init(.getSet, shape)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Fills the namespace of a native type. Called once, by the lookup.
    func fillNamespace(of type: TypeObject) {
        type.isFilled = true
        guard let native = type.native else { return }
        let namespace = type.namespace
        addConstructor(type, native)
        addSlotWrappers(type)
        if type.operations.isUnhashable && !(type.base?.operations.isUnhashable ?? false) {
            namespace.set(names.hash, .none)
        }
        for row in native.rows() { addRow(row, type) }
        if native.options.contains(.hasDictionary), namespace.find(names.dict) < 0, type.layout != .type {
            addRow(ObjectType.dictionaryRow, type)
        }
        if namespace.find(names.doc) < 0 {
            let doc = native.doc.withUTF8Buffer { $0.isEmpty ? Value.none : .object(makeString(utf8: $0)) }
            namespace.set(names.doc, doc)
        }
        if let module = moduleOfNativeType(type), namespace.find(names.module) < 0 {
            namespace.set(names.module, .object(module))
        }
    }

    /// The module in the literal's name (`collections.deque`); nil for builtins, which take it from their name's lack of one.
    private func moduleOfNativeType(_ type: TypeObject) -> StringObject? {
        guard let native = type.native else { return nil }
        let text = native.name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        guard let dot = text.lastIndex(of: ".") else { return nil }
        return intern(String(text[..<dot]))
    }

    private func addConstructor(_ type: TypeObject, _ native: NativeType) {
        if native.options.contains(.isNotConstructible) { return }
        if !type.operations.defines(.new, beyond: type.base?.operations) && native.new == nil { return }
        let definition = NativeDefinition(ObjectType.newRow, name: names.new, owner: type, module: .none)
        let object = NativeObject(definition, receiver: .object(type), types.native.root)
        type.namespace.set(names.new, .object(object))
    }

    private func addSlotWrappers(_ type: TypeObject) {
        for dunder in Dunder.all where definesWrapper(dunder, type) {
            let name = intern(dunder.text)
            if type.namespace.find(name) >= 0 { continue }
            let definition = NativeDefinition(
                dunder.row, name: name, owner: type, module: .none, operation: dunder.operation)
            type.namespace.set(name, .object(NativeObject(definition, receiver: .unbound, types.slotWrapper.root)))
        }
    }

    private func definesWrapper(_ dunder: Dunder, _ type: TypeObject) -> Bool {
        if dunder.field == .initialize, type.native?.initialize != nil { return true }
        if dunder.field == .hash && type.operations.hash == nil { return false }
        return dunder.isDefined(by: type.operations)
            && type.operations.defines(dunder.field, beyond: type.base?.operations)
    }

    /// Adds a row of the table of a type.
    func addRow(_ row: NativeRow, _ type: TypeObject) {
        let name = row.withName { intern(String(decoding: $0, as: UTF8.self)) }
        let definition = NativeDefinition(row, name: name, owner: type, module: .none)
        let value: Value
        switch row.form {
        case .function, .staticMethod:
            let function = NativeObject(definition, receiver: .unbound, types.native.root)
            value = .object(StaticMethodObject(.object(function), types.staticMethod.root))
        case .method: value = .object(NativeObject(definition, receiver: .unbound, types.methodDescriptor.root))
        case .classMethod:
            value = .object(NativeObject(definition, receiver: .unbound, types.classMethodDescriptor.root))
        case .property:
            let native = NativeObject(definition, receiver: .unbound, types.native.root)
            value = .object(GetSetObject(native, types.getSet.root))
        case .value:
            let native = NativeObject(definition, receiver: .unbound, types.native.root)
            value = makeConstant(native, type)
        }
        if !value.isUnbound { type.namespace.set(name, value) }
    }

    private func makeConstant(_ native: NativeObject, _ type: TypeObject) -> Value {
        do throws(Raise) {
            return try callBody(native.body, native, .object(type))
        } catch {
            pointee.exception = nil
            return .unbound
        }
    }

    /// Calls a native body with one argument, or two.
    func callBody(
        _ body: NativeBody, _ native: NativeObject, _ a: Value, _ b: Value? = nil
    ) throws(Raise) -> Value {
        let base = pointee.sp
        let count = b == nil ? 1 : 2
        try checkStack(base + 2)
        base.initialize(to: a)
        if let b { (base + 1).initialize(to: b) }
        pointee.sp = base + count
        defer {
            drop(base, count)
            pointee.sp = base
        }
        return try body(Call(arguments: base, count: count, thread: self, function: .passUnretained(native)))
    }

    /// The value of a computed attribute of the object at `receiver`, which is lent.
    @inline(__always) func read(_ getter: Unmanaged<NativeObject>, _ receiver: Slots) throws(Raise) -> Value {
        let base = pointee.sp
        try checkStack(base + 1)
        lend(base, receiver)
        pointee.sp = base + 1
        defer { pointee.sp = base }
        let body = getter._withUnsafeGuaranteedRef { $0.body }
        return try body(Call(arguments: base, count: 1, thread: self, function: getter))
    }

    /// The value of a property of the object at `receiver`; nil if its getter is no Python function any more.
    @inline(never) func read(_ property: Unmanaged<PropertyObject>, _ receiver: Slots) throws(Raise) -> Value? {
        // (the getter is held: another one may be set meanwhile)
        let getter = property._withUnsafeGuaranteedRef { $0.getter }
        guard case .object(let function) = getter, function.kind == .function else { return nil }
        let body = Unmanaged.passUnretained(function).to(FunctionObject.self).bodyRef
        if body.lendArity != 1 { return try call(getter, copy(receiver)) }
        let base = pointee.sp
        try checkStack(base + 1)
        lend(base, receiver)
        return try runLent(body, 1, base)
    }

    /// The callable behind `new` or `initialize` of a literal.
    func makeConstructor(_ row: NativeRow, _ type: TypeObject, _ name: StringObject) -> NativeObject {
        let definition = NativeDefinition(
            row, name: name, owner: type, module: .none, operation: NativeDefinition.constructor)
        return NativeObject(definition, receiver: .unbound, types.native.root)
    }
}
