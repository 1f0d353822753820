// Processes, signals, threads, clocks, identity, memory and numbers, against the real system.
import Synchronization
import Testing

@testable import TaipanHost

@Suite(.serialized) struct ProcessTests {
    @Test(arguments: [("exit 3", true, Int32(3)), ("kill -9 $$", false, 9), ("exit 0", true, 0)])
    func childrenAreWaitedFor(_ script: String, _ exited: Bool, _ number: Int32) throws {
        let host = Host()
        let child = try host.spawn("/bin/sh", ["sh", "-c", script].map { Array($0.utf8) })
        let (found, status, usage) = try host.wait4(child)
        #expect(found == child)
        #expect(status.hasExited == exited && status.wasSignaled != exited)
        #expect((exited ? status.exitCode : status.terminatingSignal) == number)
        #expect(usage.maximumResident > 0)
        #expect(errno { () throws(Errno) in _ = try host.waitpid(child) } == .ECHILD)
    }

    @Test func programsThatAreNotThere() {
        let host = Host()
        #expect(errno { () throws(Errno) in _ = try host.spawn("/nowhere", [[0x61]]) } == .ENOENT)
        #expect(errno { () throws(Errno) in try host.execute("/nowhere", [[0x61]]) } == .ENOENT)
        #expect(errno { () throws(Errno) in try host.execute("/etc/passwd", [[0x61]]) } == .EACCES)
    }

    @Test func signalsAreMarkedAndTaken() throws {
        let host = Host()
        let user1: Int32 = 10, user2: Int32 = 12
        // The test's thread belongs to a pool whose threads block all signals.
        let mask = try host.signalMask(1, [SignalSet(signal: user1), SignalSet(signal: user2)])
        defer { _ = try? host.signalMask(2, mask) }
        let (reading, writing) = try host.pipe()
        try host.setBlocking(writing, false)
        #expect(host.setSignalWakeup(writing) == -1)
        defer { host.setSignalWakeup(-1) }
        for number in [user1, user2] { try host.setSignal(number, .notify) }
        #expect(try host.signalAction(user1) == .notify)
        #expect(!PendingSignals.isAny)
        try host.raise(user2)
        try host.raise(user1)
        #expect(PendingSignals.isAny)
        #expect(PendingSignals.take() == user1)
        #expect(PendingSignals.isAny)
        #expect(PendingSignals.take() == user2)
        #expect(PendingSignals.take() == 0 && !PendingSignals.isAny)
        #expect(try read(reading) == "\u{0C}\u{0A}")
        for number in [user1, user2] { try host.setSignal(number, .systemDefault) }
        #expect(try host.signalAction(user1) == .systemDefault)
        #expect(errno { () throws(Errno) in try host.setSignal(9, .notify) } == .EINVAL)
        #expect(errno { () throws(Errno) in try host.setSignal(4711, .notify) } == .EINVAL)
        #expect(host.signalText(2) == "Interrupt" && host.signalText(0) == nil)
        try host.close(reading)
        try host.close(writing)
    }

    @Test func aSleepSurvivesSignals() throws {
        let host = Host()
        let mask = try host.signalMask(1, SignalSet(signal: 14))
        defer { _ = try? host.signalMask(2, mask) }
        try host.setSignal(14, .notify)
        var interruptions = 0
        host.onInterrupt = {
            interruptions += 1
            return true
        }
        let me = HostThread.currentIdentifier
        final class End: Sendable { let isReached = Atomic(false) }
        let end = End()
        let thread = try HostThread {
            let other = Host()
            while !end.isReached.load(ordering: .relaxed) {
                try? other.sleep(nanoseconds: 10_000_000)
                try? other.kill(thread: me, 14)
            }
        }
        // on a busy machine several signals may arrive as one, or none in time
        let start = try host.nanoseconds(.monotonic)
        var now = start
        while interruptions < 3 && now - start < 60_000_000_000 {
            let before = now
            try host.sleep(nanoseconds: 60_000_000)
            now = try host.nanoseconds(.monotonic)
            #expect(now - before >= 60_000_000)
        }
        end.isReached.store(true, ordering: .relaxed)
        thread.join()
        #expect(interruptions >= 3)
        while PendingSignals.take() != 0 {}
        try host.setSignal(14, .systemDefault)
    }

