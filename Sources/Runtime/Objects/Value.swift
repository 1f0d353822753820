// Any Python value: nine bytes, sixteen with padding, so that small integers, floats and the singletons never touch the heap or
// a reference count. Everything hot works on *addresses* of values: look at the tag in place, copy late.
//
// This file holds unsafe code. Owners: a `Slots` pointer never owns what it points to; the frame, list or object that the slots
// belong to does. Copies and releases of slots go through `CObjectCounts`: the interpreter lock makes atomic counting needless.

import CObjectCounts

/// A Python value. `unbound` is the absence of one: an unset local, a missing argument, the end of an iteration.
@usableFromInline package enum Value {
    case unbound
    case none
    case notImplemented
    case ellipsis
    case bool(Bool)
    /// An exact `int` that fits. Larger ones, and instances of subclasses of `int`, are `IntObject`s.
    case int(Int)
    /// An exact `float`; instances of subclasses are `FloatObject`s.
    case float(Double)
    case object(Object)
}

/// The address of a value, or of the first of several: a frame, the items of a list, the attributes of an instance.
@usableFromInline package typealias Slots = UnsafeMutablePointer<Value>

/// "A Python exception is pending in the thread state." The error itself carries nothing, which keeps throwing cheap.
@usableFromInline package struct Raise: Error {
    @inlinable @inline(__always) package init() {}
}

/// The object in a slot, without a retain; nil for the other values.
@inlinable @inline(__always) package func peek(_ slot: Slots) -> Unmanaged<Object>? {
    if case .object(let object) = slot.pointee { return .passUnretained(object) }
    return nil
}

/// A copy of the value in a slot. (A plain `slot.pointee` calls an outlined copy even for an integer, and counts atomically.)
@inlinable @inline(__always) package func copy(_ slot: Slots) -> Value {
    if let object = peek(slot) { object.retainObject() }
    return slot.move()
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls `body` with the value in a slot as it lies there, uncounted. Somebody else must keep it alive meanwhile, as callers do
    /// with arguments and a suspended frame with its locals.
    @inline(__always) func borrowing<Result>(
        _ slot: Slots, _ body: (Value) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        let value = slot.move()
        let result: Result
        do throws(Raise) { result = try body(value) } catch {
            forget(value)
            throw error
        }
        forget(value)
        return result
    }

    /// The same for the object in a slot, whose class the caller knows.
    @inline(__always) func borrowing<T: Object, Result>(
        _ slot: Slots, as _: T.Type, _ body: (T) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        let object = UnsafeMutableRawPointer(slot).assumingMemoryBound(to: T.self).move()
        let result: Result
        do throws(Raise) { result = try body(object) } catch {
            forget(object)
            throw error
        }
        forget(object)
        return result
    }

    /// Ends the life of a value without releasing what it refers to: moves it to where nobody looks.
    @inline(__always) private func forget(_ value: consuming Value) { pointee.scratch.initialize(to: value) }

    @inline(__always) private func forget<T: Object>(_ object: consuming T) {
        UnsafeMutableRawPointer(pointee.scratch).initializeMemory(as: T.self, to: object)
    }

    /// The same with two.
    @inline(__always) func borrowing<Result>(
        _ first: Slots, _ second: Slots, _ body: (Value, Value) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        try borrowing(first) { (a) throws(Raise) in
            try borrowing(second) { (b) throws(Raise) in try body(a, b) }
        }
    }
}

/// Replaces the value in an initialised slot. The old value is released last, because that may run any code.
@inlinable @inline(__always) package func store(_ slot: Slots, _ value: consuming Value) {
    let old = peek(slot)
    slot.initialize(to: value)
    if let old { old.releaseObject() }
}

/// Copies the bits of a value without a retain: the owner at `source` must outlive the use of `target`.
@inline(__always) func lend(_ target: Slots, _ source: Slots) {
    UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: 16)
}

