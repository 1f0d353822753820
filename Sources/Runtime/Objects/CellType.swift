// `cell`, and the types of the three singletons.

extension CellObject {
    static let nativeType = NativeType(
        "cell", .cell, [],
        doc:
            "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.",
        new: .function("cell(contents=<unrepresentable>, /)", CellObject.make),
        operations: {
            $0.repr = CellObject.repr
            $0.compare = CellObject.compare
            $0.isUnhashable = true
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("cell_contents", CellObject.getContents, set: CellObject.setContents)
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(CellObject(call[1], call.thread.pointee.shapes.cell))
    }

    private static func getContents(_ call: Call) throws(Raise) -> Value {
        let value = copy(call[0].cast(CellObject.self).slot)
        if value.isUnbound { throw call.thread.valueError("Cell is empty") }
        return value
    }

    private static func setContents(_ call: Call) throws(Raise) -> Value {
        store(call[0].cast(CellObject.self).slot, call[1])
        return .none
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let cell = value.cast(CellObject.self)
        let place = thread.addressText(cell)
        let content = copy(cell.slot)
        if content.isUnbound { return .object(thread.makeString("<cell at \(place): empty>")) }
        let address = content.object.map { " at \(thread.addressText($0))" } ?? ""
        return .object(thread.makeString("<cell at \(place): \(thread.typeName(content)) object\(address)>"))
    }

    /// By content; an empty cell is less than any other.
    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = a.as(.cell, CellObject.self), let right = b.as(.cell, CellObject.self) else {
            return .notImplemented
        }
        let (x, y) = (copy(left.slot), copy(right.slot))
        if !x.isUnbound && !y.isUnbound { return try thread.compare(op, x, y) }
        return .bool(op.holds((x.isUnbound ? 0 : 1) - (y.isUnbound ? 0 : 1)))
    }
}

enum SingletonTypes {
    private static func singleton(_ value: Value, _ call: Call, _ name: String) throws(Raise) -> Value {
        if call.count > 1 || call.keywords != nil { throw call.thread.typeError("\(name) takes no arguments") }
        return value
    }

    static let none = NativeType(
        "NoneType", .other, [], doc: "The type of the None singleton.",
        new: .variadic("NoneType()", { call throws(Raise) in try singleton(.none, call, "NoneType") }),
        operations: {
            $0.repr = { value, thread throws(Raise) in .object(thread.intern("None")) }
            $0.truth = { value, thread throws(Raise) in false }
            $0.hash = { value, thread throws(Raise) in try thread.hash(.none) }
            $0.setBinary([.or], UnionType.or)
        }, rows: { [] })

    static let notImplemented = NativeType(
        "NotImplementedType", .other, [], doc: "The type of the NotImplemented singleton.",
        new: .variadic(
            "NotImplementedType()", { call throws(Raise) in try singleton(.notImplemented, call, "NotImplementedType") }
        ),
        operations: {
            $0.repr = { value, thread throws(Raise) in .object(thread.intern("NotImplemented")) }
            $0.truth = { value, thread throws(Raise) in try thread.truth(.notImplemented) }
            $0.hash = { value, thread throws(Raise) in try thread.hash(.notImplemented) }
        },
        rows: { [.method("__reduce__()", { call throws(Raise) in .object(call.thread.intern("NotImplemented")) })] })

    static let ellipsis = NativeType(
        "ellipsis", .other, [], doc: "The type of the Ellipsis singleton.",
        new: .variadic("ellipsis()", { call throws(Raise) in try singleton(.ellipsis, call, "EllipsisType") }),
        operations: {
            $0.repr = { value, thread throws(Raise) in .object(thread.intern("Ellipsis")) }
            $0.hash = { value, thread throws(Raise) in try thread.hash(.ellipsis) }
        },
        rows: { [.method("__reduce__()", { call throws(Raise) in .object(call.thread.intern("Ellipsis")) })] })
}
