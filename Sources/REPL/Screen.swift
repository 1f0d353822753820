// What a line editor has on the terminal, and the bytes that turn it into something else.
//
// Only ordinary escape sequences are used (cursor up, column, erase), which every terminal has that is not called dumb. A row that
// has only grown at its end, the usual case, costs the characters that were typed.

struct Screen {
    private var rows: [ScreenLayout.Row] = []
    private var cursor = ScreenLayout.Place(row: 0, column: 0)
    /// The terminal's idea of the column may differ behind a full row.
    private var isColumnKnown = true
    private var columns = 0
    /// The first row of the layout that is visible: texts can be longer than the terminal is high.
    private var top = 0

    /// Nothing of it is on the terminal any more; the cursor is at the beginning of an empty row.
    mutating func forget() {
        rows = []
        cursor = .init(row: 0, column: 0)
        isColumnKnown = true
        top = 0
    }

    /// Shows a layout; of one that is higher than the terminal the part around the cursor.
    mutating func show(_ layout: ScreenLayout, height: Int) -> String {
        var output = ""
        if columns != layout.columns && !rows.isEmpty { output += erase(reflowedTo: layout.columns) }
        columns = layout.columns
        let height = max(height, 1)
        let oldTop = top
        top = min(max(top, layout.cursor.row - height + 1), layout.cursor.row)
        top = min(top, max(layout.rows.count - height, 0))
        if top != oldTop && !rows.isEmpty {
            output += move(to: .init(row: 0, column: 0)) + "\u{1B}[J"
            rows = []
        }
        let visible = layout.rows[top..<min(top + height, layout.rows.count)]
        output += replaceRows(with: Array(visible))
        output += move(to: .init(row: layout.cursor.row - top, column: layout.cursor.column))
        return output
    }

    /// Shows all of a text that is done, and goes to the row below it.
    mutating func finish(_ layout: ScreenLayout, height: Int) -> String {
        var output = ""
        if layout.rows.count > height {
            // what is above the window scrolls away, where it can be read again
            output += move(to: .init(row: 0, column: 0)) + "\u{1B}[J"
            output += layout.rows.map(\.text).joined(separator: "\r\n")
        } else {
            output += show(layout, height: height)
        }
        forget()
        return output + "\r\n"
    }

    /// Goes behind all that is shown, for something to be written below it.
    mutating func leave() -> String {
        let output = rows.isEmpty ? "" : move(to: .init(row: rows.count - 1, column: rows[rows.count - 1].width))
        forget()
        return output
    }

    // MARK: Parts

    private mutating func replaceRows(with new: [ScreenLayout.Row]) -> String {
        var output = ""
        for (i, row) in new.enumerated() {
            let old = i < rows.count ? rows[i] : nil
            if old == row { continue }
            if let old, row.width > old.width, row.text.hasPrefix(old.text), isColumnKnown,
                cursor == .init(row: i, column: old.width)
            {
                output += String(row.text.unicodeScalars.dropFirst(old.text.unicodeScalars.count))
            } else {
                output += move(to: .init(row: i, column: 0))
                // erased first: behind a full row the cursor still stands on its last character
                output += (old == nil ? "" : "\u{1B}[K") + row.text
            }
            cursor = .init(row: i, column: row.width)
            isColumnKnown = row.width < columns
        }
        if rows.count > new.count {
            output += move(to: .init(row: new.count, column: 0)) + "\u{1B}[J"
            rows = new
        }
        rows = new
        return output
    }

    private mutating func move(to place: ScreenLayout.Place) -> String {
        if place == cursor && isColumnKnown { return "" }
        var output = ""
        if place.row != cursor.row || !isColumnKnown || place.column < cursor.column {
            output += "\r"
            if place.row < cursor.row { output += "\u{1B}[\(cursor.row - place.row)A" }
            if place.row > cursor.row { output += String(repeating: "\n", count: place.row - cursor.row) }
            if place.column > 0 { output += "\u{1B}[\(place.column)C" }
        } else {
            output += "\u{1B}[\(place.column - cursor.column)C"
        }
        cursor = place
        isColumnKnown = true
        return output
    }

    /// After the terminal has become narrower or wider its own rows are broken anew: goes to where the first of ours begins now.
    private mutating func erase(reflowedTo columns: Int) -> String {
        var above = cursor.column / columns
        for row in rows.prefix(cursor.row) { above += max(1, (row.width + columns - 1) / columns) }
        forget()
        return "\r" + (above > 0 ? "\u{1B}[\(above)A" : "") + "\u{1B}[J"
    }
}
