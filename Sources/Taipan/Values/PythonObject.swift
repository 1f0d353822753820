// A live handle to a script object.

import TaipanRuntime

/// A Python object, alive in its interpreter.
///
///     let player = try python.eval("Player('anna')", as: PythonObject.self)
///     try player.add(3)                                   // a method, with Swift arguments
///     let score = try player.score.as(Int.self)           // an attribute
///     try player.set("score", to: 7)
///     let first = try python["items"]![0]
///     for item in try python["items"]!.elements() { … }
///
/// Everything that may run Python throws. A handle keeps its object and its interpreter alive. It is not `Sendable`; send a
/// ``PythonValue`` instead.
@dynamicMemberLookup @dynamicCallable
public struct PythonObject {
    let value: Value
    /// The interpreter that the object lives in.
    public let interpreter: Interpreter

    init(_ value: Value, _ interpreter: Interpreter) {
        self.value = value
        self.interpreter = interpreter
    }

    private func enter<Result>(_ body: (ThreadRef) throws(Raise) -> Result) throws(PythonError) -> Result {
        try interpreter.enter(body)
    }

    private func wrap(_ value: Value) -> PythonObject { PythonObject(value, interpreter) }

    // MARK: What it is

    /// The name of its class: `int`, `game.Player`.
    public var typeName: String { interpreter.thread.qualifiedTypeName(interpreter.thread.type(of: value)) }

    /// Python's `is None`.
    public var isNone: Bool { value.isNone }

    /// Python's `is`.
    public func isSame(as other: PythonObject) -> Bool { value.isSame(as: other.value) }

    /// Python's `==`.
    public func isEqual(to other: any PythonConvertible) throws(PythonError) -> Bool {
        try enter { (thread) throws(Raise) in try thread.equals(value, try interpreter.pythonValue(other)) }
    }

    /// Python's `bool(object)`.
    public func isTrue() throws(PythonError) -> Bool { try enter { (thread) throws(Raise) in try thread.truth(value) } }

    /// Python's `isinstance`.
    public func isInstance(of type: PythonObject) throws(PythonError) -> Bool {
        try enter { (thread) throws(Raise) in try thread.isInstance(value, type.value) }
    }

    /// Python's `repr(object)`.
    public func repr() throws(PythonError) -> String {
        try enter { (thread) throws(Raise) in try thread.repr(value).text }
    }

    /// The object as a Swift value: see ``Interpreter/eval(_:as:)-(String,T.Type)`` for the types.
    public func `as`<T>(_ type: T.Type = T.self) throws(PythonError) -> T {
        try enter { (_) throws(Raise) in try interpreter.convert(value, to: type) }
    }

    /// The items of a tuple (or of any other sequence of so many items) as a Swift tuple.
    ///
    ///     let (name, score) = try best.as((String, Int).self)
    public func `as`<A, B, each C>(_ type: (A, B, repeat each C).Type) throws(PythonError) -> (A, B, repeat each C) {
        try enter { (thread) throws(Raise) in
            var reader = try TupleReader(value, interpreter)
            let result = (try reader.next(A.self), try reader.next(B.self), repeat try reader.next((each C).self))
            try reader.finish()
            return result
        }
    }

    // MARK: Attributes

    /// An attribute: `try player.score`.
    public subscript(dynamicMember name: String) -> PythonObject {
        get throws(PythonError) { try get(name) }
    }

    /// An attribute whose name is not known, or is one of this type's own members.
    public func get(_ name: String) throws(PythonError) -> PythonObject {
        try enter { (thread) throws(Raise) in wrap(try thread.getAttribute(value, name)) }
    }

    /// Whether there is such an attribute.
    public func has(_ name: String) throws(PythonError) -> Bool {
        try enter { (thread) throws(Raise) in !(try thread.lookupAttribute(value, name)).isUnbound }
    }

    /// Sets an attribute.
    public func set(_ name: String, to newValue: any PythonConvertible) throws(PythonError) {
        try enter { (thread) throws(Raise) in
            try thread.setAttribute(value, name, try interpreter.pythonValue(newValue))
        }
    }

    /// Deletes an attribute.
    public func delete(_ name: String) throws(PythonError) {
        try enter { (thread) throws(Raise) in try thread.deleteAttribute(value, thread.intern(name)) }
    }

    // MARK: Items

    /// An item of a container: `try scores["anna"]`, `try items[0]`.
    public subscript(key: any PythonConvertible) -> PythonObject {
        get throws(PythonError) {
            try enter { (thread) throws(Raise) in wrap(try thread.getItem(value, try interpreter.pythonValue(key))) }
        }
    }

