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
        .method(
            "send(value, /)", GeneratorObject.send,
            "Resumes the generator; `value` is what the yield expression gives. Python: generator.send"),
        .method(
            "throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)", GeneratorObject.throwInto,
            "Raises an exception where the generator is suspended. Python: generator.throw"),
        .method(
            "close()", GeneratorObject.close,
            "Raises GeneratorExit where the generator is suspended. Python: generator.close"),
        .property("gi_running", { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isRunning) }),
        .property(
            "gi_suspended",
            { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isSuspended) }),
        .property(
            "gi_code",
            { (call: Call) throws(Raise) -> Value in .object(call.thread.codeObject(of: receiver(call).body)) }),
        .property("gi_frame", GeneratorObject.frame),
        .property(
            "gi_yieldfrom",
            { (call: Call) throws(Raise) -> Value in receiver(call).isDelegating ? receiver(call).delegate : .none }),
        .property(
            "__name__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).name) },
            set: GeneratorObject.setName),
        .property(
            "__qualname__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).qualifiedName) },
            set: GeneratorObject.setQualifiedName),
    ]

    static func receiver(_ call: Call) -> GeneratorObject {
        guard case .object(let object) = call.arguments.pointee else { fatalError("a generator's method without one") }
        return unsafeDowncast(object, to: GeneratorObject.self)
    }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let generator = value.as(.generator, GeneratorObject.self) else { return .notImplemented }
        return .object(
            thread.makeString(
                "<\(thread.typeName(value)) object \(generator.qualifiedName.text) at \(thread.addressText(generator))>"
            ))
    }

    private static func nextItem(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let generator = value.as(.generator, GeneratorObject.self) else { return .unbound }
        return try generator.next(thread)
    }

    static func send(_ call: Call) throws(Raise) -> Value { try receiver(call).send(call[1], call.thread) }

    static func throwInto(_ call: Call) throws(Raise) -> Value {
        try receiver(call).throw(try thrownException(call), call.thread)
    }

    /// The exception that the arguments of `throw(type, value, traceback)` stand for, `call[0]` being the receiver.
    static func thrownException(_ call: Call) throws(Raise) -> ExceptionObject {
        let thread = call.thread
        if !call.isMissing(2) {
            try thread.warn(
                thread.types.deprecationWarning,
                "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.")
        }
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
                exception = try makeThrown(type, arguments, thread)
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
        return exception
    }

    /// An instance of the class. What goes wrong in making it is thrown in its place.
    private static func makeThrown(
        _ type: TypeObject, _ arguments: [Value], _ thread: ThreadRef
    ) throws(Raise) -> ExceptionObject {
        do throws(Raise) {
            let made = try thread.call(.object(type), arguments)
            if let instance = made.as(.exception, ExceptionObject.self) { return instance }
            throw thread.typeError(
                "calling \(try thread.repr(.object(type)).text) should have returned an instance of BaseException, not "
                    + thread.typeName(made))
        } catch {
            return thread.takeException()
        }
    }

    static func close(_ call: Call) throws(Raise) -> Value { try receiver(call).close(call.thread) }

    static func frame(_ call: Call) throws(Raise) -> Value {
        let generator = receiver(call)
        if generator.isFinished { return .none }
        if let known = generator.frameObject {
            if !generator.isRunning, let site = generator.site {
                known.lastRange = Unmanaged<Node>.fromOpaque(site)._withUnsafeGuaranteedRef { $0.range }
            }
            return .object(known)
        }
        let made = FrameObject(generator.body, generator.frame, call.thread.pointee.shapes.frame)
        if let site = generator.site {
            made.lastRange = Unmanaged<Node>.fromOpaque(site)._withUnsafeGuaranteedRef { $0.range }
        } else {
            made.lastRange.line = Int32(truncatingIfNeeded: generator.body.scope.firstLine)
        }
        made.generator = generator
        generator.frameObject = made
        return .object(made)
    }

    static func setName(_ call: Call) throws(Raise) -> Value {
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("__name__ must be set to a string object")
        }
        receiver(call).name = name
        return .none
    }

    static func setQualifiedName(_ call: Call) throws(Raise) -> Value {
        guard let name = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("__qualname__ must be set to a string object")
        }
        receiver(call).qualifiedName = name
        return .none
    }
}
