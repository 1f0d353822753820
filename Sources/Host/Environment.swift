// The environment: the process's, or a private one. A variable is bytes without zeros; a name has no `=` and is not
// empty. The C library's `getenv` family is not safe against a second thread that writes: `ProcessState` stands before it.
import CHostShims
import Glibc

/// An interpreter's own environment: `NAME=value` entries in order of first setting.
struct EnvironmentBlock {
    private(set) var entries: [[UInt8]]

    init(entries: [[UInt8]]) { self.entries = entries }

    /// The position of a name.
    private func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        entries.firstIndex { entry in
            entry.count > name.count && entry[name.count] == UInt8(ascii: "=") && entry.starts(with: name)
        }
    }

    func value(of name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        index(of: name).map { Array(entries[$0].dropFirst(name.count + 1)) }
    }

    /// The directories in which programs are looked for.
    var searchPath: [[UInt8]] {
        let path = Array("PATH".utf8).withUnsafeBufferPointer { value(of: $0) } ?? Array("/bin:/usr/bin".utf8)
        return path.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
            $0.isEmpty ? [UInt8(ascii: ".")] : Array($0)
        }
    }

    mutating func set(_ name: UnsafeBufferPointer<UInt8>, to value: UnsafeBufferPointer<UInt8>) {
        let entry = Array(name) + [UInt8(ascii: "=")] + Array(value)
        if let index = index(of: name) { entries[index] = entry } else { entries.append(entry) }
    }

    mutating func remove(_ name: UnsafeBufferPointer<UInt8>) {
        if let index = index(of: name) { entries.remove(at: index) }
    }
}

extension Host {
    /// The words of the command line, as bytes. (`CommandLine.arguments` mends what is not UTF-8.)
    package static func commandLine() -> [[UInt8]] {
        UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).compactMap { word in
            word.map { Array(bytes(of: $0)) }
        }
    }

    /// A copy of all `NAME=value` entries, in order.
    package func environment() -> [[UInt8]] {
        if let privateEnvironment { return privateEnvironment.entries }
        return ProcessState.locked {
            var entries: [[UInt8]] = []
            guard var next = taipan_environment() else { return entries }
            while let entry = next.pointee {
                entries.append(Array(bytes(of: entry)))
                next += 1
            }
            return entries
        }
    }

    /// Shows every `NAME=value` entry. (Copies: `body` may run code that changes the environment.)
    package func forEachEnvironmentEntry(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        for entry in environment() { entry.withUnsafeBufferPointer(body) }
    }

    /// `getenv`.
    package func getenv(_ name: HostPath) -> [UInt8]? {
        if let privateEnvironment { return privateEnvironment.value(of: bytes(of: name)) }
        return ProcessState.locked { Glibc.getenv(name).map { Array(bytes(of: $0)) } }
    }

    /// `setenv`, replacing. EINVAL for an empty name or one with `=`.
    package func setenv(_ name: HostPath, _ value: HostPath) throws(Errno) {
        guard privateEnvironment == nil else {
            try checkName(name)
            privateEnvironment?.set(bytes(of: name), to: bytes(of: value))
            return
        }
        try once("setenv", "\(quoted(name)), \(quoted(value))") {
            ProcessState.locked {
                noteChange(of: name)
                return Glibc.setenv(name, value, 1)
            }
        }
    }

    /// `unsetenv`. A name that is not there is no error.
    package func unsetenv(_ name: HostPath) throws(Errno) {
        guard privateEnvironment == nil else {
            try checkName(name)
            privateEnvironment?.remove(bytes(of: name))
            return
        }
        try once("unsetenv", quoted(name)) {
            ProcessState.locked {
                noteChange(of: name)
                return Glibc.unsetenv(name)
            }
        }
    }

    /// `clearenv`.
    package func clearenv() throws(Errno) {
        guard privateEnvironment == nil else {
            privateEnvironment = EnvironmentBlock(entries: [])
            return
        }
        try once("clearenv", "") {
            ProcessState.locked {
                taipan_forget_time_zone()
                return Glibc.clearenv()
            }
        }
    }

    /// The time zones are read from `TZ` and `TZDIR`.
    private func noteChange(of name: HostPath) {
        if name[0] == CChar(UInt8(ascii: "T")) && name[1] == CChar(UInt8(ascii: "Z")) { taipan_forget_time_zone() }
    }

    private func checkName(_ name: HostPath) throws(Errno) {
        let bytes = bytes(of: name)
        if bytes.isEmpty || bytes.contains(UInt8(ascii: "=")) { throw .EINVAL }
    }
}

/// The bytes of a null-terminated text, without the terminator.
func bytes(of text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    let count = Int(Glibc.strlen(text))
    return text.withMemoryRebound(to: UInt8.self, capacity: count) { UnsafeBufferPointer(start: $0, count: count) }
}
