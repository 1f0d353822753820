// Reading text: lines, a number of characters, everything. All of it looks at the bytes in `ahead`.

import TaipanHost
import TaipanRuntime

extension TextFile {
    /// A line in `ahead`: how many bytes it has, and how many of those are its newline.
    private struct Line {
        var length: Int
        var newline: Int
    }

    // MARK: Lines

    /// The next line, at most `limit` characters of it; nil at the end.
    package func readline(_ limit: Int, _ thread: ThreadRef) throws(Raise) -> StringObject? {
        var scanned = 0
        while true {
            if let line = findLine(from: &scanned, atEnd: false) { return try take(line, limit, thread) }
            if limit >= 0 && ahead.count > limit &* 4 { break }
            // (a file may be one line without an end)
            try thread.charge(100)
            try thread.checkAllocation(ahead.count)
            if try !fill(thread) {
                scanned = 0
                if let line = findLine(from: &scanned, atEnd: true) { return try take(line, limit, thread) }
                break
            }
        }
        if ahead.count == 0 { return nil }
        return try take(Line(length: ahead.count, newline: 0), limit, thread)
    }

    /// The end of the first line. `scanned` bytes have been searched already.
    @inline(__always) private func findLine(from scanned: inout Int, atEnd: Bool) -> Line? {
        let start = UnsafeRawPointer(ahead.first)
        let count = ahead.count
        switch newline {
        case .lf:
            if let found = RawMemory.find(10, in: start + scanned, count: count &- scanned) {
                return Line(length: found - start &+ 1, newline: 1)
            }
            scanned = count
            return nil
        case .translated, .untranslated:
            let feed = count > scanned ? RawMemory.find(10, in: start + scanned, count: count &- scanned) : nil
            let end = feed.map { $0 - start } ?? count
            if end > scanned, let found = RawMemory.find(13, in: start + scanned, count: end &- scanned) {
                let place = found - start
                if place &+ 1 < count {
                    let isPair = start.load(fromByteOffset: place &+ 1, as: UInt8.self) == 10
                    return Line(length: place &+ (isPair ? 2 : 1), newline: isPair ? 2 : 1)
                }
                if atEnd { return Line(length: place &+ 1, newline: 1) }
                // whether a `\n` follows is not known yet
                scanned = place
                return nil
            }
            if feed != nil { return Line(length: end &+ 1, newline: 1) }
            scanned = count
            return nil
        case .cr:
            if let found = RawMemory.find(13, in: start + scanned, count: count &- scanned) {
                return Line(length: found - start &+ 1, newline: 1)
            }
            scanned = count
            return nil
        case .crlf:
            var from = scanned
            while let found = RawMemory.find(13, in: start + from, count: count &- from) {
                let place = found - start
                if place &+ 1 >= count { break }
                if start.load(fromByteOffset: place &+ 1, as: UInt8.self) == 10 {
                    return Line(length: place &+ 2, newline: 2)
                }
                from = place &+ 1
            }
            scanned = max(count &- 1, 0)
            return nil
        }
    }

    /// Makes a string of a line, or of its first `limit` characters.
    @inline(__always) private func take(_ line: Line, _ limit: Int, _ thread: ThreadRef) throws(Raise) -> StringObject {
        let start = ahead.first
        if limit >= 0 && line.length > limit {
            let cut = cut(line, limit)
            if cut < line.length {
                let text = try makeText(start, cut, thread)
                ahead.drop(cut)
                return text
            }
        }
        var length = line.length
        if newline == .translated || newline == .untranslated {
            let last = length > 0 ? start.load(fromByteOffset: length &- 1, as: UInt8.self) : 0
            if line.newline == 2 {
                seenNewlines |= 4
                if newline == .translated {
                    start.storeBytes(of: 10, toByteOffset: length &- 2, as: UInt8.self)
                    length &-= 1
                }
            } else if line.newline == 1 && last == 13 {
                seenNewlines |= 1
                if newline == .translated { start.storeBytes(of: 10, toByteOffset: length &- 1, as: UInt8.self) }
            } else if line.newline == 1 {
                seenNewlines |= 2
            }
        }
        let text = try makeText(start, length, thread)
        ahead.drop(line.length)
        return text
    }

    /// How many bytes of a line are its first `limit` characters. A newline that is translated counts as one and is not split.
    private func cut(_ line: Line, _ limit: Int) -> Int {
        if newline != .translated || line.newline == 0 { return bytes(of: limit, in: line.length) }
        let content = line.length &- line.newline
        if limit > 0 && bytes(of: limit &- 1, in: content) == content { return line.length }
        return bytes(of: limit, in: content)
    }

