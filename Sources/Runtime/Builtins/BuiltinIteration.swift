// The builtin functions about iterables: aiter, all, anext, any, iter, len, max, min, next, sorted.

enum BuiltinIteration {
    static let rows: [NativeRow] = [
        .function(
            "aiter(async_iterable, /)", BuiltinIteration.aiter, "Return an AsyncIterator for an AsyncIterable object."),
        .function(
            "all(iterable, /)", BuiltinIteration.all, "Return True if bool(x) is True for all values x in the iterable."
        ),
        .variadic(
            "anext(async_iterator, default=<unrepresentable>, /)", BuiltinIteration.anext,
            "Return the next item from the async iterator, or the default if it is exhausted."),
        .function(
            "any(iterable, /)", BuiltinIteration.any, "Return True if bool(x) is True for any x in the iterable."),
        .variadic(
            "iter(iterable, sentinel=<unrepresentable>, /)", BuiltinIteration.iter,
            "Get an iterator from an object, or one that calls a function until it returns the sentinel."),
        .function("len(obj, /)", BuiltinIteration.len, "Return the number of items in a container."),
        .variadic(
            "max(iterable, *[, default=obj, key=func])", BuiltinIteration.max,
            "Return the biggest item of the iterable, or the largest of several arguments."),
        .variadic(
            "min(iterable, *[, default=obj, key=func])", BuiltinIteration.min,
            "Return the smallest item of the iterable, or the smallest of several arguments."),
        .variadic(
            "next(iterator, default=<unrepresentable>, /)", BuiltinIteration.next,
            "Return the next item from the iterator, or the default if it is exhausted."),
        .variadic(
            "sorted(iterable, /, *, key=None, reverse=False)", BuiltinIteration.sorted,
            "Return a new list containing all items from the iterable in ascending order."),
    ]

    static func len(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let object = peek(call.arguments) {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.string.toOpaque() { return .int(object.to(StringObject.self).count) }
            if shape == thread.pointee.shapes.list.toOpaque() { return .int(object.to(ListObject.self).count) }
            if shape == thread.pointee.shapes.tuple.toOpaque() {
                return .int(object.to(TupleObject.self)._withUnsafeGuaranteedRef { $0.count })
            }
        }
        return try thread.borrowing(call.arguments) { (value) throws(Raise) in .int(try thread.length(value)) }
    }

    // MARK: any, all

    static func all(_ call: Call) throws(Raise) -> Value { try search(call, for: false) }
    static func any(_ call: Call) throws(Raise) -> Value { try search(call, for: true) }

    /// Looks for an item of the given truth: `any` answers true if there is one, `all` false.
    private static func search(_ call: Call, for wanted: Bool) throws(Raise) -> Value {
        let thread = call.thread
        if let list = thread.exactList(call[0]) {
            var i = 0
            while i < list.count {
                if try thread.truth(copy(list.items + i)) == wanted { return .bool(wanted) }
                i &+= 1
            }
            return .bool(!wanted)
        }
        let iterator = try thread.iterator(of: call[0])
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return .bool(!wanted) }
            if case .bool(let truth) = item {
                if truth == wanted { return .bool(wanted) }
            } else if try thread.truth(item) == wanted {
                return .bool(wanted)
            }
        }
    }

    // MARK: Iterators

    static func iter(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try call.expect("iter", 1, 2)
        if call.count == 1 { return try thread.iterator(of: call[0]) }
        if !thread.isCallable(call[0]) { throw thread.typeError("iter(v, w): v must be callable") }
        return .object(CallIterator(call[0], call[1], thread.types.callIterator.root))
    }

    static func next(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try call.expect("next", 1, 2)
        if call.count == 1 {
            if case .object(let object) = call[0], object.kind != .iterator, object.type.isHeapType,
                let item = try thread.callSpecial(call[0], thread.names.next)
            {
                return item
            }
            let (item, result) = try thread.nextOrResult(call[0])
            if !item.isUnbound { return item }
            throw thread.stopIteration(result.isNone ? .unbound : result)
        }
        let item: Value
        do throws(Raise) { item = try thread.next(call[0]) } catch {
            try thread.swallow(thread.types.stopIteration)
            return call[1]
        }
        return item.isUnbound ? call[1] : item
    }

    static func aiter(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let result = try thread.callSpecial(call[0], thread.names.aiter) else {
            throw thread.typeError("'\(thread.typeName(call[0]))' object is not an async iterable")
        }
        if thread.lookup(thread.type(of: result), thread.names.anext).isUnbound {
            throw thread.typeError("aiter() returned not an async iterator of type '\(thread.typeName(result))'")
        }
        return result
    }

    static func anext(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try call.expect("anext", 1, 2)
        guard let awaitable = try thread.callSpecial(call[0], thread.names.anext) else {
            throw thread.typeError("'\(thread.typeName(call[0]))' object is not an async iterator")
        }
        if call.count == 1 { return awaitable }
        return .object(AwaitWithDefault(awaitable, call[1], try thread.awaitWithDefaultType()))
    }

    // MARK: min, max

    static func min(_ call: Call) throws(Raise) -> Value { try extreme(call, .less, "min") }
    static func max(_ call: Call) throws(Raise) -> Value { try extreme(call, .greater, "max") }

    private static func extreme(_ call: Call, _ order: Comparison, _ name: StaticString) throws(Raise) -> Value {
        let thread = call.thread
        if call.count == 2 && call.keywords == nil {
            // the commonest call of all, for which nothing needs to be collected
            if case .int(let a) = call.arguments[0], case .int(let b) = call.arguments[1] {
                return .int(order == .less ? (b < a ? b : a) : (b > a ? b : a))
            }
            return try thread.compareTruth(order, call[1], call[0]) ? call[1] : call[0]
        }
        if call.count == 0 { throw thread.typeError("\(name) expected at least 1 argument, got 0") }
        var fallback = Value.unbound
        var key = Value.none
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let keyword = keywords[i].as(.string, StringObject.self) else { continue }
                if keyword.equals("key") {
                    key = call.keywordValue(i)
                } else if keyword.equals("default") {
                    fallback = call.keywordValue(i)
                } else {
                    throw thread.unexpectedKeyword("\(name)", keyword.text, ["key", "default"])
                }
            }
        }
        var search = Extreme(order: order, key: key)
        if call.count > 1 {
            if !fallback.isUnbound {
                throw thread.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
            }
            for i in 0..<call.count { try search.consider(call[i], thread) }
            return search.best
        }
        try thread.forEach(call[0]) { (item) throws(Raise) in try search.consider(item, thread) }
        if !search.best.isUnbound { return search.best }
        if fallback.isUnbound { throw thread.valueError("\(name)() iterable argument is empty") }
        return fallback
    }

    /// The best item so far, and what it was compared by.
    private struct Extreme {
        let order: Comparison
        let key: Value
        var best = Value.unbound
        private var bestKey = Value.unbound

        init(order: Comparison, key: Value) {
            self.order = order
            self.key = key
        }

        @inline(__always) mutating func consider(_ item: Value, _ thread: ThreadRef) throws(Raise) {
            let value = key.isNone ? item : try thread.call(key, item)
            if best.isUnbound {
                best = item
                bestKey = value
            } else if try thread.compareTruth(order, value, bestKey) {
                best = item
                bestKey = value
            }
        }
    }

    // MARK: sorted

    static func sorted(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.count != 1 { throw thread.typeError("sorted expected 1 argument, got \(call.count)") }
        var key = Value.none
        var isReversed = false
        if let keywords = call.keywords {
            for i in 0..<keywords.count {
                guard let keyword = keywords[i].as(.string, StringObject.self) else { continue }
                if keyword.equals("key") {
                    key = call.keywordValue(i)
                } else if keyword.equals("reverse") {
                    isReversed = try thread.truth(call.keywordValue(i))
                } else {
                    throw thread.unexpectedKeyword("sort", keyword.text, ["key", "reverse"])
                }
            }
        }
        let list = try thread.makeList(from: call[0])
        try thread.listSort(list, key: key, isReversed: isReversed)
        return .object(list)
    }
}

