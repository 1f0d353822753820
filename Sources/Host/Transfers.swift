// Moving data between descriptors inside the kernel, advice and reservations for files, record locks, and the
// descriptors that are no files: memory, events, timers.
import CHostShims
import Glibc

// MARK: - Moving data

extension Host {
    /// `sendfile`: how many bytes went. Without an offset the source's position moves.
    package func sendfile(
        _ target: Descriptor, _ source: Descriptor, at offset: Int64?, _ count: Int
    ) throws(Errno) -> Int {
        let realTarget = try real(target, for: .writing)
        let realSource = try real(source, for: offset == nil ? .reading : .readingAnywhere)
        let count = try transferable(source, offset, count)
        var position = offset ?? 0
        return try writing(target, count) { () throws(Errno) in
            try blocking("sendfile", "\(target), \(source), \(position), \(count)") {
                offset == nil
                    ? taipan_sendfile(realTarget, realSource, nil, count)
                    : taipan_sendfile(realTarget, realSource, &position, count)
            }
        }
    }

    /// `copy_file_range`: how many bytes were copied.
    package func copyFileRange(
        _ source: Descriptor, _ target: Descriptor, _ count: Int, from sourceOffset: Int64? = nil,
        to targetOffset: Int64? = nil
    ) throws(Errno) -> Int {
        let realTarget = try real(target, for: targetOffset == nil ? .writing : .writingAnywhere)
        let realSource = try real(source, for: sourceOffset == nil ? .reading : .readingAnywhere)
        let count = try transferable(source, sourceOffset, count)
        return try writing(target, count, at: targetOffset) { () throws(Errno) in
            try withOffsets(
                sourceOffset, targetOffset, "copy_file_range",
                "\(shown(source, sourceOffset)), \(shown(target, targetOffset)), \(count)"
            ) {
                CHostShims.copy_file_range(realSource, $0, realTarget, $1, count, 0)
            }
        }
    }

    /// `splice`: moves bytes from or into a pipe.
    package func splice(
        _ source: Descriptor, _ target: Descriptor, _ count: Int, from sourceOffset: Int64? = nil,
        to targetOffset: Int64? = nil, flags: UInt32 = 0
    ) throws(Errno) -> Int {
        let realTarget = try real(target, for: targetOffset == nil ? .writing : .writingAnywhere)
        let realSource = try real(source, for: sourceOffset == nil ? .reading : .readingAnywhere)
        let count = try transferable(source, sourceOffset, count)
        return try writing(target, count, at: targetOffset) { () throws(Errno) in
            try withOffsets(
                sourceOffset, targetOffset, "splice",
                "\(shown(source, sourceOffset)), \(shown(target, targetOffset)), \(count), \(flags)"
            ) {
                CHostShims.splice(realSource, $0, realTarget, $1, count, flags)
            }
        }
    }

    /// How the recorder shows a descriptor with an offset: `3`, or `3 at 7`.
    private func shown(_ descriptor: Descriptor, _ offset: Int64?) -> String {
        offset.map { "\(descriptor) at \($0)" } ?? "\(descriptor)"
    }

    /// Gives a call the addresses of two offsets, or none.
    private func withOffsets(
        _ first: Int64?, _ second: Int64?, _ name: StaticString, _ arguments: @autoclosure () -> String,
        _ body: (UnsafeMutablePointer<off_t>?, UnsafeMutablePointer<off_t>?) -> Int
    ) throws(Errno) -> Int {
        var offsets = (off_t(first ?? 0), off_t(second ?? 0))
        return try blocking(name, arguments()) {
            withUnsafeMutablePointer(to: &offsets.0) { one in
                withUnsafeMutablePointer(to: &offsets.1) { two in
                    body(first == nil ? nil : one, second == nil ? nil : two)
                }
            }
        }
    }

    // MARK: Advice, reservations, locks

    /// `posix_fadvise`.
    package func advise(_ descriptor: Descriptor, _ offset: Int64, _ length: Int64, _ advice: Int32) throws(Errno) {
        let real = try real(descriptor)
        try numbered("posix_fadvise", "\(descriptor), \(offset), \(length), \(advice)") {
            Glibc.posix_fadvise(real, off_t(offset), off_t(length), advice)
        }
    }

    /// `posix_fallocate`.
    package func allocate(_ descriptor: Descriptor, _ offset: Int64, _ length: Int64) throws(Errno) {
        let real = try real(descriptor, for: .writingAnywhere)
        if let sandbox {
            try sandbox.willWrite(descriptor, Int(length), at: offset)
            // what it reserves is as good as written
            try use(.bytesWritten, Int(max(0, length)))
        }
        try numbered("posix_fallocate", "\(descriptor), \(offset), \(length)") {
            Glibc.posix_fallocate(real, off_t(offset), off_t(length))
        }
    }

    /// `lockf`.
    package func lockf(_ descriptor: Descriptor, _ command: Int32, _ length: Int64) throws(Errno) {
        let real = try real(descriptor)
        try sandbox?.willSetFlags(descriptor)
        try blocking("lockf", "\(descriptor), \(command), \(length)") {
            Glibc.lockf(real, command, off_t(length))
        }
    }

