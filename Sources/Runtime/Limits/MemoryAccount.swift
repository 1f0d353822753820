// How much memory one interpreter uses, at the price of a look at the process now and then.
//
// Alone in its process, an interpreter uses what the process has grown by. In company that is an upper bound at best, which others
// raise by allocating and lower by freeing. So the objects are counted (`countMemory`), but only when the growth since the last count
// leaves room for doubt, or after a while, in case others have freed what this one has taken; and never for more than a twentieth
// of the time, unless the process has grown by a whole limit meanwhile.

import Synchronization
import TaipanHost

struct MemoryAccount: ~Copyable {
    /// Bytes in use when it was last looked.
    private(set) var used = 0
    /// The most that were seen in use.
    private(set) var peak = 0

    /// What the process occupied when the interpreter was made.
    private let residentAtStart = ProcessClock.residentBytes
    /// There has been another interpreter during the life of this one: the growth of the process may be its.
    private var hasHadCompany = false
    /// What the last count came to, and what the process occupied then.
    private var counted = 0
    private var residentAtCount: Int
    /// Times on the monotonic clock before which it is not counted again: without need, and even with some.
    private var nextCount = 0
    private var earliestCount = 0

    /// The interpreters of this process. A number and nothing else: none of them can find another one by it.
    private static let living = Atomic<Int>(0)
    /// How long a count is good for if nothing speaks against it, in nanoseconds.
    private static let validity = 250_000_000

    init() {
        residentAtCount = residentAtStart
        MemoryAccount.living.add(1, ordering: .relaxed)
    }

    deinit { MemoryAccount.living.subtract(1, ordering: .relaxed) }

    /// Brings `used` up to date, exactly only if it is near `limit` or beyond.
    mutating func look(limit: Int, _ thread: ThreadRef) {
        let resident = ProcessClock.residentBytes
        if MemoryAccount.living.load(ordering: .relaxed) > 1 { hasHadCompany = true }
        if !hasHadCompany {
            used = max(0, resident - residentAtStart)
            peak = max(peak, used)
            return
        }
        let growth = max(0, resident - residentAtCount)
        used = min(counted + growth, resident)
        let isDoubtful = used > limit
        if limit == .max || resident <= limit || !isDoubtful && ProcessClock.monotonic < nextCount {
            // (without a limit nobody counts, and the bound has to do)
            peak = max(peak, limit == .max ? used : counted)
            return
        }
        if !isDoubtful || ProcessClock.monotonic >= earliestCount || growth > limit {
            count(resident, thread)
        } else {
            // too early to say: what was counted last is believed for the moment
            used = counted
        }
        peak = max(peak, used)
    }

    private mutating func count(_ resident: Int, _ thread: ThreadRef) {
        let start = ProcessClock.monotonic
        counted = thread.countMemory()
        used = counted
        residentAtCount = resident
        let end = ProcessClock.monotonic
        earliestCount = end + 20 * (end - start)
        nextCount = max(end + MemoryAccount.validity, earliestCount)
    }
}
