// Where exceptions end that no `except` has caught, and how Swift code sets a pending exception aside for a while.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Writes an exception with its traceback to `sys.stderr`. Errors of the stream itself are dropped: there is nobody to tell.
    package func printException(_ exception: ExceptionObject) {
        withoutPendingException {
            do throws(Raise) { try writeToStandardError(formatException(exception)) } catch { pointee.exception = nil }
        }
    }

    /// Reports the pending exception, which nobody can catch, and forgets it. `object` is what raised it: a `__del__`, a callback.
    package func reportUnraisable(_ object: Value) {
        let exception = takeException()
        if isStopped { return }
        withoutPendingException { reportUnraisable(exception, in: object) }
    }

    /// Runs `body` as if nothing were being raised: whatever is pending is put aside and put back.
    package func withoutPendingException(_ body: () -> Void) {
        let exception = pointee.exception
        let isComplete = pointee.isTracebackComplete
        pointee.exception = nil
        pointee.isTracebackComplete = false
        body()
        pointee.exception = exception
        pointee.isTracebackComplete = isComplete
    }
}
