// UTF-8, ASCII and Latin-1.
//
// Decoding looks at the data twice: the first pass checks it and finds length and width of the result, 32 bytes at a time while
// all is ASCII; the second fills a buffer of the right size. Only data with errors goes through a builder.

extension UnsafeMutablePointer where Pointee == ThreadState {
    // MARK: Encoding

    package func encodeUTF8(_ string: StringObject, _ errors: String, signed: Bool) throws(Raise) -> BytesObject {
        let prefix = signed ? 3 : 0
        if string.isASCIIText {
            let result = makeBytes(count: string.count + prefix)
            if signed { (result.bytes[0], result.bytes[1], result.bytes[2]) = (0xEF, 0xBB, 0xBF) }
            try copyLong(result.buffer + prefix, string.buffer, string.count)
            return result
        }
        var output = BytesBuilder(capacity: string.count &+ string.count / 2 &+ 16)
        if signed { output.append("\u{FEFF}") }
        var i = 0
        var mark = 0
        while i < string.count {
            try chargeWay(&mark, to: i)
            let c = string[i]
            if c & 0xFFFF_F800 != 0xD800 {
                output.append(utf8: c)
                i &+= 1
                continue
            }
            var end = i &+ 1
            while end < string.count && string[end] & 0xFFFF_F800 == 0xD800 {
                try chargeItem(end)
                end &+= 1
            }
            let failure = EncodeFailure(
                codec: "utf-8", string: string, start: i, end: end, reason: "surrogates not allowed")
            switch try replacement(for: failure, errors, passesSurrogates: true) {
            case nil:
                for k in i..<end { output.append(utf8: string[k]) }
                i = end
            case .bytes(let bytes, let position):
                output.append(bytes.raw)
                i = position
            case .text(let text, let position):
                if !text.isASCIIText { throw encodeError(failure) }
                output.append(latin1: text)
                i = position
            }
        }
        return output.finish(self)
    }

    /// ASCII (`limit` 0x80) and Latin-1 (0x100).
    func encodeNarrow(_ string: StringObject, _ errors: String, limit: UInt32) throws(Raise) -> BytesObject {
        if limit == 0x100 ? string.width == 1 : string.isASCIIText {
            return try makeBytes(copying: UnsafeRawBufferPointer(start: string.buffer, count: string.count))
        }
        var output = BytesBuilder(capacity: string.count)
        var i = 0
        var mark = 0
        while i < string.count {
            try chargeWay(&mark, to: i)
            let c = string[i]
            if c < limit {
                output.append(UInt8(truncatingIfNeeded: c))
                i &+= 1
                continue
            }
            var end = i &+ 1
            while end < string.count && string[end] >= limit {
                try chargeItem(end)
                end &+= 1
            }
            let failure = EncodeFailure(
                codec: limit == 0x80 ? "ascii" : "latin-1", string: string, start: i, end: end,
                reason: limit == 0x80 ? "ordinal not in range(128)" : "ordinal not in range(256)")
            switch try replacement(for: failure, errors, passesSurrogates: false) {
            case nil: i = end
            case .bytes(let bytes, let position):
                output.append(bytes.raw)
                i = position
            case .text(let text, let position):
                for k in 0..<text.count {
                    if text[k] >= limit { throw encodeError(failure) }
                    try chargeItem(k)
                }
                output.append(latin1: text)
                i = position
            }
        }
        return output.finish(self)
    }

    // MARK: Decoding

    func decodeASCII(_ bytes: UnsafeRawBufferPointer, _ errors: String) throws(Raise) -> StringObject {
        guard let start = bytes.baseAddress else { return emptyString }
        let clean = try cleanPrefix(start, bytes.count)
        if clean == bytes.count { return try makeString(copyingLatin1: start, clean) }
        var builder = StringBuilder(self, capacity: bytes.count)
        builder.append(latin1: UnsafeRawBufferPointer(rebasing: bytes[..<clean]).bindMemory(to: UInt8.self))
        var i = clean
        var mark = 0
        while i < bytes.count {
            try chargeWay(&mark, to: i)
            if bytes[i] < 0x80 {
                builder.append(bytes[i])
                i += 1
            } else {
                i = try handleDecodeError("ascii", bytes, i, i + 1, "ordinal not in range(128)", errors, &builder)
            }
        }
        return builder.finish()
    }

