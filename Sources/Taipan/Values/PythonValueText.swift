// Snapshots as text, and in the formats of other encoders.

import TaipanRuntime

extension PythonValue: CustomStringConvertible {
    /// What Python's `repr` would write.
    public var description: String {
        switch self {
        case .none: "None"
        case .bool(let b): b ? "True" : "False"
        case .int(let i): "\(i)"
        case .bigInt(let digits): digits
        case .float(let d): String(decoding: FloatText.repr(d), as: UTF8.self)
        case .complex(let real, let imaginary):
            String(decoding: ComplexNumber(real, imaginary).repr, as: UTF8.self)
        case .string(let text): PythonValue.quoted(text)
        case .bytes(let bytes): "b" + PythonValue.quoted(bytes)
        case .list(let items): "[\(PythonValue.joined(items))]"
        case .tuple(let items): "(\(PythonValue.joined(items))\(items.count == 1 ? "," : ""))"
        case .set(let items): items.isEmpty ? "set()" : "{\(PythonValue.joined(items))}"
        case .frozenset(let items): items.isEmpty ? "frozenset()" : "frozenset({\(PythonValue.joined(items))})"
        case .dict(let entries): "{\(entries.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
        case .other(_, let repr): repr
        }
    }

    private static func joined(_ items: [PythonValue]) -> String {
        items.map(\.description).joined(separator: ", ")
    }

    /// A quote that needs no escapes, if there is one.
    private static func quote(_ hasSingle: Bool, _ hasDouble: Bool) -> Unicode.Scalar {
        hasSingle && !hasDouble ? "\"" : "'"
    }

    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let quote = quote(scalars.contains("'"), scalars.contains("\""))
        var result = String.UnicodeScalarView([quote])
        for scalar in scalars {
            if let escape = escape(scalar, quote) {
                result.append(contentsOf: escape.unicodeScalars)
            } else if CodePoint.isPrintable(scalar.value) {
                result.append(scalar)
            } else {
                result.append(contentsOf: hexadecimal(scalar.value).unicodeScalars)
            }
        }
        result.append(quote)
        return String(result)
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        let quote = quote(bytes.contains(UInt8(ascii: "'")), bytes.contains(UInt8(ascii: "\"")))
        var result = String(quote)
        for byte in bytes {
            let scalar = Unicode.Scalar(byte)
            result += escape(scalar, quote) ?? (0x20..<0x7F ~= byte ? String(scalar) : hexadecimal(UInt32(byte)))
        }
        return result + String(quote)
    }

    private static func escape(_ scalar: Unicode.Scalar, _ quote: Unicode.Scalar) -> String? {
        switch scalar {
        case quote, "\\": "\\\(scalar)"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: nil
        }
    }

    /// `\x1f`, `\u2028`, `\U000e0001`.
    private static func hexadecimal(_ code: UInt32) -> String {
        let (letter, width) = code < 0x100 ? ("x", 2) : code < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(code, radix: 16)
        return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
    }
}

// MARK: - Other encoders

extension PythonValue: Codable {
    /// Writes the value for any encoder. (To and from scripts it goes as it is.)
    ///
    /// `None` is null; lists, tuples and sets are arrays, bytes arrays of numbers; a dict with string keys is an object, another one
    /// an array of pairs; a large integer is a text of digits, a complex number an array of two.
    ///
    /// - Throws: `EncodingError` for ``other(type:repr:)``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .bool(let b): try container.encode(b)
        case .int(let i): try container.encode(i)
        case .float(let d): try container.encode(d)
        case .bigInt(let text), .string(let text): try container.encode(text)
        case .complex(let real, let imaginary): try container.encode([real, imaginary])
        case .bytes(let bytes): try container.encode(bytes)
        case .list(let items), .tuple(let items), .set(let items), .frozenset(let items): try container.encode(items)
        case .dict(let entries):
            var named: [String: PythonValue] = [:]
            for entry in entries {
                if case .string(let name) = entry.key { named[name] = entry.value }
            }
            if named.count == entries.count { return try container.encode(named) }
            try container.encode(entries.map { [$0.key, $0.value] })
        case .other(let type, let repr):
            throw EncodingError.invalidValue(
                self, .init(codingPath: encoder.codingPath, debugDescription: "a '\(type)' is no data: \(repr)"))
        }
    }

    /// Reads a value from any decoder: null, a truth value, a number, a text, an array (a list) or an object (a dict, sorted by its
    /// keys).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let b = try? container.decode(Bool.self) {
            self = .bool(b)
        } else if let i = try? container.decode(Int.self) {
            self = .int(i)
        } else if let d = try? container.decode(Double.self) {
            self = .float(d)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let items = try? container.decode([PythonValue].self) {
            self = .list(items)
        } else {
            let members = try container.decode([String: PythonValue].self)
            self = .dict(members.sorted { $0.key < $1.key }.map { Entry(key: .string($0.key), value: $0.value) })
        }
    }
}
