// Waiting for several descriptors at once.
import CHostShims
import Glibc

/// One descriptor of a `poll`: what is waited for, and afterwards what there is.
package struct PollEntry: Sendable, BitwiseCopyable {
    package var descriptor: Descriptor
    /// `POLLIN`, `POLLOUT`, … to wait for.
    package var events: Int16
    /// Those that are there; also `POLLERR`, `POLLHUP` and `POLLNVAL`, which nobody has to ask for.
    package var found: Int16 = 0

    package init(_ descriptor: Descriptor, _ events: Int16) {
        self.descriptor = descriptor
        self.events = events
    }
}

extension Host {
    /// `poll`: how many of the entries have something, after at most so many nanoseconds (nil: no limit). After a signal the rest
    /// of the time is waited for.
    package func poll(_ entries: inout [PollEntry], nanoseconds: Int64?) throws(Errno) -> Int {
        let end = try nanoseconds.map { (n) throws(Errno) in
            try self.nanoseconds(.monotonic).addingReportingOverflow(max(n, 0))
        }
        while true {
            var raw = entries.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
            let limit = try end.map { (end) throws(Errno) in
                end.overflow ? Int32.max : try milliseconds(until: end.partialValue)
            } ?? -1
            do throws(Errno) {
                let count = try once("poll", "\(entries.count) entries, \(limit)") {
                    willBlock?()
                    let result = Glibc.poll(&raw, nfds_t(raw.count), limit)
                    // the hook may make calls of its own
                    let code = errno
                    didBlock?()
                    errno = code
                    return result
                }
                for i in entries.indices { entries[i].found = raw[i].revents }
                return Int(count)
            } catch {
                guard error == .EINTR, mayRepeat() else { throw error }
            }
        }
    }

    /// What is left until a time on the monotonic clock, rounded up.
    private func milliseconds(until end: Int64) throws(Errno) -> Int32 {
        let left = end &- (try nanoseconds(.monotonic))
        return left <= 0 ? 0 : Int32(clamping: (left &+ 999_999) / 1_000_000)
    }
}
