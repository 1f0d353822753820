// Attributes: `a.x`, `a.x = v`, `a.x += v`, `del a.x`, with inline caches on the shape of the object.
//
// A cache entry is a shape id and an index into the attribute slots. One entry is in the node, three more lie out of line, and for
// class attributes that are plain data there is an address in the namespace of the class.

import TaipanSyntax

/// More cache entries, for places that see several shapes.
struct PolymorphicCache {
    private var shapes = (0, 0, 0)
    private var indexes = (0, 0, 0)

    @inline(__always) func find(_ shape: Int) -> Int {
        if shape == shapes.0 { return indexes.0 }
        if shape == shapes.1 { return indexes.1 }
        if shape == shapes.2 { return indexes.2 }
        return -1
    }

    mutating func add(_ shape: Int, _ index: Int) {
        shapes = (shape, shapes.0, shapes.1)
        indexes = (index, indexes.0, indexes.1)
    }
}

/// The shared part of all loads of an attribute.
class AttributeSite: Node {
    final let name: StringObject
    @exclusivity(unchecked) final var shapeID = -1
    @exclusivity(unchecked) final var index = 0
    /// The entry that the one in front displaced.
    @exclusivity(unchecked) private final var secondShapeID = -1
    @exclusivity(unchecked) private final var secondIndex = 0
    /// A class attribute that is plain data: its address, good while an object's shape has this id.
    @exclusivity(unchecked) private final var typeShapeID = -1
    @exclusivity(unchecked) fileprivate final var typeSlot: Slots = noSlots
    @exclusivity(unchecked) private final var otherTypeShapeID = -1
    @exclusivity(unchecked) private final var otherTypeSlot: Slots = noSlots
    /// A view computed by native code (`status.st_size`): its function, good while an object's shape has this id.
    @exclusivity(unchecked) private final var computedShapeID = -1
    @exclusivity(unchecked) private final var computed: Unmanaged<NativeObject>?
    /// The view is of a field of a struct sequence: its number, else -1.
    @exclusivity(unchecked) private final var fieldIndex = -1
    /// A property, which the class keeps, good while an object's shape has this id.
    @exclusivity(unchecked) private final var propertyShapeID = -1
    @exclusivity(unchecked) private final var property: Unmanaged<PropertyObject>?
    /// An attribute of a module: its address, good while the namespace has this layout.
    @exclusivity(unchecked) fileprivate final var module: UnsafeMutableRawPointer?
    @exclusivity(unchecked) fileprivate final var moduleVersion = -1
    private final let more: UnsafeMutablePointer<PolymorphicCache>

    init(_ name: StringObject, _ range: SourceRange) {
        self.name = name
        more = .allocate(capacity: 1)
        more.initialize(to: PolymorphicCache())
        super.init(range)
    }

    deinit { more.deallocate() }

    /// The address of the attribute of an object if one of the likely cache entries knows it; it may hold no value.
    @inline(__always) final func likely(_ object: Unmanaged<Object>) -> Slots? {
        let id = object.shapeID
        if id == shapeID { return object.attributes + index }
        if id == secondShapeID { return object.attributes + secondIndex }
        if id == typeShapeID { return typeSlot }
        return nil
    }

    /// The address of the attribute if a cache knows it; the receiver lies still at `receiver`.
    @inline(never) final func findCached(_ receiver: Slots) -> Slots? {
        guard let object = peek(receiver) else { return nil }
        let id = object.shapeID
        if id == secondShapeID { return object.attributes + secondIndex }
        if id == typeShapeID { return typeSlot }
        if id == otherTypeShapeID { return otherTypeSlot }
        let i = more.pointee.find(id)
        if i >= 0 { return object.attributes + i }
        return moduleSlot(object)
    }

    /// The address of the attribute of the module that the site remembers.
    @inline(__always) final func moduleSlot(_ object: Unmanaged<Object>) -> Slots? {
        if object.toOpaque() != module { return nil }
        let namespace = object.to(ModuleObject.self)._withUnsafeGuaranteedRef {
            Unmanaged.passUnretained($0.namespace)
        }
        return namespace._withUnsafeGuaranteedRef({ $0.layoutVersion }) == moduleVersion ? typeSlot : nil
    }

