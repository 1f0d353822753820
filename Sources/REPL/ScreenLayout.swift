// How a prompt and a text of several lines look on a terminal of some width: rows, and where the cursor is. Pure computation; the
// terminal is `Screen`'s.

import TaipanRuntime

/// Rows of a terminal.
struct ScreenLayout: Equatable {
    /// One row: what is written, with the escape sequences of colours in it, and the columns it takes.
    struct Row: Equatable {
        var text = ""
        var width = 0
    }

    struct Place: Equatable {
        var row: Int
        var column: Int
    }

    private(set) var rows: [Row] = [Row()]
    private(set) var cursor = Place(row: 0, column: 0)
    let columns: Int

    /// - Parameters:
    ///   - continuation: the prompt of the second and following lines.
    ///   - point: the cursor, as a number of bytes of `text`.
    init(prompt: String, continuation: String, text: String, point: Int, columns: Int) {
        self.columns = max(columns, 2)
        append(prompt: prompt)
        var offset = 0
        for scalar in text.unicodeScalars {
            if offset == point { markCursor() }
            offset += UTF8.width(scalar)
            if scalar == "\n" {
                rows.append(Row())
                append(prompt: continuation)
            } else {
                append(scalar)
            }
        }
        if point >= offset { markCursor() }
    }

    /// The cursor stands where the next character will. Behind a full row that is the next row.
    private mutating func markCursor() {
        if rows[rows.count - 1].width >= columns { rows.append(Row()) }
        cursor = Place(row: rows.count - 1, column: rows[rows.count - 1].width)
    }

    /// A prompt may contain escape sequences, which take no room, and line ends.
    private mutating func append(prompt: String) {
        var escape: [Unicode.Scalar]?
        var isInvisible = false
        for scalar in prompt.unicodeScalars {
            switch scalar {
            // readline's own marks around what takes no room
            case "\u{01}": isInvisible = true
            case "\u{02}": isInvisible = false
            case _ where isInvisible: rows[rows.count - 1].text.unicodeScalars.append(scalar)
            case "\u{1B}": escape = [scalar]
            case _ where escape != nil:
                escape?.append(scalar)
                if scalar.properties.isAlphabetic, let sequence = escape {
                    rows[rows.count - 1].text.unicodeScalars.append(contentsOf: sequence)
                    escape = nil
                }
            case "\n": rows.append(Row())
            default: append(scalar)
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar == "\t" {
            let width = 8 - rows[rows.count - 1].width % 8
            for _ in 0..<width { append(" ", width: 1) }
        } else if scalar.value < 32 || scalar.value == 127 {
            append("^", width: 1)
            append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 64)), width: 1)
        } else {
            append(scalar, width: scalar.terminalColumns)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, width: Int) {
        if rows[rows.count - 1].width + width > columns { rows.append(Row()) }
        rows[rows.count - 1].text.unicodeScalars.append(scalar)
        rows[rows.count - 1].width += width
    }
}

extension Unicode.Scalar {
    /// The columns of a terminal: none for what combines with the character before it, two for wide ones.
    var terminalColumns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return value >= 0x1160 && value <= 0x11FF ? 0 : columns
        }
    }
}
