// The base of everything that lives on the heap.
//
// An object is 40 bytes before its own fields: Swift's header (class, reference counts), one word of small fields, the shape
// (which leads to the type), and the address of its attribute slots. Every object has attribute slots in the same place, so the
// same inline cache serves an instance of a Python class, an exception, and an instance of a subclass of `dict`.
//
// Unsafe: `attributes` is owned by the object and freed in `deinit`; `shape` is kept alive by the heap's list of types.

/// Which Swift class an object has: tested before an `unsafeDowncast`, faster than any dynamic cast.
@usableFromInline package enum Kind: UInt8 {
    case instance
    case int, float, complex, string, bytes, bytearray, memoryview
    case tuple, list, dict, set, frozenset, range, slice
    case function, native, method, cell, code, frame, traceback
    case type, module, exception
    case generator, iterator
    case property, classMethod, staticMethod, member, getSet
    case superProxy, dictView, mappingProxy, weakReference, genericAlias, union, typeVariable
    case file, other

    /// (What the compiler derives is a call through a table for the other modules of the package.)
    @inlinable @inline(__always) package static func == (a: Kind, b: Kind) -> Bool {
        unsafeBitCast(a, to: UInt8.self) == unsafeBitCast(b, to: UInt8.self)
    }
}

package struct ObjectFlags: OptionSet {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The attributes have moved into a `dict` in attribute slot 0 (see `Shape`).
    static let hasDictionary = ObjectFlags(rawValue: 1)
    /// A weak reference points here: the heap must be told when the object goes.
    static let hasWeakReferences = ObjectFlags(rawValue: 2)
    /// `__del__` has run; it never runs twice.
    static let isFinalized = ObjectFlags(rawValue: 4)
    /// The collector is taking this object apart.
    static let isBeingCollected = ObjectFlags(rawValue: 8)
    /// For strings: the object is in the interpreter's table of interned strings.
    static let isInterned = ObjectFlags(rawValue: 16)
    /// For strings: all code points are below 128. For tuples and the like: free.
    static let isASCII = ObjectFlags(rawValue: 32)
    /// Free for the class of the object.
    static let custom1 = ObjectFlags(rawValue: 64)
    static let custom2 = ObjectFlags(rawValue: 128)
}

/// `open` so that the modules of the package outside this one can add storage classes of their own; it is no product's API.
open class Object {
    @usableFromInline package final let kind: Kind
    @exclusivity(unchecked) package final var flags: ObjectFlags = []
    /// Capacity of `attributes`.
    @exclusivity(unchecked) final var attributeCapacity: UInt16 = 0
    /// Index in the heap's list of objects that can be part of a cycle; 0 for those that cannot.
    @exclusivity(unchecked) final var heapIndex: UInt32 = 0
    @usableFromInline @exclusivity(unchecked) final var storedShape: ShapeRef
    @usableFromInline @exclusivity(unchecked) final var storedAttributes: Slots

    /// An object that cannot be part of a cycle.
    @inline(__always) package init(_ kind: Kind, _ shape: ShapeRef) {
        self.kind = kind
        storedShape = shape
        storedAttributes = noSlots
    }

    /// Leads to the type. (As `attributes` a stored property behind an accessor: other modules of the package would check every
    /// direct access to a stored one for exclusivity, a call of 60 instructions.)
    @inlinable package final var shape: ShapeRef {
        @inline(__always) get { storedShape }
        @inline(__always) set { storedShape = newValue }
    }

    /// `shape.count` values.
    @inlinable package final var attributes: Slots {
        @inline(__always) get { storedAttributes }
        @inline(__always) set { storedAttributes = newValue }
    }

    deinit {
        if heapIndex != 0 || attributeCapacity != 0 || flags.contains(.hasWeakReferences) { releaseCommonParts() }
    }

    /// Unlinks from the heap, tells weak references, drops the attributes.
    @inline(never) final func releaseCommonParts() {
        let heap = shape._withUnsafeGuaranteedRef { $0.heap }
        if heapIndex != 0 { heap.untrack(self) }
        if flags.contains(.hasWeakReferences) { heap.clearWeakReferences(to: self) }
        let count = shape._withUnsafeGuaranteedRef { $0.count }
        if attributeCapacity != 0 {
            heap.dropAttributes(attributes, count, Int(attributeCapacity))
            attributeCapacity = 0
        }
    }

    /// Gives a new object a buffer for exactly `count` attributes, all `None`.
    @inline(__always) final func giveAttributes(_ count: Int) {
        attributes = shape._withUnsafeGuaranteedRef { $0.heap }.allocateSlots(count)
        attributeCapacity = UInt16(truncatingIfNeeded: count)
        for i in 0..<count { (attributes + i).initialize(to: .none) }
    }

    /// Python's `type(self)`.
    @inlinable @inline(__always) package final var type: TypeObject {
        shape._withUnsafeGuaranteedRef { $0.typeRef.takeUnretainedValue() }
    }

    /// Calls `visit` for every object this one holds a counted reference to, once per reference. Subclasses call `super`.
    open func traverse(_ visit: (Object) -> Void) {
        let count = shape._withUnsafeGuaranteedRef { $0.count }
        if attributeCapacity != 0 { visitSlots(attributes, count, visit) }
    }

    /// The memory that the object has beside itself, its attribute slots and the objects it refers to.
    open var ownedBytes: Int { 0 }

    /// Drops the references that can close a cycle. Called by the collector only; the object stays usable (empty).
    open func clearReferences() {
        let count = shape._withUnsafeGuaranteedRef { $0.count }
        if attributeCapacity == 0 { return }
        for i in 0..<count { store(attributes + i, flags.contains(.hasDictionary) ? .none : .unbound) }
    }

    /// A new object of the same class that takes over everything this one holds: how `__del__` gets an object that it may keep
    /// although Swift is already destroying the original. Nil for classes whose instances cannot have `__del__`.
    open func moveToSuccessor() -> Object? { nil }
}

/// The address of no slots at all; never read or written.
@inlinable @inline(__always) package var noSlots: Slots { Slots(bitPattern: 16).unsafelyUnwrapped }

@inline(__always) package func visitSlots(_ slots: Slots, _ count: Int, _ visit: (Object) -> Void) {
    var i = 0
    while i < count {
        if case .object(let object) = slots[i] { visit(object) }
        i &+= 1
    }
}

extension Object {
    /// Makes the collector watch this object. Called once, at the end of the creation of every container.
    @inline(__always) package final func track() {
        shape._withUnsafeGuaranteedRef { $0.heap }.track(.passUnretained(self))
    }
}

/// An instance of a class written in Python whose bases hold no storage of their own.
package final class InstanceObject: Object {
    @inline(__always) init(_ shape: ShapeRef) {
        super.init(.instance, shape)
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = InstanceObject(shape)
        moveAttributes(to: successor)
        successor.track()
        return successor
    }
}

extension Object {
    /// Hands attribute slots, shape and dictionary over to a successor (see `moveToSuccessor`).
    package final func moveAttributes(to successor: Object) {
        successor.shape = shape
        successor.attributes = attributes
        successor.attributeCapacity = attributeCapacity
        successor.flags = flags.intersection([.hasDictionary])
        attributes = noSlots
        attributeCapacity = 0
        flags.remove(.hasDictionary)
    }
}