    @Test func aChildDiesByTheSignalItWasEndedBy() throws {
        let host = Host()
        let child = try host.fork()
        if child == 0 {
            try? host.setSignal(2, .notify)
            host.endBySignal(2)
            host.exitNow(99)
        }
        let status = try host.waitpid(child).status
        #expect(status.wasSignaled && status.terminatingSignal == 2)
    }
}

@Suite struct ThreadTests {
    @Test(arguments: [0, 1 << 20, 512 << 20]) func threadsHaveTheStackTheyAskFor(_ size: Int) throws {
        final class Box: @unchecked Sendable { var stack: (low: UInt, top: UInt)?; var here: UInt = 0 }
        let box = Box()
        let thread = try HostThread(stackSize: size) {
            box.stack = HostThread.currentStack
            withUnsafePointer(to: box) { box.here = UInt(bitPattern: $0) }
        }
        thread.join()
        thread.join()
        let stack = try #require(box.stack)
        #expect(stack.low < box.here && box.here < stack.top)
        if size != 0 { #expect(stack.top - stack.low >= UInt(size) - 65536) }
    }

    @Test func aThreadCanBorrowAStack() throws {
        var inside: (low: UInt, top: UInt)?
        var here: UInt = 0
        let before = HostThread.currentStack
        try HostThread.withStack(byteCount: 64 << 20) {
            inside = HostThread.currentStack
            var local = 0
            withUnsafePointer(to: &local) { here = UInt(bitPattern: $0) }
        }
        let stack = try #require(inside)
        #expect(stack.low < here && here < stack.top && stack.top - stack.low == 64 << 20)
        #expect(HostThread.currentStack?.top == before?.top)
        #expect(errno { () throws(Errno) in try HostThread.withStack(byteCount: -1) {} } == .EINVAL)
        #expect(errno { () throws(Errno) in try HostThread.withStack(byteCount: 1 << 60) {} } == .ENOMEM)
    }

    @Test func impossibleStacksAreRefused() {
        #expect(errno { () throws(Errno) in _ = try HostThread(stackSize: -1) {} } == .EINVAL)
        #expect(errno { () throws(Errno) in _ = try HostThread(stackSize: .max) {} } == .EINVAL)
        #expect(errno { () throws(Errno) in _ = try HostThread(stackSize: 1 << 50) {} } == .EAGAIN)
    }

    @Test func locksAndConditions() throws {
        final class Shared: @unchecked Sendable { let lock = HostLock(); let changed = HostCondition(); var turns = 0 }
        let shared = Shared()
        let threads = try (0..<4).map { _ in
            try HostThread(stackSize: 1 << 18) {
                for _ in 0..<1000 { shared.lock.withLock { shared.turns += 1 } }
                shared.changed.broadcast()
            }
        }
        shared.lock.lock()
        while shared.turns < 4000 { shared.changed.wait(shared.lock) }
        #expect(!shared.lock.tryLock())
        #expect(!shared.changed.wait(shared.lock, until: try Host().nanoseconds(.monotonic) + 1_000_000))
        shared.lock.unlock()
        for thread in threads { thread.join() }
        #expect(shared.turns == 4000)
    }

    @Test func reservedMemoryCostsNothingUntilTouched() throws {
        let region = try MemoryRegion(byteCount: 8 << 30)
        region.start.storeBytes(of: 7, as: Int.self)
        (region.start + region.byteCount - 8).storeBytes(of: 8, as: Int.self)
        #expect(region.start.load(as: Int.self) == 7)
        region.discard(from: 0, count: region.byteCount)
        #expect(region.start.load(as: Int.self) == 0)
        #expect(errno { () throws(Errno) in _ = try MemoryRegion(byteCount: 1 << 60) } == .ENOMEM)
        #expect(errno { () throws(Errno) in _ = try MemoryRegion(byteCount: .max) } == .EINVAL)
    }
}

@Suite struct ClockTests {
    @Test func clocksGoForward() throws {
        let host = Host()
        for kind in [ClockKind.realtime, .monotonic, .process, .thread, .boottime] {
            let first = try host.nanoseconds(kind)
            #expect(try host.nanoseconds(kind) >= first)
        }
        #expect(errno { () throws(Errno) in _ = try host.clock(ClockKind(rawValue: 4711)) } == .EINVAL)
    }

