// `select`: waiting for descriptors. `select.select` is made of `poll` too; it refuses the numbers that the system's would not take.

import TaipanHost
import TaipanRuntime

package enum SelectModule {
    static let module = NativeModule(
        "select", doc: "This module supports asynchronous I/O on multiple file descriptors.", functions: { rows },
        initialize: { (module, thread) throws(Raise) in
            for (name, value) in events + EpollObject.events { thread.setModuleAttribute(module, name, .int(value)) }
            thread.setModuleAttribute(module, "epoll", .object(thread.libraryType(EpollObject.nativeType)))
            thread.setModuleAttribute(module, "PIPE_BUF", .int(4096))
            thread.setModuleAttribute(module, "error", .object(thread.types.osError))
        })

    private enum Event {
        static let input = 0x1, urgent = 0x2, output = 0x4, error = 0x8, hangUp = 0x10
    }

    private static let events: [(String, Int)] = [
        ("POLLIN", Event.input), ("POLLPRI", Event.urgent), ("POLLOUT", Event.output), ("POLLERR", Event.error),
        ("POLLHUP", Event.hangUp), ("POLLNVAL", 0x20), ("POLLRDNORM", 0x40), ("POLLRDBAND", 0x80),
        ("POLLWRNORM", 0x100),
        ("POLLWRBAND", 0x200), ("POLLMSG", 0x400), ("POLLRDHUP", 0x2000),
    ]

    private static let rows: [NativeRow] = [
        .function(
            "select(rlist, wlist, xlist, timeout=None, /)", SelectModule.select,
            "Wait until one or more file descriptors are ready for some kind of I/O."),
        .function(
            "poll()",
            { (c) throws(Raise) in
                .object(PollObject(c.thread.libraryType(PollObject.nativeType).root))
            }, "Returns a polling object."),
    ]

    /// The timeout of `select`, which cannot be negative.
    private static func nanoseconds(seconds value: Value, _ thread: ThreadRef) throws(Raise) -> Int64? {
        guard let limit = try nanoseconds(seconds: value, thread, "timeout must be a float or None") else { return nil }
        if limit < 0 { throw thread.valueError("timeout must be non-negative") }
        return limit
    }

    /// Seconds as nanoseconds, rounded up; nil for `None`.
    static func nanoseconds(seconds value: Value, _ thread: ThreadRef, _ complaint: String) throws(Raise) -> Int64? {
        guard let value = thread.optional(value) else { return nil }
        if !thread.hasIndex(value) && !thread.type(of: value).isSubtype(of: thread.types.float) {
            throw thread.typeError(complaint)
        }
        let seconds = try thread.float(from: value)
        if seconds.isNaN { throw thread.valueError("Invalid value NaN (not a number)") }
        guard seconds > -9.2e9 else { return .min }
        guard seconds < 9.2e9 else { throw thread.overflowError("timestamp too large to convert to C PyTime_t") }
        return Int64((seconds * 1e9).rounded(.up))
    }

    private static func select(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var entries: [PollEntry] = []
        var objects: [[Value]] = []
        let wanted = [Event.input, Event.output, Event.urgent]
        for i in 0..<3 {
            var list: [Value] = []
            do throws(Raise) { list = try thread.items(of: call[i]) } catch {
                try thread.swallow(thread.types.typeError)
                throw thread.typeError("arguments 1-3 must be sequences")
            }
            objects.append(list)
            for object in list {
                let descriptor = try thread.descriptor(object)
                if descriptor >= 1024 { throw thread.valueError("filedescriptor out of range in select()") }
                entries.append(PollEntry(descriptor, Int16(truncatingIfNeeded: wanted[i])))
            }
        }
        let limit = try nanoseconds(seconds: call[3], thread)
        let host = thread.host
        _ = try thread.attempt { () throws(Errno) in try host.poll(&entries, nanoseconds: limit) }
        if entries.contains(where: { $0.found & 0x20 != 0 }) { throw thread.hostError(.EBADF) }
        // who hangs up or fails is readable and writable: the call tells how it is
        let ready = [
            Event.input | Event.hangUp | Event.error, Event.output | Event.error, Event.urgent,
        ]
        var results: [Value] = []
        var next = 0
        for i in 0..<3 {
            let found = thread.makeList()
            for object in objects[i] {
                if Int(entries[next].found) & ready[i] != 0 { found.append(object) }
                next += 1
            }
            results.append(.object(found))
        }
        return .object(thread.makeTuple(results))
    }
}

/// `select.poll()`: descriptors and what is waited for.
package final class PollObject: Object {
    @exclusivity(unchecked) private final var entries: [PollEntry] = []

    init(_ shape: ShapeRef) { super.init(.other, shape) }

    static let nativeType = NativeType(
        "select.poll", .other, [.isNotConstructible], operations: { _ in },
        rows: {
            [
                .method(
                    "register(fd, eventmask=7, /)",
                    { (c) throws(Raise) in
                        let (poll, entry) = (c[0].cast(PollObject.self), try entry(c))
                        if let index = poll.index(of: entry.descriptor) {
                            poll.entries[index] = entry
                        } else {
                            poll.entries.append(entry)
                        }
                        return .none
                    }, "Register a file descriptor with the polling object."),
                .method(
                    "modify(fd, eventmask, /)",
                    { (c) throws(Raise) in
                        let (poll, entry) = (c[0].cast(PollObject.self), try entry(c))
                        guard let index = poll.index(of: entry.descriptor) else { throw c.thread.hostError(.ENOENT) }
                        poll.entries[index] = entry
                        return .none
                    }, "Modify an already registered file descriptor."),
                .method(
                    "unregister(fd, /)",
                    { (c) throws(Raise) in
                        let (poll, descriptor) = (c[0].cast(PollObject.self), try c.thread.descriptor(c[1]))
                        guard let index = poll.index(of: descriptor) else {
                            throw c.thread.keyError(.int(Int(descriptor)))
                        }
                        poll.entries.remove(at: index)
                        return .none
                    }, "Remove a file descriptor being tracked by the polling object."),
                .method(
                    "poll(timeout=None, /)", PollObject.wait,
                    "Polls the set of registered file descriptors, returning a list of descriptors and events."),
            ]
        })

    private static func entry(_ call: Call) throws(Raise) -> PollEntry {
        let mask = try call.thread.int32(call[2])
        guard let events = UInt16(exactly: mask) else {
            throw mask < 0
                ? call.thread.valueError("value must be positive")
                : call.thread.overflowError("Python int too large for C unsigned short")
        }
        return PollEntry(try call.thread.descriptor(call[1]), Int16(bitPattern: events))
    }

    private final func index(of descriptor: Descriptor) -> Int? { entries.firstIndex { $0.descriptor == descriptor } }

    private static func wait(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var limit: Int64?
        if let timeout = thread.optional(call[1]) {
            let milliseconds = try thread.float(from: timeout)
            guard milliseconds < 2_147_483_648 else { throw thread.overflowError("timeout is too large") }
            if milliseconds >= 0 { limit = Int64((milliseconds * 1e6).rounded(.up)) }
        }
        let host = thread.host
        var entries = call[0].cast(PollObject.self).entries
        _ = try thread.attempt { () throws(Errno) in try host.poll(&entries, nanoseconds: limit) }
        let result = thread.makeList()
        for entry in entries where entry.found != 0 {
            let events = Int(UInt16(bitPattern: entry.found))
            result.append(.object(thread.makeTuple(.int(Int(entry.descriptor)), .int(events))))
        }
        return .object(result)
    }
}
