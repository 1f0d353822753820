// Text encodings: from `str` to `bytes` and back.
//
// `encode` and `decode` are the only doors. The encodings every program needs are written in Swift and chosen by name, spelled as
// loosely as Python allows (`UTF8`, `utf_8`, `Latin 1`); other names go to the functions registered with `codecs.register`.
// What cannot be converted goes to the error handler (`CodecsErrors.swift`), which is looked up only then.

/// The encodings written in Swift.
package enum TextEncoding: Equatable {
    case utf8, utf8Signed, ascii, latin1
    case utf16, utf16Little, utf16Big, utf32, utf32Little, utf32Big
    case unicodeEscape, rawUnicodeEscape
    /// A code page.
    case charmap(Charmap)

    /// By any of its names; nil if it is not one of these.
    package init?(named name: String) {
        // the spellings nearly every call uses
        if name == "utf-8" || name == "UTF-8" || name == "utf8" {
            self = .utf8
            return
        }
        let normalized = TextEncoding.normalized(name)
        switch normalized {
        case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": self = .utf8
        case "utf_8_sig", "utf8_sig": self = .utf8Signed
        case "ascii", "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii", "ibm367",
            "iso646_us", "iso_646.irv_1991", "iso_ir_6", "us", "us_ascii":
            self = .ascii
        case "latin_1", "latin1", "iso_8859_1", "iso8859_1", "iso8859", "8859", "cp819", "csisolatin1", "ibm819",
            "iso_8859_1_1987", "iso_ir_100", "l1", "latin":
            self = .latin1
        case "utf_16", "utf16", "u16": self = .utf16
        case "utf_16_le", "utf_16le", "unicodelittleunmarked", "utf16_le", "utf16le": self = .utf16Little
        case "utf_16_be", "utf_16be", "unicodebigunmarked", "utf16_be", "utf16be": self = .utf16Big
        case "utf_32", "utf32", "u32": self = .utf32
        case "utf_32_le", "utf_32le", "utf32_le", "utf32le": self = .utf32Little
        case "utf_32_be", "utf_32be", "utf32_be", "utf32be": self = .utf32Big
        case "unicode_escape", "unicodeescape": self = .unicodeEscape
        case "raw_unicode_escape", "rawunicodeescape": self = .rawUnicodeEscape
        default:
            guard let charmap = Charmap(normalized: normalized) else { return nil }
            self = .charmap(charmap)
        }
    }

    /// Lower case, runs of anything but letters, digits and dots as one underscore.
    package static func normalized(_ name: String) -> String {
        var result: [UInt8] = []
        for byte in name.utf8 {
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower &- 0x30 < 10 || lower == 0x2E || lower >= 0x80 {
                result.append(lower)
            } else if let last = result.last, last != 0x5F {
                result.append(0x5F)
            }
        }
        if result.last == 0x5F { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// `codecs.lookup(…).name`.
    package var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf8Signed: "utf-8-sig"
        case .ascii: "ascii"
        case .latin1: "iso8859-1"
        case .utf16: "utf-16"
        case .utf16Little: "utf-16-le"
        case .utf16Big: "utf-16-be"
        case .utf32: "utf-32"
        case .utf32Little: "utf-32-le"
        case .utf32Big: "utf-32-be"
        case .unicodeEscape: "unicode-escape"
        case .rawUnicodeEscape: "raw-unicode-escape"
        case .charmap(let charmap): charmap.rawValue
        }
    }
}

