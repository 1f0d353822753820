// `PythonValue`: snapshots of any value, between threads and encoders.

import Taipan
import Testing

@Suite struct SnapshotTests {
    @Test(arguments: [
        "None", "True", "-7", "1180591620717411303424", "1.5", "-0.0", "1e+16", "inf", "nan", "1j", "(1-2.5j)",
        "(-1e+30+0j)",
        "'text'", "\"it's\"", "'both \\' and \"'", "'\\n\\t\\\\\\x00\\xad\\u2028é😀'", "b'a\\x00\\xff\\'\"'", "b\"'\"",
        "[]",
        "[1, [2]]", "()", "(1,)", "(1, 2)", "set()", "{1}", "frozenset()", "frozenset({1})", "{}", "{'a': 1, 2: (3,)}",
        "Ellipsis", "<class 'object'>", "range(0, 3)",
    ])
    func areWrittenAsPythonDoes(_ text: String) throws {
        let python = try Interpreter()
        python["inf"] = .float(.infinity)
        python["nan"] = .float(.nan)
        let source = text.hasPrefix("<") ? "object" : text
        #expect(try "\(python.eval(source))" == text)
        #expect(try python.eval("repr(\(source))", as: String.self) == text)
    }

    @Test func areValues() throws {
        let value: PythonValue = ["a": [1, 2.5, nil, true, "x"], "b": ["c": -1]]
        #expect(value["a"]?[0] == 1 && value["a"]?[4] == "x" && value["b"]?["c"] == -1)
        #expect(
            value["z"] == nil && value["a"]?[9] == nil && value["a"]?[-1] == nil && value[0] == nil
                && value["a"]?["k"] == nil)
        #expect(Set([value, value]).count == 1)
        func needsSendable(_ value: some Sendable & Hashable & Codable) {}
        needsSendable(value)
    }

    @Test func areMembersOfCodableTypes() throws {
        struct Message: Codable, Equatable {
            var kind: String
            var content: PythonValue
            var rest: [String: PythonValue] = [:]
        }
        let python = try Interpreter()
        let contents: [PythonValue] = [
            .tuple([1, .set([2]), .bytes([3])]), .none, .bigInt("123456789012345678901234567890"),
            .complex(real: 0, imaginary: 1), .dict([.init(key: .tuple([1]), value: .frozenset([]))]),
        ]
        for content in contents {
            let message = Message(kind: "x", content: content, rest: ["y": content])
            #expect(try python.decode(from: python.encode(message)) == message)
        }
    }

    /// An encoder of the kind that JSON libraries have: it knows nothing of Python.
    @Test func otherCodersTakeThem() throws {
        #expect(try plainText(["a": [1, 2.5, nil, true, "x"], "b": [:]]) == "{a: [1, 2.5, null, true, \"x\"], b: {}}")
        #expect(try plainText(.tuple([.set([1]), .bytes([7]), .bigInt("12")])) == "[[1], [7], \"12\"]")
        #expect(try plainText(.dict([.init(key: 1, value: 2)])) == "[[1, 2]]")
        #expect(try plainText(.complex(real: 1, imaginary: 2)) == "[1.0, 2.0]")
        #expect(throws: EncodingError.self) { try plainText(.other(type: "X", repr: "<X>")) }
    }

    @Test func whatCannotGoBackSaysSo() throws {
        let python = try Interpreter()
        let error = #expect(throws: PythonError.self) { try python.encode(PythonValue.other(type: "X", repr: "<X>")) }
        #expect("\(try #require(error))" == "TypeError: a snapshot of 'X' cannot be turned back into an object")
        #expect(throws: PythonError.self) { try python.encode(PythonValue.set([[1]])) }
        #expect(throws: PythonError.self) { try python.encode(PythonValue.bigInt("x")) }
    }
}

/// Writes a value through an `Encoder` of its own.
private func plainText(_ value: PythonValue) throws -> String {
    let encoder = TextEncoder()
    try value.encode(to: encoder)
    return encoder.text
}

/// The least an encoder has to do for values that are made of single values, arrays and dictionaries.
private final class TextEncoder: Encoder, SingleValueEncodingContainer {
    var text = ""
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        fatalError("not asked for")
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { fatalError("not asked for") }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() throws { text = "null" }

    func encode<T: Encodable>(_ value: T) throws {
        switch value {
        case let items as [PythonValue]: text = "[\(try items.map(plainText).joined(separator: ", "))]"
        case let members as [String: PythonValue]:
            let parts = try members.sorted { $0.key < $1.key }.map { "\($0.key): \(try plainText($0.value))" }
            text = "{\(parts.joined(separator: ", "))}"
        case let pairs as [[PythonValue]]:
            text = "[\(try pairs.map { try plainText(.list($0)) }.joined(separator: ", "))]"
        case let string as String: text = "\"\(string)\""
        default: text = "\(value)"
        }
    }
}
