// Waiting for several descriptors at once: `poll` and `epoll`.
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
        var raw: [pollfd] = []
        for entry in entries {
            let descriptor = entry.descriptor < 0 ? -1 : try real(entry.descriptor)
            raw.append(pollfd(fd: descriptor, events: entry.events, revents: 0))
        }
        let count = try waiting("poll", "\(entries.count) entries", nanoseconds) { limit in
            Glibc.poll(&raw, nfds_t(raw.count), limit)
        }
        for i in entries.indices { entries[i].found = raw[i].revents }
        return count
    }

    /// A call that waits for at most so many milliseconds (-1: no limit). After a signal it is made again with what is left. Under
    /// virtual time the limit passes at once.
    private func waiting(
        _ name: StaticString, _ arguments: String, _ nanoseconds: Int64?, _ body: (Int32) -> Int32
    ) throws(Errno) -> Int {
        if let sandbox, let nanoseconds, nanoseconds > 0, let now = sandbox.virtualNow {
            let count = try waiting(name, arguments, 0, body)
            let (end, isNever) = now.addingReportingOverflow(nanoseconds)
            if count == 0 { _ = sandbox.skips(to: Timestamp(totalNanoseconds: isNever ? .max : end)) }
            return count
        }
        let end = nanoseconds.map { (n) in
            Int64(ProcessClock.monotonic).addingReportingOverflow(max(n, 0))
        }
        while true {
            try answerSignals()
            let limit =
                end.map { (end) in
                    end.overflow ? Int32.max : milliseconds(until: end.partialValue)
                } ?? -1
            do throws(Errno) {
                return Int(
                    try once(name, "\(arguments), \(limit)") {
                        willBlock?()
                        let result = body(limit)
                        // the hook may make calls of its own
                        let code = errno
                        didBlock?()
                        errno = code
                        return result
                    })
            } catch {
                guard error == .EINTR, mayRepeat() else { throw error }
            }
        }
    }

    /// What is left until a time on the monotonic clock, rounded up.
    private func milliseconds(until end: Int64) -> Int32 {
        let left = end &- Int64(ProcessClock.monotonic)
        return left <= 0 ? 0 : Int32(clamping: (left &+ 999_999) / 1_000_000)
    }
}

// MARK: - epoll

/// What `epoll_ctl` does.
package enum EpollChange: Int32, Sendable {
    case add = 1, remove, modify
}

/// A descriptor that is ready, and for what: `EPOLLIN`, …
package struct EpollEvent: Sendable, BitwiseCopyable {
    package let descriptor: Descriptor
    package let events: UInt32
}

extension Host {
    package func epollCreate() throws(Errno) -> Descriptor {
        try adopt(once("epoll_create1", "0x80000") { CHostShims.epoll_create1(O_CLOEXEC) })
    }

    package func epollControl(
        _ epoll: Descriptor, _ change: EpollChange, _ descriptor: Descriptor, events: UInt32 = 0
    ) throws(Errno) {
        var event = epoll_event()
        event.events = events
        event.data.fd = descriptor
        let (realEpoll, realDescriptor) = (try real(epoll), try real(descriptor))
        try once("epoll_ctl", "\(epoll), \(change), \(descriptor), 0x\(String(events, radix: 16))") {
            CHostShims.epoll_ctl(realEpoll, change.rawValue, realDescriptor, &event)
        }
    }

    /// `epoll_wait`: at most so many events, after at most so many nanoseconds (nil: no limit).
    package func epollWait(_ epoll: Descriptor, most: Int, nanoseconds: Int64?) throws(Errno) -> [EpollEvent] {
        var raw = [epoll_event](repeating: epoll_event(), count: most)
        let real = try real(epoll)
        let count = try waiting("epoll_wait", "\(epoll), \(most)", nanoseconds) { limit in
            CHostShims.epoll_wait(real, &raw, Int32(clamping: most), limit)
        }
        return raw.prefix(count).map { EpollEvent(descriptor: $0.data.fd, events: $0.events) }
    }
}