/// What `anext(iterator, default)` returns: awaits the item, and turns `StopAsyncIteration` into the default.
package final class AwaitWithDefault: IteratorObject {
    private var awaitable: Value
    private let fallback: Value
    /// The iterator behind the awaitable, once the wait has begun.
    private var running = Value.unbound

    init(_ awaitable: Value, _ fallback: Value, _ type: TypeObject) {
        self.awaitable = awaitable
        self.fallback = fallback
        super.init(type.root)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for case .object(let object) in [awaitable, fallback, running] { visit(object) }
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        try step(thread) { (iterator) throws(Raise) in try thread.next(iterator) }
    }

    /// Does something with the iterator behind the awaitable; the end of the items becomes the default.
    private func step(_ thread: ThreadRef, _ body: (Value) throws(Raise) -> Value) throws(Raise) -> Value {
        if running.isUnbound { running = try thread.awaitable(awaitable) }
        do throws(Raise) { return try body(running) } catch {
            try thread.swallow(thread.types.stopAsyncIteration)
            throw thread.stopIteration(fallback)
        }
    }

    /// `send`, `throw` and `close` of the iterator.
    private static func pass(_ call: Call, _ name: String) throws(Raise) -> Value {
        let thread = call.thread
        let arguments = (1..<max(1, call.count)).map { call[$0] }
        return try call[0].cast(AwaitWithDefault.self).step(thread) { (iterator) throws(Raise) in
            try thread.call(try thread.getAttribute(iterator, name), arguments)
        }
    }

    static let nativeType = NativeType(
        "anext_awaitable", .iterator, [.isNotConstructible],
        operations: {
            $0.iterate = { value, _ throws(Raise) in value }
            $0.next = { value, thread throws(Raise) in try value.cast(AwaitWithDefault.self).next(thread) }
        },
        rows: {
            [
                .method("__await__()", { call throws(Raise) in call[0] }),
                .variadicMethod("send(value, /)", { call throws(Raise) in try pass(call, "send") }),
                .variadicMethod("throw(typ, val=None, tb=None, /)", { call throws(Raise) in try pass(call, "throw") }),
                .variadicMethod("close()", { call throws(Raise) in try pass(call, "close") }),
            ]
        })
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate func awaitWithDefaultType() throws(Raise) -> TypeObject {
        let key = ObjectIdentifier(constant: AwaitWithDefault.nativeType.name.utf8Start)
        if let known = system.sequenceTypes.value(at: key, as: TypeObject.self) { return known }
        let made = makeType(AwaitWithDefault.nativeType)
        system.sequenceTypes.insert(made, at: key)
        return made
    }

    /// `callable(value)`.
    package func isCallable(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .function, .native, .method, .type: return true
        default: return object.type.operations.call != nil
        }
    }
}
