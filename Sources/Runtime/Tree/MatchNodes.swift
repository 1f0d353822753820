// `match`: patterns test a value and collect captures; the captures are bound when the whole pattern has matched.

import TaipanSyntax

/// Names to bind, in order.
struct Captures {
    var bindings: [(target: Target, value: Value)] = []
}

class PatternNode: Node {
    func matches(
        _ value: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool { false }
}

final class ValuePattern: PatternNode {
    let value: Node

    init(_ value: Node, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        let expected = try value.evaluate(frame, thread)
        mark(thread)
        return try thread.truth(try thread.compare(.equal, subject, expected))
    }
}

final class SingletonPattern: PatternNode {
    let value: Value

    init(_ value: Value, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool { subject.isSame(as: value) }
}

/// `name`, `pattern as name`, `_`.
final class CapturePattern: PatternNode {
    let pattern: PatternNode?
    let target: Target?

    init(_ pattern: PatternNode?, _ target: Target?, _ range: SourceRange) {
        self.pattern = pattern
        self.target = target
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        if let pattern, try !pattern.matches(subject, &captures, frame, thread) { return false }
        if let target { captures.bindings.append((target, subject)) }
        return true
    }
}

final class OrPattern: PatternNode {
    let alternatives: [PatternNode]

    init(_ alternatives: [PatternNode], _ range: SourceRange) {
        self.alternatives = alternatives
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        for alternative in alternatives {
            var attempt = captures
            if try alternative.matches(subject, &attempt, frame, thread) {
                captures = attempt
                return true
            }
        }
        return false
    }
}

final class SequencePattern: PatternNode {
    let items: [PatternNode]
    /// The position of `*rest`, and where it goes (nil for `*_`).
    let star: Int?
    let starTarget: Target?

    init(_ items: [PatternNode], star: Int?, starTarget: Target?, _ range: SourceRange) {
        self.items = items
        self.star = star
        self.starTarget = starTarget
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        if !thread.type(of: subject).matchOptions.contains(.isSequence) { return false }
        // `[*_]` looks at nothing
        if items.isEmpty && star != nil && starTarget == nil { return true }
        mark(thread)
        let length = try thread.length(subject)
        guard let star else {
            if length != items.count { return false }
            for (i, item) in items.enumerated() {
                let value = try thread.getItem(subject, .int(i))
                if try !item.matches(value, &captures, frame, thread) { return false }
            }
            return true
        }
        let after = items.count - star
        if length < items.count { return false }
        for i in 0..<star {
            if try !items[i].matches(try thread.getItem(subject, .int(i)), &captures, frame, thread) { return false }
        }
        if let starTarget {
            let rest = thread.makeList()
            for i in star..<(length - after) { rest.append(try thread.getItem(subject, .int(i))) }
            captures.bindings.append((starTarget, .object(rest)))
        }
        for i in 0..<after {
            let value = try thread.getItem(subject, .int(length - after + i))
            if try !items[star + i].matches(value, &captures, frame, thread) { return false }
        }
        return true
    }
}

final class MappingPattern: PatternNode {
    let keys: [Node]
    let patterns: [PatternNode]
    let rest: Target?

    init(_ keys: [Node], _ patterns: [PatternNode], rest: Target?, _ range: SourceRange) {
        self.keys = keys
        self.patterns = patterns
        self.rest = rest
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        if !thread.type(of: subject).matchOptions.contains(.isMapping) { return false }
        mark(thread)
        // nor does `{}`
        if !keys.isEmpty, try thread.length(subject) < keys.count { return false }
        var keyValues: [Value] = []
        for key in keys {
            let value = try key.evaluate(frame, thread)
            for seen in keyValues where try thread.equals(seen, value) {
                mark(thread)
                throw thread.valueError("mapping pattern checks duplicate key (\(try thread.repr(value).text))")
            }
            keyValues.append(value)
        }
        mark(thread)
        let get = keys.isEmpty ? Value.none : try thread.getAttribute(subject, thread.intern("get"))
        let missing = Value.object(InstanceObject(thread.types.object.root))
        for (key, pattern) in zip(keyValues, patterns) {
            let value = try thread.call(get, key, missing)
            if value.isSame(as: missing) { return false }
            if try !pattern.matches(value, &captures, frame, thread) { return false }
        }
        if let rest {
            let dict = thread.makeDict()
            try thread.dictUpdate(dict, subject)
            for key in keyValues {
                let e = try dict.find(key, thread)
                if e >= 0 { _ = dict.remove(entry: e) }
            }
            captures.bindings.append((rest, .object(dict)))
        }
        return true
    }
}

final class ClassPattern: PatternNode {
    let type: Node
    let patterns: [PatternNode]
    let keywordNames: [StringObject]
    let keywordPatterns: [PatternNode]

