// The history of interactive sessions as a file that several sessions use at the same time.
//
// An entry is written the moment it has been entered, so that nothing is lost with a session that is killed. A line of the file is a
// line of an entry; the second and following lines of one begin with a tab, which no statement at a prompt does. Whoever writes
// holds a lock on the file. When the file has grown beyond its limit, its end is written to a new file that takes its place; a
// session that waited for the lock of the old one notices that.

import TaipanHost

struct HistoryFile {
    let path: [UInt8]
    private let host: Host
    /// Entries that are kept; the file is cut back when it has a quarter more.
    let limit: Int

    /// `LOCK_EX`, `LOCK_UN`.
    private static let exclusiveLock: Int32 = 2

    init(path: [UInt8], host: Host, limit: Int = 5000) {
        self.path = path
        self.host = host
        self.limit = limit
    }

    // MARK: The form of the file

    static func encode(_ entry: String) -> [UInt8] {
        var lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
        // an entry that does begin with a tab is not one that works: it may as well begin with blanks
        if let first = lines.first, first.hasPrefix("\t") { lines[0] = "        " + first.dropFirst() }
        return Array((lines.joined(separator: "\n\t") + "\n").utf8)
    }

    static func decode(_ bytes: [UInt8]) -> [String] {
        var entries: [String] = []
        for line in bytes.split(separator: 0x0A) {
            let isContinuation = line.first == 0x09 && !entries.isEmpty
            let text = String(decoding: isContinuation ? line.dropFirst() : line, as: UTF8.self)
            if isContinuation { entries[entries.count - 1] += "\n" + text } else { entries.append(text) }
        }
        return entries
    }

    // MARK: Reading and writing

    /// The entries, oldest first; none if there is no such file or it may not be read.
    func read() -> [String] {
        guard let descriptor = open(OpenFlags.readOnly) else { return [] }
        defer { try? host.close(descriptor) }
        return HistoryFile.decode(contents(of: descriptor)).suffix(limit)
    }

    /// Adds an entry. A file that cannot be written is none of the user's worries while they work.
    func append(_ entry: String) {
        guard let descriptor = openLocked() else { return }
        // closing lets the lock go
        defer { try? host.close(descriptor) }
        write(HistoryFile.encode(entry), to: descriptor)
        shorten(descriptor)
    }

    /// The file, locked, and still the one that the path leads to.
    private func openLocked() -> Descriptor? {
        for _ in 0..<100 {
            guard let descriptor = open(OpenFlags.readWrite | OpenFlags.create | OpenFlags.append) else { return nil }
            let isLocked = (try? host.flock(descriptor, HistoryFile.exclusiveLock)) != nil
            let mine = try? host.fstat(descriptor)
            let current = withPath { try? host.stat($0) }
            if isLocked, let mine, let current, mine.inode == current.inode, mine.device == current.device {
                return descriptor
            }
            try? host.close(descriptor)
        }
        return nil
    }

    /// Cuts a file that has become too long. Called with the lock.
    private func shorten(_ descriptor: Descriptor) {
        // an entry is at least two bytes: most files need not be read
        guard let size = try? host.fstat(descriptor).size, size > limit * 5 / 2 else { return }
        let entries = HistoryFile.decode(contents(of: descriptor))
        if entries.count <= limit + limit / 4 { return }
        let temporary = path + Array(".\(host.processIdentifier)".utf8)
        let flags = OpenFlags.writeOnly | OpenFlags.create | OpenFlags.truncate
        guard let new = open(flags, temporary) else { return }
        write(entries.suffix(limit).flatMap(HistoryFile.encode), to: new)
        try? host.close(new)
        HistoryFile.withPath(temporary) { from in withPath { to in try? host.rename(from, to) } }
    }

    private func contents(of descriptor: Descriptor) -> [UInt8] {
        var result: [UInt8] = []
        var offset: Int64 = 0
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
            guard let start = chunk.baseAddress else { return }
            while let count = try? host.pread(descriptor, start, chunk.count, at: offset), count > 0 {
                result += UnsafeRawBufferPointer(start: start, count: count)
                offset += Int64(count)
            }
        }
        return result
    }

    private func write(_ bytes: [UInt8], to descriptor: Descriptor) {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            try? host.writeAll(descriptor, start, buffer.count)
        }
    }

    private func open(_ flags: Int32, _ path: [UInt8]? = nil) -> Descriptor? {
        HistoryFile.withPath(path ?? self.path) { try? host.open($0, flags, mode: 0o600) }
    }

    private func withPath<Result>(_ body: (HostPath) -> Result) -> Result { HistoryFile.withPath(path, body) }

    private static func withPath<Result>(_ path: [UInt8], _ body: (HostPath) -> Result) -> Result {
        let text = path.map { CChar(bitPattern: $0) } + [0]
        return text.withUnsafeBufferPointer { buffer in
            // never empty: there is a zero at the end
            buffer.baseAddress.map(body) ?? body("")
        }
    }
}
