// The text of a pattern → its tree, or the error that Python reports. Escapes, sets and repetitions are here, what begins with `(?`
// in `PatternGroups.swift`.
//
//     pattern      = branch ('|' branch)*
//     branch       = (item repetition?)*
//     item         = character | escape | '[' set ']' | '.' | '^' | '$' | '(' … ')'
//     repetition   = ('*' | '+' | '?' | '{' least? (',' most?)? '}') ('?' | '+')?
//
// Works on code points, for bytes patterns on the bytes. Positions in errors are indices into the text; they are where CPython's
// reader of patterns stands when it complains, which is why the reading here is token by token (a backslash and what it escapes
// are one) and a backslash that escapes nothing is found as soon as the token before it is taken.

/// Why a text is no pattern.
enum PatternProblem: Error {
    /// `re.PatternError`, with the position in the text.
    case invalid(String, Int)
    case value(String)
    case overflow(String)
    case index(String)
    case tooDeep
}

/// A name or number that stands in the pattern: characters, in which a backslash and what follows it are one.
typealias PatternText = [UInt32]

struct PatternParser {
    let text: PatternText
    let isBytes: Bool
    /// Of the whole pattern: as passed, and what `(?i)` at its start adds.
    private(set) var flags: PatternFlags
    /// `re.UNICODE` was passed: `(?a)` contradicts it.
    private let isUnicodeWanted: Bool
    /// The next character to be read.
    var index = 0
    /// The number the next group gets.
    var nextGroup = 1
    /// The names of groups, in the order of the pattern.
    var names: [(name: PatternText, group: Int)] = []
    /// The widths of the groups that are closed.
    var widths: [Int: PatternWidth] = [:]
    /// Groups that a look behind cannot refer to begin here; nil outside of one.
    var firstLookbehindGroup: Int?
    /// Where `(?(5)…)` first names a group that need not exist yet.
    var conditions: [(group: Int, position: Int)] = []
    /// What looks like a set operation of a later Python.
    private(set) var warnings: [String] = []
    private var depth = 0

    /// How deep groups may be nested: more than CPython has stack for, and little enough for any thread.
    private static let deepest = 600

    init(_ text: PatternText, isBytes: Bool, flags: PatternFlags) {
        self.text = text
        self.isBytes = isBytes
        self.flags = flags
        isUnicodeWanted = flags.contains(.unicode)
    }

    mutating func parse() throws(PatternProblem) -> PatternNode {
        try checkToken()
        if !isBytes && flags.isDisjoint(with: [.ascii, .locale]) { flags.insert(.unicode) }
        let node = try branches(flags, isOutermost: true)
        try checkFlags()
        if index < text.count { throw invalid("unbalanced parenthesis", index) }
        for (group, position) in conditions where group >= nextGroup {
            throw invalid("invalid group reference \(group)", position)
        }
        return node
    }

    private func checkFlags() throws(PatternProblem) {
        if isBytes {
            if flags.contains(.unicode) { throw .value("cannot use UNICODE flag with a bytes pattern") }
            if flags.contains([.locale, .ascii]) { throw .value("ASCII and LOCALE flags are incompatible") }
        } else {
            if flags.contains(.locale) { throw .value("cannot use LOCALE flag with a str pattern") }
            if flags.contains([.ascii, .unicode]) { throw .value("ASCII and UNICODE flags are incompatible") }
        }
    }

    mutating func addGlobal(_ more: PatternFlags) {
        flags.formUnion(more)
        // str patterns are Unicode's unless it says otherwise
        if more.contains(.ascii) && !more.contains(.unicode) && !isUnicodeWanted { flags.remove(.unicode) }
    }

    // MARK: Reading

    func invalid(_ message: String, _ position: Int) -> PatternProblem { .invalid(message, position) }

    static let backslash = UInt32(UInt8(ascii: "\\"))

    /// The next character; nil at the end.
    var next: UInt32? { index < text.count ? text[index] : nil }

    func isNext(_ character: Unicode.Scalar) -> Bool { next == character.value }

    /// A lone backslash cannot be a token.
    private func checkToken() throws(PatternProblem) {
        if index + 1 == text.count && text[index] == PatternParser.backslash {
            throw invalid("bad escape (end of pattern)", index)
        }
    }

    /// Takes a token: one character, or two if the first is a backslash.
    mutating func take() throws(PatternProblem) -> ArraySlice<UInt32> {
        let end = min(text.count, index + (next == PatternParser.backslash ? 2 : 1))
        defer { index = end }
        let token = text[index..<end]
        if end + 1 == text.count && text[end] == PatternParser.backslash {
            throw invalid("bad escape (end of pattern)", end)
        }
        return token
    }

