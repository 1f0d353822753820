// `type`: what a class is, native or written in Python. Creation of Python classes is in `ClassCreation.swift`, Python's methods
// of `type` in `TypeMethods.swift`.
//
// A native type is made from a `NativeType` literal when the interpreter starts, which costs well under a microsecond: its
// namespace is filled from the table of rows when somebody first looks for an attribute.
//
// A change to the namespace renews the shape ids of the type and of all its subclasses (see `Shape`), so that inline caches
// notice. One exception keeps class counters cheap: replacing one plain value by another in place.

@usableFromInline package final class TypeObject: Object {
    @exclusivity(unchecked) package final var name: StringObject
    @exclusivity(unchecked) package final var qualifiedName: StringObject
    /// The Swift class of the instances.
    package final let layout: Kind
    @exclusivity(unchecked) package final var base: TypeObject?
    @exclusivity(unchecked) package final var bases: [TypeObject]
    /// Method resolution order, starting with the type itself (not counted as a reference cycle: see `traverse`).
    @exclusivity(unchecked) package final var mro: [TypeObject] = []
    /// In a place of its own, so that one operation can be looked at without a copy or a retain (`thread.operations(of:)`).
    package final let operationTable: UnsafeMutablePointer<TypeOperations>
    package final var operations: TypeOperations {
        @inline(__always) unsafeAddress { UnsafePointer(operationTable) }
        @inline(__always) unsafeMutableAddress { operationTable }
    }
    /// The class namespace; use `lookup` and `namespaceFilled` rather than this.
    final let namespace: DictObject
    /// The literal a native type is made of; nil for Python classes.
    package final let native: NativeType?
    @exclusivity(unchecked) final var isFilled: Bool
    /// Python classes may change their attributes; native ones raise `TypeError`.
    @usableFromInline package final let isHeapType: Bool
    /// Instances get a `__dict__` (as shape slots).
    @exclusivity(unchecked) final var instancesHaveDictionary = false
    @exclusivity(unchecked) final var instancesAllowWeakReferences = false
    @exclusivity(unchecked) package final var hasFinalizer = false
    /// Has abstract methods: cannot be instantiated.
    @exclusivity(unchecked) final var isAbstract = false
    @exclusivity(unchecked) final var matchOptions: NativeType.Options = []
    /// Which operations the type itself defines, as bits of `OperationField`; nil until somebody asks (see `ClassOperations`).
    @exclusivity(unchecked) final var knownFields: UInt64?
    /// `__new__` and `__init__` of the literal as callable objects, made on first use.
    @exclusivity(unchecked) final var constructor: NativeObject?
    @exclusivity(unchecked) final var initializer: NativeObject?
    /// `constructor`, once it is known that calling the type means that, and then `directInitializer`, if there is one.
    @exclusivity(unchecked) final var directConstructor: Unmanaged<NativeObject>?
    @exclusivity(unchecked) final var directInitializer: Unmanaged<NativeObject>?
    /// The shape of a new instance.
    @usableFromInline @exclusivity(unchecked) final var storedRoot: ShapeRef
    @inlinable package final var root: ShapeRef {
        @inline(__always) get { storedRoot }
        @inline(__always) set { storedRoot = newValue }
    }
    @exclusivity(unchecked) private final var rootShape: Shape?
    @exclusivity(unchecked) private final var dictionaryShapeStorage: Shape?
    /// The largest number of attributes an instance has had: how many slots a new one starts with.
    @exclusivity(unchecked) final var expectedAttributes = 0
    @exclusivity(unchecked) final var subclasses: [Unmanaged<TypeObject>] = []
    /// Changes with every change of the namespace of the type or a base: the key of the lookup cache.
    @exclusivity(unchecked) final var version: Int
    /// The version for which it is known that instances do not claim another class as their `__class__`.
    @exclusivity(unchecked) final var claimlessVersion = -1
    package final let heap: HeapRef

    /// A native type. `shape` is the shape of `type` itself; the very first types get it later (`Interpreter.init`).
    init(
        native: NativeType, base: TypeObject?, name: StringObject, namespace: DictObject, _ shape: ShapeRef,
        _ heap: HeapRef,
        adopting bootstrap: Shape? = nil
    ) {
        self.native = native
        isHeapType = false
        self.name = name
        qualifiedName = name
        layout = native.kind
        self.base = base
        bases = base.map { [$0] } ?? []
        operationTable = .allocate(capacity: 1)
        operationTable.initialize(to: TypeOperations())
        self.namespace = namespace
        isFilled = false
        self.heap = heap
        version = heap.pointee.makeShapeID()
        storedRoot = shape
        super.init(.type, shape)
        native.operations(&operations)
        if native.new != nil && operations.new == nil { operations.new = newFromRow }
        if native.initialize != nil && operations.initialize == nil { operations.initialize = initializeFromRow }
        if let base { operations.inherit(from: base.operations) }
        instancesHaveDictionary = native.options.contains(.hasDictionary) || base?.instancesHaveDictionary ?? false
        matchOptions = native.options.union(
            base?.matchOptions.intersection([.isSequence, .isMapping, .matchesSelf]) ?? [])
        mro = []
        mro.reserveCapacity(1 + (base?.mro.count ?? 0))
        mro.append(self)
        if let base { mro.append(contentsOf: base.mro) }
        finishCreation(fixedNames: [], baseShape: base?.root, adopting: bootstrap)
        base?.subclasses.append(.passUnretained(self))
    }

    /// A Python class; `ClassCreation.swift` fills in the rest.
    init(
        name: StringObject, qualifiedName: StringObject, layout: Kind, base: TypeObject, bases: [TypeObject],
        namespace: DictObject, _ shape: ShapeRef
    ) {
        native = nil
        isHeapType = true
        self.name = name
        self.qualifiedName = qualifiedName
        self.layout = layout
        self.base = base
        self.bases = bases
        operationTable = .allocate(capacity: 1)
        operationTable.initialize(to: base.operations)
        self.namespace = namespace
        isFilled = true
        heap = base.heap
        version = base.heap.pointee.makeShapeID()
        storedRoot = shape
        super.init(.type, shape)
    }

    /// Makes the shape of new instances: the fixed slots of the base, then the own `__slots__`.
    final func finishCreation(fixedNames: [StringObject], baseShape: ShapeRef?, adopting bootstrap: Shape? = nil) {
        if let bootstrap {
            bootstrap.adopt(self)
            rootShape = bootstrap
            root = .passUnretained(bootstrap)
            track()
            return
        }
        var names = fixedNames
        if let baseShape {
            let inherited = baseShape.takeUnretainedValue()
            let count = inherited.fixedCount
            if count > 0 { names.insert(contentsOf: inherited.names.prefix(count), at: 0) }
        }
        let shape = Shape(self, heap, names: names, fixedCount: names.count)
        rootShape = shape
        root = .passUnretained(shape)
        expectedAttributes = max(base?.expectedAttributes ?? 0, names.count)
        track()
    }

    /// The shape of instances whose attributes have moved into a dict: fixed slots first, the dict last.
    final var dictionaryShape: Shape {
        if let known = dictionaryShapeStorage { return known }
        let rootShape = root.takeUnretainedValue()
        // the name of the last slot is never looked for
        let names = Array(rootShape.names.prefix(rootShape.fixedCount)) + [name]
        let made = Shape(self, heap, names: names, fixedCount: rootShape.fixedCount, isDictionary: true)
        dictionaryShapeStorage = made
        return made
    }

    package final func isSubtype(of other: TypeObject) -> Bool {
        // Along the first bases that is a walk over addresses; only with several bases the whole order has to be looked at.
        let wanted = Unmanaged.passUnretained(other).toOpaque()
        var candidate: UnsafeMutableRawPointer? = Unmanaged.passUnretained(self).toOpaque()
        var steps = 0
        while let address = candidate {
            if address == wanted { return true }
            candidate = Unmanaged<TypeObject>.fromOpaque(address)._withUnsafeGuaranteedRef { $0.baseAddress }
            steps &+= 1
        }
        if steps == mro.count { return false }
        for type in mro where type === other { return true }
        return false
    }

    @inline(__always) private final var baseAddress: UnsafeMutableRawPointer? {
        base.map { Unmanaged.passUnretained($0).toOpaque() }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(name)
        visit(qualifiedName)
        visit(namespace)
        if let base { visit(base) }
        for type in bases { visit(type) }
        for type in mro { visit(type) }
    }

    package override func clearReferences() {
        super.clearReferences()
        leaveBases()
        namespace.removeAll()
        mro = []
        bases = []
        base = nil
    }

    /// Adds the shapes that this type keeps alive: instances need them to the end of their own.
    final func addShapes(to shapes: inout [Shape?]) {
        shapes.append(rootShape)
        if let other = dictionaryShapeStorage { shapes.append(other) }
    }

    /// The interpreter is being taken apart, all types at once.
    final func dismantle() {
        subclasses = []
        bases = []
        clearReferences()
        (constructor, initializer) = (nil, nil)
    }

    deinit {
        leaveBases()
        operationTable.deallocate()
    }

    /// Takes the type off the lists of its bases' subclasses.
    private func leaveBases() {
        for type in bases { type.subclasses.removeAll { $0.toOpaque() == Unmanaged.passUnretained(self).toOpaque() } }
    }

    /// Tells every cache that lookups on this type or its subclasses may have new answers.
    final func renew() {
        version = heap.pointee.makeShapeID()
        rootShape?.renew()
        dictionaryShapeStorage?.renew()
        for subclass in subclasses { subclass._withUnsafeGuaranteedRef { $0.renew() } }
    }
}

