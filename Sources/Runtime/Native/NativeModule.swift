// Modules that come with the interpreter: written in Swift (`NativeModule`) or as Python text inside the binary (`FrozenModule`).
//
// Both are plain data, registered by name when the interpreter is made; nothing of a module exists before its first import.

/// A module written in Swift.
///
///     static let module = NativeModule("errno", doc: "…", functions: { rows }, initialize: fill)
///
/// On the first import the functions (and `.value` rows: constants) go into the namespace of a fresh module object, then the types,
/// then `initialize` adds what takes code.
package struct NativeModule: @unchecked Sendable {
    package typealias Initializer = @Sendable (ModuleObject, ThreadRef) throws(Raise) -> Void

    package let name: String
    package let doc: StaticString
    /// Rows of the forms `function`, `variadic` and `value`.
    package let functions: @Sendable () -> [NativeRow]
    /// Types whose base is `object`; those with other bases are made in `initialize` by `thread.addType`.
    package let types: @Sendable () -> [NativeType]
    package let initialize: Initializer?

    package init(
        _ name: String, doc: StaticString = "", functions: @escaping @Sendable () -> [NativeRow] = { [] },
        types: @escaping @Sendable () -> [NativeType] = { [] }, initialize: Initializer? = nil
    ) {
        self.name = name
        self.doc = doc
        self.functions = functions
        self.types = types
        self.initialize = initialize
    }
}

/// A module written in Python whose text is part of the binary. It is compiled when it is imported.
package struct FrozenModule: @unchecked Sendable {
    package let name: String
    package let isPackage: Bool
    /// The text, in UTF-8.
    package let source: @Sendable () -> [UInt8]

    package init(_ name: String, isPackage: Bool = false, source: @escaping @Sendable () -> [UInt8]) {
        self.name = name
        self.isPackage = isPackage
        self.source = source
    }
}

/// What modules keep for an interpreter, by the name of the module. A handful: they are looked through one after the other.
package struct ModuleStates {
    private struct Entry {
        let name: String
        var state: AnyObject
    }

    private var entries: [Entry] = []

    package init() {}

    package subscript(name: String) -> AnyObject? {
        get {
            for entry in entries where entry.name == name { return entry.state }
            return nil
        }
        set {
            guard let newValue else { return entries.removeAll { $0.name == name } }
            if let known = entries.firstIndex(where: { $0.name == name }) {
                entries[known].state = newValue
            } else {
                entries.append(Entry(name: name, state: newValue))
            }
        }
    }
}

extension Interpreter {
    /// Makes a module known; no other has its name.
    package func register(_ module: NativeModule) { nativeModules.append(module) }
    package func register(_ module: FrozenModule) { frozenModules.append(module) }

    /// Makes a module of the host known, in place of an older one of that name.
    package func replace(_ module: NativeModule) {
        nativeModules.removeAll { $0.name == module.name }
        nativeModules.append(module)
    }

    package func nativeModule(named name: String) -> NativeModule? { nativeModules.first { $0.name == name } }
    package func frozenModule(named name: String) -> FrozenModule? { frozenModules.first { $0.name == name } }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Puts functions and constants made from rows into the namespace of a module.
    package func addRows(_ rows: [NativeRow], to module: ModuleObject, named name: StringObject) throws(Raise) {
        for row in rows { try addRow(row, to: module, named: name) }
    }

    private func addRow(_ row: NativeRow, to module: ModuleObject, named moduleName: StringObject) throws(Raise) {
        let name = row.withName { intern(makeString(latin1: $0)) }
        let definition = NativeDefinition(row, name: name, owner: nil, module: .object(moduleName))
        let function = NativeObject(definition, receiver: .unbound, types.native.root)
        if row.form == .value {
            let value = try callBody(row.body, function, .object(module))
            if !value.isUnbound { module.namespace.set(name, value) }
        } else {
            module.namespace.set(name, .object(function))
        }
    }

    /// Makes a type after the interpreter has started. Its name (`_io.FileIO`) says which module it belongs to.
    package func makeType(_ native: NativeType, base: TypeObject? = nil) -> TypeObject {
        TypeMaker(thread: self, shape: types.type.root, bootstrap: nil)(native, base: base)
    }

    /// Makes a type and puts it into the namespace of a module.
    @discardableResult
    package func addType(_ native: NativeType, base: TypeObject? = nil, to module: ModuleObject) -> TypeObject {
        let type = makeType(native, base: base)
        module.namespace.set(type.name, .object(type))
        return type
    }

    /// Fills the module object of a native module.
    func fill(_ module: ModuleObject, _ name: StringObject, from native: NativeModule) throws(Raise) {
        let doc = native.doc.withUTF8Buffer { $0.isEmpty ? Value.none : .object(makeString(utf8: $0)) }
        module.namespace.set(names.doc, doc)
        try addRows(native.functions(), to: module, named: name)
        for type in native.types() { addType(type, to: module) }
        try native.initialize?(module, self)
    }

    /// A module attribute under a name that is known at compile time.
    package func setModuleAttribute(_ module: ModuleObject, _ name: String, _ value: Value) {
        module.namespace.set(intern(name), value)
    }
}
