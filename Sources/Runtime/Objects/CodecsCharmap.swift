// Encodings of one byte per character besides Latin-1: the code pages and ISO 8859 parts that files in the wild use.
//
// A table is the text of the upper 128 bytes, in order (U+FFFD where a byte has no meaning); the lower half is ASCII in all of
// them. Encoding searches that text: a table of the inverse would have to be built first, and costs more than it saves on texts
// of ordinary size.

/// One of the tables.
package enum Charmap: String, CaseIterable {
    case cp1250 = "cp1250"
    case cp1251 = "cp1251"
    case cp1252 = "cp1252"
    case cp1253 = "cp1253"
    case cp1254 = "cp1254"
    case cp437 = "cp437"
    case cp850 = "cp850"
    case cp852 = "cp852"
    case cp866 = "cp866"
    case iso88592 = "iso8859-2"
    case iso88595 = "iso8859-5"
    case iso88597 = "iso8859-7"
    case iso88599 = "iso8859-9"
    case iso885915 = "iso8859-15"
    case koi8R = "koi8-r"
    case koi8U = "koi8-u"
    case macRoman = "mac-roman"

    /// By its normalised name (see `TextEncoding.normalized`).
    init?(normalized name: String) {
        switch name {
        case "1250", "cp1250", "windows_1250":
            self = .cp1250
        case "1251", "cp1251", "windows_1251":
            self = .cp1251
        case "1252", "cp1252", "windows_1252":
            self = .cp1252
        case "1253", "cp1253", "windows_1253":
            self = .cp1253
        case "1254", "cp1254", "windows_1254":
            self = .cp1254
        case "437", "cp437", "cspc8codepage437", "ibm437":
            self = .cp437
        case "850", "cp850", "cspc850multilingual", "ibm850":
            self = .cp850
        case "852", "cp852", "cspcp852", "ibm852":
            self = .cp852
        case "866", "cp866", "csibm866", "ibm866":
            self = .cp866
        case "csisolatin2", "iso8859_2", "iso_8859_2", "iso_8859_2_1987", "iso_ir_101", "l2", "latin2":
            self = .iso88592
        case "csisolatincyrillic", "cyrillic", "iso8859_5", "iso_8859_5", "iso_8859_5_1988", "iso_ir_144":
            self = .iso88595
        case "csisolatingreek", "ecma_118", "elot_928", "greek", "greek8", "iso8859_7", "iso_8859_7",
            "iso_8859_7_1987", "iso_ir_126":
            self = .iso88597
        case "csisolatin5", "iso8859_9", "iso_8859_9", "iso_8859_9_1989", "iso_ir_148", "l5", "latin5":
            self = .iso88599
        case "iso8859_15", "iso_8859_15", "l9", "latin9":
            self = .iso885915
        case "cskoi8r", "koi8_r":
            self = .koi8R
        case "koi8_u":
            self = .koi8U
        case "mac_roman", "macintosh", "macroman":
            self = .macRoman
        default: return nil
        }
    }

    /// The characters of the bytes from 128 on.
    var upperHalf: StaticString {
        switch self {
        case .cp1250:
            """
            €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
            ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
            """
        case .cp1251:
            """
            ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
            АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
            """
        case .cp1252:
            """
            €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
            """
        case .cp1253:
            """
            €\u{FFFD}‚ƒ„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ\
            ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}
            """
        case .cp1254:
            """
            €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}\u{FFFD}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ
            """
        case .cp437:
            """
            ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
            """
        case .cp850:
            """
            ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
            └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
            """
        case .cp852:
            """
            ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
            └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}
            """
        case .cp866:
            """
            АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
            └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}
            """
        case .iso88592:
            """
            \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż\
            ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
            """
        case .iso88595:
            """
            \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏАБВГДЕЖЗИЙКЛМНОП\
            РСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ
            """
        case .iso88597:
            """
            \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}‘’£€₯¦§¨©ͺ«¬\u{AD}\u{FFFD}―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ\
            ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}
            """
        case .iso88599:
            """
            \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ
            """
        case .iso885915:
            """
            \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿\
            ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
            """
        case .koi8R:
            """
            ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
            юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
            """
        case .koi8U:
            """
            ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©\
            юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
            """
        case .macRoman:
            """
            ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
            ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›\u{FB01}\u{FB02}‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
            """
        }
    }
}

extension Charmap {
    /// The table as code points.
    private var table: [UInt32] {
        upperHalf.withUTF8Buffer { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
    }

    static func decode(
        _ bytes: UnsafeRawBufferPointer, _ charmap: Charmap, _ errors: String, _ thread: ThreadRef
    ) throws(Raise) -> StringObject {
        guard let start = bytes.baseAddress else { return thread.emptyString }
        let clean = asciiPrefix(start, bytes.count)
        if clean == bytes.count { return thread.makeString(latin1: bytes.bindMemory(to: UInt8.self)) }
        let table = charmap.table
        var builder = StringBuilder(thread, capacity: bytes.count)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            let point = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 128]
            if point == 0xFFFD {
                i = try thread.handleDecodeError(
                    "charmap", bytes, i, i + 1, "character maps to <undefined>", errors, &builder)
            } else {
                builder.append(point)
                i += 1
            }
        }
        return builder.finish()
    }

    static func encode(
        _ string: StringObject, _ charmap: Charmap, _ errors: String, _ thread: ThreadRef
    ) throws(Raise) -> BytesObject {
        if string.isASCIIText { return thread.makeBytes(string.buffer, string.count) }
        let table = charmap.table
        func byte(_ c: UInt32) -> UInt8? {
            if c < 0x80 { return UInt8(truncatingIfNeeded: c) }
            if c == 0xFFFD { return nil }
            return table.firstIndex(of: c).map { UInt8(truncatingIfNeeded: $0 + 128) }
        }
        var output = BytesBuilder(capacity: string.count)
        var i = 0
        while i < string.count {
            if let known = byte(string[i]) {
                output.append(known)
                i += 1
                continue
            }
            var end = i + 1
            while end < string.count && byte(string[end]) == nil { end += 1 }
            let failure = EncodeFailure(
                codec: "charmap", string: string, start: i, end: end, reason: "character maps to <undefined>")
            switch try thread.replacement(for: failure, errors, passesSurrogates: false) {
            case nil: i = end
            case .bytes(let bytes, let position):
                output.append(bytes.raw)
                i = position
            case .text(let text, let position):
                for k in 0..<text.count {
                    guard let known = byte(text[k]) else { throw thread.encodeError(failure) }
                    output.append(known)
                }
                i = position
            }
        }
        return output.finish(thread)
    }
}
