// `__path__` of a namespace package: a list of directories that is looked up anew when the path of the parent has changed, or
// when `importlib.invalidate_caches()` was called, so that a portion which a program adds to `sys.path` later is found.
//
// An ordinary object with attributes, as the specs are: `_name`, `_path` (the list), `_last_parent_path` (a tuple).

enum NamespacePath {
    static let nativeType = NativeType(
        "_frozen_importlib_external._NamespacePath", .instance, [.isBase, .hasDictionary],
        doc: "The path of a namespace package, which follows the path of its parent.",
        operations: {
            $0.repr = NamespacePath.repr
            $0.length = { (value, thread) throws(Raise) in try thread.length(try thread.currentPortions(of: value)) }
            $0.iterate = { (value, thread) throws(Raise) in
                try thread.iterator(of: try thread.currentPortions(of: value))
            }
            $0.contains = { (value, item, thread) throws(Raise) in
                try thread.contains(try thread.currentPortions(of: value), item)
            }
            $0.getItem = { (value, key, thread) throws(Raise) in
                try thread.getItem(try thread.currentPortions(of: value), key)
            }
            $0.setItem = { (value, key, item, thread) throws(Raise) in
                if item.isUnbound { throw thread.attributeError("__delitem__") }
                try thread.setItem(try thread.getAttribute(value, thread.importer.portions), key, item)
            }
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "append(item)",
            { (call) throws(Raise) in
                let portions = try call.thread.getAttribute(call[0], call.thread.importer.portions)
                return try call.thread.callMethod(portions, "append", call[1])
            }, "Add a directory to the end.")
    ]

    /// As it was last found: showing a path does not look for it.
    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let portions = try thread.getAttribute(value, thread.importer.portions)
        return thread.makeStringValue("_NamespacePath(\(try thread.repr(portions).text))")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The path of a namespace package that has just been found in `portions`.
    func makeNamespacePath(_ name: StringObject, _ portions: ListObject) throws(Raise) -> Value {
        let state = importer
        let path = makeInstance(state.namespacePath)
        setOwnAttribute(path, intern("_name"), .object(name))
        setOwnAttribute(path, state.portions, .object(portions))
        setOwnAttribute(path, state.lastParentPath, .object(try parentPath(of: name)))
        setOwnAttribute(path, state.lastEpoch, .int(state.epoch))
        return .object(path)
    }

    /// The directories, looked for again if the parent's path is no longer the one they were found in.
    fileprivate func currentPortions(of value: Value) throws(Raise) -> Value {
        let state = importer
        guard case .object(let path) = value,
            let name = ownAttribute(path, intern("_name")).as(.string, StringObject.self)
        else { return value }
        let parent = try parentPath(of: name)
        let isSame = try equals(.object(parent), ownAttribute(path, state.lastParentPath))
        if !isSame || !ownAttribute(path, state.lastEpoch).isSame(as: .int(state.epoch)) {
            let (spec, portions) = try search(name, .object(parent))
            // a module or package that has appeared in the meantime does not replace the namespace package
            if spec.isNone && portions.count > 0 { setOwnAttribute(path, state.portions, .object(portions)) }
            setOwnAttribute(path, state.lastParentPath, .object(parent))
            setOwnAttribute(path, state.lastEpoch, .int(state.epoch))
        }
        return try getAttribute(value, state.portions)
    }

    /// `sys.path`, or the `__path__` of the package above.
    private func parentPath(of name: StringObject) throws(Raise) -> TupleObject {
        guard let dot = name.lastDot(before: name.count) else {
            return makeTuple(try items(of: try searchPath()))
        }
        let parent = intern(substring(name, 0, dot))
        let module = interpreter.modules.get(parent)
        if module.isUnbound { throw keyError(.object(parent)) }
        return makeTuple(try items(of: try getAttribute(module, names.path)))
    }
}