    mutating func match(_ character: Unicode.Scalar) throws(PatternProblem) -> Bool {
        if !isNext(character) { return false }
        _ = try take()
        return true
    }

    /// Up to `limit` characters that fit.
    mutating func take(upTo limit: Int, _ fits: (UInt32) -> Bool) throws(PatternProblem) -> PatternText {
        var result: PatternText = []
        while result.count < limit, let c = next, fits(c) { result += try take() }
        return result
    }

    /// A name, up to a character that ends it and is taken too.
    mutating func name(until end: Unicode.Scalar, _ what: String) throws(PatternProblem) -> PatternText {
        var result: PatternText = []
        while let c = next {
            let token = try take()
            if c == end.value {
                if result.isEmpty { throw invalid("missing \(what)", index - 1) }
                return result
            }
            result += token
        }
        if result.isEmpty { throw invalid("missing \(what)", index) }
        throw invalid("missing \(end), unterminated name", index - result.count)
    }

    static func string(_ text: some Sequence<UInt32>) -> String {
        var result = ""
        for c in text { result.unicodeScalars.append(Unicode.Scalar(c) ?? "\u{FFFD}") }
        return result
    }

    static func isDigit(_ c: UInt32) -> Bool { c &- 0x30 < 10 }
    static func isOctal(_ c: UInt32) -> Bool { c &- 0x30 < 8 }
    static func isHexadecimal(_ c: UInt32) -> Bool { isDigit(c) || (c | 0x20) &- 0x61 < 6 }
    static func isLetter(_ c: UInt32) -> Bool { (c | 0x20) &- 0x61 < 26 }

    /// The number that digits write; nil beyond `unlimited`.
    static func number(_ digits: some Sequence<UInt32>, radix: Int = 10) -> Int? {
        var result = 0
        for c in digits {
            let digit = isDigit(c) ? Int(c) - 0x30 : Int(c | 0x20) - 0x61 + 10
            result = result * radix + digit
            if result > PatternNode.unlimited { return nil }
        }
        return result
    }

    // MARK: Branches and items

