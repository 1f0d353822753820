// Struct sequences: tuples whose items have names (`sys.version_info`, `os.stat_result`, `time.struct_time`).
//
// The type is a native subclass of `tuple` and the object a `TupleObject`. Fields beyond the visible ones (`st_atime_ns`) are not
// items; they live in the attribute slots of the object, so that reading one is as fast as any attribute.

/// What is known of a struct sequence type at compile time.
package struct StructSequenceType: @unchecked Sendable {
    package let name: StaticString
    package let doc: StaticString
    /// Visible fields first.
    package let fields: [StaticString]
    /// How many of the fields are items of the tuple.
    package let visibleCount: Int
    /// Python code may make instances: `time.struct_time(sequence)`.
    package let isConstructible: Bool

    package init(
        _ name: StaticString, doc: StaticString = "", fields: [StaticString], visibleCount: Int? = nil, isConstructible: Bool = true
    ) {
        self.name = name
        self.doc = doc
        self.fields = fields
        self.visibleCount = visibleCount ?? fields.count
        self.isConstructible = isConstructible
    }
}

/// The bodies that all struct sequence types share.
private enum StructSequence {
    static func configure(_ operations: inout TypeOperations) { operations.repr = StructSequence.repr }

    static let rows: [NativeRow] = [
        .method("__reduce__()", StructSequence.reduce),
        .method("__replace__(**changes)", StructSequence.replace, "Return a copy of the structure with new values for the specified fields."),
    ]

    /// Reads the visible field whose number the definition carries.
    static let fieldRow = NativeRow.field("field", StructSequence.readField)

    private static func readField(_ call: Call) throws(Raise) -> Value {
        guard let tuple = call[0].as(.tuple, TupleObject.self) else { return .none }
        let index = call.function._withUnsafeGuaranteedRef { $0.definition.operation }
        return index >= 0 && index < tuple.count ? tuple[index] : .none
    }

    private static func names(_ type: TypeObject, _ thread: ThreadRef) -> [StringObject] {
        thread.system.sequenceFields[ObjectIdentifier(type)] ?? []
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
        for name in names(tuple.type, thread).dropFirst(tuple.count) {
            hidden.set(name, try thread.getAttribute(call[0], name))
        }
        let visible = thread.makeTuple(copying: tuple.items, tuple.count)
        let arguments = thread.makeTuple(.object(visible), .object(hidden))
        return .object(thread.makeTuple(.object(tuple.type), .object(arguments)))
    }

    private static func replace(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let tuple = call[0].cast(TupleObject.self)
        let names = names(tuple.type, thread)
        var values: [Value] = []
        for (i, name) in names.enumerated() {
            values.append(i < tuple.count ? tuple[i] : try thread.getAttribute(call[0], name))
        }
        for (name, value) in thread.keywordPairs(call[1]) {
            guard let index = names.firstIndex(where: { $0.equals(name) }) else {
                throw thread.typeError("Got unexpected field name(s): ['\(name.text)']")
            }
            values[index] = value
        }
        return .object(thread.makeStructSequence(tuple.type, values))
    }

    /// `type(sequence, dict={})`.
    static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let type = try thread.receiverClass(call)
        let names = names(type, thread)
        let visible = thread.system.sequenceVisible[ObjectIdentifier(type)] ?? names.count
        let extra = call.count > 2 ? copy(call.arguments + 2) : .none
        if call.count < 2 { throw thread.typeError("structseq() missing required argument 'sequence' (pos 1)") }
        let given: [Value]
        do throws(Raise) { given = try thread.items(of: call[1]) } catch {
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
        for i in given.count..<Swift.max(names.count, given.count) {
            let value = dict?.get(names[i]) ?? .none
            values.append(value.isUnbound ? .none : value)
        }
        return .object(thread.makeStructSequence(type, values))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The type object of a struct sequence; made on first use, once per interpreter.
    package func structSequenceType(_ description: StructSequenceType) -> TypeObject {
        let key = description.name.description
        if let known = system.sequenceTypes[key] { return known }
        let native = NativeType(
            description.name, .tuple, description.isConstructible ? [] : [.isNotConstructible], doc: description.doc,
            new: description.isConstructible ? .variadic("struct_sequence(sequence, dict={}, /)", StructSequence.make) : nil,
            operations: StructSequence.configure, rows: { StructSequence.rows })
        let type = makeType(native, base: types.tuple)
        system.sequenceTypes[key] = type
        fillNamespace(of: type)
        var fields: [StringObject] = []
        for (i, field) in description.fields.enumerated() {
            let name = intern(field.description)
            fields.append(name)
            if i >= description.visibleCount { continue }
            let definition = NativeDefinition(StructSequence.fieldRow, name: name, owner: type, module: .none, operation: i)
            let getter = NativeObject(definition, receiver: .unbound, types.native.root)
            type.namespace.set(name, .object(GetSetObject(getter, types.getSet.root)))
        }
        system.sequenceFields[ObjectIdentifier(type)] = fields
        system.sequenceVisible[ObjectIdentifier(type)] = description.visibleCount
        type.namespace.set(intern("n_fields"), .int(fields.count))
        type.namespace.set(intern("n_sequence_fields"), .int(description.visibleCount))
        type.namespace.set(intern("n_unnamed_fields"), .int(0))
        let visible = fields.prefix(description.visibleCount).map { Value.object($0) }
        type.namespace.set(names.matchArgs, .object(makeTuple(visible)))
        return type
    }

    /// An instance; `values` are those of the visible fields, then of the others.
    package func makeStructSequence(_ type: TypeObject, _ values: [Value]) -> TupleObject {
        let fields = system.sequenceFields[ObjectIdentifier(type)] ?? []
        let visible = Swift.min(system.sequenceVisible[ObjectIdentifier(type)] ?? values.count, values.count)
        let tuple = TupleObject(count: visible, type.root)
        for i in 0..<visible { (tuple.items + i).initialize(to: values[i]) }
        for i in visible..<Swift.max(values.count, visible) where i < fields.count {
            setOwnAttribute(tuple, fields[i], values[i])
        }
        return tuple
    }

    package func makeStructSequence(_ description: StructSequenceType, _ values: [Value]) -> Value {
        .object(makeStructSequence(structSequenceType(description), values))
    }
}
