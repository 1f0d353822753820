// `re.Pattern`: a compiled pattern and its methods.

import TaipanRuntime

package final class PatternObject: Object {
    final let program: PatternProgram
    /// The text it was made from.
    final let pattern: Value
    final let patternFlags: PatternFlags
    final let isBytes: Bool
    /// From names to numbers of groups.
    final let groupIndex: DictObject
    /// The names of the groups, by number; none for those without.
    final let groupNames: [Value]

    init(_ pattern: Value, _ parser: PatternParser, _ program: PatternProgram, _ thread: ThreadRef, _ shape: ShapeRef) {
        self.pattern = pattern
        self.program = program
        patternFlags = parser.flags
        isBytes = parser.isBytes
        groupIndex = thread.makeDict()
        var names = [Value](repeating: .none, count: program.groups + 1)
        for (name, number) in parser.names {
            let text = thread.intern(PatternParser.string(name))
            groupIndex.set(text, .int(number))
            if number < names.count { names[number] = .object(text) }
        }
        groupNames = names
        super.init(.other, shape)
    }

    static let nativeType = NativeType(
        "re.Pattern", .other, [.isNotConstructible], doc: "Compiled regular expression object.",
        operations: {
            $0.repr = PatternObject.repr
            $0.hash = PatternObject.hash
            $0.compare = PatternObject.compare
        },
        rows: { methods + attributes })

    private static let methods: [NativeRow] = [
        .method(
            "match(string, pos=0, endpos=9223372036854775807)", PatternObject.match,
            "Matches zero or more characters at the beginning of the string."),
        .method(
            "fullmatch(string, pos=0, endpos=9223372036854775807)", PatternObject.fullmatch,
            "Matches against all of the string."),
        .method(
            "search(string, pos=0, endpos=9223372036854775807)", PatternObject.search,
            """
            Scan through string looking for a match, and return a corresponding match object instance.

            Return None if no position in the string matches.
            """),
        .method(
            "sub(repl, string, count=0)", PatternObject.sub,
            "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."
        ),
        .method(
            "subn(repl, string, count=0)", PatternObject.subn,
            "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."
        ),
        .method(
            "findall(string, pos=0, endpos=9223372036854775807)", PatternObject.findall,
            "Return a list of all non-overlapping matches of pattern in string."),
        .method(
            "split(string, maxsplit=0)", PatternObject.split, "Split string by the occurrences of pattern."),
        .method(
            "finditer(string, pos=0, endpos=9223372036854775807)", PatternObject.finditer,
            """
            Return an iterator over all non-overlapping matches for the RE pattern in string.

            For each match, the iterator returns a match object.
            """),
        .method("scanner(string, pos=0, endpos=9223372036854775807)", PatternObject.scanner),
        .method("__copy__()", { (call) throws(Raise) in call[0] }),
        .method("__deepcopy__(memo, /)", { (call) throws(Raise) in call[0] }),
        .classGetItem,
    ]

    private static let attributes: [NativeRow] = [
        .field(
            "pattern", { (call) throws(Raise) in receiver(call).pattern },
            "The pattern string from which the RE object was compiled."),
        .field(
            "flags", { (call) throws(Raise) in .int(receiver(call).patternFlags.rawValue) }, "The regex matching flags."
        ),
        .field(
            "groups", { (call) throws(Raise) in .int(receiver(call).program.groups) },
            "The number of capturing groups in the pattern."),
        .property(
            "groupindex",
            { (call) throws(Raise) in
                .object(call.thread.makeMappingProxy(.object(receiver(call).groupIndex)))
            }, "A dictionary mapping group names to group numbers."),
    ]

    @inline(__always) static func receiver(_ call: Call) -> PatternObject { call[0].cast(PatternObject.self) }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let pattern = value.cast(PatternObject.self)
        let source = try thread.repr(pattern.pattern)
        var text = "re.compile(" + thread.substring(source, 0, min(source.count, 200)).text
        var flags = pattern.patternFlags
        if !pattern.isBytes && flags.isDisjoint(with: [.ascii, .locale]) { flags.remove(.unicode) }
        var names: [String] = []
        for (flag, name) in flagNames where flags.contains(flag) {
            names.append("re.\(name)")
            flags.remove(flag)
        }
        if !flags.isEmpty { names.append("0x" + String(flags.rawValue, radix: 16)) }
        if !names.isEmpty { text += ", " + names.joined(separator: "|") }
        return thread.makeStringValue(text + ")")
    }

    private static let flagNames: [(PatternFlags, String)] = [
        (.ignoreCase, "IGNORECASE"), (.locale, "LOCALE"), (.multiline, "MULTILINE"), (.dotAll, "DOTALL"),
        (.unicode, "UNICODE"), (.verbose, "VERBOSE"), (.debug, "DEBUG"), (.ascii, "ASCII"),
    ]

    private static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let pattern = value.cast(PatternObject.self)
        return try thread.hash(pattern.pattern) &* 31 &+ pattern.patternFlags.rawValue
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let type = thread.libraryType(nativeType)
        guard op == .equal || op == .notEqual, thread.type(of: a) === type, thread.type(of: b) === type else {
            return .notImplemented
        }
        let (left, right) = (a.cast(PatternObject.self), b.cast(PatternObject.self))
        var isEqual = left === right
        if !isEqual && left.patternFlags == right.patternFlags && left.isBytes == right.isBytes {
            isEqual = try thread.equals(left.pattern, right.pattern)
        }
        return .bool(isEqual == (op == .equal))
    }

    // MARK: Matching

    /// Where a method begins and ends: its arguments `index` and the next, kept within the subject.
    private static func bounds(_ call: Call, _ index: Int, _ count: Int) throws(Raise) -> (start: Int, end: Int) {
        let start = try call.thread.index(call[index])
        let end = try call.thread.index(call[index + 1])
        return (max(0, min(start, count)), max(0, min(end, count)))
    }

    private static func match(_ call: Call) throws(Raise) -> Value { try matchHere(call, isFull: false) }

    private static func fullmatch(_ call: Call) throws(Raise) -> Value { try matchHere(call, isFull: true) }

    private static func matchHere(_ call: Call, isFull: Bool) throws(Raise) -> Value {
        let (thread, pattern) = (call.thread, receiver(call))
        let subject = try Subject(call[1], pattern, thread)
        let (start, end) = try bounds(call, 2, subject.count)
        var search = subject.search(pattern, end: end, thread)
        if try !search.match(at: start, isFull: isFull) { return .none }
        return .object(MatchObject(pattern, subject.value, search, from: start, thread))
    }

    private static func search(_ call: Call) throws(Raise) -> Value {
        let (thread, pattern) = (call.thread, receiver(call))
        let subject = try Subject(call[1], pattern, thread)
        let (start, end) = try bounds(call, 2, subject.count)
        var search = subject.search(pattern, end: end, thread)
        if try !search.search(from: start) { return .none }
        return .object(MatchObject(pattern, subject.value, search, from: start, thread))
    }

    /// Calls `body` for each match, one after the other; it answers whether to go on.
    private func forEachMatch(
        _ subject: Subject, _ start: Int, _ end: Int, _ thread: ThreadRef,
        _ body: (borrowing Search) throws(Raise) -> Bool
    ) throws(Raise) {
        var search = subject.search(self, end: end, thread)
        var place = start
        var wasEmpty = false
        while try search.search(from: place, notEmpty: wasEmpty) {
            wasEmpty = search.matchStart == search.matchEnd
            place = search.matchEnd
            if try !body(search) { return }
        }
    }

    private static func findall(_ call: Call) throws(Raise) -> Value {
        let (thread, pattern) = (call.thread, receiver(call))
        let subject = try Subject(call[1], pattern, thread)
        let (start, end) = try bounds(call, 2, subject.count)
        let result = thread.makeList()
        let groups = pattern.program.groups
        try pattern.forEachMatch(subject, start, end, thread) { (search) throws(Raise) in
            if groups <= 1 {
                result.append(search.text(of: groups, subject, thread))
            } else {
                let tuple = thread.makeTuple(count: groups)
                for i in 0..<groups {
                    (tuple.items + i).initialize(to: search.text(of: i + 1, subject, thread))
                }
                result.append(.object(tuple))
            }
            return true
        }
        return .object(result)
    }

    private static func split(_ call: Call) throws(Raise) -> Value {
        let (thread, pattern) = (call.thread, receiver(call))
        let subject = try Subject(call[1], pattern, thread)
        let most = try thread.index(call[2])
        let result = thread.makeList()
        var last = 0
        var splits = 0
        if most >= 0 {
            try pattern.forEachMatch(subject, 0, subject.count, thread) { (search) throws(Raise) in
                result.append(subject.slice(last, search.matchStart, thread))
                for group in 0..<pattern.program.groups {
                    result.append(search.textOrNone(of: group + 1, subject, thread))
                }
                last = search.matchEnd
                splits += 1
                return splits != most
            }
        }
        result.append(subject.slice(last, subject.count, thread))
        return .object(result)
    }

    private static func finditer(_ call: Call) throws(Raise) -> Value {
        let scanner = try makeScanner(call)
        let method = try call.thread.getAttribute(.object(scanner), "search")
        let iterate = call.thread.interpreter.builtins.get(call.thread.intern("iter"))
        return try call.thread.call(iterate, method, .none)
    }

    private static func scanner(_ call: Call) throws(Raise) -> Value { .object(try makeScanner(call)) }

    private static func makeScanner(_ call: Call) throws(Raise) -> ScannerObject {
        let (thread, pattern) = (call.thread, receiver(call))
        let subject = try Subject(call[1], pattern, thread)
        let (start, end) = try bounds(call, 2, subject.count)
        let loan = pattern.isBytes ? try thread.acquireBuffer(call[1]) : nil
        return ScannerObject(pattern, subject, start, end, loan, thread.libraryType(ScannerObject.nativeType).root)
    }

    // MARK: Replacing

    private static func sub(_ call: Call) throws(Raise) -> Value { try replace(call).text }

    private static func subn(_ call: Call) throws(Raise) -> Value {
        let (text, count) = try replace(call)
        return .object(call.thread.makeTuple(text, .int(count)))
    }

    private static func replace(_ call: Call) throws(Raise) -> (text: Value, count: Int) {
        let (thread, pattern) = (call.thread, receiver(call))
        let most = try thread.index(call[3])
        let replacement = try Replacement(call[1], pattern, thread)
        let subject = try Subject(call[2], pattern, thread)
        let pieces = thread.makeList()
        var last = 0
        var count = 0
        if most >= 0 {
            try pattern.forEachMatch(subject, 0, subject.count, thread) { (search) throws(Raise) in
                let (start, end) = (search.matchStart, search.matchEnd)
                if last < start { pieces.append(subject.slice(last, start, thread)) }
                try replacement.append(to: pieces, pattern, subject, search, thread)
                last = end
                count += 1
                return count != most
            }
        }
        if last < subject.count { pieces.append(subject.slice(last, subject.count, thread)) }
        if count == 0 && pieces.count == 1 { return (pieces.items[0], 0) }
        let empty = subject.slice(0, 0, thread)
        return (try thread.callMethod(empty, "join", .object(pieces)), count)
    }
}

