// Running programs, evaluating expressions, calling functions, looking at globals.

import TaipanHost
import TaipanRuntime

extension Interpreter {
    // MARK: Running

    /// Runs a program in `__main__`. The second time it starts with warm caches.
    ///
    /// - Throws: `PythonError`.
    public func run(_ program: Program) throws(PythonError) {
        try enter { (thread) throws(Raise) in
            _ = try thread.execute(try body(of: program))
        }
    }

    /// Runs a text in `__main__`.
    ///
    /// - Parameters:
    ///   - source: the text.
    ///   - filename: what tracebacks say.
    /// - Throws: `PythonError`.
    public func run(_ source: String, filename: String = "<string>") throws(PythonError) {
        let program = try Program(source: source, filename: filename)
        try enter { (thread) throws(Raise) in _ = try thread.execute(try makeBody(of: program)) }
    }

    /// Runs a file as the program, as `taipan file` does: `sys.path[0]` is its directory.
    ///
    /// - Parameter path: a path of the script: under a policy with mounts, of what is mounted.
    /// - Throws: `PythonError`; an `OSError` as `.exception` if the file cannot be read, a `SyntaxError` as `.exception` if its text
    ///   is not Python.
    public func runFile(_ path: String) throws(PythonError) {
        try enter { (thread) throws(Raise) in try thread.runFileAsMain(Array(path.utf8)) }
    }

    // MARK: Evaluating

    /// The value of an expression in `__main__`, converted to a Swift type.
    ///
    ///     let plan = try python.eval("make_plan(config)", as: Plan.self)
    ///
    /// `T` may be any `Decodable` or ``PythonConvertible`` type, a registered host class, ``PythonValue`` or ``PythonObject``.
    ///
    /// - Throws: `PythonError`; a `TypeError` that says where in the value something else was found.
    public func eval<T>(_ expression: String, as type: T.Type = T.self) throws(PythonError) -> T {
        let program = try Program(expression: expression, filename: "<string>")
        return try enter { (thread) throws(Raise) in
            try convert(try thread.execute(try makeBody(of: program)), to: type)
        }
    }

    /// The items of a tuple (or of any other sequence of so many items).
    ///
    ///     let (name, score) = try python.eval("best()", as: (String, Int).self)
    public func eval<A, B, each C>(
        _ expression: String, as type: (A, B, repeat each C).Type
    ) throws(PythonError) -> (A, B, repeat each C) {
        try eval(expression, as: PythonObject.self).as(type)
    }

    /// The value of an expression that was compiled before.
    ///
    /// - Throws: `PythonError`; a `TypeError` if the program is not one expression, or if its value is no `T`.
    public func eval<T>(_ program: Program, as type: T.Type = T.self) throws(PythonError) -> T {
        try enter { (thread) throws(Raise) in
            if !program.isExpression {
                throw thread.typeError("the program '\(program.filename)' is not one expression")
            }
            return try convert(try thread.execute(try body(of: program)), to: type)
        }
    }

    /// The value of an expression, as a snapshot.
    public func eval(_ expression: String) throws(PythonError) -> PythonValue {
        try eval(expression, as: PythonValue.self)
    }

    /// The executable form of a shared program, made once.
    private func body(of program: Program) throws(Raise) -> FunctionBody {
        let key = ObjectIdentifier(program.storage)
        if let known = bodies[key] { return known.body }
        let made = try makeBody(of: program)
        bodies[key] = (program.storage, made)
        return made
    }

    private func makeBody(of program: Program) throws(Raise) -> FunctionBody {
        let compiled = try thread.compile(
            program.storage.parsed, program.storage.text, filename: thread.makeString(program.filename), keepsText: true
        )
        return thread.makeBody(compiled, globals: try thread.mainModule().namespace)
    }

    // MARK: Calling

    /// Calls a function of `__main__` by name.
    ///
    ///     let total = try python.call("add", 20, 22).as(Int.self)
    @discardableResult
    public func call(_ function: String, _ arguments: any PythonConvertible...) throws(PythonError) -> PythonObject {
        try enter { (thread) throws(Raise) in
            var values: [Value] = []
            for argument in arguments { values.append(try pythonValue(argument)) }
            return PythonObject(try thread.call(try global(function), values), self)
        }
    }

