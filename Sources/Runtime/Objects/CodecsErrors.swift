// What happens with what cannot be encoded or decoded: CPython's eight handlers, and those of `codecs.register_error`.
//
// A handler is looked up when the first error occurs, so that a wrong name does no harm to clean data, as in CPython.

import TaipanSyntax

/// A handler by name.
enum ErrorHandler {
    case strict, ignore, replace, backslashReplace, xmlReference, nameReplace, surrogateEscape, surrogatePass
    case registered(Value)
}

/// The facts of an error in the text being encoded: `range` cannot be encoded.
struct EncodeFailure {
    let codec: String
    let string: StringObject
    let start: Int
    let end: Int
    let reason: String
}

/// What a handler wants written instead, and where to go on.
enum Replacement {
    case text(StringObject, Int)
    case bytes(BytesObject, Int)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    func errorHandler(_ name: String) throws(Raise) -> ErrorHandler {
        if let registered = codecs.errorHandlers[name] { return .registered(registered) }
        switch name {
        case "strict": return .strict
        case "ignore": return .ignore
        case "replace": return .replace
        case "backslashreplace": return .backslashReplace
        case "xmlcharrefreplace": return .xmlReference
        case "namereplace": return .nameReplace
        case "surrogateescape": return .surrogateEscape
        case "surrogatepass": return .surrogatePass
        default: throw raise(types.lookupError, "unknown error handler name '\(name)'")
        }
    }

    // MARK: Exceptions

    func encodeError(_ failure: EncodeFailure) -> Raise {
        raise(
            types.unicodeEncodeError,
            [
                makeStringValue(failure.codec), .object(exact(failure.string)), .int(failure.start), .int(failure.end),
                makeStringValue(failure.reason),
            ])
    }

    func decodeError(
        _ codec: String, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ reason: String
    ) -> Raise {
        raise(
            types.unicodeDecodeError,
            [makeStringValue(codec), .object(makeBytes(bytes)), .int(start), .int(end), makeStringValue(reason)])
    }

    // MARK: Encoding

    /// The replacement for a failure. `surrogatepass` is answered by the encodings that know it (with nil, so that they write the
    /// surrogates themselves).
    func replacement(for failure: EncodeFailure, _ errors: String, passesSurrogates: Bool) throws(Raise) -> Replacement?
    {
        let (string, start, end) = (failure.string, failure.start, failure.end)
        switch try errorHandler(errors) {
        case .strict: throw encodeError(failure)
        case .ignore: return .text(emptyString, end)
        case .replace:
            var builder = StringBuilder(self)
            builder.append(repeating: 0x3F, end - start)
            return .text(builder.finish(), end)
        case .backslashReplace:
            var builder = StringBuilder(self)
            for i in start..<end {
                try chargeItem(i)
                builder.append(escaped: string[i])
            }
            return .text(builder.finish(), end)
        case .xmlReference:
            var builder = StringBuilder(self)
            for i in start..<end {
                try chargeItem(i, cost: 4)
                builder.append(UInt8(ascii: "&"))
                builder.append(UInt8(ascii: "#"))
                builder.append(decimal: Int(string[i]))
                builder.append(UInt8(ascii: ";"))
            }
            return .text(builder.finish(), end)
        case .nameReplace:
            var builder = StringBuilder(self)
            for i in start..<end {
                try chargeItem(i, cost: 16)
                if let name = Unicode.Scalar(string[i])?.properties.name {
                    builder.append("\\N{\(name)}")
                } else {
                    builder.append(escaped: string[i])
                }
            }
            return .text(builder.finish(), end)
        case .surrogateEscape:
            let bytes = makeBytes(count: end - start)
            for i in start..<end {
                let c = string[i]
                if c < 0xDC80 || c > 0xDCFF {
                    throw encodeError(
                        EncodeFailure(codec: failure.codec, string: string, start: i, end: end, reason: failure.reason))
                }
                bytes.bytes[i - start] = UInt8(truncatingIfNeeded: c)
                try chargeItem(i)
            }
            return .bytes(bytes, end)
        case .surrogatePass:
            for i in start..<end {
                if string[i] & 0xFFFF_F800 != 0xD800 { throw encodeError(failure) }
                try chargeItem(i)
            }
            if !passesSurrogates { throw encodeError(failure) }
            return nil
        case .registered(let handler):
            return try askHandler(
                handler,
                makeException(
                    types.unicodeEncodeError,
                    [
                        makeStringValue(failure.codec), .object(exact(string)), .int(start), .int(end),
                        makeStringValue(failure.reason),
                    ]), string.count, isEncoding: true)
        }
    }

