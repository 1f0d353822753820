// The objects that make the prompt friendly: exit, quit, copyright, credits, license, help.
//
// `help` is no pydoc: it prints what an object says of itself, signature and documentation, and for classes and modules one line
// per public attribute.

/// One of these objects. Which it is, its type says.
package final class SiteObject: Object {
    let name: StaticString
    let text: StaticString

    init(_ name: StaticString, _ text: StaticString, _ type: TypeObject) {
        self.name = name
        self.text = text
        super.init(.other, type.root)
    }

    static let endOfFile: StaticString = "Ctrl-D (i.e. EOF)"

    static let quitterType = NativeType(
        "_sitebuiltins.Quitter", .other, [.isNotConstructible],
        operations: {
            $0.repr = SiteObject.quitterRepr
            $0.call = { value, base, count, keywords, thread throws(Raise) in
                defer { thread.dropArguments(base, count) }
                if count > 1 {
                    throw thread.typeError(
                        "Quitter.__call__() takes from 1 to 2 positional arguments but \(count + 1) were given")
                }
                return try SiteObject.quit(count == 0 ? .none : TaipanRuntime.copy(base), thread)
            }
        },
        rows: {
            [
                .property(
                    "name",
                    { call throws(Raise) in call.thread.makeStringValue(SiteObject.receiver(call).name.description) }),
                .property(
                    "eof", { call throws(Raise) in call.thread.makeStringValue(SiteObject.endOfFile.description) }),
            ]
        })

    static let printerType = NativeType(
        "_sitebuiltins._Printer", .other, [.isNotConstructible],
        operations: {
            $0.repr = SiteObject.printerRepr
            $0.call = { value, base, count, keywords, thread throws(Raise) in
                thread.dropArguments(base, count)
                try thread.printLine(value.cast(SiteObject.self).text.description)
                return .none
            }
        }, rows: { [] })

    static let helperType = NativeType(
        "_sitebuiltins._Helper", .other, [.isNotConstructible],
        operations: {
            $0.repr = SiteObject.helperRepr
            $0.call = { value, base, count, keywords, thread throws(Raise) in
                defer { thread.dropArguments(base, count) }
                return try SiteObject.help(count == 0 ? .unbound : TaipanRuntime.copy(base), thread)
            }
        }, rows: { [] })

    private static func receiver(_ call: Call) -> SiteObject { call[0].cast(SiteObject.self) }

    // MARK: exit, quit

    private static func quitterRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let name = value.cast(SiteObject.self).name
        return thread.makeStringValue("Use \(name)() or \(endOfFile) to exit")
    }

    private static func quit(_ code: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        // as in CPython, so that a prompt that catches the exception ends at the next read
        if thread.system.hasStreams {
            do throws(Raise) {
                _ = try thread.callMethod(try thread.standardStream(thread.intern("stdin")), thread.names.close)
            } catch {
                try thread.swallow(thread.types.exception)
            }
        }
        throw thread.raise(thread.types.systemExit, [code])
    }

    // MARK: copyright, credits, license

    private static func printerRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        thread.makeStringValue(value.cast(SiteObject.self).text.description)
    }

    // MARK: help

    private static func helperRepr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        thread.makeStringValue("Type help() for interactive help, or help(object) for help about object.")
    }

    private static func help(_ subject: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        if subject.isUnbound {
            try thread.printLine("help(object) shows the signature and the documentation of an object.")
            return .none
        }
        try thread.printLine(try HelpText(thread).text(for: subject))
        return .none
    }
}

/// What `help(object)` prints.
private struct HelpText {
    private let thread: ThreadRef

    init(_ thread: ThreadRef) { self.thread = thread }

