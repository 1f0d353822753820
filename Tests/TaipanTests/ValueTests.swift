// Values on their way in and out: Codable, snapshots, live handles.

import Taipan
import Testing

@Suite struct ValueTests {
    struct Item: Codable, Equatable {
        var name: String
        var size: Double
        var tags: Set<String> = []
        var note: String?
    }

    struct Plan: Codable, Equatable {
        var items: [Item]
        var limits: [String: Int]
        var blob: [UInt8]
        var next: [Plan]?
    }

    private let plan = Plan(
        items: [Item(name: "a", size: 1.5, tags: ["x"]), Item(name: "b", size: .infinity, note: "n")],
        limits: ["one": 1], blob: [0, 255], next: [Plan(items: [], limits: [:], blob: [])])

    @Test func codableGoesThereAndBack() throws {
        let python = try Interpreter()
        python["plan"] = try python.encode(plan)
        #expect(try python.eval("type(plan).__name__", as: String.self) == "dict")
        #expect(try python.eval("plan['items'][0]['tags'] == {'x'} and plan['blob'] == b'\\x00\\xff'", as: Bool.self))
        #expect(try python.eval("plan['items'][1]['size'] == float('inf')", as: Bool.self))
        #expect(try python.eval("plan", as: Plan.self) == plan)
    }

    @Test func objectsAreReadByAttributes() throws {
        let python = try Interpreter()
        try python.run("from types import SimpleNamespace as N\nitem = N(name='a', size=2, tags=['t'], note=None)")
        #expect(try python.eval("item", as: Item.self) == Item(name: "a", size: 2, tags: ["t"]))
    }

    @Test(arguments: [
        ("{'items': [{'name': 3, 'size': 1}]}", "items[0].name: expected str, found int"),
        ("{'items': [{'name': 'x', 'size': 'y', 'tags': []}]}", "items[0].size: expected float, found str"),
        ("{'items': 5}", "items: expected list, found int"), ("7", "expected dict, found int"),
        ("{'items': [], 'limits': {'a': None}}", "limits.a: expected int, found NoneType"),
        ("{'items': [], 'limits': {}, 'blob': [1, 256]}", "blob[1]: Python int too large to convert to Swift UInt8"),
        ("{'items': []}", "key 'limits' is missing"),
    ])
    func wrongValuesNameThePath(_ text: String, _ message: String) throws {
        let python = try Interpreter()
        let error = #expect(throws: PythonError.self) { try python.eval(text, as: Plan.self) }
        guard case .exception(let exception) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(exception.message == message)
    }

    @Test func integersOfAllSizes() throws {
        let python = try Interpreter()
        #expect(try python.eval("2 ** 63", as: UInt64.self) == 1 << 63)
        #expect(try python.eval("-2 ** 127", as: Int128.self) == .min)
        #expect(throws: PythonError.self) { try python.eval("2 ** 63", as: Int.self) }
        python["n"] = try python.encode(Int128.min)
        #expect(try python.eval("n == -2 ** 127", as: Bool.self))
        python["m"] = try python.encode(UInt64.max)
        #expect(try python.eval("m == 2 ** 64 - 1", as: Bool.self))
        #expect(try python.eval("True", as: Int.self) == 1)
        #expect(try python.eval("7", as: Double.self) == 7)
    }

    @Test func snapshotsSurviveTheWay() throws {
        let python = try Interpreter()
        let value: PythonValue = [
            1, "two", 2.5, nil, true, .tuple([1, .bytes([7])]), .set([3]), .frozenset([4]),
            .bigInt("123456789012345678901"),
            .complex(real: 1, imaginary: -2), ["k": ["v"]],
        ]
        python["v"] = value
        #expect(try python.eval("type(v[5]).__name__, type(v[8]).__name__") == .tuple(["tuple", "int"]))
        #expect(python["v"] == value)
        #expect(try python.eval("{'a': [1, (2,)]}")["a"]?[1] == .tuple([2]))
        #expect(try python.eval("object") == .other(type: "type", repr: "<class 'object'>"))
    }

