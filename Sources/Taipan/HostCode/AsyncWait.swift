// Asynchronous host functions: the script's thread waits for a task.
//
// It does not wait idly. The task prefers an executor whose jobs are run by the waiting thread itself, so that a script on a thread of
// Swift's pool cannot starve the task it waits for, however few threads the pool has. Actors with executors of their own (the main
// actor) still run there.

import TaipanHost
import TaipanRuntime

extension Interpreter {
    /// Runs `body` as a task while the script waits. An interrupt or a limit ends the waiting and cancels the task.
    func wait<R: Sendable>(_ body: @escaping @Sendable () async throws -> R) throws -> R {
        let executor = WaitingExecutor()
        let answer = Answer<R>()
        let task = Task(executorPreference: executor) {
            do { answer.result = .success(try await body()) } catch { answer.result = .failure(error) }
            executor.finish()
        }
        while true {
            if executor.work() {
                guard let result = answer.result else { throw CancellationError() }
                return try result.get()
            }
            do throws(Raise) { try thread.handleInterruption() } catch {
                task.cancel()
                executor.abandon()
                throw error
            }
        }
    }

    /// The result of a task.
    ///
    /// - Safety: `@unchecked Sendable`: written by the task before it finishes the executor, read after that.
    private final class Answer<R: Sendable>: @unchecked Sendable {
        var result: Result<R, any Error>?
    }
}

/// Runs jobs on the thread that calls `work`.
///
/// - Safety: `@unchecked Sendable`: everything variable is touched under the lock.
private final class WaitingExecutor: TaskExecutor, @unchecked Sendable {
    private let lock = HostLock()
    /// Posted for every job, and at the end.
    private let news = HostSemaphore()
    private var jobs: [UnownedJob] = []
    private var isFinished = false
    /// Nobody calls `work` any more.
    private var isAbandoned = false

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isTaken = lock.withLock {
            if !isAbandoned { jobs.append(job) }
            return !isAbandoned
        }
        if isTaken { news.post() } else { globalConcurrentExecutor.enqueue(job) }
    }

    func finish() {
        lock.withLock { isFinished = true }
        news.post()
    }

    /// What comes from now on goes to Swift's pool.
    func abandon() {
        let left = lock.withLock {
            isAbandoned = true
            defer { jobs = [] }
            return jobs
        }
        for job in left { globalConcurrentExecutor.enqueue(job) }
    }

    /// Waits for a job and runs it; true when the task has finished. The caller looks after each whether the script is to stop: a
    /// task that always has something to do would never let a signal through.
    func work() -> Bool {
        if !news.wait() { return false }
        let (job, isDone) = lock.withLock { (jobs.isEmpty ? nil : jobs.removeFirst(), isFinished) }
        if let job { job.runSynchronously(on: asUnownedTaskExecutor()) } else if isDone { return true }
        return false
    }
}
