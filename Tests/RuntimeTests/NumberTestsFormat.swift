// The format mini-language and the numbers of the `%` operator; every expectation was printed by CPython 3.13.
import Testing

@testable import TaipanRuntime

@Suite struct NumberFormattingTests {
    /// `format(value, spec)`, or the exception's text.
    private func format(
        _ spec: String, _ body: (FormatSpecification, inout TextBuffer) throws(FormatFailure) -> Void
    ) -> String {
        let scalars = spec.unicodeScalars.map(\.value)
        return scalars.withUnsafeBytes { bytes in
            var buffer = TextBuffer()
            // An empty array may have no address.
            guard let base = bytes.baseAddress else { return "" }
            do throws(FormatFailure) {
                let points = CodePoints(base: base, count: scalars.count, width: 4)
                try body(try FormatSpecification(parsing: points, .number, typeName: "number"), &buffer)
            } catch {
                return error.message
            }
            return text(buffer.codePoints)
        }
    }

    private func text(_ codePoints: [UInt32]) -> String {
        var scalars = String.UnicodeScalarView()
        for codePoint in codePoints { scalars.append(Unicode.Scalar(codePoint) ?? "?") }
        return String(scalars)
    }

    @Test(arguments: [
        ("08,", "0,012,345"), ("#x", "0x3039"), ("_b", "11_0000_0011_1001"), ("é>8", "ééé12345"),
        ("=+8", "+  12345"), ("^8", " 12345  "), (".2f", "12345.00"), ("c", "\u{3039}"),
        (".3", "Precision not allowed in integer format specifier"),
        (",x", "Cannot specify ',' with 'x'."), ("xyz", "Invalid format specifier 'xyz' for object of type 'number'"),
        (",_", "Cannot specify both ',' and '_'."), ("5.", "Format specifier missing precision"),
    ])
    func integers(_ row: (String, String)) {
        #expect(format(row.0) { (spec, buffer) throws(FormatFailure) in try spec.write(12345, to: &buffer) } == row.1)
    }

    @Test(arguments: [
        (1234.5, "012,.2f", "0,001,234.50"), (0.5, ".0f", "0"), (2.5, ".0f", "2"), (1e-7, "g", "1e-07"),
        (-0.001, "z.1f", "0.0"), (0.1, ".25f", "0.1000000000000000055511151"), (0.256, ".1%", "25.6%"),
        (1e22, "f", "10000000000000000000000.000000"), (1234567.0, ".3", "1.23e+06"), (100.0, ".3", "1e+02"),
        (10.0, ".3", "10.0"), (Double.infinity, "010", "0000000inf"),
    ])
    func floats(_ row: (Double, String, String)) {
        #expect(format(row.1) { (spec, buffer) throws(FormatFailure) in try spec.write(row.0, to: &buffer) } == row.2)
    }

    @Test func complexNumbers() {
        let result = format("*>14.2f") { (spec, buffer) throws(FormatFailure) in
            try spec.write(real: 1, imaginary: -2, to: &buffer)
        }
        #expect(result == "****1.00-2.00j")
    }

    @Test(arguments: [
        (255, "#", 8, 4, 0x78, "  0x00ff"), (-5, "0", 6, -1, 0x64, "-00005"), (5, "-+", 6, -1, 0x64, "+5    "),
        (8, "#", 0, -1, 0x6F, "0o10"),
    ])
    func percent(_ row: (Int, String, Int, Int, UInt8, String)) throws {
        var spec = PercentSpecification()
        for flag in row.1.unicodeScalars {
            let taken = spec.takeFlag(flag.value)
            #expect(taken)
        }
        spec.width = row.2
        spec.precision = row.3
        var buffer = TextBuffer()
        try spec.write(row.0, row.4, to: &buffer)
        #expect(text(buffer.codePoints) == row.5)
    }

    @Test func bufferWidens() {
        var buffer = TextBuffer()
        buffer.append("ab")
        #expect(buffer.isASCII && buffer.width == 1)
        buffer.append(codePoint: 0x4E2D)
        #expect(buffer.width == 2)
        buffer.append(repeating: 0x1F600, count: 2)
        #expect(buffer.width == 4)
        #expect(buffer.codePoints == [0x61, 0x62, 0x4E2D, 0x1F600, 0x1F600])
    }
}