    func decodeUTF8(
        _ bytes: UnsafeRawBufferPointer, _ errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        consumed = bytes.count
        guard let start = bytes.baseAddress else { return emptyString }
        let clean = try cleanPrefix(start, bytes.count)
        if clean == bytes.count {
            if clean == 1 { return makeString(codePoint: UInt32(bytes[0])) }
            return try makeString(copyingLatin1: start, clean)
        }
        var scan = UTF8Scan(start, from: clean, to: bytes.count)
        try inPieces(bytes.count &- clean) { (_, end) throws(Raise) in scan.run(upTo: clean &+ end) }
        if scan.failure == nil || scan.failure == .truncated && !final {
            consumed = scan.position
            let result = makeString(width: scan.width, capacity: clean &+ scan.count)
            var from = 0
            try inPieces(scan.position) { (_, end) throws(Raise) in
                from = UTF8Scan.decode(start, from, end, of: scan.position, into: result)
            }
            return result
        }
        return try decodeFaultyUTF8(bytes, errors, final: final, consumed: &consumed)
    }

    /// `asciiPrefix` for any length.
    @inline(__always)
    private func cleanPrefix(_ start: UnsafeRawPointer, _ count: Int) throws(Raise) -> Int {
        if count <= 1 << 20 { return asciiPrefix(start, count) }
        var clean = 0
        try inBlocks(count) { (from, to) throws(Raise) in
            if clean == from { clean = from &+ asciiPrefix(start + from, to &- from) }
        }
        return clean
    }

    /// A string of Latin-1 text of any length.
    private func makeString(copyingLatin1 start: UnsafeRawPointer, _ count: Int) throws(Raise) -> StringObject {
        let result = makeString(width: 1, capacity: count)
        try copyLong(result.buffer, start, count)
        result.count = count
        return result
    }

    private func decodeFaultyUTF8(
        _ bytes: UnsafeRawBufferPointer, _ errors: String, final: Bool, consumed: inout Int
    ) throws(Raise) -> StringObject {
        guard let start = bytes.baseAddress else { return emptyString }
        var builder = StringBuilder(self, capacity: bytes.count)
        var position = 0
        var mark = 0
        while position < bytes.count {
            try chargeWay(&mark, to: position, cost: 8)
            var scan = UTF8Scan(start, from: position, to: bytes.count)
            scan.run(upTo: bytes.count)
            if scan.position > position {
                let part = makeString(width: scan.width, capacity: scan.count)
                let length = scan.position - position
                _ = UTF8Scan.decode(start + position, 0, length, of: length, into: part)
                builder.append(part)
                position = scan.position
            }
            guard let failure = scan.failure else { break }
            if failure == .truncated && !final { break }
            let reason =
                switch failure {
                case .start: "invalid start byte"
                case .continuation: "invalid continuation byte"
                case .truncated: "unexpected end of data"
                }
            position = try handleDecodeError(
                "utf-8", bytes, position, position + scan.failureLength, reason, errors, &builder)
        }
        consumed = min(position, bytes.count)
        return builder.finish()
    }
}

/// How many of the first bytes are ASCII, 32 at a time.
@inline(__always) func asciiPrefix(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    var i = 0
    while i &+ 32 <= count {
        let p = start + i
        let a = p.loadUnaligned(as: UInt64.self) | p.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let b =
            p.loadUnaligned(fromByteOffset: 16, as: UInt64.self) | p.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        if (a | b) & high != 0 { break }
        i &+= 32
    }
    while i &+ 8 <= count && (start + i).loadUnaligned(as: UInt64.self) & high == 0 { i &+= 8 }
    while i < count && start.load(fromByteOffset: i, as: UInt8.self) < 0x80 { i &+= 1 }
    return i
}

/// One look at UTF-8: how far it is well formed, how many code points that is, and how wide they are.
struct UTF8Scan {
    enum Failure { case start, continuation, truncated }

    private let bytes: UnsafePointer<UInt8>
    private let end: Int
    /// Where the scan stopped: the end, or the first byte of what is wrong.
    private(set) var position: Int
    /// Code points between where it started and where it stopped.
    private(set) var count: Int
    private(set) var width = 1
    /// The greatest first byte of a character beyond ASCII.
    private var widest: UInt8 = 0
    private(set) var failure: Failure?
    /// How many bytes are wrong.
    private(set) var failureLength = 0

    init(_ start: UnsafeRawPointer, from: Int, to end: Int) {
        bytes = start.assumingMemoryBound(to: UInt8.self)
        self.end = end
        position = from
        count = 0
    }

