// The integer beyond 64 bits: storage, creation, comparison and hash. The operations live in the other
// `BigInteger*.swift` files, the inner loops in `LimbKernels.swift`.
//
// A big integer is a sign and a magnitude of 64-bit limbs, least significant first, without zero limbs at the top.
// Both live in 16 bytes: a reference to an immutable buffer and the limb count, negative for a negative number. So
// negation and absolute value share the buffer, and the object that carries a number in a script needs one
// allocation beside itself. Attached to nothing: no Python value is known here.
//
// Unsafe code: `view` hands out pointers into the buffer; whoever takes one keeps the number alive to the end of its
// scope with `withExtendedLifetime`.

/// The buffer of a big integer: limbs in the tail of the object. Written once, by the function that makes it.
final class LimbStorage: ManagedBuffer<Void, UInt> {
    /// A buffer of at least `capacity` limbs with unspecified contents.
    @inline(__always)
    static func make(_ capacity: Int) -> LimbStorage {
        unsafeDowncast(
            LimbStorage.create(minimumCapacity: capacity > 0 ? capacity : 1) { _ in () }, to: LimbStorage.self)
    }

    @inline(__always)
    var limbs: MutableLimbs { withUnsafeMutablePointerToElements { $0 } }
}

/// A borrowed number: the form in which the algorithms receive their operands, so that an `Int` on the stack and a
/// big integer take the same way.
struct LimbView {
    let limbs: Limbs
    /// Without zero limbs at the top; 0 for zero.
    let count: Int
    let isNegative: Bool

    @inline(__always)
    init(_ limbs: Limbs, _ count: Int, isNegative: Bool = false) {
        self.limbs = limbs
        self.count = count
        self.isNegative = isNegative
    }

    @inline(__always)
    var negated: LimbView { LimbView(limbs, count, isNegative: !isNegative) }
}

