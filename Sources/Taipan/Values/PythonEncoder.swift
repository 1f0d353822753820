// `Encodable` values as script objects: the encoder writes into dicts and lists of the interpreter.

import TaipanRuntime

/// Makes one object. Containers are made when the value asks for them; a value that asks for none becomes an empty dict.
final class PythonEncoder: Encoder {
    let interpreter: Interpreter
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private var result: Value = .unbound
    /// How much of the path belongs to the value that is being encoded, and not to what it is in.
    private let start: Int
    /// Puts the object where it belongs, for encoders of a superclass; nil for the others.
    private let place: ((Value) -> Void)?

    /// The encoder of a value; its containers and its superclass have `parent`.
    fileprivate init(
        _ interpreter: Interpreter, _ path: [any CodingKey], in parent: PythonEncoder? = nil,
        place: ((Value) -> Void)? = nil
    ) {
        self.interpreter = interpreter
        self.place = place
        codingPath = path
        start = parent?.start ?? path.count
    }

    static func encode(
        _ value: any Encodable, _ interpreter: Interpreter, path: [any CodingKey] = []
    ) throws(Raise) -> Value {
        try interpreter.thread.checkNativeStack(" while encoding a Swift value")
        let encoder = PythonEncoder(interpreter, path)
        do { try value.encode(to: encoder) } catch let error as EncodingError {
            throw encoder.refuse(error)
        } catch { throw interpreter.raise(error) }
        return encoder.result.isUnbound ? .object(interpreter.thread.makeDict()) : encoder.result
    }

    /// What a type's own `encode(to:)` found wrong: a `TypeError` that keeps the Swift error.
    private func refuse(_ error: EncodingError) -> Raise {
        guard case .invalidValue(let value, let context) = error else { return interpreter.raise(error) }
        let message = context.debugDescription.isEmpty ? "\(value) cannot be encoded" : context.debugDescription
        _ = interpreter.refused(interpreter.raise(interpreter.thread.types.typeError, error, message))
        return interpreter.within(PythonDecoder.shown(Array(context.codingPath.dropFirst(start))))
    }

    /// Any value, by the conversion of its type, which comes back here for what is only `Encodable`.
    fileprivate func object<T: Encodable>(_ value: T, _ key: (any CodingKey)? = nil) throws(Raise) -> Value {
        do throws(Raise) { return try converted(value, key) } catch {
            var steps = Array(codingPath.dropFirst(start))
            if let key { steps.append(key) }
            throw interpreter.within(PythonDecoder.shown(steps))
        }
    }

    private func converted<T: Encodable>(_ value: T, _ key: (any CodingKey)?) throws(Raise) -> Value {
        if let source = T.self as? any ConversionSource.Type, let known = source.makeConversion() as? Conversion<T> {
            return try known.toPython(value, interpreter)
        }
        if let known = try interpreter.hostTypes.object(for: value, interpreter) { return known }
        return try PythonEncoder.encode(value, interpreter, path: key.map { codingPath + [$0] } ?? codingPath)
    }

    fileprivate func finish(_ value: Value) {
        result = value
        place?(value)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if let known = result.as(.dict, DictObject.self) {
            return KeyedEncodingContainer(KeyedWriter<Key>(encoder: self, dict: known))
        }
        let dict = interpreter.thread.makeDict()
        finish(.object(dict))
        return KeyedEncodingContainer(KeyedWriter<Key>(encoder: self, dict: dict))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if let known = result.as(.list, ListObject.self) { return UnkeyedWriter(encoder: self, list: known) }
        let list = interpreter.thread.makeList()
        finish(.object(list))
        return UnkeyedWriter(encoder: self, list: list)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleWriter(encoder: self) }
}

/// Writes the members of a keyed value into a dict.
private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PythonEncoder
    let dict: DictObject
    var codingPath: [any CodingKey] { encoder.codingPath }

    private func set(_ key: Key, _ value: Value) {
        dict.set(encoder.interpreter.thread.intern(key.stringValue), value)
    }

    mutating func encodeNil(forKey key: Key) throws { set(key, .none) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { set(key, try encoder.object(value, key)) }
    // (these two have a default that refuses them)
    mutating func encode(_ value: Int128, forKey key: Key) throws { set(key, try encoder.object(value, key)) }
    mutating func encode(_ value: UInt128, forKey key: Key) throws { set(key, try encoder.object(value, key)) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { superEncoder(forKey: key).container(keyedBy: type) }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(forKey: key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { nested(PathKey("super")) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

    private func nested(_ key: any CodingKey) -> any Encoder {
        let (dict, name) = (dict, encoder.interpreter.thread.intern(key.stringValue))
        return PythonEncoder(encoder.interpreter, codingPath + [key], in: encoder) { dict.set(name, $0) }
    }
}

/// Writes the items of an unkeyed value into a list.
private struct UnkeyedWriter: UnkeyedEncodingContainer {
    let encoder: PythonEncoder
    let list: ListObject
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { list.count }

    mutating func encodeNil() throws { list.append(.none) }
    mutating func encode<T: Encodable>(_ value: T) throws {
        list.append(try encoder.object(value, PathKey(list.count)))
    }
    mutating func encode(_ value: Int128) throws { list.append(try encoder.object(value, PathKey(list.count))) }
    mutating func encode(_ value: UInt128) throws { list.append(try encoder.object(value, PathKey(list.count))) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        superEncoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder {
        let (list, index) = (list, list.count)
        list.append(.none)
        return PythonEncoder(encoder.interpreter, codingPath + [PathKey(index)], in: encoder) { value in
            if index < list.count { store(list.items + index, value) }
        }
    }
}

/// A value that is one object.
private struct SingleWriter: SingleValueEncodingContainer {
    let encoder: PythonEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil() throws { encoder.finish(.none) }
    mutating func encode<T: Encodable>(_ value: T) throws { encoder.finish(try encoder.object(value)) }
    mutating func encode(_ value: Int128) throws { encoder.finish(try encoder.object(value)) }
    mutating func encode(_ value: UInt128) throws { encoder.finish(try encoder.object(value)) }
}

/// A step of a coding path.
struct PathKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(_ index: Int) {
        stringValue = "\(index)"
        intValue = index
    }

    init(stringValue: String) { self.init(stringValue) }
    init(intValue: Int) { self.init(intValue) }
}
