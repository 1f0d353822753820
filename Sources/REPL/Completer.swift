// What Tab offers: candidates for one context, computed from the objects of the interpreter. No terminal is needed.
//
// Nothing that a program would notice may happen here. Objects are looked at, but no function is called to get at one (`__dir__`
// alone is asked, which is there for that) and no property is read to see whether it can be called; errors on the way just mean that
// there is nothing to offer. Modules of the library are imported to see what is in them, modules from files are not.

import TaipanHost
import TaipanRuntime
import TaipanSyntax

/// The candidates for the word before the cursor.
struct Completion: Equatable {
    /// What may stand in place of the word: the last component of a dotted name or of a path.
    var candidates: [String] = []
    /// Where the word begins, in bytes before the cursor.
    var wordLength = 0
    /// What follows the only candidate.
    var suffix: Character?
}

struct Completer {
    let thread: ThreadRef

    /// More names in a list than anybody reads; reading them takes time.
    private static let mostCandidates = 5000

    /// Completes the word at the end of `text`. Only Ctrl-C gets out of that.
    func complete(_ text: String) throws(Raise) -> Completion {
        var result = Completion()
        var interrupt: ExceptionObject?
        thread.withoutPendingException {
            do throws(Raise) {
                result = try completion(CompletionContext(before: text))
            } catch {
                let exception = thread.takeException()
                if exception.type.isSubtype(of: thread.types.keyboardInterrupt) { interrupt = exception }
            }
        }
        if let interrupt { throw thread.raise(interrupt) }
        return result
    }

    private func completion(_ context: CompletionContext) throws(Raise) -> Completion {
        switch context {
        case .indentation, .nothing: return Completion()
        case .name(let prefix): return try completion(names(prefix), prefix)
        case .attribute(let object, let prefix):
            guard let value = try value(of: object) else { return Completion() }
            return try completion(attributes(of: value, prefix), prefix)
        case .key(let object, let prefix): return try keys(object, prefix)
        case .path(let prefix, let quote): return paths(prefix, quote)
        case .module(let prefix): return try modules(prefix)
        case .importedName(let module, let prefix):
            return try completion(importedNames(module, prefix), prefix)
        }
    }

    private func completion(_ candidates: [String], _ word: String) throws(Raise) -> Completion {
        Completion(candidates: Array(Set(candidates)).sorted(), wordLength: word.utf8.count)
    }

    // MARK: Names

    /// Names of `__main__`, builtins, and keywords.
    private func names(_ prefix: String) throws(Raise) -> [String] {
        var result = Parser.keywords.filter { $0.hasPrefix(prefix) }.map(withFollower)
        let main = try thread.mainModule()
        for namespace in [main.namespace, thread.interpreter.builtins as DictObject] {
            for (name, value) in entries(of: namespace, prefix) where !isHidden(name, prefix) {
                result.append(withCall(name, value))
            }
        }
        // a keyword is also a builtin (None), and a name of the user's hides a builtin
        return result.filter { !($0.hasSuffix("(") && result.contains(String($0.dropLast()))) }
    }

    /// What always follows a keyword is completed with it.
    private func withFollower(_ keyword: String) -> String {
        switch keyword {
        case "finally", "try", "else": keyword + ":"
        case "False", "None", "True", "break", "continue", "pass", "_", "return", "yield", "lambda", "match", "case",
            "type":
            keyword
        default: keyword + " "
        }
    }

    private func isHidden(_ name: String, _ prefix: String) -> Bool { name.hasPrefix("_") && !prefix.hasPrefix("_") }

    private func withCall(_ name: String, _ value: Value) -> String { thread.isCallable(value) ? name + "(" : name }

    private func entries(of dict: DictObject, _ prefix: String) -> [(String, Value)] {
        var result: [(String, Value)] = []
        var index = 0
        while let entry = dict.nextEntry(from: index), result.count < Completer.mostCandidates {
            index = entry + 1
            guard let name = dict.key(at: entry).as(.string, StringObject.self)?.text, name.hasPrefix(prefix) else {
                continue
            }
            result.append((name, dict.value(at: entry)))
        }
        return result
    }

