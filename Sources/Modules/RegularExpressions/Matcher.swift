// The matcher: follows the instructions of a program over a text, and goes back to the last choice when it can go no further.
//
// Choices lie on a stack of its own, never on the native one: neither long texts nor nested repetitions can overflow anything. A
// register (ends of groups, counters of loops) is restored by a record on the same stack, in the order in which things are undone;
// while no choice is open nothing has to be undone, and nothing is recorded. Work is counted, so that a pattern that goes wild
// (`(a*)*b`) can be interrupted and runs into the limits of the interpreter.
//
// Unsafe: the text is borrowed from the string or the bytes of the subject, which the caller keeps alive and unchanged. Registers
// and records are memory from `malloc` that `Search` frees.

import TaipanRuntime

/// A place to go back to, or a register to restore.
private struct Record {
    enum Kind: UInt8 {
        /// Go on at instruction `index`, place `place`.
        case choice
        /// Register `index` was `place`.
        case restore
        /// A greedy repetition of a single character at `index`, which may give back characters from `place` down to `limit`.
        case greedy
        /// A lazy one, which may take more from `place` on; `limit` is how many.
        case lazy
        /// A loop at `index` that is not greedy may take another turn at `place`.
        case turn
        /// Nothing to go back to: the beginning of a look or an atomic group.
        case wall
    }

    let kind: Kind
    let index: Int32
    let place: Int
    var limit = 0
}

/// What a search works with: the text, the registers and the stack of choices. One per call of a method of `re`.
struct Search: ~Copyable {
    let program: PatternProgram
    private let thread: ThreadRef
    /// The text, in units of `width` bytes.
    private let text: UnsafeRawPointer
    private let width: Int
    /// Where the text ends for the pattern.
    let end: Int
    let registers: UnsafeMutablePointer<Int>
    private var records: UnsafeMutablePointer<Record>
    private var count = 0
    private var capacity = 32
    /// Instructions until the interpreter is asked whether to go on.
    private var fuel = Search.ration
    /// The match must reach the end.
    private var isFull = false
    /// A match may not end here: the one before was empty and ended here. -1 if there is no such place.
    private var forbidden = -1

    /// About 50 microseconds.
    private static let ration = 10_000

    init(_ program: PatternProgram, _ text: UnsafeRawPointer, width: Int, end: Int, _ thread: ThreadRef) {
        self.program = program
        self.thread = thread
        self.text = text
        self.width = width
        self.end = end
        registers = .allocate(capacity: program.registers)
        registers.initialize(repeating: -1, count: program.registers)
        records = .allocate(capacity: capacity)
    }

    deinit {
        registers.deallocate()
        records.deallocate()
    }

    /// Where the match begins and ends, after a search that succeeded.
    var matchStart: Int { registers[0] }
    var matchEnd: Int { registers[1] }

    // MARK: Entrances

    /// A match that begins at `start`.
    mutating func match(at start: Int, isFull: Bool = false, notEmpty: Bool = false) throws(Raise) -> Bool {
        if start > end { return false }
        self.isFull = isFull
        forbidden = notEmpty ? start : -1
        switch width {
        case 1: return try run(text.assumingMemoryBound(to: UInt8.self), start)
        case 2: return try run(text.assumingMemoryBound(to: UInt16.self), start)
        default: return try run(text.assumingMemoryBound(to: UInt32.self), start)
        }
    }

    /// The first match that begins at `start` or later; with `notEmpty` an empty one at `start` does not count.
    mutating func search(from start: Int, notEmpty: Bool = false) throws(Raise) -> Bool {
        if start > end { return false }
        isFull = false
        forbidden = notEmpty ? start : -1
        switch width {
        case 1: return try scan(text.assumingMemoryBound(to: UInt8.self), start)
        case 2: return try scan(text.assumingMemoryBound(to: UInt16.self), start)
        default: return try scan(text.assumingMemoryBound(to: UInt32.self), start)
        }
    }

    private mutating func scan<Unit: FixedWidthInteger & UnsignedInteger>(
        _ text: UnsafePointer<Unit>, _ start: Int
    ) throws(Raise) -> Bool {
        if program.isAnchored { return start == 0 ? try run(text, 0) : false }
        let last = end &- program.leastWidth
        var place = start
        while place <= last {
            switch program.filter {
            case .nothing: break
            case .character: place = try find(UInt32(truncatingIfNeeded: program.filterValue), text, place)
            case .set:
                let set = program.filterValue
                while place < end {
                    let stop = end &- place > Search.piece ? place &+ Search.piece : end
                    while place < stop && !isMember(text[place], set) { place &+= 1 }
                    if place < stop { break }
                    if place < end { try thread.chargeQuietly(Search.piece / 4) }
                }
            }
            if place > last { return false }
            if try run(text, place) { return true }
            place &+= 1
            fuel &-= 1
        }
        return false
    }

