// Big integers against results that were computed by CPython, and by identities where those say more.
import Testing

@testable import TaipanRuntime

@Suite struct BigIntegerTests {
    private func number(_ text: String) throws -> BigInteger {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == 0x2D
        if isNegative { bytes.removeFirst() }
        let value = try bytes.withUnsafeBufferPointer { try BigInteger(digits: $0) }
        let magnitude = try #require(value)
        return isNegative ? magnitude.negated : magnitude
    }

    private func text(_ value: BigInteger, _ radix: Int = 10) throws -> String {
        String(decoding: try value.text(radix: radix), as: UTF8.self)
    }

    @Test(arguments: [
        ("7", "2", "3", "1"), ("-7", "2", "-4", "1"), ("7", "-2", "-4", "-1"), ("-7", "-2", "3", "-1"),
        ("100000000000000000000", "-3", "-33333333333333333334", "-2"),
        ("-1", "100000000000000000000", "-1", "99999999999999999999"),
        ("340282366920938463463374607431768211455", "18446744073709551615", "18446744073709551617", "0"),
    ])
    func floorDivision(_ row: (String, String, String, String)) throws {
        let (quotient, remainder) = try number(row.0).floorDivided(by: number(row.1))
        #expect(try text(quotient) == row.2)
        #expect(try text(remainder) == row.3)
    }

    @Test(arguments: [1, 20, 40, 90, 200, 700])
    func divisionUndoesMultiplication(_ limbs: Int) throws {
        let a = try BigInteger(97).power(10 * limbs)
        let b = try BigInteger(89).power(7 * limbs).negated
        let rest = try BigInteger(3).power(limbs).negated
        let (quotient, remainder) = try (a * b + rest).floorDivided(by: b)
        #expect(quotient == a)
        #expect(remainder == rest)
        #expect(try (a * a).squareRoot() == a)
        #expect(try BigInteger.greatestCommonDivisor(a * b, a * rest) == a)
    }

    @Test(arguments: [(2, "1010"), (8, "12"), (16, "a"), (36, "a"), (3, "101")])
    func radix(_ row: (Int, String)) throws {
        #expect(try text(BigInteger(10), row.0) == row.1)
    }

    @Test(arguments: [1, 19, 20, 600, 5000, 20000])
    func decimalRoundTrip(_ digits: Int) throws {
        let source = String((0..<digits).map { Character(String(($0 * 7 + 1) % 10)) })
        #expect(try text(number(source)) == source)
    }

    @Test func hashes() throws {
        #expect(try number("100000000000000000000").hash == 848_750_603_811_160_107)
        #expect(BigInteger(-1).hash == -2)
        #expect(BigInteger.hash(of: 2_305_843_009_213_693_951) == 0)
    }

    @Test func bits() throws {
        let big = BigInteger.one.shiftedLeft(100)
        #expect(big.negated.shiftedRight(200) == BigInteger(-1))
        #expect(try text(big.negated & BigInteger(-1).shiftedLeft(99)) == text(big.negated))
        #expect(~(~big) == big)
        #expect((big ^ big.negated) == big.shiftedLeft(1).negated)
        #expect(big.bitLength == 101 && big.bitCount == 1)
    }

    @Test func doubles() throws {
        #expect(try number("9007199254740993").asDouble == 9007199254740992)
        #expect(BigInteger.one.shiftedLeft(1024).asDouble == nil)
        #expect(try number("9007199254740993").compare(to: 9007199254740992.0) == 1)
        let tenth = try BigInteger(1).trueDivided(by: BigInteger(10))
        guard case .value(let value) = tenth else { throw WorkAborted() }
        #expect(value == 0.1)
    }

    @Test func smallHelpers() {
        #expect(BigInteger.sum(Int.max, 1).asInt == nil)
        #expect(BigInteger.sum(Int.min, Int.min) == BigInteger.shiftLeft(-1, by: 64))
        #expect(BigInteger.difference(0, Int.min) == BigInteger.shiftLeft(1, by: 63))
        #expect(BigInteger.product(Int.min, Int.min) == BigInteger.shiftLeft(1, by: 126))
        #expect(BigInteger.negation(of: Int.min) == BigInteger.shiftLeft(1, by: 63))
        #expect(BigInteger.smallPower(3, 39) == 4_052_555_153_018_976_267)
        #expect(BigInteger.smallPower(3, 40) == nil)
    }

    @Test func modular() throws {
        #expect(BigInteger.modularPower(3, 200, modulus: 13) == 9)
        #expect(BigInteger.modularPower(3, 2, modulus: -5) == -1)
        let modulus = try BigInteger(7).power(60)
        let power = try BigInteger(5).modularPower(BigInteger(1000), modulus: modulus)
        #expect(try BigInteger(5).power(1000).floorRemainder(dividingBy: modulus) == power)
        let inverse = try #require(try BigInteger(5).modularInverse(modulus))
        #expect(try (inverse * 5).floorRemainder(dividingBy: modulus) == BigInteger.one)
        #expect(try BigInteger(6).modularInverse(BigInteger(9)) == nil)
    }

    @Test func abortsWhenTold() throws {
        let big = try BigInteger(97).power(60_000)
        var meter = WorkMeter(interval: 1000) { _ in false }
        #expect(throws: WorkAborted.self) { try big.multiplied(by: big + 1, meter: &meter) }
        #expect(throws: WorkAborted.self) { try big.text(meter: &meter) }
    }
}
