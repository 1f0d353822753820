// Threads with a stack size of one's own, locks and conditions to build an interpreter lock from, the bounds of the
// current stack, and regions of reserved memory for value stacks. Swift's own concurrency gives no control over a
// stack, which an evaluator that recurses needs.
//
// Unsafe: a thread's closure leaves the compiler's view here (it is boxed, handed to C, and unboxed exactly once over
// there); the pthread objects live in memory of their own because they must not move.
import CHostShims
import Glibc

/// A running thread, for example `try HostThread(stackSize: 64 << 20) { … }`, to be joined or detached exactly once.
package final class HostThread: @unchecked Sendable {
    private let handle: pthread_t
    /// Set by `join` and `detach`, on the owner's side.
    private var isReleased = false

    /// What travels to the new thread.
    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts a thread. A stack size of 0 is the system's usual (8 MiB); others are rounded up to whole pages. The
    /// memory is reserved, not used. EAGAIN when the system has no more threads, EINVAL for an impossible size.
    package init(stackSize: Int = 0, _ body: @escaping @Sendable () -> Void) throws(Errno) {
        var attributes = pthread_attr_t()
        var code = pthread_attr_init(&attributes)
        guard code == 0 else { throw Errno(code) }
        defer { pthread_attr_destroy(&attributes) }
        if stackSize != 0 {
            guard stackSize > 0, stackSize < Int.max - 65536 else { throw .EINVAL }
            let page = HostThread.pageSize
            code = pthread_attr_setstacksize(&attributes, (stackSize + page - 1) / page * page)
            guard code == 0 else { throw Errno(code) }
        }
        let start = Unmanaged.passRetained(Start(body))
        var handle = pthread_t()
        code = pthread_create(
            &handle, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw Errno(code)
        }
        self.handle = handle
    }

    deinit {
        if !isReleased { pthread_detach(handle) }
    }

    /// Waits for its end. The second call returns at once.
    package func join() {
        if isReleased { return }
        isReleased = true
        pthread_join(handle, nil)
    }

    /// Lets it run on unobserved.
    package func detach() {
        if isReleased { return }
        isReleased = true
        pthread_detach(handle)
    }

    /// Sends a signal to it, for example to wake it from a blocking call.
    package func signal(_ number: Int32) throws(Errno) {
        if isReleased { throw .ESRCH }
        let code = pthread_kill(handle, number)
        if code != 0 { throw Errno(code) }
    }

    // MARK: The current thread

    /// A number that is the current thread's while it lives (`pthread_self`).
    package static var currentIdentifier: UInt { UInt(pthread_self()) }

    /// The kernel's number of the current thread (`gettid`).
    package static var currentKernelIdentifier: Int32 { taipan_thread_id() }

    /// Lets another thread run.
    package static func yield() { sched_yield() }

    /// Names the current thread for `ps` and debuggers; what exceeds 15 bytes is cut off.
    package static func setCurrentName(_ name: String) {
        var bytes = name.utf8CString.prefix(15)
        bytes.append(0)
        bytes.withUnsafeBufferPointer { _ = taipan_set_thread_name($0.baseAddress) }
    }

    /// The stack of the current thread. It grows from `top` down to `low`; touching less is a crash. The main
    /// thread's `low` is where its limit (`ulimit -s`) ends; unlimited ones are given as 64 MiB.
    package static var currentStack: (low: UInt, top: UInt)? {
        var low: UnsafeMutableRawPointer?
        var size = 0
        var guardSize = 0
        guard taipan_stack_bounds(&low, &size, &guardSize) == 0, let low, size > 0 else { return nil }
        let bottom = UInt(bitPattern: low)
        let (top, overflow) = bottom.addingReportingOverflow(UInt(size))
        if overflow { return nil }
        // glibc counts the guard into the size of stacks that it has made.
        let usable = bottom &+ UInt(guardSize)
        if top &- usable > 1 << 40 { return (top &- 64 << 20, top) }
        return (usable, top)
    }

    /// Runs `body` on a stack of its own, then comes back: the current thread, which need not be one that was made here, gets
    /// room for deep recursion without a second thread. (A second one would cost an arena of `malloc` and its locks, and signals
    /// would reach the wrong one.) The memory is reserved, not used. EINVAL for an impossible size, ENOMEM when there is no
    /// address space.
    package static func withStack(byteCount: Int, _ body: () -> Void) throws(Errno) {
        guard byteCount > 65536, byteCount < Int.max - 65536 else { throw .EINVAL }
        let code = withoutActuallyEscaping(body) { body in
            var function = body
            return withUnsafeMutablePointer(to: &function) { pointer in
                taipan_call_on_stack(
                    byteCount, { argument in argument?.assumingMemoryBound(to: (() -> Void).self).pointee() }, pointer)
            }
        }
        if code != 0 { throw Errno(code) }
    }

    /// Bytes in a page of memory.
    package static var pageSize: Int { max(Int(Glibc.sysconf(Int32(_SC_PAGESIZE))), 4096) }
}

