// `Decodable` values from script objects. A keyed value is read from a dict with string keys, or from the attributes of any other
// object. What is wrong is reported with the path from the outermost value.

import TaipanRuntime

/// Reads one object.
struct PythonDecoder: Decoder {
    let interpreter: Interpreter
    let value: Value
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func decode(
        _ type: any Decodable.Type, from value: Value, _ interpreter: Interpreter
    ) throws(ConversionError) -> any Decodable {
        do {
            try interpreter.thread.checkNativeStack(" while decoding a Swift value")
            return try type.init(from: PythonDecoder(interpreter: interpreter, value: value, codingPath: []))
        } catch let error as Failure { throw error.error } catch let error as DecodingError {
            throw conversionError(error, interpreter)
        } catch is Raise { throw .raised } catch { throw .foreign(error) }
    }

    /// Carries a `ConversionError` with its whole path through `init(from:)`.
    struct Failure: Error { let error: ConversionError }

    /// Errors that a type's own `init(from:)` makes.
    private static func conversionError(_ error: DecodingError, _ interpreter: Interpreter) -> ConversionError {
        switch error {
        case .keyNotFound(let key, let context):
            .unsuitable(message: "key '\(key.stringValue)' is missing", path: shown(context.codingPath))
        case .dataCorrupted(let context):
            .unsuitable(message: context.debugDescription, path: shown(context.codingPath))
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            .unsuitable(message: "expected \(type): \(context.debugDescription)", path: shown(context.codingPath))
        @unknown default: .foreign(error)
        }
    }

    /// A path as text: `.items[3].name`.
    static func shown(_ path: [any CodingKey]) -> String {
        path.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined()
    }

    func failure(_ error: ConversionError, _ key: (any CodingKey)? = nil) -> Failure {
        Failure(error: error.at(PythonDecoder.shown(key.map { codingPath + [$0] } ?? codingPath)))
    }

    func below(_ value: Value, _ key: any CodingKey) -> PythonDecoder {
        PythonDecoder(interpreter: interpreter, value: value, codingPath: codingPath + [key])
    }

    /// A value of any type at `key`.
    func read<T: Decodable>(_ type: T.Type, _ value: Value, _ key: (any CodingKey)?) throws -> T {
        if let source = type as? any ConversionSource.Type, let known = source.makeConversion() as? Conversion<T> {
            do throws(ConversionError) { return try known.fromPython(value, interpreter) } catch {
                throw failure(error, key)
            }
        }
        if let host = interpreter.hostTypes.hostValue(value, interpreter, as: type) { return host }
        try interpreter.thread.checkNativeStack(" while decoding a Swift value")
        try interpreter.meter.add(MemoryLayout<T>.stride, interpreter.thread)
        return try type.init(from: key.map { below(value, $0) } ?? self)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        switch value {
        case .object(let object):
            switch object.kind {
            // (of a named tuple the names count)
            case _ where object.type.isHeapType: return keyed(type)
            case .list, .tuple, .string, .bytes, .set, .frozenset, .int: break
            default: return keyed(type)
            }
        default: break
        }
        throw failure(interpreter.mismatch("dict", value))
    }

    private func keyed<Key: CodingKey>(_ type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedReader(decoder: self, dict: value.as(.dict, DictObject.self)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .object(let object) = value, object.kind != .string, object.kind != .dict,
            object.type.operations.iterate != nil
        else { throw failure(interpreter.mismatch("list", value)) }
        return UnkeyedReader(decoder: self, items: try interpreter.thread.items(of: value))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { SingleReader(decoder: self) }
}

/// Members of a dict, or attributes of an object.
private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: PythonDecoder
    /// Nil: attributes.
    let dict: DictObject?
    var codingPath: [any CodingKey] { decoder.codingPath }
    private var thread: ThreadRef { decoder.interpreter.thread }

    var allKeys: [Key] {
        var keys: [Key] = []
        var next = 0
        while let entry = dict?.nextEntry(from: next) {
            next = entry + 1
            guard let name = dict?.key(at: entry).as(.string, StringObject.self) else { continue }
            if let key = Key(stringValue: name.text) { keys.append(key) }
        }
        return keys
    }

    /// The value; unbound if there is none.
    private func find(_ key: any CodingKey) throws(Raise) -> Value {
        let name = thread.intern(key.stringValue)
        if let dict { return dict.get(name) }
        return try thread.lookupAttribute(decoder.value, name)
    }

    private func get(_ key: any CodingKey) throws -> Value {
        let value = try find(key)
        if !value.isUnbound { return value }
        let kind = dict == nil ? "attribute" : "key"
        throw decoder.failure(.unsuitable(message: "\(kind) '\(key.stringValue)' is missing", path: ""))
    }

    func contains(_ key: Key) -> Bool { (try? find(key)).map { !$0.isUnbound } ?? false }
    func decodeNil(forKey key: Key) throws -> Bool { try get(key).isNone }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder.read(type, try get(key), key) }
    // (these two have a default that refuses them)
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try decoder.read(type, try get(key), key) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try decoder.read(type, try get(key), key) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try decoder.below(try get(key), key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder.below(try get(key), key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder.below(try get(PathKey("super")), PathKey("super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder.below(try get(key), key) }
}

/// Items of an iterable.
private struct UnkeyedReader: UnkeyedDecodingContainer {
    let decoder: PythonDecoder
    let items: [Value]
    var currentIndex = 0
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    init(decoder: PythonDecoder, items: [Value]) {
        self.decoder = decoder
        self.items = items
    }

    private func current() throws -> Value {
        if currentIndex < items.count { return items[currentIndex] }
        throw decoder.failure(.unsuitable(message: "only \(items.count) items", path: ""))
    }

    mutating func decodeNil() throws -> Bool {
        if try !current().isNone { return false }
        currentIndex += 1
        return true
    }

    mutating func decode(_ type: Int128.Type) throws -> Int128 { try item(type) }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try item(type) }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try item(type) }

    private mutating func item<T: Decodable>(_ type: T.Type) throws -> T {
        let result = try decoder.read(type, try current(), PathKey(currentIndex))
        currentIndex += 1
        return result
    }

    private mutating func next() throws -> PythonDecoder {
        let below = decoder.below(try current(), PathKey(currentIndex))
        currentIndex += 1
        return below
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

/// One object as one value.
private struct SingleReader: SingleValueDecodingContainer {
    let decoder: PythonDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value.isNone }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type, decoder.value, nil) }
    func decode(_ type: Int128.Type) throws -> Int128 { try decoder.read(type, decoder.value, nil) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try decoder.read(type, decoder.value, nil) }
}
