// The markup of `str.format`: literal text, doubled braces, and fields
//     "{" [name] ["!" conversion] [":" spec] "}"
// where the name is an argument followed by `.attribute` and `[index]`, and the spec may contain fields itself.
// Only the text is looked at here; `StringFormat.swift` fills the fields.

/// A wrong format string; the text of the `ValueError`.
struct MarkupError: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// One piece of a format string: literal text, then perhaps a field. All ranges are positions in the string.
struct MarkupPiece {
    var literal: Range<Int>
    /// Nil if there is only literal text.
    var name: Range<Int>?
    /// 0 when absent.
    var conversion: UInt32 = 0
    var spec: Range<Int> = 0..<0
    var specHasFields = false
}

/// Splits a format string into pieces.
struct MarkupScanner {
    private let text: TextRun
    private var position: Int
    private let end: Int

    init(_ text: TextRun, _ start: Int, _ end: Int) {
        self.text = text
        position = start
        self.end = end
    }

    /// The next piece, nil at the end.
    mutating func next() throws(MarkupError) -> MarkupPiece? {
        if position >= end { return nil }
        let start = position
        while position < end {
            let c = text[position]
            position += 1
            if c != 0x7B && c != 0x7D { continue }
            let isOpen = c == 0x7B
            if position < end && text[position] == c {
                // a doubled brace stands for itself: the first of the two belongs to the literal
                position += 1
                return MarkupPiece(literal: start..<(position - 1))
            }
            if !isOpen { throw MarkupError("Single '}' encountered in format string") }
            if position >= end { throw MarkupError("Single '{' encountered in format string") }
            return try field(MarkupPiece(literal: start..<(position - 1)))
        }
        return MarkupPiece(literal: start..<end)
    }

    private mutating func field(_ literal: MarkupPiece) throws(MarkupError) -> MarkupPiece {
        var piece = literal
        let start = position
        var isInBrackets = false
        var terminator: UInt32 = 0
        scan: while position < end {
            let c = text[position]
            position += 1
            switch c {
            case 0x7B: throw MarkupError("unexpected '{' in field name")
            case 0x5B: isInBrackets = true
            case 0x5D: isInBrackets = false
            case 0x7D, 0x3A, 0x21:
                if isInBrackets { continue }
                terminator = c
                break scan
            default: break
            }
        }
        if terminator == 0 { throw MarkupError("expected '}' before end of string") }
        piece.name = start..<(position - 1)
        if terminator == 0x7D { return piece }
        if terminator == 0x21 {
            if position >= end { throw MarkupError("end of string while looking for conversion specifier") }
            piece.conversion = text[position]
            position += 1
            if position < end {
                let c = text[position]
                position += 1
                if c == 0x7D { return piece }
                if c != 0x3A { throw MarkupError("expected ':' after conversion specifier") }
            }
        }
        let specStart = position
        var depth = 1
        while position < end {
            let c = text[position]
            position += 1
            if c == 0x7B {
                piece.specHasFields = true
                depth += 1
            } else if c == 0x7D {
                depth -= 1
                if depth == 0 {
                    piece.spec = specStart..<(position - 1)
                    return piece
                }
            }
        }
        throw MarkupError("unmatched '{' in format spec")
    }
}

/// One step of a field name behind its first part.
enum FieldStep {
    case attribute(Range<Int>)
    /// `[12]`
    case index(Int)
    /// `[text]`
    case key(Range<Int>)
}

/// Splits the name of a field: `0.real[key]`.
struct FieldName {
    private let text: TextRun
    private var position: Int
    private let end: Int
    /// The argument: a number, or its name. Empty for the next argument.
    let first: Range<Int>
    let firstNumber: Int?

    init(_ text: TextRun, _ range: Range<Int>) throws(MarkupError) {
        self.text = text
        end = range.upperBound
        var i = range.lowerBound
        while i < end && text[i] != 0x2E && text[i] != 0x5B { i += 1 }
        first = range.lowerBound..<i
        firstNumber = try FieldName.number(text, first)
        position = i
    }

    /// The next `.attribute` or `[index]`.
    mutating func next() throws(MarkupError) -> FieldStep? {
        if position >= end { return nil }
        let c = text[position]
        position += 1
        let start = position
        if c == 0x2E {
            while position < end && text[position] != 0x2E && text[position] != 0x5B { position += 1 }
            if position == start { throw MarkupError("Empty attribute in format string") }
            return .attribute(start..<position)
        }
        if c != 0x5B { throw MarkupError("Only '.' or '[' may follow ']' in format field specifier") }
        while position < end && text[position] != 0x5D { position += 1 }
        if position == end { throw MarkupError("Missing ']' in format string") }
        let inside = start..<position
        position += 1
        if inside.isEmpty { throw MarkupError("Empty attribute in format string") }
        if let number = try FieldName.number(text, inside) { return .index(number) }
        return .key(inside)
    }

    /// A run of decimal digits as a number; nil if it is empty or something else.
    private static func number(_ text: TextRun, _ range: Range<Int>) throws(MarkupError) -> Int? {
        if range.isEmpty { return nil }
        var value = 0
        for i in range {
            guard let digit = CodePoint.decimalValue(text[i]) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.addingReportingOverflow(digit)
            if overflow || overflow2 { throw MarkupError("Too many decimal digits in format string") }
            value = sum
        }
        return value
    }
}