    // MARK: Attributes

    private func attributes(of value: Value, _ prefix: String) throws(Raise) -> [String] {
        let all = try thread.dir(value)
        var result: [String] = []
        for i in 0..<all.count where i < all.count {
            guard let name = copy(all.items + i).as(.string, StringObject.self) else { continue }
            let text = name.text
            if !text.hasPrefix(prefix) || isHidden(text, prefix) { continue }
            let found = try thread.quietAttribute(value, thread.intern(name))
            result.append(!found.isUnbound && thread.isCallable(found) ? text + "(" : text)
        }
        return result
    }

    // MARK: Values of expressions

    /// The value of what stands before a point or a bracket, if no call is needed to get it.
    private func value(of text: String) throws(Raise) -> Value? {
        guard let module = try? Parser.parse(Array(text.utf8), mode: .expression, isText: true),
            let statement = module.body.first, case .expression(let expression) = statement.kind
        else { return nil }
        return try value(of: expression)
    }

    private func value(of expression: Expression) throws(Raise) -> Value? {
        switch expression.kind {
        case .name(let name):
            let key = thread.intern(name)
            let own = try thread.mainModule().namespace.get(key)
            if !own.isUnbound { return own }
            let builtin = thread.interpreter.builtins.get(key)
            return builtin.isUnbound ? nil : builtin
        case .attribute(let object, let name):
            guard let object = try value(of: object) else { return nil }
            let found = try thread.quietAttribute(object, name.name)
            return found.isUnbound ? nil : found
        case .subscripted(let object, let index):
            guard case .constant(let constant) = index.kind, let object = try value(of: object) else { return nil }
            // only containers whose subscript has no surprises
            switch object.object?.kind {
            case .dict, .list, .tuple, .string: return try thread.getItem(object, value(of: constant))
            default: return nil
            }
        case .constant(let constant): return value(of: constant)
        case .joinedString: return .object(thread.interpreter.emptyString)
        case .list, .listComprehension: return .object(thread.makeList([]))
        case .dict, .dictComprehension: return .object(thread.makeDict())
        case .set, .setComprehension: return .object(try thread.makeSet(from: .object(thread.makeList([]))))
        case .tuple: return .object(thread.interpreter.emptyTuple)
        default: return nil
        }
    }

    private func value(of constant: Constant) -> Value {
        switch constant {
        case .none: .none
        case .bool(let flag): .bool(flag)
        case .ellipsis: .ellipsis
        case .int(let number): .int(number)
        case .bigInt: .int(0)
        case .float(let number): .float(number)
        case .imaginary: .float(0)
        case .string(let text): thread.makeStringValue(String(decoding: text, as: UTF8.self))
        case .bytes(let bytes): .object(thread.makeBytes(bytes))
        }
    }

    /// Keys of a dictionary; paths if it is none.
    private func keys(_ object: String, _ prefix: String) throws(Raise) -> Completion {
        guard let dict = try value(of: object)?.as(.dict, DictObject.self),
            let quote = prefix.first(where: { "\"'".contains($0) })
        else {
            return Completion()
        }
        var candidates: [String] = []
        var index = 0
        while let entry = dict.nextEntry(from: index), candidates.count < Completer.mostCandidates {
            index = entry + 1
            guard dict.key(at: entry).as(.string, StringObject.self) != nil else { continue }
            let text = try thread.repr(dict.key(at: entry)).text
            // in the quotes that the user has chosen, where that is as simple
            let inner = text.dropFirst().dropLast()
            let candidate = inner.contains { "\\\"'".contains($0) } ? text : "\(quote)\(inner)\(quote)"
            if candidate.hasPrefix(prefix) { candidates.append(candidate) }
        }
        return Completion(candidates: candidates.sorted(), wordLength: prefix.utf8.count, suffix: "]")
    }
}
