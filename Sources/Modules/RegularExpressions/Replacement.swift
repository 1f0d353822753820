// What `sub` puts in the place of a match: a text, a template (`\1`, `\g<name>`) or what a function answers.

import TaipanRuntime

enum Replacement {
    /// The same for every match.
    case text(Value)
    case template(Template)
    case function(Value)

    init(_ value: Value, _ pattern: PatternObject, _ thread: ThreadRef) throws(Raise) {
        if thread.isCallable(value) {
            self = .function(value)
            return
        }
        guard let source = try PatternSource(value, thread) else {
            throw thread.typeError("decoding to str: need a bytes-like object, \(thread.typeName(value)) found")
        }
        if source.text.contains(PatternParser.backslash) {
            self = .template(try Template.parse(source, value, pattern, thread))
        } else if source.isBytes, value.as(.bytes, BytesObject.self) == nil {
            // a copy: a signal handler could change it meanwhile
            self = .text(.object(try thread.withBuffer(of: value) { (raw) throws(Raise) in thread.makeBytes(raw) }))
        } else {
            self = .text(value)
        }
    }

    func append(
        to pieces: ListObject, _ pattern: PatternObject, _ subject: Subject, _ search: borrowing Search,
        _ thread: ThreadRef
    ) throws(Raise) {
        switch self {
        case .text(let text): pieces.append(text)
        case .function(let function):
            let match = MatchObject(pattern, subject.value, search, from: 0, thread)
            let answer = try thread.call(function, .object(match))
            if !answer.isNone { pieces.append(answer) }
        case .template(let template):
            for part in template.parts {
                switch part {
                case .text(let text): pieces.append(text)
                case .group(let number): pieces.append(search.text(of: number, subject, thread))
                }
            }
        }
    }
}

/// A replacement text, taken apart.
struct Template {
    enum Part {
        case text(Value)
        case group(Int)
    }

    private(set) var parts: [Part] = []

    /// `value`: the text as passed, for errors.
    static func parse(
        _ source: PatternSource, _ value: Value, _ pattern: PatternObject, _ thread: ThreadRef
    ) throws(Raise) -> Template {
        var result = Template()
        var parser = PatternParser(source.text, isBytes: source.isBytes, flags: [])
        do throws(PatternProblem) {
            try parser.template(pattern, thread) { part in
                switch part {
                case .group(let number): result.parts.append(.group(number))
                case .literal(let text): result.parts.append(.text(Template.value(text, source.isBytes, thread)))
                }
            }
        } catch {
            throw try RegularExpressionsModule.raise(error, value, thread)
        }
        return result
    }

    private static func value(_ text: PatternText, _ isBytes: Bool, _ thread: ThreadRef) -> Value {
        if isBytes { return .object(thread.makeBytes(text.map { UInt8(truncatingIfNeeded: $0) })) }
        return text.withUnsafeBufferPointer { .object(thread.makeString(codePoints: $0)) }
    }
}

enum TemplatePart {
    case literal(PatternText)
    case group(Int)
}

extension PatternParser {
    /// Reads a replacement text.
    fileprivate mutating func template(
        _ pattern: PatternObject, _ thread: ThreadRef, _ body: (TemplatePart) -> Void
    ) throws(PatternProblem) {
        var literal: PatternText = []
        if text.count == 1 && text[0] == PatternParser.backslash { throw invalid("bad escape (end of pattern)", 0) }
        while next != nil {
            let token = try take()
            guard token.count == 2, let c = token.last else {
                literal += token
                continue
            }
            if let group = try reference(token, c, pattern, thread, &literal) {
                if !literal.isEmpty { body(.literal(literal)) }
                literal = []
                body(.group(group))
            }
        }
        if !literal.isEmpty { body(.literal(literal)) }
    }

    /// The group an escape refers to; nil if it stands for characters, which are appended.
    private mutating func reference(
        _ token: ArraySlice<UInt32>, _ c: UInt32, _ pattern: PatternObject, _ thread: ThreadRef,
        _ literal: inout PatternText
    ) throws(PatternProblem) -> Int? {
        if c == UInt32(UInt8(ascii: "g")) { return try namedReference(pattern, thread) }
        if c == 0x30 {
            let digits = [c] + (try take(upTo: 2, PatternParser.isOctal))
            literal.append(UInt32((PatternParser.number(digits, radix: 8) ?? 0) & 0xFF))
            return nil
        }
        if PatternParser.isDigit(c) {
            var whole = Array(token)
            if let second = next, PatternParser.isDigit(second) {
                whole += try take()
                if PatternParser.isOctal(c), PatternParser.isOctal(second), let third = next,
                    PatternParser.isOctal(third)
                {
                    whole += try take()
                    let value = PatternParser.number(whole.dropFirst(), radix: 8) ?? 0
                    if value > 0o377 {
                        throw invalid(
                            "octal escape value \(PatternParser.string(whole)) outside of range 0-0o377",
                            index - whole.count)
                    }
                    literal.append(UInt32(value))
                    return nil
                }
            }
            return try checked(
                PatternParser.number(whole.dropFirst()) ?? 0, pattern, position: index - whole.count + 1)
        }
        if let control = PatternParser.control(c) {
            literal.append(control)
        } else if PatternParser.isLetter(c) {
            throw badEscape(Array(token))
        } else {
            literal += token
        }
        return nil
    }

    /// `\g<1>`, `\g<name>`
    private mutating func namedReference(
        _ pattern: PatternObject, _ thread: ThreadRef
    ) throws(PatternProblem) -> Int {
        if try !match("<") { throw invalid("missing <", index) }
        let name = try self.name(until: ">", "group name")
        if name.allSatisfy(PatternParser.isDigit) {
            let number = PatternParser.number(name) ?? PatternParser.mostGroups
            if number >= PatternParser.mostGroups {
                throw invalid("invalid group reference \(PatternParser.string(name))", index - name.count - 1)
            }
            return try checked(number, pattern, position: index - name.count - 1)
        }
        try checkName(name, offset: 1)
        let wanted = PatternParser.string(name)
        guard case .int(let number) = pattern.groupIndex.get(thread.intern(wanted)) else {
            throw .index("unknown group name \(quoted(name))")
        }
        return number
    }

    private func checked(_ group: Int, _ pattern: PatternObject, position: Int) throws(PatternProblem) -> Int {
        if group > pattern.program.groups { throw invalid("invalid group reference \(group)", position) }
        return group
    }
}
