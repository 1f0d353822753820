// Values on their way between Swift and Python: snapshots, not references.

import TaipanRuntime

/// A Python value as plain Swift data.
///
/// Numbers, text, bytes and the built-in containers are copied; anything else arrives as `.other` with its type and `repr`.
public enum PythonValue: Sendable, Equatable {
    case none
    case bool(Bool)
    case int(Int)
    /// An integer beyond 64 bits, in decimal.
    case bigInt(String)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case list([PythonValue])
    case tuple([PythonValue])
    case set([PythonValue])
    /// Key and value pairs in insertion order.
    case dict([Entry])
    case other(type: String, repr: String)

    /// One entry of a `dict`.
    public struct Entry: Sendable, Equatable {
        public let key: PythonValue
        public let value: PythonValue

        public init(key: PythonValue, value: PythonValue) {
            self.key = key
            self.value = value
        }
    }
}

extension PythonValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
{
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }
    public init(nilLiteral: ()) { self = .none }
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
        case .string(let text): return .object(makeString(text))
        case .bytes(let bytes): return .object(makeBytes(bytes))
        case .list(let items): return .object(makeList(try make(items)))
        case .tuple(let items): return .object(makeTuple(try make(items)))
        case .set(let items): return try call(.object(types.set), .object(makeList(try make(items))))
        case .dict(let entries):
            let dict = makeDict(capacity: entries.count)
            for entry in entries { try dict.set(try make(entry.key), try make(entry.value), self) }
            return .object(dict)
        case .other(let type, _): throw typeError("a snapshot of '\(type)' cannot be turned back into an object")
        }
    }

    private func make(_ items: [PythonValue]) throws(Raise) -> [Value] {
        var result: [Value] = []
        for item in items { result.append(try make(item)) }
        return result
    }

    /// A snapshot of a value. `depth` guards against containers that contain themselves.
    func snapshot(_ value: Value, depth: Int = 0) throws(Raise) -> PythonValue {
        if depth > 100 { throw recursionError("a Python value is nested too deeply (or contains itself)") }
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
        case .int: return .bigInt(try str(try call(.object(types.int), value)).text)
        case .float: return .float(try double(value))
        case .string: return .string(unsafeDowncast(object, to: StringObject.self).text)
        case .bytes, .bytearray:
            let bytes = try items(of: value)
            return .bytes(bytes.compactMap { if case .int(let byte) = $0 { UInt8(truncatingIfNeeded: byte) } else { nil } })
        case .list: return .list(try snapshots(value, depth))
        case .tuple: return .tuple(try snapshots(value, depth))
        case .set, .frozenset: return .set(try snapshots(value, depth))
        case .dict:
            let dict = unsafeDowncast(object, to: DictObject.self)
            var entries: [PythonValue.Entry] = []
            var next = 0
            while let entry = dict.nextEntry(from: next) {
                let key = try snapshot(dict.key(at: entry), depth: depth + 1)
                entries.append(.init(key: key, value: try snapshot(dict.value(at: entry), depth: depth + 1)))
                next = entry + 1
            }
            return .dict(entries)
        default: return .other(type: typeName(value), repr: try repr(value).text)
        }
    }

    private func snapshots(_ value: Value, _ depth: Int) throws(Raise) -> [PythonValue] {
        var result: [PythonValue] = []
        for item in try items(of: value) { result.append(try snapshot(item, depth: depth + 1)) }
        return result
    }
}
