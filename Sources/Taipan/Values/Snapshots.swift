// Between script objects and their snapshots.

import TaipanRuntime

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The Python value of a snapshot.
    func make(_ value: PythonValue) throws(Raise) -> Value {
        switch value {
        case .none: return .none
        case .bool(let b): return .bool(b)
        case .int(let i): return .int(i)
        case .bigInt(let digits): return try call(.object(types.int), .object(makeString(digits)))
        case .float(let d): return .float(d)
        case .complex(let real, let imaginary): return try call(.object(types.complex), .float(real), .float(imaginary))
        case .string(let text): return .object(makeString(text))
        case .bytes(let bytes): return .object(makeBytes(bytes))
        case .list(let items): return .object(makeList(try make(items)))
        case .tuple(let items): return .object(makeTuple(try make(items)))
        case .set(let items): return try call(.object(types.set), .object(makeList(try make(items))))
        case .frozenset(let items): return try call(.object(types.frozenset), .object(makeList(try make(items))))
        case .dict(let entries):
            let dict = makeDict(capacity: entries.count)
            for entry in entries { try dict.set(try make(entry.key), try make(entry.value), self) }
            return .object(dict)
        case .other(let type, _): throw typeError("a snapshot of '\(type)' cannot be turned back into an object")
        }
    }

    private func make(_ items: [PythonValue]) throws(Raise) -> [Value] {
        try checkNativeStack(" while copying a value into Python")
        var result: [Value] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try make(item)) }
        return result
    }

    /// A snapshot of a value. `depth` guards against containers that contain themselves, `meter` against those that have the same one
    /// so often that the copies would fill the host's memory.
    func snapshot(_ value: Value, _ meter: ConversionMeter, depth: Int = 0) throws(Raise) -> PythonValue {
        try meter.add(MemoryLayout<PythonValue>.stride, self)
        if depth > 500 { throw recursionError("a Python value is nested too deeply (or contains itself)") }
        try checkNativeStack(" while copying a value from Python")
        switch value {
        case .none, .unbound: return .none
        case .bool(let b): return .bool(b)
        case .int(let i): return .int(i)
        case .float(let d): return .float(d)
        case .ellipsis, .notImplemented: return .other(type: typeName(value), repr: try repr(value).text)
        case .object(let object): return try snapshot(object, value, meter, depth)
        }
    }

    private func snapshot(
        _ object: Object, _ value: Value, _ meter: ConversionMeter, _ depth: Int
    ) throws(Raise) -> PythonValue {
        switch object.kind {
        case .int:
            let number = unsafeDowncast(object, to: IntObject.self).value
            return number.asInt.map { .int($0) } ?? .bigInt(number.decimal)
        case .float: return .float(try double(value))
        case .complex:
            let number = unsafeDowncast(object, to: ComplexObject.self)
            return .complex(real: number.real, imaginary: number.imaginary)
        case .string:
            let string = unsafeDowncast(object, to: StringObject.self)
            try meter.add(string.count, self)
            return .string(string.text)
        case .bytes, .bytearray:
            var view = try acquireBuffer(value)
            defer { view.release() }
            try meter.add(view.count, self)
            return .bytes([UInt8](view.bytes))
        case .list: return .list(try snapshots(value, meter, depth))
        case .tuple: return .tuple(try snapshots(value, meter, depth))
        case .set: return .set(try snapshots(value, meter, depth))
        case .frozenset: return .frozenset(try snapshots(value, meter, depth))
        case .dict: return .dict(try entries(unsafeDowncast(object, to: DictObject.self), meter, depth))
        default: return .other(type: typeName(value), repr: try repr(value).text)
        }
    }

    private func entries(
        _ dict: DictObject, _ meter: ConversionMeter, _ depth: Int
    ) throws(Raise) -> [PythonValue.Entry] {
        var result: [PythonValue.Entry] = []
        var next = 0
        while let entry = dict.nextEntry(from: next) {
            next = entry + 1
            let (key, value) = (dict.key(at: entry), dict.value(at: entry))
            result.append(
                .init(
                    key: try snapshot(key, meter, depth: depth + 1), value: try snapshot(value, meter, depth: depth + 1)
                ))
        }
        return result
    }

    private func snapshots(_ value: Value, _ meter: ConversionMeter, _ depth: Int) throws(Raise) -> [PythonValue] {
        var result: [PythonValue] = []
        try forEach(value) { (item) throws(Raise) in result.append(try snapshot(item, meter, depth: depth + 1)) }
        return result
    }
}
