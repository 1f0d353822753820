// A stable, adaptive merge sort of trivial records: the engine of `list.sort`.
//
// It takes the runs that are already there (a descending one is turned round), lengthens short ones by binary insertion, and
// merges neighbours in the order that powersort prescribes (Munro and Wild, 2018): nearly as good as the best order, from a
// few integers per run. A merge first cuts off what is in place already, and when one side keeps winning it leaps ahead with
// an exponential search. So sorted, reversed and partly sorted data cost little more than n comparisons.
//
// Unsafe: works on raw buffers of records; the records are trivial (no reference counts), which `init` relies on.

struct MergeSorter<Order: SortOrder> {
    typealias Element = Order.Element
    typealias Records = UnsafeMutablePointer<Element>

    private struct Run {
        var start: Int
        var count: Int
        /// How early the border between this run and the next is to be merged.
        var power = 0
    }

    private let order: Order
    private let records: Records
    private let count: Int
    private let thread: ThreadRef
    /// Room for the shorter side of the largest merge; made when first needed.
    private var scratch: Records?
    private var runs: [Run] = []

    /// After so many wins in a row a side is searched instead of stepped through.
    private static var leapAfter: Int { 7 }

    init(_ order: Order, _ records: Records, _ count: Int, _ thread: ThreadRef) {
        self.order = order
        self.records = records
        self.count = count
        self.thread = thread
    }

    mutating func free() {
        if let scratch { freeBytes(scratch) }
        scratch = nil
    }

    mutating func sort() throws(Raise) {
        if count < 2 { return }
        let shortest = shortestRun
        var start = 0
        while start < count {
            var length = try takeRun(start)
            if length < shortest {
                let forced = min(shortest, count &- start)
                try insertionSort(start, sorted: length, forced)
                length = forced
            }
            try push(Run(start: start, count: length))
            start &+= length
        }
        while runs.count > 1 { try mergeTop() }
    }

    /// 32…64, such that the count divided by it is a power of two or a little less.
    private var shortestRun: Int {
        var n = count
        var hasRest = 0
        while n >= 64 {
            hasRest |= n & 1
            n >>= 1
        }
        return n &+ hasRest
    }

    /// The length of the run at `start`, which is ascending afterwards.
    private func takeRun(_ start: Int) throws(Raise) -> Int {
        var i = start &+ 1
        if i >= count { return count &- start }
        if try order.isLess(records[i], records[i &- 1]) {
            i &+= 1
            while i < count, try order.isLess(records[i], records[i &- 1]) { i &+= 1 }
            var low = start
            var high = i &- 1
            while low < high {
                let kept = records[low]
                records[low] = records[high]
                records[high] = kept
                low &+= 1
                high &-= 1
            }
        } else {
            i &+= 1
            while i < count, !(try order.isLess(records[i], records[i &- 1])) { i &+= 1 }
        }
        return i &- start
    }

    /// Sorts `length` records at `start`, of which the first `sorted` are.
    private func insertionSort(_ start: Int, sorted: Int, _ length: Int) throws(Raise) {
        let base = records + start
        var next = sorted
        while next < length {
            let item = base[next]
            var low = 0
            var high = next
            while low < high {
                let middle = (low &+ high) >> 1
                if try order.isLess(item, base[middle]) { high = middle } else { low = middle &+ 1 }
            }
            if low < next {
                moveBytes(base + low + 1, base + low, (next &- low) &* MemoryLayout<Element>.stride)
                base[low] = item
            }
            next &+= 1
        }
    }

    // MARK: Merging

    private mutating func push(_ run: Run) throws(Raise) {
        if let last = runs.last {
            let power = borderPower(last, run)
            while runs.count > 1 && runs[runs.count - 2].power > power { try mergeTop() }
            runs[runs.count - 1].power = power
        }
        runs.append(run)
    }

    /// In the perfectly balanced tree over all records, the depth at which the middles of two neighbours part.
    private func borderPower(_ left: Run, _ right: Run) -> Int {
        var a = 2 &* left.start &+ left.count
        var b = a &+ left.count &+ right.count
        var depth = 0
        while true {
            depth &+= 1
            if a >= count {
                a &-= count
                b &-= count
            } else if b >= count {
                return depth
            }
            a &*= 2
            b &*= 2
        }
    }

