// Clocks, sleeping, and the calendar. Times are whole nanoseconds in Int64 (good until the year 2262) or `Timestamp`;
// nothing here is a floating-point number. Calendar times are C's `tm` field by field.
import CHostShims
import Glibc

/// One of the system's clocks.
package struct ClockKind: Equatable, Sendable, RawRepresentable {
    package let rawValue: Int32
    @inlinable package init(rawValue: Int32) { self.rawValue = rawValue }
    /// Since 1970; somebody may set it.
    @inlinable package static var realtime: ClockKind { ClockKind(rawValue: 0) }
    /// Since some start; only goes forward.
    @inlinable package static var monotonic: ClockKind { ClockKind(rawValue: 1) }
    /// Processor time of all threads.
    @inlinable package static var process: ClockKind { ClockKind(rawValue: 2) }
    /// Processor time of this thread.
    @inlinable package static var thread: ClockKind { ClockKind(rawValue: 3) }
    @inlinable package static var monotonicRaw: ClockKind { ClockKind(rawValue: 4) }
    @inlinable package static var boottime: ClockKind { ClockKind(rawValue: 7) }
    @inlinable package static var atomic: ClockKind { ClockKind(rawValue: 11) }

    /// Tells the date: the ones above, and the coarse and the waking form of the first.
    var isTimeOfDay: Bool { [0, 5, 8, 11].contains(rawValue) }
}

extension Timestamp {
    /// From nanoseconds since the epoch; before it the nanoseconds still count upwards.
    @inlinable package init(totalNanoseconds: Int64) {
        let (seconds, rest) = totalNanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        self.init(
            seconds: rest < 0 ? seconds - 1 : seconds, nanoseconds: rest < 0 ? rest + 1_000_000_000 : rest)
    }

    /// In nanoseconds, or nil outside 1677 … 2262.
    @inlinable package var totalNanoseconds: Int64? {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return nil }
        let (sum, carry) = product.addingReportingOverflow(nanoseconds)
        return carry ? nil : sum
    }
}

extension Host {
    /// `clock_gettime`.
    package func clock(_ kind: ClockKind) throws(Errno) -> Timestamp {
        if let sandbox {
            // (below zero are the clocks of other processes and of devices)
            if kind.rawValue < 0 { throw .EINVAL }
            if let time = sandbox.time(kind) { return time }
        }
        var time = timespec()
        try once("clock_gettime", "\(kind.rawValue)") { Glibc.clock_gettime(kind.rawValue, &time) }
        return Timestamp(time)
    }

    /// `clock_gettime` in nanoseconds. EOVERFLOW after the year 2262.
    package func nanoseconds(_ kind: ClockKind) throws(Errno) -> Int64 {
        guard let time = try clock(kind).totalNanoseconds else { throw .EOVERFLOW }
        return time
    }

    /// `clock_getres`.
    package func clockResolution(_ kind: ClockKind) throws(Errno) -> Timestamp {
        var time = timespec()
        try once("clock_getres", "\(kind.rawValue)") { Glibc.clock_getres(kind.rawValue, &time) }
        return Timestamp(time)
    }

    /// `clock_settime`.
    package func setClock(_ kind: ClockKind, to time: Timestamp) throws(Errno) {
        var time = time.timespec
        try once("clock_settime", "\(kind.rawValue), \(time.tv_sec), \(time.tv_nsec)") {
            Glibc.clock_settime(kind.rawValue, &time)
        }
    }

    /// Sleeps up to a point of the clock, signals notwithstanding: because the point is absolute, a repeated call
    /// does not sleep longer.
    package func sleep(until deadline: Timestamp, of kind: ClockKind = .monotonic) throws(Errno) {
        if let sandbox, sandbox.skips(to: deadline) { return }
        try answerSignals()
        var time = deadline.timespec
        try numbered("clock_nanosleep", "\(kind.rawValue), \(deadline.seconds), \(deadline.nanoseconds)") {
            Glibc.clock_nanosleep(kind.rawValue, TIMER_ABSTIME, &time, nil)
        }
    }

