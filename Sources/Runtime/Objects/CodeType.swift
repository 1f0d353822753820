// `code`: what is known of a body of code. There is no bytecode behind it, so `co_code` is empty and a code object cannot be made by
// calling its type.

extension CodeObject {
    static let nativeType = NativeType(
        "code", .code, [.isNotConstructible], doc: "Create a code object.  Not for mere mortals.",
        operations: {
            $0.repr = CodeObject.repr
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("co_name", { call throws(Raise) in .object(body(call).name) }),
        .property("co_qualname", { call throws(Raise) in .object(body(call).qualifiedName) }),
        .property("co_filename", { call throws(Raise) in .object(body(call).filename) }),
        .property("co_firstlineno", { call throws(Raise) in .int(body(call).scope.firstLine) }),
        .property("co_argcount", { call throws(Raise) in .int(body(call).positionalCount) }),
        .property("co_posonlyargcount", { call throws(Raise) in .int(body(call).positionalOnlyCount) }),
        .property("co_kwonlyargcount", { call throws(Raise) in .int(body(call).keywordOnlyCount) }),
        .property("co_nlocals", { call throws(Raise) in .int(body(call).scope.localNames.count) }),
        .property("co_stacksize", { call throws(Raise) in .int(body(call).slotCount) }),
        .property("co_varnames", { call throws(Raise) in names(body(call).scope.localNames, call) }),
        .property("co_cellvars", { call throws(Raise) in names(body(call).scope.cellNames, call) }),
        .property("co_freevars", { call throws(Raise) in names(body(call).scope.freeNames, call) }),
        .property("co_names", CodeObject.mentioned),
        .property("co_consts", CodeObject.constants),
        .property("co_flags", CodeObject.flags),
        .property("co_code", { call throws(Raise) in .object(BytesObject(count: 0, call.thread.pointee.shapes.bytes)) }),
        .method("co_lines()", CodeObject.lines),
        .method("replace(**changes)", CodeObject.replace, "Return a copy of the code object with new values for the specified fields."),
    ]

    private static func body(_ call: Call) -> FunctionBody { call[0].cast(CodeObject.self).body }

    private static func names(_ texts: [String], _ call: Call) -> Value {
        .object(call.thread.makeTuple(texts.map { .object(call.thread.intern($0)) }))
    }

    private static func mentioned(_ call: Call) throws(Raise) -> Value {
        let scope = body(call).scope
        let own = Set(scope.localNames + scope.freeNames + scope.cellNames)
        return names(scope.mentionedNames.filter { !own.contains($0) }.sorted(), call)
    }

    private static func constants(_ call: Call) throws(Raise) -> Value { .object(call.thread.makeTuple(body(call).docstring)) }

    private static func flags(_ call: Call) throws(Raise) -> Value {
        let body = body(call)
        let scope = body.scope
        var flags = 0
        switch scope.kind {
        case .module, .classBody: break
        default: flags |= 1 | 2
        }
        if body.hasVariadic { flags |= 4 }
        if body.hasKeywords { flags |= 8 }
        if scope.isNested { flags |= 16 }
        if scope.isGenerator { flags |= 32 }
        if scope.isCoroutine { flags |= 128 }
        if body.isIterableCoroutine { flags |= iterableCoroutineFlag }
        if scope.isAsyncGenerator { flags |= 512 }
        if !body.docstring.isNone { flags |= 0x400_0000 }
        if scope.hasFutureAnnotations { flags |= 0x100_0000 }
        return .int(flags)
    }

    /// One entry for the whole: lines are known to the nodes of the tree only.
    private static func lines(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let entry = thread.makeTuple(.int(0), .int(0), .int(body(call).scope.firstLine))
        return try thread.iterator(of: .object(thread.makeList([.object(entry)])))
    }

    /// Names can be changed, and whether a generator may be awaited; anything else would need bytecode.
    private static func replace(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let old = body(call)
        guard let changes = call[1].as(.dict, DictObject.self), changes.count > 0 else { return call[0] }
        func name(_ field: String) throws(Raise) -> StringObject? {
            let value = changes.get(thread.intern(field))
            if value.isUnbound { return nil }
            guard let text = value.as(.string, StringObject.self) else {
                throw thread.typeError("replace() argument '\(field)' must be str, not \(thread.typeName(value))")
            }
            return text
        }
        let newName = try name("co_name")
        let newQualifiedName = try name("co_qualname")
        var known = (newName == nil ? 0 : 1) + (newQualifiedName == nil ? 0 : 1)
        var isIterable = old.isIterableCoroutine
        if case .int(let wanted) = changes.get(thread.intern("co_flags")), case .int(let present) = try flags(call),
            (wanted ^ present) & ~iterableCoroutineFlag == 0
        {
            isIterable = wanted & iterableCoroutineFlag != 0
            known += 1
        }
        if known < changes.count {
            throw thread.notImplementedError("code.replace() changes names only: there is no bytecode")
        }
        let made = old.copy(
            globals: old.globals, builtins: old.builtins, name: newName, qualifiedName: newQualifiedName,
            isIterableCoroutine: isIterable, thread)
        return .object(thread.codeObject(of: made))
    }

    /// `inspect.CO_ITERABLE_COROUTINE`.
    private static let iterableCoroutineFlag = 0x100

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let code = value.cast(CodeObject.self)
        let body = code.body
        return .object(
            thread.makeString(
                "<code object \(body.name.text) at \(thread.addressText(code)), file \"\(body.filename.text)\", "
                    + "line \(body.scope.firstLine)>"))
    }
}