    /// Sets an item.
    public func setItem(_ key: any PythonConvertible, to newValue: any PythonConvertible) throws(PythonError) {
        try enter { (thread) throws(Raise) in
            try thread.setItem(value, try interpreter.pythonValue(key), try interpreter.pythonValue(newValue))
        }
    }

    /// Deletes an item.
    public func deleteItem(_ key: any PythonConvertible) throws(PythonError) {
        try enter { (thread) throws(Raise) in try thread.deleteItem(value, try interpreter.pythonValue(key)) }
    }

    /// Python's `item in object`.
    public func contains(_ item: any PythonConvertible) throws(PythonError) -> Bool {
        try enter { (thread) throws(Raise) in try thread.contains(value, try interpreter.pythonValue(item)) }
    }

    /// Python's `len(object)`.
    public func length() throws(PythonError) -> Int { try enter { (thread) throws(Raise) in try thread.length(value) } }

    // MARK: Calling

    /// Calls the object: `try area(3, 4)`.
    @discardableResult
    public func dynamicallyCall(withArguments arguments: [any PythonConvertible]) throws(PythonError) -> PythonObject {
        try call(arguments)
    }

    /// Calls the object with keywords: `try area(w: 3, h: 4)`; arguments without a label are positional.
    @discardableResult
    public func dynamicallyCall(
        withKeywordArguments arguments: KeyValuePairs<String, any PythonConvertible>
    ) throws(PythonError) -> PythonObject {
        try call(arguments.filter { $0.key.isEmpty }.map(\.value), keywords: arguments.filter { !$0.key.isEmpty })
    }

    /// Calls the object.
    @discardableResult
    public func call(
        _ arguments: [any PythonConvertible], keywords: [(key: String, value: any PythonConvertible)] = []
    ) throws(PythonError) -> PythonObject {
        try enter { (thread) throws(Raise) in
            var values: [Value] = []
            for argument in arguments { values.append(try interpreter.pythonValue(argument)) }
            var named: [(StringObject, Value)] = []
            for (i, (name, argument)) in keywords.enumerated() {
                if keywords[..<i].contains(where: { $0.key == name }) {
                    throw thread.typeError("got multiple values for keyword argument '\(name)'")
                }
                named.append((thread.intern(name), try interpreter.pythonValue(argument)))
            }
            return wrap(try thread.call(value, values, keywords: named))
        }
    }

    // MARK: Iterating

    /// All items of an iterable.
    public func elements() throws(PythonError) -> [PythonObject] {
        try enter { (thread) throws(Raise) in
            var result: [PythonObject] = []
            try thread.forEach(value) { (item) throws(Raise) in
                result.append(wrap(item))
                try thread.charge(1)
            }
            return result
        }
    }

    /// Goes through an iterable one item at a time; it may be endless.
    ///
    ///     var lines = try file.makeIterator()
    ///     while let line = try lines.next() { … }
    public func makeIterator() throws(PythonError) -> Iterator {
        try enter { (thread) throws(Raise) in Iterator(object: wrap(try thread.iterator(of: value))) }
    }

    /// An iterator over a Python object.
    public struct Iterator {
        let object: PythonObject

        /// The next item; nil at the end.
        public mutating func next() throws(PythonError) -> PythonObject? {
            try object.interpreter.enter { (thread) throws(Raise) in
                let item = try thread.next(object.value)
                return item.isUnbound ? nil : object.wrap(item)
            }
        }
    }
}

extension PythonObject: CustomStringConvertible {
    /// `str(object)`; a remark if that raises.
    public var description: String {
        do throws(PythonError) {
            return try enter { (thread) throws(Raise) in try thread.str(value).text }
        } catch {
            return "<\(typeName) object whose str() failed>"
        }
    }
}

/// Takes the items of a sequence one by one, each as a type of its own.
private struct TupleReader {
    private let interpreter: Interpreter
    private let items: [Value]
    private var position = 0

    init(_ value: Value, _ interpreter: Interpreter) throws(Raise) {
        self.interpreter = interpreter
        items = try interpreter.convert(value, to: [PythonObject].self).map(\.value)
    }

    mutating func next<T>(_ type: T.Type) throws(Raise) -> T {
        position += 1
        if position > items.count { throw interpreter.thread.valueError("expected more than \(items.count) items") }
        return try interpreter.convert(items[position - 1], to: type, at: "[\(position - 1)]")
    }

    func finish() throws(Raise) {
        if position == items.count { return }
        throw interpreter.thread.valueError("expected \(position) items, found \(items.count)")
    }
}
