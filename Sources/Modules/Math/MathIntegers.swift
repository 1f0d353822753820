// `math`: functions of whole numbers. Products of many factors are made by halves, so that the large multiplications have operands of
// like size.

import TaipanRuntime

extension MathModule {
    static let integers: [NativeRow] = [
        .function(
            "factorial(n, /)", MathModule.factorial, "Find n!.\n\nRaise a ValueError if x is negative or non-integral."),
        .function(
            "comb(n, k, /)", MathModule.comb,
            """
            Number of ways to choose k items from n items without repetition and without order.

            Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
            to zero when k > n.

            Also called the binomial coefficient because it is equivalent
            to the coefficient of k-th term in polynomial expansion of the
            expression (1 + x)**n.

            Raises TypeError if either of the arguments are not integers.
            Raises ValueError if either of the arguments are negative.
            """),
        .function(
            "perm(n, k=None, /)", MathModule.perm,
            """
            Number of ways to choose k items from n items without repetition and with order.

            Evaluates to n! / (n - k)! when k <= n and evaluates
            to zero when k > n.

            If k is not specified or is None, then k defaults to n
            and the function returns n!.

            Raises TypeError if either of the arguments are not integers.
            Raises ValueError if either of the arguments are negative.
            """),
        .variadic("gcd(*integers)", MathModule.gcd, "Greatest Common Divisor."),
        .variadic("lcm(*integers)", MathModule.lcm, "Least Common Multiple."),
        .function("isqrt(n, /)", MathModule.isqrt, "Return the integer part of the square root of the input."),
    ]

    /// An argument as a whole number of any size.
    private static func integer(_ value: Value, _ thread: ThreadRef) throws(Raise) -> BigInteger {
        let index = try thread.indexValue(value)
        guard let number = thread.bigInteger(index) else {
            throw thread.typeError("'\(thread.typeName(value))' object cannot be interpreted as an integer")
        }
        return number
    }

    private static func multiply(_ a: BigInteger, _ b: BigInteger, _ thread: ThreadRef) throws(Raise) -> BigInteger {
        try thread.metered(min(a.limbCount, b.limbCount)) { (meter) throws(WorkAborted) in
            try a.multiplied(by: b, meter: meter)
        }
    }

    // MARK: Products

    static func factorial(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let number = try integer(call[0], thread)
        guard let n = number.asInt else {
            if number.isNegative { throw thread.valueError("factorial() not defined for negative values") }
            throw thread.overflowError("factorial() argument should not exceed \(Int.max)")
        }
        return try factorial(n, thread)
    }

    private static func factorial(_ n: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if n < 0 { throw thread.valueError("factorial() not defined for negative values") }
        if n <= 20 {
            var product = 1
            for factor in stride(from: 2, through: n, by: 1) { product *= factor }
            return .int(product)
        }
        // n! = 2^(n - ones in n) * the odd parts; those of n/2, n/4 … are products of runs of odd numbers
        var inner = BigInteger(1)
        var outer = BigInteger(1)
        var upper = 3
        var shift = n.bitWidth - n.leadingZeroBitCount - 2
        while shift >= 0 {
            let part = n >> shift
            let following = (part + 1) | 1
            inner = try multiply(inner, try oddProduct(upper, following, thread), thread)
            outer = try multiply(outer, inner, thread)
            upper = following
            shift -= 1
        }
        return thread.makeInteger(outer.shiftedLeft(n - n.nonzeroBitCount))
    }

    /// `start * (start + 2) * … * (stop - 2)`, both odd.
    private static func oddProduct(_ start: Int, _ stop: Int, _ thread: ThreadRef) throws(Raise) -> BigInteger {
        let count = (stop - start) / 2
        if count <= 0 { return BigInteger(1) }
        try thread.charge(2)
        let bits = stop.bitWidth - stop.leadingZeroBitCount
        if count * bits <= 62 {
            var product = 1
            for factor in stride(from: start, to: stop, by: 2) { product *= factor }
            return BigInteger(product)
        }
        let middle = (start + count) | 1
        return try multiply(try oddProduct(start, middle, thread), try oddProduct(middle, stop, thread), thread)
    }

