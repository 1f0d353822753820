// Struct sequences: tuples whose items have names (`sys.version_info`, `os.stat_result`, `time.struct_time`).
//
// The type is a native subclass of `tuple` and the object a `TupleObject`. Fields beyond the visible ones (`st_atime_ns`) are not
// items; they live in the attribute slots of the object, which lie right behind the items. All fields are read through read-only
// descriptors of the type, or by an inline cache that knows where they lie.

/// What is known of a struct sequence type at compile time.
package struct StructSequenceType: @unchecked Sendable {
    package let name: StaticString
    package let doc: StaticString
    /// Visible fields first.
    package let fields: [StaticString]
    /// How many of the fields are items of the tuple.
    package let visibleCount: Int
    /// How many of the items, the last ones, have no name of their own. They stand in the list with the name of a hidden field,
    /// which `repr` shows and which gets the item's value if it is given none (`st_atime`: an integer as item 7, a float as
    /// attribute).
    package let unnamedCount: Int
    /// Python code may make instances: `time.struct_time(sequence)`.
    package let isConstructible: Bool
    /// A constructor of the type's own, instead of the one that takes a sequence (`os.sched_param(sched_priority)`).
    package let maker: NativeRow?

    package init(
        _ name: StaticString, doc: StaticString = "", fields: [StaticString], visibleCount: Int? = nil,
        unnamedCount: Int = 0,
        isConstructible: Bool = true, maker: NativeRow? = nil
    ) {
        self.name = name
        self.doc = doc
        self.fields = fields
        self.visibleCount = visibleCount ?? fields.count
        self.unnamedCount = unnamedCount
        self.isConstructible = isConstructible
        self.maker = maker
    }
}

/// What is known of such a type in an interpreter.
package final class StructSequenceLayout {
    /// Names of all fields, the visible ones first.
    let fields: [StringObject]
    package let visibleCount: Int
    let unnamedCount: Int
    /// That of instances: a slot for every hidden field.
    package let shape: Shape

    init(_ description: StructSequenceType, _ fields: [StringObject], _ shape: Shape) {
        self.fields = fields
        visibleCount = description.visibleCount
        unnamedCount = description.unnamedCount
        self.shape = shape
    }
}

/// The bodies that all struct sequence types share.
enum StructSequence {
    static func configure(_ operations: inout TypeOperations) { operations.repr = StructSequence.repr }

    static let rows: [NativeRow] = [
        .method("__reduce__()", StructSequence.reduce),
        .method(
            "__replace__(**changes)", StructSequence.replace,
            "Return a copy of the structure with new values for the specified fields."),
    ]

    /// Reads the field whose number the definition carries.
    static let fieldRow = NativeRow.field("field", StructSequence.readField)

    private static func readField(_ call: Call) throws(Raise) -> Value {
        guard let tuple = call[0].as(.tuple, TupleObject.self) else { return .none }
        return read(.passUnretained(tuple), call.function._withUnsafeGuaranteedRef { $0.definition.operation })
    }

    /// Which field a descriptor's function reads; -1 if it is none of a struct sequence.
    static func fieldIndex(of native: NativeObject) -> Int {
        // (the address of the function as the row has it: that of its name here need not be the same)
        sameCode(native.definition.row.body, fieldRow.body) ? native.definition.operation : -1
    }

    /// Where a field that `native` reads lies, counted from the attribute slots (so below zero for an item): the same for all
    /// objects of that shape, which is no other's. Nil for a type without hidden fields, whose shape is not of that kind.
    static func slot(of native: NativeObject, in object: Object) -> Int? {
        guard object.kind == .tuple, object.shape._withUnsafeGuaranteedRef({ $0.count }) > 0 else { return nil }
        let tuple = unsafeDowncast(object, to: TupleObject.self)
        let field = fieldIndex(of: native)
        guard field >= 0, tuple.isJoined else { return nil }
        return field - tuple.count
    }

    /// The value of a field: an item, or a hidden one.
    @inline(__always) static func read(_ tuple: Unmanaged<TupleObject>, _ index: Int) -> Value {
        let count = tuple.count
        if index < count { return index >= 0 ? copy(tuple.items + index) : .none }
        let hidden = index &- count
        return hidden < tuple.shape._withUnsafeGuaranteedRef({ $0.count }) ? copy(tuple.attributes + hidden) : .none
    }

