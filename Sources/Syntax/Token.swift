// What the tokenizer hands to the parser: the kinds of tokens, and the token itself.
//
// A token is 36 bytes of plain data, no reference and no string: a file of a megabyte has a quarter of a million of them.
// Keywords are kinds of their own; their raw values follow each other in the order in which `NameTable` knows the words, so
// that looking a name up also tells whether it is a keyword.

/// The kind of a token.
enum TokenKind: UInt8 {
    // structure
    case endOfFile, newline, indent, dedent
    // words and literals
    case name, number, string, fstringStart, fstringMiddle, fstringEnd
    // brackets and punctuation
    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, at, exclamation, colonEqual, equal
    // binary and unary operators
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, vertical, caret, ampersand, leftShift, rightShift
    case tilde
    case less, lessEqual, equalEqual, notEqual, greater, greaterEqual
    // augmented assignment
    case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, doubleStarEqual, atEqual
    case verticalEqual, caretEqual, ampersandEqual, leftShiftEqual, rightShiftEqual
    /// A character that is no part of Python: `$`, `?`, a back quote.
    case unknown
    // keywords, in the order of `NameTable.reserved`
    case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue, kwDef, kwDel
    case kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn, kwIs, kwLambda, kwNonlocal
    case kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield
}

/// One token with its place.
struct Token {
    var kind: TokenKind
    /// How many brackets are open behind it.
    var level: UInt8
    /// Index in the `NameTable` of a name or keyword, else -1.
    var name: Int32
    /// Byte offsets in the source text, end exclusive.
    var start: Int32
    var end: Int32
    /// Lines from 1, columns in bytes from 0. Indents and dedents have no column: -1.
    var line: Int32
    var column: Int32
    var endLine: Int32
    var endColumn: Int32

    var range: SourceRange { SourceRange(line: line, column: column, endLine: endLine, endColumn: endColumn) }
}
