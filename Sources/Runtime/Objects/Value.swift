// Any Python value: nine bytes, sixteen with padding, so that small integers, floats and the singletons never touch the heap or
// a reference count. Everything hot works on *addresses* of values: look at the tag in place, copy late.
//
// This file holds unsafe code. Owners: a `Slots` pointer never owns what it points to; the frame, list or object that the slots
// belong to does. Copies and releases of slots go through `CObjectCounts`: the interpreter lock makes atomic counting needless.

import CObjectCounts

/// A Python value. `unbound` is the absence of one: an unset local, a missing argument, the end of an iteration.
package enum Value {
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
package typealias Slots = UnsafeMutablePointer<Value>

/// "A Python exception is pending in the thread state." The error itself carries nothing, which keeps throwing cheap.
package struct Raise: Error {
    @inline(__always) package init() {}
}

/// The object in a slot, without a retain; nil for the other values.
@inline(__always) package func peek(_ slot: Slots) -> Unmanaged<Object>? {
    if case .object(let object) = slot.pointee { return .passUnretained(object) }
    return nil
}

/// A copy of the value in a slot. (A plain `slot.pointee` calls an outlined copy even for an integer: +1 ns.)
@inline(__always) package func copy(_ slot: Slots) -> Value {
    if let object = peek(slot) { object.retainObject() }
    return slot.move()
}

/// Replaces the value in an initialised slot. The old value is released last, because that may run any code.
@inline(__always) package func store(_ slot: Slots, _ value: consuming Value) {
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
    @inline(__always) package var isUnbound: Bool { if case .unbound = self { return true } else { return false } }
    @inline(__always) package var isNone: Bool { if case .none = self { return true } else { return false } }
    @inline(__always) package var isNotImplemented: Bool {
        if case .notImplemented = self { return true } else { return false }
    }

    /// The object without a retain, for as long as somebody else owns it; nil for the values that are none.
    @inline(__always) package var reference: Unmanaged<Object>? {
        if case .object(let object) = self { return .passUnretained(object) }
        return nil
    }

    /// The object, or nil for the values that are none.
    @inline(__always) package var object: Object? { if case .object(let object) = self { return object } else { return nil } }

    /// The object if it has that kind, as its Swift class: `value.as(.list, ListObject.self)`.
    @inline(__always) package func `as`<T: Object>(_ kind: Kind, _: T.Type) -> T? {
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
    @inline(__always) package func retainObject() { taipan_retain(toOpaque()) }
    @inline(__always) package func releaseObject() { taipan_release(toOpaque()) }

    /// The same reference under another class; the caller has looked at the kind.
    @inline(__always) package func to<T: Object>(_: T.Type) -> Unmanaged<T> { Unmanaged<T>.fromOpaque(toOpaque()) }
    @inline(__always) package var kind: Kind { _withUnsafeGuaranteedRef { $0.kind } }
    @inline(__always) package var shape: ShapeRef { _withUnsafeGuaranteedRef { $0.shape } }
    @inline(__always) package var shapeID: Int { shape._withUnsafeGuaranteedRef { $0.id } }
    @inline(__always) package var attributes: Slots { _withUnsafeGuaranteedRef { $0.attributes } }
    @inline(__always) package var type: Unmanaged<TypeObject> { shape._withUnsafeGuaranteedRef { $0.typeRef } }
}
