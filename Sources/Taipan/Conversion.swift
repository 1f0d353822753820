// Between Swift values and script objects.
//
// How a type is converted is worked out once, from the type, and kept as two functions (`Conversion`): by what the type says itself
// (`ConversionSource`: the scalars and containers below), as a registered host class, by the user's own `PythonConvertible`, or
// through `Codable`. Nothing goes through text or an intermediate tree.

import TaipanRuntime

/// A type that can be given to Python and taken back: argument of ``PythonObject`` calls, parameter and result of host functions.
///
/// The standard types conform. A `Codable` type conforms by saying so: `extension Plan: PythonConvertible {}`. Others implement both
/// functions.
public protocol PythonConvertible {
    /// The Swift value of an object; throws if there is none.
    static func fromPython(_ object: PythonObject) throws -> Self
    /// An object for the value.
    func toPython(_ interpreter: Interpreter) throws -> PythonObject
}

extension PythonConvertible {
    public static func fromPython(_ object: PythonObject) throws -> Self { try object.as(Self.self) }
    public func toPython(_ interpreter: Interpreter) throws -> PythonObject { try interpreter.encode(self) }
}

/// Why a script object is no value of a Swift type.
enum ConversionError: Error {
    /// `path` leads to the place: `.items[3].name`, empty for the value itself.
    case mismatch(expected: String, found: String, path: String)
    /// The type fits, the value does not.
    case unsuitable(message: String, path: String)
    /// An exception is pending: the object ran Python code.
    case raised
    /// What the `init(from:)` or `fromPython` of a user's type threw.
    case foreign(any Error)
}

/// How values of one type are converted.
///
/// - Safety: `@unchecked Sendable`: the functions capture types and other conversions, nothing else.
struct Conversion<T>: @unchecked Sendable {
    typealias Reader = (Value, Interpreter) throws(ConversionError) -> T
    typealias Writer = (T, Interpreter) throws(Raise) -> Value

    /// What the type is called in messages and stubs: `int`, `list[str]`.
    let pythonName: String
    let fromPython: Reader
    let toPython: Writer

    init(_ pythonName: String, from: @escaping Reader, to: @escaping Writer) {
        self.pythonName = pythonName
        fromPython = from
        toPython = to
    }

    static func make() -> Conversion<T> {
        if let source = T.self as? any ConversionSource.Type, let made = source.makeConversion() as? Conversion<T> {
            return made
        }
        return Conversions.general(T.self)
    }
}

/// A type that knows its conversion.
protocol ConversionSource {
    /// A `Conversion<Self>`.
    static func makeConversion() -> Any
}

extension Interpreter {
    /// The Python value of an argument.
    func pythonValue(_ value: any PythonConvertible) throws(Raise) -> Value {
        func open<T: PythonConvertible>(_ value: T) throws(Raise) -> Value {
            try Conversion<T>.make().toPython(value, self)
        }
        return try open(value)
    }

    /// A value as a Swift type; a `TypeError` if it is none.
    func convert<T>(_ value: Value, to type: T.Type) throws(Raise) -> T {
        try convert(value, by: Conversion<T>.make(), what: "")
    }

    func convert<T>(_ value: Value, by conversion: Conversion<T>, what: String) throws(Raise) -> T {
        do throws(ConversionError) { return try conversion.fromPython(value, self) } catch {
            throw raise(conversion: error, what)
        }
    }

    private func raise(conversion error: ConversionError, _ what: String) -> Raise {
        let start = what.isEmpty ? "" : what + " cannot be used: "
        switch error {
        case .raised: return Raise()
        case .foreign(let error): return raise(error)
        case .mismatch(let expected, let found, let path):
            return thread.typeError("\(start)\(Interpreter.shown(path))expected \(expected), found \(found)")
        case .unsuitable(let message, let path):
            return thread.valueError("\(start)\(Interpreter.shown(path))\(message)")
        }
    }

    private static func shown(_ path: String) -> String {
        path.isEmpty ? "" : "\(path.hasPrefix(".") ? String(path.dropFirst()) : path): "
    }