    /// The full lookup; fills a cache if the answer can be cached. `receiver` holds a value that stays alive by itself.
    @inline(never) final func miss(_ receiver: Slots, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if let computed, let object = peek(receiver), object.shapeID == computedShapeID {
            if fieldIndex >= 0 { return StructSequence.read(object.to(TupleObject.self), fieldIndex) }
            mark(thread)
            return try thread.read(computed, receiver)
        }
        if let property, let object = peek(receiver), object.shapeID == propertyShapeID {
            mark(thread)
            if let value = try thread.read(property, receiver) { return value }
        }
        if let slot = findCached(receiver), !slot.pointee.isUnbound { return copy(slot) }
        mark(thread)
        try checkBound(receiver, frame, thread)
        return try lookUp(receiver, thread)
    }

    /// The attribute of what lies at `slot`, for native code: no place in the program is marked.
    final func load(_ slot: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if let object = peek(slot), let known = likely(object), !known.pointee.isUnbound { return copy(known) }
        if let known = findCached(slot), !known.pointee.isUnbound { return copy(known) }
        return try lookUp(slot, thread)
    }

    @inline(__always) private final func lookUp(_ receiver: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let value = copy(receiver)
        if case .object(let object) = value { fill(object, thread) }
        return try thread.getAttribute(value, name)
    }

    private final func fill(_ object: Object, _ thread: ThreadRef) {
        if object.kind == .module {
            let namespace = unsafeDowncast(object, to: ModuleObject.self).namespace
            let e = namespace.find(name)
            if e >= 0 && object.shape.toOpaque() == thread.types.module.root.toOpaque() {
                module = Unmanaged.passUnretained(object).toOpaque()
                moduleVersion = namespace.layoutVersion
                typeSlot = namespace.valueSlot(e)
                typeShapeID = -1
            }
            return
        }
        switch thread.locateAttribute(object, name) {
        case .slot(let found):
            if secondShapeID != -1 { more.pointee.add(secondShapeID, secondIndex) }
            (secondShapeID, secondIndex) = (shapeID, index)
            shapeID = Unmanaged.passUnretained(object).shapeID
            index = found
        case .typeValue(let slot):
            module = nil
            (otherTypeShapeID, otherTypeSlot) = (typeShapeID, typeSlot)
            typeShapeID = Unmanaged.passUnretained(object).shapeID
            typeSlot = slot
        case .computed(let native):
            computed = .passUnretained(native)
            fieldIndex = StructSequence.fieldIndex(of: native)
            computedShapeID = Unmanaged.passUnretained(object).shapeID
        case .property(let found):
            property = .passUnretained(found)
            propertyShapeID = Unmanaged.passUnretained(object).shapeID
        default: break
        }
    }
}

/// `x.name` for a local (or constant) receiver.
final class AttributeOfOperand: AttributeSite {
    let receiver: Operand

    init(_ receiver: Operand, _ name: StringObject, _ range: SourceRange) {
        self.receiver = receiver
        super.init(name, range)
    }

    override var isQuiet: Bool { true }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let slot = receiver.address(frame)
        if let object = peek(slot), let value = likely(object) {
            if case .unbound = value.pointee {} else { return copy(value) }
        }
        return try miss(slot, frame, thread)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let slot = receiver.address(frame)
        if let object = peek(slot), let value = likely(object) {
            if case .unbound = value.pointee {} else { return value }
        }
        return try missPlace(slot, frame, thread)
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let slot = receiver.address(frame)
        if let object = peek(slot), let value = likely(object), let answer = quickTruth(value, thread) { return answer }
        return try super.truth(frame, thread)
    }

    @inline(never) private func missPlace(_ slot: Slots, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        if let known = findCached(slot), !known.pointee.isUnbound { return known }
        let value = try miss(slot, frame, thread)
        let temporary = thread.pointee.sp
        temporary.initialize(to: value)
        return temporary
    }
}

/// `(expression).name`.
final class AttributeOfNode: AttributeSite {
    let receiver: Node

    init(_ receiver: Node, _ name: StringObject, _ range: SourceRange) {
        self.receiver = receiver
        super.init(name, range)
    }

