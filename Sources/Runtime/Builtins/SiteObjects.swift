// The objects that make the prompt friendly: exit, quit, copyright, credits, license, help.
//
// What `help` shows is made by the module `pydoc`.

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
                if count > 1 {
                    throw thread.typeError(
                        "Helper.__call__() takes from 1 to 2 positional arguments but \(count + 1) were given")
                }
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

    /// The module is loaded at the first question.
    private static func help(_ subject: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let module = try thread.importByName("pydoc")
        if subject.isUnbound { return try thread.callMethod(module, "help") }
        return try thread.callMethod(module, "help", subject)
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
