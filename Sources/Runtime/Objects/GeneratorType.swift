// `generator`: Python's methods of generators. What a generator is and how it runs stands in `Evaluator/GeneratorObject.swift`.

extension GeneratorObject {
    static let nativeType = NativeType(
        "generator", .generator, [.isNotConstructible],
        operations: {
            $0.repr = GeneratorObject.repr
            $0.iterate = { (value: Value, thread: ThreadRef) throws(Raise) -> Value in value }
            $0.next = GeneratorObject.nextItem
        },
        rows: { GeneratorObject.rows })

    static let rows: [NativeRow] = [
        .method("send(value, /)", GeneratorObject.send, "Resumes the generator; `value` is what the yield expression gives. Python: generator.send"),
        .method(
            "throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)", GeneratorObject.throwInto,
            "Raises an exception where the generator is suspended. Python: generator.throw"),
        .method("close()", GeneratorObject.close, "Raises GeneratorExit where the generator is suspended. Python: generator.close"),
        .property("gi_running", { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isRunning) }),
        .property(
            "gi_suspended",
            { (call: Call) throws(Raise) -> Value in
                let generator = receiver(call)
                return .bool(generator.hasStarted && !generator.isRunning && !generator.isFinished)
            }),
        .property("gi_code", { (call: Call) throws(Raise) -> Value in .object(call.thread.codeObject(of: receiver(call).body)) }),
        .property("gi_frame", GeneratorObject.frame),
        .property(
            "gi_yieldfrom",
            { (call: Call) throws(Raise) -> Value in receiver(call).delegate }),
        .property("__name__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).name) }, set: GeneratorObject.setName),
        .property(
            "__qualname__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).qualifiedName) }, set: GeneratorObject.setQualifiedName),
    ]

    private static func receiver(_ call: Call) -> GeneratorObject {
        guard case .object(let object) = call.arguments.pointee else { fatalError("a generator's method without one") }
        return unsafeDowncast(object, to: GeneratorObject.self)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let generator = value.as(.generator, GeneratorObject.self) else { return .notImplemented }
        return .object(
            thread.makeString("<\(thread.typeName(value)) object \(generator.qualifiedName.text) at \(thread.addressText(generator))>"))
    }

    private static func nextItem(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let generator = value.as(.generator, GeneratorObject.self) else { return .unbound }
        return try generator.next(thread)
    }

    private static func send(_ call: Call) throws(Raise) -> Value { try receiver(call).send(call[1], call.thread) }

    private static func throwInto(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let exception: ExceptionObject
        let type = call[1]
        if let instance = type.as(.exception, ExceptionObject.self) {
            if !call.isMissing(2), !call[2].isNone {
                throw thread.typeError("instance exception may not have a separate value")
            }
            exception = instance
        } else if let type = type.as(.type, TypeObject.self), type.isSubtype(of: thread.types.baseException) {
            let value = call.isMissing(2) ? .none : call[2]
            if let instance = value.as(.exception, ExceptionObject.self), instance.type.isSubtype(of: type) {
                exception = instance
            } else {
                let arguments: [Value]
                if let tuple = value.as(.tuple, TupleObject.self) {
                    arguments = (0..<tuple.count).map { tuple[$0] }
                } else {
                    arguments = value.isNone ? [] : [value]
                }
                let made = try thread.call(.object(type), arguments)
                guard let instance = made.as(.exception, ExceptionObject.self) else {
                    throw thread.typeError(
                        "calling \(try thread.repr(.object(type)).text) should have returned an instance of BaseException, not \(thread.typeName(made))"
                    )
                }
                exception = instance
            }
        } else {
            throw thread.typeError(
                "exceptions must be classes or instances deriving from BaseException, not \(thread.typeName(type))")
        }
        if !call.isMissing(3), !call[3].isNone {
            guard let traceback = call[3].as(.traceback, TracebackObject.self) else {
                throw thread.typeError("throw() third argument must be a traceback object")
            }
            exception.traceback = traceback
        }
        return try receiver(call).throw(exception, thread)
    }

    private static func close(_ call: Call) throws(Raise) -> Value { try receiver(call).close(call.thread) }

    private static func frame(_ call: Call) throws(Raise) -> Value {
        let generator = receiver(call)
        if generator.isFinished { return .none }
        if let known = generator.frameObject { return .object(known) }
        let made = FrameObject(generator.body, generator.frame, call.thread.pointee.shapes.frame)
        if let site = generator.site {
            made.lastRange = Unmanaged<Node>.fromOpaque(site)._withUnsafeGuaranteedRef { $0.range }
        } else {
            made.lastRange.line = Int32(truncatingIfNeeded: generator.body.scope.firstLine)
        }
        generator.frameObject = made
        return .object(made)
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
}

extension CoreTypes {
    func makeGeneratorTypes(_ make: TypeMaker) {
        generator = make(GeneratorObject.nativeType)
        coroutine = make(GeneratorObject.coroutineType)
        asyncGenerator = make(GeneratorObject.asyncGeneratorType)
    }
}

extension GeneratorObject {
    /// The type of what `async def` functions will return.
    static let coroutineType = NativeType(
        "coroutine", .generator, [.isNotConstructible],
        operations: { $0.repr = GeneratorObject.repr },
        rows: { GeneratorObject.coroutineRows })

    /// The type of what asynchronous generator functions return. They can be made, not run.
    static let asyncGeneratorType = NativeType(
        "async_generator", .generator, [.isNotConstructible], operations: { $0.repr = GeneratorObject.repr },
        rows: { GeneratorObject.asyncGeneratorRows })

    private static let asyncGeneratorRows: [NativeRow] = [
        .method("__aiter__()", { (call: Call) throws(Raise) -> Value in call[0] }, "The asynchronous generator itself."),
        .method("__anext__()", asyncUnsupported), .method("asend(value, /)", asyncUnsupported),
        .method("athrow(*args)", asyncUnsupported), .method("aclose()", asyncUnsupported),
    ]

    private static func asyncUnsupported(_ call: Call) throws(Raise) -> Value {
        throw call.thread.notImplementedError("running an asynchronous generator is not supported by taipan yet")
    }

    private static let coroutineRows: [NativeRow] =
        rows.filter { row in row.signature.description.hasPrefix("gi_") == false } + [
            .method(
                "__await__()",
                { (call: Call) throws(Raise) -> Value in .object(CoroutineIterator(receiver(call), call.thread)) },
                "An iterator that runs the coroutine. Python: coroutine.__await__"),
            .property("cr_running", { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isRunning) }),
            .property(
                "cr_suspended",
                { (call: Call) throws(Raise) -> Value in
                    let coroutine = receiver(call)
                    return .bool(coroutine.hasStarted && !coroutine.isRunning && !coroutine.isFinished)
                }),
            .property(
                "cr_code", { (call: Call) throws(Raise) -> Value in .object(call.thread.codeObject(of: receiver(call).body)) }),
            .property("cr_frame", { (call: Call) throws(Raise) -> Value in try frame(call) }),
            .property("cr_await", { (call: Call) throws(Raise) -> Value in receiver(call).delegate }),
            .property("cr_origin", { (call: Call) throws(Raise) -> Value in .none }),
        ]
}

/// What `coroutine.__await__()` gives: iterating it runs the coroutine.
final class CoroutineIterator: IteratorObject {
    private let coroutine: GeneratorObject

    init(_ coroutine: GeneratorObject, _ thread: ThreadRef) {
        self.coroutine = coroutine
        super.init(thread.types.callIterator.root)
        track()
    }

    override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        let item = try coroutine.resume(.none, thread)
        if !item.isUnbound { return item }
        let value = coroutine.takeResult()
        if value.isUnbound { return .unbound }
        throw thread.stopIteration(value)
    }

    override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(coroutine)
    }
}
