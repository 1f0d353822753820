// The options of the fences: `--allow-read=DIR` and so on. A value follows behind `=`, or, where there has to be one, as the next word.

import Taipan
import TaipanHost

extension CommandLineOptions {
    /// Reads one of them. False if the word is none of them.
    mutating func parseFence(_ word: String, _ rest: inout ArraySlice<[UInt8]>) throws(Mistake) -> Bool {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let (name, value) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
        switch name {
        case "--sandbox", "--explain":
            if value != nil { throw Mistake(message: "\(name) has no value") }
            if name == "--sandbox" { fences.isSandboxed = true } else { fences.explains = true }
        case "--allow-read": fences.reading.add(try named(name, value))
        case "--allow-write": fences.writing.add(try named(name, value))
        case "--allow-env": fences.variables.add(try named(name, value))
        case "--allow-run": fences.programs.add(try named(name, value))
        case "--timeout":
            let text = try required(name, value, &rest)
            guard let time = CommandLineOptions.duration(text) else {
                throw Mistake(message: "\(name)=\(text): a time such as 10, 2.5s, 500ms or 3m is expected")
            }
            fences.timeout = time
        case "--max-memory":
            let text = try required(name, value, &rest)
            guard let bytes = CommandLineOptions.size(text) else {
                throw Mistake(message: "\(name)=\(text): a size such as 64M or 2G is expected")
            }
            fences.memory = bytes
        case "--max-steps":
            let text = try required(name, value, &rest)
            guard let steps = Int(text.filter { $0 != "_" }), steps > 0 else {
                throw Mistake(message: "\(name)=\(text): a number is expected")
            }
            fences.steps = steps
        case "--audit-log": fences.auditLog = try required(name, value, &rest)
        default: return false
        }
        return true
    }

    /// Permissions without a sandbox would promise what is not there.
    func checkFences() throws(Mistake) {
        if fences.isSandboxed { return }
        func check(_ name: String, _ exceptions: Fences.Exceptions) throws(Mistake) {
            if exceptions.isEmpty { return }
            throw Mistake(message: "\(name) needs --sandbox: without it everything is allowed")
        }
        try check("--allow-read", fences.reading)
        try check("--allow-write", fences.writing)
        try check("--allow-env", fences.variables)
        try check("--allow-run", fences.programs)
    }

    private func named(_ name: String, _ value: String?) throws(Mistake) -> String? {
        // (commas alone name nothing either)
        if let value, value.allSatisfy({ $0 == "," }) {
            throw Mistake(message: "Argument expected for the \(name) option")
        }
        return value
    }

    private func required(
        _ name: String, _ value: String?, _ rest: inout ArraySlice<[UInt8]>
    ) throws(Mistake) -> String {
        // another option is not the value of this one
        let next = rest.first.flatMap { $0.first == UInt8(ascii: "-") ? nil : String(decoding: $0, as: UTF8.self) }
        if value == nil && next != nil { rest.removeFirst() }
        let text = value ?? next ?? ""
        if text.isEmpty { throw Mistake(message: "Argument expected for the \(name) option") }
        return text
    }

    // MARK: What has to be read in advance

    /// The text of the script, if it is a file. A directory that is run may be read: it is the program.
    mutating func readScript(_ host: Host) throws(Fences.Impossible) -> [UInt8]? {
        guard fences.isSandboxed, case .file(let path) = program else { return nil }
        do throws(Errno) {
            return try (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                (bytes) throws(Errno) -> [UInt8]? in
                guard let start = bytes.baseAddress else { return nil }
                if try host.stat(start).isDirectory {
                    fences.reading.add(String(decoding: path, as: UTF8.self))
                    return nil
                }
                let descriptor = try host.open(start, 0)
                defer { try? host.close(descriptor) }
                return Command.read(descriptor, host)
            }
        } catch {
            let shown = String(decoding: path, as: UTF8.self)
            throw Fences.Impossible(message: "can't open file '\(shown)': [Errno \(error.rawValue)] \(error.message)")
        }
    }

    /// Directories of modules that the user has set, but that the script's own environment does not tell of.
    func hiddenPath(_ policy: Policy, _ host: Host) -> [String] {
        guard fences.isSandboxed, case .passing(let names) = policy.environment else { return [] }
        let environment = CommandEnvironment(host, ignored: ignoresEnvironment || isIsolated)
        let directory = (try? host.getcwd()).map { String(decoding: $0, as: UTF8.self) } ?? "/"
        return ["TAIPANPATH", "PYTHONPATH"].filter { !names.contains($0) }.compactMap { environment[$0] }.flatMap {
            $0.split(separator: ":", omittingEmptySubsequences: false).map {
                Fences.absolute(String($0), in: directory)
            }
        }
    }

    // MARK: Units

    /// Splits a number from the unit behind it.
    private static func amount(_ text: String) -> (Double, String)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        guard let number = Double(digits), number > 0 else { return nil }
        return (number, String(text.dropFirst(digits.count)))
    }

    private static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = amount(text),
            let factor = ["": 1, "s": 1, "ms": 0.001, "m": 60, "h": 3600][unit]
        else { return nil }
        let seconds = number * factor
        return seconds < 1e9 ? .nanoseconds(Int64(seconds * 1e9)) : nil
    }

    private static func size(_ text: String) -> Int? {
        guard let (number, unit) = amount(text.uppercased()),
            let power = ["": 0, "K": 10, "M": 20, "G": 30, "T": 40][unit.prefix { $0 != "B" && $0 != "I" }]
        else { return nil }
        let bytes = number * Double(1 << power)
        return bytes >= 1 && bytes < 9e18 ? Int(bytes) : nil
    }
}
