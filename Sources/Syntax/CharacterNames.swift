// Unicode character names, for `\N{…}`.
//
// The Swift library knows the name of every character but not the way back, so a name is looked up by walking the planes that
// hold named characters: some milliseconds for a name, paid only by sources that use one. Names that follow a rule (Hangul
// syllables, CJK ideographs) are computed.

public enum CharacterNames {
    /// The character that has the name or alias, in any case.
    public static func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        if let computed = ideograph(wanted) ?? hangul(wanted) { return computed }
        for range in [
            0x20...0x33FF, 0x4DC0...0x4DFF, 0xA000...0xABFF, 0xF900...0x16FFF, 0x1AFF0...0x1FBFF, 0xE0000...0xE01EF,
        ] {
            for value in range {
                guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
                if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
            }
        }
        return aliases[wanted].flatMap { Unicode.Scalar($0) }
    }

    /// `CJK UNIFIED IDEOGRAPH-4E00`
    private static func ideograph(_ name: String) -> Unicode.Scalar? {
        for prefix in [
            "CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-", "KHITAN SMALL SCRIPT CHARACTER-",
        ]
        where name.hasPrefix(prefix) {
            guard let value = UInt32(name.dropFirst(prefix.utf8.count), radix: 16), let scalar = Unicode.Scalar(value)
            else { return nil }
            return scalar.properties.name == name ? scalar : nil
        }
        return nil
    }

    /// `HANGUL SYLLABLE GAG`
    private static func hangul(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("HANGUL SYLLABLE ") else { return nil }
        for value in UInt32(0xAC00)...0xD7A3 {
            if let scalar = Unicode.Scalar(value), scalar.properties.name == name { return scalar }
        }
        return nil
    }

    /// Control characters have no names, only aliases, of which the Swift library does not know all.
    private static let aliases: [String: UInt32] = {
        var result: [String: UInt32] = [
            "NO-BREAK SPACE": 0xA0, "NBSP": 0xA0, "SHY": 0xAD, "ZWSP": 0x200B, "ZWNJ": 0x200C, "ZWJ": 0x200D,
            "LRM": 0x200E, "RLM": 0x200F, "LRE": 0x202A, "RLE": 0x202B, "PDF": 0x202C, "LRO": 0x202D, "RLO": 0x202E,
            "WJ": 0x2060, "BOM": 0xFEFF, "BYTE ORDER MARK": 0xFEFF, "ZWNBSP": 0xFEFF, "NNBSP": 0x202F, "CGJ": 0x34F,
            "EOL": 0x0A, "NEW LINE": 0x0A, "END OF LINE": 0x0A, "ALERT": 0x07, "TAB": 0x09,
            "HORIZONTAL TABULATION": 0x09,
            "VERTICAL TABULATION": 0x0B, "CANCEL": 0x18, "DEL": 0x7F, "PAD": 0x80, "NEXT LINE": 0x85, "NEL": 0x85,
            "SP": 0x20,
        ]
        let short = [
            "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
            "DLE",
            "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EOM", "SUB", "ESC", "FS", "GS", "RS", "US",
        ]
        let long = [
            "NULL", "START OF HEADING", "START OF TEXT", "END OF TEXT", "END OF TRANSMISSION", "ENQUIRY", "ACKNOWLEDGE",
            "ALERT", "BACKSPACE", "CHARACTER TABULATION", "LINE FEED", "LINE TABULATION", "FORM FEED",
            "CARRIAGE RETURN",
            "SHIFT OUT", "SHIFT IN", "DATA LINK ESCAPE", "DEVICE CONTROL ONE", "DEVICE CONTROL TWO",
            "DEVICE CONTROL THREE", "DEVICE CONTROL FOUR", "NEGATIVE ACKNOWLEDGE", "SYNCHRONOUS IDLE",
            "END OF TRANSMISSION BLOCK", "CANCEL", "END OF MEDIUM", "SUBSTITUTE", "ESCAPE",
            "INFORMATION SEPARATOR FOUR",
            "INFORMATION SEPARATOR THREE", "INFORMATION SEPARATOR TWO", "INFORMATION SEPARATOR ONE",
        ]
        for (value, name) in short.enumerated() { result[name] = UInt32(value) }
        for (value, name) in long.enumerated() { result[name] = UInt32(value) }
        result["DELETE"] = 0x7F
        return result
    }()
}