    /// A function of `__main__` as a Swift closure.
    ///
    ///     let score = try python.function("score", taking: String.self, Int.self, returning: Double.self)
    ///     let points = try score("anna", 3)
    ///
    /// The closure keeps the interpreter and the function alive.
    public func function<each A, R>(
        _ name: String, taking arguments: repeat (each A).Type, returning result: R.Type = R.self
    ) throws(PythonError) -> (repeat each A) throws(PythonError) -> R {
        let callee = try enter { (_) throws(Raise) in PythonObject(try global(name), self) }
        let conversions = (repeat Conversion<each A>.make())
        let back = Conversion<R>.make()
        return { (values: repeat each A) throws(PythonError) -> R in
            try callee.interpreter.enter { (thread) throws(Raise) in
                var converted: [Value] = []
                for (conversion, value) in repeat (each conversions, each values) {
                    converted.append(try conversion.toPython(value, callee.interpreter))
                }
                let answer = try thread.call(callee.value, converted)
                return try callee.interpreter.convert(answer, by: back, what: "\(name)() returned a value that")
            }
        }
    }

    private func global(_ name: String) throws(Raise) -> Value {
        let found = try thread.mainModule().namespace.get(thread.intern(name))
        if !found.isUnbound { return found }
        let builtin = core.builtins.get(thread.intern(name))
        if !builtin.isUnbound { return builtin }
        throw thread.raise(thread.types.nameError, "name '\(name)' is not defined")
    }

    // MARK: Globals and modules

    /// A global of `__main__` as a live handle; nil if there is none. Setting nil removes it.
    ///
    ///     python["config"] = try python.encode(config)
    public subscript(name: String) -> PythonObject? {
        get {
            try? enter { (thread) throws(Raise) in
                let value = try thread.mainModule().namespace.get(thread.intern(name))
                return value.isUnbound ? nil : PythonObject(value, self)
            }
        }
        set { setGlobal(name, newValue?.value) }
    }

    /// A global of `__main__` as a snapshot; nil if there is none, or if it cannot be had as one. Setting nil removes it.
    ///
    ///     python["limit"] = 7
    @_disfavoredOverload
    public subscript(name: String) -> PythonValue? {
        get { self[name].flatMap { (object: PythonObject) in try? object.as(PythonValue.self) } }
        set {
            let value = newValue.flatMap { snapshot in
                try? enter { (thread) throws(Raise) in try thread.make(snapshot) }
            }
            setGlobal(name, value)
        }
    }

    private func setGlobal(_ name: String, _ value: Value?) {
        _ = try? enter { (thread) throws(Raise) in
            let namespace = try thread.mainModule().namespace
            if let value {
                namespace.set(thread.intern(name), value)
            } else {
                _ = namespace.remove(thread.intern(name))
            }
        }
    }

    /// Imports a module (`"os.path"` gives `os.path` itself) for use from Swift; `__main__` gets no name for it.
    ///
    ///     let math = try python.import("math")
    ///     let root = try math.sqrt(2.0).as(Double.self)
    public func `import`(_ name: String) throws(PythonError) -> PythonObject {
        try enter { (thread) throws(Raise) in
            PythonObject(try thread.importByName(name), self)
        }
    }

    // MARK: Values

    /// A script object for a Swift value: straight from its `Encodable` form, without text in between.
    ///
    /// Arrays become lists, keyed containers and dictionaries dicts, `[UInt8]` bytes, `Set` sets, nil `None`; ``PythonValue`` says
    /// what Swift has no type for (tuples, integers of any size). Instances of registered host classes become live objects.
    ///
    /// - Throws: `.exception`: a `TypeError` for a value that is none of these; its `hostError` is what `encode(to:)` threw.
    public func encode<T>(_ value: T) throws(PythonError) -> PythonObject {
        try enter { (_) throws(Raise) in PythonObject(try Conversion<T>.make().toPython(value, self), self) }
    }

    /// A Swift value from a script object, the way back. Keyed containers are read from dicts with string keys, or from the
    /// attributes of any other object (dataclasses, named tuples).
    ///
    /// - Throws: `.exception`: a `TypeError` that names the path, `items[3].name: expected str, found int`.
    public func decode<T>(_ type: T.Type = T.self, from object: PythonObject) throws(PythonError) -> T {
        try object.as(type)
    }
}