    init(
        _ type: Node, _ patterns: [PatternNode], _ keywordNames: [StringObject], _ keywordPatterns: [PatternNode],
        _ range: SourceRange
    ) {
        self.type = type
        self.patterns = patterns
        self.keywordNames = keywordNames
        self.keywordPatterns = keywordPatterns
        super.init(range)
    }

    override func matches(
        _ subject: Value, _ captures: inout Captures, _ frame: Slots, _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        let value = try type.evaluate(frame, thread)
        mark(thread)
        guard let type = value.as(.type, TypeObject.self) else {
            throw thread.typeError("called match pattern must be a class")
        }
        if try !thread.isInstance(subject, value) { return false }
        var seen: [StringObject] = []
        if !patterns.isEmpty {
            if try !matchPositional(subject, type, &captures, &seen, frame, thread) { return false }
        }
        for (name, pattern) in zip(keywordNames, keywordPatterns) {
            try checkDuplicate(name, &seen, type, thread)
            let attribute = try thread.lookupAttribute(subject, name)
            if attribute.isUnbound { return false }
            if try !pattern.matches(attribute, &captures, frame, thread) { return false }
        }
        return true
    }

    private func checkDuplicate(
        _ name: StringObject, _ seen: inout [StringObject], _ type: TypeObject, _ thread: ThreadRef
    ) throws(Raise) {
        for other in seen where other.equals(name) {
            mark(thread)
            throw thread.typeError("\(type.name.text)() got multiple sub-patterns for attribute '\(name.text)'")
        }
        seen.append(name)
    }

    private func matchPositional(
        _ subject: Value, _ type: TypeObject, _ captures: inout Captures, _ seen: inout [StringObject], _ frame: Slots,
        _ thread: ThreadRef
    ) throws(Raise) -> Bool {
        let declared = try thread.lookupAttribute(.object(type), thread.names.matchArgs)
        if declared.isUnbound, type.matchOptions.contains(.matchesSelf) {
            if patterns.count > 1 {
                throw thread.typeError("\(type.name.text)() accepts 1 positional sub-pattern (\(patterns.count) given)")
            }
            return try patterns[0].matches(subject, &captures, frame, thread)
        }
        guard declared.isUnbound || declared.as(.tuple, TupleObject.self) != nil else {
            throw thread.typeError(
                "\(type.name.text).__match_args__ must be a tuple (got \(thread.typeName(declared)))")
        }
        let names = declared.as(.tuple, TupleObject.self)
        let allowed = names?.count ?? 0
        if patterns.count > allowed {
            throw thread.typeError(
                "\(type.name.text)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(patterns.count) given)"
            )
        }
        for (i, pattern) in patterns.enumerated() {
            guard let name = names?[i].as(.string, StringObject.self) else {
                throw thread.typeError(
                    "__match_args__ elements must be strings (got \(thread.typeName(names?[i] ?? .none)))")
            }
            try checkDuplicate(name, &seen, type, thread)
            let attribute = try thread.lookupAttribute(subject, thread.intern(name))
            if attribute.isUnbound { return false }
            if try !pattern.matches(attribute, &captures, frame, thread) { return false }
        }
        return true
    }
}

final class MatchNode: Node {
    struct Case {
        let pattern: PatternNode
        let guardTest: Node?
        let body: BlockNode
    }

    let subject: Node
    let cases: [Case]

    init(_ subject: Node, _ cases: [Case], _ range: SourceRange) {
        self.subject = subject
        self.cases = cases
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        let value = try subject.evaluate(frame, thread)
        for candidate in cases {
            if try test(candidate, value, frame, thread) { return try candidate.body.execute(frame, thread) }
        }
        return .normal
    }

    private func test(_ candidate: Case, _ value: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        try candidate.accepts(value, frame, thread)
    }
}

extension MatchNode.Case {
    /// Whether the pattern matches and the guard holds; captures are bound before the guard is asked.
    func accepts(_ value: Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        var captures = Captures()
        if try !pattern.matches(value, &captures, frame, thread) { return false }
        for binding in captures.bindings { try binding.target.assign(binding.value, frame, thread) }
        if let guardTest { return try guardTest.truth(frame, thread) }
        return true
    }
}