    func text(for subject: Value) throws(Raise) -> String {
        var subject = subject
        if let name = subject.as(.string, StringObject.self) {
            let found = thread.interpreter.builtins.get(name)
            subject = found.isUnbound ? try thread.importByName(name.text) : found
        }
        switch subject.object?.kind {
        case .module: return try heading(subject, "module") + members(of: subject)
        case .type: return try heading(subject, "class") + members(of: subject)
        case .native: return try heading(subject, "built-in function")
        case .function: return try heading(subject, "function")
        case .method: return try heading(subject, "method")
        default:
            let type = Value.object(thread.type(of: subject))
            return "Help on \(thread.typeName(subject)) object:\n\n" + (try entry(type, indent: ""))
                + (try members(of: type))
        }
    }

    private func heading(_ subject: Value, _ kind: String) throws(Raise) -> String {
        let name = try attribute(subject, "__name__") ?? "?"
        var place = ""
        if kind != "module", let module = try attribute(subject, "__module__") { place = " in module \(module)" }
        return "Help on \(kind) \(name)\(place):\n\n" + (try entry(subject, indent: ""))
    }

    /// `name(signature)`, then the documentation, indented.
    private func entry(_ subject: Value, indent: String) throws(Raise) -> String {
        var line = indent + (try attribute(subject, "__name__") ?? "?")
        if let signature = try attribute(subject, "__text_signature__") {
            line += signature.replacing("$module, ", "").replacing("$module", "").replacing("$self", "self").replacing(
                "$type", "cls")
        } else if let function = function(subject) {
            line += "(" + parameters(of: function.body) + ")"
        }
        line += "\n"
        if let doc = try attribute(subject, "__doc__") {
            for part in doc.split(separator: "\n", omittingEmptySubsequences: false) {
                line += "\(indent)    \(part)\n"
            }
        }
        return line
    }

    private func function(_ value: Value) -> FunctionObject? {
        if let method = value.as(.method, MethodObject.self) {
            return method.function.as(.function, FunctionObject.self)
        }
        return value.as(.function, FunctionObject.self)
    }

    private func parameters(of body: FunctionBody) -> String {
        var parts: [String] = []
        for (i, name) in body.parameterNames.enumerated() {
            if i == body.positionalOnlyCount && i > 0 { parts.append("/") }
            let variadic = body.positionalCount + body.keywordOnlyCount
            if i == body.positionalCount && body.keywordOnlyCount > 0 && !body.hasVariadic { parts.append("*") }
            if i < variadic {
                parts.append(name.text)
            } else {
                parts.append((body.hasVariadic && i == variadic ? "*" : "**") + name.text)
            }
        }
        return parts.joined(separator: ", ")
    }

    private func members(of subject: Value) throws(Raise) -> String {
        var text = ""
        let names = try thread.dir(subject)
        for i in 0..<names.count {
            guard let name = copy(names.items + i).as(.string, StringObject.self), name.count > 0, name[0] != 95 else {
                continue
            }
            let value = try thread.lookupAttribute(subject, thread.internedName(name))
            guard case .object(let object) = value else { continue }
            switch object.kind {
            case .function, .native, .method, .type: text += "\n" + (try entry(value, indent: "    "))
            default: text += "\n    \(name.text)\n"
            }
        }
        return text
    }

    private func attribute(_ value: Value, _ name: String) throws(Raise) -> String? {
        do throws(Raise) {
            return try thread.lookupAttribute(value, name).as(.string, StringObject.self)?.text
        } catch {
            try thread.swallow(thread.types.exception)
            return nil
        }
    }
}

extension String {
    /// The text with every occurrence of `part` replaced. (The standard library has this only beyond our minimum.)
    fileprivate func replacing(_ part: String, _ other: String) -> String {
        var result = ""
        var rest = Substring(self)
        while let first = rest.firstOccurrence(of: part) {
            result += rest[..<first.lowerBound] + other
            rest = rest[first.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    fileprivate func firstOccurrence(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) {
                return start..<index(start, offsetBy: part.count)
            }
            start = index(after: start)
        }
        return nil
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Writes a line of text to `sys.stdout`.
    package func printLine(_ text: String) throws(Raise) {
        let stream = try standardStream(names.stdout)
        if stream.isUnbound || stream.isNone { return }
        try OutputTarget(stream, self).write(makeString(text + "\n"), self)
    }
}
