// `collections._tuplegetter`: the attribute of a named tuple that reads one item.

package final class TupleFieldObject: Object {
    private final let index: Int
    @exclusivity(unchecked) private final var doc: Value

    init(_ index: Int, _ doc: Value, _ shape: ShapeRef) {
        self.index = index
        self.doc = doc
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = doc { visit(object) }
    }

    package static let nativeType = NativeType(
        "collections._tuplegetter", .other, [],
        new: .function("_tuplegetter(index, doc, /)", TupleFieldObject.make),
        operations: {
            $0.repr = TupleFieldObject.repr
            $0.descriptorGet = TupleFieldObject.get
            $0.descriptorSet = TupleFieldObject.set
        },
        rows: {
            [
                .property("__doc__", TupleFieldObject.getDoc, set: TupleFieldObject.setDoc),
                .method("__reduce__()", TupleFieldObject.reduce),
            ]
        })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return .object(TupleFieldObject(try thread.index(call[1]), call[2], try thread.receiverClass(call).root))
    }

    private static func get(
        _ value: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let field = value.cast(TupleFieldObject.self)
        if let tuple = instance.as(.tuple, TupleObject.self) {
            if field.index >= 0 && field.index < tuple.count { return tuple[field.index] }
            throw thread.indexError("tuple index out of range")
        }
        if instance.isUnbound || instance.isNone { return value }
        throw thread.typeError(
            "descriptor for index '\(field.index)' for tuple subclasses doesn't apply to '\(thread.typeName(instance))' object"
        )
    }

    private static func set(_ value: Value, _ instance: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) {
        throw thread.attributeError(item.isUnbound ? "can't delete attribute" : "can't set attribute")
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let field = value.cast(TupleFieldObject.self)
        return thread.makeStringValue("\(field.type.name.text)(\(field.index), \(try thread.repr(field.doc).text))")
    }

    private static func getDoc(_ call: Call) throws(Raise) -> Value { call[0].cast(TupleFieldObject.self).doc }

    private static func setDoc(_ call: Call) throws(Raise) -> Value {
        call[0].cast(TupleFieldObject.self).doc = call[1].isUnbound ? .none : call[1]
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let field = call[0].cast(TupleFieldObject.self)
        let thread = call.thread
        return .object(thread.makeTuple(.object(field.type), .object(thread.makeTuple(.int(field.index), field.doc))))
    }
}

package enum ElementCounting {
    /// `collections._count_elements(mapping, iterable)`: adds one for every item.
    package static func countElements(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let mapping = call[0]
        guard let dict = mapping.as(.dict, DictObject.self), isPlain(dict, thread) else {
            try countSlowly(mapping, call[1], thread)
            return .none
        }
        try thread.forEach(call[1]) { (item) throws(Raise) in
            try thread.charge(1)
            var entry = DictObject.undecided
            if case .int(let number) = item { entry = dict.probe(int: number) }
            if entry < 0 { entry = try dict.find(item, thread) }
            if entry < 0 { return try dict.set(item, .int(1), thread) }
            let slot = dict.valueSlot(entry)
            if case .int(let count) = slot.pointee, count < Int.max {
                slot.initialize(to: .int(count &+ 1))
                return
            }
            let old = TaipanRuntime.copy(slot)
            try dict.set(item, try thread.binary(.add, old, .int(1)), thread)
        }
        return .none
    }

    /// True if `get` and `[] =` of the mapping are those of `dict`.
    private static func isPlain(_ dict: DictObject, _ thread: ThreadRef) -> Bool {
        for name in [thread.intern("get"), thread.names.setItem] {
            if !thread.lookup(dict.type, name).isSame(as: thread.lookup(thread.types.dict, name)) { return false }
        }
        return true
    }

    private static func countSlowly(_ mapping: Value, _ iterable: Value, _ thread: ThreadRef) throws(Raise) {
        let get = try thread.getAttribute(mapping, "get")
        try thread.forEach(iterable) { (item) throws(Raise) in
            let old = try thread.call(get, item, .int(0))
            try thread.setItem(mapping, item, try thread.binary(.add, old, .int(1)))
        }
    }
}