extension Unmanaged where Instance == TypeObject {
    @inline(__always) var operations: TypeOperations { _withUnsafeGuaranteedRef { $0.operations } }

    @inline(__always) func isSubtype(of other: Unmanaged<TypeObject>) -> Bool {
        toOpaque() == other.toOpaque() || _withUnsafeGuaranteedRef { $0.isSubtype(of: other.takeUnretainedValue()) }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Python's `type(value)`.
    package func type(of value: Value) -> TypeObject { typeRef(of: value).takeUnretainedValue() }

    /// The same without a retain: types live as long as their interpreter.
    @inline(__always) func typeRef(of value: Value) -> Unmanaged<TypeObject> {
        if let object = value.reference { return object.type }
        return typeRef(ofPlain: value)
    }

    /// The same for the value in a slot.
    @inline(__always) func typeRef(at slot: Slots) -> Unmanaged<TypeObject> {
        if let object = peek(slot) { return object.type }
        return typeRef(ofPlain: slot.pointee)
    }

    @inline(never) private func typeRef(ofPlain value: Value) -> Unmanaged<TypeObject> {
        switch value {
        case .object(let object): Unmanaged.passUnretained(object).type
        case .int: .passUnretained(types.int)
        case .bool: .passUnretained(types.bool)
        case .float: .passUnretained(types.float)
        case .none: .passUnretained(types.none)
        case .notImplemented: .passUnretained(types.notImplemented)
        case .ellipsis: .passUnretained(types.ellipsis)
        case .unbound: .passUnretained(types.object)
        }
    }

    /// The operations of the type of a value.
    @inline(__always) func operations(of value: Value) -> UnsafeMutablePointer<TypeOperations> {
        typeRef(of: value)._withUnsafeGuaranteedRef { $0.operationTable }
    }

    /// The class attribute found along the method resolution order; unbound if there is none. Runs no Python code.
    package func lookup(_ type: TypeObject, _ name: StringObject) -> Value {
        let place =
            (UInt(bitPattern: type.version) &* 0x9E37 ^ UInt(bitPattern: Unmanaged.passUnretained(name).toOpaque()) >> 4)
        let entry = interpreter.lookupCache + Int(place & LookupCacheEntry.mask)
        if entry.pointee.version == type.version && entry.pointee.name == Unmanaged.passUnretained(name).toOpaque() {
            return entry.pointee.value
        }
        return lookupSlowly(type, name, entry)
    }

    /// Empties the places of the cache that have an answer for this name and type, or a subclass. For changes that leave the address
    /// of the value, and so all inline caches, as they were.
    func forgetLookups(_ type: TypeObject, _ name: StringObject) {
        let place =
            (UInt(bitPattern: type.version) &* 0x9E37 ^ UInt(bitPattern: Unmanaged.passUnretained(name).toOpaque()) >> 4)
        let entry = interpreter.lookupCache + Int(place & LookupCacheEntry.mask)
        if entry.pointee.version == type.version { entry.pointee = LookupCacheEntry() }
        for subclass in type.subclasses { forgetLookups(subclass.takeUnretainedValue(), name) }
    }

    @inline(never) private func lookupSlowly(
        _ type: TypeObject, _ name: StringObject, _ entry: UnsafeMutablePointer<LookupCacheEntry>
    ) -> Value {
        var found = Value.unbound
        for base in type.mro {
            if !base.isFilled { fillNamespace(of: base) }
            let e = base.namespace.find(name)
            if e >= 0 {
                found = base.namespace.value(at: e)
                break
            }
        }
        if name.flags.contains(.isInterned) {
            let old = entry.pointee
            entry.pointee = LookupCacheEntry(
                version: type.version, name: Unmanaged.passUnretained(name).toOpaque(), owner: name, value: found)
            withExtendedLifetime(old) {}
        }
        return found
    }
}

extension TypeObject {
    /// `__name__` as errors and descriptors say it: native types of modules say where they are from, `collections.deque`.
    package var nameInErrors: String {
        guard let native, !native.options.contains(.speaksPython) else { return name.text }
        return native.name.description
    }
}

/// One place of the interpreter's cache of class attribute lookups.
struct LookupCacheEntry {
    var version = 0
    var name: UnsafeMutableRawPointer?
    /// Keeps the name (and so its address) alive.
    var owner: StringObject?
    var value: Value = .unbound

    static let size = 1024
    static let mask: UInt = 1023
}