    private func find<Unit: FixedWidthInteger & UnsignedInteger>(
        _ wanted: UInt32, _ text: UnsafePointer<Unit>, _ start: Int
    ) throws(Raise) -> Int {
        guard let unit = Unit(exactly: wanted) else { return end &+ 1 }
        var place = start
        while true {
            let stop = end &- place > Search.piece ? place &+ Search.piece : end
            while place < stop && text[place] != unit { place &+= 1 }
            if place < stop { return place }
            if place >= end { return end &+ 1 }
            try thread.chargeQuietly(Search.piece / 16)
        }
    }

    /// How much of the text is looked through for a beginning between two looks at the world.
    private static var piece: Int { 1 << 18 }

    // MARK: The stack

    @inline(__always) private mutating func push(_ kind: Record.Kind, _ index: Int, _ place: Int, _ limit: Int = 0) {
        if count == capacity { grow() }
        (records + count).initialize(
            to: Record(kind: kind, index: Int32(truncatingIfNeeded: index), place: place, limit: limit))
        count &+= 1
    }

    @inline(never) private mutating func grow() {
        let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity &* 2)
        larger.update(from: records, count: count)
        records.deallocate()
        records = larger
        capacity &*= 2
    }

    @inline(__always) private mutating func set(_ register: Int, _ value: Int) {
        if count > 0 { push(.restore, register, registers[register]) }
        registers[register] = value
    }

    /// Forgets the choices above `height`, but not what has to be restored.
    private mutating func forget(above height: Int) {
        var kept = height
        for i in height..<count where records[i].kind == .restore {
            records[kept] = records[i]
            kept &+= 1
        }
        count = kept
    }

    /// Undoes everything above `height`.
    private mutating func unwind(to height: Int) {
        while count > height {
            count &-= 1
            if records[count].kind == .restore { registers[Int(records[count].index)] = records[count].place }
        }
    }

    @inline(never) private mutating func refuel() throws(Raise) {
        try thread.charge((Search.ration &- fuel) / 2)
        fuel = Search.ration
        // the stack of a pattern that goes wild must not eat all memory
        try thread.checkAllocation(capacity &* 2, of: MemoryLayout<Record>.stride)
    }

    // MARK: Characters

    @inline(__always) private func isMember<Unit: FixedWidthInteger & UnsignedInteger>(_ c: Unit, _ set: Int) -> Bool {
        if Unit.bitWidth == 8 || UInt32(truncatingIfNeeded: c) < 256 {
            return program.tables[set &<< 8 &+ Int(truncatingIfNeeded: c)] != 0
        }
        return program.wideSets[set].contains(UInt32(truncatingIfNeeded: c))
    }

    /// Whether a single-character instruction takes the character.
    @inline(__always) private func takes<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ c: Unit
    ) -> Bool {
        switch instruction.pointee.code {
        case .character: UInt32(truncatingIfNeeded: c) == UInt32(bitPattern: instruction.pointee.first)
        case .set: isMember(c, Int(instruction.pointee.first))
        case .dot: c != 10
        case .any: true
        case .either:
            UInt32(truncatingIfNeeded: c) == UInt32(bitPattern: instruction.pointee.first)
                || UInt32(truncatingIfNeeded: c) == UInt32(bitPattern: instruction.pointee.second)
        default: false
        }
    }

    /// How many characters from `place` on a single-character instruction takes, up to `most`.
    @inline(__always) private func run<Unit: FixedWidthInteger & UnsignedInteger>(
        of instruction: UnsafeMutablePointer<Instruction>, _ text: UnsafePointer<Unit>, _ place: Int, _ most: Int
    ) -> Int {
        let stop = place &+ min(most, end &- place)
        var i = place
        switch instruction.pointee.code {
        case .any: return stop &- place
        case .dot: while i < stop && text[i] != 10 { i &+= 1 }
        case .set:
            let set = Int(instruction.pointee.first)
            while i < stop && isMember(text[i], set) { i &+= 1 }
        default: while i < stop && takes(instruction, text[i]) { i &+= 1 }
        }
        return i &- place
    }

    /// Whether the filter of an instruction lets the place through.
    @inline(__always) private func passes<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ text: UnsafePointer<Unit>, _ place: Int
    ) -> Bool {
        switch instruction.pointee.filter {
        case .nothing: true
        case .character:
            place < end && UInt32(truncatingIfNeeded: text[place]) == UInt32(bitPattern: instruction.pointee.second)
        case .set: place < end && isMember(text[place], Int(instruction.pointee.second))
        }
    }

    private func holds<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ text: UnsafePointer<Unit>, _ place: Int
    ) -> Bool {
        switch Place(rawValue: UInt8(truncatingIfNeeded: instruction.pointee.first)) {
        case .textStart: return place == 0
        case .lineStart: return place == 0 || text[place &- 1] == 10
        case .end: return place == end || place &+ 1 == end && text[place] == 10
        case .lineEnd: return place == end || text[place] == 10
        case .textEnd: return place == end
        case .boundary, .noBoundary:
            if end == 0 { return false }
            let word = Int(instruction.pointee.second)
            let before = place > 0 && isMember(text[place &- 1], word)
            let after = place < end && isMember(text[place], word)
            return (before != after) == (instruction.pointee.first == Int32(Place.boundary.rawValue))
        case nil: return false
        }
    }

    /// The place behind a repeated group; nil if its text does not stand here.
    private func reference<Unit: FixedWidthInteger & UnsignedInteger>(
        _ group: Int, _ folding: Folding, _ text: UnsafePointer<Unit>, _ place: Int
    ) -> Int? {
        let (start, stop) = (registers[2 &* group], registers[2 &* group &+ 1])
        let length = stop &- start
        if start < 0 || stop < 0 || length < 0 || end &- place < length { return nil }
        for i in 0..<length {
            let (a, b) = (text[start &+ i], text[place &+ i])
            if a == b { continue }
            let (wideA, wideB) = (UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b))
            switch folding {
            case .none: return nil
            case .ascii: if !CaseVariants.of(wideA, .ascii).contains(wideB) { return nil }
            case .unicode: if CaseVariants.lowercase(wideA) != CaseVariants.lowercase(wideB) { return nil }
            }
        }
        return place &+ length
    }

    // MARK: The loop

    /// Matches from `start` on; what was found is in the registers.
    private mutating func run<Unit: FixedWidthInteger & UnsignedInteger>(
        _ text: UnsafePointer<Unit>, _ start: Int
    ) throws(Raise) -> Bool {
        count = 0
        if program.groups > 0 { registers.update(repeating: -1, count: 2 &* (program.groups &+ 1) &+ 1) }
        let code = program.code
        var place = start
        var index = 0
        while true {
            fuel &-= 1
            if fuel < 0 { try refuel() }
            let instruction = code + index
            let isGood: Bool
            switch instruction.pointee.code {
            case .character, .either, .set, .dot, .any:
                isGood = place < end && takes(instruction, text[place])
                place &+= 1
                index &+= 1
            case .text:
                let length = Int(instruction.pointee.second)
                isGood = stands(instruction, text, place)
                place &+= length
                index &+= 1
            case .place:
                isGood = holds(instruction, text, place)
                index &+= 1
            case .mark:
                set(Int(instruction.pointee.first), place)
                if instruction.pointee.second != 0 {
                    let last = PatternCompiler.lastGroupRegister(groups: program.groups)
                    set(last, Int(instruction.pointee.second))
                }
                index &+= 1
                continue
            case .jump:
                index = Int(instruction.pointee.first)
                continue
            case .split:
                if passes(instruction, text, place) {
                    push(.choice, Int(instruction.pointee.first), place)
                    index &+= 1
                } else {
                    index = Int(instruction.pointee.first)
                }
                continue
            case .splitBack:
                push(.choice, index &+ 1, place)
                index = Int(instruction.pointee.first)
                continue
            case .repeatSingle:
                isGood = repeatSingle(instruction, index, text, &place)
                index &+= 2
            case .condition:
                let group = Int(instruction.pointee.first)
                let hasMatched = group <= program.groups && registers[2 &* group &+ 1] >= 0
                index = hasMatched ? index &+ 1 : Int(instruction.pointee.second)
                continue
            case .reference:
                let behind = reference(
                    Int(instruction.pointee.first), instruction.pointee.folding, text, place)
                isGood = behind != nil
                place = behind ?? place
                index &+= 1
            case .failure: isGood = false
            case .success:
                if !(isFull && place != end) && place != forbidden {
                    registers[0] = start
                    registers[1] = place
                    return true
                }
                isGood = false
            default: isGood = structure(instruction, &index, &place)
            }
            if isGood { continue }
            if !goBack(text, &index, &place) { return false }
        }
    }

    @inline(__always) private func stands<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ text: UnsafePointer<Unit>, _ place: Int
    ) -> Bool {
        let length = Int(instruction.pointee.second)
        if end &- place < length { return false }
        let literal = program.literals + Int(instruction.pointee.first)
        var i = 0
        while i < length {
            if UInt32(truncatingIfNeeded: text[place &+ i]) != literal[i] { return false }
            i &+= 1
        }
        return true
    }

    /// Loops, atomic groups and looks: everything that keeps something in registers.
    private mutating func structure(
        _ instruction: UnsafeMutablePointer<Instruction>, _ index: inout Int, _ place: inout Int
    ) -> Bool {
        let register = Int(instruction.pointee.first)
        switch instruction.pointee.code {
        case .enterLoop:
            set(register, 0)
            set(register &+ 1, -1)
        case .loop:
            loop(instruction, &index, place)
            return true
        case .atomic:
            registers[register] = count
            push(.wall, 0, 0)
        case .endAtomic: forget(above: registers[register])
        case .look, .negativeLook:
            registers[register] = count
            registers[register &+ 1] = place
            let isNegative = instruction.pointee.code == .negativeLook
            let distance = Int(instruction.pointee.least)
            if distance > place {
                if !isNegative { return false }
                index = Int(instruction.pointee.second)
                return true
            }
            if isNegative {
                push(.choice, Int(instruction.pointee.second), place)
            } else {
                push(.wall, 0, 0)
            }
            place &-= distance
        case .endLook:
            place = registers[register &+ 1]
            forget(above: registers[register])
        case .endNegativeLook:
            unwind(to: registers[register])
            return false
        default: return false
        }
        index &+= 1
        return true
    }

    private mutating func loop(_ instruction: UnsafeMutablePointer<Instruction>, _ index: inout Int, _ place: Int) {
        let counter = Int(instruction.pointee.first)
        let turns = registers[counter]
        if turns < Int(instruction.pointee.least) {
            set(counter, turns &+ 1)
            index &+= 1
            return
        }
        let most = Int(instruction.pointee.most)
        let isOver = turns >= most && most != PatternNode.unlimited || registers[counter &+ 1] == place
        if isOver {
            index = Int(instruction.pointee.second)
        } else if instruction.pointee.greed == .lazy {
            push(.turn, index, place)
            index = Int(instruction.pointee.second)
        } else {
            push(.choice, Int(instruction.pointee.second), place)
            set(counter &+ 1, place)
            set(counter, turns &+ 1)
            index &+= 1
        }
    }

    /// Takes as many characters as the repetition wants at first, and leaves a record for the rest.
    @inline(__always) private mutating func repeatSingle<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ index: Int, _ text: UnsafePointer<Unit>, _ place: inout Int
    ) -> Bool {
        let least = Int(instruction.pointee.least)
        let most = instruction.pointee.most == UInt32.max ? Int.max : Int(instruction.pointee.most)
        let single = instruction + 1
        if end &- place < least { return false }
        if instruction.pointee.greed == .lazy {
            if least > 0 && run(of: single, text, place, least) < least { return false }
            place &+= least
            if most > least { push(.lazy, index, place, most &- least) }
            return true
        }
        let taken = run(of: single, text, place, most)
        fuel &-= taken &>> 3
        if taken < least { return false }
        if taken > least && instruction.pointee.greed == .greedy {
            return giveBack(instruction, index, text, from: place &+ taken, downTo: place &+ least, &place)
        }
        place &+= taken
        return true
    }

    /// The last place between `limit` and `start` at which what follows can begin.
    @inline(__always) private mutating func giveBack<Unit: FixedWidthInteger & UnsignedInteger>(
        _ instruction: UnsafeMutablePointer<Instruction>, _ index: Int, _ text: UnsafePointer<Unit>, from start: Int,
        downTo limit: Int, _ place: inout Int
    ) -> Bool {
        var p = start
        while !passes(instruction, text, p) {
            if p == limit { return false }
            p &-= 1
        }
        fuel &-= (start &- p) &>> 3
        if p > limit { push(.greedy, index, p &- 1, limit) }
        place = p
        return true
    }

    /// Takes up the last choice; false if none is left.
    private mutating func goBack<Unit: FixedWidthInteger & UnsignedInteger>(
        _ text: UnsafePointer<Unit>, _ index: inout Int, _ place: inout Int
    ) -> Bool {
        while count > 0 {
            count &-= 1
            let record = records[count]
            let at = Int(record.index)
            switch record.kind {
            case .restore: registers[at] = record.place
            case .wall: break
            case .choice:
                index = at
                place = record.place
                return true
            case .greedy:
                let repetition = program.code + at
                if giveBack(repetition, at, text, from: record.place, downTo: record.limit, &place) {
                    index = at &+ 2
                    return true
                }
            case .lazy:
                let repetition = program.code + at
                var (p, left) = (record.place, record.limit)
                // on to where what follows can begin
                repeat {
                    if left == 0 || p >= end || !takes(repetition + 1, text[p]) { left = -1; break }
                    p &+= 1
                    left &-= 1
                    fuel &-= 1
                } while !passes(repetition, text, p)
                if left < 0 { continue }
                if left > 0 { push(.lazy, at, p, left) }
                (index, place) = (at &+ 2, p)
                return true
            case .turn:
                let counter = Int(program.code[at].first)
                set(counter &+ 1, record.place)
                set(counter, registers[counter] &+ 1)
                (index, place) = (at &+ 1, record.place)
                return true
            }
        }
        return false
    }
}
