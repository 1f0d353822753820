// Long work of native code in pieces: between two of them the world is looked at, so that a script that is to be stopped does not go
// on for the length of a string of a hundred million characters.
//
// A piece takes well under a millisecond. Work that fits into one is done without counting; longer work is charged in the unit of all
// steps, about ten nanoseconds. No code of the script runs in between (signal handlers and finalizers wait for the next call or turn
// of a loop), so that the work may hold addresses and counts of objects that such code could change.

import TaipanHost

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// As `charge`, but runs no code of the script.
    @inline(__always)
    package func chargeQuietly(_ units: Int) throws(Raise) {
        pointee.countdown &-= units
        if pointee.countdown < 0 { try attendQuietly() }
    }

    /// A signal's handler is code of the script: it runs as soon as the work is done.
    @inline(never) private func attendQuietly() throws(Raise) {
        try attend()
        if PendingSignals.isAny && interpreter.handlesSignals { pointee.cutShort() }
    }

    /// Calls `body` with consecutive ranges (start, end) of `0 ..< count`, each at most `size` long, and charges `cost` for 64 items
    /// after every full one. `body` may itself stop early by throwing.
    @inline(__always)
    package func inPieces(
        _ count: Int, of size: Int = 1 << 16, cost: Int = 64,
        _ body: (_ start: Int, _ end: Int) throws(Raise) -> Void
    ) throws(Raise) {
        if count <= size { return try body(0, count) }
        var start = 0
        while start < count {
            let end = min(start &+ size, count)
            try body(start, end)
            try chargeQuietly((end &- start) &* cost &>> 6)
            start = end
        }
    }

    /// The same for work that moves bytes: a megabyte at a time, most of it the system's work of finding new pages.
    @inline(__always)
    package func inBlocks(
        _ count: Int, _ body: (_ start: Int, _ end: Int) throws(Raise) -> Void
    ) throws(Raise) {
        try inPieces(count, of: 1 << 20, cost: 2, body)
    }

    /// `memcpy` in pieces.
    @inline(__always)
    package func copyLong(
        _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
    ) throws(Raise) {
        if count <= 1 << 20 { return copyBytes(target, source, count) }
        try inBlocks(count) { (start, end) throws(Raise) in copyBytes(target + start, source + start, end &- start) }
    }

    /// Counts one item of a long loop whose items each take about `cost` times ten nanoseconds: every 4096th looks at the world.
    @inline(__always)
    package func chargeItem(_ index: Int, cost: Int = 1) throws(Raise) {
        if index & 4095 == 4095 { try chargeQuietly(4096 &* cost) }
    }

    /// Counts the way from `mark` to `position` of a loop whose steps have different lengths.
    @inline(__always)
    package func chargeWay(_ mark: inout Int, to position: Int, cost: Int = 1) throws(Raise) {
        if position &- mark >= 1 << 14 {
            try chargeQuietly((position &- mark) &* cost)
            mark = position
        }
    }
}
