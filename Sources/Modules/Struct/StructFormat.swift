// The formats of `struct`: `<iH4s` is taken apart into fields, each with its place in the record.

import TaipanRuntime

/// One item of a record, or one run of items of the same kind.
struct StructField {
    /// The letter of the format.
    let code: UInt8
    /// How many items; for `s` and `p` the length of the one item.
    let count: Int
    /// The size of an item.
    let size: Int
    /// Where the first item lies.
    let offset: Int

    /// How many values the field has in Python.
    var values: Int {
        switch code {
        case UInt8(ascii: "x"): 0
        case UInt8(ascii: "s"), UInt8(ascii: "p"): 1
        default: count
        }
    }
}

/// A format, parsed.
struct StructFormat {
    private(set) var fields: [StructField] = []
    private(set) var size = 0
    /// How many values a record has.
    private(set) var valueCount = 0
    private(set) var isBigEndian = false

    enum Problem: Error {
        case badCharacter, missingFormat, tooLong

        var message: String {
            switch self {
            case .badCharacter: "bad char in struct format"
            case .missingFormat: "repeat count given without format specifier"
            case .tooLong: "total struct size too long"
            }
        }
    }

    init(_ text: [UInt8]) throws(Problem) {
        var rest = text[...]
        var isNative = true
        if let first = rest.first, let order = "@=<>!".utf8.firstIndex(of: first) {
            rest.removeFirst()
            isNative = order == "@".startIndex
            isBigEndian = first == UInt8(ascii: ">") || first == UInt8(ascii: "!")
        }
        while let byte = rest.popFirst() {
            if StructFormat.isSpace(byte) { continue }
            var count = 1
            var code = byte
            if byte.isDigit {
                count = Int(byte &- 0x30)
                while let digit = rest.first, digit.isDigit {
                    let (product, overflow) = count.multipliedReportingOverflow(by: 10)
                    let (sum, carry) = product.addingReportingOverflow(Int(digit &- 0x30))
                    if overflow || carry { throw .tooLong }
                    count = sum
                    rest.removeFirst()
                }
                guard let next = rest.popFirst() else { throw .missingFormat }
                code = next
            }
            try append(code, count, isNative: isNative)
        }
    }

    private mutating func append(_ code: UInt8, _ count: Int, isNative: Bool) throws(Problem) {
        guard let itemSize = StructFormat.size(of: code, isNative: isNative) else { throw .badCharacter }
        if isNative && itemSize > 1 {
            let (padded, overflow) = size.addingReportingOverflow(itemSize - 1)
            if overflow { throw .tooLong }
            size = padded / itemSize * itemSize
        }
        let (length, overflow) = count.multipliedReportingOverflow(by: itemSize)
        let (end, carry) = size.addingReportingOverflow(length)
        if overflow || carry { throw .tooLong }
        let field = StructField(code: code, count: count, size: itemSize, offset: size)
        fields.append(field)
        valueCount += field.values
        size = end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    /// The size of an item; nil for a letter that means nothing.
    private static func size(of code: UInt8, isNative: Bool) -> Int? {
        switch Character(Unicode.Scalar(code)) {
        case "x", "c", "b", "B", "?", "s", "p": 1
        case "h", "H", "e": 2
        case "i", "I", "f": 4
        case "l", "L": isNative ? 8 : 4
        case "q", "Q", "d": 8
        case "n", "N", "P": isNative ? 8 : nil
        default: nil
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
