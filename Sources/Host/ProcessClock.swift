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
            var (field, pages, i) = (0, 0, 0)
            while i < count, field < 2 {
                let byte = buffer[i]
                i += 1
                if byte == UInt8(ascii: " ") {
                    field += 1
                } else if field == 1 {
                    pages = pages &* 10 &+ Int(byte &- UInt8(ascii: "0"))
                }
            }
            return pages &* HostThread.pageSize
        }
    }
}
