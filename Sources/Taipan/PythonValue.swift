// Values on their way between Swift and Python, or between threads: snapshots, not references.

import TaipanRuntime

/// A Python value as plain Swift data.
///
/// Numbers, text, bytes and the built-in containers are copied; anything else arrives as `.other` with its type and `repr`. Literals
/// make one: `["steps": 10, "names": ["a", "b"]]`. A `Codable` type may have members of this type; see ``encode(to:)`` for what
/// other encoders make of them. As text it is what Python writes: `[1, 'two', None]`.
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
        case .list(let items), .tuple(let items):
            // (a nil of this type itself would be Python's)
            guard items.indices.contains(index) else { return nil }
            return items[index]
        default: return nil
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
