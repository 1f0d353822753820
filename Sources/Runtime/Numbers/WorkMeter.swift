// How long number work is interrupted: a countdown that the loops over large operands decrement, and the error with
// which they give up. Below about a thousand limbs nothing is charged: such work is over in microseconds.

/// Thrown when the owner of a `WorkMeter` answered "stop". Nothing but the result is lost.
package struct WorkAborted: Error {
    package init() {}
}

/// A countdown in units of roughly one limb operation (about a nanosecond).
///
/// The caller makes one on its stack and hands its address down:
///
///     var meter = WorkMeter(interval: 1_000_000) { units in thread.charge(units) }
///     let product = try a.multiplied(by: b, meter: &meter)
package struct WorkMeter {
    /// Units left until `poll` is asked again.
    private var remaining: Int
    private let interval: Int
    /// Told how many units were used since it was last asked; false aborts the operation.
    private let poll: (Int) -> Bool

    package init(interval: Int = 1_000_000, poll: @escaping (Int) -> Bool) {
        self.interval = interval > 0 ? interval : 1
        self.remaining = self.interval
        self.poll = poll
    }

    @inline(__always)
    package mutating func charge(_ units: Int) throws(WorkAborted) {
        remaining &-= units
        if remaining < 0 { try refill() }
    }

    @inline(never)
    private mutating func refill() throws(WorkAborted) {
        let used = interval &- remaining
        remaining = interval
        if !poll(used) { throw WorkAborted() }
    }
}

/// The address of the caller's meter, or nil for work that must not be interrupted.
package typealias WorkMeterPointer = UnsafeMutablePointer<WorkMeter>?
