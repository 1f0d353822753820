// Values on their way between Swift and Python, or between threads: snapshots, not references.

import TaipanRuntime

/// A Python value as plain Swift data.
///
/// Numbers, text, bytes and the built-in containers are copied; anything else arrives as `.other` with its type and `repr`. Literals
/// make one: `["steps": 10, "names": ["a", "b"]]`. A `Codable` type may have members of this type; see ``encode(to:)`` for what
/// other encoders make of them. As text it is what Python writes: `[1, 'two', None]`.
public enum PythonValue: Sendable, Hashable {
    /// `None`
    case none
    /// `True` or `False`
    case bool(Bool)
    /// An `int` of at most 64 bits
    case int(Int)
    /// An integer beyond 64 bits, in decimal.
    case bigInt(String)
    /// A `float`
    case float(Double)
    /// A `complex`
    case complex(real: Double, imaginary: Double)
    /// A `str`. Lone surrogates, which a Swift string cannot hold, are U+FFFD.
    case string(String)
    /// `bytes` or a `bytearray`
    case bytes([UInt8])
    /// A `list`
    case list([PythonValue])
    /// A `tuple`
    case tuple([PythonValue])
    /// A `set`, in no particular order
    case set([PythonValue])
    /// A `frozenset`, in no particular order
    case frozenset([PythonValue])
    /// A `dict`: key and value pairs in insertion order.
    case dict([Entry])
    /// Anything else: it cannot be turned back into an object.
    case other(type: String, repr: String)

    /// One entry of a `dict`.
    public struct Entry: Sendable, Hashable {
        /// The key.
        public let key: PythonValue
        /// What the dict has for it.
        public let value: PythonValue

        /// `key: value`
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
    /// `7`
    public init(integerLiteral value: Int) { self = .int(value) }
    /// `"text"`
    public init(stringLiteral value: String) { self = .string(value) }
    /// `2.5`
    public init(floatLiteral value: Double) { self = .float(value) }
    /// `true`
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `[1, "two"]`, a list
    public init(arrayLiteral elements: PythonValue...) { self = .list(elements) }
    /// `nil`, which is `None`
    public init(nilLiteral: ()) { self = .none }
    /// `["a": 1, 2: "b"]`
    public init(dictionaryLiteral elements: (PythonValue, PythonValue)...) {
        self = .dict(elements.map { Entry(key: $0.0, value: $0.1) })
    }
}
