// The tree of a pattern → instructions.
//
// The order of choices in the instructions is the order in which Python tries them. Whatever can be told from the next character is
// told before a choice is put on the matcher's stack: alternatives and turns of loops that cannot begin with it are not entered.

import TaipanRuntime

struct PatternCompiler {
    private(set) var code: [Instruction] = []
    private(set) var sets: [SetDescription] = []
    private(set) var literals: [UInt32] = []
    private(set) var registers: Int
    private var setNumbers: [SetDescription: Int] = [:]
    private let widths: [Int: PatternWidth]

    /// The register with the number of the group that was closed last.
    static func lastGroupRegister(groups: Int) -> Int { 2 * (groups + 1) }

    static func program(_ tree: PatternNode, groups: Int, widths: [Int: PatternWidth]) throws(PatternProblem)
        -> PatternProgram
    {
        var compiler = PatternCompiler(groups: groups, widths: widths)
        let start = FirstCharacters.of(tree, widths)
        let filter = compiler.filter(start)
        try compiler.emit(tree)
        compiler.add(.success)
        return PatternProgram(
            compiler, groups: groups, leastWidth: tree.width(widths).least, filter: filter,
            isAnchored: tree.beginsAtStart)
    }

    private init(groups: Int, widths: [Int: PatternWidth]) {
        registers = PatternCompiler.lastGroupRegister(groups: groups) + 1
        self.widths = widths
    }

    // MARK: Pieces

    @discardableResult
    private mutating func add(_ code: Instruction.Code, _ first: Int = 0, _ second: Int = 0) -> Int {
        self.code.append(
            Instruction(
                code: code, first: Int32(truncatingIfNeeded: first), second: Int32(truncatingIfNeeded: second)))
        return self.code.count - 1
    }

    /// Lets an instruction lead to the end of what there is.
    private mutating func land(_ index: Int) { code[index].first = Int32(truncatingIfNeeded: code.count) }

    private mutating func newRegisters(_ count: Int) -> Int {
        registers += count
        return registers - count
    }

    private mutating func number(of set: SetDescription) -> Int {
        if let known = setNumbers[set] { return known }
        sets.append(set)
        setNumbers[set] = sets.count - 1
        return sets.count - 1
    }

    /// The check of a first character, as cheap as it can be had.
    private mutating func filter(_ first: FirstCharacters) -> (Instruction.Filter, Int) {
        if first.isAnything || first.canBeEmpty { return (.nothing, 0) }
        if let only = first.set.onlyLiteral { return (.character, Int(only)) }
        return (.set, number(of: first.set))
    }

    private mutating func setFilter(_ index: Int, _ first: FirstCharacters) {
        let (filter, value) = filter(first)
        code[index].filter = filter
        code[index].second = Int32(truncatingIfNeeded: value)
    }

    // MARK: Nodes

    private mutating func emit(_ node: PatternNode) throws(PatternProblem) {
        switch node {
        case .empty: break
        case .failure: add(.failure)
        case .literal, .set, .any: single(node)
        case .place(let place, let word):
            let needsWord = place == .boundary || place == .noBoundary
            add(.place, Int(place.rawValue), needsWord ? number(of: word) : 0)
        case .sequence(let parts): try sequence(parts)
        case .alternatives(let branches): try alternatives(branches)
        case .group(let number, let body):
            if let number { add(.mark, 2 * number) }
            try emit(body)
            if let number { add(.mark, 2 * number + 1, number) }
        case .repetition(let body, let least, let most, let greed): try repetition(body, least, most, greed)
        case .atomic(let body):
            let register = newRegisters(1)
            add(.atomic, register)
            try emit(body)
            add(.endAtomic, register)
        case .look(let body, let isBehind, let distance, let isNegative):
            try look(body, isBehind ? distance : 0, isNegative)
        case .reference(let group, let folding):
            let index = add(.reference, group)
            code[index].folding = folding
        case .conditional(let group, let yes, let no):
            let test = add(.condition, group)
            try emit(yes)
            if case .empty = no {
                code[test].second = Int32(code.count)
            } else {
                let jump = add(.jump)
                code[test].second = Int32(code.count)
                try emit(no)
                land(jump)
            }
        }
    }