    /// Sleeps for so long, as `sleep(until:)`. Not at all for a negative time.
    package func sleep(nanoseconds: Int64) throws(Errno) {
        let now = try self.nanoseconds(.monotonic)
        let (deadline, overflow) = now.addingReportingOverflow(max(nanoseconds, 0))
        try sleep(until: Timestamp(totalNanoseconds: overflow ? .max : deadline))
    }

    /// `getrandom` until the buffer is full. Flags: 1 not blocking, 2 the blocking pool.
    package func random(_ buffer: UnsafeMutableRawBufferPointer, flags: UInt32 = 0) throws(Errno) {
        guard let start = buffer.baseAddress else { return }
        if let sandbox, sandbox.rules.seed != nil { return sandbox.fill(buffer) }
        var done = 0
        while done < buffer.count {
            done += try blocking("getrandom", "\(buffer.count - done), \(flags)") {
                CHostShims.getrandom(start + done, buffer.count - done, flags)
            }
        }
    }

    /// `getrandom` once: how many bytes came.
    package func getrandom(_ buffer: UnsafeMutableRawBufferPointer, flags: UInt32) throws(Errno) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        if let sandbox, sandbox.rules.seed != nil {
            sandbox.fill(buffer)
            return buffer.count
        }
        return try blocking("getrandom", "\(buffer.count), \(flags)") {
            CHostShims.getrandom(start, buffer.count, flags)
        }
    }

    /// `times`: user, system, children's user and system time, and elapsed time, in clock ticks.
    package func times() throws(Errno) -> (user: Int, system: Int, childUser: Int, childSystem: Int, elapsed: Int) {
        var raw = tms()
        var elapsed = try once("times", "") { Glibc.times(&raw) }
        if let sandbox, let time = sandbox.time(.monotonic) {
            elapsed = Int((time.totalNanoseconds ?? 0) / (1_000_000_000 / Int64(Glibc.sysconf(Int32(_SC_CLK_TCK)))))
        }
        return (raw.tms_utime, raw.tms_stime, raw.tms_cutime, raw.tms_cstime, elapsed)
    }
}

// MARK: - The calendar

/// C's `struct tm`, with C's conventions: `month` 0-11, `year` since 1900, `weekday` 0 = Sunday, `yearDay` 0-365.
package struct CalendarTime: Equatable, Sendable {
    package var second: Int32 = 0
    package var minute: Int32 = 0
    package var hour: Int32 = 0
    package var day: Int32 = 0
    package var month: Int32 = 0
    package var year: Int32 = 0
    package var weekday: Int32 = 0
    package var yearDay: Int32 = 0
    /// 1 in summer time, 0 not, -1 unknown.
    package var isSummerTime: Int32 = 0
    /// Seconds east of Greenwich.
    package var offset: Int = 0
    /// The zone's abbreviation; may be empty.
    package var zone: String = ""

    package init() {}

    init(_ raw: tm) {
        second = raw.tm_sec
        minute = raw.tm_min
        hour = raw.tm_hour
        day = raw.tm_mday
        month = raw.tm_mon
        year = raw.tm_year
        weekday = raw.tm_wday
        yearDay = raw.tm_yday
        isSummerTime = raw.tm_isdst
        offset = raw.tm_gmtoff
        if let name = raw.tm_zone { zone = String(cString: name) }
    }

    /// As C wants it; the zone's name is only lent, for the time of `body`.
    func withRaw<Result>(_ body: (inout tm) -> Result) -> Result {
        var raw = tm()
        raw.tm_sec = second
        raw.tm_min = minute
        raw.tm_hour = hour
        raw.tm_mday = day
        raw.tm_mon = month
        raw.tm_year = year
        raw.tm_wday = weekday
        raw.tm_yday = yearDay
        raw.tm_isdst = isSummerTime
        raw.tm_gmtoff = offset
        return zone.withCString { name in
            raw.tm_zone = name
            return body(&raw)
        }
    }
}

