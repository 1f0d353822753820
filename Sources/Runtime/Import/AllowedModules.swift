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
    private var isLibraryImporting: Bool {
        var record = pointee.frame
        while record > pointee.frameBase {
            let filename = record.pointee.body._withUnsafeGuaranteedRef { $0.filename.text }
            if !filename.hasPrefix("<frozen importlib") { return filename.hasPrefix("<frozen ") }
            record -= 1
        }
        return true
    }

    /// The exception for what the host's policy does not permit.
    package func notPermitted(_ permission: String, detail: String = "") -> Raise {
        let message = "not permitted by the policy: \(permission)" + (detail.isEmpty ? "" : " (\(detail))")
        return raise(types.permissionError, [.int(1), .object(makeString(message))])
    }
}