    private mutating func single(_ node: PatternNode) {
        switch node {
        case .literal(let c, let folding):
            let others = CaseVariants.of(c, folding)
            switch others.count {
            case 0: add(.character, Int(c))
            case 1: add(.either, Int(c), Int(others[0]))
            default:
                let ranges = ([c] + others).sorted().map { $0...$0 }
                add(.set, number(of: SetDescription(ranges: ranges)))
            }
        case .set(let set): add(.set, number(of: set))
        case .any(let isAll): add(isAll ? .any : .dot)
        default: break
        }
    }

    private mutating func sequence(_ parts: [PatternNode]) throws(PatternProblem) {
        var i = 0
        while i < parts.count {
            let start = literals.count
            var end = i
            while end < parts.count, case .literal(let c, let folding) = parts[end],
                folding == .none || CaseVariants.of(c, folding).isEmpty
            {
                literals.append(c)
                end += 1
            }
            if end - i > 1 {
                add(.text, start, end - i)
                i = end
                continue
            }
            literals.removeLast(end - i)
            let isSingleRepeat = parts[i].isSingleRepetition
            let index = code.count
            try emit(parts[i])
            i += 1
            if isSingleRepeat && i < parts.count && index < code.count && code[index].code == .repeatSingle {
                setFilter(index, FirstCharacters.of(.sequence(Array(parts[i...])), widths))
            }
        }
    }

    private mutating func alternatives(_ branches: [PatternNode]) throws(PatternProblem) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = add(.split)
            setFilter(split, FirstCharacters.of(branch, widths))
            try emit(branch)
            jumps.append(add(.jump))
            land(split)
        }
        if let last = branches.last { try emit(last) }
        for jump in jumps { land(jump) }
    }

    private mutating func look(_ body: PatternNode, _ distance: Int, _ isNegative: Bool) throws(PatternProblem) {
        if distance < 0 { throw .invalid("look-behind requires fixed-width pattern", -1) }
        if distance >= PatternNode.unlimited { throw .invalid("looks too much behind", -1) }
        let register = newRegisters(2)
        let start = add(isNegative ? .negativeLook : .look, register)
        code[start].least = UInt32(truncatingIfNeeded: distance)
        try emit(body)
        add(isNegative ? .endNegativeLook : .endLook, register)
        code[start].second = Int32(code.count)
    }

    // MARK: Repetitions

    private mutating func repetition(
        _ body: PatternNode, _ least: Int, _ most: Int, _ greed: Greed
    ) throws(PatternProblem) {
        if most == 0 { return }
        if let single = body.single {
            let index = add(.repeatSingle)
            code[index].least = UInt32(truncatingIfNeeded: least)
            code[index].most = UInt32(truncatingIfNeeded: most)
            code[index].greed = greed
            self.single(single)
            return
        }
        if greed == .possessive {
            let register = newRegisters(1)
            add(.atomic, register)
            try repetition(body, least, most, .greedy)
            add(.endAtomic, register)
            return
        }
        let width = body.width(widths)
        if least == 1 && most == 1 {
            try emit(body)
        } else if least == 0 && most == 1 {
            try optional(body, greed)
        } else if most == PatternNode.unlimited && least <= 1 && width.least > 0 {
            try simpleLoop(body, least, greed)
        } else {
            try countedLoop(body, least, most, greed)
        }
    }

    private mutating func optional(_ body: PatternNode, _ greed: Greed) throws(PatternProblem) {
        let split = add(greed == .greedy ? .split : .splitBack)
        if greed == .greedy { setFilter(split, FirstCharacters.of(body, widths)) }
        try emit(body)
        land(split)
    }

    /// No counting, and no turn that takes nothing.
    private mutating func simpleLoop(_ body: PatternNode, _ least: Int, _ greed: Greed) throws(PatternProblem) {
        if least == 1 {
            let start = code.count
            try emit(body)
            add(greed == .greedy ? .splitBack : .split, start)
            return
        }
        let split = add(greed == .greedy ? .split : .splitBack)
        if greed == .greedy { setFilter(split, FirstCharacters.of(body, widths)) }
        try emit(body)
        add(.jump, split)
        land(split)
    }

    private mutating func countedLoop(
        _ body: PatternNode, _ least: Int, _ most: Int, _ greed: Greed
    ) throws(PatternProblem) {
        let register = newRegisters(2)
        add(.enterLoop, register)
        let loop = add(.loop, register)
        code[loop].least = UInt32(truncatingIfNeeded: least)
        code[loop].most = UInt32(truncatingIfNeeded: most)
        code[loop].greed = greed
        try emit(body)
        add(.jump, loop)
        code[loop].second = Int32(code.count)
    }
}

