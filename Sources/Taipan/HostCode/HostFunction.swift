// The Python object of a registered function.

import TaipanRuntime

/// A function of a host module, bound to one interpreter.
package final class HostFunction: Object {
    let definition: FunctionDefinition
    /// The empty function whose parameters, defaults and texts this one has.
    private let prototype: FunctionObject
    unowned(unsafe) let interpreter: Interpreter
    /// Slots of the bound parameters.
    private let slotCount: Int
    /// A call with so many positional arguments needs no binding; -1 if there is always something to do.
    private let exactCount: Int

    init(_ definition: FunctionDefinition, _ prototype: FunctionObject, _ interpreter: Interpreter, _ shape: ShapeRef) {
        self.definition = definition
        self.prototype = prototype
        self.interpreter = interpreter
        slotCount = definition.order.count
        let isPlain = definition.signature.parameters.allSatisfy {
            $0.kind == .positional || $0.kind == .positionalOnly
        }
        exactCount = isPlain ? definition.order.count : -1
        super.init(.other, shape)
        track()
    }

    /// `area`, `Player.add`.
    var qualifiedName: String { prototype.qualifiedName.text }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(prototype)
    }

    static let nativeType = NativeType(
        "taipan.host_function", .other, [.isNotConstructible], doc: "A function of the embedding program.",
        operations: {
            $0.call = HostFunction.call
            $0.repr = HostFunction.repr
            $0.descriptorGet = HostFunction.bind
            $0.getAttribute = HostFunction.getAttribute
        }, rows: { [] })

    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let function = value.cast(HostFunction.self)
        let slots = function.slotCount
        do throws(Raise) {
            try thread.spend(.hostCalls)
            try thread.checkNativeStack()
            try thread.checkStack(base + count + slots)
        } catch {
            thread.dropArguments(base, count)
            throw error
        }
        if keywords != nil || count != function.exactCount {
            try thread.bindArguments(function.prototype, base, count, keywords)
        }
        let saved = thread.pointee.sp
        thread.pointee.sp = base + slots
        defer {
            thread.dropArguments(base, slots)
            thread.pointee.sp = saved
        }
        var call = HostCall(function, base, function.interpreter)
        let result: Value
        do { result = try function.definition.code.body(&call) } catch {
            if error is OperandUnknown { return .notImplemented }
            throw function.interpreter.raise(error)
        }
        // it may itself have asked for the end: nothing of the script runs after that
        if function.interpreter.core.budget.wakeup.isAsked { try thread.handleInterruption() }
        return result
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        thread.makeStringValue("<host function \(value.cast(HostFunction.self).qualifiedName)>")
    }

    private static func bind(
        _ value: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound || !value.cast(HostFunction.self).definition.hasReceiver { return value }
        return .object(MethodObject(value, instance, thread.pointee.shapes.method))
    }

    /// Names, texts and defaults are those of the prototype; `__wrapped__` leads `inspect.signature` to it.
    private static func getAttribute(_ value: Value, _ name: StringObject, _ thread: ThreadRef) throws(Raise) -> Value {
        let prototype = Value.object(value.cast(HostFunction.self).prototype)
        if name.equals("__wrapped__") { return prototype }
        for known in HostFunction.sharedNames where name.equals(known) {
            return try thread.getAttribute(prototype, name)
        }
        let found = try thread.findAttribute(value, thread.type(of: value), name)
        if !found.isUnbound { return found }
        throw thread.attributeError("'host_function' object has no attribute '\(name.text)'")
    }

    private static let sharedNames: [StaticString] = [
        "__name__", "__qualname__", "__module__", "__doc__", "__annotations__", "__defaults__", "__kwdefaults__",
        "__type_params__",
    ]
}