    override var isQuiet: Bool { receiver.isQuiet }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let temporary = thread.pointee.sp
        let slot = try receiver.place(frame, thread)
        if let object = peek(slot), let found = moduleSlot(object) ?? likely(object) {
            if case .unbound = found.pointee {
            } else {
                let value = copy(found)
                dropTemporary(slot, temporary)
                return value
            }
        }
        if slot != temporary, let known = findCached(slot), !known.pointee.isUnbound { return copy(known) }
        return try slowly(slot, temporary, frame, thread)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let temporary = thread.pointee.sp
        let slot = try receiver.place(frame, thread)
        if slot != temporary, let object = peek(slot), let found = likely(object) {
            if case .unbound = found.pointee {} else { return found }
        }
        if slot != temporary, let known = findCached(slot), !known.pointee.isUnbound { return known }
        let value = try slowly(slot, temporary, frame, thread)
        temporary.initialize(to: value)
        return temporary
    }

    /// Anything may run: the receiver gets a slot of its own below the new top of the stack.
    @inline(never) private func slowly(
        _ slot: Slots, _ temporary: Slots, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let value = take(slot, temporary)
        temporary.initialize(to: value)
        thread.pointee.sp = temporary + 1
        let result: Value
        do throws(Raise) { result = try miss(temporary, frame, thread) } catch {
            drop(temporary, 1)
            thread.pointee.sp = temporary
            throw error
        }
        drop(temporary, 1)
        thread.pointee.sp = temporary
        return result
    }
}

/// Where a place that sets an attribute found it: the shape of the object, the slot, and the shape it gets (nil to overwrite).
struct StoreEntry {
    var shapeID = -1
    var index = 0
    var newShape: ShapeRef?

    /// Sets the attribute of an object with that shape; false (and nothing done) if there is no room for a new one.
    @inline(__always) func store(_ object: Unmanaged<Object>, _ value: Value) -> Bool {
        guard let newShape else {
            TaipanRuntime.store(object.attributes + index, value)
            return true
        }
        if index >= Int(object._withUnsafeGuaranteedRef({ $0.attributeCapacity })) { return false }
        (object.attributes + index).initialize(to: value)
        object._withUnsafeGuaranteedRef { $0.shape = newShape }
        return true
    }
}

/// The inline cache of such a place: the newest entry in front, older ones behind.
struct StoreCache {
    private var first = StoreEntry()
    private var second = StoreEntry()
    private var third = StoreEntry()

    /// Sets the attribute if the cache knows how.
    @inline(__always) func store(_ object: Unmanaged<Object>, _ value: Value) -> Bool {
        let id = object.shapeID
        if id == first.shapeID { return first.store(object, value) }
        if id == second.shapeID { return second.store(object, value) }
        if id == third.shapeID { return third.store(object, value) }
        return false
    }

    /// Looks the attribute up and remembers where it goes.
    mutating func update(_ object: Object, _ name: StringObject, _ thread: ThreadRef) {
        let id = Unmanaged.passUnretained(object).shapeID
        let found: StoreEntry
        switch thread.locateStore(object, name) {
        case .slot(let index): found = StoreEntry(shapeID: id, index: index, newShape: nil)
        case .newSlot(let index, let shape):
            found = StoreEntry(shapeID: id, index: index, newShape: .passUnretained(shape))
        case .generic: return
        }
        if id != first.shapeID { (second, third) = (first, second) }
        first = found
    }
}

/// `receiver.name = value`, and `del receiver.name`.
final class AttributeTarget: Target {
    let receiver: Node
    let name: StringObject
    @exclusivity(unchecked) private final var cache = StoreCache()

    init(_ receiver: Node, _ name: StringObject, _ range: SourceRange) {
        self.receiver = receiver
        self.name = name
        super.init(range)
    }

    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let temporary = thread.pointee.sp
        let slot = try receiver.place(frame, thread)
        if slot != temporary, let object = peek(slot), cache.store(object, value) { return }
        try slowly(take(slot, temporary), value, thread)
    }

    @inline(never) private func slowly(_ receiver: Value, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        if case .object(let object) = receiver { cache.update(object, name, thread) }
        try thread.setAttribute(receiver, name, value)
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        let value = try receiver.evaluate(frame, thread)
        mark(thread)
        try thread.deleteAttribute(value, name)
    }
}

/// `receiver.name = value` as a statement, for a receiver that is a local.
final class StoreAttributeNode: Node {
    let receiver: Operand
    let value: Node
    let valueOperand: Operand
    let isOperand: Bool
    let name: StringObject
    @exclusivity(unchecked) private final var cache = StoreCache()

