// The mathematical functions of the C library as inline Swift, so that the runtime and the modules need no Glibc.
// They behave exactly as C says (NaN in, NaN out; no errno): domain errors are for the callers, who know the wording.
// A namespace and not free functions: `pow` beside the overlay's `pow` would be ambiguous inside this module.
// Public and not `package`: Swift 6.3 inlines public functions over a module border, `package` ones it calls (looked at in the
// assembly). The target is no product, so nothing of it shows outside.
import CHostShims
import Glibc

/// libm, for example `Libm.pow(2, 0.5)`.
public enum Libm {
    // MARK: Powers and logarithms

    @inlinable @inline(__always) public static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    @inlinable @inline(__always) public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
    @inlinable @inline(__always) public static func cbrt(_ x: Double) -> Double { Glibc.cbrt(x) }
    @inlinable @inline(__always) public static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
    @inlinable @inline(__always) public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    @inlinable @inline(__always) public static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
    @inlinable @inline(__always) public static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
    @inlinable @inline(__always) public static func log(_ x: Double) -> Double { Glibc.log(x) }
    @inlinable @inline(__always) public static func log2(_ x: Double) -> Double { Glibc.log2(x) }
    @inlinable @inline(__always) public static func log10(_ x: Double) -> Double { Glibc.log10(x) }
    @inlinable @inline(__always) public static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }

    // MARK: Angles

    @inlinable @inline(__always) public static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    @inlinable @inline(__always) public static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    @inlinable @inline(__always) public static func tan(_ x: Double) -> Double { Glibc.tan(x) }
    @inlinable @inline(__always) public static func asin(_ x: Double) -> Double { Glibc.asin(x) }
    @inlinable @inline(__always) public static func acos(_ x: Double) -> Double { Glibc.acos(x) }
    @inlinable @inline(__always) public static func atan(_ x: Double) -> Double { Glibc.atan(x) }
    @inlinable @inline(__always) public static func atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
    @inlinable @inline(__always) public static func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
    @inlinable @inline(__always) public static func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
    @inlinable @inline(__always) public static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
    @inlinable @inline(__always) public static func asinh(_ x: Double) -> Double { Glibc.asinh(x) }
    @inlinable @inline(__always) public static func acosh(_ x: Double) -> Double { Glibc.acosh(x) }
    @inlinable @inline(__always) public static func atanh(_ x: Double) -> Double { Glibc.atanh(x) }

    // MARK: Rounding and remainders

    @inlinable @inline(__always) public static func floor(_ x: Double) -> Double { x.rounded(.down) }
    @inlinable @inline(__always) public static func ceil(_ x: Double) -> Double { x.rounded(.up) }
    @inlinable @inline(__always) public static func trunc(_ x: Double) -> Double { x.rounded(.towardZero) }
    /// To nearest, halves to even.
    @inlinable @inline(__always) public static func rint(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }
    /// To nearest, halves away from zero.
    @inlinable @inline(__always)
    public static func round(_ x: Double) -> Double { x.rounded(.toNearestOrAwayFromZero) }
    @inlinable @inline(__always) public static func fabs(_ x: Double) -> Double { x.magnitude }
    /// The remainder with the sign of `x`.
    @inlinable @inline(__always) public static func fmod(_ x: Double, _ y: Double) -> Double { Glibc.fmod(x, y) }
    /// The IEEE 754 remainder: `x` minus the nearest multiple of `y`.
    @inlinable @inline(__always)
    public static func remainder(_ x: Double, _ y: Double) -> Double { Glibc.remainder(x, y) }
    /// `x * y + z` rounded once.
    @inlinable @inline(__always)
    public static func fma(_ x: Double, _ y: Double, _ z: Double) -> Double { Glibc.fma(x, y, z) }

    // MARK: Representation

    @inlinable @inline(__always)
    public static func copysign(_ x: Double, _ sign: Double) -> Double { Glibc.copysign(x, sign) }
    @inlinable @inline(__always)
    public static func nextafter(_ x: Double, _ y: Double) -> Double { Glibc.nextafter(x, y) }

    /// `x == fraction * 2^exponent` with a fraction in [0.5, 1); infinities, NaN and zero come back with exponent 0.
    @inlinable @inline(__always)
    public static func frexp(_ x: Double) -> (fraction: Double, exponent: Int) {
        guard x.isFinite else { return (x, 0) }
        var exponent: Int32 = 0
        let fraction = Glibc.frexp(x, &exponent)
        return (fraction, Int(exponent))
    }

    /// `x * 2^exponent`, correctly rounded; any exponent is allowed.
    @inlinable @inline(__always)
    public static func ldexp(_ x: Double, _ exponent: Int) -> Double {
        Glibc.ldexp(x, Int32(clamping: exponent))
    }

    /// Fraction and whole part, both with the sign of `x`.
    @inlinable @inline(__always)
    public static func modf(_ x: Double) -> (fraction: Double, whole: Double) {
        guard x.isFinite else { return x.isNaN ? (x, x) : (Glibc.copysign(0, x), x) }
        let whole = x.rounded(.towardZero)
        return (Glibc.copysign(x - whole, x), whole)
    }

    // MARK: Special functions

    @inlinable @inline(__always) public static func erf(_ x: Double) -> Double { Glibc.erf(x) }
    @inlinable @inline(__always) public static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
    @inlinable @inline(__always) public static func tgamma(_ x: Double) -> Double { Glibc.tgamma(x) }

    /// The logarithm of the magnitude of the gamma function, and the sign that was lost (1 or -1). Reentrant.
    @inlinable @inline(__always)
    public static func lgamma(_ x: Double) -> (value: Double, sign: Int) {
        var sign: Int32 = 1
        let value = Glibc.lgamma_r(x, &sign)
        return (value, Int(sign))
    }

    // MARK: Text

    /// `strtod`: the correctly rounded number at the start of a null-terminated text, and how many bytes belong to it
    /// (0 when there is none). It accepts more than a caller may want (hexadecimal, leading blanks): check the form
    /// first.
    public static func parse(_ text: UnsafePointer<CChar>) -> (value: Double, count: Int) {
        var end: UnsafeMutablePointer<CChar>?
        let value = Glibc.strtod(text, &end)
        guard let end else { return (value, 0) }
        return (value, UnsafePointer(end) - text)
    }

    /// How `format` writes a number: as printf's conversion of that letter does.
    public enum Style: Int8, Sendable {
        /// `1.50e+03`
        case exponent = 0x65
        /// `1500.00`
        case fixed = 0x66
        /// Whichever of the two is shorter, without trailing zeros.
        case general = 0x67
    }

    /// The exactly rounded decimal text of `x`. Writes what fits, including a terminating zero byte, and returns the
    /// length that the whole text has: when that is not less than `buffer.count`, call again with a larger buffer.
    /// Negative: the precision is too large.
    public static func format(
        _ x: Double, _ style: Style, precision: Int, into buffer: UnsafeMutableBufferPointer<CChar>
    ) -> Int {
        guard let precision = Int32(exactly: precision) else { return -1 }
        return Int(taipan_format_double(buffer.baseAddress, buffer.count, style.rawValue, precision, x))
    }
}
