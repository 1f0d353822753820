// How the containers of both languages are converted, each item by the conversion of its type.

import TaipanRuntime

extension Optional: ConversionSource {
    static func makeConversion() -> Any {
        let some = Conversion<Wrapped>.make()
        return Conversion<Wrapped?>(
            .optional(some.pythonName),
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
            .generic("list", [element.pythonName]),
            from: { (value, interpreter) throws(ConversionError) in
                try readItems(value, "list", element, interpreter)
            },
            to: { (array, interpreter) throws(Raise) in
                try writeItems(array, element, interpreter)
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
                    try interpreter.meter.add(view.count, interpreter.thread)
                    return [UInt8](view.bytes)
                } catch { throw .raised }
            }, to: { (bytes, interpreter) throws(Raise) in .object(interpreter.thread.makeBytes(bytes)) })
    }
}
extension Array: PythonConvertible where Element: PythonConvertible {}

extension ArraySlice: ConversionSource {
    static func makeConversion() -> Any {
        let array = Conversion<[Element]>.make()
        return Conversion<ArraySlice<Element>>(
            array.pythonName,
            from: { (value, interpreter) throws(ConversionError) in try array.fromPython(value, interpreter)[...] },
            to: { (slice, interpreter) throws(Raise) in try array.toPython(Array(slice), interpreter) })
    }
}
extension ArraySlice: PythonConvertible where Element: PythonConvertible {}

/// A list of the items, each converted.
private func writeItems<Element>(
    _ items: [Element], _ element: Conversion<Element>, _ interpreter: Interpreter
) throws(Raise) -> Value {
    let list = interpreter.thread.makeList(capacity: items.count)
    for (i, item) in items.enumerated() {
        do throws(Raise) { list.append(try element.toPython(item, interpreter)) } catch {
            throw interpreter.within("[\(i)]")
        }
    }
    return .object(list)
}

/// The items of an iterable that is no text, each converted.
private func readItems<Element>(
    _ value: Value, _ expected: String, _ element: Conversion<Element>, _ interpreter: Interpreter
) throws(ConversionError) -> [Element] {
    let thread = interpreter.thread
    guard case .object(let object) = value, object.kind != .string, object.kind != .dict,
        object.type.operations.iterate != nil
    else { throw interpreter.mismatch(expected, value) }
    let items: [Value]
    do throws(Raise) {
        items = try thread.items(of: value)
        try interpreter.meter.add(items.count &* MemoryLayout<Element>.stride, thread)
    } catch { throw .raised }
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
            .generic("set", [element.pythonName]),
            from: { (value, interpreter) throws(ConversionError) in
                Set(try readItems(value, "set", element, interpreter))
            },
            to: { (items, interpreter) throws(Raise) in
                let set = interpreter.thread.makeSet()
                for item in items {
                    let made = interpreter.lasting(try element.toPython(item, interpreter))
                    do throws(Raise) { try set.add(made, interpreter.thread) } catch { throw interpreter.refused() }
                }
                return .object(set)
            })
    }
}
extension Set: PythonConvertible where Element: PythonConvertible {}

extension Dictionary: ConversionSource {
    static func makeConversion() -> Any {
        let (keys, values) = (Conversion<Key>.forKeys(), Conversion<Value>.make())
        return Conversion<[Key: Value]>(
            .generic("dict", [keys.pythonName, values.pythonName]),
            from: { (value, interpreter) throws(ConversionError) in
                let dict = try interpreter.dict(value)
                let size = dict.count &* (MemoryLayout<Key>.stride &+ MemoryLayout<Value>.stride)
                do throws(Raise) { try interpreter.meter.add(size, interpreter.thread) } catch { throw .raised }
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
                    let name = interpreter.lasting(try keys.toPython(key, interpreter))
                    let made: TaipanRuntime.Value
                    do throws(Raise) { made = try values.toPython(item, interpreter) } catch {
                        throw interpreter.within(interpreter.shownKey(name))
                    }
                    do throws(Raise) { try dict.set(name, made, interpreter.thread) } catch {
                        throw interpreter.refused()
                    }
                }
                return .object(dict)
            })
    }
}
extension Dictionary: PythonConvertible where Key: PythonConvertible, Value: PythonConvertible {}

