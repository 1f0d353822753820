// Completion of what is found in directories: modules, names in them, and paths in string literals.

import TaipanHost
import TaipanRuntime

extension Completer {
    // MARK: Modules

    /// `import a.b|`: modules of the library and of the directories of `sys.path`, or of a package.
    func modules(_ prefix: String) throws(Raise) -> Completion {
        let parts = prefix.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last else { return Completion() }
        let package = parts.dropLast().joined(separator: ".")
        let names = try parts.count > 1 ? submodules(of: package) : topLevelModules()
        let found = names.filter { $0.hasPrefix(last) && (!$0.hasPrefix("_") || last.hasPrefix("_")) }
        return Completion(candidates: Array(Set(found)).sorted(), wordLength: last.utf8.count)
    }

    private func topLevelModules() -> [String] {
        var names = ["sys", "builtins"] + thread.interpreter.nativeModules.map(\.name)
        names += thread.interpreter.frozenModules.map(\.name).filter { !$0.contains(".") }
        return names + modules(in: thread.systemNamespace.get(thread.intern("path")))
    }

    private func submodules(of package: String) throws(Raise) -> [String] {
        let start = package + "."
        var names: [String] = []
        for name in thread.interpreter.frozenModules.map(\.name) where name.hasPrefix(start) {
            let rest = name.dropFirst(start.count)
            if !rest.contains(".") { names.append(String(rest)) }
        }
        guard let module = try importedModule(package) else { return names }
        let path = try thread.lookupAttribute(module, "__path__")
        return path.isUnbound ? names : names + modules(in: path)
    }

    /// A module, if looking at it runs nothing of the user's: it has been imported, or it belongs to the library.
    private func importedModule(_ name: String) throws(Raise) -> Value? {
        let known = thread.interpreter.modules.get(thread.intern(name))
        if !known.isUnbound && !known.isNone { return known }
        let isLibrary =
            thread.interpreter.frozenModule(named: name) != nil || thread.interpreter.nativeModule(named: name) != nil
        return isLibrary ? try thread.importModule(named: name) : nil
    }

    /// `from module import a|`
    func importedNames(_ module: String, _ prefix: String) throws(Raise) -> [String] {
        guard let value = try importedModule(module) else { return [] }
        var names = try submodules(of: module)
        let all = try thread.dir(value)
        for i in 0..<all.count where i < all.count {
            if let name = copy(all.items + i).as(.string, StringObject.self) { names.append(name.text) }
        }
        return names.filter { $0.hasPrefix(prefix) && (!$0.hasPrefix("_") || prefix.hasPrefix("_")) }
    }

    /// The modules in the directories of a list like `sys.path`.
    private func modules(in path: Value) -> [String] {
        guard let directories = path.as(.list, ListObject.self) else { return [] }
        var names: [String] = []
        for i in 0..<directories.count where i < directories.count {
            guard let directory = copy(directories.items + i).as(.string, StringObject.self)?.text else { continue }
            let base = directory.isEmpty ? "." : directory
            for entry in entries(ofDirectory: base) {
                if entry.name.hasSuffix(".py") {
                    names.append(String(entry.name.dropLast(3)))
                } else if entry.isDirectory, exists("\(base)/\(entry.name)/__init__.py") {
                    names.append(entry.name)
                }
            }
        }
        return names.filter { !$0.contains { !($0.isLetter || $0.isNumber || $0 == "_") } && $0 != "__init__" }
    }

    // MARK: Paths

    /// The inside of a string literal as a path. `quote` ends a completed file name.
    func paths(_ prefix: String, _ quote: String) -> Completion {
        let slash = prefix.lastIndex(of: "/")
        let word = slash.map { prefix[prefix.index(after: $0)...] } ?? prefix[...]
        let directory = slash.map { prefix[...$0] } ?? ""
        var candidates: [String] = []
        for entry in entries(ofDirectory: directory.isEmpty ? "." : String(directory)) {
            if !entry.name.hasPrefix(word) || entry.name.hasPrefix(".") && !word.hasPrefix(".") { continue }
            candidates.append(entry.isDirectory ? entry.name + "/" : entry.name)
        }
        let isFile = candidates.count == 1 && candidates[0].last != "/"
        return Completion(
            candidates: candidates.sorted(), wordLength: word.utf8.count,
            suffix: isFile && quote.count == 1 ? quote.first : nil)
    }

    private func entries(ofDirectory path: String) -> [(name: String, isDirectory: Bool)] {
        guard let reader = try? path.withCString({ (path) throws(Errno) in try thread.host.openDirectory(path) }) else {
            return []
        }
        var result: [(String, Bool)] = []
        while let entry = try? reader.next() {
            let name = String(decoding: entry.name, as: UTF8.self)
            var isDirectory = entry.kind == .directory
            if entry.kind == .symbolicLink || entry.kind == .unknown {
                isDirectory =
                    (try? "\(path)/\(name)".withCString({ (path) throws(Errno) in try thread.host.stat(path) }))?
                    .isDirectory ?? false
            }
            result.append((name, isDirectory))
        }
        return result
    }

    private func exists(_ path: String) -> Bool { path.withCString { thread.host.access($0, 0) } }
}