    mutating func branches(_ flags: PatternFlags, isOutermost: Bool = false) throws(PatternProblem) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        if depth > PatternParser.deepest { throw .tooDeep }
        var local = flags
        var result = [try branch(&local, isFirst: isOutermost)]
        while try match("|") { result.append(try branch(&local, isFirst: false)) }
        return result.count == 1 ? result[0] : .alternatives(result)
    }

    /// `flags`: what is in force; an outermost branch may begin with `(?i)`, which changes that.
    mutating func branch(_ flags: inout PatternFlags, isFirst: Bool) throws(PatternProblem) -> PatternNode {
        var items: [PatternNode] = []
        while let c = next, c != UInt32(UInt8(ascii: "|")), c != UInt32(UInt8(ascii: ")")) {
            let start = index
            let token = try take()
            if flags.contains(.verbose), try skipsBlank(c) { continue }
            switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
            case UInt8(ascii: "\\"): items.append(try escape(token, flags))
            case UInt8(ascii: "["): items.append(try set(start, flags))
            case UInt8(ascii: "."): items.append(.any(flags.contains(.dotAll)))
            case UInt8(ascii: "^"):
                items.append(place(flags.contains(.multiline) ? .lineStart : .textStart, flags))
            case UInt8(ascii: "$"): items.append(place(flags.contains(.multiline) ? .lineEnd : .end, flags))
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
                try repetition(c, start, &items, flags)
            case UInt8(ascii: "("):
                if let item = try group(start, &flags, isFirst: isFirst && items.isEmpty) { items.append(item) }
            default: items.append(literal(c, flags))
            }
        }
        return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
    }

    /// White space and comments of the verbose form.
    private mutating func skipsBlank(_ c: UInt32) throws(PatternProblem) -> Bool {
        if c == 0x20 || c >= 0x09 && c <= 0x0D { return true }
        if c != UInt32(UInt8(ascii: "#")) { return false }
        while next != nil {
            if try take().first == 0x0A { break }
        }
        return true
    }

    func literal(_ c: UInt32, _ flags: PatternFlags) -> PatternNode { .literal(c, flags.folding) }

    func place(_ place: Place, _ flags: PatternFlags) -> PatternNode {
        .place(place, SetDescription(categories: [.word], isUnicode: flags.contains(.unicode)))
    }

    private mutating func repetition(
        _ sign: UInt32, _ start: Int, _ items: inout [PatternNode], _ flags: PatternFlags
    ) throws(PatternProblem) {
        var (least, most) = (0, PatternNode.unlimited)
        switch UInt8(truncatingIfNeeded: sign) {
        case UInt8(ascii: "?"): most = 1
        case UInt8(ascii: "+"): least = 1
        case UInt8(ascii: "{"):
            guard let bounds = try bounds() else {
                items.append(literal(sign, flags))
                return
            }
            (least, most) = bounds
        default: break
        }
        guard let item = items.last, !item.isPlace else { throw invalid("nothing to repeat", start) }
        if item.isRepetition { throw invalid("multiple repeat", start) }
        let greed: Greed = try match("?") ? .lazy : try match("+") ? .possessive : .greedy
        items[items.count - 1] = .repetition(item, least: least, most: most, greed)
    }

    /// What stands in braces; nil if the brace is an ordinary character.
    private mutating func bounds() throws(PatternProblem) -> (Int, Int)? {
        if isNext("}") { return nil }
        let start = index
        let low = try take(upTo: .max, PatternParser.isDigit)
        let hasComma = try match(",")
        let high = hasComma ? try take(upTo: .max, PatternParser.isDigit) : low
        if try !match("}") {
            index = start
            return nil
        }
        let least = low.isEmpty ? 0 : PatternParser.number(low)
        let most = high.isEmpty ? PatternNode.unlimited : PatternParser.number(high)
        guard let least, let most, low.isEmpty || least < PatternNode.unlimited,
            high.isEmpty || most < PatternNode.unlimited
        else { throw .overflow("the repetition number is too large") }
        if most < least { throw invalid("min repeat greater than max repeat", start) }
        return (least, most)
    }

    // MARK: Sets

    private mutating func set(_ start: Int, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        var set = SetDescription(folding: flags.folding, isUnicode: flags.contains(.unicode))
        if isNext("[") { warnings.append("Possible nested set at position \(index)") }
        set.isNegated = try match("^")
        var isEmpty = true
        while true {
            let here = index
            guard let c = next else { throw invalid("unterminated character set", start) }
            let token = try take()
            if c == UInt32(UInt8(ascii: "]")) && !isEmpty { break }
            if !isEmpty, isNext(Unicode.Scalar(c) ?? " "), let operation = PatternParser.setOperation(c) {
                warnings.append("Possible set \(operation) at position \(here)")
            }
            isEmpty = false
            let first = try member(token)
            if try !match("-") {
                first.add(to: &set)
                continue
            }
            guard let last = next else { throw invalid("unterminated character set", start) }
            let lastToken = try take()
            if last == UInt32(UInt8(ascii: "]")) {
                first.add(to: &set)
                set.ranges.append(0x2D...0x2D)
                break
            }
            if last == 0x2D { warnings.append("Possible set difference at position \(index - 2)") }
            guard case .literal(let low) = first, case .literal(let high) = try member(lastToken), low <= high else {
                let text = PatternParser.string(token) + "-" + PatternParser.string(lastToken)
                throw invalid("bad character range \(text)", index - token.count - 1 - lastToken.count)
            }
            set.ranges.append(low...high)
        }
        if let c = set.onlyLiteral { return literal(c, flags) }
        return .set(set)
    }

    private static func setOperation(_ c: UInt32) -> String? {
        switch UInt8(truncatingIfNeeded: c) {
        case UInt8(ascii: "-"): "difference"
        case UInt8(ascii: "&"): "intersection"
        case UInt8(ascii: "~"): "symmetric difference"
        case UInt8(ascii: "|"): "union"
        default: nil
        }
    }

    private enum Member {
        case literal(UInt32)
        case category(CharacterCategory)

        func add(to set: inout SetDescription) {
            switch self {
            case .literal(let c): set.ranges.append(c...c)
            case .category(let category): set.categories.append(category)
            }
        }
    }

    /// One element of a set, or one end of a range.
    private mutating func member(_ token: ArraySlice<UInt32>) throws(PatternProblem) -> Member {
        guard token.count == 2, let c = token.last else { return .literal(token.first ?? 0) }
        if let category = PatternParser.category(c) { return .category(category) }
        if let control = PatternParser.control(c) { return .literal(control) }
        if let named = try numbered(token) { return .literal(named) }
        if PatternParser.isOctal(c) {
            let text = Array(token) + (try take(upTo: 2, PatternParser.isOctal))
            return .literal(try octal(text))
        }
        if PatternParser.isDigit(c) || PatternParser.isLetter(c) { throw badEscape(Array(token)) }
        return .literal(c)
    }

    // MARK: Escapes

    private static func category(_ c: UInt32) -> CharacterCategory? {
        switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
        case UInt8(ascii: "d"): .digit
        case UInt8(ascii: "D"): .notDigit
        case UInt8(ascii: "s"): .space
        case UInt8(ascii: "S"): .notSpace
        case UInt8(ascii: "w"): .word
        case UInt8(ascii: "W"): .notWord
        default: nil
        }
    }

    /// `\n` and the like.
    static func control(_ c: UInt32) -> UInt32? {
        switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "v"): 11
        case UInt8(ascii: "\\"): backslash
        default: nil
        }
    }

    func badEscape(_ text: PatternText) -> PatternProblem {
        invalid("bad escape \(PatternParser.string(text))", index - text.count)
    }

    /// `\x41`, `\u0041`, `\U00000041` and `\N{NAME}`; nil for other escapes.
    private mutating func numbered(_ token: ArraySlice<UInt32>) throws(PatternProblem) -> UInt32? {
        guard let c = token.last else { return nil }
        let digits: Int
        switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
        case UInt8(ascii: "x"): digits = 2
        case UInt8(ascii: "u") where !isBytes: digits = 4
        case UInt8(ascii: "U") where !isBytes: digits = 8
        case UInt8(ascii: "N") where !isBytes:
            if try !match("{") { throw invalid("missing {", index) }
            let name = PatternParser.string(try self.name(until: "}", "character name"))
            if let scalar = namedCharacter(name) { return scalar }
            let length = name.unicodeScalars.count + 4
            throw invalid("undefined character name '\(name)'", index - length)
        default: return nil
        }
        let written = try take(upTo: digits, PatternParser.isHexadecimal)
        let whole = Array(token) + written
        if written.count != digits {
            throw invalid("incomplete escape \(PatternParser.string(whole))", index - whole.count)
        }
        guard let value = PatternParser.number(written, radix: 16), value <= 0x10FFFF else { throw badEscape(whole) }
        return UInt32(value)
    }

    /// The character of an octal escape, its backslash included.
    private func octal(_ text: PatternText) throws(PatternProblem) -> UInt32 {
        guard let value = PatternParser.number(text.dropFirst(), radix: 8), value <= 0o377 else {
            throw invalid(
                "octal escape value \(PatternParser.string(text)) outside of range 0-0o377", index - text.count)
        }
        return UInt32(value)
    }

    private mutating func escape(_ token: ArraySlice<UInt32>, _ flags: PatternFlags) throws(PatternProblem)
        -> PatternNode
    {
        guard token.count == 2, let c = token.last else { return literal(PatternParser.backslash, flags) }
        if let category = PatternParser.category(c) {
            return .set(SetDescription(categories: [category], isUnicode: flags.contains(.unicode)))
        }
        switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
        case UInt8(ascii: "A"): return place(.textStart, flags)
        case UInt8(ascii: "Z"): return place(.textEnd, flags)
        case UInt8(ascii: "b"): return place(.boundary, flags)
        case UInt8(ascii: "B"): return place(.noBoundary, flags)
        default: break
        }
        if let control = PatternParser.control(c) { return literal(control, flags) }
        if let named = try numbered(token) { return literal(named, flags) }
        if c == 0x30 {
            let text = Array(token) + (try take(upTo: 2, PatternParser.isOctal))
            return literal(try octal(text), flags)
        }
        if PatternParser.isDigit(c) { return try reference(Array(token), flags) }
        if PatternParser.isLetter(c) { throw badEscape(Array(token)) }
        return literal(c, flags)
    }

    /// `\1`, `\12`, or the octal escape `\123`.
    private mutating func reference(_ token: PatternText, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        var text = token
        if let second = next, PatternParser.isDigit(second) {
            text += try take()
            if PatternParser.isOctal(text[1]), PatternParser.isOctal(second), let third = next,
                PatternParser.isOctal(third)
            {
                text += try take()
                return literal(try octal(text), flags)
            }
        }
        let group = PatternParser.number(text.dropFirst()) ?? 0
        if group >= nextGroup { throw invalid("invalid group reference \(group)", index - text.count + 1) }
        try checkReference(group, index - text.count)
        return .reference(group, flags.folding)
    }

    /// A reference must be to a group that is closed, and not to one of the same look behind.
    func checkReference(_ group: Int, _ position: Int) throws(PatternProblem) {
        if widths[group] == nil { throw invalid("cannot refer to an open group", position) }
        try checkLookbehind(group)
    }

    func checkLookbehind(_ group: Int) throws(PatternProblem) {
        guard let first = firstLookbehindGroup else { return }
        if widths[group] == nil { throw invalid("cannot refer to an open group", index) }
        if group >= first {
            throw invalid("cannot refer to group defined in the same lookbehind subpattern", index)
        }
    }
}
