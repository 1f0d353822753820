// Codable values as script objects, there and back, and what is said of those that do not fit.

import Taipan
import Testing

private enum Color: String, Codable, CaseIterable { case red, green }
private enum Level: Int, Codable { case low = 1, high }

private enum Shape: Codable, Hashable {
    case circle(radius: Double), rectangle(Int, Int), nothing
}

private indirect enum Tree: Codable, Equatable {
    case leaf
    case node(Tree, Tree)
}

/// A key that says itself how it is written.
private struct Field: Codable, Hashable, CodingKeyRepresentable {
    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let (column, row): (String, Int)
    var codingKey: any CodingKey { Key(stringValue: "\(column)\(row)") }

    init(_ column: String, _ row: Int) { (self.column, self.row) = (column, row) }

    init?(codingKey: some CodingKey) {
        guard let first = codingKey.stringValue.first, let row = Int(codingKey.stringValue.dropFirst()) else {
            return nil
        }
        self.init(String(first), row)
    }
}

private class Animal: Codable {
    var legs = 4
    init() {}
}

private final class Dog: Animal {
    private enum Keys: CodingKey { case name, nested, list, deep }
    var name = "rex"

    override init() { super.init() }

    required init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        name = try values.decode(String.self, forKey: .name)
        let nested = try values.nestedContainer(keyedBy: Keys.self, forKey: .nested)
        #expect(try nested.decode(Int.self, forKey: .deep) == 7)
        var list = try values.nestedUnkeyedContainer(forKey: .list)
        #expect(try list.decode(Int.self) == 1)
        #expect(try list.decodeNil())
        var inner = try list.nestedUnkeyedContainer()
        #expect(try inner.decode(String.self) == "x")
        #expect(list.isAtEnd && list.count == 3)
        try super.init(from: values.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Keys.self)
        try values.encode(name, forKey: .name)
        var nested = values.nestedContainer(keyedBy: Keys.self, forKey: .nested)
        try nested.encode(7, forKey: .deep)
        var list = values.nestedUnkeyedContainer(forKey: .list)
        try list.encode(1)
        try list.encodeNil()
        var inner = list.nestedUnkeyedContainer()
        try inner.encode("x")
        try super.encode(to: values.superEncoder())
    }
}

/// Cannot be encoded.
private struct Broken: Codable {
    struct Reason: Error {}
    var hasOwnError = false
    func encode(to encoder: any Encoder) throws {
        if hasOwnError { throw Reason() }
        throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: "it is broken"))
    }
}

private struct Box<Content: Codable>: Codable {
    var content: Content
    init(_ content: Content) { self.content = content }
}

private struct Numbers: Codable, Equatable {
    var a: Int8, b: Int16, c: Int32, d: Int64, e: Int128
    var f: UInt8, g: UInt16, h: UInt32, i: UInt64, j: UInt128, k: UInt
    var float: Float, double: Double
}

@Suite struct CodableTests {
    /// What Python says of an encoded value.
    private func repr<T>(_ value: T) throws -> String { try Interpreter().encode(value).repr() }

    /// Encodes and decodes.
    private func back<T>(_ value: T) throws -> T {
        let python = try Interpreter()
        return try python.decode(from: python.encode(value))
    }