    init(_ receiver: Operand, _ name: StringObject, _ value: Node, _ range: SourceRange) {
        self.receiver = receiver
        self.name = name
        self.value = value
        isOperand = value.operand != nil
        valueOperand = value.operand ?? Operand(mask: 0, offset: 0)
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let new: Value
        if isOperand {
            let source = valueOperand.address(frame)
            try checkBound(source, frame, thread)
            new = copy(source)
        } else {
            new = try value.evaluate(frame, thread)
        }
        if let object = peek(receiver.address(frame)), cache.store(object, new) { return .normal }
        try slowly(frame, new, thread)
        return .normal
    }

    @inline(never) private func slowly(_ frame: Slots, _ new: Value, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        let slot = receiver.address(frame)
        try checkBound(slot, frame, thread)
        let target = copy(slot)
        if case .object(let object) = target { cache.update(object, name, thread) }
        try thread.setAttribute(target, name, new)
    }
}

/// `local.name op= value`.
final class AugmentAttributeNode: Node {
    let receiver: Operand
    let name: StringObject
    let op: BinaryOperation
    let value: Node
    @exclusivity(unchecked) private final var shapeID = -1
    @exclusivity(unchecked) private final var index = 0
    /// The entry that the one in front displaced: the two change places, so that two shapes in turn both hit.
    @exclusivity(unchecked) private final var otherShapeID = -1
    @exclusivity(unchecked) private final var otherIndex = 0

    /// Stands for the attribute alone.
    private let attribute: Node

    init(
        _ receiver: Operand, _ name: StringObject, _ op: BinaryOperation, _ value: Node, attribute: SourceRange,
        _ range: SourceRange
    ) {
        self.attribute = Node(attribute)
        self.receiver = receiver
        self.name = name
        self.op = op
        self.value = value
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        if let object = peek(receiver.address(frame)) {
            let id = object.shapeID
            if id != shapeID && id == otherShapeID {
                (shapeID, index, otherShapeID, otherIndex) = (otherShapeID, otherIndex, shapeID, index)
            }
        }
        if let object = peek(receiver.address(frame)), object.shapeID == shapeID {
            let slot = object.attributes + index
            if case .int(let a) = slot.pointee {
                let operand = try value.evaluate(frame, thread)
                if case .int(let b) = operand, let again = number(frame) {
                    if op == .add {
                        let (sum, overflow) = a.addingReportingOverflow(b)
                        if !overflow {
                            again.initialize(to: .int(sum))
                            return .normal
                        }
                    } else if op == .subtract {
                        let (difference, overflow) = a.subtractingReportingOverflow(b)
                        if !overflow {
                            again.initialize(to: .int(difference))
                            return .normal
                        }
                    }
                }
                return try finish(frame, .int(a), operand, thread)
            }
            if case .float(let a) = slot.pointee {
                let operand = try value.evaluate(frame, thread)
                if case .float(let b) = operand, let again = number(frame) {
                    if op == .add {
                        again.initialize(to: .float(a + b))
                        return .normal
                    } else if op == .subtract {
                        again.initialize(to: .float(a - b))
                        return .normal
                    }
                }
                return try finish(frame, .float(a), operand, thread)
            }
        }
        return try slowly(frame, thread)
    }

    /// The slot of the attribute, if it still holds a number (the operand may have run anything).
    @inline(__always) private func number(_ frame: Slots) -> Slots? {
        guard let object = peek(receiver.address(frame)), object.shapeID == shapeID else { return nil }
        let slot = object.attributes + index
        switch slot.pointee {
        case .int, .float: return slot
        default: return nil
        }
    }

    @inline(never) private func finish(
        _ frame: Slots, _ old: Value, _ operand: Value, _ thread: ThreadRef
    ) throws(Raise) -> Completion {
        mark(thread)
        let target = copy(receiver.address(frame))
        let result = try thread.inplace(op, old, operand)
        attribute.mark(thread)
        try thread.setAttribute(target, name, result)
        return .normal
    }

    @inline(never) private func slowly(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        attribute.mark(thread)
        let slot = receiver.address(frame)
        try checkBound(slot, frame, thread)
        let target = copy(slot)
        if case .object(let object) = target, case .slot(let found) = thread.locateStore(object, name) {
            (otherShapeID, otherIndex) = (shapeID, index)
            shapeID = Unmanaged.passUnretained(object).shapeID
            index = found
        }
        let old = try thread.getAttribute(target, name)
        let right = try value.evaluate(frame, thread)
        mark(thread)
        let result = try thread.inplace(op, old, right)
        attribute.mark(thread)
        try thread.setAttribute(target, name, result)
        return .normal
    }
}
