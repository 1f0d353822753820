// The list of modules that a script may import, where the host has given one.
//
// What the library itself imports is not asked about: `logging` needs `os`. So this keeps scripts to what they are meant to use; what
// they can do to the world is decided by the host's rules for files, processes and the rest, which no import gets around.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Raises `PermissionError` for a module that is not on the list, imported by code that is not the library's.
    func checkAllowed(_ name: StringObject) throws(Raise) {
        guard let allowed = interpreter.allowedModules, !isLibraryImporting else { return }
        let text = name.text
        // a package stands for what is in it, and is needed for it
        let isAllowed = allowed.contains { $0 == text || text.hasPrefix($0 + ".") || $0.hasPrefix(text + ".") }
        if !isAllowed { throw notPermitted("modules", detail: text) }
    }

    /// Whether the innermost code that is not `importlib` comes with the interpreter.
    var isLibraryImporting: Bool {
        var record = pointee.frame
        while record > pointee.frameBase {
            let unit = record.pointee.body._withUnsafeGuaranteedRef { $0.unit }
            if !unit.isLibrary { return false }
            if !unit.filename.text.hasPrefix("<frozen importlib") { return true }
            record -= 1
        }
        return true
    }

    /// The exception for what the host's policy does not permit: a `PermissionError` of which the program may have been the reason.
    package func notPermitted(_ permission: String, detail: String = "", path: Value = .unbound) -> Raise {
        let message = PolicyRefusal.opening + permission + (detail.isEmpty ? "" : " (\(detail))")
        let arguments: [Value] = [.int(1), .object(makeString(message))]
        return raise(types.permissionError, path.isUnbound || path.isNone ? arguments : arguments + [path])
    }
}

/// What the policy has refused, read back from the exception.
package struct PolicyRefusal {
    /// `processes`, `reading files` …
    package let permission: String
    /// The path that the script gave, or empty.
    package let path: String

    fileprivate static let opening = "not permitted by the policy: "

    /// Nil if the exception is about something else.
    package init?(_ exception: ExceptionObject, _ thread: ThreadRef) {
        guard exception.type.isSubtype(of: thread.types.permissionError) else { return nil }
        guard let message = thread.textAttribute(of: exception, "strerror"), message.hasPrefix(PolicyRefusal.opening)
        else { return nil }
        permission = String(message.dropFirst(PolicyRefusal.opening.count))
        path = thread.textAttribute(of: exception, "filename") ?? ""
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// An attribute of an exception, if it is a text.
    package func textAttribute(of exception: ExceptionObject, _ name: String) -> String? {
        do throws(Raise) {
            return try lookupAttribute(.object(exception), name).as(.string, StringObject.self)?.text
        } catch {
            _ = takeException()
            return nil
        }
    }
}