    /// How many of the first bytes hold `limit` characters.
    private func bytes(of limit: Int, in length: Int) -> Int {
        if aheadIsASCII || decoding == .latin1 { return min(limit, length) }
        var left = limit
        var i = 0
        let start = ahead.first
        while i < length {
            if start.load(fromByteOffset: i, as: UInt8.self) & 0xC0 != 0x80 || !isUTF8 {
                if left == 0 { return i }
                left &-= 1
            }
            i &+= 1
        }
        return length
    }

    /// The bytes in `ahead` are UTF-8.
    private var isUTF8: Bool { decoding == .utf8 || !isDirect }

    // MARK: A number of characters

    package func read(_ count: Int, _ thread: ThreadRef) throws(Raise) -> StringObject {
        if count == 0 { return thread.emptyString }
        var isAtEnd = false
        while true {
            let (length, characters) = measure(count, isAtEnd)
            if characters >= count || isAtEnd {
                let text = try translated(length, thread)
                ahead.drop(length)
                return text
            }
            try thread.charge(100)
            if try !fill(thread) { isAtEnd = true }
        }
    }

    /// How many of the first bytes are the first `wanted` characters (fewer, if there are not so many yet).
    private func measure(_ wanted: Int, _ isAtEnd: Bool) -> (length: Int, characters: Int) {
        let start = ahead.first
        let count = ahead.count
        if newline != .translated, aheadIsASCII || decoding == .latin1 {
            let length = min(wanted, count)
            return (length, length)
        }
        let joins = newline == .translated
        let isUTF8 = isUTF8
        var characters = 0
        var i = 0
        while i < count {
            let byte = start.load(fromByteOffset: i, as: UInt8.self)
            if isUTF8 && byte & 0xC0 == 0x80 {
                i &+= 1
                continue
            }
            if characters == wanted { return (i, characters) }
            if joins && byte == 13 {
                if i &+ 1 >= count { return isAtEnd ? (count, characters &+ 1) : (i, characters) }
                if start.load(fromByteOffset: i &+ 1, as: UInt8.self) == 10 { i &+= 1 }
            }
            characters &+= 1
            i &+= 1
        }
        // a character at the end may be incomplete
        if isUTF8 && !aheadIsASCII && !isAtEnd && characters == wanted { return (count, max(wanted &- 1, 0)) }
        return (count, characters)
    }

    /// The first bytes as text, newlines translated as the stream wants it.
    private func translated(_ length: Int, _ thread: ThreadRef) throws(Raise) -> StringObject {
        let start = ahead.first
        noteNewlines(start, length)
        if newline == .translated, RawMemory.find(13, in: start, count: length) != nil {
            let copy = allocateBytes(max(length, 1))
            defer { freeBytes(copy) }
            copyBytes(copy, start, length)
            return try makeText(copy, joinNewlines(copy, length), thread)
        }
        return try makeText(start, length, thread)
    }

    /// Notes which newlines are among some bytes.
    private func noteNewlines(_ start: UnsafeRawPointer, _ count: Int) {
        if newline != .translated && newline != .untranslated || count == 0 { return }
        if RawMemory.find(13, in: start, count: count) == nil {
            if seenNewlines & 2 == 0, RawMemory.find(10, in: start, count: count) != nil { seenNewlines |= 2 }
            return
        }
        var i = 0
        while i < count {
            let byte = start.load(fromByteOffset: i, as: UInt8.self)
            if byte == 10 {
                seenNewlines |= 2
            } else if byte == 13 {
                if i &+ 1 < count, start.load(fromByteOffset: i &+ 1, as: UInt8.self) == 10 {
                    seenNewlines |= 4
                    i &+= 1
                } else {
                    seenNewlines |= 1
                }
            }
            i &+= 1
        }
    }

    /// Makes `\r\n` and `\r` into `\n`, in place: the new length.
    private func joinNewlines(_ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        var n = 0
        var i = 0
        while i < count {
            var byte = bytes[i]
            if byte == 13 {
                byte = 10
                if i &+ 1 < count && bytes[i &+ 1] == 10 { i &+= 1 }
            }
            bytes[n] = byte
            n &+= 1
            i &+= 1
        }
        return n
    }

    // MARK: Everything

    package func readAll(_ thread: ThreadRef) throws(Raise) -> StringObject {
        if ahead.count == 0, isDirect, let buffered, buffered.ahead.count == 0, let file = buffered.file {
            try buffered.checkReadable(thread)
            if buffered.pending.count > 0 { try buffered.flushPending(thread) }
            buffered.forgetPosition()
            if let text = try readDirectly(file, thread) { return text }
        }
        if isDirect {
            try appendRest(thread)
        } else {
            while try fill(thread) { try thread.charge(10) }
        }
        let text = try translated(ahead.count, thread)
        ahead.removeAll()
        return text
    }

