// The storage of the small core types: numbers that do not fit a `Value`, cells, bound methods, slices, ranges, modules.
// Their Python methods are in the file of each type.

/// An `int` beyond 64 bits, or an instance of a subclass of `int`, which may be small.
package final class IntObject: Object {
    package final let value: BigInteger
    /// The limbs of `value`, at hand so that looking at them needs no reference to their storage.
    fileprivate final let limbs: Limbs

    package init(_ value: consuming BigInteger, _ shape: ShapeRef) {
        limbs = Limbs(value.storage.limbs)
        self.value = value
        super.init(.int, shape)
    }

    package override var ownedBytes: Int { value.limbCount &* 8 &+ 32 }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = IntObject(value, shape)
        moveAttributes(to: successor)
        return successor
    }
}

extension Unmanaged where Instance == IntObject {
    /// The number as the algorithms take it, good as long as the object lives.
    @inline(__always) var view: LimbView {
        let count = _withUnsafeGuaranteedRef { $0.value.signedCount }
        return LimbView(_withUnsafeGuaranteedRef { $0.limbs }, count < 0 ? 0 &- count : count, isNegative: count < 0)
    }
}

/// An instance of a subclass of `float`.
package final class FloatObject: Object {
    package final let value: Double

    package init(_ value: Double, _ shape: ShapeRef) {
        self.value = value
        super.init(.float, shape)
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = FloatObject(value, shape)
        moveAttributes(to: successor)
        return successor
    }
}

package final class ComplexObject: Object {
    package final let real: Double
    package final let imaginary: Double

    package init(_ real: Double, _ imaginary: Double, _ shape: ShapeRef) {
        self.real = real
        self.imaginary = imaginary
        super.init(.complex, shape)
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = ComplexObject(real, imaginary, shape)
        moveAttributes(to: successor)
        return successor
    }
}

/// A variable that a closure shares with the function it was made in. The value is addressed in place.
package final class CellObject: Object {
    @exclusivity(unchecked) private final var storage: Value = .unbound

    static let valueOffset = 40

    @inline(__always) package final var slot: Slots {
        (Unmanaged.passUnretained(self).toOpaque() + CellObject.valueOffset).assumingMemoryBound(to: Value.self)
    }

    package init(_ value: consuming Value, _ shape: ShapeRef) {
        super.init(.cell, shape)
        slot.initialize(to: value)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visitSlots(slot, 1, visit)
    }

    package override func clearReferences() {
        super.clearReferences()
        store(slot, .unbound)
    }
}

/// `instance.method`: a function with its first argument.
package final class MethodObject: Object {
    package final let function: Value
    package final let receiver: Value

    package init(_ function: Value, _ receiver: Value, _ shape: ShapeRef) {
        self.function = function
        self.receiver = receiver
        super.init(.method, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let o) = function { visit(o) }
        if case .object(let o) = receiver { visit(o) }
    }
}

package final class SliceObject: Object {
    package final let start: Value
    package final let stop: Value
    package final let step: Value
    /// The bounds as integers, for slices of integers and `None` (`unpackSlice`); a step of 0 says that they are not known.
    final let known: (start: Int, stop: Int, step: Int)

    package init(_ start: Value, _ stop: Value, _ step: Value, _ shape: ShapeRef) {
        self.start = start
        self.stop = stop
        self.step = step
        known = SliceObject.integers(start, stop, step)
        super.init(.slice, shape)
    }

    @inline(__always) private static func integers(
        _ start: borrowing Value, _ stop: borrowing Value, _ step: borrowing Value
    ) -> (start: Int, stop: Int, step: Int) {
        var bounds = (start: 0, stop: Int.max, step: 1)
        switch step {
        case .none: break
        case .int(let i): bounds.step = i == Int.min ? 0 : i
        default: return (0, 0, 0)
        }
        switch start {
        case .none: if bounds.step < 0 { bounds.start = Int.max }
        case .int(let i): bounds.start = i
        default: return (0, 0, 0)
        }
        switch stop {
        case .none: if bounds.step < 0 { bounds.stop = Int.min }
        case .int(let i): bounds.stop = i
        default: return (0, 0, 0)
        }
        return bounds
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for case .object(let o) in [start, stop, step] { visit(o) }
    }
}