    private mutating func mergeTop() throws(Raise) {
        let right = runs.removeLast()
        let left = runs.removeLast()
        try merge(left.start, left.count, right.count)
        runs.append(Run(start: left.start, count: left.count &+ right.count, power: right.power))
        try thread.charge((left.count &+ right.count) / 4)
    }

    private mutating func merge(_ start: Int, _ leftCount: Int, _ rightCount: Int) throws(Raise) {
        let right = records + start + leftCount
        // What is in place already: the beginning of the left run and the end of the right one.
        let skipped = try countNotGreater(than: right[0], records + start, leftCount)
        let left = records + start + skipped
        let leftLeft = leftCount &- skipped
        if leftLeft == 0 { return }
        let rightLeft = try countLess(than: left[leftLeft &- 1], right, rightCount)
        if rightLeft == 0 { return }
        if scratch == nil {
            scratch = allocateBytes((count / 2 &+ 1) &* MemoryLayout<Element>.stride).assumingMemoryBound(
                to: Element.self)
        }
        guard let scratch else { return }
        if leftLeft <= rightLeft {
            try mergeUpwards(left, leftLeft, right, rightLeft, scratch)
        } else {
            try mergeDownwards(left, leftLeft, right, rightLeft, scratch)
        }
    }

    private func move(_ target: Records, _ source: Records, _ number: Int) {
        moveBytes(target, source, number &* MemoryLayout<Element>.stride)
    }

    /// The left run is the shorter one: it goes aside, and the result grows from the beginning.
    private func mergeUpwards(
        _ left: Records, _ leftCount: Int, _ right: Records, _ rightCount: Int, _ aside: Records
    ) throws(Raise) {
        move(aside, left, leftCount)
        var target = left
        var i = 0
        var j = 0
        var leftWins = 0
        var rightWins = 0
        while i < leftCount && j < rightCount {
            if try order.isLess(right[j], aside[i]) {
                target.pointee = right[j]
                target += 1
                j &+= 1
                rightWins &+= 1
                leftWins = 0
                if rightWins >= Self.leapAfter && j < rightCount {
                    let leap = try countLess(than: aside[i], right + j, rightCount &- j)
                    move(target, right + j, leap)
                    target += leap
                    j &+= leap
                    rightWins = 0
                }
            } else {
                target.pointee = aside[i]
                target += 1
                i &+= 1
                leftWins &+= 1
                rightWins = 0
                if leftWins >= Self.leapAfter && i < leftCount {
                    let leap = try countNotGreater(than: right[j], aside + i, leftCount &- i)
                    move(target, aside + i, leap)
                    target += leap
                    i &+= leap
                    leftWins = 0
                }
            }
        }
        move(target, aside + i, leftCount &- i)
    }

    /// The right run is the shorter one: it goes aside, and the result grows from the end.
    private func mergeDownwards(
        _ left: Records, _ leftCount: Int, _ right: Records, _ rightCount: Int, _ aside: Records
    ) throws(Raise) {
        move(aside, right, rightCount)
        var target = right + rightCount
        var i = leftCount
        var j = rightCount
        while i > 0 && j > 0 {
            target -= 1
            if try order.isLess(aside[j &- 1], left[i &- 1]) {
                i &-= 1
                target.pointee = left[i]
            } else {
                j &-= 1
                target.pointee = aside[j]
            }
        }
        if j > 0 { move(left, aside, j) }
    }

    /// How many of the sorted records are less than or equal to `key`: doubling steps, then halving ones.
    private func countNotGreater(than key: Element, _ base: Records, _ length: Int) throws(Raise) -> Int {
        var low = 0
        var step = 1
        var high = 0
        while high < length, !(try order.isLess(key, base[high])) {
            low = high &+ 1
            high &+= step
            step &*= 2
        }
        high = min(high, length)
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(key, base[middle]) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    /// How many of the sorted records are less than `key`.
    private func countLess(than key: Element, _ base: Records, _ length: Int) throws(Raise) -> Int {
        var low = 0
        var step = 1
        var high = 0
        while high < length, try order.isLess(base[high], key) {
            low = high &+ 1
            high &+= step
            step &*= 2
        }
        high = min(high, length)
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(base[middle], key) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
