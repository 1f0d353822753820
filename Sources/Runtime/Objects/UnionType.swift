// `int | str`: the type of unions made by the operator.

package final class UnionObject: Object {
    package final let arguments: TupleObject
    @exclusivity(unchecked) private final var knownParameters: TupleObject?

    init(_ arguments: TupleObject, _ shape: ShapeRef) {
        self.arguments = arguments
        super.init(.union, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(arguments)
        if let knownParameters { visit(knownParameters) }
    }

    final func parameters(_ thread: ThreadRef) throws(Raise) -> TupleObject {
        if let knownParameters { return knownParameters }
        let made = thread.makeTuple(try thread.typeParameters(of: arguments))
        knownParameters = made
        return made
    }
}

enum UnionType {
    static let nativeType = NativeType(
        "types.UnionType", .union, [.isNotConstructible],
        doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
        operations: {
            $0.repr = UnionType.repr
            $0.hash = UnionType.hash
            $0.compare = UnionType.compare
            $0.getItem = UnionType.getItem
            $0.setBinary([.or], UnionType.or)
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__args__", { call throws(Raise) in .object(call[0].cast(UnionObject.self).arguments) }),
        .property(
            "__parameters__",
            { call throws(Raise) in .object(try call[0].cast(UnionObject.self).parameters(call.thread)) }),
        .method("__instancecheck__(instance, /)", UnionType.instanceCheck),
        .method("__subclasscheck__(subclass, /)", UnionType.subclassCheck),
        .method("__mro_entries__(bases, /)", UnionType.mroEntries),
    ]

    private static func instanceCheck(_ call: Call) throws(Raise) -> Value {
        let union = call[0].cast(UnionObject.self)
        for i in 0..<union.arguments.count where try call.thread.isInstance(call[1], union.arguments[i]) {
            return .bool(true)
        }
        return .bool(false)
    }

    private static func subclassCheck(_ call: Call) throws(Raise) -> Value {
        let union = call[0].cast(UnionObject.self)
        if call[1].as(.type, TypeObject.self) == nil {
            throw call.thread.typeError("issubclass() arg 1 must be a class")
        }
        for i in 0..<union.arguments.count where try call.thread.isSubclass(call[1], union.arguments[i]) {
            return .bool(true)
        }
        return .bool(false)
    }

    private static func mroEntries(_ call: Call) throws(Raise) -> Value {
        throw call.thread.typeError("Cannot subclass \(try call.thread.repr(call[0]).text)")
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let union = value.cast(UnionObject.self)
        var parts: [String] = []
        for i in 0..<union.arguments.count { parts.append(try thread.typeRepr(union.arguments[i])) }
        return .object(thread.makeString(parts.joined(separator: " | ")))
    }

    /// That of the frozenset of the parts: the order does not count.
    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let set = thread.makeFrozenset()
        let arguments = value.cast(UnionObject.self).arguments
        for i in 0..<arguments.count {
            let hash = try thread.hash(arguments[i])
            if try set.find(arguments[i], hash: hash, thread) < 0 { set.insertNew(arguments[i], hash) }
        }
        return try thread.hash(.object(set))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = a.as(.union, UnionObject.self),
            let right = b.as(.union, UnionObject.self)
        else { return .notImplemented }
        var isEqual = left.arguments.count == right.arguments.count
        var i = 0
        while isEqual && i < left.arguments.count {
            isEqual = try thread.contains(.object(right.arguments), left.arguments[i])
            i += 1
        }
        return .bool(isEqual == (op == .equal))
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let union = value.cast(UnionObject.self)
        let replaced = try thread.substitute(union.arguments, try union.parameters(thread), key, in: value)
        var result = replaced[0]
        for i in 1..<max(replaced.count, 1) { result = try thread.binary(.or, result, replaced[i]) }
        return result
    }

    /// The `|` of types, None, aliases and unions.
    static func or(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .or, isUnionable(a), isUnionable(b) else { return .notImplemented }
        return try thread.makeUnion([a, b])
    }

    private static func isUnionable(_ value: Value) -> Bool {
        switch value {
        case .none: return true
        case .object(let object):
            switch object.kind {
            case .type, .genericAlias, .union: return true
            default: return false
            }
        default: return false
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The union of types: nested ones flattened, duplicates left out. One type alone is no union.
    package func makeUnion(_ values: [Value]) throws(Raise) -> Value {
        var members: [Value] = []
        for value in values {
            if let union = value.as(.union, UnionObject.self) {
                for i in 0..<union.arguments.count { try addMember(union.arguments[i], &members) }
            } else {
                try addMember(value.isNone ? .object(types.none) : value, &members)
            }
        }
        if members.count == 1 { return members[0] }
        return .object(UnionObject(makeTuple(members), types.union.root))
    }

    private func addMember(_ value: Value, _ members: inout [Value]) throws(Raise) {
        for known in members {
            if known.isSame(as: value) { return }
            // plain classes are equal only if they are the same
            if known.as(.type, TypeObject.self) != nil && value.as(.type, TypeObject.self) != nil { continue }
            if try equals(known, value) { return }
        }
        members.append(value)
    }
}
