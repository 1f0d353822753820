// Floats and complex numbers as text and back; every expectation was printed by CPython 3.13.
import Testing

@testable import TaipanRuntime

@Suite struct FloatTextTests {
    private func parse(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { FloatText.parse($0) }
    }

    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (0.0001, "0.0001"),
        (0.00001, "1e-05"), (123456789012345680.0, "1.2345678901234568e+17"), (Double.leastNonzeroMagnitude, "5e-324"),
        (Double.infinity, "inf"), (-Double.infinity, "-inf"), (Double.nan, "nan"), (0.1, "0.1"), (2.5, "2.5"),
        (9007199254740993.0, "9007199254740992.0"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    ])
    func representation(_ row: (Double, String)) {
        #expect(String(decoding: FloatText.repr(row.0), as: UTF8.self) == row.1)
    }

    @Test(arguments: [
        ("1_000.5", 1000.5), (" 1e3\n", 1000), (".5", 0.5), ("5.", 5), ("-inf", -Double.infinity),
        ("1e400", Double.infinity),
        ("9007199254740993", 9007199254740992), ("9007199254740993.00000000000000000000000001", 9007199254740994),
        ("2.2250738585072011e-308", Double(bitPattern: 0xF_FFFF_FFFF_FFFF)),
    ])
    func parsing(_ row: (String, Double)) {
        #expect(parse(row.0) == row.1)
    }

    @Test(arguments: ["", ".", "1__0", "_1", "1_", "1e", "1e_5", "0x10", "1 2", "infin", "--1"])
    func refusals(_ text: String) {
        #expect(parse(text) == nil)
    }

    @Test func hexadecimal() throws {
        #expect(String(decoding: FloatText.hex(-3.75), as: UTF8.self) == "-0x1.e000000000000p+1")
        let value = try Array("0x1.fffffffffffff7p1023".utf8).withUnsafeBufferPointer { try FloatText.parseHex($0) }
        #expect(value == Double.greatestFiniteMagnitude)
    }

    @Test(arguments: [
        (2.675, 2, 2.67), (0.5, 0, 0), (1.5, 0, 2), (1234.5, -2, 1200), (-0.15, 1, -0.1), (5e22, -22, 5e22),
    ])
    func rounding(_ row: (Double, Int, Double)) {
        #expect(FloatArithmetic.round(row.0, digits: row.1) == row.2)
    }

    @Test func arithmetic() {
        #expect(FloatArithmetic.floorDivide(-7.5, 2) == (-4, 0.5))
        #expect(FloatArithmetic.floorRemainder(7.5, -2) == -0.5)
        #expect(FloatArithmetic.floorDivide(1, 0.1) == (9, 0.09999999999999995))
        #expect(FloatArithmetic.hash(0.5) == 1_152_921_504_606_846_976)
        #expect(FloatArithmetic.hash(-1) == -2)
        #expect(FloatArithmetic.hash(1e300) == BigInteger(truncating: 1e300)?.hash)
    }

    @Test(arguments: [
        (ComplexNumber(1, 2), "(1+2j)"), (ComplexNumber(0, 1), "1j"), (ComplexNumber(0, -0.0), "-0j"),
        (ComplexNumber(-0.0, 1), "(-0+1j)"), (ComplexNumber(Double.nan, Double.infinity), "(nan+infj)"),
    ])
    func complexRepresentation(_ row: (ComplexNumber, String)) {
        #expect(String(decoding: row.0.repr, as: UTF8.self) == row.1)
    }

    @Test func complexArithmetic() throws {
        #expect(ComplexNumber(1, 2).divided(by: ComplexNumber(0, 0)) == nil)
        #expect(try ComplexNumber(1, 2).power(ComplexNumber(-3)) == ComplexNumber(-0.08800000000000001, 0.016))
        #expect(throws: ComplexNumber.PowerError.zeroBase) { try ComplexNumber(0, 0).power(ComplexNumber(-1)) }
        let parsed = try Array(" ( 1-j )".utf8).withUnsafeBufferPointer { bytes throws(ComplexNumber.TextError) in
            try ComplexNumber(parsing: bytes)
        }
        #expect(parsed == ComplexNumber(1, -1))
    }
}
