// `coroutine`: what `async def` functions return. It is a generator object under another name; what differs is that it is awaited
// instead of iterated, and that one that nobody awaits is worth a warning.

extension GeneratorObject {
    static let coroutineType = NativeType(
        "coroutine", .generator, [.isNotConstructible],
        operations: { $0.repr = GeneratorObject.repr },
        rows: { coroutineRows })

    private static let coroutineRows: [NativeRow] = [
        .method(
            "send(value, /)", GeneratorObject.send, "Sends a value into coroutine: it is what the `await` inside gives."
        ),
        .method(
            "throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)", GeneratorObject.throwInto,
            "Raises an exception in coroutine, where it waits."),
        .method("close()", GeneratorObject.close, "Raises GeneratorExit inside coroutine."),
        .method(
            "__await__()",
            { (call: Call) throws(Raise) -> Value in .object(CoroutineIterator(receiver(call), call.thread)) },
            "An iterator that runs the coroutine."),
        .property("cr_running", { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isRunning) }),
        .property("cr_suspended", { (call: Call) throws(Raise) -> Value in .bool(receiver(call).isSuspended) }),
        .property(
            "cr_code",
            { (call: Call) throws(Raise) -> Value in .object(call.thread.codeObject(of: receiver(call).body)) }),
        .property("cr_frame", { (call: Call) throws(Raise) -> Value in try frame(call) }),
        .property(
            "cr_await",
            { (call: Call) throws(Raise) -> Value in receiver(call).isDelegating ? receiver(call).delegate : .none }),
        .property("cr_origin", { (call: Call) throws(Raise) -> Value in .none }),
        .property(
            "__name__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).name) },
            set: GeneratorObject.setName),
        .property(
            "__qualname__", { (call: Call) throws(Raise) -> Value in .object(receiver(call).qualifiedName) },
            set: GeneratorObject.setQualifiedName),
    ]

    /// A coroutine that is destroyed before it has run.
    @inline(never) final func warnIfNeverAwaited() {
        let heap = shape._withUnsafeGuaranteedRef { $0.heap }
        guard let thread = heap.pointee.currentThread, type === thread.types.coroutine else { return }
        let text = "coroutine '\(qualifiedName.text)' was never awaited"
        thread.withoutPendingException {
            do throws(Raise) { try thread.warn(thread.types.runtimeWarning, text) } catch {
                thread.reportUnraisable(.object(self.qualifiedName))
            }
        }
    }
}

/// What `coroutine.__await__()` gives: iterating it runs the coroutine.
package final class CoroutineIterator: IteratorObject {
    private let coroutine: GeneratorObject

    init(_ coroutine: GeneratorObject, _ thread: ThreadRef) {
        self.coroutine = coroutine
        super.init(thread.types.coroutineWrapper.root)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        let item = try coroutine.resume(.none, thread)
        if !item.isUnbound { return item }
        let value = coroutine.takeResult()
        if value.isUnbound { return .unbound }
        throw thread.stopIteration(value)
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(coroutine)
    }

    static let nativeType = NativeType(
        "coroutine_wrapper", .iterator, [.isNotConstructible],
        doc: "A wrapper object implementing __await__ for coroutines.",
        operations: {
            $0.iterate = IteratorBodies.iterate
            $0.next = IteratorBodies.next
        },
        rows: {
            [
                .method(
                    "send(value, /)",
                    { call throws(Raise) in
                        try call[0].cast(CoroutineIterator.self).coroutine.send(call[1], call.thread)
                    },
                    "Sends a value into coroutine."),
                .method(
                    "throw(typ, val=<unrepresentable>, tb=<unrepresentable>, /)",
                    { call throws(Raise) in
                        let exception = try GeneratorObject.thrownException(call)
                        return try call[0].cast(CoroutineIterator.self).coroutine.throw(exception, call.thread)
                    }, "Raises an exception inside the coroutine."),
                .method(
                    "close()",
                    { call throws(Raise) in try call[0].cast(CoroutineIterator.self).coroutine.close(call.thread) },
                    "Raises GeneratorExit inside coroutine."),
            ]
        })
}

extension CoreTypes {
    func makeGeneratorTypes(_ make: TypeMaker) {
        generator = make(GeneratorObject.nativeType)
        coroutine = make(GeneratorObject.coroutineType)
        asyncGenerator = make(GeneratorObject.asyncGeneratorType)
        coroutineWrapper = make(CoroutineIterator.nativeType)
        asyncGeneratorSend = make(AsyncGeneratorAwaitable.sendType)
        asyncGeneratorThrow = make(AsyncGeneratorAwaitable.throwType)
    }
}
