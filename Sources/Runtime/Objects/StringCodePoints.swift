// Properties and case mappings of code points, as Python's `str` methods see them.
//
// The data is the Swift library's. It may know a newer Unicode than CPython 3.13 (15.1): characters that came later count as
// unassigned, so that `isprintable`, `repr` and `isalpha` agree. Below 128 everything is answered by comparisons.

/// Facts about one code point; surrogates have none of the properties.
package enum CodePoint {
    @inline(__always) private static func scalar(_ c: UInt32) -> Unicode.Scalar? { Unicode.Scalar(c) }

    /// The properties, or nil for surrogates and for characters younger than Unicode 15.1.
    private static func properties(_ c: UInt32) -> Unicode.Scalar.Properties? {
        guard let properties = Unicode.Scalar(c)?.properties else { return nil }
        if let age = properties.age, age.major < 15 || age.major == 15 && age.minor <= 1 { return properties }
        return nil
    }

    // MARK: Classes

    @inline(__always) package static func isSpace(_ c: UInt32) -> Bool {
        if c < 0x80 { return c == 0x20 || c >= 0x09 && c <= 0x0D || c >= 0x1C && c <= 0x1F }
        return isWideSpace(c)
    }

    private static func isWideSpace(_ c: UInt32) -> Bool {
        switch c {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Ends a line for `splitlines`.
    @inline(__always) package static func isLineBreak(_ c: UInt32) -> Bool {
        if c < 0x80 { return c >= 0x0A && c <= 0x0D || c >= 0x1C && c <= 0x1E }
        return c == 0x85 || c == 0x2028 || c == 0x2029
    }

    @inline(__always) private static func isASCIILetter(_ c: UInt32) -> Bool { (c | 0x20) &- 0x61 < 26 }

    package static func isAlpha(_ c: UInt32) -> Bool {
        if c < 0x80 { return isASCIILetter(c) }
        switch properties(c)?.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    package static func isDecimal(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x30 < 10 }
        return properties(c)?.numericType == .decimal
    }

    package static func isDigit(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x30 < 10 }
        let type = properties(c)?.numericType
        return type == .decimal || type == .digit
    }

    package static func isNumeric(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x30 < 10 }
        return properties(c)?.numericType != nil && !isLaterNumeric(c)
    }

    /// Cuneiform signs that are numbers since Unicode 16 only.
    private static func isLaterNumeric(_ c: UInt32) -> Bool {
        switch c {
        case 0x12038, 0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399: true
        default: false
        }
    }

    /// The value of a decimal digit in any script; nil for anything else.
    package static func decimalValue(_ c: UInt32) -> Int? {
        if c < 0x80 { return c &- 0x30 < 10 ? Int(c &- 0x30) : nil }
        guard let properties = properties(c), properties.numericType == .decimal, let value = properties.numericValue
        else { return nil }
        return Int(exactly: value)
    }

    package static func isAlnum(_ c: UInt32) -> Bool { isAlpha(c) || isNumeric(c) }

    package static func isUpper(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x41 < 26 }
        return properties(c)?.isUppercase ?? false
    }

    package static func isLower(_ c: UInt32) -> Bool {
        if c < 0x80 { return c &- 0x61 < 26 }
        // U+0295 lost the property in Unicode 16
        return properties(c)?.isLowercase ?? false || c == 0x295
    }

    package static func isTitle(_ c: UInt32) -> Bool {
        if c < 0x80 { return false }
        return properties(c)?.generalCategory == .titlecaseLetter
    }

    package static func isCased(_ c: UInt32) -> Bool {
        if c < 0x80 { return isASCIILetter(c) }
        return properties(c)?.isCased ?? false
    }

    static func isCaseIgnorable(_ c: UInt32) -> Bool { properties(c)?.isCaseIgnorable ?? false }

    /// May stand in a `repr` as it is.
    package static func isPrintable(_ c: UInt32) -> Bool {
        if c < 0x7F { return c >= 0x20 }
        if c < 0xA1 { return false }
        if c < 0x100 { return c != 0xAD }
        switch properties(c)?.generalCategory {
        case nil, .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    package static func isIdentifierStart(_ c: UInt32) -> Bool {
        if c < 0x80 { return isASCIILetter(c) || c == 0x5F }
        return properties(c)?.isXIDStart ?? false
    }

    package static func isIdentifierPart(_ c: UInt32) -> Bool {
        if c < 0x80 { return isASCIILetter(c) || c == 0x5F || c &- 0x30 < 10 }
        return properties(c)?.isXIDContinue ?? false
    }

    // MARK: Case mappings

    /// Appends the full mapping of one character (up to three code points).
    package static func appendUpper(_ c: UInt32, to output: inout StringBuilder) {
        if c < 0x80 {
            output.append(c &- 0x61 < 26 ? c &- 32 : c)
        } else {
            append(properties(c)?.uppercaseMapping, c, &output)
        }
    }

    package static func appendLower(_ c: UInt32, to output: inout StringBuilder) {
        if c < 0x80 {
            output.append(c &- 0x41 < 26 ? c &+ 32 : c)
        } else {
            append(properties(c)?.lowercaseMapping, c, &output)
        }
    }

    package static func appendTitle(_ c: UInt32, to output: inout StringBuilder) {
        if c < 0x80 {
            output.append(c &- 0x61 < 26 ? c &- 32 : c)
        } else {
            append(properties(c)?.titlecaseMapping, c, &output)
        }
    }

    private static func append(_ mapping: String?, _ c: UInt32, _ output: inout StringBuilder) {
        guard let mapping else {
            output.append(c)
            return
        }
        let isKnown = mapping.unicodeScalars.allSatisfy { properties($0.value) != nil }
        if !isKnown { return output.append(c) }
        for scalar in mapping.unicodeScalars { output.append(scalar.value) }
    }

    /// Full case folding. The library has no table for it; for all but the characters below it is the lower case of the upper
    /// case.
    package static func appendFolded(_ c: UInt32, to output: inout StringBuilder) {
        if c < 0x80 { return output.append(c &- 0x41 < 26 ? c &+ 32 : c) }
        guard let properties = properties(c) else { return output.append(c) }
        let upper = properties.uppercaseMapping.unicodeScalars
        // the property is about decomposed text; what decomposes otherwise shows by a longer upper case
        if !properties.changesWhenCaseFolded && c != 0x1FBE && upper.index(after: upper.startIndex) == upper.endIndex {
            return output.append(c)
        }
        switch c {
        case 0x130:
            output.append(0x69 as UInt32)
            output.append(0x307 as UInt32)
        case 0x1E9E:
            output.append(0x73 as UInt32)
            output.append(0x73 as UInt32)
        case 0x13F8...0x13FD: output.append(c &- 8)
        case 0xAB70...0xABBF: output.append(c &- 0xAB70 &+ 0x13A0)
        default:
            for letter in upper {
                for lower in letter.properties.lowercaseMapping.unicodeScalars { output.append(lower.value) }
            }
        }
    }
}