    /// Calls a registered handler and checks its answer.
    private func askHandler(
        _ handler: Value, _ exception: ExceptionObject, _ count: Int, isEncoding: Bool
    ) throws(Raise) -> Replacement {
        let answer = try call(handler, .object(exception))
        let complaint =
            isEncoding
            ? "encoding error handler must return (str/bytes, int) tuple"
            : "decoding error handler must return (str, int) tuple"
        guard let tuple = answer.as(.tuple, TupleObject.self), tuple.count == 2, hasIndex(tuple[1]) else {
            throw typeError(complaint)
        }
        let given = try index(tuple[1])
        let position = given < 0 ? given &+ count : given
        if position < 0 || position > count { throw indexError("position \(given) from error handler out of bounds") }
        if let text = tuple[0].as(.string, StringObject.self) { return .text(text, position) }
        if isEncoding, let bytes = tuple[0].as(.bytes, BytesObject.self) { return .bytes(bytes, position) }
        throw typeError(complaint)
    }

    // MARK: Decoding

    /// Handles bytes that cannot be decoded: writes what stands for them and returns where to go on.
    func handleDecodeError(
        _ codec: String, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ reason: String, _ errors: String,
        _ builder: inout StringBuilder
    ) throws(Raise) -> Int {
        switch try errorHandler(errors) {
        case .ignore: return end
        case .replace:
            builder.append(0xFFFD as UInt32)
            return end
        case .backslashReplace:
            for i in start..<end { builder.append(escaped: UInt32(bytes[i])) }
            return end
        case .surrogateEscape:
            var i = start
            while i < end && bytes[i] >= 0x80 {
                builder.append(0xDC00 + UInt32(bytes[i]))
                i += 1
            }
            if i == start { throw decodeError(codec, bytes, start, end, reason) }
            return i
        case .surrogatePass:
            guard let (point, length) = surrogate(codec, bytes, start) else {
                throw decodeError(codec, bytes, start, end, reason)
            }
            builder.append(point)
            return start + length
        case .strict: throw decodeError(codec, bytes, start, end, reason)
        case .xmlReference, .nameReplace:
            throw typeError("don't know how to handle UnicodeDecodeError in error callback")
        case .registered(let handler):
            let exception = makeException(
                types.unicodeDecodeError,
                [makeStringValue(codec), .object(makeBytes(bytes)), .int(start), .int(end), makeStringValue(reason)])
            switch try askHandler(handler, exception, bytes.count, isEncoding: false) {
            case .text(let text, let position):
                builder.append(text)
                return position
            case .bytes(_, let position): return position
            }
        }
    }

    /// The surrogate encoded at `index`, and its length in bytes.
    private func surrogate(_ codec: String, _ bytes: UnsafeRawBufferPointer, _ index: Int) -> (UInt32, Int)? {
        func unit(_ count: Int, big: Bool) -> UInt32? {
            if index + count > bytes.count { return nil }
            var result: UInt32 = 0
            for i in 0..<count { result |= UInt32(bytes[index + i]) << UInt32((big ? count - 1 - i : i) * 8) }
            return result & 0xFFFF_F800 == 0xD800 ? result : nil
        }
        switch codec {
        case "utf-8":
            if index + 3 > bytes.count || bytes[index] != 0xED || bytes[index + 1] & 0xC0 != 0x80
                || bytes[index + 2] & 0xC0 != 0x80
            {
                return nil
            }
            let point = 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            return point & 0xFFFF_F800 == 0xD800 ? (point, 3) : nil
        case "utf-16", "utf-16-le": return unit(2, big: false).map { ($0, 2) }
        case "utf-16-be": return unit(2, big: true).map { ($0, 2) }
        case "utf-32", "utf-32-le": return unit(4, big: false).map { ($0, 4) }
        case "utf-32-be": return unit(4, big: true).map { ($0, 4) }
        default: return nil
        }
    }
}
