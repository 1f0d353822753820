// `fcntl`: control of descriptors, and locks.

import TaipanHost
import TaipanRuntime

package enum FcntlModule {
    static let module = NativeModule(
        "fcntl", doc: "This module performs file control and I/O control on file descriptors.", functions: { rows },
        initialize: { (module, thread) throws(Raise) in
            ConstantFamily.fcntl.forEach { name, value in
                module.namespace.set(thread.intern(thread.makeString(latin1: name)), .int(value))
            }
        })

    private static let rows: [NativeRow] = [
        .function(
            "fcntl(fd, cmd, arg=0, /)",
            { (c) throws(Raise) in
                let (descriptor, command) = (try c.thread.descriptor(c[0]), try c.thread.int32(c[1]))
                try c.thread.audit("fcntl.fcntl", [.int(Int(descriptor)), c[1], c[2]])
                return try control(c, isTooLong: "fcntl argument 3 is too long") { (host, argument) throws(Errno) in
                    switch argument {
                    case .number(let number): try host.fcntl(descriptor, command, number)
                    case .memory(let memory): try host.fcntl(descriptor, command, memory: memory)
                    }
                }
            }, "Perform the operation cmd on file descriptor fd."),
        .function(
            "ioctl(fd, request, arg=0, mutate_flag=True, /)",
            { (c) throws(Raise) in
                let descriptor = try c.thread.descriptor(c[0])
                let request = UInt(UInt32(truncatingIfNeeded: try c.thread.int64(c[1])))
                try c.thread.audit("fcntl.ioctl", [.int(Int(descriptor)), c[1], c[2]])
                return try control(c, isTooLong: "ioctl argument 3 is too long") { (host, argument) throws(Errno) in
                    switch argument {
                    case .number(let number): try host.ioctl(descriptor, request, number)
                    case .memory(let memory): try host.ioctl(descriptor, request, memory: memory)
                    }
                }
            }, "Perform the operation request on file descriptor fd."),
        .function(
            "flock(fd, operation, /)",
            { (c) throws(Raise) in
                let (host, descriptor, operation) = (
                    c.thread.host, try c.thread.descriptor(c[0]), try c.thread.int32(c[1])
                )
                try c.thread.audit("fcntl.flock", [.int(Int(descriptor)), c[1]])
                try c.thread.attempt { () throws(Errno) in try host.flock(descriptor, operation) }
                return .none
            }, "Perform the lock operation on file descriptor fd."),
        .function(
            "lockf(fd, cmd, len=0, start=0, whence=0, /)",
            { (c) throws(Raise) in
                let (host, descriptor, operation) = (
                    c.thread.host, try c.thread.descriptor(c[0]), try c.thread.int32(c[1])
                )
                let (length, start) = (try c.thread.int64(c[2]), try c.thread.int64(c[3]))
                let whence = try c.thread.int32(c[4])
                try c.thread.audit("fcntl.lockf", [.int(Int(descriptor)), c[1], c[2], c[3], c[4]])
                guard let lock = RecordLock(flockOperation: operation) else {
                    throw c.thread.valueError("unrecognized lockf argument")
                }
                try c.thread.attempt { () throws(Errno) in
                    try host.setLock(descriptor, lock, start: start, length: length, whence: whence)
                }
                return .none
            }, "A wrapper around the fcntl() locking calls."),
    ]

    private enum Argument {
        case number(Int)
        case memory(UnsafeMutableRawPointer)
    }

    /// The third argument is a number, a buffer that the call fills in place, or bytes, of which a filled copy is the answer.
    private static func control(
        _ call: Call, isTooLong: String, _ body: (Host, Argument) throws(Errno) -> Int32
    ) throws(Raise) -> Value {
        let thread = call.thread
        let host = thread.host
        if thread.hasIndex(call[2]) {
            let number = Int(try thread.int64(call[2]))
            return .int(Int(try thread.attempt { () throws(Errno) in try body(host, .number(number)) }))
        }
        // in place only for what can be written to, and only for ioctl with its flag
        if call.count == 4, try thread.isTrue(call[3]), let filled = try fill(call, host, body) { return filled }
        var view: BufferView
        if let text = call[2].as(.string, StringObject.self) {
            view = try thread.acquireBuffer(.object(try thread.fsEncode(text)))
        } else {
            view = try thread.acquireBuffer(call[2])
        }
        defer { view.release() }
        let bytes = view.bytes
        if bytes.count > 1024 { throw thread.valueError(isTooLong) }
        // room for what a call writes that is larger than the argument
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 1025, alignment: 16)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: 1025)
        if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
        let count = bytes.count
        _ = try thread.attempt { () throws(Errno) in try body(host, .memory(memory)) }
        return .object(thread.makeBytes(memory, count))
    }

    /// Lets the call write into a buffer of the script's; nil if the argument is none.
    private static func fill(
        _ call: Call, _ host: Host, _ body: (Host, Argument) throws(Errno) -> Int32
    ) throws(Raise) -> Value? {
        let thread = call.thread
        if call[2].as(.bytes, BytesObject.self) != nil || call[2].as(.string, StringObject.self) != nil { return nil }
        var view = try thread.acquireBuffer(call[2], writable: true)
        defer { view.release() }
        guard let start = view.mutableBytes.baseAddress else { return nil }
        return .int(Int(try thread.attempt { () throws(Errno) in try body(host, .memory(start)) }))
    }
}