extension Conversion {
    /// How keys of this type are converted: by what ``CodingKeyRepresentable`` says, if the type has it and nothing better.
    fileprivate static func forKeys() -> Conversion<T> {
        let plain = make()
        guard !(T.self is any ConversionSource.Type), let named = T.self as? any CodingKeyRepresentable.Type else {
            return plain
        }
        func open<Key: CodingKeyRepresentable>(_ type: Key.Type, _ key: PathKey) -> T? { Key(codingKey: key) as? T }
        return Conversion<T>(
            plain.pythonName,
            from: { (value, interpreter) throws(ConversionError) in
                if let host = interpreter.hostTypes.hostValue(value, interpreter, as: T.self) { return host }
                var key: PathKey?
                if let name = value.as(.string, StringObject.self) { key = PathKey(name.text) }
                if case .int(let index) = value { key = PathKey(index) }
                guard let key else { throw interpreter.mismatch(T.self, value) }
                if let result = open(named, key) { return result }
                throw .unsuitable(message: "'\(key.stringValue)' is no key of the type \(T.self)", path: "")
            },
            to: { (key, interpreter) throws(Raise) in
                if let known = try interpreter.hostTypes.object(for: key, interpreter) { return known }
                guard let made = (key as? any CodingKeyRepresentable)?.codingKey else {
                    return try plain.toPython(key, interpreter)
                }
                return made.intValue.map { .int($0) } ?? .object(interpreter.thread.makeString(made.stringValue))
            })
    }
}

extension Interpreter {
    /// How a path shows a key: `.name`, `[3]`.
    fileprivate func shownKey(_ key: Value) -> String {
        if let name = key.as(.string, StringObject.self) { return "." + name.text }
        if case .int(let i) = key { return "[\(i)]" }
        return "[\(thread.typeName(key))]"
    }

    /// The dict itself, or a copy of a mapping that is none.
    fileprivate func dict(_ value: Value) throws(ConversionError) -> DictObject {
        if let dict = value.as(.dict, DictObject.self) { return dict }
        do throws(Raise) {
            if case .object(let object) = value, object.type === thread.types.mappingProxy {
                let copy = try thread.call(.object(thread.types.dict), value)
                if let dict = copy.as(.dict, DictObject.self) { return dict }
            }
        } catch { throw .raised }
        throw mismatch("dict", value)
    }

    /// What can stand in a set or be a key: a tuple for a list, a frozenset for a set.
    fileprivate func lasting(_ value: Value) -> Value {
        if let list = value.as(.list, ListObject.self) {
            return .object(thread.makeTuple((0..<list.count).map { lasting(list.items[$0]) }))
        }
        guard let set = value.as(.set, SetObject.self) else { return value }
        do throws(Raise) { return try thread.call(.object(thread.types.frozenset), .object(set)) } catch {
            _ = thread.takeException()
            return value
        }
    }

    // MARK: What cannot be given to Python

    /// Raises a `TypeError` whose message the containers on the way out put their path in front of.
    func refuse(_ message: String) -> Raise {
        let raised = thread.typeError(message)
        return refused(raised)
    }

    /// The same for what is pending.
    func refused(_ raised: Raise = Raise()) -> Raise {
        if let pending = thread.pointee.exception {
            refusal = Refusal(exception: pending, message: text(of: .object(pending)))
        }
        return raised
    }

    /// What is pending came from the item at `step`.
    func within(_ step: String) -> Raise {
        guard var found = refusal, thread.pointee.exception === found.exception else { return Raise() }
        found.path = step + found.path
        refusal = found
        let message = Interpreter.shown(found.path) + found.message
        found.exception.arguments = thread.makeTuple(.object(thread.makeString(message)))
        return Raise()
    }
}

/// An exception about a value that cannot be given to Python, on its way out through the containers.
struct Refusal {
    let exception: ExceptionObject
    let message: String
    /// Where the value is, as far as is known.
    var path = ""
}

/// Counts the memory of the Swift values that one conversion makes: a script can have the same list a million times in another one,
/// and the copies are the host's.
final class ConversionMeter {
    private var bytes = 0
    private var next = ConversionMeter.step
    /// So much is nothing to ask about.
    private static let step = 1 << 16

    func restart() { (bytes, next) = (0, ConversionMeter.step) }

    /// - Throws: a `MemoryError`, if what has been made so far is more than the limit for memory leaves.
    func add(_ more: Int, _ thread: ThreadRef) throws(Raise) {
        bytes = bytes.addingReportingOverflow(more).partialValue
        if bytes < next && bytes >= 0 { return }
        next = bytes &+ ConversionMeter.step
        try thread.charge(ConversionMeter.step / 64)
        try thread.checkAllocation(bytes)
    }
}