    @Test func nothingIsLostThatTextWouldLose() throws {
        struct Sample: Codable {
            var nan: Double
            var tuple: [Int]
            var nested: [[UInt8]]
            var flags: Set<Int>
            var big: UInt64
            var maybe: Int?
        }
        let python = try Interpreter()
        python["sample"] = try python.encode(
            Sample(nan: .nan, tuple: [1], nested: [[0], []], flags: [7], big: .max, maybe: nil))
        #expect(
            try python.eval(
                "sample['nan'] != sample['nan'] and sample['nested'] == [b'\\0', b''] and sample['flags'] == {7} "
                    + "and sample['big'] == 2 ** 64 - 1 and sample.get('maybe') is None", as: Bool.self))
        let back = try python.eval(
            "dict(nan=float('nan'), tuple=(1, 2), nested=(b'a', bytearray(b'b')), flags=frozenset({3}), big=2 ** 64 - 1, maybe=5)",
            as: Sample.self)
        #expect(back.nan.isNaN && back.tuple == [1, 2] && back.nested == [[97], [98]] && back.flags == [3])
        #expect(back.big == .max && back.maybe == 5)
    }

    @Test func selfContainingValuesAreRefused() throws {
        let python = try Interpreter()
        try python.run("a = []\na.append(a)")
        #expect(throws: PythonError.self) { try python.eval("a") }
    }

    @Test func handlesAreLive() throws {
        let python = try Interpreter()
        try python.run(
            """
            class Player:
                def __init__(self, name, score=0): self.name, self.score = name, score
                def add(self, points, *, factor=1):
                    self.score += points * factor
                    return self.score
                def __len__(self): return 3
                def __getitem__(self, i):
                    if i > 2: raise IndexError(i)
                    return self.name + str(i)
            """)
        let make = try #require(python["Player"] as PythonObject?)
        let player = try make("anna", score: 2)
        #expect(try player.add(3).as(Int.self) == 5)
        #expect(try player.add(3, factor: 10).as(Int.self) == 35)
        #expect(try player.score.as(Int.self) == 35)
        try player.set("score", to: 1)
        #expect(try player.add(1).as(Int.self) == 2)
        #expect(try player[1].as(String.self) == "anna1")
        #expect(try player.length() == 3)
        #expect(try player.elements().map { "\($0)" } == ["anna0", "anna1", "anna2"])
        #expect(try player.has("name") && !player.has("age"))
        #expect(player.typeName == "__main__.Player")
        #expect(throws: PythonError.self) { try player.nothing }
        var numbers = try python.eval("iter(range(10**9))", as: PythonObject.self).makeIterator()
        #expect(try numbers.next()?.as(Int.self) == 0)
        #expect(try numbers.next()?.as(Int.self) == 1)
        let dict = try python.eval("{}", as: PythonObject.self)
        try dict.setItem("k", to: [1, 2])
        #expect(try dict.contains("k") && dict["k"].isEqual(to: [1, 2]))
    }

    @Test func functionsBecomeClosures() throws {
        let python = try Interpreter()
        try python.run("def score(name, n): return len(name) * n / 2\ndef nothing(): pass\ndef bad(): return 'x'")
        let score = try python.function("score", taking: String.self, Int.self, returning: Double.self)
        #expect(try score("anna", 3) == 6)
        let nothing = try python.function("nothing", returning: Void.self)
        try nothing()
        let bad = try python.function("bad", returning: Int.self)
        #expect(throws: PythonError.self) { try bad() }
        #expect(throws: PythonError.self) { try python.function("missing", returning: Int.self) }
    }

    @Test func modulesAreImported() throws {
        let math = try Interpreter().import("math")
        #expect(try math.sqrt(16.0).as(Double.self) == 4)
        #expect(try math.pi.as(Double.self) == Double.pi)
    }
}
