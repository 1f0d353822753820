// The arithmetic of the screen.

import Testing

@testable import TaipanREPL

@Suite struct ScreenTests {
    private func layout(_ text: String, point: Int? = nil, columns: Int = 10, prompt: String = "> ") -> ScreenLayout {
        ScreenLayout(prompt: prompt, continuation: ". ", text: text, point: point ?? text.utf8.count, columns: columns)
    }

    private struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        var point: Int?
        let rows: [String]
        let cursor: (Int, Int)
        var testDescription: String { text }

        init(_ text: String, _ point: Int?, _ rows: [String], _ cursor: (Int, Int)) {
            (self.text, self.point, self.rows, self.cursor) = (text, point, rows, cursor)
        }

        init(_ text: String, _ rows: [String], _ cursor: (Int, Int)) { self.init(text, nil, rows, cursor) }
    }

    @Test(arguments: [
        Row("", ["> "], (0, 2)),
        Row("abc", ["> abc"], (0, 5)),
        Row("abc", 1, ["> abc"], (0, 3)),
        Row("a\nb", ["> a", ". b"], (1, 3)),
        Row("a\nb", 1, ["> a", ". b"], (0, 3)),
        Row("a\n", ["> a", ". "], (1, 2)),
        Row("1234567", ["> 1234567"], (0, 9)),
        Row("12345678", ["> 12345678", ""], (1, 0)),
        Row("123456789", ["> 12345678", "9"], (1, 1)),
        Row("123456789", 8, ["> 12345678", "9"], (1, 0)),
        Row("\u{65E5}\u{672C}", ["> \u{65E5}\u{672C}"], (0, 6)),
        Row("1234567\u{65E5}", ["> 1234567", "\u{65E5}"], (1, 2)),
        Row("e\u{301}x", ["> e\u{301}x"], (0, 4)),
        Row("\u{7}", ["> ^G"], (0, 4)),
        Row("\tx", [">       x"].map { "> " + $0.dropFirst(2) }, (0, 9)),
    ])
    private func laysOut(_ row: Row) {
        let result = layout(row.text, point: row.point)
        #expect(result.rows.map(\.text) == row.rows)
        #expect(result.cursor == .init(row: row.cursor.0, column: row.cursor.1))
    }

    @Test func promptsTakeNoRoomForColours() {
        let result = layout("x", prompt: "\u{1B}[1;35m> \u{1B}[0m")
        #expect(result.rows == [.init(text: "\u{1B}[1;35m> \u{1B}[0mx", width: 3)])
        #expect(layout("x", prompt: "one\ntwo ").rows.map(\.text) == ["one", "two x"])
    }

    @Test func growingAtTheEndCostsWhatWasTyped() {
        var screen = Screen()
        #expect(screen.show(layout("ab"), height: 5) == "> ab")
        #expect(screen.show(layout("abc"), height: 5) == "c")
        #expect(screen.show(layout("abc"), height: 5) == "")
    }

    @Test func changesAreDrawnByRow() {
        var screen = Screen()
        _ = screen.show(layout("a\nb"), height: 5)
        #expect(screen.show(layout("a\nb", point: 0), height: 5) == "\r\u{1B}[1A\u{1B}[2C")
        #expect(screen.show(layout("xa\nb", point: 1), height: 5) == "\r\u{1B}[K> xa\r\u{1B}[3C")
        #expect(screen.show(layout("xa"), height: 5) == "\r\n\u{1B}[J\r\u{1B}[1A\u{1B}[4C")
    }

    @Test func highTextsScroll() {
        var screen = Screen()
        let text = (0..<8).map(String.init).joined(separator: "\n")
        #expect(screen.show(layout(text), height: 3) == ". 5\r\n. 6\r\n. 7")
        #expect(
            screen.show(layout(text, point: 0), height: 3) == "\r\u{1B}[2A\u{1B}[J> 0\r\n. 1\r\n. 2\r\u{1B}[2A\u{1B}[2C"
        )
        #expect(screen.finish(layout("a\nb\nc\nd"), height: 3).hasSuffix("> a\r\n. b\r\n. c\r\n. d\r\n"))
    }

    @Test func newWidthsEraseWhatWasBrokenAnew() {
        var screen = Screen()
        _ = screen.show(layout("1234567", columns: 20), height: 5)
        #expect(screen.show(layout("1234567", columns: 5), height: 5) == "\r\u{1B}[1A\u{1B}[J> 123\r\n4567")
    }
}
