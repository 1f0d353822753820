// The interned strings of an interpreter: one object per text, so that names can be compared by address.
//
// An open-addressing set of unowned references; a string that dies takes itself out (see `StringObject.deinit`).

struct InternTable {
    private var places: [Unmanaged<StringObject>?] = Array(repeating: nil, count: 2048)
    private var used = 0

    /// How many strings there are.
    var count: Int { used }

    /// The object with the same text, if there is one.
    func find(_ string: StringObject) -> StringObject? {
        var i = string.hash & (places.count - 1)
        while let candidate = places[i] {
            let isEqual = candidate._withUnsafeGuaranteedRef { $0.cachedHash == string.cachedHash && $0.equals(string) }
            if isEqual { return candidate.takeUnretainedValue() }
            i = (i + 1) & (places.count - 1)
        }
        return nil
    }

    mutating func insert(_ string: StringObject) {
        if used * 2 >= places.count { grow() }
        place(.passUnretained(string), string.hash)
        used += 1
    }

    private mutating func place(_ string: Unmanaged<StringObject>, _ hash: Int) {
        var i = hash & (places.count - 1)
        while places[i] != nil { i = (i + 1) & (places.count - 1) }
        places[i] = string
    }

    private mutating func grow() {
        let old = places
        places = Array(repeating: nil, count: old.count * 2)
        for case let string? in old { place(string, string.cachedHash) }
    }

    /// Removes a string that is being destroyed, and closes the gap (backward-shift deletion).
    mutating func remove(_ string: StringObject) {
        let mask = places.count - 1
        let address = Unmanaged.passUnretained(string).toOpaque()
        var hole = string.cachedHash & mask
        while let candidate = places[hole], candidate.toOpaque() != address { hole = (hole + 1) & mask }
        if places[hole] == nil { return }
        used -= 1
        var next = (hole + 1) & mask
        while let candidate = places[next] {
            let home = candidate.cachedHash & mask
            if (next - home) & mask >= (next - hole) & mask {
                places[hole] = candidate
                hole = next
            }
            next = (next + 1) & mask
        }
        places[hole] = nil
    }
}

extension Heap {
    mutating func forgetInterned(_ string: StringObject) { interned.remove(string) }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The one object with this text (`sys.intern`). Only exact strings are interned.
    package func intern(_ string: StringObject) -> StringObject {
        if string.flags.contains(.isInterned) { return string }
        if let known = heap.pointee.interned.find(string) { return known }
        if string.shape.toOpaque() != pointee.shapes.string.toOpaque() { return string }
        heap.pointee.interned.insert(string)
        string.flags.insert(.isInterned)
        return string
    }

    package func intern(_ text: String) -> StringObject { intern(makeString(text)) }
}
