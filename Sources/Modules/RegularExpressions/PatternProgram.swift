// The instructions that the matcher follows, and what it knows about a match before it starts.
//
// Memory of a program is plain and immutable once made: the matcher walks it through raw addresses and counts no references.

import TaipanRuntime

struct Instruction {
    enum Code: UInt8 {
        /// One character: `first`; or one of two: `first`, `second`.
        case character, either
        /// A character of set `first`.
        case set
        /// Any character but a line feed; any character at all.
        case dot, any
        /// `second` characters of the literals from `first` on.
        case text
        /// A condition on the place: `first` says which, `second` is the set of word characters.
        case place
        /// Remembers the place in register `first`; for the end of a group `second` is its number, else 0.
        case mark
        /// Goes on at `first`.
        case jump
        /// Tries what follows, then `first`. `filter` and `second` say what may follow (see `Filter`).
        case split
        /// Tries `first`, then what follows.
        case splitBack
        /// The single-character instruction that follows, `least` to `most` times, as `greed` says; then what is behind it. `filter`
        /// and `second`: what must come next.
        case repeatSingle
        /// Sets the counter in register `first` to zero; the register behind it is the place of the last turn.
        case enterLoop
        /// One more turn of the loop with counter `first`, or on to `second`.
        case loop
        /// Begins something whose choices are forgotten at `endAtomic`; `first` is its register.
        case atomic, endAtomic
        /// A look: `first` its register, `second` where to go on if it is negative and fails to match, `least` how far back.
        case look, endLook, negativeLook, endNegativeLook
        /// The text of group `first` again.
        case reference
        /// On to `second` if group `first` has not matched.
        case condition
        case failure
        case success
    }

    /// What the character at a place must be so that trying makes sense.
    enum Filter: UInt8 {
        case nothing
        /// The character `second`.
        case character
        /// One of the set `second`.
        case set
    }

    var code: Code
    var filter = Filter.nothing
    var greed = Greed.greedy
    var folding = Folding.none
    var first: Int32 = 0
    var second: Int32 = 0
    var least: UInt32 = 0
    var most: UInt32 = 0
}

/// What is not in the tables of a set: characters from 256 on.
struct WideSet {
    let description: SetDescription
    /// Nothing but ranges, and case matters: the usual form.
    let isPlain: Bool

    init(_ description: SetDescription) {
        self.description = description
        isPlain = description.categories.isEmpty && description.folding == .none
    }

    @inline(never) func contains(_ c: UInt32) -> Bool {
        if !isPlain { return description.contains(c) }
        for range in description.ranges where range.contains(c) { return !description.isNegated }
        return description.isNegated
    }
}

final class PatternProgram: Sendable {
    nonisolated(unsafe) let code: UnsafeMutablePointer<Instruction>
    let codeCount: Int
    /// 256 bytes for each set: whether it has the character.
    nonisolated(unsafe) let tables: UnsafeMutablePointer<UInt8>
    private let tablesCount: Int
    let wideSets: [WideSet]
    nonisolated(unsafe) let literals: UnsafeMutablePointer<UInt32>
    private let literalsCount: Int
    /// How many groups capture.
    let groups: Int
    /// Registers: two for each group and for the whole, one for the group closed last, then those of loops and looks.
    let registers: Int
    /// No match is shorter.
    let leastWidth: Int
    /// What a match begins with.
    let filter: Instruction.Filter
    let filterValue: Int
    /// Only the start of the text can be the start of a match.
    let isAnchored: Bool

    init(_ compiler: PatternCompiler, groups: Int, leastWidth: Int, filter: (Instruction.Filter, Int), isAnchored: Bool)
    {
        (code, codeCount) = (PatternProgram.memory(compiler.code), compiler.code.count)
        let tables = compiler.sets.flatMap { $0.table() }
        (self.tables, tablesCount) = (PatternProgram.memory(tables), tables.count)
        wideSets = compiler.sets.map { WideSet($0) }
        (literals, literalsCount) = (PatternProgram.memory(compiler.literals), compiler.literals.count)
        self.groups = groups
        registers = compiler.registers
        self.leastWidth = leastWidth
        (self.filter, filterValue) = filter
        self.isAnchored = isAnchored
    }

    private static func memory<T>(_ items: [T]) -> UnsafeMutablePointer<T> {
        let result = UnsafeMutablePointer<T>.allocate(capacity: max(items.count, 1))
        result.initialize(from: items, count: items.count)
        return result
    }

    deinit {
        code.deallocate()
        tables.deallocate()
        literals.deallocate()
    }
}
