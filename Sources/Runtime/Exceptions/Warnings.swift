// Warnings from Swift code: `thread.warn(category, message)`.
//
// If a program has imported `warnings`, that module decides, because filters and hooks live there. Before that nobody can have
// changed anything: the filters are those of the command line, of PYTHONWARNINGS, and the built-in ones, and this file applies
// them. Each place warns once, which is remembered where CPython remembers it, in `__warningregistry__` of the module.

/// One filter, from `-W action:message:category:module:line`.
struct WarningFilter {
    enum Action: String { case `default`, error, ignore, always, module, once }

    var action: Action
    var message = ""
    var category = ""
    var module = ""
    var line = 0

    /// From the text of an option; nil if it makes no sense (the `warnings` module complains about it when it is imported).
    init?(option: String) {
        let parts = option.split(separator: ":", omittingEmptySubsequences: false).map { String($0.trimmed) }
        guard let name = parts.first, let action = WarningFilter.action(name) else { return nil }
        self.action = action
        if parts.count > 1 { message = parts[1].lowercased() }
        if parts.count > 2 { category = parts[2] }
        if parts.count > 3 { module = parts[3] }
        if parts.count > 4 { line = Int(parts[4]) ?? 0 }
    }

    init(_ action: Action, _ category: String, module: String = "") {
        self.action = action
        self.category = category
        self.module = module
    }

    /// Any unambiguous beginning of a word will do.
    private static func action(_ name: String) -> Action? {
        if name.isEmpty { return .default }
        if name == "all" { return .always }
        let all: [Action] = [.default, .always, .ignore, .module, .once, .error]
        return all.first { $0.rawValue.hasPrefix(name) }
    }

    static let builtIn: [WarningFilter] = [
        WarningFilter(.default, "DeprecationWarning", module: "__main__"),
        WarningFilter(.ignore, "DeprecationWarning"),
        WarningFilter(.ignore, "PendingDeprecationWarning"),
        WarningFilter(.ignore, "ImportWarning"),
        WarningFilter(.ignore, "ResourceWarning"),
    ]

    func matches(_ type: TypeObject, _ text: String, _ moduleName: String, _ line: Int) -> Bool {
        if !category.isEmpty, !type.mro.contains(where: { $0.name.text == category }) { return false }
        if !message.isEmpty, !text.lowercased().hasPrefix(message) { return false }
        if !module.isEmpty, module != moduleName { return false }
        return self.line == 0 || self.line == line
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var result = self
        while let first = result.first, first == " " { result.removeFirst() }
        while let last = result.last, last == " " { result.removeLast() }
        return result
    }
}

extension String {
    fileprivate var trimmed: Substring { self[...].trimmed }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Issues a warning for the code that is running, or for its caller with a `stackLevel` of 2 and so on. Raises if a filter
    /// makes it an error.
    package func warn(_ category: TypeObject, _ message: String, stackLevel: Int = 1) throws(Raise) {
        let module = interpreter.modules.get(intern("warnings"))
        if !module.isUnbound {
            let function = try lookupAttribute(module, "warn")
            if !function.isUnbound {
                _ = try call(function, makeStringValue(message), .object(category), .int(stackLevel))
                return
            }
        }
        try warnWithoutModule(category, message, stackLevel)
    }

    private func warnWithoutModule(_ category: TypeObject, _ message: String, _ stackLevel: Int) throws(Raise) {
        var record = pointee.frame
        for _ in 1..<max(1, min(stackLevel, 10_000)) where record > pointee.frameBase + 1 { record -= 1 }
        var filename = "<sys>"
        var moduleName = "sys"
        var line = 0
        var registryOwner: DictObject?
        var source: FunctionBody?
        if record > pointee.frameBase {
            let body = record.pointee.body.takeUnretainedValue()
            source = body
            filename = body.filename.text
            line = Int(range(of: record).line)
            moduleName = body.globals.get(names.name).as(.string, StringObject.self)?.text ?? "<string>"
            registryOwner = body.globals
        }
        let filter = warningFilters.first { $0.matches(category, message, moduleName, line) }
        switch filter?.action ?? .default {
        case .ignore: return
        case .error: throw raise(category, message)
        case .always: break
        case .default:
            if try !isFirst([makeStringValue(message), .object(category), .int(line)], registryOwner) { return }
        case .module:
            if try !isFirst([makeStringValue(message), .object(category), .int(0)], registryOwner) { return }
        case .once:
            if try !isFirst([makeStringValue(message), .object(category)], interpreter.builtins) { return }
        }
        showWarning(category, message, filename, line, source)
    }

    private var warningFilters: [WarningFilter] {
        interpreter.configuration.warningOptions.reversed().compactMap { WarningFilter(option: $0) }
            + WarningFilter.builtIn
    }

    /// Notes that a place has warned; false if it had already.
    private func isFirst(_ key: [Value], _ owner: DictObject?) throws(Raise) -> Bool {
        guard let owner else { return true }
        let name = intern("__warningregistry__")
        var registry = owner.get(name).as(.dict, DictObject.self)
        if registry == nil {
            let made = makeDict()
            // The `warnings` module forgets a registry that was made under other filters: version 0 is that of a fresh import.
            made.set(intern("version"), .int(0))
            owner.set(name, .object(made))
            registry = made
        }
        guard let registry else { return true }
        let entry = Value.object(makeTuple(key))
        if try registry.find(entry, self) >= 0 { return false }
        try registry.set(entry, .bool(true), self)
        return true
    }

    /// `file:line: Category: message` and the source line, to `sys.stderr`.
    private func showWarning(
        _ category: TypeObject, _ message: String, _ filename: String, _ line: Int, _ body: FunctionBody?
    ) {
        var text = "\(filename):\(line): \(category.name.text): \(message)\n"
        let lines = body.map { SourceCache().lines(of: $0, self) } ?? SourceCache().lines(ofFile: filename, self)
        if line > 0, line <= lines.count {
            let source = lines[line - 1].trimmedBlanks
            if !source.isEmpty { text += "  \(source)\n" }
        }
        withoutPendingException {
            do throws(Raise) { try writeToStandardError(text) } catch { pointee.exception = nil }
        }
    }
}

extension Array where Element == Unicode.Scalar {
    fileprivate var trimmedBlanks: String {
        var slice = self[...]
        while let first = slice.first, first.isBlank { slice.removeFirst() }
        while let last = slice.last, last.isBlank { slice.removeLast() }
        return TextLine(slice).string
    }
}
