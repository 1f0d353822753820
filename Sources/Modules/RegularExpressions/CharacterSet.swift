// Sets of characters: `[a-z_]`, `\d`, `[^\W\d]`, and what they contain when case does not matter.

import TaipanRuntime

/// `\d`, `\s`, `\w` and their opposites.
enum CharacterCategory: UInt8 {
    case digit, notDigit, space, notSpace, word, notWord

    var isNegative: Bool { rawValue & 1 == 1 }

    func contains(_ c: UInt32, isUnicode: Bool) -> Bool {
        let isMember: Bool
        switch self {
        case .digit, .notDigit: isMember = c < 0x80 || isUnicode ? CodePoint.isDecimal(c) : false
        case .space, .notSpace:
            // (the separators 1C to 1F are spaces of Unicode only)
            isMember = isUnicode ? CodePoint.isSpace(c) : c == 0x20 || c >= 0x09 && c <= 0x0D
        case .word, .notWord: isMember = c == 0x5F || (c < 0x80 || isUnicode ? CodePoint.isAlnum(c) : false)
        }
        return isMember != isNegative
    }
}

/// What a set is made of. Equal descriptions share their table in a program.
struct SetDescription: Hashable {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [CharacterCategory] = []
    var isNegated = false
    var folding = Folding.none
    /// Categories are about all characters, not ASCII's.
    var isUnicode = true

    /// The answer without the table.
    func contains(_ c: UInt32) -> Bool {
        if listed(c) { return !isNegated }
        for other in CaseVariants.of(c, folding) where listed(other) { return !isNegated }
        return isNegated
    }

    private func listed(_ c: UInt32) -> Bool {
        for range in ranges where range.contains(c) { return true }
        for category in categories where category.contains(c, isUnicode: isUnicode) { return true }
        return false
    }

    /// Written as it stands, the set is this one character.
    var onlyLiteral: UInt32? {
        guard ranges.count == 1, categories.isEmpty, !isNegated, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }

    /// What one byte of a table answers for the characters below 256.
    func table() -> [UInt8] {
        let all = ranges.count == 1 && categories.isEmpty && folding == .none
        if all {
            var result = [UInt8](repeating: isNegated ? 1 : 0, count: 256)
            if ranges[0].lowerBound < 256 {
                for c in ranges[0].lowerBound...min(ranges[0].upperBound, 255) { result[Int(c)] = isNegated ? 0 : 1 }
            }
            return result
        }
        return (0..<256).map { contains(UInt32($0)) ? 1 : 0 }
    }
}

/// The other characters that are the same letter.
enum CaseVariants {
    static func of(_ c: UInt32, _ folding: Folding) -> [UInt32] {
        switch folding {
        case .none: return []
        case .ascii: return (c | 0x20) &- 0x61 < 26 ? [c ^ 0x20] : []
        case .unicode: return unicodeVariants(c)
        }
    }

    private static func unicodeVariants(_ c: UInt32) -> [UInt32] {
        if c < 0x80 && (c | 0x20) &- 0x61 >= 26 { return [] }
        let lower = lowercase(c)
        for group in unusual where group.contains(lower) || group.contains(c) { return group.filter { $0 != c } }
        let upper = simple(Unicode.Scalar(lower)?.properties.uppercaseMapping, lower)
        let title = simple(Unicode.Scalar(lower)?.properties.titlecaseMapping, lower)
        var result: [UInt32] = []
        for other in [lower, upper, title] where other != c && !result.contains(other) { result.append(other) }
        return result
    }

    /// The simple mapping: one character for one.
    static func lowercase(_ c: UInt32) -> UInt32 {
        if c < 0x80 { return c &- 0x41 < 26 ? c &+ 32 : c }
        if c == 0x130 { return 0x69 }
        return simple(Unicode.Scalar(c)?.properties.lowercaseMapping, c)
    }

    private static func simple(_ mapping: String?, _ c: UInt32) -> UInt32 {
        guard let scalars = mapping?.unicodeScalars, let first = scalars.first, scalars.count == 1 else { return c }
        return first.value
    }

    /// The letters that have more than one lower case, or one that does not lead back to them (Unicode 15.1).
    private static let unusual: [[UInt32]] = [
        [0x49, 0x69, 0x130, 0x131], [0x4B, 0x6B, 0x212A], [0x53, 0x73, 0x17F], [0xB5, 0x39C, 0x3BC],
        [0xC5, 0xE5, 0x212B], [0xDF, 0x1E9E], [0x345, 0x399, 0x3B9, 0x1FBE], [0x390, 0x1FD3], [0x392, 0x3B2, 0x3D0],
        [0x395, 0x3B5, 0x3F5], [0x398, 0x3B8, 0x3D1, 0x3F4], [0x39A, 0x3BA, 0x3F0], [0x3A0, 0x3C0, 0x3D6],
        [0x3A1, 0x3C1, 0x3F1], [0x3A3, 0x3C2, 0x3C3], [0x3A6, 0x3C6, 0x3D5], [0x3A9, 0x3C9, 0x2126], [0x3B0, 0x1FE3],
        [0x412, 0x432, 0x1C80], [0x414, 0x434, 0x1C81], [0x41E, 0x43E, 0x1C82], [0x421, 0x441, 0x1C83],
        [0x422, 0x442, 0x1C84, 0x1C85], [0x42A, 0x44A, 0x1C86], [0x462, 0x463, 0x1C87], [0x1C88, 0xA64A, 0xA64B],
        [0x1E60, 0x1E61, 0x1E9B], [0xFB05, 0xFB06],
    ]
}