    func mismatch(_ expected: String, _ value: Value) -> ConversionError {
        .mismatch(expected: expected, found: thread.typeName(value), path: "")
    }
}

extension ConversionError {
    /// The same seen from the container: `step` in front of the path.
    func at(_ step: String) -> ConversionError {
        switch self {
        case .mismatch(let expected, let found, let path):
            .mismatch(expected: expected, found: found, path: step + path)
        case .unsuitable(let message, let path): .unsuitable(message: message, path: step + path)
        case .raised, .foreign: self
        }
    }
}

/// What converts the types that do not know it themselves.
enum Conversions {
    static func general<T>(_ type: T.Type) -> Conversion<T> {
        if let nothing = nothing as? Conversion<T> { return nothing }
        let name = String(describing: type)
        return Conversion<T>(
            name,
            from: { (value, interpreter) throws(ConversionError) in
                if let host = interpreter.hostTypes.hostValue(value, interpreter, as: type) { return host }
                if let own = type as? any PythonConvertible.Type, !(type is any Decodable.Type) {
                    return try readOwn(own, value, interpreter, as: type)
                }
                guard let decodable = type as? any Decodable.Type else { throw interpreter.mismatch(name, value) }
                return try decode(decodable, value, interpreter, as: type)
            },
            to: { (value, interpreter) throws(Raise) in
                if let known = try interpreter.hostTypes.object(for: value, interpreter) { return known }
                if let own = value as? any PythonConvertible, !(value is any Encodable) {
                    return try writeOwn(own, interpreter)
                }
                guard let encodable = value as? any Encodable else {
                    throw interpreter.thread.typeError(
                        "a Swift value of type '\(Swift.type(of: value))' cannot be given to Python")
                }
                return try PythonEncoder.encode(encodable, interpreter)
            })
    }

    /// The result of a function that has none.
    private static var nothing: Conversion<Void> {
        Conversion<Void>("None", from: { (_, _) throws(ConversionError) in }, to: { (_, _) throws(Raise) in .none })
    }

    private static func readOwn<T>(
        _ own: any PythonConvertible.Type, _ value: Value, _ interpreter: Interpreter, as type: T.Type
    ) throws(ConversionError) -> T {
        do {
            if let result = try own.fromPython(PythonObject(value, interpreter)) as? T { return result }
        } catch { throw .foreign(error) }
        throw interpreter.mismatch(String(describing: type), value)
    }

    private static func writeOwn(_ own: any PythonConvertible, _ interpreter: Interpreter) throws(Raise) -> Value {
        do { return try own.toPython(interpreter).value } catch { throw interpreter.raise(error) }
    }

    private static func decode<T>(
        _ decodable: any Decodable.Type, _ value: Value, _ interpreter: Interpreter, as type: T.Type
    ) throws(ConversionError) -> T {
        if let result = try PythonDecoder.decode(decodable, from: value, interpreter) as? T { return result }
        throw interpreter.mismatch(String(describing: type), value)
    }
}

// MARK: - Scalars

extension Bool: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<Bool>(
            "bool",
            from: { (value, interpreter) throws(ConversionError) in
                if case .bool(let b) = value { return b }
                throw interpreter.mismatch("bool", value)
            }, to: { (b, _) throws(Raise) in .bool(b) })
    }
}

extension Conversion where T: FixedWidthInteger {
    /// Any Swift integer: `int` and what has `__index__`, if it fits.
    static func integer() -> Conversion<T> {
        Conversion<T>(
            "int",
            from: { (value, interpreter) throws(ConversionError) in
                if case .int(let i) = value, let fitting = T(exactly: i) { return fitting }
                guard interpreter.thread.hasIndex(value) else { throw interpreter.mismatch("int", value) }
                let exact: Value
                do throws(Raise) { exact = try interpreter.thread.indexValue(value) } catch { throw .raised }
                if case .int(let i) = exact, let fitting = T(exactly: i) { return fitting }
                if let big = interpreter.thread.bigInteger(exact), let fitting = T(big.decimal) { return fitting }
                throw .unsuitable(message: "Python int too large to convert to Swift \(T.self)", path: "")
            },
            to: { (number, interpreter) throws(Raise) in
                if let small = Int(exactly: number) { return .int(small) }
                let isNegative = number < 0
                if let magnitude = UInt128(exactly: number.magnitude) {
                    let positive = interpreter.thread.makeInteger(BigInteger(magnitude))
                    return isNegative ? try interpreter.thread.unary(.negative, positive) : positive
                }
                return try interpreter.thread.make(.bigInt(String(number)))
            })
    }
}

