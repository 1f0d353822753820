// `unicode_escape` and `raw_unicode_escape`: text as the inside of a Python string literal, in Latin-1.

import TaipanSyntax

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Encoding

    func encodeUnicodeEscape(_ string: StringObject) -> BytesObject {
        var output = BytesBuilder(capacity: string.count + 16)
        for i in 0..<string.count {
            let c = string[i]
            switch c {
            case 0x5C: output.append("\\\\")
            case 0x09: output.append("\\t")
            case 0x0A: output.append("\\n")
            case 0x0D: output.append("\\r")
            case 0x20..<0x7F: output.append(UInt8(truncatingIfNeeded: c))
            default: output.append(escaped: c, letter: c < 0x100 ? 0x78 : c < 0x10000 ? 0x75 : 0x55)
            }
        }
        return output.finish(self)
    }

    func encodeRawUnicodeEscape(_ string: StringObject) -> BytesObject {
        var output = BytesBuilder(capacity: string.count + 16)
        for i in 0..<string.count {
            let c = string[i]
            if c < 0x100 {
                output.append(UInt8(truncatingIfNeeded: c))
            } else {
                output.append(escaped: c, letter: c < 0x10000 ? 0x75 : 0x55)
            }
        }
        return output.finish(self)
    }

    // MARK: Decoding

    func decodeEscapes(
        _ bytes: UnsafeRawBufferPointer, _ errors: String, final: Bool, consumed: inout Int, isRaw: Bool
    ) throws(Raise) -> StringObject {
        var builder = StringBuilder(self, capacity: bytes.count)
        let codec = isRaw ? "rawunicodeescape" : "unicodeescape"
        var i = 0
        while i < bytes.count {
            if bytes[i] != 0x5C {
                builder.append(bytes[i])
                i += 1
                continue
            }
            var escape = Escape(bytes, i)
            if isRaw { escape.readRaw() } else { escape.read() }
            if let reason = escape.failure {
                if escape.isTruncated && !final { break }
                i = try handleDecodeError(codec, bytes, i, escape.end, reason, errors, &builder)
            } else {
                if let point = escape.point { builder.append(point) }
                if escape.keepsBackslash {
                    builder.append(0x5C as UInt32)
                    if escape.end > i + 1 { builder.append(bytes[i + 1]) }
                }
                i = escape.end
            }
        }
        consumed = min(i, bytes.count)
        return builder.finish()
    }
}

/// One backslash and what follows it.
private struct Escape {
    let bytes: UnsafeRawBufferPointer
    let start: Int
    /// Behind the escape, or behind what is wrong.
    var end: Int
    var point: UInt32?
    var keepsBackslash = false
    var failure: String?
    /// The data ends inside the escape.
    var isTruncated = false

    init(_ bytes: UnsafeRawBufferPointer, _ start: Int) {
        self.bytes = bytes
        self.start = start
        end = start + 1
    }

    mutating func read() {
        guard end < bytes.count else {
            fail("\\ at end of string")
            isTruncated = true
            return
        }
        let letter = bytes[end]
        end += 1
        switch letter {
        case 0x0A: break
        case 0x5C, 0x27, 0x22: point = UInt32(letter)
        case UInt8(ascii: "a"): point = 7
        case UInt8(ascii: "b"): point = 8
        case UInt8(ascii: "t"): point = 9
        case UInt8(ascii: "n"): point = 10
        case UInt8(ascii: "v"): point = 11
        case UInt8(ascii: "f"): point = 12
        case UInt8(ascii: "r"): point = 13
        case 0x30...0x37:
            var value = UInt32(letter - 0x30)
            var count = 1
            while count < 3 && end < bytes.count && bytes[end] & 0xF8 == 0x30 {
                value = value << 3 | UInt32(bytes[end] & 7)
                end += 1
                count += 1
            }
            point = value
        case UInt8(ascii: "x"): readHex(2, "truncated \\xXX escape")
        case UInt8(ascii: "u"): readHex(4, "truncated \\uXXXX escape")
        case UInt8(ascii: "U"): readHex(8, "truncated \\UXXXXXXXX escape")
        case UInt8(ascii: "N"): readName()
        default: keepsBackslash = true
        }
    }

    mutating func readRaw() {
        guard end < bytes.count else {
            keepsBackslash = true
            return
        }
        switch bytes[end] {
        case UInt8(ascii: "u"):
            end += 1
            readHex(4, "truncated \\uXXXX escape")
        case UInt8(ascii: "U"):
            end += 1
            readHex(8, "truncated \\UXXXXXXXX escape")
        default:
            end += 1
            keepsBackslash = true
        }
    }

    private mutating func fail(_ reason: String) { failure = reason }

    private mutating func readHex(_ count: Int, _ truncated: String) {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard end < bytes.count else {
                isTruncated = true
                return fail(truncated)
            }
            guard let digit = hexValue(bytes[end]) else { return fail(truncated) }
            value = value << 4 | digit
            end += 1
        }
        if value >= 0x110000 { return fail("illegal Unicode character") }
        point = value
    }

    private mutating func readName() {
        guard end < bytes.count, bytes[end] == UInt8(ascii: "{"),
            let close = bytes[end...].firstIndex(of: UInt8(ascii: "}")), close > end + 1
        else {
            isTruncated = end >= bytes.count
            return fail("malformed \\N character escape")
        }
        let name = String(decoding: bytes[(end + 1)..<close], as: UTF8.self)
        end = close + 1
        guard let scalar = CharacterNames.scalar(named: name) else { return fail("unknown Unicode character name") }
        point = scalar.value
    }
}

/// The value of a hexadecimal digit.
@inline(__always) func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte &- 0x30)
    case 0x41...0x46: UInt32(byte &- 0x37)
    case 0x61...0x66: UInt32(byte &- 0x57)
    default: nil
    }
}

extension BytesBuilder {
    /// `\x1f`, `\u2028` or `\U000e0001`, as the letter says.
    mutating func append(escaped c: UInt32, letter: UInt8) {
        append(0x5C)
        append(letter)
        var places: UInt32 = letter == 0x78 ? 2 : letter == 0x75 ? 4 : 8
        while places > 0 {
            places -= 1
            append(hexDigit: c >> (places * 4))
        }
    }

    @inline(__always) mutating func append(hexDigit value: UInt32) {
        let digit = UInt8(truncatingIfNeeded: value & 15)
        append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
    }
}
