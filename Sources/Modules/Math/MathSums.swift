// `math`: functions of many numbers: exact sums, products, and distances.

import TaipanHost
import TaipanRuntime

extension MathModule {
    static let aggregates: [NativeRow] = [
        .function(
            "fsum(seq, /)", MathModule.fsum,
            "Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic."
        ),
        .function(
            "prod(iterable, /, *, start=1)", MathModule.prod,
            """
            Calculate the product of all the elements in the input iterable.

            The default start value for the product is 1.

            When the iterable is empty, return the start value.  This function is
            intended specifically for use with numeric values and may reject
            non-numeric types.
            """),
        .function(
            "sumprod(p, q, /)", MathModule.sumprod,
            """
            Return the sum of products of values from two iterables p and q.

            Roughly equivalent to:

                sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))

            For float and mixed int/float inputs, the intermediate products
            and sums are computed with extended precision.
            """),
        .function(
            "dist(p, q, /)", MathModule.dist,
            """
            Return the Euclidean distance between two points p and q.

            The points should be specified as sequences (or iterables) of
            coordinates.  Both inputs must have the same dimension.

            Roughly equivalent to:
                sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
            """),
        .variadic(
            "hypot(*coordinates)", MathModule.hypot,
            """
            hypot(*coordinates) -> value

            Multidimensional Euclidean distance from the origin to a point.

            Roughly equivalent to:
                sqrt(sum(x**2 for x in coordinates))

            For a two dimensional point (x, y), gives the hypotenuse
            using the Pythagorean theorem:  sqrt(x*x + y*y).

            For example, the hypotenuse of a 3/4/5 right triangle is:

                >>> hypot(3.0, 4.0)
                5.0

            """),
    ]

    // MARK: Sums

    /// Keeps the exact sum as numbers whose bits do not overlap, smallest first (Shewchuk 1997).
    static func fsum(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var partials: [Double] = []
        var specialSum = 0.0
        var infiniteSum = 0.0
        try thread.forEach(call[0]) { (item) throws(Raise) in
            let given = try thread.double(item)
            var x = given
            var kept = 0
            for i in 0..<partials.count {
                var y = partials[i]
                if x.magnitude < y.magnitude { swap(&x, &y) }
                let high = x + y
                let low = y - (high - x)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            if x == 0 { return }
            if x.isFinite {
                partials.append(x)
                return
            }
            if given.isFinite { throw thread.overflowError("intermediate overflow in fsum") }
            if given.isInfinite { infiniteSum += given }
            specialSum += given
            partials.removeAll()
        }
        if specialSum != 0 {
            if infiniteSum.isNaN { throw thread.valueError("-inf + inf in fsum") }
            return .float(specialSum)
        }
        return .float(roundedSum(partials))
    }

    /// The float nearest to the sum of non-overlapping numbers.
    private static func roundedSum(_ partials: [Double]) -> Double {
        var n = partials.count
        if n == 0 { return 0 }
        n -= 1
        var high = partials[n]
        var low = 0.0
        while n > 0 {
            n -= 1
            let (x, y) = (high, partials[n])
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // exactly half way: what is left decides, not the parity
        if n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0)) {
            let doubled = low * 2
            let candidate = high + doubled
            if candidate - high == doubled { high = candidate }
        }
        return high
    }

