// Keys of dicts and sets that are hashed and compared without running any code: integers, exact strings, and exact tuples of these.
// They are nearly all keys there are. Knowing that nothing can happen meanwhile saves the retains and the second looks that a
// `__hash__` or `__eq__` would make necessary.

enum PlainKey {
    /// What `hash` gives for other keys; no hash in Python is -1.
    static let notPlain = -1

    /// The same hash as Python's `hash()`.
    @inline(__always) static func hash(_ key: Slots) -> Int {
        if case .int(let i) = key.pointee { return hashInteger(i) }
        guard let object = peek(key) else { return notPlain }
        if isExactString(object) { return object.to(StringObject.self)._withUnsafeGuaranteedRef { $0.hash } }
        return isExactTuple(object) ? hash(object.to(TupleObject.self)) : notPlain
    }

    @inline(never) private static func hash(_ tuple: Unmanaged<TupleObject>) -> Int {
        let known = tuple._withUnsafeGuaranteedRef { $0.cachedHash }
        if known != -1 { return known }
        let (items, count) = (tuple.items, tuple.count)
        var mixed = TupleHash()
        var i = 0
        while i < count {
            if case .int(let number) = items[i] {
                mixed.add(hashInteger(number))
            } else if let object = peek(items + i), isExactString(object) {
                mixed.add(object.to(StringObject.self)._withUnsafeGuaranteedRef { $0.hash })
            } else {
                return notPlain
            }
            i &+= 1
        }
        let result = mixed.finish(count)
        tuple._withUnsafeGuaranteedRef { $0.cachedHash = result }
        return result
    }

    /// Whether two keys are equal; nil if one of them is not plain, or where they are of two kinds.
    @inline(__always) static func areEqual(_ a: Slots, _ b: Slots) -> Bool? {
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x == y }
        guard let x = peek(a), let y = peek(b) else { return nil }
        if x.toOpaque() == y.toOpaque() { return true }
        if x.kind == .string { return areEqual(strings: x, y) }
        return x.kind == .tuple ? areEqual(tuples: x, y) : nil
    }

    @inline(__always) private static func areEqual(strings a: Unmanaged<Object>, _ b: Unmanaged<Object>) -> Bool? {
        if !isExactString(a) || a.shape.toOpaque() != b.shape.toOpaque() { return nil }
        return a.to(StringObject.self)._withUnsafeGuaranteedRef { x in
            b.to(StringObject.self)._withUnsafeGuaranteedRef { x.equals($0) }
        }
    }

    @inline(never) private static func areEqual(tuples a: Unmanaged<Object>, _ b: Unmanaged<Object>) -> Bool? {
        if !isExactTuple(a) || a.shape.toOpaque() != b.shape.toOpaque() { return nil }
        let (x, y) = (a.to(TupleObject.self), b.to(TupleObject.self))
        let count = x.count
        if count != y.count { return false }
        let (left, right) = (x.items, y.items)
        var i = 0
        while i < count {
            if case .int(let m) = left[i], case .int(let n) = right[i] {
                if m != n { return false }
            } else if let m = peek(left + i), let n = peek(right + i) {
                // the same object is equal, as far as containers are concerned
                if m.toOpaque() != n.toOpaque() {
                    guard m.kind == .string, let answer = areEqual(strings: m, n) else { return nil }
                    if !answer { return false }
                }
            } else {
                return nil
            }
            i &+= 1
        }
        return true
    }

    /// Instances of subclasses may have their own `__eq__`.
    @inline(__always) private static func isExactString(_ object: Unmanaged<Object>) -> Bool {
        let shape = object.shape
        return shape.toOpaque() == shape._withUnsafeGuaranteedRef { $0.heap.pointee.stringShape }
    }

    @inline(__always) private static func isExactTuple(_ object: Unmanaged<Object>) -> Bool {
        let shape = object.shape
        return shape.toOpaque() == shape._withUnsafeGuaranteedRef { $0.heap.pointee.tupleShape }
    }
}

/// Mixes the hashes of the items of a tuple.
struct TupleHash {
    private var mixed: UInt = 0x27D4_EB2F_1656_67C5

    @inline(__always) mutating func add(_ item: Int) {
        mixed = mixed &+ UInt(bitPattern: item) &* 0xC2B2_AE3D_27D4_EB4F
        mixed = (mixed << 31 | mixed >> 33) &* 0x9E37_79B1_85EB_CA87
    }

    @inline(__always) func finish(_ count: Int) -> Int {
        var result = mixed &+ (UInt(bitPattern: count) ^ 0x0035_40F7)
        result ^= result >> 29
        return Int(bitPattern: result) == -1 ? 0x5C1E_7A3B : Int(bitPattern: result)
    }
}