    private static func names(_ type: TypeObject, _ thread: ThreadRef) -> [StringObject] {
        thread.structSequenceLayout(type)?.fields ?? []
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let tuple = value.cast(TupleObject.self)
        let names = names(tuple.type, thread)
        var text = thread.qualifiedTypeName(tuple.type) + "("
        for i in 0..<tuple.count {
            if i > 0 { text += ", " }
            if i < names.count { text += names[i].text + "=" }
            text += try thread.repr(tuple[i]).text
        }
        return thread.makeStringValue(text + ")")
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let tuple = call[0].cast(TupleObject.self)
        let hidden = thread.makeDict()
        for (index, name) in names(tuple.type, thread).enumerated().dropFirst(tuple.count) {
            hidden.set(name, read(.passUnretained(tuple), index))
        }
        let visible = thread.makeTuple(copying: tuple.items, tuple.count)
        let arguments = thread.makeTuple(.object(visible), .object(hidden))
        return .object(thread.makeTuple(.object(tuple.type), .object(arguments)))
    }

    private static func replace(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let tuple = call[0].cast(TupleObject.self)
        let names = names(tuple.type, thread)
        if thread.structSequenceLayout(tuple.type)?.unnamedCount ?? 0 > 0 {
            throw thread.typeError(
                "__replace__() is not supported for \(thread.qualifiedTypeName(tuple.type)) because it has unnamed field(s)"
            )
        }
        var values = names.indices.map { read(.passUnretained(tuple), $0) }
        for (name, value) in thread.keywordPairs(call[1]) {
            guard let index = names.firstIndex(where: { $0.equals(name) }) else {
                throw thread.typeError("Got unexpected field name(s): ['\(name.text)']")
            }
            values[index] = value
        }
        return .object(thread.makeStructSequence(tuple.type, values))
    }

    static let makeRow = NativeRow.variadic("struct_sequence(sequence, dict={}, /)", StructSequence.make)

    /// The two arguments, by position or name.
    private static func makingArguments(_ call: Call) throws(Raise) -> (sequence: Value, extra: Value) {
        let thread = call.thread
        var arguments = (1..<Swift.max(call.count, 1)).map { copy(call.arguments + $0) }
        let keywords = call.keywords
        let given = arguments.count + (keywords?.count ?? 0)
        if given > 2 { throw thread.typeError("structseq() takes at most 2 arguments (\(given) given)") }
        var named: [String: Value] = [:]
        for i in 0..<(keywords?.count ?? 0) {
            guard let name = keywords?[i].as(.string, StringObject.self)?.text else { continue }
            if name != "sequence" && name != "dict" {
                throw thread.typeError("structseq() got an unexpected keyword argument '\(name)'")
            }
            named[name] = copy(call.arguments + (call.count + i))
        }
        for (i, name) in ["sequence", "dict"].enumerated() {
            guard let value = named[name] else { continue }
            if i < arguments.count {
                throw thread.typeError("argument for structseq() given by name ('\(name)') and position (\(i + 1))")
            }
            if i == arguments.count { arguments.append(value) }
        }
        if arguments.isEmpty { throw thread.typeError("structseq() missing required argument 'sequence' (pos 1)") }
        return (arguments[0], arguments.count > 1 ? arguments[1] : named["dict"] ?? .none)
    }