    /// `flock`.
    package func flock(_ descriptor: Descriptor, _ operation: Int32) throws(Errno) {
        let real = try real(descriptor)
        try sandbox?.willSetFlags(descriptor)
        try blocking("flock", "\(descriptor), \(operation)") { taipan_flock(real, operation) }
    }
}

// MARK: - Descriptors that are no files

extension Host {
    package func memfdCreate(_ name: HostPath, flags: UInt32 = 1) throws(Errno) -> Descriptor {
        try adopt(once("memfd_create", "\(quoted(name)), \(flags)") { CHostShims.memfd_create(name, flags) })
    }

    package func eventfd(_ value: UInt32, flags: Int32) throws(Errno) -> Descriptor {
        try adopt(once("eventfd", "\(value), \(flags)") { taipan_eventfd(value, flags) })
    }

    package func eventfdRead(_ descriptor: Descriptor) throws(Errno) -> UInt64 {
        var value: UInt64 = 0
        let real = try real(descriptor, for: .reading)
        let count = try blocking("read", "\(descriptor), 8") { Glibc.read(real, &value, 8) }
        if count != 8 { throw .unsaid }
        return value
    }

    package func eventfdWrite(_ descriptor: Descriptor, _ value: UInt64) throws(Errno) {
        var value = value
        let real = try real(descriptor, for: .writing)
        let count = try blocking("write", "\(descriptor), 8") { Glibc.write(real, &value, 8) }
        if count != 8 { throw .unsaid }
    }

    package func timerfdCreate(_ clock: ClockKind, flags: Int32) throws(Errno) -> Descriptor {
        try adopt(
            once("timerfd_create", "\(clock.rawValue), \(flags)") { taipan_timerfd_create(clock.rawValue, flags) })
    }

    /// Nanoseconds until the first expiration (0 disarms) and between the next. Returns what was set before.
    package func timerfdSet(
        _ descriptor: Descriptor, flags: Int32, first: Int64, interval: Int64
    ) throws(Errno) -> (first: Int64, interval: Int64) {
        var before: (Int64, Int64) = (0, 0)
        let real = try real(descriptor)
        try once("timerfd_settime", "\(descriptor), \(flags), \(first), \(interval)") {
            taipan_timerfd_set(real, flags, first, interval, &before.0, &before.1)
        }
        return before
    }

    package func timerfdGet(_ descriptor: Descriptor) throws(Errno) -> (first: Int64, interval: Int64) {
        var now: (Int64, Int64) = (0, 0)
        let real = try real(descriptor)
        try once("timerfd_gettime", "\(descriptor)") { taipan_timerfd_get(real, &now.0, &now.1) }
        return now
    }
}

// MARK: - Locks on records

/// What `Host.setLock` does with a range of a file.
package struct RecordLock: Sendable {
    fileprivate let kind: Int16
    /// Waits until the range is free.
    fileprivate let waits: Bool

    /// From the numbers of `flock`: `LOCK_UN` alone, or one with the bit of `LOCK_SH` or `LOCK_EX`; nil for others.
    package init?(flockOperation operation: Int32) {
        if operation == LOCK_UN {
            kind = Int16(F_UNLCK)
        } else if operation & LOCK_SH != 0 {
            kind = Int16(F_RDLCK)
        } else if operation & LOCK_EX != 0 {
            kind = Int16(F_WRLCK)
        } else {
            return nil
        }
        waits = operation & LOCK_NB == 0
    }
}

extension Host {
    /// `fcntl` with memory as argument.
    @discardableResult
    package func fcntl(
        _ descriptor: Descriptor, _ command: Int32, memory: UnsafeMutableRawPointer
    ) throws(Errno) -> Int32 {
        let real = try real(descriptor)
        if let sandbox {
            if command != F_GETLK && command != F_SETLK && command != F_SETLKW { throw sandbox.deny("system") }
            if command != F_GETLK { try sandbox.willSetFlags(descriptor) }
        }
        return try blocking("fcntl", "\(descriptor), \(command), memory") {
            taipan_fcntl_pointer(real, command, memory)
        }
    }

    /// `fcntl` with F_SETLK or F_SETLKW.
    package func setLock(
        _ descriptor: Descriptor, _ lock: RecordLock, start: Int64, length: Int64, whence: Int32
    ) throws(Errno) {
        var range = Glibc.flock()
        range.l_type = lock.kind
        range.l_whence = Int16(truncatingIfNeeded: whence)
        range.l_start = off_t(start)
        range.l_len = off_t(length)
        let command = lock.waits ? F_SETLKW : F_SETLK
        let real = try real(descriptor)
        try sandbox?.willSetFlags(descriptor)
        try blocking("fcntl", "\(descriptor), \(command), lock \(lock.kind), \(start), \(length), \(whence)") {
            taipan_fcntl_pointer(real, command, &range)
        }
    }
}
