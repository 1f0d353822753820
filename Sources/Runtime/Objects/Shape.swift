// Shapes (hidden classes): the layout of the attributes of an object.
//
// All objects of a type that got the same attributes in the same order share a shape; setting a new attribute moves an object
// along a transition. A shape has an id that is unique in the interpreter and is *renewed* when anything changes that a cached
// lookup may have relied on (an attribute of the type or of a base). Inline caches therefore compare one integer:
// `object.shape.id == cachedID` covers kind, type, layout and validity.
//
// An object whose attributes cannot be described by a shape (its `__dict__` was asked for, an attribute was deleted, or there
// are too many) moves to the type's *dictionary shape*: one slot, which holds a `dict`.

@usableFromInline package typealias ShapeRef = Unmanaged<Shape>

@usableFromInline package final class Shape {
    /// The type that objects of this shape have. Types are kept alive by the heap as long as a shape is.
    @usableFromInline @exclusivity(unchecked) final var storedTypeRef: Unmanaged<TypeObject>
    @inlinable package final var typeRef: Unmanaged<TypeObject> { @inline(__always) get { storedTypeRef } }
    @usableFromInline package final let heap: HeapRef
    @usableFromInline @exclusivity(unchecked) final var storedID: Int
    @inlinable package final var id: Int {
        @inline(__always) get { storedID }
        @inline(__always) set { storedID = newValue }
    }
    /// Names in slot order; interned. The first `fixedCount` are `__slots__`, which are not part of `__dict__`.
    final let names: [StringObject]
    package final let count: Int
    final let fixedCount: Int
    /// True for the shape of objects that keep their attributes in a `dict`.
    final let isDictionary: Bool
    /// Where adding an attribute leads, by the address of the interned name.
    private final var transitions: AddressTable?
    /// The transition taken last, which is mostly the next one too.
    @exclusivity(unchecked) private final var lastName: ObjectIdentifier?
    @exclusivity(unchecked) private final var lastAdded: Shape?

    /// More attributes than this and the object gets a dictionary.
    static let limit = 128

    init(_ type: TypeObject, _ heap: HeapRef, names: [StringObject], fixedCount: Int, isDictionary: Bool = false) {
        storedTypeRef = .passUnretained(type)
        self.heap = heap
        self.names = names
        self.fixedCount = fixedCount
        self.isDictionary = isDictionary
        count = names.count
        storedID = heap.pointee.makeShapeID()
    }

    /// The root shape of a type that does not exist yet: how the first strings, tuples and dicts are made. `adopt` completes it.
    init(bootstrap heap: HeapRef) {
        storedTypeRef = Unmanaged.fromOpaque(UnsafeRawPointer(heap))
        self.heap = heap
        names = []
        fixedCount = 0
        isDictionary = false
        count = 0
        storedID = heap.pointee.makeShapeID()
    }

    /// The type of a bootstrap shape now exists.
    func adopt(_ type: TypeObject) { storedTypeRef = .passUnretained(type) }

    /// The slot of an attribute, or nil.
    func index(of name: StringObject) -> Int? {
        var i = 0
        while i < count {
            if names[i] === name { return i }
            i &+= 1
        }
        return nil
    }

    /// The shape with one attribute more; nil when there are too many.
    package func adding(_ name: StringObject) -> Shape? {
        if lastName == ObjectIdentifier(name), let lastAdded { return lastAdded }
        if let known = transitions?.value(at: ObjectIdentifier(name), as: Shape.self) {
            (lastName, lastAdded) = (ObjectIdentifier(name), known)
            return known
        }
        if count >= Shape.limit { return nil }
        let added = Shape(typeRef.takeUnretainedValue(), heap, names: names + [name], fixedCount: fixedCount)
        let table = transitions ?? AddressTable()
        table.insert(added, at: ObjectIdentifier(name))
        transitions = table
        let type = typeRef.takeUnretainedValue()
        if added.count > type.expectedAttributes { type.expectedAttributes = min(added.count, 32) }
        return added
    }

    /// Gives this shape and all that come after it new ids: every inline cache that knew them misses once.
    func renew() {
        id = heap.pointee.makeShapeID()
        transitions?.forEach { unsafeDowncast($0.takeUnretainedValue(), to: Shape.self).renew() }
    }
}