extension BigInteger {
    /// The number in decimal.
    var decimal: String {
        let digits = try? text()
        return String(decoding: digits ?? [], as: UTF8.self)
    }
}

extension Int: PythonConvertible, ConversionSource { static func makeConversion() -> Any { Conversion<Int>.integer() } }
extension Int8: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int8>.integer() }
}
extension Int16: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int16>.integer() }
}
extension Int32: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int32>.integer() }
}
extension Int64: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int64>.integer() }
}
extension Int128: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int128>.integer() }
}
extension UInt: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt>.integer() }
}
extension UInt8: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt8>.integer() }
}
extension UInt16: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt16>.integer() }
}
extension UInt32: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt32>.integer() }
}
extension UInt64: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt64>.integer() }
}
extension UInt128: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt128>.integer() }
}

extension Double: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<Double>(
            "float",
            from: { (value, interpreter) throws(ConversionError) in
                if case .float(let d) = value { return d }
                let thread = interpreter.thread
                let table = thread.type(of: value).operations
                guard thread.hasIndex(value) || table.toFloat != nil else { throw interpreter.mismatch("float", value) }
                do throws(Raise) { return try thread.double(value) } catch { throw .raised }
            }, to: { (d, _) throws(Raise) in .float(d) })
    }
}

extension Float: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        let double = Conversion<Double>.make()
        return Conversion<Float>(
            "float",
            from: { (value, interpreter) throws(ConversionError) in Float(try double.fromPython(value, interpreter)) },
            to: { (f, _) throws(Raise) in .float(Double(f)) })
    }
}

extension String: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<String>(
            "str",
            from: { (value, interpreter) throws(ConversionError) in
                guard let string = value.as(.string, StringObject.self) else {
                    throw interpreter.mismatch("str", value)
                }
                return string.text
            }, to: { (text, interpreter) throws(Raise) in .object(interpreter.thread.makeString(text)) })
    }
}

extension PythonObject: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<PythonObject>(
            "object", from: { (value, interpreter) throws(ConversionError) in PythonObject(value, interpreter) },
            to: { (object, interpreter) throws(Raise) in
                if object.interpreter !== interpreter {
                    throw interpreter.thread.runtimeError("an object belongs to another interpreter")
                }
                return object.value
            })
    }
}

extension PythonValue: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<PythonValue>(
            "object",
            from: { (value, interpreter) throws(ConversionError) in
                do throws(Raise) { return try interpreter.thread.snapshot(value) } catch { throw .raised }
            }, to: { (snapshot, interpreter) throws(Raise) in try interpreter.thread.make(snapshot) })
    }
}

// MARK: - Containers

extension Optional: ConversionSource {
    static func makeConversion() -> Any {
        let some = Conversion<Wrapped>.make()
        return Conversion<Wrapped?>(
            "\(some.pythonName) | None",
            from: { (value, interpreter) throws(ConversionError) in
                value.isNone ? nil : try some.fromPython(value, interpreter)
            },
            to: { (wrapped, interpreter) throws(Raise) in
                guard let wrapped else { return .none }
                return try some.toPython(wrapped, interpreter)
            })
    }
}
extension Optional: PythonConvertible where Wrapped: PythonConvertible {}

extension Array: ConversionSource {
    static func makeConversion() -> Any {
        if Element.self == UInt8.self { return bytesConversion }
        let element = Conversion<Element>.make()
        return Conversion<[Element]>(
            "list[\(element.pythonName)]",
            from: { (value, interpreter) throws(ConversionError) in
                try readItems(value, "list", element, interpreter)
            },
            to: { (array, interpreter) throws(Raise) in
                let list = interpreter.thread.makeList(capacity: array.count)
                for item in array { list.append(try element.toPython(item, interpreter)) }
                return .object(list)
            })
    }