extension Search {
    /// The text of a group that took part, else nil.
    private func range(of group: Int) -> (start: Int, end: Int)? {
        let (start, end) = (registers[2 * group], registers[2 * group + 1])
        return start >= 0 && end >= start ? (start, end) : nil
    }

    /// The text of a group; empty if it took no part.
    func text(of group: Int, _ subject: Subject, _ thread: ThreadRef) -> Value {
        let (start, end) = range(of: group) ?? (0, 0)
        return subject.slice(start, end, thread)
    }

    func textOrNone(of group: Int, _ subject: Subject, _ thread: ThreadRef) -> Value {
        guard let (start, end) = range(of: group) else { return .none }
        return subject.slice(start, end, thread)
    }
}

/// `SRE_Scanner`: one match after the other.
package final class ScannerObject: Object {
    private final let pattern: PatternObject
    private final let subject: Subject
    /// Where it began, and where the text ends.
    private final let start: Int
    private final let end: Int
    @exclusivity(unchecked) private final var place: Int
    @exclusivity(unchecked) private final var wasEmpty = false
    /// A search has found nothing: there is nothing more.
    @exclusivity(unchecked) private final var isOver = false

    /// Keeps a `bytearray` from changing its size while its matches are being looked for.
    @exclusivity(unchecked) private final var loan: BufferView?

    init(
        _ pattern: PatternObject, _ subject: Subject, _ start: Int, _ end: Int, _ loan: BufferView?, _ shape: ShapeRef
    ) {
        self.loan = loan
        (self.pattern, self.subject, self.start, place, self.end) = (pattern, subject, start, start, end)
        super.init(.other, shape)
    }

    deinit { loan?.release() }

    static let nativeType = NativeType(
        "_re.SRE_Scanner", .other, [.isNotConstructible], operations: { _ in },
        rows: {
            [
                .method("match()", { (call) throws(Raise) in try next(call, isSearch: false) }),
                .method("search()", { (call) throws(Raise) in try next(call, isSearch: true) }),
                .field("pattern", { (call) throws(Raise) in .object(call[0].cast(ScannerObject.self).pattern) }),
            ]
        })

    private static func next(_ call: Call, isSearch: Bool) throws(Raise) -> Value {
        let (thread, scanner) = (call.thread, call[0].cast(ScannerObject.self))
        if scanner.isOver { return .none }
        var search = scanner.subject.search(scanner.pattern, end: scanner.end, thread)
        let isFound =
            isSearch
            ? try search.search(from: scanner.place, notEmpty: scanner.wasEmpty)
            : try search.match(at: scanner.place, notEmpty: scanner.wasEmpty)
        if !isFound {
            scanner.isOver = true
            return .none
        }
        scanner.wasEmpty = search.matchStart == search.matchEnd
        scanner.place = search.matchEnd
        return .object(MatchObject(scanner.pattern, scanner.subject.value, search, from: scanner.start, thread))
    }
}
