// `--audit-log`: every audit event as a line of JSON, written before the event takes effect. A line is one write at the end of the
// file, so that several programs can share one.

import Taipan
import TaipanHost

final class AuditLog: Sendable {
    private let descriptor: Descriptor

    /// `O_WRONLY | O_CREAT | O_APPEND`
    private static let flags: Int32 = 0o2101

    /// Opens the file, which is made if it is missing, and is longer afterwards if it is not.
    init(_ path: String, _ host: Host) throws(Errno) {
        descriptor = try Array(path.utf8CString).withUnsafeBufferPointer { (path) throws(Errno) in
            guard let start = path.baseAddress else { throw .EINVAL }
            return try host.open(start, AuditLog.flags, mode: 0o600)
        }
    }

    /// Writes down an event, and allows it. If it cannot be written down it is not allowed.
    func record(_ event: Policy.AuditEvent, _ host: Host) -> Policy.AuditVerdict {
        let time = Double(((try? host.clock(.realtime))?.totalNanoseconds ?? 0) / 1000) / 1e6
        var line = "{\"time\": \(time), \"event\": \(AuditLog.json(event.name)), \"arguments\": ["
        line += event.arguments.map(AuditLog.json).joined(separator: ", ") + "]}\n"
        do throws(Errno) {
            try AuditLog.write(Array(line.utf8), descriptor, host)
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
        case .float(let number): return number.isFinite ? "\(number)" : json("\(number)")
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
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
