// The clocks and the memory of the process as the limits need them: plain numbers, no errors, past recorder and policy, because it
// is the interpreter that asks and not the script.
import CHostShims
import Glibc

package enum ProcessClock {
    /// Nanoseconds on the monotonic clock.
    package static var monotonic: Int { read(CLOCK_MONOTONIC) }

    /// Nanoseconds of the processor that the calling thread has used.
    package static var thread: Int { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        Glibc.clock_gettime(clock, &time)
        return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    }

    /// The memory that the process occupies.
    package static var residentBytes: Int {
        let descriptor = taipan_openat(AT_FDCWD, "/proc/self/statm", O_RDONLY | O_CLOEXEC, 0)
        if descriptor < 0 { return 0 }
        defer { Glibc.close(descriptor) }
        // "total resident shared …" in pages
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            var fields = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " ")).makeIterator()
            _ = fields.next()
            guard let resident = fields.next() else { return 0 }
            return resident.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) } &* HostThread.pageSize
        }
    }
}
