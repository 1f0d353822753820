// What stands in parentheses: groups, names, look-arounds, conditions, comments and flags.
//
//     group = '(' pattern ')' | '(?:' pattern ')' | '(?P<' name '>' pattern ')' | '(?P=' name ')' | '(?#' … ')'
//           | '(?' ('=' | '!' | '<=' | '<!' | '>') pattern ')' | '(?(' group ')' branch ('|' branch)? ')'
//           | '(?' letter* ('-' letter+)? ':' pattern ')' | '(?' letter+ ')'

import TaipanRuntime
import TaipanSyntax

/// The code point of a Unicode name.
func namedCharacter(_ name: String) -> UInt32? { CharacterNames.scalar(named: name)?.value }

extension PatternParser {
    /// CPython's limit for the numbers of groups.
    static let mostGroups = 1_073_741_823

    /// Behind a parenthesis at `start`. Nil for what is no item: comments and flags.
    mutating func group(
        _ start: Int, _ flags: inout PatternFlags, isFirst: Bool
    ) throws(PatternProblem) -> PatternNode? {
        if try !match("?") { return try body(start, flags, number: open(nil)) }
        guard let c = next else { throw invalid("unexpected end of pattern", index) }
        let token = try take()
        switch UInt8(truncatingIfNeeded: c > 0x7F ? 0 : c) {
        case UInt8(ascii: "P"): return try named(start, flags)
        case UInt8(ascii: ":"): return try body(start, flags, number: nil)
        case UInt8(ascii: "#"):
            while next != nil {
                if try take().first == UInt32(UInt8(ascii: ")")) { return nil }
            }
            throw invalid("missing ), unterminated comment", start)
        case UInt8(ascii: "="), UInt8(ascii: "!"): return try lookAhead(start, flags, isNegative: c == 0x21)
        case UInt8(ascii: "<"): return try lookBehind(start, flags)
        case UInt8(ascii: "("): return try condition(start, flags)
        case UInt8(ascii: ">"):
            let inner = try contents(start, flags)
            return .atomic(inner)
        default: break
        }
        if c != UInt32(UInt8(ascii: "-")) && PatternFlags(letter: c) == nil {
            throw invalid("unknown extension ?\(PatternParser.string(token))", index - token.count - 1)
        }
        guard let (added, removed) = try inlineFlags(c) else {
            if !isFirst { throw invalid("global flags not at the start of the expression", start) }
            flags = self.flags
            return nil
        }
        var inner = flags.union(added).subtracting(removed)
        // the kinds of letters exclude each other
        if !added.isDisjoint(with: .kinds) { inner = inner.subtracting(.kinds).union(added) }
        return try body(start, inner, number: nil)
    }

    /// A pattern and the parenthesis that closes it.
    private mutating func contents(_ start: Int, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        let inner = try branches(flags)
        if try !match(")") { throw invalid("missing ), unterminated subpattern", start) }
        return inner
    }

    private mutating func body(_ start: Int, _ flags: PatternFlags, number: Int?) throws(PatternProblem) -> PatternNode
    {
        let inner = try contents(start, flags)
        if let number { widths[number] = inner.width(widths) }
        return .group(number, inner)
    }

    private mutating func open(_ name: PatternText?) throws(PatternProblem) -> Int {
        let number = nextGroup
        nextGroup += 1
        guard let name else { return number }
        if let known = names.first(where: { $0.name == name }) {
            let text = PatternParser.string(name)
            throw invalid(
                "redefinition of group name '\(text)' as group \(number); was group \(known.group)",
                index - name.count - 1)
        }
        names.append((name, number))
        return number
    }

    // MARK: Names

    /// `(?P<name>…)` and `(?P=name)`.
    private mutating func named(_ start: Int, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        if try match("<") {
            let name = try self.name(until: ">", "group name")
            try checkName(name, offset: 1)
            return try body(start, flags, number: open(name))
        }
        if try match("=") {
            let name = try self.name(until: ")", "group name")
            try checkName(name, offset: 1)
            let group = try number(of: name)
            try checkReference(group, index - name.count - 1)
            return .reference(group, flags.folding)
        }
        guard next != nil else { throw invalid("unexpected end of pattern", index) }
        let token = try take()
        throw invalid("unknown extension ?P\(PatternParser.string(token))", index - token.count - 2)
    }

    /// `offset`: how many characters behind the name have been read.
    func checkName(_ name: PatternText, offset: Int) throws(PatternProblem) {
        let isName =
            name.enumerated().allSatisfy { (i, c) in
                i == 0 ? CodePoint.isIdentifierStart(c) : CodePoint.isIdentifierPart(c)
            } && !(isBytes && name.contains { $0 > 0x7F })
        if isName && !name.isEmpty { return }
        throw invalid("bad character in group name \(quoted(name))", index - name.count - offset)
    }