extension Host {
    /// An invented machine is nowhere.
    private var keepsUniversalTime: Bool { sandbox?.rules.identity != nil }

    /// `localtime_r`. EOVERFLOW when the year does not fit.
    package func localTime(_ seconds: Int64) throws(Errno) -> CalendarTime {
        if keepsUniversalTime {
            var time = try universalTime(seconds)
            time.zone = "UTC"
            return time
        }
        var seconds = time_t(seconds)
        var raw = tm()
        return try ProcessState.locked { () throws(Errno) in
            guard Glibc.localtime_r(&seconds, &raw) != nil else { throw Errno.current }
            // (the name of the zone may be freed by the next `tzset`)
            return CalendarTime(raw)
        }
    }

    /// `gmtime_r`. EOVERFLOW when the year does not fit.
    package func universalTime(_ seconds: Int64) throws(Errno) -> CalendarTime {
        var seconds = time_t(seconds)
        var raw = tm()
        guard Glibc.gmtime_r(&seconds, &raw) != nil else { throw Errno.current }
        return CalendarTime(raw)
    }

    /// `mktime`: seconds since the epoch of a local time, and the time put right. Nil when it cannot be told.
    package func seconds(ofLocal time: CalendarTime) -> (seconds: Int64, time: CalendarTime)? {
        let isUniversal = keepsUniversalTime
        return time.withRaw { raw in
            // -1 is a valid time too; only the failure leaves the day of the week alone.
            raw.tm_wday = -1
            return ProcessState.locked {
                let seconds = isUniversal ? Glibc.timegm(&raw) : Glibc.mktime(&raw)
                if seconds == -1 && raw.tm_wday == -1 { return nil }
                return (Int64(seconds), CalendarTime(raw))
            }
        }
    }

    /// `timegm`: seconds since the epoch of a universal time.
    package func seconds(ofUniversal time: CalendarTime) -> Int64 { time.withRaw { Int64(Glibc.timegm(&$0)) } }

    /// `strftime` for a format of bytes: what `body` makes of the text, which is only lent. Nil when it is longer than `limit`.
    package func format<Result>(
        _ time: CalendarTime, _ format: HostPath, limit: Int = 1 << 20, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result? {
        if format.pointee == 0 { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return time.withRaw { raw in
            var capacity = 256
            while capacity <= limit {
                let result: Result? = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
                    guard let start = buffer.baseAddress else { return nil }
                    let count = ProcessState.locked { taipan_strftime(start, capacity, format, &raw) }
                    // Zero is also the answer for a text that is empty (`%p` in some locales): not worth more than a few
                    // tries.
                    if count == 0 && capacity < 256 * Int(Glibc.strlen(format)) { return nil }
                    return body(UnsafeRawBufferPointer(start: start, count: count))
                }
                if let result { return result }
                capacity *= 4
            }
            return nil
        }
    }

    /// `tzset`: reads TZ again. The zones are the process's, whatever a private environment says.
    package func loadTimeZone() { ProcessState.locked { Glibc.tzset() } }

    /// What `tzset` found: seconds west of Greenwich in winter, whether the zone has summer time, both abbreviations.
    package var timeZone: (west: Int, hasSummerTime: Bool, names: (String, String)) {
        if keepsUniversalTime { return (0, false, ("UTC", "UTC")) }
        return ProcessState.locked {
            var west = 0
            var summer: Int32 = 0
            var names: (UnsafePointer<CChar>?, UnsafePointer<CChar>?) = (nil, nil)
            taipan_time_zone(&west, &summer, &names.0, &names.1)
            let text = { (name: UnsafePointer<CChar>?) in name.map { String(cString: $0) } ?? "" }
            return (west, summer != 0, (text(names.0), text(names.1)))
        }
    }
}