/// Releases `count` values; the slots are uninitialised afterwards.
@inline(__always) func drop(_ slots: Slots, _ count: Int) {
    var i = 0
    while i < count {
        if let object = peek(slots + i) { object.releaseObject() }
        i &+= 1
    }
}

/// Makes `count` uninitialised slots unbound.
@inline(__always) func makeUnbound(_ slots: Slots, _ count: Int) {
    var i = 0
    while i < count {
        (slots + i).initialize(to: .unbound)
        i &+= 1
    }
}

extension Value {
    @inlinable @inline(__always) package var isUnbound: Bool {
        if case .unbound = self { return true } else { return false }
    }
    @inlinable @inline(__always) package var isNone: Bool { if case .none = self { return true } else { return false } }
    @inlinable @inline(__always) package var isNotImplemented: Bool {
        if case .notImplemented = self { return true } else { return false }
    }

    /// The object without a retain, for as long as somebody else owns it; nil for the values that are none.
    @inlinable @inline(__always) package var reference: Unmanaged<Object>? {
        if case .object(let object) = self { return .passUnretained(object) }
        return nil
    }

    /// The object, or nil for the values that are none.
    @inlinable @inline(__always) package var object: Object? {
        if case .object(let object) = self { return object } else { return nil }
    }

    /// The object if it has that kind, as its Swift class: `value.as(.list, ListObject.self)`.
    @inlinable @inline(__always) package func `as`<T: Object>(_ kind: Kind, _: T.Type) -> T? {
        if case .object(let object) = self, object.kind == kind { return unsafeDowncast(object, to: T.self) }
        return nil
    }

    /// Python's `is`.
    package func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.object(let a), .object(let b)): a === b
        case (.int(let a), .int(let b)): a == b
        case (.bool(let a), .bool(let b)): a == b
        case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
        case (.none, .none), (.notImplemented, .notImplemented), (.ellipsis, .ellipsis), (.unbound, .unbound): true
        default: false
        }
    }
}

extension Unmanaged where Instance: Object {
    /// One reference more, or one less, under the interpreter lock. The last release destroys the object, which may run any code.
    @inlinable @inline(__always) package func retainObject() { taipan_retain(toOpaque()) }
    @inlinable @inline(__always) package func releaseObject() { taipan_release(toOpaque()) }

    /// The object with a reference of its own, counted that way.
    @inlinable @inline(__always) package func retainedObject() -> Instance {
        retainObject()
        return takeRetainedValue()
    }

    /// The same reference under another class; the caller has looked at the kind.
    @inlinable @inline(__always) package func to<T: Object>(_: T.Type) -> Unmanaged<T> {
        Unmanaged<T>.fromOpaque(toOpaque())
    }

    /// Calls `body` with the object, uncounted: somebody else must keep it alive meanwhile. `_withUnsafeGuaranteedRef` rethrows
    /// `any Error`, so the error is kept out of its closure, which then gives `nothing`.
    @inlinable @inline(__always) package func lent<Answer>(
        orRaising nothing: Answer, _ body: (Instance) throws(Raise) -> Answer
    ) throws(Raise) -> Answer {
        var isGood = true
        let answer: Answer = _withUnsafeGuaranteedRef { object in
            do throws(Raise) { return try body(object) } catch {
                isGood = false
                return nothing
            }
        }
        if !isGood { throw Raise() }
        return answer
    }

    @inlinable @inline(__always) package var kind: Kind { _withUnsafeGuaranteedRef { $0.kind } }
    @inlinable @inline(__always) package var shape: ShapeRef { _withUnsafeGuaranteedRef { $0.shape } }
    @inlinable @inline(__always) package var shapeID: Int { shape._withUnsafeGuaranteedRef { $0.id } }
    @inlinable @inline(__always) package var attributes: Slots { _withUnsafeGuaranteedRef { $0.attributes } }
    @inlinable @inline(__always) package var type: Unmanaged<TypeObject> {
        shape._withUnsafeGuaranteedRef { $0.typeRef }
    }
}
