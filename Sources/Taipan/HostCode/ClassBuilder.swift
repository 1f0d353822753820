// Registering a Swift type as a Python class.

import TaipanRuntime

/// An operation that a host class can define.
public enum PythonOperator: String, Sendable, CaseIterable {
    /// `a + b`; without an operation of its own also `a += b`, as for all of these.
    case add = "__add__"
    /// `a - b`
    case subtract = "__sub__"
    /// `a * b`
    case multiply = "__mul__"
    /// `a @ b`
    case matrixMultiply = "__matmul__"
    /// `a / b`
    case divide = "__truediv__"
    /// `a // b`
    case floorDivide = "__floordiv__"
    /// `a % b`
    case modulo = "__mod__"
    /// `a ** b`
    case power = "__pow__"
    /// `a & b`
    case and = "__and__"
    /// `a | b`
    case or = "__or__"
    /// `a ^ b`
    case xor = "__xor__"
    /// `a << b`
    case leftShift = "__lshift__"
    /// `a >> b`
    case rightShift = "__rshift__"
    /// `b + a`, where `b` is something else that cannot do it: the closure gets `a` first, as for all reflected ones.
    case reflectedAdd = "__radd__"
    /// `b - a`
    case reflectedSubtract = "__rsub__"
    /// `b * a`
    case reflectedMultiply = "__rmul__"
    /// `b @ a`
    case reflectedMatrixMultiply = "__rmatmul__"
    /// `b / a`
    case reflectedDivide = "__rtruediv__"
    /// `b // a`
    case reflectedFloorDivide = "__rfloordiv__"
    /// `b % a`
    case reflectedModulo = "__rmod__"
    /// `b ** a`
    case reflectedPower = "__rpow__"
    /// `b & a`
    case reflectedAnd = "__rand__"
    /// `b | a`
    case reflectedOr = "__ror__"
    /// `b ^ a`
    case reflectedXor = "__rxor__"
    /// `b << a`
    case reflectedLeftShift = "__rlshift__"
    /// `b >> a`
    case reflectedRightShift = "__rrshift__"
    /// `a == b`; see ``PyModule/ClassBuilder/equatable()``.
    case equal = "__eq__"
    /// `a != b`; without one the opposite of ``equal``.
    case notEqual = "__ne__"
    /// `a < b`
    case less = "__lt__"
    /// `a <= b`
    case lessOrEqual = "__le__"
    /// `a > b`
    case greater = "__gt__"
    /// `a >= b`
    case greaterOrEqual = "__ge__"
    /// `-a`
    case negative = "__neg__"
    /// `+a`
    case positive = "__pos__"
    /// `~a`
    case invert = "__invert__"
    /// `abs(a)`
    case absolute = "__abs__"
    /// `bool(a)`, `if a:`
    case truth = "__bool__"
    /// `len(a)`
    case length = "__len__"
    /// `hash(a)`: a key of dicts; equal values must have equal ones.
    case hash = "__hash__"
    /// `str(a)`, `print(a)`
    case string = "__str__"
    /// `repr(a)`, and `str(a)` without an operation of its own
    case representation = "__repr__"
    /// `int(a)`
    case integer = "__int__"
    /// `float(a)`
    case float = "__float__"
    /// What makes it usable as an index, and as an argument that has to be an integer.
    case index = "__index__"
    /// `a[key]`
    case getItem = "__getitem__"
    /// `a[key] = value` of a class; for a struct see ``PyModule/ClassBuilder/setItem(_:)``.
    case setItem = "__setitem__"
    /// `del a[key]`
    case deleteItem = "__delitem__"
    /// `item in a`
    case contains = "__contains__"
    /// `a(…)`: the closure gets the positional arguments as an array.
    case call = "__call__"
    /// `format(a, "…")`, `f"{a:…}"`
    case format = "__format__"

    /// The parameters beside the receiver.
    var parameters: String {
        switch self {
        case .negative, .positive, .invert, .absolute, .truth, .length, .hash, .string, .representation, .integer,
            .float, .index:
            ""
        case .getItem, .deleteItem: "key, /"
        case .setItem: "key, value, /"
        case .contains: "item, /"
        case .format: "specification, /"
        case .call: "*args"
        default: "other, /"
        }
    }

    /// An operand of another type is not a mistake: Python asks the other side.
    var isBinary: Bool { parameters == "other, /" }
}

extension PyModule {
    /// What the closure of ``Builder/class(_:_:base:doc:_:)`` registers with.
    ///
    /// Closures get the Swift value first. For a class that is the instance; for a struct a copy, which
    /// ``mutatingMethod(_:_:_:)`` and writable key paths put back.
    public final class ClassBuilder<T> {
        let name: String
        fileprivate(set) var members: [FunctionDefinition] = []
        fileprivate(set) var mistakes: [String] = []

        init(_ name: String) { self.name = name }

        fileprivate func add(_ text: String, _ doc: String, _ code: HostCode, _ role: FunctionDefinition.Role) {
            do throws(Mistake) {
                let made = try FunctionDefinition(text, doc, code, role)
                // the last one of a name counts, as in Python
                members.removeAll { $0.prototypeName == made.prototypeName }
                members.append(made)
            } catch { mistakes.append("class \(name): \(error.description)") }
        }

        /// What `Player("anna")` does: `c.initializer("(name: str)") { (name: String) in Player(name: name) }`. Without one the
        /// class cannot be instantiated from Python.
        public func initializer<each A>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (repeat each A) throws -> T
        ) {
            let text = signature.hasPrefix("(") ? "__init__" + signature : signature
            add(text, doc, HostCode.initializer(body), .initializer)
        }

