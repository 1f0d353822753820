// The numbers of the `%` operator: flags, width and precision as C's printf knows them, written by the rules of
// Python (`%d` takes a precision, `%x` a sign). Works on bytes as well as on text: the output is ASCII.

/// What stands between `%` and the conversion letter.
package struct PercentSpecification: Equatable, Sendable {
    /// `-`: padding goes behind.
    package var isLeftAligned = false
    /// `+`
    package var showsPlus = false
    /// A blank: where a plus would stand.
    package var showsBlank = false
    /// `#`
    package var isAlternate = false
    /// `0`
    package var padsWithZeros = false
    /// 0 when absent.
    package var width = 0
    /// -1 when absent.
    package var precision = -1

    package init() {}

    /// Takes one flag; false when `codePoint` is none.
    package mutating func takeFlag(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x2D: isLeftAligned = true
        case 0x2B: showsPlus = true
        case 0x20: showsBlank = true
        case 0x23: isAlternate = true
        case 0x30: padsWithZeros = true
        default: return false
        }
        return true
    }

    /// `%d %i %u %o %x %X` of an `Int`; `conversion` is the letter.
    package func write(_ value: Int, _ conversion: UInt8, to output: inout TextBuffer) throws(FormatFailure) {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
        defer { memory.deallocate() }
        let start = FormatSpecification.digits(
            of: value.magnitude, PercentSpecification.radix(conversion), conversion == 0x58, memory)
        try writeInteger(
            UnsafeBufferPointer(start: memory + start, count: 64 &- start), value < 0, conversion, to: &output)
    }

    /// The same for a big integer.
    package func write(
        _ value: BigInteger, _ conversion: UInt8, to output: inout TextBuffer, meter: WorkMeterPointer = nil
    ) throws(FormatFailure) {
        let digits = try FormatSpecification.text(
            value.absolute, PercentSpecification.radix(conversion), conversion == 0x58, meter)
        try digits.withUnsafeBufferPointer { (digits) throws(FormatFailure) in
            try writeInteger(digits, value.isNegative, conversion, to: &output)
        }
    }

    /// `%e %E %f %F %g %G` of a float.
    package func write(
        _ value: Double, _ conversion: UInt8, to output: inout TextBuffer
    ) throws(FormatFailure) {
        if precision > Int(Int32.max) { throw FormatFailure.precisionTooBig }
        let kind: FloatText.Conversion
        switch conversion | 0x20 {
        case 0x65: kind = .exponent
        case 0x66: kind = .fixed
        default: kind = .general
        }
        let layout = FloatText.format(
            value, kind, precision: precision < 0 ? 6 : precision, alternate: isAlternate,
            uppercase: conversion & 0x20 == 0)
        try layout.text.withUnsafeBufferPointer { (text) throws(FormatFailure) in
            try write(text, zeros: 0, prefix: nil, value.sign == .minus && !value.isNaN, to: &output)
        }
    }

    private static func radix(_ conversion: UInt8) -> Int {
        switch conversion {
        case 0x6F: 8
        case 0x78, 0x58: 16
        default: 10
        }
    }

    private func writeInteger(
        _ digits: UnsafeBufferPointer<UInt8>, _ isNegative: Bool, _ conversion: UInt8, to output: inout TextBuffer
    ) throws(FormatFailure) {
        if precision > Int(Int32.max) - 3 { throw FormatFailure.precisionTooBig }
        let hasPrefix = isAlternate && PercentSpecification.radix(conversion) != 10
        try write(
            digits, zeros: max(0, precision &- digits.count), prefix: hasPrefix ? conversion : nil, isNegative,
            to: &output)
    }

    /// sign, prefix, zeros, digits; padded to the width.
    private func write(
        _ digits: UnsafeBufferPointer<UInt8>, zeros: Int, prefix: UInt8?, _ isNegative: Bool,
        to output: inout TextBuffer
    ) throws(FormatFailure) {
        if width > FormatSpecification.lengthLimit { throw FormatFailure.tooLong }
        let sign: UInt8 = isNegative ? 0x2D : showsPlus ? 0x2B : showsBlank ? 0x20 : 0
        let length = digits.count &+ zeros &+ (sign == 0 ? 0 : 1) &+ (prefix == nil ? 0 : 2)
        let padding = max(0, width &- length)
        output.reserve(length &+ padding)
        let inner = padsWithZeros && !isLeftAligned
        if !inner && !isLeftAligned { output.append(repeating: 0x20, count: padding) }
        if sign != 0 { output.append(sign) }
        if let prefix {
            output.append(0x30)
            output.append(prefix)
        }
        if inner { output.append(repeating: 0x30, count: padding) }
        output.append(repeating: 0x30, count: zeros)
        output.append(digits)
        if isLeftAligned { output.append(repeating: 0x20, count: padding) }
    }
}