    @Test(arguments: [
        (Int64(0), Int64(0), Int64(0)), (-1, -1, 999_999_999), (-1_000_000_000, -1, 0), (1_500_000_000, 1, 500_000_000),
        (.min, -9_223_372_037, 145_224_192), (.max, 9_223_372_036, 854_775_807),
    ])
    func timestampsAreExact(_ total: Int64, _ seconds: Int64, _ nanoseconds: Int64) {
        let time = Timestamp(totalNanoseconds: total)
        #expect(time == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
        if total != .min { #expect(time.totalNanoseconds == total) }
    }

    @Test func theCalendarGoesBothWays() throws {
        let host = Host()
        for seconds: Int64 in [0, -1, 951_782_400, 4_102_444_800, -62_135_596_800] {
            let time = try host.universalTime(seconds)
            #expect(host.seconds(ofUniversal: time) == seconds)
            let local = try host.localTime(seconds)
            #expect(host.seconds(ofLocal: local)?.seconds == seconds)
        }
        let time = try host.universalTime(951_782_400)
        func printed(_ format: String, limit: Int = 1 << 20) -> [UInt8]? {
            var text: [UInt8] = []
            let isDone = host.format(time, format, limit: limit) { text = Array($0) }
            return isDone ? text : nil
        }
        #expect(printed("%Y-%m-%d %H:%M:%S %j %a").map { String(bytes: $0) } == "2000-02-29 00:00:00 060 Tue")
        #expect(printed("") == [])
        let long = String(repeating: "%A ", count: 500)
        #expect(printed(long)?.count == 500 * 8)
        #expect(printed(long, limit: 1024) == nil)
        #expect(host.name(.shortMonth, 11).map { String(cString: $0) } == "Dec")
        #expect(host.name(.halfDay, 1).map { String(cString: $0) } == "PM")
        #expect(errno { () throws(Errno) in _ = try host.universalTime(.max) } == .EOVERFLOW)
    }
}

@Suite struct IdentityTests {
    @Test func theSystemSaysWhoWeAre() throws {
        let host = Host()
        #expect(host.processIdentifier > 0)
        #expect(try host.getresuid().real == host.userIdentifier)
        let root = try #require(try host.user(0))
        #expect(String(bytes: root.name) == "root" && String(bytes: root.home) == "/root")
        #expect(try host.user(named: "root") == root)
        #expect(try host.user(named: "nobody-of-that-name") == nil)
        #expect(try host.group(named: "root")?.group == 0)
        #expect(try String(bytes: host.uname().system) == "Linux")
        #expect(try host.gethostname() == host.uname().node)
        #expect(try host.getgroups().count >= 0)
    }

