// What the tests of the host share: a directory of their own, and bytes as text.
import Testing

@testable import TaipanHost

/// Runs a body with the path of a fresh directory, which is gone afterwards.
func withScratchDirectory(_ body: (String) throws -> Void) throws {
    let host = Host()
    let name = "/tmp/taipan-host-\(host.processIdentifier)-\(try host.nanoseconds(.monotonic))"
    try host.mkdir(name)
    defer { remove(name, host) }
    try body(name)
}

/// Removes a directory with everything in it.
private func remove(_ path: String, _ host: Host) {
    if let reader = try? host.openDirectory(path) {
        while let entry = try? reader.next() {
            let below = path + "/" + String(decoding: entry.name, as: UTF8.self)
            if entry.kind == .directory { remove(below, host) } else { try? host.unlink(below) }
        }
    }
    try? host.rmdir(path)
}

/// Writes a file.
func write(_ text: String, to path: String, _ host: Host = Host()) throws {
    let file = try host.open(path, OpenFlags.writeOnly | OpenFlags.create | OpenFlags.truncate, mode: 0o644)
    defer { try? host.close(file) }
    var bytes = Array(text.utf8)
    try host.writeAll(file, &bytes, bytes.count)
}

/// Reads up to 4,096 bytes.
func read(_ descriptor: Descriptor, _ host: Host = Host()) throws -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = try host.read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
}

/// Which error a body throws, or nil.
func errno(of body: () throws(Errno) -> Void) -> Errno? {
    do throws(Errno) {
        try body()
        return nil
    } catch {
        return error
    }
}

extension String {
    init(bytes: [UInt8]) { self.init(decoding: bytes, as: UTF8.self) }
}
