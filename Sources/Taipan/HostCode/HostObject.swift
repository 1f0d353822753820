// Instances of registered classes, and what an interpreter knows of host types.

import TaipanRuntime

/// A Python object that holds a Swift value: the base class of all registered classes.
package final class HostObject: Object {
    /// Nil before `__init__` has run, and after a loan has ended.
    var value: Any?
    /// It was lent, and the loan is over.
    var isExpired = false
    private let types: HostTypes

    init(_ value: Any?, _ types: HostTypes, _ shape: ShapeRef) {
        self.value = value
        self.types = types
        super.init(.other, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        types.forget(self)
    }

    package override func moveToSuccessor() -> Object? {
        let successor = HostObject(value, types, shape)
        value = nil
        moveAttributes(to: successor)
        return successor
    }

    static let nativeType = NativeType(
        "taipan.HostObject", .other, [.isBase], doc: "An object of the embedding program.",
        new: .variadic("HostObject(*args, **kwargs)", HostObject.make), operations: { _ in }, rows: { [] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let type = try call.thread.receiverClass(call)
        guard let state = call.thread.interpreter.moduleStates[HostTypes.key] else {
            throw call.thread.typeError("cannot create '\(type.name.text)' instances")
        }
        return .object(HostObject(nil, unsafeDowncast(state, to: HostTypes.self), type.root))
    }
}

/// A Swift iterator as a Python one.
package final class HostIterator: Object {
    /// What a closure hands over to become an iterator.
    struct Source: ConversionSource {
        let next: (Interpreter) throws(Raise) -> Value

        static func makeConversion() -> Any {
            Conversion<Source>(
                "Iterator",
                from: { (value, interpreter) throws(ConversionError) in
                    throw interpreter.mismatch("host iterator", value)
                },
                to: { (source, interpreter) throws(Raise) in
                    let type = interpreter.thread.libraryType(HostIterator.nativeType)
                    return .object(HostIterator(source, interpreter, type.root))
                })
        }
    }

    private let source: Source
    unowned(unsafe) private let interpreter: Interpreter

    init(_ source: Source, _ interpreter: Interpreter, _ shape: ShapeRef) {
        self.source = source
        self.interpreter = interpreter
        super.init(.other, shape)
    }

    static let nativeType = NativeType(
        "taipan.host_iterator", .other, [.isNotConstructible], doc: "Items of the embedding program.",
        operations: {
            $0.iterate = { (value, _) throws(Raise) in value }
            $0.next = { (value, _) throws(Raise) in
                let iterator = value.cast(HostIterator.self)
                return try iterator.source.next(iterator.interpreter)
            }
        }, rows: { [] })
}

/// What one interpreter knows of Swift types and Python classes.
final class HostTypes {
    static let key = "taipan"
    unowned(unsafe) fileprivate var interpreter: Interpreter?

    /// The modules that can be imported, with what they define.
    private var modules: [PyModule] = []
    /// Where the class of a Swift type is defined.
    private var definitions: [ObjectIdentifier: (module: PyModule, name: String)] = [:]
    /// The classes made so far.
    private var classes: [ObjectIdentifier: TypeObject] = [:]
    /// The Python objects of Swift instances, so that the same instance is the same object.
    private var known: [ObjectIdentifier: Unmanaged<HostObject>] = [:]

    func add(_ module: PyModule) {
        modules.append(module)
        for definition in module.classes { definitions[definition.swiftType] = (module, definition.name) }
    }

    func removeAll() {
        classes = [:]
    }

    /// Lets go of the Swift instances. One that has a handle of an object that leads back to it would live for ever.
    func releaseInstances() {
        let objects = known.values.map { $0.takeUnretainedValue() }
        known = [:]
        for object in objects { object.value = nil }
    }

    func register(_ type: TypeObject, for swiftType: ObjectIdentifier) { classes[swiftType] = type }

    // MARK: Values

    /// The Swift value in a host object; nil if the value is none, or holds something else.
    func hostValue<T>(_ value: Value, _ interpreter: Interpreter, as type: T.Type) -> T? {
        guard let held = hostObject(value, interpreter.thread)?.value else { return nil }
        return held as? T
    }

    private func hostObject(_ value: Value, _ thread: ThreadRef) -> HostObject? {
        if classes.isEmpty { return nil }
        guard case .object(let object) = value, object.kind == .other,
            object.type.isSubtype(of: thread.libraryType(HostObject.nativeType))
        else { return nil }
        return unsafeDowncast(object, to: HostObject.self)
    }

    /// What the class registered for a type is called; nil if there is none.
    func className(of swiftType: ObjectIdentifier) -> String? { definitions[swiftType]?.name }

    /// `__init__` may put a value of type `T` into this object: it is a host object that holds no other type's.
    func checkUnset<T>(_ value: Value, _ function: HostFunction, as type: T.Type) throws(Raise) {
        if let object = hostObject(value, function.interpreter.thread), object.value == nil || object.value is T {
            return
        }
        throw unsuitable(value, function)
    }

    /// The receiver of a method.
    func receiver<T>(_ value: Value, _ function: HostFunction, as type: T.Type) throws(Raise) -> T {
        let thread = function.interpreter.thread
        guard let object = hostObject(value, thread) else { throw unsuitable(value, function) }
        if let own = object.value as? T { return own }
        if object.isExpired {
            throw thread.raise(
                thread.types.referenceError, "a '\(thread.typeName(value))' object was used after its loan had ended")
        }
        if object.value == nil { throw thread.runtimeError("\(owner(function)).__init__() has not been called") }
        throw unsuitable(value, function)
    }

    /// The class that a method was registered for.
    private func owner(_ function: HostFunction) -> String {
        function.qualifiedName.split(separator: ".").dropLast().joined(separator: ".")
    }

    private func unsuitable(_ value: Value, _ function: HostFunction) -> Raise {
        let thread = function.interpreter.thread
        return thread.typeError(
            "descriptor '\(function.definition.name)' for '\(owner(function))' objects doesn't apply to a "
                + "'\(thread.typeName(value))' object")
    }

    /// Puts a value into a host object that is known to be one.
    func replace<T>(_ value: Value, with new: T) {
        guard case .object(let object) = value, object.kind == .other else { return }
        let host = unsafeDowncast(object, to: HostObject.self)
        forget(host)
        host.value = new
        if let identity = HostTypes.identity(of: new), known[identity] == nil {
            known[identity] = .passUnretained(host)
        }
    }

    /// What tells instances of Swift classes apart; values of other types have none.
    private static func identity<T>(of value: T) -> ObjectIdentifier? {
        Swift.type(of: value as Any) is AnyObject.Type ? ObjectIdentifier(value as AnyObject) : nil
    }

    /// The object for an instance of a registered type; nil for other values.
    func object<T>(for value: T, _ interpreter: Interpreter) throws(Raise) -> Value? {
        if definitions.isEmpty { return nil }
        let dynamic = Swift.type(of: value as Any)
        let identity = HostTypes.identity(of: value)
        if let identity, let known = known[identity] { return .object(known.takeUnretainedValue()) }
        var found = try classFor(ObjectIdentifier(dynamic), interpreter)
        if found == nil { found = try classFor(ObjectIdentifier(T.self), interpreter) }
        guard let type = found else { return nil }
        let object = HostObject(value, self, type.root)
        if let identity { known[identity] = .passUnretained(object) }
        return .object(object)
    }

    /// The class of a Swift type. Its module is imported if no script has done that yet.
    private func classFor(_ swiftType: ObjectIdentifier, _ interpreter: Interpreter) throws(Raise) -> TypeObject? {
        if let made = classes[swiftType] { return made }
        guard let definition = definitions[swiftType] else { return nil }
        _ = try interpreter.thread.importModule(named: definition.module.name)
        return classes[swiftType]
    }

    /// Scripts have an object for this very instance already.
    func knows<T>(_ value: T) -> Bool { HostTypes.identity(of: value).map { known[$0] != nil } ?? false }

    func forget(_ object: HostObject) {
        guard let value = object.value, let identity = HostTypes.identity(of: value) else { return }
        if let noted = known[identity], noted.toOpaque() == Unmanaged.passUnretained(object).toOpaque() {
            known[identity] = nil
        }
    }

    // MARK: Errors

    /// The class registered for a Swift error.
    func exceptionType(for error: any Error, _ interpreter: Interpreter) -> TypeObject? {
        for module in modules {
            for definition in module.exceptions where definition.matches(error) {
                do throws(Raise) {
                    let made = try interpreter.thread.importModule(named: module.name)
                    return try interpreter.thread.getAttribute(made, definition.name).as(.type, TypeObject.self)
                } catch {
                    _ = interpreter.thread.takeException()
                    return nil
                }
            }
        }
        return nil
    }
}

// MARK: - Installing modules

extension Interpreter {
    /// Makes a host module known to the import system.
    func install(_ module: PyModule) {
        hostTypes.interpreter = self
        hostTypes.add(module)
        core.moduleStates[HostTypes.key] = hostTypes
        core.replace(
            NativeModule(
                module.name,
                initialize: { (made, thread) throws(Raise) in
                    guard let state = thread.interpreter.moduleStates[HostTypes.key] else { return }
                    try unsafeDowncast(state, to: HostTypes.self).interpreter?.fill(made, from: module)
                }))
    }

    /// Runs the prototypes of a module and puts the closures in their places.
    fileprivate func fill(_ module: ModuleObject, from definition: PyModule) throws(Raise) {
        let namespace = module.namespace
        namespace.set(thread.names.doc, definition.doc.isEmpty ? .none : thread.makeStringValue(definition.doc))
        namespace.set(thread.names.builtins, .object(core.builtins))
        for constant in definition.constants { namespace.set(thread.intern(constant.name), try constant.make(self)) }
        let base = thread.intern("_HostObject")
        namespace.set(base, .object(thread.libraryType(HostObject.nativeType)))
        let program = definition.prototypes
        let compiled = try thread.compile(
            program.storage.parsed, program.storage.text, filename: thread.makeString(program.filename),
            keepsText: false)
        try thread.execute(thread.makeBody(compiled, globals: namespace))
        _ = namespace.remove(base)
        _ = namespace.remove(thread.names.builtins)
        for function in definition.functions {
            let name = thread.intern(function.name)
            namespace.set(name, try wrap(function, namespace.get(name)))
        }
        for one in definition.classes {
            guard let type = namespace.get(thread.intern(one.name)).as(.type, TypeObject.self) else { continue }
            try complete(type, one)
        }
    }

    private func wrap(_ definition: FunctionDefinition, _ prototype: Value) throws(Raise) -> Value {
        guard let prototype = prototype.as(.function, FunctionObject.self) else {
            throw thread.systemError("no prototype of '\(definition.name)'")
        }
        if !definition.doc.isEmpty { prototype.doc = thread.makeStringValue(definition.doc) }
        if case .setter(let property) = definition.role {
            prototype.name = thread.intern(property)
            let owner = prototype.qualifiedName.text.split(separator: ".").dropLast().joined(separator: ".")
            prototype.qualifiedName = thread.makeString("\(owner).\(property)")
        }
        let type = thread.libraryType(HostFunction.nativeType)
        return .object(HostFunction(definition, prototype, self, type.root))
    }

    private func complete(_ type: TypeObject, _ definition: ClassDefinition) throws(Raise) {
        let owner = Value.object(type)
        if !definition.doc.isEmpty {
            try thread.setAttribute(owner, thread.names.doc, thread.makeStringValue(definition.doc))
        }
        var getters: [String: Value] = [:]
        for member in definition.members {
            let found = thread.lookup(type, thread.intern(member.prototypeName))
            let function = try wrap(member, found)
            switch member.role {
            case .getter:
                getters[member.name] = function
                try setProperty(owner, member, function, .none)
            case .setter(let property):
                try thread.deleteAttribute(owner, thread.intern(member.prototypeName))
                try setProperty(owner, member, getters[property] ?? .none, function)
            default: try thread.setAttribute(owner, member.name, function)
            }
        }
        hostTypes.register(type, for: definition.swiftType)
    }

    private func setProperty(
        _ owner: Value, _ member: FunctionDefinition, _ getter: Value, _ setter: Value
    ) throws(Raise) {
        var name = member.name
        if case .setter(let property) = member.role { name = property }
        let property = try thread.call(.object(thread.types.property), getter, setter)
        _ = try thread.callMethod(property, "__set_name__", owner, thread.makeStringValue(name))
        try thread.setAttribute(owner, name, property)
    }

    // MARK: Lending

    /// Lends a value to scripts for the time of `body`: they see an object of its registered class, and what they change in it is
    /// in `value` afterwards. Whoever keeps the object for longer gets a `ReferenceError` from it.
    ///
    ///     try python.lend(&world) { world in try python.call("tick", world) }
    ///
    /// An instance of a Swift class that scripts have already is theirs before and after.
    ///
    /// - Throws: what `body` throws; a `TypeError` if no class is registered for the type.
    @_disfavoredOverload @discardableResult
    public func lend<T, R>(_ value: inout T, _ body: (PythonObject) throws -> R) throws -> R {
        let loan = try beginLoan(value)
        defer { endLoan(loan, &value) }
        return try body(PythonObject(.object(loan.object), self))
    }

    /// The same for a `body` that says what it throws: `{ world throws(PythonError) in … }`.
    @discardableResult
    public func lend<T, R>(
        _ value: inout T, _ body: (PythonObject) throws(PythonError) -> R
    ) throws(PythonError) -> R {
        let loan = try beginLoan(value)
        defer { endLoan(loan, &value) }
        return try body(PythonObject(.object(loan.object), self))
    }

    private func beginLoan<T>(_ value: T) throws(PythonError) -> (object: HostObject, ends: Bool) {
        let ends = !hostTypes.knows(value)
        let object = try enter { (thread) throws(Raise) in
            guard let made = try hostTypes.object(for: value, self)?.as(.other, HostObject.self) else {
                throw thread.typeError("no class is registered for the Swift type '\(T.self)'")
            }
            return made
        }
        return (object, ends)
    }

    private func endLoan<T>(_ loan: (object: HostObject, ends: Bool), _ value: inout T) {
        if let changed = loan.object.value as? T { value = changed }
        guard loan.ends else { return }
        hostTypes.forget(loan.object)
        loan.object.value = nil
        loan.object.isExpired = true
    }
}
