// `bool`: the subclass of `int` with two instances, which are bare values. Only what differs from `int` is here: the text, the
// constructor, and `& | ^`, which stay boolean between two booleans.

/// Python's `bool`.
enum BoolType {
    static let nativeType = NativeType(
        "bool", .int, [.matchesSelf],
        doc: """
            The truth of an object: True or False.
            These two are the only instances of bool, a subclass of int that cannot be
            derived from.
            """,
        new: .variadic("bool(object=False, /)", BoolType.make),
        operations: { operations in
            operations.repr = BoolType.repr
            operations.setBinary([.and, .or, .xor], BoolType.binary)
            operations.setUnary([.invert], BoolType.unary)
        },
        rows: { [] })

    private static func make(_ call: Call) throws(Raise) -> Value {
        try call.thread.checkArguments(call, "bool", 0, 1)
        return call.count > 1 ? .bool(try call.thread.truth(call[1])) : .bool(false)
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .bool(let b) = value { return .object(thread.intern(b ? "True" : "False")) }
        return try IntObject.repr(value, thread)
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if case .bool(let x) = a, case .bool(let y) = b {
            switch op {
            case .and: return .bool(x && y)
            case .or: return .bool(x || y)
            case .xor: return .bool(x != y)
            default: break
            }
        }
        return try IntObject.binary(op, a, b, thread)
    }

    private static func unary(_ op: UnaryOperation, _ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if op == .invert, case .bool = value {
            try thread.warn(
                thread.types.deprecationWarning,
                "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion "
                    + "of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' "
                    + "operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int."
            )
        }
        return try IntObject.unary(op, value, thread)
    }
}

extension CoreTypes {
    package func makeNumberTypes(_ make: TypeMaker) {
        int = make(IntObject.nativeType)
        bool = make(BoolType.nativeType, base: int)
        float = make(FloatObject.nativeType)
        complex = make(ComplexObject.nativeType)
    }
}