    /// Appends all that is left below to `ahead`.
    private func appendRest(_ thread: ThreadRef) throws(Raise) {
        if let buffered {
            if let rest = try buffered.readAll(thread) { ahead.append(rest.buffer, rest.count) }
        } else {
            let rest = try thread.callMethod(buffer, "read")
            if rest.isNone { return }
            var view = try thread.acquireBuffer(rest)
            defer { view.release() }
            if let start = view.bytes.baseAddress { ahead.append(start, view.count) }
        }
        aheadIsASCII = isASCII(ahead.first, ahead.count)
    }

    /// Reads a file of known size straight into the string that is going to be the answer. If the text then turns out to need
    /// decoding or translation, or the file was larger, the bytes go to `ahead` and the answer is nil.
    private func readDirectly(_ file: RawFile, _ thread: ThreadRef) throws(Raise) -> StringObject? {
        let expected = file.expectedRest(thread)
        if expected == 0 { return nil }
        try thread.checkAllocation(expected)
        let string = thread.makeString(width: 1, capacity: expected &+ 1)
        var count = 0
        while count <= expected {
            guard let got = try file.read(string.buffer + count, expected &+ 1 &- count, thread), got > 0 else { break }
            count &+= got
        }
        let isPure = isASCII(string.buffer, count)
        let hasReturns = newline == .translated && RawMemory.find(13, in: string.buffer, count: count) != nil
        if count <= expected, isPure || decoding == .latin1, !hasReturns {
            noteNewlines(string.buffer, count)
            string.count = count
            if count == 0 { return thread.emptyString }
            return string
        }
        ahead.append(string.buffer, count)
        aheadIsASCII = isPure
        return nil
    }

    // MARK: Position

    package func tell(_ thread: ThreadRef) throws(Raise) -> Int64 {
        try check(thread)
        if !canSeek { throw thread.unsupported("underlying stream is not seekable") }
        if isIterating { throw thread.raise(thread.types.osError, "telling position disabled by next() call") }
        try flush(thread)
        let below: Int64
        if let buffered {
            below = try buffered.tell(thread)
        } else {
            below = try thread.int64(try thread.callMethod(buffer, "tell"))
        }
        if isDirect { return below - Int64(ahead.count) }
        if ahead.count == 0 { return below - Int64(undecoded.count) }
        var consumed = 0
        let text = try thread.decode(ahead.bytes, .utf8, "surrogatepass", final: true, consumed: &consumed)
        let encoded: BytesObject
        if let decoding {
            encoded = try thread.encode(text, decoding, errors)
        } else {
            encoded = try thread.encode(text, encoding: encodingName, errors: errors)
        }
        return below - Int64(undecoded.count) - Int64(encoded.count)
    }

    package func seek(_ cookie: Value, _ whence: Int32, _ thread: ThreadRef) throws(Raise) -> Int64 {
        try check(thread)
        if !canSeek { throw thread.unsupported("underlying stream is not seekable") }
        let target: Int64
        switch whence {
        case 0:
            let number = try thread.indexValue(cookie)
            if thread.isNegative(number) {
                throw thread.valueError("negative seek position \(try thread.repr(number).text)")
            }
            target = try thread.int64(number)
        case 1:
            if try thread.index(cookie) != 0 { throw thread.unsupported("can't do nonzero cur-relative seeks") }
            target = try tell(thread)
        case 2:
            if try thread.index(cookie) != 0 { throw thread.unsupported("can't do nonzero end-relative seeks") }
            try flush(thread)
            forgetAhead()
            restoreMark(at: -1)
            if let buffered { return try buffered.seek(0, 2, thread) }
            return try thread.int64(try thread.callMethod(buffer, "seek", .int(0), .int(2)))
        default: throw thread.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
        }
        try flush(thread)
        forgetAhead()
        restoreMark(at: target)
        if let buffered {
            _ = try buffered.seek(target, 0, thread)
        } else {
            _ = try thread.callMethod(buffer, "seek", .int(Int(target)))
        }
        return target
    }

    /// At the start a byte order mark is expected, and written; nowhere else.
    private func restoreMark(at position: Int64) {
        isIterating = false
        switch encoding {
        case .utf8Signed, .utf16, .utf32:
            if position == 0 {
                decoding = encoding
                writesMark = true
            } else {
                writesMark = false
            }
        default: break
        }
    }
}
