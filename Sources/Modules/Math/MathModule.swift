// `math`: the table, and the functions of one or two floats. Whole numbers are in `MathIntegers.swift`, sums and norms in
// `MathSums.swift`, logarithms and the rest that has a story in `MathFunctions.swift`.
//
// The C library answers with NaN or infinity where Python raises: a NaN that came from numbers is a domain error, an infinity that
// came from finite numbers a range error or, for functions that cannot overflow, a domain error (a pole).

import TaipanHost
import TaipanRuntime

package enum MathModule {
    package static let module = NativeModule(
        "math", doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
        functions: {
            MathModule.constants + MathModule.powers + MathModule.angles + MathModule.representation
                + MathModule.integers
                + MathModule.aggregates
        })

    private static let constants: [NativeRow] = [
        .value("pi", { _ throws(Raise) in .float(Double.pi) }),
        .value("e", { _ throws(Raise) in .float(2.718281828459045) }),
        .value("tau", { _ throws(Raise) in .float(2 * Double.pi) }),
        .value("inf", { _ throws(Raise) in .float(.infinity) }),
        .value("nan", { _ throws(Raise) in .float(.nan) }),
    ]

    private static let powers: [NativeRow] = [
        .function("sqrt(x, /)", { c throws(Raise) in try unary(c, Libm.sqrt) }, "Return the square root of x."),
        .function("cbrt(x, /)", { c throws(Raise) in try unary(c, Libm.cbrt) }, "Return the cube root of x."),
        .function(
            "exp(x, /)", { c throws(Raise) in try unary(c, Libm.exp, overflows: true) },
            "Return e raised to the power of x."),
        .function(
            "exp2(x, /)", { c throws(Raise) in try unary(c, Libm.exp2, overflows: true) },
            "Return 2 raised to the power of x."),
        .function(
            "expm1(x, /)", { c throws(Raise) in try unary(c, Libm.expm1, overflows: true) },
            """
            Return exp(x)-1.

            This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
            """),
        .variadic(
            "log(x, base=math.e)", MathModule.log,
            """
            log(x, [base=math.e])
            Return the logarithm of x to the given base.

            If the base is not specified, returns the natural logarithm (base e) of x.
            """),
        .function("log2(x, /)", MathModule.log2, "Return the base 2 logarithm of x."),
        .function("log10(x, /)", MathModule.log10, "Return the base 10 logarithm of x."),
        .function(
            "log1p(x, /)", { c throws(Raise) in try unary(c, Libm.log1p) },
            """
            Return the natural logarithm of 1+x (base e).

            The result is computed in a way which is accurate for x near zero.
            """),
        .function("pow(x, y, /)", MathModule.pow, "Return x**y (x to the power of y)."),
        .function("erf(x, /)", { c throws(Raise) in try unary(c, Libm.erf) }, "Error function at x."),
        .function("erfc(x, /)", { c throws(Raise) in try unary(c, Libm.erfc) }, "Complementary error function at x."),
        .function("gamma(x, /)", MathModule.gamma, "Gamma function at x."),
        .function("lgamma(x, /)", MathModule.lgamma, "Natural logarithm of absolute value of Gamma function at x."),
    ]

    private static let angles: [NativeRow] = [
        .function(
            "sin(x, /)", { c throws(Raise) in try unary(c, Libm.sin) }, "Return the sine of x (measured in radians)."),
        .function(
            "cos(x, /)", { c throws(Raise) in try unary(c, Libm.cos) }, "Return the cosine of x (measured in radians)."),
        .function(
            "tan(x, /)", { c throws(Raise) in try unary(c, Libm.tan) }, "Return the tangent of x (measured in radians)."
        ),
        .function(
            "asin(x, /)", { c throws(Raise) in try unary(c, Libm.asin) },
            "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
        .function(
            "acos(x, /)", { c throws(Raise) in try unary(c, Libm.acos) },
            "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."),
        .function(
            "atan(x, /)", { c throws(Raise) in try unary(c, Libm.atan) },
            "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
        .function(
            "atan2(y, x, /)", { c throws(Raise) in try binary(c, Libm.atan2) },
            "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."
        ),
        .function(
            "sinh(x, /)", { c throws(Raise) in try unary(c, Libm.sinh, overflows: true) },
            "Return the hyperbolic sine of x."),
        .function(
            "cosh(x, /)", { c throws(Raise) in try unary(c, Libm.cosh, overflows: true) },
            "Return the hyperbolic cosine of x."),
        .function("tanh(x, /)", { c throws(Raise) in try unary(c, Libm.tanh) }, "Return the hyperbolic tangent of x."),
        .function(
            "asinh(x, /)", { c throws(Raise) in try unary(c, Libm.asinh) }, "Return the inverse hyperbolic sine of x."),
        .function(
            "acosh(x, /)", { c throws(Raise) in try unary(c, Libm.acosh) }, "Return the inverse hyperbolic cosine of x."
        ),
        .function(
            "atanh(x, /)", { c throws(Raise) in try unary(c, Libm.atanh) },
            "Return the inverse hyperbolic tangent of x."),
        .function(
            "degrees(x, /)", { c throws(Raise) in .float(try double(c, 0) * (180 / Double.pi)) },
            "Convert angle x from radians to degrees."),
        .function(
            "radians(x, /)", { c throws(Raise) in .float(try double(c, 0) * (Double.pi / 180)) },
            "Convert angle x from degrees to radians."),
    ]

    private static let representation: [NativeRow] = [
        .function(
            "fabs(x, /)", { c throws(Raise) in .float(try double(c, 0).magnitude) },
            "Return the absolute value of the float x."),
        .function(
            "floor(x, /)", MathModule.floor,
            "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."),
        .function(
            "ceil(x, /)", MathModule.ceil,
            "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."),
        .function(
            "trunc(x, /)", MathModule.trunc,
            "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."),
        .function(
            "copysign(x, y, /)", { c throws(Raise) in .float(Libm.copysign(try double(c, 0), try double(c, 1))) },
            """
            Return a float with the magnitude (absolute value) of x but the sign of y.

            On platforms that support signed zeros, copysign(1.0, -0.0)
            returns -1.0.
            """),
        .function(
            "fmod(x, y, /)", { c throws(Raise) in try binary(c, Libm.fmod) },
            "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
        .function(
            "remainder(x, y, /)", { c throws(Raise) in try binary(c, Libm.remainder) },
            """
            Difference between x and the closest integer multiple of y.

            Return x - n*y where n*y is the closest integer multiple of y.
            In the case where x is exactly halfway between two multiples of
            y, the nearest even value of n is used. The result is always exact.
            """),
        .function(
            "frexp(x, /)", MathModule.frexp,
            """
            Return the mantissa and exponent of x, as pair (m, e).

            m is a float and e is an int, such that x = m * 2.**e.
            If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
            """),
        .function(
            "ldexp(x, i, /)", MathModule.ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
        .function(
            "modf(x, /)", MathModule.modf,
            "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."),
        .function(
            "nextafter(x, y, /, *, steps=None)", MathModule.nextafter,
            """
            Return the floating-point value the given number of steps after x towards y.

            If steps is not specified or is None, it defaults to 1.

            Raises a TypeError, if x or y is not a double, or if steps is not an integer.
            Raises ValueError if steps is negative.
            """),
        .function("ulp(x, /)", MathModule.ulp, "Return the value of the least significant bit of the float x."),
        .function(
            "fma(x, y, z, /)", MathModule.fma,
            "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round."),
        .function(
            "isfinite(x, /)", { c throws(Raise) in .bool(try double(c, 0).isFinite) },
            "Return True if x is neither an infinity nor a NaN, and False otherwise."),
        .function(
            "isinf(x, /)", { c throws(Raise) in .bool(try double(c, 0).isInfinite) },
            "Return True if x is a positive or negative infinity, and False otherwise."),
        .function(
            "isnan(x, /)", { c throws(Raise) in .bool(try double(c, 0).isNaN) },
            "Return True if x is a NaN (not a number), and False otherwise."),
        .function(
            "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", MathModule.isclose,
            """
            Determine whether two floating-point numbers are close in value.

              rel_tol
                maximum difference for being considered "close", relative to the
                magnitude of the input values
              abs_tol
                maximum difference for being considered "close", regardless of the
                magnitude of the input values

            Return True if a is close in value to b, and False otherwise.

            For the values to be considered close, the difference between them
            must be smaller than at least one of the tolerances.

            -inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
            is, NaN is not close to anything, even itself.  inf and -inf are
            only close to themselves.
            """),
    ]

    // MARK: Arguments and errors

    /// An argument as a double.
    @inline(__always) static func double(_ call: Call, _ index: Int) throws(Raise) -> Double {
        if case .float(let number) = call.arguments[index] { return number }
        return try call.thread.double(call[index])
    }

    static func domainError(_ thread: ThreadRef) -> Raise { thread.valueError("math domain error") }
    static func rangeError(_ thread: ThreadRef) -> Raise { thread.overflowError("math range error") }

    @inline(__always) private static func unary(
        _ call: Call, _ function: (Double) -> Double, overflows: Bool = false
    ) throws(Raise) -> Value {
        let x = try double(call, 0)
        let result = function(x)
        if result.isFinite { return .float(result) }
        return .float(try checked(result, isFromNumbers: !x.isNaN, isFromFinite: x.isFinite, overflows, call.thread))
    }

    @inline(__always) private static func binary(
        _ call: Call, _ function: (Double, Double) -> Double
    ) throws(Raise) -> Value {
        let x = try double(call, 0)
        let y = try double(call, 1)
        let result = function(x, y)
        if result.isFinite { return .float(result) }
        let isFromNumbers = !x.isNaN && !y.isNaN
        return .float(
            try checked(result, isFromNumbers: isFromNumbers, isFromFinite: x.isFinite && y.isFinite, true, call.thread)
        )
    }

    @inline(never) private static func checked(
        _ result: Double, isFromNumbers: Bool, isFromFinite: Bool, _ overflows: Bool, _ thread: ThreadRef
    ) throws(Raise) -> Double {
        if result.isNaN && isFromNumbers { throw domainError(thread) }
        if result.isInfinite && isFromFinite { throw overflows ? rangeError(thread) : domainError(thread) }
        return result
    }
}
