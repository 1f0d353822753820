// `--audit-log`: every audit event as a line of JSON, written before the event takes effect. A line is one write at the end of the
// file, so that several programs can share one.

import Synchronization
import Taipan
import TaipanHost

final class AuditLog: Sendable {
    /// The open file. A script can close it, as it can close any descriptor, and something else can get its number.
    private struct File {
        let descriptor: Descriptor
        let device: UInt64
        let inode: UInt64
    }

    private let path: String
    private let file: Mutex<File>

    /// `O_WRONLY | O_CREAT | O_APPEND`
    private static let flags: Int32 = 0o2101

    /// Opens the file, which is made if it is missing, and is longer afterwards if it is not.
    init(_ path: String, _ host: Host) throws(Errno) {
        let directory = (try? host.getcwd()).map { String(decoding: $0, as: UTF8.self) } ?? "/"
        self.path = Fences.absolute(path, in: directory)
        file = Mutex(try AuditLog.open(self.path, host))
    }

    private static func open(_ path: String, _ host: Host) throws(Errno) -> File {
        let descriptor = try Array(path.utf8CString).withUnsafeBufferPointer { (path) throws(Errno) in
            guard let start = path.baseAddress else { throw .EINVAL }
            return try host.open(start, AuditLog.flags, mode: 0o600)
        }
        let status = try host.fstat(descriptor)
        return File(descriptor: descriptor, device: UInt64(status.device), inode: UInt64(status.inode))
    }

    /// The file, opened again if its descriptor is not what it was: `subprocess` closes all in the child before it starts a program.
    private func current(_ host: Host) throws(Errno) -> Descriptor {
        try file.withLock { (file) throws(Errno) in
            if let status = try? host.fstat(file.descriptor), UInt64(status.device) == file.device,
                UInt64(status.inode) == file.inode
            {
                return file.descriptor
            }
            file = try AuditLog.open(path, host)
            return file.descriptor
        }
    }

    /// Writes down an event, and allows it. If it cannot be written down it is not allowed.
    func record(_ event: Policy.AuditEvent, _ host: Host) -> Policy.AuditVerdict {
        let time = Double(((try? host.clock(.realtime))?.totalNanoseconds ?? 0) / 1000) / 1e6
        var line = "{\"time\": \(time), \"event\": \(AuditLog.json(event.name)), \"arguments\": ["
        line += event.arguments.map(AuditLog.json).joined(separator: ", ") + "]}\n"
        do throws(Errno) {
            try AuditLog.write(Array(line.utf8), try current(host), host)
            return .allow
        } catch {
            return .deny("cannot write the audit log: \(error.message)")
        }
    }

    private static func write(_ bytes: [UInt8], _ descriptor: Descriptor, _ host: Host) throws(Errno) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(Errno) in
            if let start = buffer.baseAddress { try host.writeAll(descriptor, start, buffer.count) }
        }
    }

    // MARK: JSON

    /// What JSON has no words for becomes text: bytes as Latin-1, other objects as their `repr`.
    private static func json(_ value: PythonValue) -> String {
        switch value {
        case .none: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .bigInt(let digits): return digits
        case .float(let number):
            return number.isFinite ? "\(number)" : json(number.isNaN ? "nan" : "\(number)")
        case .complex(let real, let imaginary): return json("\(real)+\(imaginary)j")
        case .string(let text): return json(text)
        case .bytes(let bytes): return json(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
        case .list(let items), .tuple(let items), .set(let items), .frozenset(let items):
            return "[" + items.map(json).joined(separator: ", ") + "]"
        case .dict(let entries):
            return "{" + entries.map { key($0.key) + ": " + json($0.value) }.joined(separator: ", ") + "}"
        case .other(_, let text): return json(text)
        }
    }

    private static func key(_ value: PythonValue) -> String {
        if case .string(let text) = value { return json(text) }
        return json(json(value))
    }

    private static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            // (the last three end a line for some readers)
            case _ where scalar.value < 0x20 || [0x7F, 0x85, 0x2028, 0x2029].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