// MARK: - Locks

/// A mutex. Not recursive, not fair.
package final class HostLock: @unchecked Sendable {
    fileprivate let mutex: UnsafeMutablePointer<pthread_mutex_t>

    package init() {
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    package func lock() { pthread_mutex_lock(mutex) }
    package func unlock() { pthread_mutex_unlock(mutex) }
    /// Takes the lock if it is free; says whether it did.
    package func tryLock() -> Bool { pthread_mutex_trylock(mutex) == 0 }

    package func withLock<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        lock()
        defer { unlock() }
        return try body()
    }
}

/// A condition variable on the monotonic clock: setting the time of day does not disturb waits.
package final class HostCondition: @unchecked Sendable {
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    package init() {
        condition = .allocate(capacity: 1)
        condition.initialize(to: pthread_cond_t())
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        condition.deallocate()
    }

    /// Gives the lock up while waiting. May return without reason: test the condition in a loop.
    package func wait(_ lock: HostLock) { pthread_cond_wait(condition, lock.mutex) }

    /// The same up to a time in nanoseconds of `ClockKind.monotonic`; false when it has passed.
    package func wait(_ lock: HostLock, until deadline: Int64) -> Bool {
        var time = Timestamp(totalNanoseconds: max(deadline, 0)).timespec
        return pthread_cond_timedwait(condition, lock.mutex, &time) != ETIMEDOUT
    }

    package func signal() { pthread_cond_signal(condition) }
    package func broadcast() { pthread_cond_broadcast(condition) }
}

/// A semaphore that starts at zero. Unlike a condition it lets a signal end the waiting.
package final class HostSemaphore: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    package init() {
        semaphore = .allocate(capacity: 1)
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    package func post() { sem_post(semaphore) }

    /// Waits until somebody posts; false if a signal came first.
    package func wait() -> Bool { sem_wait(semaphore) == 0 }
}

// MARK: - Reserved memory

/// Address space that costs memory only where it has been touched: a value stack of 256 MiB is one `mmap`.
/// Zeroed. Unmapped with the object; pointers into it must not outlive it.
package final class MemoryRegion: @unchecked Sendable {
    package let start: UnsafeMutableRawPointer
    package let byteCount: Int

    /// Rounds up to whole pages. ENOMEM when the address space is exhausted or the process limited.
    package init(byteCount: Int) throws(Errno) {
        let page = HostThread.pageSize
        guard byteCount > 0, byteCount <= Int.max - page else { throw .EINVAL }
        let size = (byteCount + page - 1) / page * page
        guard let start = taipan_map_reserved(size) else { throw Errno.current }
        self.start = start
        self.byteCount = size
    }

    deinit { Glibc.munmap(start, byteCount) }

    /// Gives the pages of a range back; they read as zeros afterwards. Whole pages inside the range only.
    package func discard(from offset: Int, count: Int) {
        guard offset >= 0, count > 0, offset <= byteCount, count <= byteCount - offset else { return }
        let page = HostThread.pageSize
        let low = (offset + page - 1) / page * page
        let high = (offset + count) / page * page
        if low < high { Glibc.madvise(start + low, high - low, MADV_DONTNEED) }
    }
}
