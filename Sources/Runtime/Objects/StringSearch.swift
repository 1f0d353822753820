// Searching in runs of units, for `str` of all three widths and for `bytes`.
//
// One byte wide, the C library's `memchr` and `memmem` do the work; wider runs search for several units with `memmem` as well and
// skip the hits that start in the middle of a unit.
//
// Unsafe: a run borrows the memory of its string or buffer; whoever makes one keeps the owner alive while it is used.

import TaipanHost

/// `count` units of `width` bytes (1, 2 or 4) at an address.
package struct TextRun {
    package let start: UnsafeRawPointer
    package let count: Int
    package let width: Int

    @inline(__always) package init(_ start: UnsafeRawPointer, _ count: Int, width: Int = 1) {
        self.start = start
        self.count = count
        self.width = width
    }

    @inline(__always) init(_ string: StringObject) { self.init(string.buffer, string.count, width: Int(string.width)) }

    @inline(__always) package subscript(index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(start.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(start.load(fromByteOffset: index &* 2, as: UInt16.self))
        default: start.load(fromByteOffset: index &* 4, as: UInt32.self)
        }
    }

    /// The units of `needle`, which has the same width, stand at `index`, where there is room for them.
    @inline(__always) func holds(_ needle: TextRun, at index: Int) -> Bool {
        equalBytes(start + index &* width, needle.start, needle.count &* width)
    }

    // MARK: Finding

    /// Where `needle` (of the same width) first occurs within `from ..< to`; -1 if it does not. An empty needle is at `from`.
    package func find(_ needle: TextRun, _ from: Int, _ to: Int) -> Int {
        if needle.count > to &- from { return -1 }
        if needle.count == 0 { return from }
        if needle.count == 1 { return find(unit: needle[0], from, to) }
        if width == 1 {
            guard let hit = RawMemory.find(needle.start, needleCount: needle.count, in: start + from, count: to &- from)
            else { return -1 }
            return hit - start
        }
        var position = from &* width
        let end = to &* width
        let needleBytes = needle.count &* width
        while position &+ needleBytes <= end {
            guard
                let hit = RawMemory.find(
                    needle.start, needleCount: needleBytes, in: start + position, count: end &- position)
            else { return -1 }
            let offset = hit - start
            if offset & (width &- 1) == 0 { return offset / width }
            position = offset &+ 1
        }
        return -1
    }

    package func find(unit: UInt32, _ from: Int, _ to: Int) -> Int {
        if to <= from { return -1 }
        switch width {
        case 1:
            guard unit < 0x100 else { return -1 }
            guard let hit = RawMemory.find(UInt8(truncatingIfNeeded: unit), in: start + from, count: to &- from) else {
                return -1
            }
            return hit - start
        case 2:
            guard unit < 0x10000 else { return -1 }
            let units = start.assumingMemoryBound(to: UInt16.self)
            let wanted = UInt16(truncatingIfNeeded: unit)
            var i = from
            while i < to {
                if units[i] == wanted { return i }
                i &+= 1
            }
        default:
            let units = start.assumingMemoryBound(to: UInt32.self)
            var i = from
            while i < to {
                if units[i] == unit { return i }
                i &+= 1
            }
        }
        return -1
    }

    /// True if the unit occurs. For short runs: looks at one after the other.
    @inline(__always) fileprivate func holds(unit: UInt32) -> Bool {
        var i = 0
        while i < count {
            if self[i] == unit { return true }
            i &+= 1
        }
        return false
    }

    /// Where `needle` last occurs within `from ..< to`; an empty needle is at `to`.
    package func findLast(_ needle: TextRun, _ from: Int, _ to: Int) -> Int {
        if needle.count > to &- from { return -1 }
        if needle.count == 0 { return to }
        if width == 1 && needle.count == 1 {
            guard
                let hit = RawMemory.findLast(UInt8(truncatingIfNeeded: needle[0]), in: start + from, count: to &- from)
            else { return -1 }
            return hit - start
        }
        let first = needle[0]
        let lastOffset = needle.count &- 1
        let last = needle[lastOffset]
        var i = to &- needle.count
        while i >= from {
            if self[i] == first && self[i &+ lastOffset] == last && holds(needle, at: i) { return i }
            i &-= 1
        }
        return -1
    }

    /// How often `needle` occurs without overlap within `from ..< to`, at most `limit` times. An empty needle occurs at every
    /// position, the end included.
    package func occurrences(_ needle: TextRun, _ from: Int, _ to: Int, limit: Int = .max) -> Int {
        if from > to { return 0 }
        if needle.count == 0 { return min(to &- from &+ 1, limit) }
        if width == 1 && needle.count == 1 && limit == .max {
            let bytes = start.assumingMemoryBound(to: UInt8.self)
            let wanted = UInt8(truncatingIfNeeded: needle[0])
            var found = 0
            var i = from
            while i < to {
                found &+= bytes[i] == wanted ? 1 : 0
                i &+= 1
            }
            return found
        }
        var found = 0
        var position = from
        while found < limit {
            let hit = find(needle, position, to)
            if hit < 0 { break }
            found &+= 1
            position = hit &+ needle.count
        }
        return found
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// How much of a run is searched between two looks at the world.
    private static var searchPiece: Int { 1 << 20 }

    /// `hay.find`, with looks at the world on a long way.
    @inline(__always)
    package func find(_ needle: TextRun, in hay: TextRun, _ from: Int, _ to: Int) throws(Raise) -> Int {
        if to &- from <= Self.searchPiece { return hay.find(needle, from, to) }
        return try findFar(needle, in: hay, from, to)
    }

    @inline(never)
    private func findFar(_ needle: TextRun, in hay: TextRun, _ from: Int, _ to: Int) throws(Raise) -> Int {
        var start = from
        while start < to {
            // an occurrence that begins in this piece may end in the next
            let end = min(start &+ Self.searchPiece, to)
            let hit = hay.find(needle, start, min(end &+ max(needle.count &- 1, 0), to))
            if hit >= 0 { return hit }
            try chargeQuietly((end &- start) &>> 6 &+ needle.count &>> 3)
            start = end
        }
        return needle.count == 0 ? from : -1
    }

    /// `hay.findLast`, likewise.
    @inline(__always)
    package func findLast(_ needle: TextRun, in hay: TextRun, _ from: Int, _ to: Int) throws(Raise) -> Int {
        if to &- from <= Self.searchPiece { return hay.findLast(needle, from, to) }
        var end = to
        while end > from {
            let start = max(end &- Self.searchPiece, from)
            let hit = hay.findLast(needle, start, min(end &+ max(needle.count &- 1, 0), to))
            if hit >= 0 { return hit }
            try chargeQuietly((end &- start) &>> 5)
            end = start
        }
        return -1
    }

    /// `hay.occurrences`, likewise.
    package func occurrences(
        of needle: TextRun, in hay: TextRun, _ from: Int, _ to: Int, limit: Int = .max
    ) throws(Raise) -> Int {
        if to &- from <= 1 << 16 { return hay.occurrences(needle, from, to, limit: limit) }
        if needle.count == 0 { return min(to &- from &+ 1, limit) }
        if needle.count == 1 && hay.width == 1 && limit == .max {
            var found = 0
            try inPieces(to &- from, of: Self.searchPiece, cost: 1) { (start, end) throws(Raise) in
                found &+= hay.occurrences(needle, from &+ start, from &+ end)
            }
            return found
        }
        var found = 0
        var position = from
        while found < limit {
            let hit = try find(needle, in: hay, position, to)
            if hit < 0 { break }
            found &+= 1
            try chargeItem(found)
            position = hit &+ needle.count
        }
        return found
    }
}

extension StringObject {
    /// Calls `body` with this string and `needle` as runs of one width. Nil when the needle is wider, so that it cannot occur.
    @inline(__always)
    final func withNeedle<Result, Failure: Error>(
        _ needle: StringObject, _ body: (TextRun, TextRun) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        if needle.width == width { return try body(TextRun(self), TextRun(needle)) }
        if needle.width > width { return nil }
        return try withWidenedNeedle(needle, body)
    }

    @inline(never)
    private final func withWidenedNeedle<Result, Failure: Error>(
        _ needle: StringObject, _ body: (TextRun, TextRun) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let w = Int(width)
        let target = allocateBytes(max(needle.count &* w, 1))
        defer { freeBytes(target) }
        for i in 0..<needle.count {
            if w == 2 {
                target.storeBytes(of: UInt16(truncatingIfNeeded: needle[i]), toByteOffset: i &* 2, as: UInt16.self)
            } else {
                target.storeBytes(of: needle[i], toByteOffset: i &* 4, as: UInt32.self)
            }
        }
        return try body(TextRun(self), TextRun(target, needle.count, width: w))
    }

    /// Where `needle` first occurs, -1 if it does not.
    package final func firstIndex(of needle: StringObject, from: Int = 0, to: Int? = nil) -> Int {
        let end = to ?? count
        return withNeedle(needle) { $0.find($1, from, end) } ?? -1
    }

    /// Code-point order: negative, zero or positive.
    package final func order(_ other: StringObject) -> Int {
        let shorter = min(count, other.count)
        if width == 1 && other.width == 1 {
            let result = compareBytes(buffer, other.buffer, shorter)
            return result != 0 ? result : count &- other.count
        }
        for i in 0..<shorter {
            let a = self[i]
            let b = other[i]
            if a != b { return a < b ? -1 : 1 }
        }
        return count &- other.count
    }
}

/// The units of a run, to ask whether one is among them; ASCII answers come from a bit map.
struct UnitSet {
    private let run: TextRun
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    @inline(__always) init(_ run: TextRun) {
        self.run = run
        var i = 0
        while i < run.count {
            let unit = run[i]
            if unit < 64 { low |= 1 &<< UInt64(unit) } else if unit < 128 { high |= 1 &<< UInt64(unit &- 64) }
            i &+= 1
        }
    }

    @inline(__always) func holds(_ unit: UInt32) -> Bool {
        if unit < 128 { return (unit < 64 ? low &>> UInt64(unit) : high &>> UInt64(unit &- 64)) & 1 != 0 }
        return run.holds(unit: unit)
    }
}