    @Test func theSystemHasNumbers() throws {
        let host = Host()
        #expect(ConstantFamily.os["O_CLOEXEC"] == 0x80000)
        #expect(ConstantFamily.signal["SIGKILL"] == 9)
        #expect(ConstantFamily.os["O_NONSENSE"] == nil)
        let name = try #require(ConstantFamily.sysconf["SC_PAGESIZE"])
        #expect(try host.sysconf(Int32(name)) == host.pageSize)
        #expect(errno { () throws(Errno) in _ = try host.sysconf(4711) } == .EINVAL)
        #expect(try host.affinity(0).count == host.usableProcessorCount)
        #expect(try #require(host.processorCount) > 0)
        #expect(Host.split(device: Host.device(major: 8, minor: 300)) == (8, 300))
    }
}

@Suite struct NumberTests {
    @Test func mathematicsAtTheEdges() {
        #expect(Libm.pow(2, 0.5) == 2.0.squareRoot())
        #expect(Libm.frexp(8) == (0.5, 4) && Libm.frexp(-.infinity) == (-.infinity, 0))
        #expect(
            Libm.ldexp(1, -1074) == .leastNonzeroMagnitude && Libm.ldexp(1, .max) == .infinity
                && Libm.ldexp(1, .min) == 0)
        #expect(Libm.ldexp(0.75, -1074) == .leastNonzeroMagnitude)
        #expect(Libm.modf(-2.5) == (-0.5, -2) && Libm.modf(.infinity) == (0, .infinity))
        #expect(Libm.modf(-3).fraction.sign == .minus)
        #expect(Libm.lgamma(-0.5).sign == -1 && Libm.lgamma(3).value == Libm.log(2))
        #expect(Libm.remainder(5, 3) == -1 && Libm.fmod(-5, 3) == -2)
        #expect(Libm.fma(3, 4, 5) == 17 && Libm.nextafter(0, 1) == .leastNonzeroMagnitude)
        #expect(Libm.parse("1e400x") == (.infinity, 5) && Libm.parse("x").count == 0)
    }

    @Test(arguments: [
        (Libm.Style.fixed, 2, "2.67"), (.exponent, 3, "2.675e+00"), (.general, 17, "2.6749999999999998"),
        (.fixed, 60, ""),
    ])
    func numbersAsText(_ style: Libm.Style, _ precision: Int, _ expected: String) {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { buffer in
            let count = Libm.format(2.675, style, precision: precision, into: buffer)
            if expected.isEmpty {
                #expect(count == 62)
            } else {
                #expect(String(cString: buffer.baseAddress!) == expected)
            }
        }
    }

    @Test func memory() throws {
        let text = Array("hello world".utf8)
        text.withUnsafeBytes { all in
            let start = all.baseAddress!
            #expect(RawMemory.find(UInt8(ascii: "o"), in: start, count: 11).map { $0 - start } == 4)
            #expect(RawMemory.findLast(UInt8(ascii: "o"), in: start, count: 11).map { $0 - start } == 7)
            #expect(RawMemory.find("wor", needleCount: 3, in: start, count: 11).map { $0 - start } == 6)
            #expect(RawMemory.find("xyz", needleCount: 3, in: start, count: 11) == nil)
        }
        let block = try #require(RawMemory.allocateZeroed(100))
        #expect(RawMemory.usableSize(block) >= 100)
        let larger = try #require(RawMemory.reallocate(block, 1000))
        RawMemory.fill(larger, with: 7, count: 1000)
        #expect(RawMemory.compare(larger, larger + 500, count: 500) == 0)
        RawMemory.free(larger)
        #expect(RawMemory.allocate(.max) == nil)
    }

    /// In a thread of its own: the fence is the thread's and cannot be taken away.
    @Test func landlockFencesAThread() throws {
        guard Landlock.isAvailable else { return }
        try withScratchDirectory { path in
            try Host().mkdir(path + "/inside")
            let results = ThreadResults()
            let thread = try HostThread {
                let host = Host()
                _ = try? Landlock.enforce([Landlock.Path(Array("\(path)/inside".utf8), isWritable: true)])
                results.set(
                    (try? host.open(path + "/inside/f", OpenFlags.create | OpenFlags.writeOnly)) != nil,
                    errno { () throws(Errno) in _ = try host.open(path + "/f", OpenFlags.create | OpenFlags.writeOnly) }
                )
            }
            thread.join()
            #expect(results.isInsideOpen)
            #expect(results.failureOutside == .EACCES)
        }
    }
}

/// What a thread found out; read after it has been joined.
private final class ThreadResults: @unchecked Sendable {
    private(set) var isInsideOpen = false
    private(set) var failureOutside: Errno?

    func set(_ isInsideOpen: Bool, _ failureOutside: Errno?) {
        self.isInsideOpen = isInsideOpen
        self.failureOutside = failureOutside
    }
}