    /// `[UInt8]` is bytes; a list of small numbers is accepted too.
    private static var bytesConversion: Conversion<[UInt8]> {
        let byte = Conversion<UInt8>.integer()
        return Conversion<[UInt8]>(
            "bytes",
            from: { (value, interpreter) throws(ConversionError) in
                if value.as(.list, ListObject.self) != nil || value.as(.tuple, TupleObject.self) != nil {
                    return try readItems(value, "bytes", byte, interpreter)
                }
                guard interpreter.thread.hasBuffer(value) else { throw interpreter.mismatch("bytes", value) }
                do throws(Raise) {
                    var view = try interpreter.thread.acquireBuffer(value)
                    defer { view.release() }
                    return [UInt8](view.bytes)
                } catch { throw .raised }
            }, to: { (bytes, interpreter) throws(Raise) in .object(interpreter.thread.makeBytes(bytes)) })
    }
}
extension Array: PythonConvertible where Element: PythonConvertible {}

/// The items of an iterable that is no text, each converted.
private func readItems<Element>(
    _ value: Value, _ expected: String, _ element: Conversion<Element>, _ interpreter: Interpreter
) throws(ConversionError) -> [Element] {
    let thread = interpreter.thread
    guard case .object(let object) = value, object.kind != .string, object.kind != .dict,
        object.type.operations.iterate != nil
    else { throw interpreter.mismatch(expected, value) }
    let items: [Value]
    do throws(Raise) { items = try thread.items(of: value) } catch { throw .raised }
    var result: [Element] = []
    result.reserveCapacity(items.count)
    for (i, item) in items.enumerated() {
        do throws(ConversionError) { result.append(try element.fromPython(item, interpreter)) } catch {
            throw error.at("[\(i)]")
        }
    }
    return result
}

extension Set: ConversionSource {
    static func makeConversion() -> Any {
        let element = Conversion<Element>.make()
        return Conversion<Set<Element>>(
            "set[\(element.pythonName)]",
            from: { (value, interpreter) throws(ConversionError) in
                Set(try readItems(value, "set", element, interpreter))
            },
            to: { (items, interpreter) throws(Raise) in
                let set = interpreter.thread.makeSet()
                for item in items { try set.add(try element.toPython(item, interpreter), interpreter.thread) }
                return .object(set)
            })
    }
}
extension Set: PythonConvertible where Element: PythonConvertible {}

extension Dictionary: ConversionSource {
    static func makeConversion() -> Any {
        let (keys, values) = (Conversion<Key>.make(), Conversion<Value>.make())
        return Conversion<[Key: Value]>(
            "dict[\(keys.pythonName), \(values.pythonName)]",
            from: { (value, interpreter) throws(ConversionError) in
                guard let dict = value.as(.dict, DictObject.self) else { throw interpreter.mismatch("dict", value) }
                var result: [Key: Value] = [:]
                var next = 0
                while let entry = dict.nextEntry(from: next) {
                    next = entry + 1
                    let (key, item) = (dict.key(at: entry), dict.value(at: entry))
                    let place = interpreter.shownKey(key)
                    do throws(ConversionError) {
                        result[try keys.fromPython(key, interpreter)] = try values.fromPython(item, interpreter)
                    } catch { throw error.at(place) }
                }
                return result
            },
            to: { (items, interpreter) throws(Raise) in
                let dict = interpreter.thread.makeDict(capacity: items.count)
                for (key, item) in items {
                    try dict.set(
                        try keys.toPython(key, interpreter), try values.toPython(item, interpreter), interpreter.thread)
                }
                return .object(dict)
            })
    }
}
extension Dictionary: PythonConvertible where Key: PythonConvertible, Value: PythonConvertible {}

extension Interpreter {
    /// How a path shows a key: `.name`, `[3]`.
    fileprivate func shownKey(_ key: Value) -> String {
        if let name = key.as(.string, StringObject.self) { return "." + name.text }
        if case .int(let i) = key { return "[\(i)]" }
        return "[\(thread.typeName(key))]"
    }
}
