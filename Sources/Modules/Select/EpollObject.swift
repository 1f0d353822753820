// `select.epoll`: a descriptor that the kernel keeps a list of descriptors with.

import TaipanHost
import TaipanRuntime

package final class EpollObject: Object {
    /// -1 when closed.
    @exclusivity(unchecked) private final var descriptor: Descriptor

    init(_ descriptor: Descriptor, _ shape: ShapeRef) {
        self.descriptor = descriptor
        super.init(.other, shape)
    }

    deinit {
        guard descriptor >= 0, let thread = shape._withUnsafeGuaranteedRef({ $0.heap }).pointee.currentThread else {
            return
        }
        try? thread.host.close(descriptor)
    }

    static let events: [(String, Int)] = [
        ("EPOLLIN", 0x1), ("EPOLLPRI", 0x2), ("EPOLLOUT", 0x4), ("EPOLLERR", 0x8), ("EPOLLHUP", 0x10),
        ("EPOLLRDNORM", 0x40),
        ("EPOLLRDBAND", 0x80), ("EPOLLWRNORM", 0x100), ("EPOLLWRBAND", 0x200), ("EPOLLMSG", 0x400),
        ("EPOLLRDHUP", 0x2000),
        ("EPOLLEXCLUSIVE", 0x1000_0000), ("EPOLLONESHOT", 0x4000_0000), ("EPOLLET", 0x8000_0000),
        ("EPOLL_CLOEXEC", 0x80000),
    ]

    /// The room for events when `poll` is given no number.
    private static let usualEvents = 1023

    static let nativeType = NativeType(
        "select.epoll", .other, [], doc: "Returns an epolling object",
        new: .function("epoll(sizehint=-1, flags=0)", EpollObject.make), operations: { _ in },
        rows: {
            [
                .method(
                    "close()",
                    { (c) throws(Raise) in
                        let epoll = c[0].cast(EpollObject.self)
                        let open = epoll.descriptor
                        epoll.descriptor = -1
                        let host = c.thread.host
                        if open >= 0 { try c.thread.attempt { () throws(Errno) in try host.close(open) } }
                        return .none
                    }, "Close the epoll control file descriptor."),
                .property(
                    "closed",
                    { (c) throws(Raise) in
                        .bool(c[0].cast(EpollObject.self).descriptor < 0)
                    }, "True if the epoll handler is closed"),
                .method(
                    "fileno()", { (c) throws(Raise) in .int(Int(try opened(c))) },
                    "Return the epoll control file descriptor."),
                .classMethod("fromfd(fd, /)", EpollObject.fromfd, "Create an epoll object from a given control fd."),
                .method(
                    "register(fd, eventmask=7)",
                    { (c) throws(Raise) in
                        try change(c, .add, events: try c.thread.mask32(c[2]))
                    }, "Registers a new fd or raises an OSError if the fd is already registered."),
                .method(
                    "modify(fd, eventmask)",
                    { (c) throws(Raise) in
                        try change(c, .modify, events: try c.thread.mask32(c[2]))
                    }, "Modify event mask for a registered file descriptor."),
                .method(
                    "unregister(fd)",
                    { (c) throws(Raise) in
                        try change(c, .remove, events: 0)
                    }, "Remove a registered file descriptor from the epoll object."),
                .method(
                    "poll(timeout=None, maxevents=-1)", EpollObject.poll,
                    "Wait for events on the epoll file descriptor."),
                .method(
                    "__enter__()",
                    { (c) throws(Raise) in
                        _ = try opened(c)
                        return c[0]
                    }),
                .method(
                    "__exit__(exc_type=None, exc_value=None, exc_tb=None, /)",
                    { (c) throws(Raise) in
                        try c.thread.callMethod(c[0], "close")
                    }),
            ]
        })

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let size = try thread.int32(call[1])
        if size < -1 || size == 0 { throw thread.valueError("negative sizehint") }
        // the flag that there is says what is the case anyway
        if try thread.int32(call[2]) & ~0x80000 != 0 { throw thread.raise(thread.types.osError, "invalid flags") }
        let host = thread.host
        let descriptor = try thread.attempt { () throws(Errno) in try host.epollCreate() }
        return .object(EpollObject(descriptor, try thread.receiverClass(call).root))
    }

    private static func fromfd(_ call: Call) throws(Raise) -> Value {
        .object(EpollObject(try call.thread.int32(call[1]), try call.thread.receiverClass(call).root))
    }

    private static func opened(_ call: Call) throws(Raise) -> Descriptor {
        let descriptor = call[0].cast(EpollObject.self).descriptor
        if descriptor < 0 { throw call.thread.valueError("I/O operation on closed epoll object") }
        return descriptor
    }

    private static func change(_ call: Call, _ change: EpollChange, events: UInt32) throws(Raise) -> Value {
        let (host, descriptor) = (call.thread.host, try call.thread.descriptor(call[1]))
        let epoll = try opened(call)
        try call.thread.attempt { () throws(Errno) in
            try host.epollControl(epoll, change, descriptor, events: events)
        }
        return .none
    }

    private static func poll(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let epoll = try opened(call)
        var limit = try SelectModule.nanoseconds(seconds: call[1], thread, "timeout must be an integer or None")
        if let given = limit, given < 0 { limit = nil }
        let most = Int(try thread.int32(call[2]))
        if most == 0 || most < -1 { throw thread.valueError("maxevents must be greater than 0, got \(most)") }
        try thread.checkAllocation(max(most, 0), of: 12)
        let host = thread.host
        let found = try thread.attempt { () throws(Errno) in
            try host.epollWait(epoll, most: most < 0 ? usualEvents : most, nanoseconds: limit)
        }
        let pairs = found.map { event -> Value in
            .object(thread.makeTuple(.int(Int(event.descriptor)), .int(Int(event.events))))
        }
        return .object(thread.makeList(pairs))
    }
}
