// `_struct`: packing and unpacking. The class `Struct` is in `Sources/Modules/Python/struct.py`.
//
// Unsafe: reads and writes raw memory of buffers at offsets that the format gives, after the size of the buffer is checked.

import TaipanRuntime

/// What the module keeps per interpreter.
private final class StructState {
    var error = Value.none
    /// Parsed formats by their text; emptied when it has grown too large.
    var formats: [[UInt8]: StructFormat] = [:]
}

package enum StructModule {
    package static let module = NativeModule(
        "_struct", doc: "Functions to convert between Python values and C structs represented as bytes.",
        functions: {
            [
                .function(
                    "calcsize(format, /)", StructModule.calcsize,
                    "Return size in bytes of the struct described by the format string."),
                .variadic(
                    "pack(format, /, *values)", StructModule.pack,
                    "Return bytes containing the values packed according to the format string."),
                .variadic(
                    "pack_into(format, buffer, offset, /, *values)", StructModule.packInto,
                    "Pack the values according to the format string and write them into the buffer at the offset."),
                .function(
                    "unpack(format, buffer, /)", StructModule.unpack,
                    "Return a tuple containing values unpacked according to the format string."),
                .function(
                    "unpack_from(format, /, buffer, offset=0)", StructModule.unpackFrom,
                    "Return a tuple containing values unpacked according to the format string, from the offset on."),
            ]
        },
        initialize: { (module, thread) throws(Raise) in
            let namespace = thread.makeDict()
            namespace.set(thread.intern("__module__"), thread.makeStringValue("struct"))
            let type = try thread.call(
                .object(thread.types.type), thread.makeStringValue("error"),
                .object(thread.makeTuple(.object(thread.types.exception))), .object(namespace))
            state(thread).error = type
            thread.setModuleAttribute(module, "error", type)
        })

    private static func state(_ thread: ThreadRef) -> StructState {
        if let known = thread.interpreter.moduleStates["_struct"] as? StructState { return known }
        let made = StructState()
        thread.interpreter.moduleStates["_struct"] = made
        return made
    }

    static func error(_ thread: ThreadRef, _ message: String) -> Raise {
        guard let type = state(thread).error.as(.type, TypeObject.self) else { return thread.valueError(message) }
        return thread.raise(type, message)
    }

    private static func format(_ value: Value, _ thread: ThreadRef) throws(Raise) -> StructFormat {
        let text: [UInt8]
        if let string = value.as(.string, StringObject.self) {
            text = Array(string.text.utf8)
        } else if let bytes = value.as(.bytes, BytesObject.self) {
            text = Array(bytes.raw)
        } else {
            throw thread.typeError("Struct() argument 1 must be a str or bytes object, not \(thread.typeName(value))")
        }
        let state = state(thread)
        if let known = state.formats[text] { return known }
        let made: StructFormat
        do throws(StructFormat.Problem) { made = try StructFormat(text) } catch {
            throw StructModule.error(thread, error.message)
        }
        if state.formats.count >= 100 { state.formats = [:] }
        state.formats[text] = made
        return made
    }

    // MARK: Functions

    private static func calcsize(_ call: Call) throws(Raise) -> Value { .int(try format(call[0], call.thread).size) }

    private static func pack(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.keywords != nil { throw thread.typeError("pack() takes no keyword arguments") }
        if call.count == 0 { throw thread.typeError("missing format argument") }
        let format = try format(call[0], thread)
        try checkCount(call, format, first: 1, "pack")
        try thread.checkAllocation(format.size, of: 1)
        var record = [UInt8](repeating: 0, count: format.size)
        try fill(&record, format, call, first: 1)
        return .object(thread.makeBytes(record))
    }

    private static func checkCount(_ call: Call, _ format: StructFormat, first: Int, _ name: String) throws(Raise) {
        if call.count - first == format.valueCount { return }
        throw error(
            call.thread, "\(name) expected \(format.valueCount) items for packing (got \(max(0, call.count - first)))")
    }

    /// Writes the values from argument `first` on.
    private static func fill(_ record: inout [UInt8], _ format: StructFormat, _ call: Call, first: Int) throws(Raise) {
        var argument = first
        for field in format.fields {
            switch field.code {
            case UInt8(ascii: "x"): continue
            case UInt8(ascii: "s"), UInt8(ascii: "p"):
                try StructItems.pack(bytes: call[argument], field, &record, call.thread)
                argument += 1
            default:
                for i in 0..<field.count {
                    let bits = try StructItems.bits(of: call[argument], field, call.thread)
                    let start = field.offset + i * field.size
                    for k in 0..<field.size {
                        let shift = UInt64(format.isBigEndian ? field.size - 1 - k : k) * 8
                        record[start + k] = UInt8(truncatingIfNeeded: bits >> shift)
                    }
                    argument += 1
                }
            }
        }
    }

    private static func packInto(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.keywords != nil { throw thread.typeError("pack_into() takes no keyword arguments") }
        if call.count == 0 { throw thread.typeError("missing format argument") }
        let format = try format(call[0], thread)
        if call.count == 1 { throw error(thread, "pack_into expected buffer argument") }
        if call.count == 2 { throw error(thread, "pack_into expected offset argument") }
        try checkCount(call, format, first: 3, "pack_into")
        let offset = try thread.index(call[2])
        var record = [UInt8](repeating: 0, count: format.size)
        try fill(&record, format, call, first: 3)
        // the values are packed first: converting them may run Python code, which must not find the buffer lent
        var view = try thread.acquireBuffer(call[1], writable: true)
        defer { view.release() }
        let start = try place(offset, format.size, in: view.bytes.count, "pack", thread)
        record.withUnsafeBytes { source in
            guard let from = source.baseAddress, let to = view.bytes.baseAddress else { return }
            UnsafeMutableRawPointer(mutating: to + start).copyMemory(from: from, byteCount: source.count)
        }
        return .none
    }

    /// Where a record at `offset` (negative: from the end) begins.
    private static func place(
        _ offset: Int, _ size: Int, in count: Int, _ verb: String, _ thread: ThreadRef
    ) throws(Raise) -> Int {
        var start = offset
        if offset < 0 {
            if offset.addingReportingOverflow(size).partialValue > 0 {
                throw error(
                    thread,
                    verb == "pack"
                        ? "no space to pack \(size) bytes at offset \(offset)"
                        : "not enough data to unpack \(size) bytes at offset \(offset)")
            }
            start = offset &+ count
            if start < 0 { throw error(thread, "offset \(offset) out of range for \(count)-byte buffer") }
        }
        if start > count || count - start < size {
            let needed = UInt(bitPattern: start) &+ UInt(bitPattern: size)
            throw error(
                thread,
                "\(verb)\(verb == "pack" ? "_into" : "_from") requires a buffer of at least \(needed) bytes for \(verb)ing \(size) bytes at "
                    + "offset \(start) (actual buffer size is \(count))")
        }
        return start
    }

    private static func unpack(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let format = try format(call[0], thread)
        var view = try thread.acquireBuffer(call[1])
        defer { view.release() }
        if view.bytes.count != format.size { throw error(thread, "unpack requires a buffer of \(format.size) bytes") }
        return .object(thread.makeTuple(try StructItems.read(view.bytes, format, thread)))
    }

    private static func unpackFrom(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let format = try format(call[0], thread)
        let offset = try thread.index(call[2])
        var view = try thread.acquireBuffer(call[1])
        defer { view.release() }
        let start = try place(offset, format.size, in: view.bytes.count, "unpack", thread)
        let record = UnsafeRawBufferPointer(rebasing: view.bytes[start..<(start + format.size)])
        return .object(thread.makeTuple(try StructItems.read(record, format, thread)))
    }
}