/// What `codecs.register` and `codecs.register_error` have added to an interpreter.
package final class CodecRegistry {
    package var errorHandlers: [String: Value] = [:]
    package var searchFunctions: [Value] = []
    /// Results of the search functions, by normalised name.
    package var found: [String: TupleObject] = [:]
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package var codecs: CodecRegistry {
        if let known = interpreter.moduleStates["_codecs"] as? CodecRegistry { return known }
        let made = CodecRegistry()
        interpreter.moduleStates["_codecs"] = made
        return made
    }

    /// The encoding of that name if it is written in Swift.
    /// In the development mode unknown names are found where nothing has to be encoded, too.
    private func checkCodecNames(_ encoding: String, _ errors: String) throws(Raise) {
        if !interpreter.configuration.isDevelopment { return }
        if try textEncoding(encoding) == nil { _ = try lookupCodec(encoding) }
        _ = try errorHandler(errors)
    }

    private func textEncoding(_ name: String) throws(Raise) -> TextEncoding? {
        if name.utf8.contains(0) { throw valueError("embedded null character") }
        return TextEncoding(named: name)
    }

    // MARK: Encoding

    /// `string.encode(encoding, errors)`.
    package func encode(_ string: StringObject, encoding name: String, errors: String) throws(Raise) -> BytesObject {
        try checkCodecNames(name, errors)
        guard let encoding = try textEncoding(name) else { return try encodeWithRegistered(string, name, errors) }
        return try encode(string, encoding, errors)
    }

    package func encode(_ string: StringObject, _ encoding: TextEncoding, _ errors: String) throws(Raise) -> BytesObject
    {
        switch encoding {
        case .utf8: return try encodeUTF8(string, errors, signed: false)
        case .utf8Signed: return try encodeUTF8(string, errors, signed: true)
        case .ascii: return try encodeNarrow(string, errors, limit: 0x80)
        case .latin1: return try encodeNarrow(string, errors, limit: 0x100)
        case .utf16, .utf16Little, .utf16Big: return try encodeUTF16(string, encoding, errors)
        case .utf32, .utf32Little, .utf32Big: return try encodeUTF32(string, encoding, errors)
        case .unicodeEscape: return encodeUnicodeEscape(string)
        case .rawUnicodeEscape: return encodeRawUnicodeEscape(string)
        case .charmap(let charmap): return try Charmap.encode(string, charmap, errors, self)
        }
    }

    // MARK: Decoding

    /// All of `bytes` as text.
    package func decode(_ bytes: UnsafeRawBufferPointer, encoding: String, errors: String) throws(Raise) -> StringObject
    {
        var consumed = 0
        return try decode(bytes, encoding: encoding, errors: errors, final: true, consumed: &consumed)
    }

    /// As much of `bytes` as can be decoded. Unless `final`, an incomplete character at the end is left: `consumed` says how many
    /// bytes were used. Encodings with a byte order mark look for it at the start of every call.
    package func decode(
        _ bytes: UnsafeRawBufferPointer, encoding name: String, errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        consumed = bytes.count
        try checkCodecNames(name, errors)
        if bytes.count == 0 { return emptyString }
        guard let encoding = try textEncoding(name) else {
            return try decodeWithRegistered(bytes, name, errors)
        }
        return try decode(bytes, encoding, errors, final: final, consumed: &consumed)
    }

    package func decode(
        _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        consumed = bytes.count
        if bytes.count == 0 { return emptyString }
        switch encoding {
        case .utf8: return try decodeUTF8(bytes, errors, final: final, consumed: &consumed)
        case .utf8Signed:
            if bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF {
                let result = try decodeUTF8(
                    UnsafeRawBufferPointer(rebasing: bytes[3...]), errors, final: final, consumed: &consumed)
                consumed += 3
                return result
            }
            if !final && bytes.count < 3
                && bytes.elementsEqual([0xEF, 0xBB, 0xBF].prefix(bytes.count) as ArraySlice<UInt8>)
            {
                consumed = 0
                return emptyString
            }
            return try decodeUTF8(bytes, errors, final: final, consumed: &consumed)
        case .ascii: return try decodeASCII(bytes, errors)
        case .latin1: return makeString(latin1: bytes.bindMemory(to: UInt8.self))
        case .utf16, .utf16Little, .utf16Big:
            return try decodeUTF16(bytes, encoding, errors, final: final, consumed: &consumed)
        case .utf32, .utf32Little, .utf32Big:
            return try decodeUTF32(bytes, encoding, errors, final: final, consumed: &consumed)
        case .unicodeEscape: return try decodeEscapes(bytes, errors, final: final, consumed: &consumed, isRaw: false)
        case .rawUnicodeEscape: return try decodeEscapes(bytes, errors, final: final, consumed: &consumed, isRaw: true)
        case .charmap(let charmap): return try Charmap.decode(bytes, charmap, errors, self)
        }
    }

    // MARK: File names

    /// Text that the operating system gave us: UTF-8, undecodable bytes as lone surrogates.
    package func fsDecode(_ bytes: UnsafeRawBufferPointer) -> StringObject {
        let count = bytes.count
        // nearly all names: no longer than the system allows, and ASCII
        if let start = bytes.baseAddress, count > 1, count <= 4096, isASCII(start, count) {
            let result = makeString(width: 1, capacity: count)
            copyBytes(result.buffer, start, count)
            result.count = count
            return result
        }
        var consumed = 0
        do throws(Raise) {
            return try decodeUTF8(bytes, "surrogateescape", final: true, consumed: &consumed)
        } catch {
            // every byte has a meaning with this handler, so nothing raises
            return makeString(latin1: bytes.bindMemory(to: UInt8.self))
        }
    }

    /// Text for the operating system: the reverse of `fsDecode`.
    package func fsEncode(_ string: StringObject) throws(Raise) -> BytesObject {
        try encodeUTF8(string, "surrogateescape", signed: false)
    }

    /// A text for C, such as the name of an encoding or the mode of a file: neither lone surrogates nor zeros go there.
    package func plainText(_ string: StringObject) throws(Raise) -> String {
        if !string.isASCIIText { _ = try encodeUTF8(string, "strict", signed: false) }
        for i in 0..<string.count where string[i] == 0 { throw valueError("embedded null character") }
        return string.text
    }

    // MARK: Registered codecs

    /// The tuple that a search function answers for an encoding.
    package func lookupCodec(_ name: String) throws(Raise) -> TupleObject {
        if name.utf8.contains(0) { throw valueError("embedded null character") }
        let registry = codecs
        var key = String(name.map { $0 == " " ? "_" : $0 }).lowercased()
        key = String(key.map { $0 == "-" ? "_" : $0 })
        if let known = registry.found[key] { return known }
        for function in registry.searchFunctions {
            let answer = try call(function, makeStringValue(key))
            if answer.isNone { continue }
            guard let tuple = answer.as(.tuple, TupleObject.self), tuple.count == 4 else {
                throw typeError("codec search functions must return 4-tuples")
            }
            registry.found[key] = tuple
            return tuple
        }
        throw raise(types.lookupError, "unknown encoding: \(name)")
    }

    private func encodeWithRegistered(_ string: StringObject, _ name: String, _ errors: String) throws(Raise)
        -> BytesObject
    {
        let codec = try lookupCodec(name)
        let answer = try call(codec[0], .object(exact(string)), makeStringValue(errors))
        guard let tuple = answer.as(.tuple, TupleObject.self), tuple.count == 2 else {
            throw typeError("encoder must return a tuple (object, integer)")
        }
        guard let bytes = tuple[0].as(.bytes, BytesObject.self) else {
            throw typeError(
                "'\(name)' encoder returned '\(typeName(tuple[0]))' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
            )
        }
        return bytes
    }

    private func decodeWithRegistered(
        _ bytes: UnsafeRawBufferPointer, _ name: String, _ errors: String
    ) throws(Raise) -> StringObject {
        let codec = try lookupCodec(name)
        let answer = try call(codec[1], .object(makeBytes(bytes)), makeStringValue(errors))
        guard let tuple = answer.as(.tuple, TupleObject.self), tuple.count == 2 else {
            throw typeError("decoder must return a tuple (object,integer)")
        }
        guard let string = tuple[0].as(.string, StringObject.self) else {
            throw typeError(
                "'\(name)' decoder returned '\(typeName(tuple[0]))' instead of 'str'; use codecs.decode() to decode to arbitrary types"
            )
        }
        return string
    }
}