    static func prod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var result = call[1]
        try thread.forEach(call[0]) { (item) throws(Raise) in
            switch (result, item) {
            case (.int(let a), .int(let b)):
                let (product, overflow) = a.multipliedReportingOverflow(by: b)
                result = overflow ? try thread.binary(.multiply, result, item) : .int(product)
            case (.float(let a), .float(let b)): result = .float(a * b)
            default: result = try thread.binary(.multiply, result, item)
            }
            try thread.charge(1)
        }
        return result
    }

    // MARK: Sums of products

    /// A sum of floats in three parts, about three times as exact as a float.
    private struct TripleSum {
        var high = 0.0
        var low = 0.0
        var tiny = 0.0

        /// `a + b` and what was rounded away.
        private static func sum(_ a: Double, _ b: Double) -> (Double, Double) {
            let total = a + b
            let rest = total - a
            return (total, (a - (total - rest)) + (b - rest))
        }

        mutating func add(_ x: Double, times y: Double) {
            let product = x * y
            let rounded = Libm.fma(x, y, -product)
            let (top, first) = TripleSum.sum(high, product)
            let (middle, second) = TripleSum.sum(low, rounded)
            let (lower, third) = TripleSum.sum(middle, first)
            high = top
            low = lower
            tiny += second + third
        }

        var value: Double {
            let (last, rest) = TripleSum.sum(low, tiny)
            let (total, lost) = TripleSum.sum(high, last)
            return total + (lost + rest)
        }
    }

    static func sumprod(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let left = try thread.iterator(of: call[0])
        let right = try thread.iterator(of: call[1])
        var total = Value.int(0)
        var floats = TripleSum()
        var usesFloats = false
        while true {
            let p = try thread.next(left)
            let q = try thread.next(right)
            if p.isUnbound != q.isUnbound { throw thread.valueError("Inputs are not the same length") }
            if p.isUnbound { break }
            try thread.charge(1)
            if let x = plainNumber(p), let y = plainNumber(q), isFloat(p) || isFloat(q) {
                var next = floats
                next.add(x, times: y)
                if next.high.isFinite {
                    floats = next
                    usesFloats = true
                    continue
                }
            } else if case .int(let a) = p, case .int(let b) = q, case .int(let sum) = total {
                let (product, isLarge) = a.multipliedReportingOverflow(by: b)
                let (new, overflow) = sum.addingReportingOverflow(product)
                if !isLarge && !overflow {
                    total = .int(new)
                    continue
                }
            }
            if usesFloats {
                total = try thread.binary(.add, total, .float(floats.value))
                (floats, usesFloats) = (TripleSum(), false)
            }
            total = try thread.binary(.add, total, try thread.binary(.multiply, p, q))
        }
        if usesFloats { total = try thread.binary(.add, total, .float(floats.value)) }
        return total
    }

    private static func isFloat(_ value: Value) -> Bool { if case .float = value { true } else { false } }

    private static func plainNumber(_ value: Value) -> Double? {
        switch value {
        case .float(let number): number
        case .int(let number): Double(exactly: number)
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    // MARK: Distances

    static func dist(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let p = try thread.items(of: call[0])
        let q = try thread.items(of: call[1])
        if p.count != q.count { throw thread.valueError("both points must have the same number of dimensions") }
        var differences: [Double] = []
        for i in 0..<p.count { differences.append((try thread.double(p[i]) - (try thread.double(q[i]))).magnitude) }
        return .float(norm(differences))
    }

    static func hypot(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("math.hypot() takes no keyword arguments")
        }
        var coordinates: [Double] = []
        for i in 0..<call.count { coordinates.append(try double(call, i).magnitude) }
        return .float(norm(coordinates))
    }

    /// The length of a vector of magnitudes: squares are summed in twice the precision, scaled by a power of two so that none
    /// overflows or vanishes, and the root is corrected by one Newton step.
    private static func norm(_ magnitudes: [Double]) -> Double {
        var largest = 0.0
        var hasNaN = false
        for x in magnitudes {
            if x.isNaN { hasNaN = true } else if x > largest { largest = x }
        }
        if largest == .infinity { return largest }
        if hasNaN { return .nan }
        if largest == 0 || magnitudes.count == 1 { return largest }
        let exponent = Libm.frexp(largest).exponent
        var sum = 0.0
        var rest = 0.0
        for x in magnitudes {
            let scaled = Libm.ldexp(x, -exponent)
            let square = scaled * scaled
            rest += Libm.fma(scaled, scaled, -square)
            let total = sum + square
            let part = total - sum
            rest += (sum - (total - part)) + (square - part)
            sum = total
        }
        var root = (sum + rest).squareRoot()
        let square = root * root
        let residue = ((sum - square) + (rest - Libm.fma(root, root, -square)))
        root += residue / (2 * root)
        return Libm.ldexp(root, exponent)
    }
}