/// A whole number of any size. Sendable because nobody writes to the buffer after `init`.
package struct BigInteger: @unchecked Sendable {
    let storage: LimbStorage
    /// The number of limbs, negated for a negative number.
    let signedCount: Int

    /// Takes over a finished buffer; cuts zero limbs at the top.
    @inline(__always)
    init(_ storage: LimbStorage, count: Int, isNegative: Bool) {
        let count = LimbKernels.trimmed(storage.limbs, count)
        self.storage = storage
        signedCount = isNegative ? 0 &- count : count
    }

    @inline(__always)
    init(storage: LimbStorage, signedCount: Int) {
        self.storage = storage
        self.signedCount = signedCount
    }

    /// A copy of a borrowed number.
    init(copying view: LimbView) {
        storage = LimbStorage.make(view.count)
        storage.limbs.update(from: view.limbs, count: view.count)
        signedCount = view.isNegative ? 0 &- view.count : view.count
    }

    package init(_ value: Int) {
        self.init(magnitude: value.magnitude, isNegative: value < 0)
    }

    package init(_ value: UInt) {
        self.init(magnitude: value, isNegative: false)
    }

    init(magnitude: UInt, isNegative: Bool) {
        storage = LimbStorage.make(1)
        storage.limbs[0] = magnitude
        signedCount = magnitude == 0 ? 0 : isNegative ? -1 : 1
    }

    /// `(high:low)` as magnitude.
    @inline(__always)
    init(high: UInt, low: UInt, isNegative: Bool) {
        let storage = LimbStorage.make(2)
        storage.limbs[0] = low
        storage.limbs[1] = high
        self.init(storage, count: 2, isNegative: isNegative)
    }

    package init(_ value: UInt128) {
        self.init(high: UInt(truncatingIfNeeded: value >> 64), low: UInt(truncatingIfNeeded: value), isNegative: false)
    }

    /// A buffer filled by `body`, which gives back how many limbs it wrote.
    @inline(__always)
    static func build<Failure: Error>(
        capacity: Int, isNegative: Bool = false, _ body: (MutableLimbs) throws(Failure) -> Int
    ) throws(Failure) -> BigInteger {
        let storage = LimbStorage.make(capacity)
        let count = try body(storage.limbs)
        return BigInteger(storage, count: count, isNegative: isNegative)
    }

    package static var zero: BigInteger { BigInteger(0) }
    package static var one: BigInteger { BigInteger(1) }

    // MARK: Facts

    @inline(__always)
    var view: LimbView { LimbView(storage.limbs, limbCount, isNegative: signedCount < 0) }

    /// How many 64-bit limbs the magnitude has.
    @inline(__always)
    package var limbCount: Int { signedCount < 0 ? 0 &- signedCount : signedCount }
    @inline(__always)
    package var isNegative: Bool { signedCount < 0 }
    @inline(__always)
    package var isZero: Bool { signedCount == 0 }
    package var isOdd: Bool { signedCount != 0 && storage.limbs[0] & 1 != 0 }

    /// The number as `Int`, or nil beyond it. Every result is passed through here before it becomes an object.
    @inline(__always)
    package var asInt: Int? {
        if signedCount == 0 { return 0 }
        if signedCount == 1 {
            let limb = storage.limbs[0]
            return limb <= UInt(Int.max) ? Int(truncatingIfNeeded: limb) : nil
        }
        if signedCount == -1 {
            let limb = storage.limbs[0]
            return limb <= UInt(Int.max) &+ 1 ? Int(truncatingIfNeeded: 0 &- limb) : nil
        }
        return nil
    }

    /// The number as `UInt`, or nil when negative or beyond it.
    package var asUInt: UInt? {
        signedCount == 0 ? 0 : signedCount == 1 ? storage.limbs[0] : nil
    }

    /// The low 64 bits of the two's complement form.
    package var lowBits: UInt {
        signedCount == 0 ? 0 : signedCount < 0 ? 0 &- storage.limbs[0] : storage.limbs[0]
    }

    package var negated: BigInteger { BigInteger(storage: storage, signedCount: 0 &- signedCount) }
    package var absolute: BigInteger { BigInteger(storage: storage, signedCount: limbCount) }

    /// Runs `body` with the number borrowed as a view.
    @inline(__always)
    static func withView<Result>(of value: Int, _ body: (LimbView) -> Result) -> Result {
        var limb = value.magnitude
        return withUnsafeMutablePointer(to: &limb) { body(LimbView($0, value == 0 ? 0 : 1, isNegative: value < 0)) }
    }

    // MARK: Hash

    /// `hash(n)` as CPython computes it: the value modulo 2^61 - 1 with its sign, and -2 in place of -1.
    package var hash: Int {
        let modulus: UInt = (1 << 61) - 1
        let view = view
        defer { withExtendedLifetime(self) {} }
        var sum: UInt = 0
        var i = view.count &- 1
        while i >= 0 {
            // sum * 2^64 is sum * 8 modulo 2^61 - 1, and that is a rotation by three within 61 bits.
            sum = (sum &<< 3) & modulus | sum &>> 58
            let limb = view.limbs[i]
            sum = sum &+ (limb & modulus) &+ (limb &>> 61)
            sum = (sum & modulus) &+ (sum &>> 61)
            if sum >= modulus { sum &-= modulus }
            i &-= 1
        }
        let result = Int(truncatingIfNeeded: sum)
        let signed = signedCount < 0 ? 0 &- result : result
        return signed == -1 ? -2 : signed
    }

    /// The same for an `Int`.
    @inline(__always)
    package static func hash(of value: Int) -> Int {
        let modulus: UInt = (1 << 61) - 1
        var sum = value.magnitude
        sum = (sum & modulus) &+ (sum &>> 61)
        if sum >= modulus { sum &-= modulus }
        let result = Int(truncatingIfNeeded: sum)
        let signed = value < 0 ? 0 &- result : result
        return signed == -1 ? -2 : signed
    }
}

// MARK: Comparison

extension BigInteger: Comparable, Hashable {
    /// -1, 0 or 1.
    @inline(__always)
    static func compare(_ left: LimbView, _ right: LimbView) -> Int {
        if left.count == 0 && right.count == 0 { return 0 }
        if left.isNegative != right.isNegative { return left.isNegative ? -1 : 1 }
        let order = LimbKernels.compare(left.limbs, left.count, right.limbs, right.count)
        return left.isNegative ? 0 &- order : order
    }

    /// -1, 0 or 1.
    package func compare(to other: BigInteger) -> Int {
        defer { withExtendedLifetime((self, other)) {} }
        return BigInteger.compare(view, other.view)
    }

    /// -1, 0 or 1.
    package func compare(to other: Int) -> Int {
        if let small = asInt { return small < other ? -1 : small == other ? 0 : 1 }
        return signedCount < 0 ? -1 : 1
    }

    package static func == (left: BigInteger, right: BigInteger) -> Bool {
        left.signedCount == right.signedCount && left.compare(to: right) == 0
    }

    package static func < (left: BigInteger, right: BigInteger) -> Bool { left.compare(to: right) < 0 }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
