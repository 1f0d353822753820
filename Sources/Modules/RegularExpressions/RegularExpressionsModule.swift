// `_re`: compiled patterns and their matches, for the module `re` (`Sources/Modules/Python/re.py`), which has the functions, the
// flags and the cache.

import TaipanRuntime

/// What the module keeps per interpreter.
private final class RegularExpressionsState {
    /// The class `re.PatternError`.
    var error = Value.none
}

package enum RegularExpressionsModule {
    package static let module = NativeModule(
        "_re", doc: "Compiled regular expressions.",
        functions: {
            [
                .function(
                    "compile(pattern, flags, warnings, /)", RegularExpressionsModule.compile,
                    "A pattern object; the texts of warnings are appended to the list."),
                .function(
                    "set_error(type, /)", RegularExpressionsModule.setError,
                    "Says which exception is raised for what is no pattern."),
            ]
        },
        initialize: { (module, thread) throws(Raise) in
            for native in [PatternObject.nativeType, MatchObject.nativeType] {
                let type = thread.weaklyReferableType(native)
                thread.setModuleAttribute(module, type.name.text, .object(type))
            }
            thread.setModuleAttribute(module, "MAXREPEAT", .int(PatternNode.unlimited))
            thread.setModuleAttribute(module, "MAXGROUPS", .int(PatternParser.mostGroups))
        })

    private static func state(_ thread: ThreadRef) -> RegularExpressionsState {
        if let known = thread.interpreter.moduleStates["_re"] as? RegularExpressionsState { return known }
        let made = RegularExpressionsState()
        thread.interpreter.moduleStates["_re"] = made
        return made
    }

    private static func setError(_ call: Call) throws(Raise) -> Value {
        state(call.thread).error = call[0]
        return .none
    }

    /// The exception for a text that is no pattern, or no template.
    static func raise(_ problem: PatternProblem, _ text: Value, _ thread: ThreadRef) throws(Raise) -> Raise {
        switch problem {
        case .invalid(let message, let position):
            let type = state(thread).error
            let exception =
                position < 0
                ? try thread.call(type, thread.makeStringValue(message))
                : try thread.call(type, thread.makeStringValue(message), text, .int(position))
            guard let made = exception.as(.exception, ExceptionObject.self) else { return thread.valueError(message) }
            return thread.raise(made)
        case .value(let message): return thread.valueError(message)
        case .overflow(let message): return thread.overflowError(message)
        case .index(let message): return thread.indexError(message)
        case .tooDeep: return thread.recursionError()
        }
    }

    private static func compile(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let source = try PatternSource(call[0], thread) else {
            throw thread.typeError("first argument must be string or compiled pattern")
        }
        var parser = PatternParser(
            source.text, isBytes: source.isBytes, flags: PatternFlags(rawValue: try thread.index(call[1])))
        do throws(PatternProblem) {
            let tree = try parser.parse()
            if let list = call[2].as(.list, ListObject.self) {
                for warning in parser.warnings { list.append(thread.makeStringValue(warning)) }
            }
            let program = try PatternCompiler.program(tree, groups: parser.nextGroup - 1, widths: parser.widths)
            let type = thread.libraryType(PatternObject.nativeType)
            return .object(PatternObject(call[0], parser, program, thread, type.root))
        } catch {
            throw try raise(error, call[0], thread)
        }
    }
}

/// The characters of a pattern or of a template.
struct PatternSource {
    let text: PatternText
    let isBytes: Bool

    /// Nil for what is neither text nor bytes.
    init?(_ value: Value, _ thread: ThreadRef) throws(Raise) {
        if let string = value.as(.string, StringObject.self) {
            text = (0..<string.count).map { string[$0] }
            isBytes = false
        } else if thread.hasBuffer(value) {
            text = try thread.withBuffer(of: value) { (raw) throws(Raise) in raw.map { UInt32($0) } }
            isBytes = true
        } else {
            return nil
        }
    }
}
