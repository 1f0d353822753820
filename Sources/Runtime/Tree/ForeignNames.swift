// Names of globals and builtins that are not plain dicts: `exec(code, defaultdict(int))`, or a `__builtins__` that is a mapping of the
// program's own. Nodes address such a value, so it has to live somewhere: in a cell that is kept for the node.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A dict whose items are what its class says: `__getitem__` or `__missing__` are the program's.
    func isForeign(_ dict: DictObject) -> Bool {
        if dict.shape.toOpaque() == pointee.shapes.dict.toOpaque() { return false }
        if !lookup(dict.type, names.missing).isUnbound { return true }
        guard let own = dict.type.operations.getItem, let plain = types.dict.operations.getItem else { return true }
        return !sameCode(own, plain)
    }

    /// What stands in `__builtins__`, if it is neither a module nor a dict: then it is asked for every name.
    private func foreignBuiltins(of globals: DictObject) -> Value? {
        let value = globals.get(names.builtins)
        if value.isUnbound || value.as(.module, ModuleObject.self) != nil { return nil }
        return value.as(.dict, DictObject.self) == nil ? value : nil
    }

    /// A builtin as code with these globals sees it; unbound if there is none.
    func builtin(_ name: StringObject, _ globals: DictObject, _ builtins: DictObject) throws(Raise) -> Value {
        if isForeign(builtins) { return try optionalItem(.object(builtins), name) }
        var found = builtins.get(name)
        // (a key of another class may be equal to the name)
        if found.isUnbound { found = try builtins.get(.object(name), self) }
        if found.isUnbound, let mapping = foreignBuiltins(of: globals) { return try optionalItem(mapping, name) }
        return found
    }

    /// A builtin as the innermost Python frame sees it; unbound if there is none.
    func currentBuiltin(_ name: StringObject) throws(Raise) -> Value {
        if pointee.frame <= pointee.frameBase { return interpreter.builtins.get(name) }
        let body = pointee.frame.pointee.body.takeUnretainedValue()
        return try builtin(name, body.globals, body.builtins)
    }

    /// A builtin that a method hands out (`__reduce__`): a program that has taken it away gets an `AttributeError`. Looking for it
    /// may run code, so it comes before a look at what is to be reduced.
    func requiredBuiltin(_ name: String) throws(Raise) -> Value {
        let found = try currentBuiltin(intern(name))
        if found.isUnbound { throw attributeError(name) }
        return found
    }

    private func optionalItem(_ mapping: Value, _ name: StringObject) throws(Raise) -> Value {
        do throws(Raise) { return try getItem(mapping, .object(name)) } catch {
            try swallow(types.keyError)
            return .unbound
        }
    }
}

extension GlobalSite {
    /// The value of a name where globals or builtins are foreign; nil if neither has it. Nothing is remembered: the next answer may
    /// be another one.
    @inline(never) final func findForeign(_ thread: ThreadRef) throws(Raise) -> Slots? {
        let (globals, builtins) = (globals.takeUnretainedValue(), builtins.takeUnretainedValue())
        mark(thread)
        var value = Value.unbound
        if thread.isForeign(globals) {
            do throws(Raise) { value = try thread.getItem(.object(globals), .object(name)) } catch {
                try thread.swallow(thread.types.keyError)
            }
        } else {
            value = globals.get(name)
        }
        if value.isUnbound { value = try thread.builtin(name, globals, builtins) }
        if value.isUnbound { return nil }
        return thread.keep(value, for: self)
    }
}

/// A value that a node addresses, and how deep in the frames of which thread it was when it did.
struct KeptName {
    let cell: CellObject
    let thread: ThreadRef
    let depth: Int
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The address of a value that a node goes on to use. Those that frames further out are in the middle of using stay; the others
    /// go, since the node is done with them.
    fileprivate func keep(_ value: Value, for node: Node) -> Slots {
        let key = ObjectIdentifier(node)
        let depth = pointee.frame - pointee.frameBase
        var kept = system.foreignNames[key] ?? []
        var done: [KeptName] = []
        while let last = kept.last, last.thread == self, last.depth >= depth { done.append(kept.removeLast()) }
        let cell = CellObject(value, pointee.shapes.cell)
        kept.append(KeptName(cell: cell, thread: self, depth: depth))
        system.foreignNames[key] = kept
        // (letting them go may run code, which finds everything in order)
        done.removeAll()
        return cell.slot
    }
}
