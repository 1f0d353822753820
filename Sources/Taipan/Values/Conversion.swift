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
    /// A number that the Swift type has no room for.
    case tooLarge(message: String, path: String)
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

    /// What the type is called in stubs: `int`, `list[str]`.
    let pythonName: PythonTypeName
    let fromPython: Reader
    let toPython: Writer

    init(_ pythonName: PythonTypeName, from: @escaping Reader, to: @escaping Writer) {
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
    /// `place` is where the value was found in another one: `[2]`.
    func convert<T>(_ value: Value, to type: T.Type, at place: String = "") throws(Raise) -> T {
        try convert(value, by: Conversion<T>.make(), what: "", at: place)
    }

    func convert<T>(_ value: Value, by conversion: Conversion<T>, what: String, at place: String = "") throws(Raise)
        -> T
    {
        meter.restart()
        do throws(ConversionError) { return try conversion.fromPython(value, self) } catch {
            throw raise(conversion: error.at(place), what)
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
        case .tooLarge(let message, let path):
            return thread.overflowError("\(start)\(Interpreter.shown(path))\(message)")
        }
    }

    /// A path in front of a message: `items[3].name: `.
    static func shown(_ path: String) -> String {
        path.isEmpty ? "" : "\(path.hasPrefix(".") ? String(path.dropFirst()) : path): "
    }

    func mismatch(_ expected: String, _ value: Value) -> ConversionError {
        .mismatch(expected: expected, found: thread.typeName(value), path: "")
    }

    /// The same for a type that is called what its class is called, if one is registered.
    func mismatch<T>(_ type: T.Type, _ value: Value) -> ConversionError {
        mismatch(hostTypes.className(of: ObjectIdentifier(type)) ?? String(describing: type), value)
    }
}

extension ConversionError {
    /// The same seen from the container: `step` in front of the path.
    func at(_ step: String) -> ConversionError {
        switch self {
        case .mismatch(let expected, let found, let path):
            .mismatch(expected: expected, found: found, path: step + path)
        case .unsuitable(let message, let path): .unsuitable(message: message, path: step + path)
        case .tooLarge(let message, let path): .tooLarge(message: message, path: step + path)
        case .raised, .foreign: self
        }
    }
}

/// What converts the types that do not know it themselves.
enum Conversions {
    static func general<T>(_ type: T.Type) -> Conversion<T> {
        if let nothing = nothing as? Conversion<T> { return nothing }
        let name = String(describing: type)
        let isTuple = name.hasPrefix("(")
        let snapshots = Conversion<PythonValue>.make()
        return Conversion<T>(
            isTuple ? "tuple" : .registered(ObjectIdentifier(type)),
            from: { (value, interpreter) throws(ConversionError) in
                if let host = interpreter.hostTypes.hostValue(value, interpreter, as: type) { return host }
                // `Any` is what there is no better type for
                if type == Any.self, let snapshot = try snapshots.fromPython(value, interpreter) as? T {
                    return snapshot
                }
                if let own = type as? any PythonConvertible.Type, !(type is any Decodable.Type) {
                    return try readOwn(own, value, interpreter, as: type)
                }
                guard let decodable = type as? any Decodable.Type else { throw interpreter.mismatch(type, value) }
                return try decode(decodable, value, interpreter, as: type)
            },
            to: { (value, interpreter) throws(Raise) in
                if let known = try interpreter.hostTypes.object(for: value, interpreter) { return known }
                if let own = value as? any PythonConvertible, !(value is any Encodable) {
                    return try writeOwn(own, interpreter)
                }
                if isTuple, let made = try tuple(value, interpreter) { return made }
                guard let encodable = value as? any Encodable else {
                    throw interpreter.refuse(
                        "a Swift value of type '\(Swift.type(of: value))' cannot be given to Python")
                }
                return try PythonEncoder.encode(encodable, interpreter)
            })
    }

    /// The result of a function that has none.
    private static var nothing: Conversion<Void> {
        Conversion<Void>("None", from: { (_, _) throws(ConversionError) in }, to: { (_, _) throws(Raise) in .none })
    }

    /// A Swift tuple as Python's; nil if the value is none.
    private static func tuple(_ value: Any, _ interpreter: Interpreter) throws(Raise) -> Value? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .tuple else { return nil }
        func open<Item>(_ item: Item) throws(Raise) -> Value { try Conversion<Item>.make().toPython(item, interpreter) }
        var items: [Value] = []
        for (i, child) in mirror.children.enumerated() {
            do throws(Raise) { items.append(try open(child.value)) } catch { throw interpreter.within("[\(i)]") }
        }
        return .object(interpreter.thread.makeTuple(items))
    }

    private static func readOwn<T>(
        _ own: any PythonConvertible.Type, _ value: Value, _ interpreter: Interpreter, as type: T.Type
    ) throws(ConversionError) -> T {
        do {
            if let result = try own.fromPython(PythonObject(value, interpreter)) as? T { return result }
        } catch { throw .foreign(error) }
        throw interpreter.mismatch(type, value)
    }

    private static func writeOwn(_ own: any PythonConvertible, _ interpreter: Interpreter) throws(Raise) -> Value {
        do { return try own.toPython(interpreter).value } catch { throw interpreter.raise(error) }
    }

    private static func decode<T>(
        _ decodable: any Decodable.Type, _ value: Value, _ interpreter: Interpreter, as type: T.Type
    ) throws(ConversionError) -> T {
        if let result = try PythonDecoder.decode(decodable, from: value, interpreter) as? T { return result }
        throw interpreter.mismatch(type, value)
    }
}