    /// The name as `repr` writes it.
    func quoted(_ name: PatternText) -> String {
        let mark = name.contains(0x27) && !name.contains(0x22) ? "\"" : "'"
        var result = mark
        for c in name {
            switch c {
            case PatternParser.backslash: result += "\\\\"
            case 0x27 where mark == "'": result += "\\'"
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            case _ where CodePoint.isPrintable(c) && !(isBytes && c > 0x7F):
                result.unicodeScalars.append(Unicode.Scalar(c) ?? "?")
            default:
                let digits = String(c, radix: 16)
                let (letter, width) = c < 0x100 ? ("x", 2) : c < 0x10000 ? ("u", 4) : ("U", 8)
                result += "\\" + letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
        }
        return result + mark
    }

    private func number(of name: PatternText) throws(PatternProblem) -> Int {
        if let known = names.first(where: { $0.name == name }) { return known.group }
        throw invalid("unknown group name \(quoted(name))", index - name.count - 1)
    }

    // MARK: Look-arounds and conditions

    private mutating func lookAhead(
        _ start: Int, _ flags: PatternFlags, isNegative: Bool
    ) throws(PatternProblem) -> PatternNode {
        let inner = try contents(start, flags)
        if isNegative, case .empty = inner { return .failure }
        return .look(inner, isBehind: false, distance: 0, isNegative: isNegative)
    }

    private mutating func lookBehind(_ start: Int, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        guard let c = next else { throw invalid("unexpected end of pattern", index) }
        let token = try take()
        if c != 0x3D && c != 0x21 {
            throw invalid("unknown extension ?<\(PatternParser.string(token))", index - token.count - 2)
        }
        let outer = firstLookbehindGroup
        if outer == nil { firstLookbehindGroup = nextGroup }
        let inner = try branches(flags)
        firstLookbehindGroup = outer
        if try !match(")") { throw invalid("missing ), unterminated subpattern", start) }
        if c == 0x21, case .empty = inner { return .failure }
        let width = inner.width(widths)
        return .look(
            inner, isBehind: true, distance: width.least == width.most ? width.least : -1, isNegative: c == 0x21)
    }

    /// `(?(1)…|…)`, `(?(name)…)`
    private mutating func condition(_ start: Int, _ flags: PatternFlags) throws(PatternProblem) -> PatternNode {
        let name = try self.name(until: ")", "group name")
        let group: Int
        if name.allSatisfy(PatternParser.isDigit) {
            group = PatternParser.number(name) ?? PatternParser.mostGroups
            if group == 0 { throw invalid("bad group number", index - name.count - 1) }
            if group >= PatternParser.mostGroups {
                throw invalid("invalid group reference \(PatternParser.string(name))", index - name.count - 1)
            }
            if !conditions.contains(where: { $0.group == group }) {
                conditions.append((group, index - name.count - 1))
            }
        } else {
            try checkName(name, offset: 1)
            group = try number(of: name)
        }
        try checkLookbehind(group)
        var local = flags
        let yes = try branch(&local, isFirst: false)
        var no = PatternNode.empty
        if try match("|") {
            no = try branch(&local, isFirst: false)
            if isNext("|") { throw invalid("conditional backref with more than two branches", index) }
        }
        if try !match(")") { throw invalid("missing ), unterminated subpattern", start) }
        return .conditional(group, yes, no)
    }

    // MARK: Flags

    /// From the first letter on. Nil for flags of the whole pattern, which are set.
    private mutating func inlineFlags(
        _ first: UInt32
    ) throws(PatternProblem) -> (added: PatternFlags, removed: PatternFlags)? {
        var added: PatternFlags = []
        var c = first
        while let flag = PatternFlags(letter: c) {
            if !isBytes && flag == .locale {
                throw invalid("bad inline flags: cannot use 'L' flag with a str pattern", index)
            }
            if isBytes && flag == .unicode {
                throw invalid("bad inline flags: cannot use 'u' flag with a bytes pattern", index)
            }
            added.formUnion(flag)
            let kinds = added.intersection(.kinds)
            if !flag.isDisjoint(with: .kinds) && kinds != flag {
                throw invalid("bad inline flags: flags 'a', 'u' and 'L' are incompatible", index)
            }
            c = try flagLetter("missing -, : or )", ends: [0x29, 0x2D, 0x3A])
        }
        if c == 0x29 {
            addGlobal(added)
            return nil
        }
        var removed: PatternFlags = []
        if c == 0x2D {
            c = try flagLetter("missing flag", ends: [])
            while let flag = PatternFlags(letter: c) {
                if !flag.isDisjoint(with: .kinds) {
                    throw invalid("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", index)
                }
                removed.formUnion(flag)
                c = try flagLetter("missing :", ends: [0x3A])
            }
        }
        if !added.isDisjoint(with: removed) {
            throw invalid("bad inline flags: flag turned on and off", index - 1)
        }
        return (added, removed)
    }

    /// The next letter of a flag, or a character that may end the flags.
    private mutating func flagLetter(_ complaint: String, ends: [UInt32]) throws(PatternProblem) -> UInt32 {
        guard let c = next else { throw invalid(complaint, index) }
        let token = try take()
        if token.count == 1 && (ends.contains(c) || PatternFlags(letter: c) != nil) { return c }
        let isLetter = token.count == 1 && CodePoint.isAlpha(c)
        throw invalid(isLetter ? "unknown flag" : complaint, index - token.count)
    }
}