        /// A method: `c.method("add(points: int)") { player, points in player.score += points }`.
        public func method<each A, R>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (T, repeat each A) throws -> R
        ) {
            add(signature, doc, HostCode.method(Conversion<T>.make(), body), .method)
        }

        /// A method that changes a struct.
        public func mutatingMethod<each A, R>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (inout T, repeat each A) throws -> R
        ) {
            add(signature, doc, HostCode.mutatingMethod(body), .method)
        }

        /// A method that belongs to the class and gets no instance.
        public func staticMethod<each A, R>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (repeat each A) throws -> R
        ) {
            add(signature, doc, HostCode.function(body), .staticMethod)
        }

        // MARK: Properties

        /// An attribute that can be read: `c.property("name", \.name)`.
        public func property<V>(_ name: String, _ path: KeyPath<T, V> & Sendable, doc: String = "") {
            getter(name, doc) { value in value[keyPath: path] }
        }

        /// An attribute that can be read and set: `c.property("score", \.score)`.
        public func property<V>(_ name: String, _ path: WritableKeyPath<T, V> & Sendable, doc: String = "") {
            getter(name, doc) { value in value[keyPath: path] }
            setter(name) { value, new in value[keyPath: path] = new }
        }

        /// A computed attribute.
        public func property<V>(_ name: String, doc: String = "", get: @escaping @Sendable (T) throws -> V) {
            getter(name, doc, get)
        }

        /// A computed attribute that can be set.
        public func property<V>(
            _ name: String, doc: String = "", get: @escaping @Sendable (T) throws -> V,
            set: @escaping @Sendable (inout T, V) throws -> Void
        ) {
            getter(name, doc, get)
            setter(name, set)
        }

        private func getter<V>(_ name: String, _ doc: String, _ get: @escaping @Sendable (T) throws -> V) {
            let code: HostCode = HostCode.method(Conversion<T>.make(), get)
            add("\(name)()", doc, code, .getter)
        }

        private func setter<V>(_ name: String, _ set: @escaping @Sendable (inout T, V) throws -> Void) {
            let code: HostCode = HostCode.mutatingMethod(set)
            add("\(name)(value)", "", code, .setter(name))
        }

        // MARK: Operators and iteration

        /// An operator: `c.operator(.add) { (a: Vector, b: Vector) in a + b }`.
        ///
        /// An operand that does not fit the closure's type is answered with `NotImplemented`, as Python does it.
        public func `operator`<each A, R>(
            _ operation: PythonOperator, _ body: @escaping @Sendable (T, repeat each A) throws -> R
        ) {
            let code: HostCode = HostCode.method(Conversion<T>.make(), body)
            add(
                "\(operation.rawValue)(\(operation.parameters))", "", code,
                operation.isBinary ? .binaryOperator : .method)
        }

        /// `obj[key] = value` of a struct.
        public func setItem<K, V>(_ body: @escaping @Sendable (inout T, K, V) throws -> Void) {
            let code: HostCode = HostCode.mutatingMethod(body)
            add("__setitem__(key, value, /)", "", code, .method)
        }

        /// What `for item in object` goes through; taken item by item.
        public func iterable<S: Sequence & SendableMetatype>(
            _ body: @escaping @Sendable (T) throws -> S
        ) where S.Iterator: SendableMetatype {
            let element = Conversion<S.Element>.make()
            var code: HostCode = HostCode.method(Conversion<T>.make()) { (value: T) throws -> HostIterator.Source in
                var items = try body(value).makeIterator()
                return HostIterator.Source { (interpreter) throws(Raise) in
                    guard let item = items.next() else { return .unbound }
                    return try element.toPython(item, interpreter)
                }
            }
            code.resultName = .generic("Iterator", [element.pythonName])
            add("__iter__()", "", code, .method)
        }
    }
}

extension PyModule.ClassBuilder where T: Sendable {
    /// An asynchronous method: the script waits for it.
    public func method<each A: Sendable, R: Sendable>(
        _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (T, repeat each A) async throws -> R
    ) {
        add(signature, doc, HostCode.asyncMethod(body), .method)
    }
}

extension PyModule.ClassBuilder where T: Equatable & SendableMetatype {
    /// `==` and `!=` by the type's own equality. Python then needs ``hashable()`` for sets and dict keys.
    public func equatable() { self.operator(.equal) { (a: T, b: T) in a == b } }
}

extension PyModule.ClassBuilder where T: Comparable & SendableMetatype {
    /// `==`, `<`, `<=`, `>` and `>=` by the type's own order.
    public func comparable() {
        equatable()
        self.operator(.less) { (a: T, b: T) in a < b }
        self.operator(.lessOrEqual) { (a: T, b: T) in a <= b }
        self.operator(.greater) { (a: T, b: T) in a > b }
        self.operator(.greaterOrEqual) { (a: T, b: T) in a >= b }
    }
}

extension PyModule.ClassBuilder where T: Hashable & SendableMetatype {
    /// `==` and `hash()` by the type's own.
    public func hashable() {
        equatable()
        self.operator(.hash) { (value: T) in value.hashValue }
    }
}

extension PyModule.ClassBuilder where T: CustomStringConvertible & SendableMetatype {
    /// `str()` and `repr()` by the type's own description.
    public func describable() { self.operator(.representation) { (value: T) in value.description } }
}
