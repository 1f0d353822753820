// Complex numbers as Python computes them: textbook product, division scaled by the larger part of the divisor
// (Smith 1962), powers by repeated multiplication for small whole exponents and by polar form otherwise, `repr`, and
// the text form that `complex()` reads. Elementary functions come from the host's C library.
import TaipanHost

/// A complex number in Cartesian form.
package struct ComplexNumber: Equatable, Sendable {
    package var real: Double
    package var imaginary: Double

    package init(_ real: Double, _ imaginary: Double = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    // MARK: Arithmetic

    package static func + (left: Self, right: Self) -> Self {
        Self(left.real + right.real, left.imaginary + right.imaginary)
    }

    package static func - (left: Self, right: Self) -> Self {
        Self(left.real - right.real, left.imaginary - right.imaginary)
    }

    package static func * (left: Self, right: Self) -> Self {
        Self(
            left.real * right.real - left.imaginary * right.imaginary,
            left.real * right.imaginary + left.imaginary * right.real)
    }

    package static prefix func - (value: Self) -> Self { Self(-value.real, -value.imaginary) }

    package var conjugate: Self { Self(real, -imaginary) }

    /// The quotient, or nil for a zero divisor ("complex division by zero").
    package func divided(by divisor: Self) -> Self? {
        let realSize = divisor.real.magnitude
        let imaginarySize = divisor.imaginary.magnitude
        if realSize >= imaginarySize {
            if realSize == 0 { return nil }
            let ratio = divisor.imaginary / divisor.real
            let scale = divisor.real + divisor.imaginary * ratio
            return Self((real + imaginary * ratio) / scale, (imaginary - real * ratio) / scale)
        }
        if imaginarySize >= realSize {
            let ratio = divisor.real / divisor.imaginary
            let scale = divisor.real * ratio + divisor.imaginary
            return Self((real * ratio + imaginary) / scale, (imaginary * ratio - real) / scale)
        }
        // one part of the divisor is NaN
        return Self(.nan, .nan)
    }

    /// `abs(z)`; infinite although both parts are finite means OverflowError ("absolute value too large").
    package var magnitude: Double {
        if real.isInfinite || imaginary.isInfinite { return .infinity }
        if real.isNaN || imaginary.isNaN { return .nan }
        return Libm.hypot(real, imaginary)
    }

    /// `hash(z)`: the parts combined; nil when a part is NaN, whose hash is the object's identity.
    package var hash: Int? {
        guard let realHash = FloatArithmetic.hash(real), let imaginaryHash = FloatArithmetic.hash(imaginary) else {
            return nil
        }
        let combined = realHash &+ 1_000_003 &* imaginaryHash
        return combined == -1 ? -2 : combined
    }

    // MARK: Power

    /// What `**` can object to.
    package enum PowerError: Error, Sendable {
        /// ZeroDivisionError: "0.0 to a negative or complex power"
        case zeroBase
        /// OverflowError: "complex exponentiation"
        case overflow
    }

    package func power(_ exponent: Self) throws(PowerError) -> Self {
        let result: Self
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(.down), exponent.real.magnitude <= 100 {
            result = try wholePower(Int(exponent.real))
        } else {
            result = try polarPower(exponent)
        }
        if result.real.isInfinite || result.imaginary.isInfinite { throw .overflow }
        return result
    }

    private func wholePower(_ exponent: Int) throws(PowerError) -> Self {
        if exponent > 0 { return repeatedProduct(exponent) }
        if exponent == 0 { return Self(1, 0) }
        guard let inverse = Self(1, 0).divided(by: repeatedProduct(0 &- exponent)) else { throw .zeroBase }
        return inverse
    }

    private func repeatedProduct(_ exponent: Int) -> Self {
        var result = Self(1, 0)
        var square = self
        var mask = 1
        while mask <= exponent {
            if exponent & mask != 0 { result = result * square }
            mask <<= 1
            square = square * square
        }
        return result
    }

    private func polarPower(_ exponent: Self) throws(PowerError) -> Self {
        if exponent.real == 0 && exponent.imaginary == 0 { return Self(1, 0) }
        if real == 0 && imaginary == 0 {
            if exponent.imaginary != 0 || exponent.real < 0 { throw .zeroBase }
            return Self(0, 0)
        }
        let size = Libm.hypot(real, imaginary)
        let angle = Libm.atan2(imaginary, real)
        var length = Libm.pow(size, exponent.real)
        var phase = angle * exponent.real
        if exponent.imaginary != 0 {
            length /= Libm.exp(angle * exponent.imaginary)
            phase += exponent.imaginary * Libm.log(size)
        }
        // The sine of infinity is a domain error, which CPython reports like the zero base.
        if phase.isInfinite { throw .zeroBase }
        return Self(length * Libm.cos(phase), length * Libm.sin(phase))
    }

    // MARK: Text

    /// `repr(z)`: `(1+2j)`, `1j`, `(-0-0j)`, `(nan+infj)`.
    package var repr: [UInt8] {
        var text: [UInt8] = []
        let isPure = real == 0 && real.sign == .plus
        if !isPure {
            text.append(0x28)
            ComplexNumber.append(real, forcesSign: false, to: &text)
        }
        ComplexNumber.append(imaginary, forcesSign: !isPure, to: &text)
        text.append(0x6A)
        if !isPure { text.append(0x29) }
        return text
    }

    private static func append(_ value: Double, forcesSign: Bool, to text: inout [UInt8]) {
        if value.sign == .minus && !value.isNaN {
            text.append(0x2D)
        } else if forcesSign {
            text.append(0x2B)
        }
        text.append(contentsOf: FloatText.representation(value, addsPointZero: false).text)
    }

    /// What `complex(text)` can object to.
    package enum TextError: Error, Sendable {
        /// ValueError: "complex() arg is a malformed string"
        case malformed
        /// ValueError: "could not convert string to complex: " and the text's repr
        case misplacedUnderscore
    }

    /// The number in `text` (ASCII; the caller has replaced Unicode's digits and blanks).
    package init(parsing text: UnsafeBufferPointer<UInt8>) throws(TextError) {
        try ComplexNumber.checkUnderscores(text)
        var position = 0
        var end = text.count
        while position < end, FloatText.isBlank(text[position]) { position &+= 1 }
        while end > position, FloatText.isBlank(text[end &- 1]) { end &-= 1 }
        // one pair of parentheses, blanks within
        if position < end, text[position] == 0x28 {
            guard text[end &- 1] == 0x29 else { throw .malformed }
            position &+= 1
            end &-= 1
            while position < end, FloatText.isBlank(text[position]) { position &+= 1 }
            while end > position, FloatText.isBlank(text[end &- 1]) { end &-= 1 }
        }
        self.init(0, 0)
        if let (value, stop) = FloatText.parsePrefix(text, position, end) {
            position = stop
            if position < end, text[position] == 0x2B || text[position] == 0x2D {
                real = value
                imaginary = try ComplexNumber.imaginaryPart(text, position, end)
                return
            }
            if position < end, text[position] | 0x20 == 0x6A {
                position &+= 1
                imaginary = value
            } else {
                real = value
            }
            if position != end { throw .malformed }
            return
        }
        imaginary = try ComplexNumber.imaginaryPart(text, position, end)
    }

    /// sign [number] "j", up to the end; the sign may be missing when there is no number: `j`.
    private static func imaginaryPart(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) throws(TextError) -> Double {
        var position = start
        let value: Double
        if let (number, stop) = FloatText.parsePrefix(text, position, end) {
            value = number
            position = stop
        } else {
            let isNegative = position < end && text[position] == 0x2D
            if position < end, text[position] == 0x2B || text[position] == 0x2D { position &+= 1 }
            value = isNegative ? -1 : 1
        }
        guard position &+ 1 == end, text[position] | 0x20 == 0x6A else { throw .malformed }
        return value
    }

    /// Underscores stand between two digits or nowhere.
    private static func checkUnderscores(_ text: UnsafeBufferPointer<UInt8>) throws(TextError) {
        for index in 0..<text.count where text[index] == 0x5F {
            guard index > 0, index &+ 1 < text.count, text[index &- 1] &- 0x30 < 10, text[index &+ 1] &- 0x30 < 10
            else { throw .misplacedUnderscore }
        }
    }
}
