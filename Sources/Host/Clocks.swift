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
package struct CalendarTime: @unchecked Sendable {
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
    /// The zone's abbreviation; nil if nobody has told. Those that come from here are never freed, and equal ones have one address.
    package var zone: HostPath?

    package init() {}

    /// The zone's name is as C gave it.
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
        zone = raw.tm_zone
    }

    /// Universal time in the years 1 to 9999, of which the calendar is the same everywhere.
    init(universal seconds: Int64) {
        // 400 years are 146,097 days; counted from 1 March of the year 0, so that a leap day is the last one of a year
        let sinceMarch = UInt64(bitPattern: seconds &+ 719_468 &* 86_400)
        let (days, rest) = sinceMarch.quotientAndRemainder(dividingBy: 86_400)
        let (cycle, inCycle) = days.quotientAndRemainder(dividingBy: 146_097)
        let years = (inCycle &- inCycle / 1_460 &+ inCycle / 36_524 &- inCycle / 146_096) / 365
        let inYear = inCycle &- (years &* 365 &+ years / 4 &- years / 100)
        // months from March on: 153 days are five
        let months = (inYear &* 5 &+ 2) / 153
        day = Int32(truncatingIfNeeded: inYear &- (months &* 153 &+ 2) / 5 &+ 1)
        let isNext = months >= 10
        let year = cycle &* 400 &+ years &+ (isNext ? 1 : 0)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        self.year = Int32(truncatingIfNeeded: year) &- 1900
        month = Int32(truncatingIfNeeded: months) &+ (isNext ? -10 : 2)
        yearDay = Int32(truncatingIfNeeded: inYear) &+ (isNext ? -306 : isLeap ? 60 : 59)
        weekday = Int32(truncatingIfNeeded: (days &+ 3) % 7)
        let clock = Int32(truncatingIfNeeded: rest)
        hour = clock / 3_600
        minute = clock / 60 % 60
        second = clock % 60
        zone = UnsafeRawPointer(("GMT" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
    }

    package var zoneText: String { zone.map { String(cString: $0) } ?? "" }

    /// As C wants it.
    var raw: tm {
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
        raw.tm_zone = zone
        return raw
    }
}

/// Words of the calendar that depend on the locale.
package enum CalendarWord {
    /// From Sunday and from January, 0.
    case day, shortDay, month, shortMonth
    /// 0 before noon, 1 after.
    case halfDay
}

extension Host {
    /// An invented machine is nowhere.
    private var keepsUniversalTime: Bool { sandbox?.rules.identity != nil }

    /// `localtime_r`. EOVERFLOW when the year does not fit.
    package func localTime(_ seconds: Int64) throws(Errno) -> CalendarTime {
        if keepsUniversalTime {
            var time = try universalTime(seconds)
            time.zone = UnsafeRawPointer(("UTC" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
            return time
        }
        var seconds = time_t(seconds)
        var raw = tm()
        return try ProcessState.locked { () throws(Errno) in
            guard Glibc.localtime_r(&seconds, &raw) != nil else { throw Errno.current }
            return local(raw)
        }
    }

    /// `gmtime_r`. EOVERFLOW when the year does not fit.
    package func universalTime(_ seconds: Int64) throws(Errno) -> CalendarTime {
        if taipan_universal_time_is_plain() != 0, seconds >= -62_135_596_800, seconds < 253_402_300_800 {
            return CalendarTime(universal: seconds)
        }
        var seconds = time_t(seconds)
        var raw = tm()
        guard Glibc.gmtime_r(&seconds, &raw) != nil else { throw Errno.current }
        // (the name of this zone is a constant)
        return CalendarTime(raw)
    }

    /// A time in one of the zones of the process, which is locked.
    private func local(_ raw: tm) -> CalendarTime {
        var time = CalendarTime(raw)
        time.zone = time.zone.map { taipan_zone_name($0) }
        return time
    }

    /// `mktime`: seconds since the epoch of a local time, and the time put right. Nil when it cannot be told.
    package func seconds(ofLocal time: CalendarTime) -> (seconds: Int64, time: CalendarTime)? {
        let isUniversal = keepsUniversalTime
        var raw = time.raw
        // -1 is a valid time too; only the failure leaves the day of the week alone.
        raw.tm_wday = -1
        return ProcessState.locked {
            let seconds = isUniversal ? Glibc.timegm(&raw) : Glibc.mktime(&raw)
            if seconds == -1 && raw.tm_wday == -1 { return nil }
            return (Int64(seconds), local(raw))
        }
    }

    /// `timegm`: seconds since the epoch of a universal time.
    package func seconds(ofUniversal time: CalendarTime) -> Int64 {
        var raw = time.raw
        return Int64(Glibc.timegm(&raw))
    }

    /// `strftime` for a format of bytes: gives `body` the text, which is only lent. False when it is longer than `limit`.
    package func format(
        _ time: CalendarTime, _ format: HostPath, limit: Int = 1 << 20, _ body: (UnsafeRawBufferPointer) -> Void
    ) -> Bool {
        if format.pointee == 0 {
            body(UnsafeRawBufferPointer(start: nil, count: 0))
            return true
        }
        var raw = time.raw
        var capacity = 256
        while capacity <= limit {
            let isDone = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
                guard let start = buffer.baseAddress else { return false }
                let count = ProcessState.locked { taipan_strftime(start, capacity, format, &raw) }
                // Zero is also the answer for a text that is empty (`%p` in some locales): not worth more than a few tries.
                if count == 0 && capacity < 256 * Int(Glibc.strlen(format)) { return false }
                body(UnsafeRawBufferPointer(start: start, count: count))
                return true
            }
            if isDone { return true }
            capacity *= 4
        }
        return false
    }

    /// `nl_langinfo`: what `strftime` writes for a word in the present locale. Good until somebody sets another one.
    package func name(_ word: CalendarWord, _ index: Int32) -> HostPath? {
        let first: Int
        switch word {
        case .day: first = DAY_1
        case .shortDay: first = ABDAY_1
        case .month: first = MON_1
        case .shortMonth: first = ABMON_1
        case .halfDay: first = AM_STR
        }
        return UnsafePointer(Glibc.nl_langinfo(nl_item(first) + index))
    }

    /// `tzset`: reads TZ again. The zones are the process's, whatever a private environment says.
    package func loadTimeZone() { ProcessState.locked { taipan_load_time_zone() } }

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
