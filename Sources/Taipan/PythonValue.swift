// Values on their way between Swift and Python, or between threads: snapshots, not references.

import TaipanRuntime

/// A Python value as plain Swift data.
///
/// Numbers, text, bytes and the built-in containers are copied; anything else arrives as `.other` with its type and `repr`.
public enum PythonValue: Sendable, Hashable {
    case none
    case bool(Bool)
    case int(Int)
    /// An integer beyond 64 bits, in decimal.
    case bigInt(String)
    case float(Double)
    case complex(real: Double, imaginary: Double)
    /// Lone surrogates, which a Swift string cannot hold, are U+FFFD.
    case string(String)
    case bytes([UInt8])
    case list([PythonValue])
    case tuple([PythonValue])
    /// In no particular order.
    case set([PythonValue])
    case frozenset([PythonValue])
    /// Key and value pairs in insertion order.
    case dict([Entry])
    case other(type: String, repr: String)

    /// One entry of a `dict`.
    public struct Entry: Sendable, Hashable {
        public let key: PythonValue
        public let value: PythonValue

        public init(key: PythonValue, value: PythonValue) {
            self.key = key
            self.value = value
        }
    }

    /// The value of a string key of a `.dict`, nil if there is none.
    public subscript(key: String) -> PythonValue? {
        guard case .dict(let entries) = self else { return nil }
        return entries.last { $0.key == .string(key) }?.value
    }

    /// An item of a `.list` or `.tuple`, nil beyond its end.
    public subscript(index: Int) -> PythonValue? {
        switch self {
        case .list(let items), .tuple(let items): items.indices.contains(index) ? items[index] : nil
        default: nil
        }
    }
}

extension PythonValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral, ExpressibleByDictionaryLiteral
{
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }
    public init(nilLiteral: ()) { self = .none }
    public init(dictionaryLiteral elements: (PythonValue, PythonValue)...) {
        self = .dict(elements.map { Entry(key: $0.0, value: $0.1) })
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The Python value of a snapshot.
    func make(_ value: PythonValue) throws(Raise) -> Value {
        switch value {
        case .none: return .none
        case .bool(let b): return .bool(b)
        case .int(let i): return .int(i)
        case .bigInt(let digits): return try call(.object(types.int), .object(makeString(digits)))
        case .float(let d): return .float(d)
        case .complex(let real, let imaginary): return try call(.object(types.complex), .float(real), .float(imaginary))
        case .string(let text): return .object(makeString(text))
        case .bytes(let bytes): return .object(makeBytes(bytes))
        case .list(let items): return .object(makeList(try make(items)))
        case .tuple(let items): return .object(makeTuple(try make(items)))
        case .set(let items): return try call(.object(types.set), .object(makeList(try make(items))))
        case .frozenset(let items): return try call(.object(types.frozenset), .object(makeList(try make(items))))
        case .dict(let entries):
            let dict = makeDict(capacity: entries.count)
            for entry in entries { try dict.set(try make(entry.key), try make(entry.value), self) }
            return .object(dict)
        case .other(let type, _): throw typeError("a snapshot of '\(type)' cannot be turned back into an object")
        }
    }

    private func make(_ items: [PythonValue]) throws(Raise) -> [Value] {
        try checkNativeStack(" while copying a value into Python")
        var result: [Value] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try make(item)) }
        return result
    }

    /// A snapshot of a value. `depth` guards against containers that contain themselves.
    func snapshot(_ value: Value, depth: Int = 0) throws(Raise) -> PythonValue {
        if depth > 100 { throw recursionError("a Python value is nested too deeply (or contains itself)") }
        try checkNativeStack(" while copying a value from Python")
        switch value {
        case .none, .unbound: return .none
        case .bool(let b): return .bool(b)
        case .int(let i): return .int(i)
        case .float(let d): return .float(d)
        case .ellipsis, .notImplemented: return .other(type: typeName(value), repr: try repr(value).text)
        case .object(let object): return try snapshot(object, value, depth)
        }
    }

    private func snapshot(_ object: Object, _ value: Value, _ depth: Int) throws(Raise) -> PythonValue {
        switch object.kind {
        case .int:
            let number = unsafeDowncast(object, to: IntObject.self).value
            return number.asInt.map { .int($0) } ?? .bigInt(number.decimal)
        case .float: return .float(try double(value))
        case .complex:
            let number = unsafeDowncast(object, to: ComplexObject.self)
            return .complex(real: number.real, imaginary: number.imaginary)
        case .string: return .string(unsafeDowncast(object, to: StringObject.self).text)
        case .bytes, .bytearray:
            var view = try acquireBuffer(value)
            defer { view.release() }
            return .bytes([UInt8](view.bytes))
        case .list: return .list(try snapshots(value, depth))
        case .tuple: return .tuple(try snapshots(value, depth))
        case .set: return .set(try snapshots(value, depth))
        case .frozenset: return .frozenset(try snapshots(value, depth))
        case .dict: return .dict(try entries(unsafeDowncast(object, to: DictObject.self), depth))
        default: return .other(type: typeName(value), repr: try repr(value).text)
        }
    }

    private func entries(_ dict: DictObject, _ depth: Int) throws(Raise) -> [PythonValue.Entry] {
        var result: [PythonValue.Entry] = []
        result.reserveCapacity(dict.count)
        var next = 0
        while let entry = dict.nextEntry(from: next) {
            next = entry + 1
            let (key, value) = (dict.key(at: entry), dict.value(at: entry))
            result.append(
                .init(key: try snapshot(key, depth: depth + 1), value: try snapshot(value, depth: depth + 1)))
        }
        return result
    }

    private func snapshots(_ value: Value, _ depth: Int) throws(Raise) -> [PythonValue] {
        var result: [PythonValue] = []
        try forEach(value) { (item) throws(Raise) in result.append(try snapshot(item, depth: depth + 1)) }
        return result
    }
}