extension PatternNode {
    /// The node that takes one character, through groups that do not capture.
    fileprivate var single: PatternNode? {
        switch self {
        case .literal, .set, .any: self
        case .group(nil, let body): body.single
        default: nil
        }
    }

    fileprivate var isSingleRepetition: Bool {
        if case .repetition(let body, _, _, _) = self { return body.single != nil }
        return false
    }

    /// Begins with `\A` or a `^` that means the start of the text.
    fileprivate var beginsAtStart: Bool {
        switch self {
        case .place(.textStart, _): true
        case .sequence(let parts): parts.first?.beginsAtStart ?? false
        case .alternatives(let branches): branches.allSatisfy { $0.beginsAtStart }
        case .group(_, let body), .atomic(let body): body.beginsAtStart
        default: false
        }
    }
}

/// Which characters something can begin with. May be too generous, never too strict.
struct FirstCharacters {
    var set = SetDescription()
    /// No characters need be taken: what follows counts too.
    var canBeEmpty = false
    /// Nothing is known.
    var isAnything = false

    static let unknown = FirstCharacters(canBeEmpty: true, isAnything: true)

    static func of(_ node: PatternNode, _ widths: [Int: PatternWidth]) -> FirstCharacters {
        switch node {
        case .empty, .place, .look: return FirstCharacters(canBeEmpty: true)
        case .literal(let c, let folding):
            let all = [c] + CaseVariants.of(c, folding)
            return FirstCharacters(set: SetDescription(ranges: all.sorted().map { $0...$0 }))
        case .set(let set): return FirstCharacters(set: set)
        case .any, .failure: return FirstCharacters(isAnything: true)
        case .reference: return unknown
        case .group(_, let body), .atomic(let body): return of(body, widths)
        case .repetition(let body, let least, _, _):
            var first = of(body, widths)
            if least == 0 { first.canBeEmpty = true }
            return first
        case .conditional(_, let yes, let no): return of(yes, widths).joined(of(no, widths))
        case .alternatives(let branches):
            guard var result = branches.first.map({ of($0, widths) }) else { return unknown }
            for branch in branches.dropFirst() { result = result.joined(of(branch, widths)) }
            return result
        case .sequence(let parts):
            var result = FirstCharacters(canBeEmpty: true)
            for part in parts {
                let first = of(part, widths)
                result = FirstCharacters(
                    set: result.set, canBeEmpty: true, isAnything: result.isAnything
                ).joined(first)
                result.canBeEmpty = first.canBeEmpty
                if !first.canBeEmpty { break }
            }
            return result
        }
    }

    /// Either of the two.
    private func joined(_ other: FirstCharacters) -> FirstCharacters {
        var result = FirstCharacters(
            canBeEmpty: canBeEmpty || other.canBeEmpty, isAnything: isAnything || other.isAnything)
        if result.isAnything { return result }
        if set == SetDescription() { result.set = other.set; return result }
        if other.set == SetDescription() || set == other.set { result.set = set; return result }
        // sets that cannot be written as one are not worth a table of their own
        let isSimilar =
            !set.isNegated && !other.set.isNegated && set.folding == other.set.folding
            && (set.isUnicode == other.set.isUnicode || set.categories.isEmpty || other.set.categories.isEmpty)
        if !isSimilar || set.ranges.count + other.set.ranges.count > 64 {
            result.isAnything = true
            return result
        }
        result.set = set
        if set.categories.isEmpty { result.set.isUnicode = other.set.isUnicode }
        result.set.ranges += other.set.ranges.filter { !set.ranges.contains($0) }
        result.set.categories += other.set.categories.filter { !set.categories.contains($0) }
        return result
    }
}
