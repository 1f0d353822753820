// UTF-16 and UTF-32, in both byte orders, with and without a byte order mark. Without a mark the machine's order counts, which is
// little-endian everywhere Taipan runs.

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Encoding

    func encodeUTF16(_ string: StringObject, _ encoding: TextEncoding, _ errors: String) throws(Raise) -> BytesObject {
        let isBig = encoding == .utf16Big
        var output = BytesBuilder(capacity: string.count &* 2 &+ 16)
        if encoding == .utf16 { output.append(unit16: 0xFEFF, isBig) }
        var i = 0
        var mark = 0
        while i < string.count {
            try chargeWay(&mark, to: i)
            let c = string[i]
            if c & 0xFFFF_F800 == 0xD800 {
                i = try encodeSurrogate(string, i, encoding, errors, &output)
            } else {
                output.append(utf16: c, isBig)
                i &+= 1
            }
        }
        return output.finish(self)
    }

    func encodeUTF32(_ string: StringObject, _ encoding: TextEncoding, _ errors: String) throws(Raise) -> BytesObject {
        let isBig = encoding == .utf32Big
        var output = BytesBuilder(capacity: string.count &* 4 &+ 16)
        if encoding == .utf32 { output.append(unit32: 0xFEFF, isBig) }
        var i = 0
        var mark = 0
        while i < string.count {
            try chargeWay(&mark, to: i)
            let c = string[i]
            if c & 0xFFFF_F800 == 0xD800 {
                i = try encodeSurrogate(string, i, encoding, errors, &output)
            } else {
                output.append(unit32: c, isBig)
                i &+= 1
            }
        }
        return output.finish(self)
    }

    /// Lone surrogates have no encoding: asks the error handler, returns where to go on.
    private func encodeSurrogate(
        _ string: StringObject, _ start: Int, _ encoding: TextEncoding, _ errors: String, _ output: inout BytesBuilder
    ) throws(Raise) -> Int {
        let isWide = encoding == .utf32 || encoding == .utf32Big || encoding == .utf32Little
        let isBig = encoding == .utf16Big || encoding == .utf32Big
        var end = start &+ 1
        while end < string.count && string[end] & 0xFFFF_F800 == 0xD800 { end &+= 1 }
        let failure = EncodeFailure(
            codec: encoding.name, string: string, start: start, end: end, reason: "surrogates not allowed")
        switch try replacement(for: failure, errors, passesSurrogates: true) {
        case nil:
            for i in start..<end {
                if isWide { output.append(unit32: string[i], isBig) } else { output.append(unit16: string[i], isBig) }
            }
            return end
        case .bytes(let bytes, let position):
            if bytes.count % (isWide ? 4 : 2) != 0 { throw encodeError(failure) }
            output.append(bytes.raw)
            return position
        case .text(let text, let position):
            for i in 0..<text.count {
                if text[i] & 0xFFFF_F800 == 0xD800 { throw encodeError(failure) }
                if isWide { output.append(unit32: text[i], isBig) } else { output.append(utf16: text[i], isBig) }
            }
            return position
        }
    }

    // MARK: Decoding

    func decodeUTF16(
        _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        var isBig = encoding == .utf16Big
        var i = 0
        if encoding == .utf16 && bytes.count >= 2 {
            if bytes[0] == 0xFF && bytes[1] == 0xFE {
                i = 2
            } else if bytes[0] == 0xFE && bytes[1] == 0xFF {
                (i, isBig) = (2, true)
            }
        }
        let name = isBig ? "utf-16-be" : "utf-16-le"
        var builder = StringBuilder(self, capacity: bytes.count / 2)
        func unit(_ at: Int) -> UInt32 {
            let (a, b) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
            return isBig ? a << 8 | b : b << 8 | a
        }
        var mark = 0
        while i < bytes.count {
            try chargeWay(&mark, to: i)
            if i + 1 >= bytes.count {
                if !final { break }
                i = try handleDecodeError(name, bytes, i, bytes.count, "truncated data", errors, &builder)
                continue
            }
            let first = unit(i)
            if first & 0xF800 != 0xD800 {
                builder.append(first)
                i += 2
            } else if first >= 0xDC00 {
                i = try handleDecodeError(name, bytes, i, i + 2, "illegal encoding", errors, &builder)
            } else if i + 3 >= bytes.count {
                if !final { break }
                i = try handleDecodeError(name, bytes, i, bytes.count, "unexpected end of data", errors, &builder)
            } else {
                let second = unit(i + 2)
                if second & 0xFC00 == 0xDC00 {
                    builder.append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
                    i += 4
                } else {
                    i = try handleDecodeError(name, bytes, i, i + 2, "illegal UTF-16 surrogate", errors, &builder)
                }
            }
        }
        consumed = min(i, bytes.count)
        return builder.finish()
    }

    func decodeUTF32(
        _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        var isBig = encoding == .utf32Big
        var i = 0
        if encoding == .utf32 && bytes.count >= 4 {
            if bytes.starts(with: [0xFF, 0xFE, 0, 0] as [UInt8]) {
                i = 4
            } else if bytes.starts(with: [0, 0, 0xFE, 0xFF] as [UInt8]) {
                (i, isBig) = (4, true)
            }
        }
        let name = isBig ? "utf-32-be" : "utf-32-le"
        var builder = StringBuilder(self, capacity: bytes.count / 4)
        var mark = 0
        while i < bytes.count {
            try chargeWay(&mark, to: i)
            if i + 4 > bytes.count {
                if !final { break }
                i = try handleDecodeError(name, bytes, i, bytes.count, "truncated data", errors, &builder)
                continue
            }
            var c: UInt32 = 0
            for k in 0..<4 { c |= UInt32(bytes[i + k]) << UInt32((isBig ? 3 - k : k) * 8) }
            if c & 0xFFFF_F800 == 0xD800 {
                let reason = "code point in surrogate code point range(0xd800, 0xe000)"
                i = try handleDecodeError(name, bytes, i, i + 4, reason, errors, &builder)
            } else if c >= 0x110000 {
                i = try handleDecodeError(name, bytes, i, i + 4, "code point not in range(0x110000)", errors, &builder)
            } else {
                builder.append(c)
                i += 4
            }
        }
        consumed = min(i, bytes.count)
        return builder.finish()
    }
}

extension BytesBuilder {
    mutating func append(unit16 unit: UInt32, _ isBig: Bool) {
        let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
        append(isBig ? high : low)
        append(isBig ? low : high)
    }

    /// One code point as one or two units.
    mutating func append(utf16 c: UInt32, _ isBig: Bool) {
        if c < 0x10000 { return append(unit16: c, isBig) }
        append(unit16: 0xD800 | (c &- 0x10000) >> 10, isBig)
        append(unit16: 0xDC00 | c & 0x3FF, isBig)
    }

    mutating func append(unit32 unit: UInt32, _ isBig: Bool) {
        for k in 0..<4 { append(UInt8(truncatingIfNeeded: unit >> UInt32((isBig ? 3 - k : k) * 8))) }
    }
}