    /// Goes on to `stop`, or to the end of the character that begins before it, or to what is wrong.
    mutating func run(upTo stop: Int) {
        if failure != nil { return }
        var i = position
        var n = count
        scan: while i < stop {
            let first = bytes[i]
            if first < 0x80 {
                // words of ASCII inside other text
                if i &+ 8 <= end,
                    UnsafeRawPointer(bytes + i).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    i &+= 8
                    n &+= 8
                } else {
                    i &+= 1
                    n &+= 1
                }
                continue
            }
            let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
            if length == 0 {
                fail(.start, 1)
                break
            }
            var k = 1
            while k < length {
                if i &+ k >= end {
                    fail(.truncated, k)
                    break scan
                }
                let byte = bytes[i &+ k]
                let isGood = k > 1 ? byte & 0xC0 == 0x80 : UTF8Scan.mayFollow(first, byte)
                if !isGood {
                    fail(.continuation, k)
                    break scan
                }
                k &+= 1
            }
            if first > widest { widest = first }
            i &+= length
            n &+= 1
        }
        position = i
        count = n
        width = widest >= 0xF0 ? 4 : widest >= 0xC4 ? 2 : 1
    }

    private mutating func fail(_ failure: Failure, _ length: Int) {
        self.failure = failure
        failureLength = length
    }

    /// The second byte must not make the form too long, a surrogate, or a number beyond U+10FFFF.
    @inline(__always) private static func mayFollow(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case 0xE0: second >= 0xA0 && second <= 0xBF
        case 0xED: second >= 0x80 && second <= 0x9F
        case 0xF0: second >= 0x90 && second <= 0xBF
        case 0xF4: second >= 0x80 && second <= 0x8F
        default: second & 0xC0 == 0x80
        }
    }

    /// Decodes the part `from ..< to` of `length` well-formed bytes behind what is already in a string, which is wide enough and has
    /// room. Gives back the place of the first character that does not begin in this part.
    static func decode(
        _ start: UnsafeRawPointer, _ from: Int, _ to: Int, of length: Int, into result: StringObject
    ) -> Int {
        let source = start.assumingMemoryBound(to: UInt8.self)
        var end = to
        while end < length, source[end] & 0xC0 == 0x80 { end &+= 1 }
        switch result.width {
        case 1: result.count &+= decode(source + from, end &- from, result.bytes + result.count)
        case 2: result.count &+= decode(source + from, end &- from, result.units16 + result.count)
        default: result.count &+= decode(source + from, end &- from, result.units32 + result.count)
        }
        return end
    }

    @inline(__always)
    private static func decode<Unit: FixedWidthInteger & UnsignedInteger>(
        _ source: UnsafePointer<UInt8>, _ length: Int, _ target: UnsafeMutablePointer<Unit>
    ) -> Int {
        var i = 0
        var n = 0
        while i < length {
            let first = UInt32(source[i])
            if first < 0x80 {
                target[n] = Unit(truncatingIfNeeded: first)
                i &+= 1
            } else if first < 0xE0 {
                target[n] = Unit(truncatingIfNeeded: (first & 0x1F) << 6 | UInt32(source[i &+ 1] & 0x3F))
                i &+= 2
            } else if first < 0xF0 {
                let low = UInt32(source[i &+ 1] & 0x3F) << 6 | UInt32(source[i &+ 2] & 0x3F)
                target[n] = Unit(truncatingIfNeeded: (first & 0x0F) << 12 | low)
                i &+= 3
            } else {
                let middle = UInt32(source[i &+ 1] & 0x3F) << 12 | UInt32(source[i &+ 2] & 0x3F) << 6
                target[n] = Unit(truncatingIfNeeded: (first & 0x07) << 18 | middle | UInt32(source[i &+ 3] & 0x3F))
                i &+= 4
            }
            n &+= 1
        }
        return n
    }
}

extension BytesBuilder {
    /// One code point as generalised UTF-8.
    @inline(__always) mutating func append(utf8 c: UInt32) {
        if c < 0x80 {
            append(UInt8(truncatingIfNeeded: c))
        } else if c < 0x800 {
            append(UInt8(truncatingIfNeeded: 0xC0 | c >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | c & 0x3F))
        } else if c < 0x10000 {
            append(UInt8(truncatingIfNeeded: 0xE0 | c >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | c & 0x3F))
        } else {
            append(UInt8(truncatingIfNeeded: 0xF0 | c >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | c >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | c & 0x3F))
        }
    }
}