    /// `n * (n - 1) * … * (n - k + 1)`.
    private static func fallingProduct(_ n: BigInteger, _ k: Int, _ thread: ThreadRef) throws(Raise) -> BigInteger {
        if k == 0 { return BigInteger(1) }
        if k == 1 { return n }
        if k <= 4 {
            var product = n
            for i in 1..<k { product = product * (n - i) }
            return product
        }
        try thread.charge(2)
        let half = k / 2
        return try multiply(try fallingProduct(n, half, thread), try fallingProduct(n - half, k - half, thread), thread)
    }

    /// `n` and `k` as given, not negative.
    private static func naturals(_ call: Call) throws(Raise) -> (BigInteger, BigInteger) {
        let thread = call.thread
        let n = try integer(call[0], thread)
        let k = try integer(call[1], thread)
        if n.isNegative { throw thread.valueError("n must be a non-negative integer") }
        if k.isNegative { throw thread.valueError("k must be a non-negative integer") }
        return (n, k)
    }

    static func perm(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.arguments[1].isNone { return try factorial(call) }
        let (n, k) = try naturals(call)
        if n < k { return .int(0) }
        guard let count = k.asInt else { throw thread.overflowError("k must not exceed \(Int.max)") }
        return thread.makeInteger(try fallingProduct(n, count, thread))
    }

    static func comb(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let (n, k) = try naturals(call)
        if n < k { return .int(0) }
        let rest = n - k
        let smaller = rest < k ? rest : k
        guard let count = smaller.asInt else {
            throw thread.overflowError("min(n - k, k) must not exceed \(Int.max)")
        }
        if let small = n.asInt, let result = smallCombinations(small, count) { return .int(result) }
        let numerator = try fallingProduct(n, count, thread)
        let denominator = try integer(try factorial(count, thread), thread)
        return thread.makeInteger(
            try thread.metered(denominator.limbCount) { (meter) throws(WorkAborted) in
                try numerator.floorDivided(by: denominator, meter: meter).quotient
            })
    }

    /// As long as all goes in one word: each step of `result * (n - i) / (i + 1)` is exact.
    private static func smallCombinations(_ n: Int, _ k: Int) -> Int? {
        if k > 62 { return nil }
        var result = 1
        for i in 0..<k {
            let (product, overflow) = result.multipliedReportingOverflow(by: n - i)
            if overflow { return nil }
            result = product / (i + 1)
        }
        return result
    }

    // MARK: Divisors and roots

    static func gcd(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("math.gcd() takes no keyword arguments")
        }
        var result = Value.int(0)
        for i in 0..<call.count { result = try gcd(result, call[i], thread) }
        return result
    }

    private static func gcd(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .int(let x) = a, case .int(let y) = b {
            let divisor = BigInteger.greatestCommonDivisor(x.magnitude, y.magnitude)
            return thread.makeInteger(BigInteger(divisor))
        }
        let (x, y) = (try integer(a, thread), try integer(b, thread))
        return thread.makeInteger(try gcd(x, y, thread))
    }

    private static func gcd(_ x: BigInteger, _ y: BigInteger, _ thread: ThreadRef) throws(Raise) -> BigInteger {
        try thread.metered(max(x.limbCount, y.limbCount)) { (meter) throws(WorkAborted) in
            try BigInteger.greatestCommonDivisor(x, y, meter: meter)
        }
    }

    static func lcm(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("math.lcm() takes no keyword arguments")
        }
        var result = BigInteger(1)
        for i in 0..<call.count {
            let number = try integer(call[i], thread)
            if number.isZero || result.isZero {
                result = BigInteger(0)
                continue
            }
            let divisor = try gcd(result, number, thread)
            let (x, y) = (result, number.absolute)
            let quotient = try thread.metered(x.limbCount) { (meter) throws(WorkAborted) in
                try x.floorDivided(by: divisor, meter: meter).quotient
            }
            result = try multiply(quotient, y, thread)
        }
        return thread.makeInteger(result)
    }

    static func isqrt(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let number = try integer(call[0], thread)
        if number.isNegative { throw thread.valueError("isqrt() argument must be nonnegative") }
        if let small = number.asUInt { return .int(Int(truncatingIfNeeded: BigInteger.squareRoot(of: small))) }
        return thread.makeInteger(
            try thread.metered(number.limbCount) { (meter) throws(WorkAborted) in try number.squareRoot(meter: meter) })
    }
}
