// How much memory one interpreter uses, at the price of a look at the process now and then.
//
// Alone in its process, an interpreter uses what the process has grown by. In company that is an upper bound at best, which others
// raise by allocating and lower by freeing. So the objects are counted (`countMemory`), but only when the growth since the last count
// leaves room for doubt, or after a while, in case others have freed what this one has taken; and never for more than a twentieth
// of the time, unless the process has grown by a whole limit meanwhile. Before a large allocation it may be half of the time: what
// is let pass then cannot be noticed in time.

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
    /// When it was last counted, and how long that took this thread. (On a busy machine it may have waited in between.)
    private var lastCount = 0
    private var duration = 0

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
    ///
    /// - Parameter more: bytes of an allocation for which there has to be room as well; 0 if there is none.
    mutating func look(limit: Int, and more: Int, _ thread: ThreadRef) {
        let limit = limit - min(more, limit)
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
        let age = ProcessClock.monotonic - lastCount
        let isRested = age >= 20 * duration
        if limit == .max || resident <= limit || !isDoubtful && (!isRested || age < MemoryAccount.validity) {
            // (without a limit nobody counts, and the bound has to do)
            peak = max(peak, limit == .max ? used : counted)
            return
        }
        if !isDoubtful || isRested || growth > limit || more > 0 && age >= duration {
            count(resident, thread)
        } else {
            // too early to say: what was counted last is believed for the moment
            used = counted
        }
        peak = max(peak, used)
    }

    private mutating func count(_ resident: Int, _ thread: ThreadRef) {
        let start = ProcessClock.thread
        counted = thread.countMemory()
        used = counted
        residentAtCount = resident
        duration = ProcessClock.thread - start
        lastCount = ProcessClock.monotonic
    }
}
