// The names of one source text: every identifier becomes a small number, and its Swift string is made once.
//
// The pointers in the entries belong to the source buffer, which outlives the parser, or to string literals, which live
// forever; nothing here owns or frees memory.

/// A hash table from the bytes of an identifier to its index. Indices below `keywordCount` are keywords.
struct NameTable {
    /// Keywords in the order of the `TokenKind` cases, then the soft keywords, then names that have errors of their own.
    static let reserved: [StaticString] = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "match", "case", "type", "_", "print", "exec",
    ]
    static let keywordCount: Int32 = 35
    static let match: Int32 = 35
    static let `case`: Int32 = 36
    static let type: Int32 = 37
    static let underscore: Int32 = 38
    static let print: Int32 = 39
    static let exec: Int32 = 40

    private struct Entry {
        let bytes: UnsafePointer<UInt8>
        let count: Int
        let hash: UInt64
    }

    /// The identifiers, NFKC-normalised, by index.
    private(set) var names: [String] = []
    private var entries: [Entry] = []
    /// Open addressing: the index of an entry, or -1. The size is a power of two, at most half full.
    private var slots: [Int32]

    init() {
        slots = [Int32](repeating: -1, count: 256)
        names.reserveCapacity(128)
        entries.reserveCapacity(128)
        for word in Self.reserved {
            let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            _ = index(of: bytes, hash: Self.hash(bytes))
        }
    }

    /// FNV-1a; the tokenizer computes the same while it scans.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = hashSeed
        for byte in bytes { hash = step(hash, byte) }
        return hash
    }

    static let hashSeed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// The index of an identifier, which is entered if it is new.
    mutating func index(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
        while true {
            let found = slots[slot]
            if found < 0 { break }
            let entry = entries[Int(found)]
            if entry.hash == hash && entry.count == bytes.count && Self.same(entry.bytes, bytes) { return found }
            slot = (slot + 1) & mask
        }
        let index = Int32(entries.count)
        slots[slot] = index
        guard let start = bytes.baseAddress else { return index }
        entries.append(Entry(bytes: start, count: bytes.count, hash: hash))
        names.append(normalizedIdentifier(bytes))
        if entries.count * 2 > slots.count { grow() }
        return index
    }

    private static func same(_ a: UnsafePointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        for i in 0..<b.count where a[i] != b[i] { return false }
        return true
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash ^ (entry.hash >> 32)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}