    /// `type(sequence, dict={})`.
    static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = try thread.receiverClass(call)
        let names = names(type, thread)
        let visible = thread.structSequenceLayout(type)?.visibleCount ?? names.count
        let (sequence, extra) = try makingArguments(call)
        let given: [Value]
        do throws(Raise) { given = try thread.items(of: sequence) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.typeError("constructor requires a sequence")
        }
        let name = thread.qualifiedTypeName(type)
        if given.count < visible || given.count > names.count {
            let quantity = visible == names.count ? "a" : given.count < visible ? "an at least" : "an at most"
            let bound = given.count < visible ? visible : names.count
            throw thread.typeError("\(name)() takes \(quantity) \(bound)-sequence (\(given.count)-sequence given)")
        }
        var values = given
        let dict = extra.as(.dict, DictObject.self)
        if dict == nil && !extra.isNone { throw thread.typeError("\(name)() takes a dict as second arg, if any") }
        let known = names.dropFirst(given.count).filter { name in !(dict?.get(name) ?? .unbound).isUnbound }
        if let dict, dict.count > known.count {
            throw thread.typeError("\(name)() got duplicate or unexpected field name(s)")
        }
        for i in given.count..<Swift.max(names.count, given.count) {
            let value = dict?.get(names[i]) ?? .none
            values.append(value.isUnbound ? .none : value)
            if values[i].isNone, let item = names[..<visible].firstIndex(where: { $0 === names[i] }) {
                values[i] = values[item]
            }
        }
        return .object(thread.makeStructSequence(type, values))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The type object of a struct sequence; made on first use, once per interpreter.
    package func structSequenceType(_ description: StructSequenceType) -> TypeObject {
        // by the address of the name: a look by its text costs more than making the tuple
        let key = ObjectIdentifier(constant: description.name.utf8Start)
        if let known = system.sequenceTypes.value(at: key, as: TypeObject.self) { return known }
        let native = NativeType(
            description.name, .tuple, description.isConstructible ? [] : [.isNotConstructible], doc: description.doc,
            new: description.isConstructible ? description.maker ?? StructSequence.makeRow : nil,
            operations: StructSequence.configure, rows: { StructSequence.rows })
        let type = makeType(native, base: types.tuple)
        system.sequenceTypes.insert(type, at: key)
        fillNamespace(of: type)
        let layout = addFields(description, to: type)
        system.sequenceLayouts.insert(layout, at: ObjectIdentifier(type))
        type.namespace.set(intern("n_fields"), .int(layout.fields.count))
        type.namespace.set(intern("n_sequence_fields"), .int(layout.visibleCount))
        type.namespace.set(intern("n_unnamed_fields"), .int(layout.unnamedCount))
        let named = layout.fields.prefix(layout.visibleCount - layout.unnamedCount).map { Value.object($0) }
        type.namespace.set(names.matchArgs, .object(makeTuple(named)))
        return type
    }

    private func addFields(_ description: StructSequenceType, to type: TypeObject) -> StructSequenceLayout {
        var fields: [StringObject] = []
        var shape = type.root.takeUnretainedValue()
        for (i, field) in description.fields.enumerated() {
            let name = intern(field.description)
            fields.append(name)
            // a hidden field of the same name replaces the descriptor of an item without a name
            let definition = NativeDefinition(
                StructSequence.fieldRow, name: name, owner: type, module: .none, operation: i)
            let getter = NativeObject(definition, receiver: .unbound, types.native.root)
            type.namespace.set(name, .object(GetSetObject(getter, types.getSet.root)))
            if i >= description.visibleCount, let larger = shape.adding(name) { shape = larger }
        }
        return StructSequenceLayout(description, fields, shape)
    }

    package func structSequenceLayout(_ type: TypeObject) -> StructSequenceLayout? {
        system.sequenceLayouts.value(at: ObjectIdentifier(type), as: StructSequenceLayout.self)
    }

    /// An instance with unbound items and hidden fields that are `None`, for the caller to fill at once.
    @inline(__always) package func makeStructSequence(_ layout: StructSequenceLayout) -> TupleObject {
        let shape = ShapeRef.passUnretained(layout.shape)
        let hidden = layout.shape.count
        let tuple = TupleObject.joined(count: layout.visibleCount, hidden: hidden, shape)
        makeUnbound(tuple.items, layout.visibleCount)
        for i in 0..<hidden { (tuple.attributes + i).initialize(to: .none) }
        tuple.track()
        return tuple
    }

    /// An instance of whose `visible` items and `hidden` fields nothing is initialised: for the caller to fill at once, with numbers.
    /// (The collector need not know what holds no containers.) Where all are small numbers, `markNumeric` makes the end cheap.
    package func makeNumericSequence(_ shape: ShapeRef, visible: Int, hidden: Int) -> TupleObject {
        TupleObject.joined(count: visible, hidden: hidden, shape)
    }

    /// An instance; `values` are those of the visible fields, then of the others.
    package func makeStructSequence(_ type: TypeObject, _ values: [Value]) -> TupleObject {
        guard let layout = structSequenceLayout(type) else { return makeTuple(values) }
        let tuple = makeStructSequence(layout)
        for (i, value) in values.enumerated() {
            if i < tuple.count {
                (tuple.items + i).initialize(to: value)
            } else if i - tuple.count < layout.shape.count {
                store(tuple.attributes + (i - tuple.count), value)
            }
        }
        return tuple
    }

    package func makeStructSequence(_ description: StructSequenceType, _ values: [Value]) -> Value {
        .object(makeStructSequence(structSequenceType(description), values))
    }
}
