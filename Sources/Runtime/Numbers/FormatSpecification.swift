// The format specification mini-language of `format()`, `str.format` and f-strings:
//     [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type]
// parsed into plain data, which an f-string can keep, and the errors with CPython's wording. What the data does to a
// number or a text is in `NumberFormatting.swift`.

/// A borrowed run of code points of 1, 2 or 4 bytes each: how the contents of a string object are handed in.
package struct CodePoints {
    package let base: UnsafeRawPointer
    package let count: Int
    /// Bytes per code point.
    package let width: Int

    package init(base: UnsafeRawPointer, count: Int, width: Int) {
        self.base = base
        self.count = count
        self.width = width
    }

    @inline(__always)
    package subscript(index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(base.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(base.load(fromByteOffset: index &* 2, as: UInt16.self))
        default: base.load(fromByteOffset: index &* 4, as: UInt32.self)
        }
    }

    /// The text as a Swift string, for messages; lone surrogates become U+FFFD.
    var string: String {
        var scalars = String.UnicodeScalarView()
        for index in 0..<count { scalars.append(Unicode.Scalar(self[index]) ?? "\u{FFFD}") }
        return String(scalars)
    }
}

/// Why a value cannot be formatted: the Python exception to raise and its text.
package struct FormatFailure: Error {
    package enum Kind: Sendable {
        case valueError, overflowError, memoryError
        /// The meter of the work has said no; whoever owns it knows why.
        case aborted
    }

    package let kind: Kind
    package let message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    static func value(_ message: String) -> FormatFailure { FormatFailure(.valueError, message) }

    static func unknownCode(_ type: UInt32, _ typeName: String) -> FormatFailure {
        value("Unknown format code '\(quoted(type))' for object of type '\(typeName)'")
    }

    static func invalid(_ spec: String, _ typeName: String) -> FormatFailure {
        value("Invalid format specifier '\(spec)' for object of type '\(typeName)'")
    }

    static func grouping(_ grouping: UInt8, _ type: UInt32) -> FormatFailure {
        value("Cannot specify '\(quoted(UInt32(grouping)))' with '\(quoted(type))'.")
    }

    static let bothGroupings = value("Cannot specify both ',' and '_'.")
    static let tooManyDigits = value("Too many decimal digits in format string")
    static let missingPrecision = value("Format specifier missing precision")
    static let precisionTooBig = value("precision too big")
    static let aborted = FormatFailure(.aborted, "")
    static let tooLong = FormatFailure(.memoryError, "")

    /// Printable ASCII as it is, anything else as `\x41`.
    private static func quoted(_ codePoint: UInt32) -> String {
        if codePoint > 32 && codePoint < 128 { return String(Unicode.Scalar(UInt8(codePoint))) }
        return "\\x" + String(codePoint, radix: 16)
    }
}

/// A parsed specification, for example `>10,.2f`.
package struct FormatSpecification: Equatable, Sendable {
    package enum Alignment: UInt8, Sendable {
        case left = 0x3C
        case right = 0x3E
        case center = 0x5E
        /// `=`: the padding goes between sign and digits.
        case afterSign = 0x3D
    }

    /// Whose specification it is: texts align left and mean 's', numbers align right.
    package enum Family: Sendable {
        case number, text
    }

    package var fill: UInt32 = 0x20
    package var alignment: Alignment
    /// `+`, `-`, a blank, or 0 when none was given.
    package var sign: UInt8 = 0
    /// `z`: a negative zero after rounding loses its sign.
    package var coercesNegativeZero = false
    /// `#`
    package var isAlternate = false
    /// -1 when absent.
    package var width = -1
    /// `,`, `_` or 0.
    package var grouping: UInt8 = 0
    /// -1 when absent.
    package var precision = -1
    /// The presentation type, 0 when absent (`s` for a text).
    package var type: UInt32

    /// The specification of `format(value, '')`.
    package init(_ family: Family) {
        alignment = family == .number ? .right : .left
        type = family == .number ? 0 : 0x73
    }

    package init(
        parsing spec: CodePoints, _ family: Family, typeName: @autoclosure () -> String
    ) throws(FormatFailure) {
        self.init(family)
        var position = parseAlignment(spec)
        let alignmentGiven = position > 0
        let fillGiven = position == 2
        func next(_ character: UInt32) -> Bool { position < spec.count && spec[position] == character }
        if next(0x2B) || next(0x2D) || next(0x20) {
            sign = UInt8(truncatingIfNeeded: spec[position])
            position &+= 1
        }
        if next(0x7A) {
            coercesNegativeZero = true
            position &+= 1
        }
        if next(0x23) {
            isAlternate = true
            position &+= 1
        }
        if !fillGiven && next(0x30) {
            fill = 0x30
            if !alignmentGiven && family == .number { alignment = .afterSign }
            position &+= 1
        }
        width = try FormatSpecification.digits(spec, &position)
        try parseGrouping(spec, &position)
        if next(0x2E) {
            position &+= 1
            precision = try FormatSpecification.digits(spec, &position)
            if precision < 0 { throw FormatFailure.missingPrecision }
        }
        if spec.count &- position > 1 { throw FormatFailure.invalid(spec.string, typeName()) }
        if position < spec.count { type = spec[position] }
        if grouping != 0 { try checkGrouping() }
    }

    /// [[fill]align]; gives back how many code points it took.
    private mutating func parseAlignment(_ spec: CodePoints) -> Int {
        func alignment(_ index: Int) -> Alignment? {
            guard index < spec.count, spec[index] < 0x80 else { return nil }
            return Alignment(rawValue: UInt8(truncatingIfNeeded: spec[index]))
        }
        if let found = alignment(1) {
            fill = spec[0]
            self.alignment = found
            return 2
        }
        if let found = alignment(0) {
            self.alignment = found
            return 1
        }
        return 0
    }

    /// A run of digits, -1 when there is none.
    private static func digits(_ spec: CodePoints, _ position: inout Int) throws(FormatFailure) -> Int {
        var value = -1
        while position < spec.count, spec[position] &- 0x30 < 10 {
            let digit = Int(spec[position] &- 0x30)
            let (product, overflow) = max(value, 0).multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(digit)
            if overflow || second { throw FormatFailure.tooManyDigits }
            value = sum
            position &+= 1
        }
        return value
    }

    private mutating func parseGrouping(_ spec: CodePoints, _ position: inout Int) throws(FormatFailure) {
        if position < spec.count, spec[position] == 0x2C {
            grouping = 0x2C
            position &+= 1
        }
        if position < spec.count, spec[position] == 0x5F {
            if grouping != 0 { throw FormatFailure.bothGroupings }
            grouping = 0x5F
            position &+= 1
        }
        if grouping == 0x5F, position < spec.count, spec[position] == 0x2C { throw FormatFailure.bothGroupings }
    }

    /// Which types can be grouped.
    private func checkGrouping() throws(FormatFailure) {
        switch type {
        case 0, 0x64, 0x65, 0x66, 0x67, 0x45, 0x46, 0x47, 0x25:  // d e f g E F G %
            return
        case 0x62, 0x6F, 0x78, 0x58:  // b o x X
            if grouping == 0x5F { return }
        default:
            break
        }
        throw FormatFailure.grouping(grouping, type)
    }
}
