// `__slots__`: which fixed attributes the instances of a new class get, and whether they get a `__dict__` besides.

/// What `__slots__` of a class body (or its absence) says.
struct ClassSlots {
    /// Mangled and interned; in the order in which they are laid out.
    var names: [StringObject] = []
    var addsDictionary = false
    var addsWeakReferences = false
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    func classSlots(
        _ namespace: DictObject, _ className: StringObject, _ base: TypeObject, _ bases: [TypeObject]
    ) throws(Raise) -> ClassSlots {
        var result = ClassSlots()
        let declared = namespace.get(names.slots)
        // modules and classes have their namespace already
        let mayAddDictionary = !base.instancesHaveDictionary && base.layout != .type && base.layout != .module
        let mayAddWeakReferences = !allowsWeakReferences(base) && !isVariableSize(base)
        if declared.isUnbound {
            result.addsDictionary = mayAddDictionary
            result.addsWeakReferences = mayAddWeakReferences
            return result
        }
        let listed = declared.as(.string, StringObject.self) == nil ? try items(of: declared) : [declared]
        if !listed.isEmpty && isVariableSize(base) {
            throw typeError("nonempty __slots__ not supported for subtype of '\(base.name.text)'")
        }
        for item in listed {
            try addSlot(item, &result, className, mayAddDictionary, mayAddWeakReferences)
        }
        // classes with the same slots in another order have instances that can change sides
        result.names.sort { $0.text < $1.text }
        for name in result.names where namespace.find(name) >= 0 && name !== names.qualname && name !== names.classCell
        {
            throw valueError("'\(name.text)' in __slots__ conflicts with class variable")
        }
        // a second base may bring what the first lacks
        if bases.count > 1 {
            if !result.addsDictionary && mayAddDictionary {
                result.addsDictionary = bases.contains { $0.instancesHaveDictionary }
            }
            if !result.addsWeakReferences && mayAddWeakReferences {
                result.addsWeakReferences = bases.contains { $0.instancesAllowWeakReferences }
            }
        }
        return result
    }

    private func addSlot(
        _ item: Value, _ result: inout ClassSlots, _ className: StringObject, _ mayAddDictionary: Bool,
        _ mayAddWeakReferences: Bool
    ) throws(Raise) {
        guard let text = item.as(.string, StringObject.self) else {
            throw typeError("__slots__ items must be strings, not '\(typeName(item))'")
        }
        if !isIdentifier(text) { throw typeError("__slots__ must be identifiers") }
        if text.equals("__dict__") {
            if !mayAddDictionary || result.addsDictionary {
                throw typeError("__dict__ slot disallowed: we already got one")
            }
            result.addsDictionary = true
        } else if text.equals("__weakref__") {
            if !mayAddWeakReferences || result.addsWeakReferences {
                throw typeError("__weakref__ slot disallowed: we already got one")
            }
            result.addsWeakReferences = true
        } else {
            let mangled = NameMangling.inClass(className.text).mangle(text.text)
            let name = intern(mangled)
            if !result.names.contains(where: { $0 === name }) { result.names.append(name) }
        }
    }

    /// Objects whose own size varies have no room for slots behind them.
    private func isVariableSize(_ base: TypeObject) -> Bool {
        switch base.layout {
        case .int, .tuple, .bytes, .type: true
        default: false
        }
    }

    private func isIdentifier(_ name: StringObject) -> Bool {
        if name.count == 0 { return false }
        for i in 0..<name.count {
            guard let scalar = Unicode.Scalar(name[i]) else { return false }
            if name[i] == 95 { continue }
            let isAllowed = i == 0 ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
            if !isAllowed { return false }
        }
        return true
    }
}
