// What belongs to the process and not to an interpreter, and has no lock of its own in the C library: the environment, the time
// zone read from it, the walk through the databases of users and groups. Interpreters in several threads take turns.
//
// Threads of the embedding program that call `setenv` themselves take no part in this: as with every library in a process, that is
// safe only before the threads are started.
import CHostShims

enum ProcessState {
    /// Runs `body`, which must not call back into an interpreter, while no other one is in such a call.
    @inline(__always)
    static func locked<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        taipan_process_lock()
        defer { taipan_process_unlock() }
        return try body()
    }
}
