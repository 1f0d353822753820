// `code`: what is known of a body of code. There is no bytecode behind it, so `co_code` is empty and a code object cannot be made by
// calling its type.

import TaipanSyntax

extension CodeObject {
    static let nativeType = NativeType(
        "code", .code, [.isNotConstructible], doc: "Create a code object.  Not for mere mortals.",
        operations: {
            $0.repr = CodeObject.repr
            $0.compare = CodeObject.compare
            $0.hash = CodeObject.hash
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
        .property(
            "co_code", { call throws(Raise) in .object(BytesObject(count: 0, call.thread.pointee.shapes.bytes)) }),
        .method("co_lines()", CodeObject.lines),
        .method(
            "replace(**changes)", CodeObject.replace,
            "Return a copy of the code object with new values for the specified fields."),
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

    /// The literals of the code and the code objects of what it defines, in the order of the text. They are found by lowering a copy:
    /// nobody who does not ask pays for a list.
    private static func constants(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let body = body(call)
        let copy = body.copy(globals: body.globals, builtins: body.builtins, thread)
        try thread.checkNativeStack(" during compilation")
        let lowering = Lowering(copy, thread)
        _ = lowering.lowerBody()
        let isFunction = body.scope.kind != .module && body.scope.kind != .classBody
        var values: [Value] = isFunction ? [body.docstring] : []
        func add(_ value: Value) {
            let isKnown = values.contains { known in
                if known.isSame(as: value) { return true }
                guard let a = known.as(.string, StringObject.self), let b = value.as(.string, StringObject.self) else {
                    return false
                }
                return a.equals(b)
            }
            if !isKnown { values.append(value) }
        }
        var inner = lowering.innerBodies[...]
        for (i, node) in copy.constants.enumerated() {
            while let next = inner.first, next.position <= i {
                add(.object(thread.codeObject(of: inner.removeFirst().body)))
            }
            if let node = node as? ConstantNode { add(node.slot.pointee) }
        }
        for rest in inner { add(.object(thread.codeObject(of: rest.body))) }
        if body.scope.kind == .module || body.scope.kind == .classBody { add(.none) }
        return .object(thread.makeTuple(values))
    }

    /// Code is equal if it stands in the same place and says the same, whatever file it is from.
    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.code, CodeObject.self)?.body,
            let right = b.as(.code, CodeObject.self)?.body
        else { return .notImplemented }
        let isEqual =
            left === right
            || left.name.equals(right.name) && left.scope.firstLine == right.scope.firstLine
                && left.parameterCount == right.parameterCount && left.source.text == right.source.text
        return .bool(isEqual == (op == .equal))
    }

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let body = value.cast(CodeObject.self).body
        return try thread.hash(.object(body.name)) ^ (body.scope.firstLine &* 1_000_003) ^ body.parameterCount
    }

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

    /// What `replace()` is given without what is so already.
    private static func realChanges(_ given: DictObject, _ call: Call) throws(Raise) -> DictObject {
        let changes = call.thread.makeDict()
        var index = 0
        while let entry = given.nextEntry(from: index) {
            index = entry + 1
            guard let field = given.key(at: entry).as(.string, StringObject.self) else { continue }
            let value = given.value(at: entry)
            let present = try call.thread.lookupAttribute(call[0], field)
            let isPresent = present.isUnbound ? false : try call.thread.equals(present, value)
            if !isPresent { changes.set(field, value) }
        }
        return changes
    }

    /// Names can be changed, and whether a generator may be awaited; anything else would need bytecode.
    private static func replace(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let old = body(call)
        guard let given = call[1].as(.dict, DictObject.self) else { return call[0] }
        let changes = try realChanges(given, call)
        if changes.count == 0 { return call[0] }
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

extension CodeSource {
    /// The syntax tree with all positions, as text.
    fileprivate var text: String {
        func dump(_ kind: Expression.Kind) -> String { dump(.expression(Expression(kind, .none))) }
        func dump(_ kind: Statement.Kind) -> String { Module(body: [Statement(kind, .none)]).dump(positions: true) }
        return switch self {
        case .module(let module): module.dump(positions: true)
        case .expression(let expression), .lazyExpression(let expression): dump(expression.kind)
        case .function(let definition): dump(.functionDef(definition))
        case .lambda(let parameters, let body): dump(.lambda(parameters, body))
        case .classBody(_, let statement), .typeParameters(let statement):
            Module(body: [statement]).dump(positions: true)
        case .generator(let element, let parts): dump(.generator(element, parts))
        }
    }
}
