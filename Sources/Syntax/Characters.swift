// What single bytes and characters are: the tests of the tokenizer, and Python's view of Unicode identifiers.

/// Whether a byte may continue a name. Bytes of multi-byte characters may; names are checked when they are complete.
/// Two machine words instead of a table: a global array would cost a check of its initialisation at every access.
@inline(__always)
func isIdentifierByte(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    // digits 0x30-0x39; letters 0x41-0x5A, 0x5F, 0x61-0x7A
    let mask: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return mask >> UInt64(byte & 0x3F) & 1 != 0
}

/// How many bytes the character has that begins with `lead`.
func width(of lead: UInt8) -> Int {
    if lead < 0x80 { return 1 }
    if lead < 0xE0 { return 2 }
    return lead < 0xF0 ? 3 : 4
}

/// The scalar at `bytes`, which is well-formed UTF-8, and its width.
func decodeScalar(_ bytes: UnsafePointer<UInt8>) -> (Unicode.Scalar, Int) {
    let lead = bytes[0]
    let size = width(of: lead)
    if size == 1 { return (Unicode.Scalar(lead), 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(size))
    for i in 1..<size { value = value << 6 | UInt32(bytes[i] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", size)
}

/// `XID_Start`, by the Unicode tables of the Swift library.
func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isIdentifierByte(UInt8(scalar.value)) && !isDigit(UInt8(scalar.value)) }
    return scalar.properties.isXIDStart
}

/// `XID_Continue`.
func isIdentifierContinue(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isIdentifierByte(UInt8(scalar.value)) }
    return scalar.properties.isXIDContinue
}

/// What `str.isprintable` says of one character.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
}

/// Appends a code point in generalised UTF-8: a lone surrogate becomes three bytes.
func appendCodePoint(_ value: UInt32, to bytes: inout [UInt8]) {
    if value < 0x80 {
        bytes.append(UInt8(value))
    } else if value < 0x800 {
        bytes.append(UInt8(0xC0 | value >> 6))
        bytes.append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
        bytes.append(UInt8(0xE0 | value >> 12))
        bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | value & 0x3F))
    } else {
        bytes.append(UInt8(0xF0 | value >> 18 & 7))
        bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
        bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | value & 0x3F))
    }
}