    @Test func everyShapeOfDataHasItsPythonForm() throws {
        #expect(try repr([Color.red: [Level.high]]) == "{'red': [2]}")
        #expect(try repr([Level.low: Color.green]) == "{1: 'green'}")
        #expect(try repr([-5: nil, 7: "x"] as [Int: String?]).contains("-5: None"))
        #expect(try repr([Field("b", 2): 1]) == "{'b2': 1}")
        #expect(
            try repr([Shape.circle(radius: 2), .rectangle(1, 2), .nothing])
                == "[{'circle': {'radius': 2.0}}, {'rectangle': {'_0': 1, '_1': 2}}, {'nothing': {}}]")
        #expect(
            try repr(Dog()) == "{'name': 'rex', 'nested': {'deep': 7}, 'list': [1, None, ['x']], 'super': {'legs': 4}}")
        #expect(try repr(Box(Box([1: [2.5]]))) == "{'content': {'content': {1: [2.5]}}}")
        #expect(try repr((1, "a", (true, nil as Int?))) == "(1, 'a', (True, None))")
        #expect(try repr(["é": Character("ß")]) == "{'é': 'ß'}")
        #expect(try repr("some text".dropFirst(5)) == "'text'")
        #expect(try repr([1, 2, 3][1...]) == "[2, 3]")
        #expect(try repr([UInt8](1...3)[1...]) == "b'\\x02\\x03'")
        #expect(try repr(Set<Int>()) == "set()" && repr([Int]()) == "[]" && repr([UInt8]()) == "b''")
        #expect(try repr([1, "a", nil, [2.5]] as [Any?]) == "[1, 'a', None, [2.5]]")
        #expect(try repr(nil as Int?) == "None" && repr(()) == "None")
    }

    @Test func setsAndKeysAreMadeLasting() throws {
        #expect(try repr(Set([[1, 2]])) == "{(1, 2)}")
        #expect(try repr([Set([[1]]): 2]) == "{frozenset({(1,)}): 2}")
        #expect(try back(Set([[1], [2, 3]])) == [[1], [2, 3]])
        #expect(try back([[UInt8](1...2): [nil, 1.5]]) == [[1, 2]: [nil, 1.5]])
    }

    @Test func everythingComesBack() throws {
        let numbers = Numbers(
            a: .min, b: .min, c: .min, d: .min, e: .min, f: .max, g: .max, h: .max, i: .max, j: .max, k: .max,
            float: .leastNonzeroMagnitude, double: .greatestFiniteMagnitude)
        #expect(try back(numbers) == numbers)
        #expect(try back(["x": [Color.red, .green]]) == ["x": [.red, .green]])
        #expect(try back([Level.high: 1]) == [.high: 1])
        #expect(try back([Field("c", 3): [1, nil]]) == [Field("c", 3): [1, nil]])
        #expect(try back([Shape.circle(radius: .infinity), .rectangle(1, 2), .nothing]).count == 3)
        #expect(try back(Tree.node(.leaf, .node(.leaf, .leaf))) == .node(.leaf, .node(.leaf, .leaf)))
        let dog = try back(Dog())
        #expect(dog.legs == 4 && dog.name == "rex")
        #expect(try back([Double.nan, -.infinity, -0.0]).map { "\($0)" } == ["nan", "-inf", "-0.0"])
        #expect(try back("a\0é😀\n") == "a\0é😀\n")
        #expect(try back(Character("👩‍👩‍👧")) == "👩‍👩‍👧")
        #expect(try back([[nil, 1], []] as [[Int?]]) == [[nil, 1], []])
    }

    @Test func whatScriptsMakeIsReadByItsMeaning() throws {
        let python = try Interpreter()
        #expect(try python.eval("(i * i for i in range(4))") == [Int](arrayLiteral: 0, 1, 4, 9))
        #expect(try python.eval("memoryview(b'abc')[1:]") == [UInt8]([98, 99]))
        #expect(try python.eval("{3: 1, True: 2}") == [3: 1, 1: 2])
        #expect(try python.eval("__import__('types').MappingProxyType({'a': 1})") == ["a": 1])
        #expect(try python.eval("__import__('collections').OrderedDict(a=1)") == ["a": 1])
        try python.run(
            """
            from dataclasses import dataclass
            from collections import namedtuple
            from enum import Enum
            @dataclass
            class D:
                content: int
            N = namedtuple('N', 'content')
            class Property:
                @property
                def content(self): return 3
            class Index:
                def __index__(self): return 4
            """)
        for (source, content) in [("D(1)", 1), ("N(2)", 2), ("Property()", 3), ("{'content': Index()}", 4)] {
            #expect(try python.eval(source, as: Box<Int>.self).content == content)
        }
    }

    @Test func anyIsASnapshot() throws {
        let python = try Interpreter()
        #expect(try "\(python.eval("[1, None]", as: Any.self))" == "[1, None]")
        #expect(try python.eval("7", as: Any.self) as? PythonValue == 7)
    }

    @Test func tuplesAreTuples() throws {
        let python = try Interpreter()
        let (name, points) = try python.eval("'anna', [1, 2]", as: (String, [Int]).self)
        #expect(name == "anna" && points == [1, 2])
        let three = try python.encode((1, 2.5, "x")).as((Int, Double, String).self)
        #expect(three == (1, 2.5, "x"))
        for (source, message) in [
            ("(1, 2)", "[1]: expected str, found int"), ("(1,)", "expected more than 1 items"),
            ("(1, 'a', 3)", "expected 2 items, found 3"), ("7", "expected list, found int"),
        ] {
            let error = #expect(throws: PythonError.self) { try python.eval(source, as: (Int, String).self) }
            #expect("\(try #require(error))".hasSuffix(": " + message), "\(source)")
        }
    }

    @Test(arguments: [
        (
            "{'content': {'x': [1, 10 ** 40]}}",
            "OverflowError: content.x[1]: Python int too large to convert to Swift Int"
        ),
        ("{'content': {'x': [1, 2.5]}}", "TypeError: content.x[1]: expected int, found float"),
        ("{'content': {'x': (1, None)}}", "TypeError: content.x[1]: expected int, found NoneType"),
        ("{'content': {3: []}}", "TypeError: content[3]: expected str, found int"),
        ("{'contents': 1}", "ValueError: key 'content' is missing"),
        ("object()", "ValueError: attribute 'content' is missing"),
        ("'text'", "TypeError: expected dict, found str"),
    ])
    func decodingSaysWhere(_ text: String, _ message: String) throws {
        let python = try Interpreter()
        let error = #expect(throws: PythonError.self) { try python.eval(text, as: Box<[String: [Int]]>.self) }
        #expect("\(try #require(error))" == message)
    }

    @Test func otherTypesSayWhereToo() throws {
        func said<T>(_ text: String, _ type: T.Type) throws -> String {
            let error = #expect(throws: PythonError.self) { try Interpreter().eval(text, as: type) }
            return "\(try #require(error))"
        }
        #expect(try said("{'a': ['red', 'blue']}", [String: [Color]].self).hasPrefix("ValueError: a[1]: "))
        #expect(
            try said("[{'circle': {'radius': 'x'}}]", [Shape].self)
                == "TypeError: [0].circle.radius: expected float, found str")
        #expect(try said("{'b2': 1, 'b': 2}", [Field: Int].self) == "ValueError: b: 'b' is no key of the type Field")
        #expect(
            try said("[1e300]", [Float].self) == "OverflowError: [0]: Python float too large to convert to Swift Float")
        #expect(try said("[10 ** 400]", [Double].self) == "OverflowError: [0]: int too large to convert to float")
        #expect(try said("['ab']", [Character].self) == "ValueError: [0]: expected one character, found 2")
        #expect(
            try said("[0, -1]", [UInt8].self) == "OverflowError: [1]: Python int too large to convert to Swift UInt8")
        #expect(try said("1", (any Error).self) == "TypeError: expected Error, found int")
        #expect(
            try said("type('X', (), {'__index__': lambda s: 1 / 0})()", Int.self)
                == "ZeroDivisionError: division by zero")
    }

    @Test func encodingSaysWhere() throws {
        struct Opaque {}
        func said<T>(_ value: T) throws -> PythonException {
            let error = #expect(throws: PythonError.self) { try Interpreter().encode(value) }
            guard case .exception(let exception) = error else { throw Broken.Reason() }
            return exception
        }
        let broken = try said(["a": [Box([Broken()])]])
        #expect(broken.type == "TypeError" && broken.message == "a[0].content[0]: it is broken")
        #expect(broken.hostError is EncodingError)
        #expect(try said([1: Broken(hasOwnError: true)]).hostError is Broken.Reason)
        #expect(
            try said([("x", Opaque())]).message == "[0][1]: a Swift value of type 'Opaque' cannot be given to Python")
        #expect(try said([Shape.nothing: 1]).message == "unhashable type: 'dict'")
    }

    /// A script may have one list a million times in another one; the copies would be the host's.
    @Test func copiesOfSharedObjectsAreBounded() throws {
        var limits = Limits.default
        limits.memory = 64 << 20
        let python = try Interpreter(limits: limits)
        try python.run("l = [0]\nfor _ in range(60): l = [l, l]\na = [0] * 1000\nfor _ in range(2): a = [a] * 3000")
        for body in [
            { _ = try python.eval("l") }, { _ = try python.eval("a", as: [[[Int]]].self) },
            { _ = try python.eval("['x' * 100_000] * 100_000", as: [String].self) },
            { _ = try python.eval("[b'x' * 100_000] * 100_000", as: [[UInt8]].self) },
            { _ = try python.eval("[{'content': i} for i in range(10)] * 1_000_000", as: [Box<Int128>].self) },
        ] {
            let error = #expect(throws: PythonError.self, performing: body)
            #expect("\(try #require(error))".hasPrefix("MemoryError"))
        }
        #expect(try python.eval("1 + 1") == 2)
    }

    @Test func nestingIsBounded() throws {
        let python = try Interpreter()
        try python.run(
            "d = []\nfor i in range(300): d = [d]\nn = {'content': None}\nn['content'] = n\ns = []\ns.append(s)")
        var depth = 0
        var value = try python.eval("d")
        while let inner = value[0] { (value, depth) = (inner, depth + 1) }
        #expect(depth == 300)
        var tree = Tree.leaf
        for _ in 0..<5000 { tree = .node(tree, .leaf) }
        #expect(throws: PythonError.self) { try python.encode(tree) }
        #expect(throws: PythonError.self) { try python.eval("s") }
        struct Endless: Codable { var content: [Endless] }
        try python.run("n['content'] = [n]")
        #expect(throws: PythonError.self) { try python.eval("n", as: Endless.self) }
    }
}