/// `range`. Bounds that do not fit 64 bits are kept as values; `isSmall` says that `first`, `step` and `length` are exact.
package final class RangeObject: Object {
    package final let start: Value
    package final let stop: Value
    package final let stepValue: Value
    package final let isSmall: Bool
    package final let first: Int
    package final let step: Int
    package final let length: Int

    package init(small start: Int, _ stop: Int, _ step: Int, length: Int, _ shape: ShapeRef) {
        self.start = .int(start)
        self.stop = .int(stop)
        stepValue = .int(step)
        isSmall = true
        first = start
        self.step = step
        self.length = length
        super.init(.range, shape)
    }

    package init(large start: Value, _ stop: Value, _ step: Value, _ shape: ShapeRef) {
        self.start = start
        self.stop = stop
        stepValue = step
        isSmall = false
        first = 0
        self.step = 0
        length = 0
        super.init(.range, shape)
    }
}

package final class ModuleObject: Object {
    package final let namespace: DictObject
    /// Adds attributes that are costly and seldom needed, when a name is not found or all names are wanted.
    @exclusivity(unchecked) package final var addRest: (@Sendable (ModuleObject, ThreadRef) -> Void)?

    package init(_ namespace: DictObject, _ shape: ShapeRef) {
        self.namespace = namespace
        super.init(.module, shape)
        // Caches know a module by its address and the layout of its namespace: no later module at that address has the same.
        namespace.layoutVersion = shape._withUnsafeGuaranteedRef { $0.heap }.pointee.makeShapeID() &<< 32
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(namespace)
    }

    package override func clearReferences() {
        super.clearReferences()
        namespace.removeAll()
    }
}

/// The base of all iterators written in Swift.
package class IteratorObject: Object {
    /// Instances of Python subclasses, which may override `__next__`, are not of kind `iterator`, so that nobody calls `next` directly.
    package init(_ shape: ShapeRef) {
        super.init(
            shape._withUnsafeGuaranteedRef { $0.typeRef._withUnsafeGuaranteedRef { $0.isHeapType } }
                ? .other : .iterator, shape)
    }

    /// The next item; unbound at the end, and from then on.
    package func next(_ thread: ThreadRef) throws(Raise) -> Value { .unbound }

    /// For iterators over pairs: the next pair without a tuple around it, so that `for a, b in …` makes none. Nil if the
    /// iterator has nothing better than `next`; then nothing has happened.
    func nextPair(_ thread: ThreadRef) throws(Raise) -> NextPair? { nil }

    /// `__length_hint__`, or nil if it has none.
    package func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? { nil }
}

/// A pair of items; both are unbound at the end.
struct NextPair {
    var first: Value
    var second: Value

    static var end: NextPair { NextPair(first: .unbound, second: .unbound) }
}

extension Unmanaged where Instance: IteratorObject {
    /// `next` without a retain.
    @inline(__always) func next(_ thread: ThreadRef) throws(Raise) -> Value {
        try lent(orRaising: .unbound) { (iterator) throws(Raise) in try iterator.next(thread) }
    }

    /// `nextPair` without a retain.
    @inline(__always) func nextPair(_ thread: ThreadRef) throws(Raise) -> NextPair? {
        try lent(orRaising: nil) { (iterator) throws(Raise) in try iterator.nextPair(thread) }
    }
}

/// `weakref.ref`. The heap clears `target` when the object goes.
package final class WeakReferenceObject: Object {
    @exclusivity(unchecked) final var target: Unmanaged<Object>?
    package final let callback: Value
    @exclusivity(unchecked) final var cachedHash: Int?

    init(_ target: Object, _ callback: Value, _ shape: ShapeRef) {
        self.target = .passUnretained(target)
        self.callback = callback
        super.init(.weakReference, shape)
        heap.pointee.weakReferences[ObjectIdentifier(target), default: []].append(.passUnretained(self))
        target.flags.insert(.hasWeakReferences)
        track()
    }

    deinit {
        guard let target else { return }
        let key = target._withUnsafeGuaranteedRef { ObjectIdentifier($0) }
        heap.pointee.weakReferences[key]?.removeAll {
            $0.toOpaque() == Unmanaged.passUnretained(self).toOpaque()
        }
    }

    private final var heap: HeapRef { shape._withUnsafeGuaranteedRef { $0.heap } }

    /// The object, retained; nil if it is gone.
    package final var object: Object? { target?.takeUnretainedValue() }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let o) = callback { visit(o) }
    }
}
