// Types that belong to modules of the library (`itertools.chain`, `collections.deque`, `functools.partial` …).
//
// Their Swift classes live in this Swift module, because only it can derive from `Object`; the type objects are made when a
// script first reaches for one of them, so that a start without `import` pays nothing.

/// The library types of an interpreter that have been made so far.
package final class LibraryTypes {
    /// By the address of the literal's name, which is unique in the process.
    fileprivate let made = AddressTable()
    /// The state of the module `gc`, once it is imported.
    var garbageControl: GarbageControl?

    package init() {}
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The type object of a literal, made on first use. Its instances may have attribute slots of their own, as with `__slots__`.
    package func libraryType(_ native: NativeType, base: TypeObject? = nil, slots: [String] = []) -> TypeObject {
        let key = ObjectIdentifier(constant: native.name.utf8Start)
        if let known = types.library.made.value(at: key, as: TypeObject.self) { return known }
        let made = makeType(native, base: base)
        if !slots.isEmpty {
            // the instances' shape is made once more, with the slots
            heap.untrack(made)
            made.finishCreation(fixedNames: slots.map { intern($0) }, baseShape: base?.root)
        }
        types.library.made.insert(made, at: key)
        return made
    }

    /// The same for types whose instances can be referred to weakly.
    package func weaklyReferableType(_ native: NativeType, base: TypeObject? = nil) -> TypeObject {
        let type = libraryType(native, base: base)
        type.instancesAllowWeakReferences = true
        return type
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Puts library types into the namespace of the module they belong to.
    package func addLibraryTypes(_ types: [NativeType], to module: ModuleObject) {
        for native in types {
            let type = libraryType(native)
            module.namespace.set(type.name, .object(type))
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// True if an instance has attributes of its own in its `__dict__`.
    func hasAttributes(_ object: Object) -> Bool {
        let shape = object.shape.takeUnretainedValue()
        if !shape.isDictionary { return shape.count > shape.fixedCount }
        return instanceDictionary(of: object, create: true)?.count ?? 0 > 0
    }

    /// The `__dict__` of an instance, or `None` if there is nothing in it.
    func attributesOrNone(of object: Object) -> Value {
        if !hasAttributes(object) { return .none }
        return instanceDictionary(of: object, create: true).map { .object($0) } ?? .none
    }
}
