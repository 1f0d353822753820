// What a pattern says, before it is made into instructions. Flags are already applied: a literal knows whether case matters, a dot
// whether it takes line feeds, so that nothing behind the parser has to know about `(?i:…)`.

/// The flags of `re`, with Python's numbers.
struct PatternFlags: OptionSet {
    let rawValue: Int

    static let ignoreCase = PatternFlags(rawValue: 2)
    static let locale = PatternFlags(rawValue: 4)
    static let multiline = PatternFlags(rawValue: 8)
    static let dotAll = PatternFlags(rawValue: 16)
    static let unicode = PatternFlags(rawValue: 32)
    static let verbose = PatternFlags(rawValue: 64)
    static let debug = PatternFlags(rawValue: 128)
    static let ascii = PatternFlags(rawValue: 256)

    /// Of these only one may be in force.
    static let kinds: PatternFlags = [.ascii, .locale, .unicode]

    /// The flag of an inline letter.
    init?(letter: UInt32) {
        switch UInt8(truncatingIfNeeded: letter) {
        case _ where letter > 0x7F: return nil
        case UInt8(ascii: "i"): self = .ignoreCase
        case UInt8(ascii: "L"): self = .locale
        case UInt8(ascii: "m"): self = .multiline
        case UInt8(ascii: "s"): self = .dotAll
        case UInt8(ascii: "x"): self = .verbose
        case UInt8(ascii: "a"): self = .ascii
        case UInt8(ascii: "u"): self = .unicode
        default: return nil
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// How letters are compared under these flags.
    var folding: Folding {
        if !contains(.ignoreCase) { return .none }
        return contains(.unicode) ? .unicode : .ascii
    }
}

/// Which letters count as equal.
enum Folding: UInt8 {
    case none, ascii, unicode
}

/// A condition on a place between characters.
enum Place: UInt8 {
    case textStart, lineStart, end, lineEnd, textEnd, boundary, noBoundary
}

enum Greed: UInt8 {
    case greedy, lazy, possessive
}

indirect enum PatternNode {
    case empty
    /// Matches nothing: `(?!)`.
    case failure
    case literal(UInt32, Folding)
    case set(SetDescription)
    /// A dot; with true it takes line feeds too.
    case any(Bool)
    /// A place; the set says what a word is made of.
    case place(Place, SetDescription)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// With the number of the group that captures, if it does.
    case group(Int?, PatternNode)
    case repetition(PatternNode, least: Int, most: Int, Greed)
    case atomic(PatternNode)
    /// `distance`: how far a look behind goes back; 0 for a look ahead.
    case look(PatternNode, isBehind: Bool, distance: Int, isNegative: Bool)
    case reference(Int, Folding)
    case conditional(Int, PatternNode, PatternNode)

    /// "As often as you like" in repetitions, and the limit of what may be written there.
    static let unlimited = 4_294_967_295

    /// A place, which cannot be repeated.
    var isPlace: Bool {
        if case .place = self { return true }
        return false
    }

    var isRepetition: Bool {
        if case .repetition = self { return true }
        return false
    }

    /// Takes one character, always.
    var isSingle: Bool {
        switch self {
        case .literal, .set, .any: true
        default: false
        }
    }
}

/// The least and the most characters that something can take.
struct PatternWidth {
    var least = 0
    var most = 0

    static func + (a: PatternWidth, b: PatternWidth) -> PatternWidth {
        PatternWidth(least: limited(a.least + b.least), most: limited(a.most + b.most))
    }

    /// Either of the two.
    func joined(_ other: PatternWidth) -> PatternWidth {
        PatternWidth(least: min(least, other.least), most: max(most, other.most))
    }

    /// (Both factors are at most `unlimited`, which is 32 bits wide.)
    func repeated(_ fewest: Int, _ most: Int) -> PatternWidth {
        PatternWidth(
            least: PatternWidth.product(least, fewest), most: PatternWidth.product(self.most, most))
    }

    private static func limited(_ value: Int) -> Int { min(value, PatternNode.unlimited) }

    private static func product(_ a: Int, _ b: Int) -> Int {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? PatternNode.unlimited : limited(product)
    }
}

extension PatternNode {
    /// `groups`: the widths of the groups that are closed, by number.
    func width(_ groups: [Int: PatternWidth]) -> PatternWidth {
        switch self {
        case .empty, .failure, .place, .look: return PatternWidth()
        case .literal, .set, .any: return PatternWidth(least: 1, most: 1)
        case .sequence(let parts): return parts.reduce(PatternWidth()) { $0 + $1.width(groups) }
        case .alternatives(let branches):
            guard let first = branches.first else { return PatternWidth() }
            return branches.dropFirst().reduce(first.width(groups)) { $0.joined($1.width(groups)) }
        case .group(_, let body), .atomic(let body): return body.width(groups)
        case .repetition(let body, let least, let most, _): return body.width(groups).repeated(least, most)
        case .reference(let group, _):
            return groups[group] ?? PatternWidth(least: 0, most: PatternNode.unlimited)
        case .conditional(_, let yes, let no): return yes.width(groups).joined(no.width(groups))
        }
    }
}
