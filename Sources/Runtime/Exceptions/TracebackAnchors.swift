// Which part of a failed expression is underlined with `~` and which with `^`: for `a + b` the operator, for `a[b]` and `f(x)`
// everything from the bracket on. The text of the expression is parsed again for that, because nodes of the executable tree
// keep only their outer range.
//
// Positions are (line, column) in a list of lines of characters; the parser's columns count UTF-8 bytes and are converted.

import TaipanSyntax

typealias TextLine = [Unicode.Scalar]

/// The part that gets `^` while the rest of the range gets `~`.
struct CaretAnchors {
    /// The first character of the part, and the first one behind it.
    var start: (line: Int, column: Int)
    var end: (line: Int, column: Int)

    /// Looks for a binary operator, a subscript or a call in the text of one expression; nil if it is anything else.
    init?(segment: [TextLine]) {
        guard let expression = CaretAnchors.parse(segment) else { return nil }
        switch expression.kind {
        case .binary(let left, _, let right):
            guard
                let operatorStart = CaretAnchors.position(after: left, segment).next(
                    in: segment, where: { !$0.isBlank && $0 != ")" })
            else { return nil }
            start = operatorStart
            end = (operatorStart.line, operatorStart.column + 1)
            let line = segment[operatorStart.line]
            // an operator of two characters, unless the second one belongs to the right operand
            let rightLine = Int(right.range.line) - 2
            let rightColumn = rightLine == end.line ? line.characterIndex(ofByte: Int(right.range.column)) : Int.max
            if end.column < line.count, end.column < rightColumn, !line[end.column].isBlank, line[end.column] != "\\",
                line[end.column] != "#"
            {
                end.column += 1
            }
        case .subscripted(let value, _):
            guard let bracket = CaretAnchors.position(after: value, segment).next(in: segment, where: { $0 == "[" })
            else { return nil }
            start = bracket
            end = CaretAnchors.end(of: expression, segment)
        case .call(let function, _, _):
            guard let bracket = CaretAnchors.position(after: function, segment).next(in: segment, where: { $0 == "(" })
            else { return nil }
            start = bracket
            end = CaretAnchors.end(of: expression, segment)
        default: return nil
        }
    }

    /// The only statement of the text, if it is an expression. Parentheses around it let it go over lines.
    private static func parse(_ segment: [TextLine]) -> Expression? {
        var text = "(\n"
        for line in segment {
            text.unicodeScalars.append(contentsOf: line)
            text += "\n"
        }
        text += ")"
        guard let module = try? Parser.parse(text), module.body.count == 1,
            case .expression(let expression) = module.body[0].kind
        else { return nil }
        return expression
    }

    private static func end(of expression: Expression, _ lines: [TextLine]) -> (line: Int, column: Int) {
        let line = Int(expression.range.endLine) - 2
        guard line >= 0, line < lines.count else { return (0, 0) }
        return (line, lines[line].characterIndex(ofByte: Int(expression.range.endColumn)))
    }

    private static func position(after expression: Expression, _ lines: [TextLine]) -> TextPosition {
        let (line, column) = end(of: expression, lines)
        return TextPosition(line: line, column: column)
    }

    func contains(_ line: Int, _ column: Int, displayStart: Int, displayEnd: Int) -> Bool {
        (line > start.line || line == start.line && column >= displayStart)
            && (line < end.line || line == end.line && column < displayEnd)
    }
}

/// A walk through the characters of an expression that passes over comments and line ends.
private struct TextPosition {
    var line: Int
    var column: Int

    /// The first character from here on that satisfies the condition.
    func next(in lines: [TextLine], where isWanted: (Unicode.Scalar) -> Bool) -> (line: Int, column: Int)? {
        var position = self
        while position.line < lines.count {
            let line = lines[position.line]
            if position.column >= line.count || line[position.column] == "#" || line[position.column] == "\\" {
                position = TextPosition(line: position.line + 1, column: 0)
            } else if isWanted(line[position.column]) {
                return (position.line, position.column)
            } else {
                position.column += 1
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    var isBlank: Bool { CodePoint.isSpace(value) }

    /// How many columns of a terminal the character takes: two for the wide ones of East Asia.
    package var columns: Int { value >= 0x1100 && isWide ? 2 : 1 }

    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3, 0x25FD...0x25FE,
            0x2614...0x2615,
            0x2648...0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4,
            0x26EA,
            0x26F2...0x26F3, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755,
            0x2757,
            0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x2E99, 0x2E9B...0x2EF3,
            0x2F00...0x2FD5,
            0x2FF0...0x303E, 0x3041...0x3096, 0x3099...0x30FF, 0x3105...0x312F, 0x3131...0x318E, 0x3190...0x31E3,
            0x31EF...0x321E,
            0x3220...0x3247, 0x3250...0x4DBF, 0x4E00...0xA48C, 0xA490...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE52, 0xFE54...0xFE66, 0xFE68...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x16FE4,
            0x16FF0...0x16FF1, 0x17000...0x187F7, 0x18800...0x18CD5, 0x18D00...0x18D08, 0x1AFF0...0x1AFF3,
            0x1AFF5...0x1AFFB,
            0x1AFFD...0x1AFFE, 0x1B000...0x1B122, 0x1B132, 0x1B150...0x1B152, 0x1B155, 0x1B164...0x1B167,
            0x1B170...0x1B2FB, 0x1F004,
            0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248,
            0x1F250...0x1F251,
            0x1F260...0x1F265, 0x1F300...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
            0x1F3A0...0x1F3CA,
            0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440, 0x1F442...0x1F4FC,
            0x1F4FF...0x1F53D,
            0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A, 0x1F595...0x1F596, 0x1F5A4, 0x1F5FB...0x1F64F,
            0x1F680...0x1F6C5, 0x1F6CC,
            0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC,
            0x1F7E0...0x1F7EB, 0x1F7F0,
            0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FA7C, 0x1FA80...0x1FA88,
            0x1FA90...0x1FABD,
            0x1FABF...0x1FAC5, 0x1FACE...0x1FADB, 0x1FAE0...0x1FAE8, 0x1FAF0...0x1FAF8, 0x20000...0x2FFFD,
            0x30000...0x3FFFD:
            true
        default: false
        }
    }
}

extension Array where Element == Unicode.Scalar {
    /// The index of the character that starts at (or contains) a byte of the UTF-8 form.
    func characterIndex(ofByte offset: Int) -> Int {
        var bytes = 0
        for (i, scalar) in enumerated() {
            if bytes >= offset { return i }
            bytes += UTF8.width(scalar)
        }
        return count
    }

    /// The columns that the first `characters` take on a terminal.
    func displayWidth(of characters: Int? = nil) -> Int {
        var width = 0
        for scalar in prefix(Swift.max(0, characters ?? count)) { width += scalar.columns }
        return width
    }

    /// How many blanks the line starts with.
    var indentation: Int { firstIndex { !$0.isBlank } ?? count }

    var isBlank: Bool { allSatisfy { $0.isBlank } }

    var string: String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: self)
        return String(result)
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
    }
}
