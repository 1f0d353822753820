// `functools.cmp_to_key` and `functools.reduce`.

/// What `cmp_to_key(mycmp)` returns, and what that returns when it is called with an item: an object that compares by `mycmp`.
package final class ComparisonKeyObject: Object {
    private final let function: Value
    /// Unbound in the object that makes keys.
    @exclusivity(unchecked) private final var item: Value

    private init(_ function: Value, _ item: Value, _ shape: ShapeRef) {
        self.function = function
        self.item = item
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = function { visit(object) }
        if case .object(let object) = item { visit(object) }
    }

    package static let nativeType = NativeType(
        "functools.KeyWrapper", .other, [.isNotConstructible],
        operations: {
            $0.call = ComparisonKeyObject.callObject
            $0.compare = ComparisonKeyObject.compare
            $0.isUnhashable = true
        },
        rows: {
            [
                .property(
                    "obj", ComparisonKeyObject.getItem, set: ComparisonKeyObject.setItem,
                    "Value wrapped by a key function.")
            ]
        })

    /// `functools.cmp_to_key`.
    package static func compareToKey(_ call: Call) throws(Raise) -> Value {
        .object(ComparisonKeyObject(call[0], .unbound, call.thread.libraryType(nativeType).root))
    }

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        defer { thread.dropArguments(base, count) }
        let maker = value.cast(ComparisonKeyObject.self)
        if count != 1 {
            if count == 0 { throw thread.typeError("K() missing required argument 'obj' (pos 1)") }
            throw thread.typeError("K() takes at most 1 argument (\(count) given)")
        }
        if let name = keywords?[0].as(.string, StringObject.self), !name.equals("obj") {
            throw thread.typeError("K() got an unexpected keyword argument '\(name.text)'")
        }
        return .object(ComparisonKeyObject(maker.function, TaipanRuntime.copy(base), maker.shape))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard case .object(let left) = a, case .object(let right) = b, left.shape.toOpaque() == right.shape.toOpaque()
        else {
            throw thread.typeError("other argument must be K instance")
        }
        let x = unsafeDowncast(left, to: ComparisonKeyObject.self)
        let y = unsafeDowncast(right, to: ComparisonKeyObject.self)
        if x.item.isUnbound || y.item.isUnbound { throw thread.attributeError("object") }
        let order = try thread.call(x.function, x.item, y.item)
        if case .int(let number) = order { return .bool(op.holds(number)) }
        return try thread.compare(op, order, .int(0))
    }

    private static func getItem(_ call: Call) throws(Raise) -> Value {
        let key = call[0].cast(ComparisonKeyObject.self)
        return key.item.isUnbound ? .none : key.item
    }

    private static func setItem(_ call: Call) throws(Raise) -> Value {
        call[0].cast(ComparisonKeyObject.self).item = call[1]
        return .none
    }
}

package enum Reduction {
    /// `functools.reduce(function, iterable[, initial], /)`.
    package static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("reduce() takes no keyword arguments")
        }
        if call.count < 2 || call.count > 3 { throw thread.wrongArgumentCount("reduce", call.count, 2, 3) }
        let iterator: Value
        do throws(Raise) { iterator = try thread.iterator(of: call[1]) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.typeError("reduce() arg 2 must support iteration")
        }
        let function = call[0]
        var result = call.count == 3 ? call[2] : .unbound
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { break }
            result = result.isUnbound ? item : try thread.call(function, result, item)
        }
        if result.isUnbound { throw thread.typeError("reduce() of empty iterable with no initial value") }
        return result
    }
}
