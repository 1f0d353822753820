// Registering a Swift type as a Python class.

import TaipanRuntime

/// An operation that a host class can define.
public enum PythonOperator: String, Sendable, CaseIterable {
    case add = "__add__", subtract = "__sub__", multiply = "__mul__", matrixMultiply = "__matmul__"
    case divide = "__truediv__"
    case floorDivide = "__floordiv__", modulo = "__mod__", power = "__pow__"
    case and = "__and__", or = "__or__", xor = "__xor__", leftShift = "__lshift__", rightShift = "__rshift__"
    /// The operand on the left is something else.
    case reflectedAdd = "__radd__", reflectedSubtract = "__rsub__", reflectedMultiply = "__rmul__"
    case reflectedDivide = "__rtruediv__", reflectedMatrixMultiply = "__rmatmul__"
    case reflectedFloorDivide = "__rfloordiv__", reflectedModulo = "__rmod__", reflectedPower = "__rpow__"
    case reflectedAnd = "__rand__", reflectedOr = "__ror__", reflectedXor = "__rxor__"
    case reflectedLeftShift = "__rlshift__", reflectedRightShift = "__rrshift__"
    case equal = "__eq__", notEqual = "__ne__", less = "__lt__", lessOrEqual = "__le__", greater = "__gt__"
    case greaterOrEqual = "__ge__"
    case negative = "__neg__", positive = "__pos__", invert = "__invert__", absolute = "__abs__"
    case truth = "__bool__", length = "__len__", hash = "__hash__", string = "__str__", representation = "__repr__"
    case integer = "__int__", float = "__float__", index = "__index__"
    case getItem = "__getitem__", contains = "__contains__", call = "__call__", format = "__format__"
    case setItem = "__setitem__", deleteItem = "__delitem__"

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
