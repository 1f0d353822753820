// `function`: what Python code can ask of and change in a function. Calling one is the evaluator's work.

extension FunctionObject {
    static let nativeType = NativeType(
        "function", .function, [.hasDictionary],
        doc: """
            Create a function object.

              code
                a code object
              globals
                the globals dictionary
              name
                a string that overrides the name from the code object
              argdefs
                a tuple that specifies the default argument values
              closure
                a tuple that supplies the bindings for free variables
              kwdefaults
                a dictionary that specifies the default keyword argument values
            """,
        new: .function(
            "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", FunctionObject.make),
        operations: {
            $0.repr = FunctionObject.repr
            $0.call = FunctionObject.call
            $0.descriptorGet = FunctionObject.get
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__code__", FunctionObject.getCode, set: FunctionObject.setCode),
        .property("__defaults__", FunctionObject.getDefaults, set: FunctionObject.setDefaults),
        .property("__kwdefaults__", FunctionObject.getKeywordDefaults, set: FunctionObject.setKeywordDefaults),
        .property("__annotations__", FunctionObject.getAnnotations, set: FunctionObject.setAnnotations),
        .property("__closure__", FunctionObject.getClosure, set: FunctionObject.refuse),
        .property(
            "__globals__", { call throws(Raise) in .object(receiver(call).body.globals) }, set: FunctionObject.refuse),
        .property(
            "__builtins__", { call throws(Raise) in .object(receiver(call).body.builtins) }, set: FunctionObject.refuse),
        .property("__name__", { call throws(Raise) in .object(receiver(call).name) }, set: FunctionObject.setName),
        .property(
            "__qualname__", { call throws(Raise) in .object(receiver(call).qualifiedName) },
            set: FunctionObject.setQualifiedName),
        .property("__module__", { call throws(Raise) in receiver(call).module }, set: FunctionObject.setModule),
        .property("__doc__", { call throws(Raise) in receiver(call).doc }, set: FunctionObject.setDoc),
        .property("__type_params__", FunctionObject.getTypeParameters, set: FunctionObject.setTypeParameters),
    ]

    private static func receiver(_ call: Call) -> FunctionObject { call[0].cast(FunctionObject.self) }

    // MARK: Operations

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = value.cast(FunctionObject.self)
        return .object(
            thread.makeString("<function \(function.qualifiedName.text) at \(thread.addressText(function))>"))
    }

    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        try thread.invoke(value, base, count, keywords)
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        return .object(MethodObject(descriptor, instance, thread.pointee.shapes.method))
    }

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let code = call[1].as(.code, CodeObject.self) else {
            throw thread.typeError("function() argument 'code' must be code, not \(thread.typeName(call[1]))")
        }
        guard let globals = call[2].as(.dict, DictObject.self) else {
            throw thread.typeError("function() argument 'globals' must be dict, not \(thread.typeName(call[2]))")
        }
        if !call[3].isNone && call[3].as(.string, StringObject.self) == nil {
            throw thread.typeError("arg 3 (name) must be None or string")
        }
        if !call[4].isNone && call[4].as(.tuple, TupleObject.self) == nil {
            throw thread.typeError("arg 4 (defaults) must be None or tuple")
        }
        if !call[6].isNone && call[6].as(.dict, DictObject.self) == nil {
            throw thread.typeError("arg 6 (kwdefaults) must be None or dict")
        }
        let cells = try closureCells(call[5], code.body.scope.freeNames.count, code, thread)
        let closure = allocateBytes(max(cells.count, 1) * MemoryLayout<CellObject>.stride).assumingMemoryBound(
            to: CellObject.self)
        for (i, cell) in cells.enumerated() { (closure + i).initialize(to: cell) }
        if cells.isEmpty { freeBytes(closure) }
        let function = FunctionObject(
            thread.body(code.body, for: globals), closure: cells.isEmpty ? FunctionObject.noCells : closure,
            closureCount: cells.count, thread.pointee.shapes.function)
        if let name = call[3].as(.string, StringObject.self) {
            function.name = name
            function.qualifiedName = name
        }
        function.defaults = call[4].as(.tuple, TupleObject.self)
        function.keywordDefaults = call[6].as(.dict, DictObject.self)
        let module = globals.get(thread.names.name)
        function.module = module.isUnbound ? .none : module
        return .object(function)
    }

    /// The address of no cells at all.
    static var noCells: UnsafeMutablePointer<CellObject> { UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped }

    private static func closureCells(
        _ value: Value, _ needed: Int, _ code: CodeObject, _ thread: ThreadRef
    ) throws(Raise) -> [CellObject] {
        if value.isNone {
            if needed > 0 { throw thread.typeError("arg 5 (closure) must be tuple") }
            return []
        }
        guard let tuple = value.as(.tuple, TupleObject.self) else {
            throw thread.typeError("arg 5 (closure) must be None or tuple")
        }
        if tuple.count != needed {
            throw thread.valueError("\(code.body.name.text) requires closure of length \(needed), not \(tuple.count)")
        }
        var cells: [CellObject] = []
        for i in 0..<tuple.count {
            guard let cell = tuple[i].as(.cell, CellObject.self) else {
                throw thread.typeError("arg 5 (closure) expected cell, found \(thread.typeName(tuple[i]))")
            }
            cells.append(cell)
        }
        return cells
    }

    // MARK: Attributes

    private static func refuse(_ call: Call) throws(Raise) -> Value {
        throw call.thread.attributeError("readonly attribute")
    }

    private static func getCode(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.codeObject(of: receiver(call).body))
    }

    private static func setCode(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let function = receiver(call)
        guard let code = call[1].as(.code, CodeObject.self) else {
            throw thread.typeError("__code__ must be set to a code object")
        }
        let needed = code.body.scope.freeNames.count
        if needed != function.closureCount {
            throw thread.valueError(
                "\(function.name.text)() requires a code object with \(function.closureCount) free vars, not \(needed)")
        }
        // a call of the old body may still be running, and call sites may remember it
        let old = function.body
        function.body = thread.body(code.body, for: old.globals)
        function.bodyRef = BodyRef(function.body)
        thread.heap.retire(old)
        return .none
    }

    private static func getDefaults(_ call: Call) throws(Raise) -> Value {
        receiver(call).defaults.map { .object($0) } ?? .none
    }

    private static func setDefaults(_ call: Call) throws(Raise) -> Value {
        if call[1].isNone || call[1].isUnbound {
            receiver(call).defaults = nil
        } else if let tuple = call[1].as(.tuple, TupleObject.self) {
            receiver(call).defaults = tuple
        } else {
            throw call.thread.typeError("__defaults__ must be set to a tuple object")
        }
        return .none
    }

    private static func getKeywordDefaults(_ call: Call) throws(Raise) -> Value {
        receiver(call).keywordDefaults.map { .object($0) } ?? .none
    }

    private static func setKeywordDefaults(_ call: Call) throws(Raise) -> Value {
        if call[1].isNone || call[1].isUnbound {
            receiver(call).keywordDefaults = nil
        } else if let dict = call[1].as(.dict, DictObject.self) {
            receiver(call).keywordDefaults = dict
        } else {
            throw call.thread.typeError("__kwdefaults__ must be set to a dict object")
        }
        return .none
    }

    private static func getAnnotations(_ call: Call) throws(Raise) -> Value {
        let function = receiver(call)
        if function.annotations.isUnbound { function.annotations = .object(call.thread.makeDict()) }
        return function.annotations
    }

    private static func setAnnotations(_ call: Call) throws(Raise) -> Value {
        if call[1].isNone || call[1].isUnbound {
            receiver(call).annotations = .unbound
        } else if call[1].as(.dict, DictObject.self) != nil {
            receiver(call).annotations = call[1]
        } else {
            throw call.thread.typeError("__annotations__ must be set to a dict object")
        }
        return .none
    }

    private static func getClosure(_ call: Call) throws(Raise) -> Value {
        let function = receiver(call)
        if function.closureCount == 0 { return .none }
        return .object(call.thread.makeTuple((0..<function.closureCount).map { .object(function.closure[$0]) }))
    }

    private static func setName(_ call: Call) throws(Raise) -> Value {
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("__name__ must be set to a string object")
        }
        receiver(call).name = name
        return .none
    }

    private static func setQualifiedName(_ call: Call) throws(Raise) -> Value {
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("__qualname__ must be set to a string object")
        }
        receiver(call).qualifiedName = name
        return .none
    }

    private static func setModule(_ call: Call) throws(Raise) -> Value {
        receiver(call).module = call[1].isUnbound ? .none : call[1]
        return .none
    }

    private static func setDoc(_ call: Call) throws(Raise) -> Value {
        receiver(call).doc = call[1].isUnbound ? .none : call[1]
        return .none
    }

    private static func getTypeParameters(_ call: Call) throws(Raise) -> Value {
        let known = receiver(call).typeParameters
        return known.isUnbound ? .object(call.thread.makeTuple(count: 0)) : known
    }

    private static func setTypeParameters(_ call: Call) throws(Raise) -> Value {
        guard call[1].as(.tuple, TupleObject.self) != nil else {
            throw call.thread.typeError("__type_params__ must be set to a tuple")
        }
        receiver(call).typeParameters = call[1]
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The body itself, or one lowered anew for other globals: a body refers to its globals directly.
    func body(_ body: FunctionBody, for globals: DictObject) -> FunctionBody {
        if body.globals === globals { return body }
        var builtins = body.builtins
        if let own = globals.get(names.builtins).as(.dict, DictObject.self) { builtins = own }
        return body.copy(globals: globals, builtins: builtins, self)
    }

    /// `function.__code__`, made on first use.
    func codeObject(of body: FunctionBody) -> CodeObject {
        if let known = body.codeObject { return known.takeUnretainedValue() }
        let made = CodeObject(body, types.code.root)
        body.codeObject = .passUnretained(made)
        return made
    }
}
