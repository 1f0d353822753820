// `re.Match`: where a pattern was found, and what its groups took.

import TaipanRuntime

package final class MatchObject: Object {
    private final let pattern: PatternObject
    private final let string: Value
    /// Start and end of the match and of each group; -1 for a group that took no part.
    private final let places: UnsafeMutablePointer<Int>
    /// The group that was closed last; -1 if there is none.
    private final let lastGroup: Int
    private final let position: Int
    private final let endPosition: Int

    /// From a search that has found something.
    init(
        _ pattern: PatternObject, _ string: Value, _ search: borrowing Search, from start: Int, _ thread: ThreadRef
    ) {
        let groups = pattern.program.groups
        self.pattern = pattern
        self.string = string
        places = .allocate(capacity: 2 * (groups + 1))
        places.initialize(from: search.registers, count: 2 * (groups + 1))
        for i in 0...groups where places[2 * i + 1] < places[2 * i] || places[2 * i] < 0 {
            (places[2 * i], places[2 * i + 1]) = (-1, -1)
        }
        lastGroup = groups > 0 ? search.registers[PatternCompiler.lastGroupRegister(groups: groups)] : -1
        position = start
        endPosition = search.end
        super.init(.other, thread.libraryType(MatchObject.nativeType).root)
    }

    deinit { places.deallocate() }

    static let nativeType = NativeType(
        "re.Match", .other, [.isNotConstructible],
        doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
        operations: {
            $0.repr = MatchObject.repr
            $0.getItem = MatchObject.getItem
        },
        rows: { methods + attributes })

    private static let methods: [NativeRow] = [
        .variadicMethod(
            "group([group1, ...])", MatchObject.group,
            "Return subgroup(s) of the match by indices or names.\nFor 0 returns the entire match."),
        .method("start(group=0, /)", MatchObject.start, "Return index of the start of the substring matched by group."),
        .method("end(group=0, /)", MatchObject.end, "Return index of the end of the substring matched by group."),
        .method(
            "span(group=0, /)", MatchObject.span,
            "For match object m, return the 2-tuple (m.start(group), m.end(group))."),
        .method(
            "groups(default=None)", MatchObject.groups,
            "Return a tuple containing all the subgroups of the match, from 1."),
        .method(
            "groupdict(default=None)", MatchObject.groupdict,
            "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name."),
        .method(
            "expand(template)", MatchObject.expand,
            "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."
        ),
        .method("__copy__()", { (call) throws(Raise) in call[0] }),
        .method("__deepcopy__(memo, /)", { (call) throws(Raise) in call[0] }),
        .classGetItem,
    ]

    private static let attributes: [NativeRow] = [
        .field(
            "string", { (call) throws(Raise) in receiver(call).string }, "The string passed to match() or search()."),
        .field("re", { (call) throws(Raise) in .object(receiver(call).pattern) }, "The regular expression object."),
        .field(
            "pos", { (call) throws(Raise) in .int(receiver(call).position) },
            "The index into the string at which the RE engine started looking for a match."),
        .field(
            "endpos", { (call) throws(Raise) in .int(receiver(call).endPosition) },
            "The index into the string beyond which the RE engine will not go."),
        .property(
            "lastindex",
            { (call) throws(Raise) in
                let last = receiver(call).lastGroup
                return last < 0 ? .none : .int(last)
            }, "The integer index of the last matched capturing group."),
        .property(
            "lastgroup",
            { (call) throws(Raise) in
                let match = receiver(call)
                return match.lastGroup < 0 ? .none : match.pattern.groupNames[match.lastGroup]
            }, "The name of the last matched capturing group."),
        .property(
            "regs",
            { (call) throws(Raise) in
                let (thread, match) = (call.thread, receiver(call))
                let result = thread.makeTuple(count: match.groupCount + 1)
                for i in 0...match.groupCount { (result.items + i).initialize(to: match.span(of: i, thread)) }
                return .object(result)
            }),
    ]

    @inline(__always) private static func receiver(_ call: Call) -> MatchObject { call[0].cast(MatchObject.self) }

    private final var groupCount: Int { pattern.program.groups }

    // MARK: Groups

    /// The number of a group that is given by number or name.
    private final func index(_ group: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        var number = -1
        switch group {
        case .int(let i): number = i
        case .none, .float: break
        default:
            if thread.hasIndex(group) {
                // (a number that does not fit is no group either)
                do throws(Raise) { number = try thread.index(group) } catch {
                    try thread.swallow(thread.types.overflowError)
                }
            } else if group.as(.string, StringObject.self) != nil {
                let known = try thread.callMethod(.object(pattern.groupIndex), "get", group)
                if case .int(let i) = known { number = i }
            }
        }
        if number < 0 || number > groupCount { throw thread.indexError("no such group") }
        return number
    }

    private final func text(of group: Int, default fallback: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let start = places[2 * group]
        if start < 0 { return fallback }
        return try Subject.slice(string, start, places[2 * group + 1], thread)
    }

    private final func span(of group: Int, _ thread: ThreadRef) -> Value {
        .object(thread.makeTuple(.int(places[2 * group]), .int(places[2 * group + 1])))
    }

    private static func group(_ call: Call) throws(Raise) -> Value {
        let (thread, match) = (call.thread, receiver(call))
        if let keywords = call.keywords, keywords.count > 0 {
            throw thread.typeError("group() takes no keyword arguments")
        }
        if call.count == 1 { return try match.text(of: 0, default: .none, thread) }
        if call.count == 2 { return try match.text(of: match.index(call[1], thread), default: .none, thread) }
        var texts: [Value] = []
        for i in 1..<call.count {
            texts.append(try match.text(of: match.index(call[i], thread), default: .none, thread))
        }
        return .object(thread.makeTuple(texts))
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let match = value.cast(MatchObject.self)
        return try match.text(of: match.index(key, thread), default: .none, thread)
    }

    private static func start(_ call: Call) throws(Raise) -> Value {
        let match = receiver(call)
        return .int(match.places[2 * (try match.index(call[1], call.thread))])
    }

    private static func end(_ call: Call) throws(Raise) -> Value {
        let match = receiver(call)
        return .int(match.places[2 * (try match.index(call[1], call.thread)) + 1])
    }

    private static func span(_ call: Call) throws(Raise) -> Value {
        let match = receiver(call)
        return match.span(of: try match.index(call[1], call.thread), call.thread)
    }

    private static func groups(_ call: Call) throws(Raise) -> Value {
        let match = receiver(call)
        var texts: [Value] = []
        for i in 0..<match.groupCount { texts.append(try match.text(of: i + 1, default: call[1], call.thread)) }
        return .object(call.thread.makeTuple(texts))
    }

    private static func groupdict(_ call: Call) throws(Raise) -> Value {
        let (thread, match) = (call.thread, receiver(call))
        let result = thread.makeDict()
        for (number, name) in match.pattern.groupNames.enumerated() {
            guard let name = name.as(.string, StringObject.self) else { continue }
            result.set(name, try match.text(of: number, default: call[1], thread))
        }
        return .object(result)
    }

    private static func expand(_ call: Call) throws(Raise) -> Value {
        let (thread, match) = (call.thread, receiver(call))
        guard let source = try PatternSource(call[1], thread) else {
            throw thread.typeError("expected str instance, \(thread.typeName(call[1])) found")
        }
        let template = try Template.parse(source, call[1], match.pattern, thread)
        let pieces = thread.makeList()
        let empty = try Subject.slice(match.string, 0, 0, thread)
        for part in template.parts {
            switch part {
            case .text(let text): pieces.append(text)
            case .group(let number): pieces.append(try match.text(of: number, default: empty, thread))
            }
        }
        return try thread.callMethod(empty, "join", .object(pieces))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let match = value.cast(MatchObject.self)
        let text = try thread.repr(try match.text(of: 0, default: .none, thread))
        let type = thread.type(of: value)
        let shown = thread.substring(text, 0, min(text.count, 50)).text
        let name = thread.qualifiedTypeName(type)
        return thread.makeStringValue("<\(name) object; span=(\(match.places[0]), \(match.places[1])), match=\(shown)>")
    }
}
