// An executor of Swift's concurrency that is one thread with a stack of its own.

import TaipanHost

/// Runs the jobs of one actor on one thread, in order. The thread ends when the executor goes away.
final class ThreadExecutor: SerialExecutor {
    private let queue = JobQueue()

    /// - Throws: `Errno` if there is no thread to be had.
    init(stackSize: Int, name: String) throws(Errno) {
        queue.executor = self
        let thread = try HostThread(stackSize: stackSize) { [queue] in
            HostThread.setCurrentName(name)
            queue.work()
        }
        thread.detach()
    }

    deinit { queue.stop() }

    func enqueue(_ job: consuming ExecutorJob) { queue.add(UnownedJob(job)) }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// What executor and thread share: the thread must not keep the executor alive.
private final class JobQueue: @unchecked Sendable {
    private let lock = HostLock()
    private let condition = HostCondition()
    private var jobs: [UnownedJob] = []
    private var isStopped = false
    /// Set before the thread starts; alive whenever there is a job.
    weak var executor: ThreadExecutor?

    func add(_ job: UnownedJob) {
        lock.withLock { jobs.append(job) }
        condition.signal()
    }

    func stop() {
        lock.withLock { isStopped = true }
        condition.signal()
    }

    func work() {
        while let job = next() {
            // kept until the job is done, which may be the end of the actor that owns the executor
            guard let executor else { return }
            job.runSynchronously(on: executor.asUnownedSerialExecutor())
        }
    }

    /// The next job, waiting for it; nil at the end.
    private func next() -> UnownedJob? {
        lock.lock()
        defer { lock.unlock() }
        while true {
            if !jobs.isEmpty { return jobs.removeFirst() }
            if isStopped { return nil }
            condition.wait(lock)
        }
    }
}
