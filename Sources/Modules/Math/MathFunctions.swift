// `math`: logarithms of whole numbers of any size, powers, gamma, rounding to whole numbers, and the bits of floats.

import TaipanHost
import TaipanRuntime

extension MathModule {
    // MARK: Logarithms

    /// A logarithm of any real number. A whole number that is too large for a float is split into fraction and exponent.
    private static func logarithm(
        _ value: Value, _ function: (Double) -> Double, ofTwo: Double, _ thread: ThreadRef
    ) throws(Raise) -> Double {
        if let whole = thread.bigInteger(value), whole.asInt == nil {
            if whole.isNegative { throw domainError(thread) }
            if let number = whole.asDouble { return function(number) }
            let (fraction, exponent) = whole.scaledDouble
            return function(fraction) + ofTwo * Double(exponent)
        }
        let x = try thread.double(value)
        if x.isNaN || x > 0 { return function(x) }
        throw domainError(thread)
    }

    static func log(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("math.log() takes no keyword arguments")
        }
        if call.count < 1 { throw thread.typeError("log expected at least 1 argument, got 0") }
        if call.count > 2 { throw thread.typeError("log expected at most 2 arguments, got \(call.count)") }
        let ofTwo = Libm.log(2)
        let numerator = try logarithm(call[0], Libm.log, ofTwo: ofTwo, thread)
        if call.count == 1 { return .float(numerator) }
        let denominator = try logarithm(call[1], Libm.log, ofTwo: ofTwo, thread)
        if denominator == 0 { throw thread.zeroDivisionError("float division by zero") }
        return .float(numerator / denominator)
    }

    static func log2(_ call: Call) throws(Raise) -> Value {
        .float(try logarithm(call[0], Libm.log2, ofTwo: 1, call.thread))
    }

    static func log10(_ call: Call) throws(Raise) -> Value {
        .float(try logarithm(call[0], Libm.log10, ofTwo: Libm.log10(2), call.thread))
    }

    // MARK: Powers and gamma

    static func pow(_ call: Call) throws(Raise) -> Value {
        let x = try double(call, 0)
        let y = try double(call, 1)
        let result = Libm.pow(x, y)
        if !result.isFinite && x.isFinite && y.isFinite {
            if result.isNaN || x == 0 { throw domainError(call.thread) }
            throw rangeError(call.thread)
        }
        return .float(result)
    }

    /// Lanczos' approximation with the 13 coefficients and the `g` that Pugh's thesis and Boost give for doubles, as the quotient of
    /// two polynomials.
    private static let lanczosG = 6.024680040776729583740234375
    private static let lanczosNumerator: [Double] = [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ]
    private static let lanczosDenominator: [Double] = [
        0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1925,
        66, 1,
    ]

    /// The rational part for a positive argument. Large ones go by powers of `1 / x`, so that nothing overflows.
    private static func lanczosSum(_ x: Double) -> Double {
        var numerator = 0.0
        var denominator = 0.0
        if x < 5 {
            for i in lanczosNumerator.indices.reversed() {
                numerator = numerator * x + lanczosNumerator[i]
                denominator = denominator * x + lanczosDenominator[i]
            }
        } else {
            for i in lanczosNumerator.indices {
                numerator = numerator / x + lanczosNumerator[i]
                denominator = denominator / x + lanczosDenominator[i]
            }
        }
        return numerator / denominator
    }

    /// `sin(pi * x)`, exact in the reduction of the angle.
    private static func sinOfPi(_ x: Double) -> Double {
        let y = Libm.fmod(x.magnitude, 2)
        let result: Double
        switch (2 * y).rounded(.toNearestOrAwayFromZero) {
        case 0: result = Libm.sin(Double.pi * y)
        case 1: result = Libm.cos(Double.pi * (y - 0.5))
        case 2: result = Libm.sin(Double.pi * (1 - y))
        case 3: result = -Libm.cos(Double.pi * (y - 1.5))
        default: result = Libm.sin(Double.pi * (y - 2))
        }
        return Libm.copysign(1, x) * result
    }

    static func gamma(_ call: Call) throws(Raise) -> Value {
        let x = try double(call, 0)
        if x.isNaN || x == .infinity { return .float(x) }
        let isWhole = x == x.rounded(.down)
        if x == -.infinity || (x <= 0 && isWhole) { throw domainError(call.thread) }
        if isWhole && x <= 23 {
            // exact: 22! has 70 bits, of which the last 19 are zero
            var product = 1.0
            var factor = 2.0
            while factor < x {
                product *= factor
                factor += 1
            }
            return .float(product)
        }
        let size = x.magnitude
        if size < 1e-20 {
            let result = 1 / x
            if result.isInfinite { throw rangeError(call.thread) }
            return .float(result)
        }
        if size > 200 {
            if x < 0 { return .float(0 / sinOfPi(x)) }
            throw rangeError(call.thread)
        }
        let result = lanczosGamma(x)
        if result.isInfinite { throw rangeError(call.thread) }
        return .float(result)
    }

    private static func lanczosGamma(_ x: Double) -> Double {
        let size = x.magnitude
        let y = size + (lanczosG - 0.5)
        // what was rounded away in y
        let lost: Double
        if size > lanczosG - 0.5 {
            lost = (y - size) - (lanczosG - 0.5)
        } else {
            lost = (y - (lanczosG - 0.5)) - size
        }
        let correction = lost * lanczosG / y
        var result: Double
        if x < 0 {
            // by reflection
            result = -Double.pi / sinOfPi(size) / size * Libm.exp(y) / lanczosSum(size)
            result -= correction * result
            if size < 140 { return result / Libm.pow(y, size - 0.5) }
            let half = Libm.pow(y, size / 2 - 0.25)
            return result / half / half
        }
        result = lanczosSum(size) / Libm.exp(y)
        result += correction * result
        if size < 140 { return result * Libm.pow(y, size - 0.5) }
        let half = Libm.pow(y, size / 2 - 0.25)
        return result * half * half
    }

    static func lgamma(_ call: Call) throws(Raise) -> Value {
        let x = try double(call, 0)
        if x.isNaN { return .float(x) }
        if x.isInfinite { return .float(.infinity) }
        if x == x.rounded(.down) {
            if x <= 0 { throw domainError(call.thread) }
            if x <= 2 { return .float(0) }
        }
        let size = x.magnitude
        if size < 1e-20 { return .float(-Libm.log(size)) }
        var result = Libm.log(lanczosSum(size)) - lanczosG
        result += (size - 0.5) * (Libm.log(size + lanczosG - 0.5) - 1)
        if x < 0 {
            result = Libm.log(Double.pi) - Libm.log(sinOfPi(size).magnitude) - Libm.log(size) - result
        }
        if result.isInfinite { throw rangeError(call.thread) }
        return .float(result)
    }

    // MARK: Whole numbers

    private static func whole(_ x: Double, _ thread: ThreadRef) throws(Raise) -> Value {
        if let small = Int(exactly: x) { return .int(small) }
        if let large = BigInteger(truncating: x) { return thread.makeInteger(large) }
        if x.isNaN { throw thread.valueError("cannot convert float NaN to integer") }
        throw thread.overflowError("cannot convert float infinity to integer")
    }

    static func floor(_ call: Call) throws(Raise) -> Value {
        try rounded(call, call.thread.names.floor) { $0.rounded(.down) }
    }

    static func ceil(_ call: Call) throws(Raise) -> Value {
        try rounded(call, call.thread.names.ceil) { $0.rounded(.up) }
    }

    @inline(__always) private static func rounded(
        _ call: Call, _ name: StringObject, _ round: (Double) -> Double
    ) throws(Raise) -> Value {
        switch call.arguments[0] {
        case .float(let x): return try whole(round(x), call.thread)
        case .int(let number): return .int(number)
        default:
            if let result = try call.thread.callSpecial(call[0], name) { return result }
            return try whole(round(try call.thread.double(call[0])), call.thread)
        }
    }

    static func trunc(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if case .float(let x) = call.arguments[0] { return try whole(x.rounded(.towardZero), thread) }
        if case .int(let number) = call.arguments[0] { return .int(number) }
        if let result = try thread.callSpecial(call[0], thread.names.trunc) { return result }
        throw thread.typeError("type \(thread.type(of: call[0]).name.text) doesn't define __trunc__ method")
    }

    // MARK: Bits

    static func frexp(_ call: Call) throws(Raise) -> Value {
        let (fraction, exponent) = Libm.frexp(try double(call, 0))
        return .object(call.thread.makeTuple(.float(fraction), .int(exponent)))
    }

    static func ldexp(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let x = try double(call, 0)
        guard let exponent = thread.bigInteger(call[1]) else {
            throw thread.typeError("Expected an int as second argument to ldexp.")
        }
        if x == 0 || !x.isFinite { return .float(x) }
        let limited = exponent.asInt ?? (exponent.isNegative ? Int.min : Int.max)
        let result = Libm.ldexp(x, limited)
        if result.isInfinite { throw rangeError(thread) }
        return .float(result)
    }

    static func modf(_ call: Call) throws(Raise) -> Value {
        let (fraction, whole) = Libm.modf(try double(call, 0))
        return .object(call.thread.makeTuple(.float(fraction), .float(whole)))
    }

    static func nextafter(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let x = try double(call, 0)
        let y = try double(call, 1)
        if call.arguments[2].isNone { return .float(Libm.nextafter(x, y)) }
        guard let given = thread.bigInteger(try thread.indexValue(call[2])) else {
            throw thread.typeError("'\(thread.typeName(call[2]))' object cannot be interpreted as an integer")
        }
        if given.isNegative { throw thread.valueError("steps must be a non-negative integer") }
        let steps = UInt64(given.asUInt ?? UInt.max)
        if x.isNaN || y.isNaN { return .float(x + y) }
        if steps == 0 { return .float(x) }
        if x == y { return .float(y) }
        return .float(advance(x, towards: y, steps))
    }

    /// The float `steps` places after `x` on the line of all floats, or `y` if that is nearer. Floats of one sign are in the order
    /// of their bits.
    private static func advance(_ x: Double, towards y: Double, _ steps: UInt64) -> Double {
        let sign: UInt64 = 1 << 63
        let (from, to) = (x.bitPattern & ~sign, y.bitPattern & ~sign)
        if x.sign != y.sign {
            // through zero, which is one place although it has two signs
            if from + to <= steps { return y }
            if from < steps { return Double(bitPattern: (steps - from) | (y.bitPattern & sign)) }
            return Double(bitPattern: x.bitPattern - steps)
        }
        if from > to { return from - to >= steps ? Double(bitPattern: x.bitPattern - steps) : y }
        return to - from >= steps ? Double(bitPattern: x.bitPattern + steps) : y
    }

    static func ulp(_ call: Call) throws(Raise) -> Value {
        let x = try double(call, 0).magnitude
        if !x.isFinite { return .float(x) }
        let next = x.nextUp
        return .float(next.isInfinite ? x - x.nextDown : next - x)
    }

    static func fma(_ call: Call) throws(Raise) -> Value {
        let (x, y, z) = (try double(call, 0), try double(call, 1), try double(call, 2))
        let result = Libm.fma(x, y, z)
        if result.isNaN && !x.isNaN && !y.isNaN && !z.isNaN { throw call.thread.valueError("invalid operation in fma") }
        if result.isInfinite && x.isFinite && y.isFinite && z.isFinite {
            throw call.thread.overflowError("overflow in fma")
        }
        return .float(result)
    }

    static func isclose(_ call: Call) throws(Raise) -> Value {
        let (a, b) = (try double(call, 0), try double(call, 1))
        let (relative, absolute) = (try double(call, 2), try double(call, 3))
        if relative < 0 || absolute < 0 { throw call.thread.valueError("tolerances must be non-negative") }
        if a == b { return .bool(true) }
        if a.isInfinite || b.isInfinite { return .bool(false) }
        let difference = (b - a).magnitude
        return .bool(
            difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute)
    }
}
