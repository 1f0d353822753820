// What the module `gc` does: asking and steering the collector, and looking at who refers to whom.
//
// This collector has two generations, not three, and counts the survivors rather than the generations; the thresholds of the
// second and third generation are kept only so that they can be read again.

/// What `gc` remembers per interpreter.
package final class GarbageControl {
    fileprivate var thresholds = (2000, 10, 10)
    fileprivate var debugFlags = 0
    fileprivate var frozenCount = 0
    /// `gc.callbacks` and `gc.garbage`.
    package let callbacks: ListObject
    package let garbage: ListObject

    fileprivate init(_ thread: ThreadRef) {
        callbacks = thread.makeList()
        garbage = thread.makeList()
    }

    package static func of(_ thread: ThreadRef) -> GarbageControl {
        if let known = thread.types.library.garbageControl { return known }
        let made = GarbageControl(thread)
        thread.types.library.garbageControl = made
        return made
    }

    // MARK: Steering

    package static func enable(_ call: Call) throws(Raise) -> Value {
        call.thread.heap.pointee.isEnabled = true
        return .none
    }

    package static func disable(_ call: Call) throws(Raise) -> Value {
        call.thread.heap.pointee.isEnabled = false
        return .none
    }

    package static func isEnabled(_ call: Call) throws(Raise) -> Value { .bool(call.thread.heap.pointee.isEnabled) }

    package static func collect(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let generation = try thread.index(call[0])
        if generation < 0 || generation > 2 { throw thread.valueError("invalid generation") }
        let control = of(thread)
        try control.tell("start", generation, 0, thread)
        let found = thread.collectGarbage()
        try control.tell("stop", generation, found, thread)
        return .int(found)
    }

    /// Calls the callbacks; what they raise is reported and dropped.
    private func tell(_ phase: String, _ generation: Int, _ collected: Int, _ thread: ThreadRef) throws(Raise) {
        if callbacks.count == 0 { return }
        let info = thread.makeDict()
        info.set(thread.intern("generation"), .int(generation))
        info.set(thread.intern("collected"), .int(collected))
        info.set(thread.intern("uncollectable"), .int(0))
        var i = 0
        while i < callbacks.count {
            let callback = copy(callbacks.items + i)
            thread.withoutPendingException {
                do throws(Raise) {
                    _ = try thread.call(callback, thread.makeStringValue(phase), .object(info))
                } catch {
                    thread.reportUnraisable(callback)
                }
            }
            i += 1
        }
    }

    package static func getThreshold(_ call: Call) throws(Raise) -> Value {
        let thresholds = of(call.thread).thresholds
        return .object(call.thread.makeTuple(.int(thresholds.0), .int(thresholds.1), .int(thresholds.2)))
    }

    package static func setThreshold(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if let keywords = call.keywords, keywords.count != 0 {
            throw thread.typeError("gc.set_threshold() takes no keyword arguments")
        }
        if call.count < 1 || call.count > 3 { throw thread.typeError("gc.set_threshold requires 1 to 3 arguments") }
        let control = of(thread)
        let first = try thread.index(call[0])
        if call.count > 1 { control.thresholds.1 = try thread.index(call[1]) }
        if call.count > 2 { control.thresholds.2 = try thread.index(call[2]) }
        control.thresholds.0 = first
        thread.heap.pointee.threshold = max(first, 0)
        return .none
    }

    package static func getCount(_ call: Call) throws(Raise) -> Value {
        let heap = call.thread.heap
        let young = heap.pointee.trackedCount - heap.pointee.youngStart
        return .object(call.thread.makeTuple(.int(young), .int(heap.pointee.statistics.collections), .int(0)))
    }

    package static func getStatistics(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let statistics = thread.heap.pointee.statistics
        let list = thread.makeList(capacity: 3)
        for generation in 0..<3 {
            let entry = thread.makeDict()
            entry.set(thread.intern("collections"), .int(generation == 2 ? statistics.collections : 0))
            entry.set(thread.intern("collected"), .int(generation == 2 ? statistics.collected : 0))
            entry.set(thread.intern("uncollectable"), .int(0))
            list.append(.object(entry))
        }
        return .object(list)
    }

    package static func getDebug(_ call: Call) throws(Raise) -> Value { .int(of(call.thread).debugFlags) }

    package static func setDebug(_ call: Call) throws(Raise) -> Value {
        of(call.thread).debugFlags = try call.thread.index(call[0])
        return .none
    }

    package static func freeze(_ call: Call) throws(Raise) -> Value {
        of(call.thread).frozenCount = call.thread.heap.pointee.trackedCount - 1
        return .none
    }

    package static func unfreeze(_ call: Call) throws(Raise) -> Value {
        of(call.thread).frozenCount = 0
        return .none
    }

    package static func getFreezeCount(_ call: Call) throws(Raise) -> Value { .int(of(call.thread).frozenCount) }

    // MARK: Looking

    /// All objects that the collector watches, from an index on.
    /// Calls `body` with every tracked object of a part of the heap, in pieces between which the script can be stopped.
    private static func forEachTracked(
        _ part: Range<Int>, _ thread: ThreadRef, _ body: (Object) -> Void
    ) throws(Raise) {
        let heap = thread.heap
        try thread.inPieces(part.count, of: 1 << 14) { (start, end) throws(Raise) in
            var place = part.lowerBound + start
            while place < min(part.lowerBound + end, heap.pointee.trackedCount) {
                body(heap.pointee.tracked[place].takeUnretainedValue())
                place += 1
            }
        }
    }

    /// All tracked objects; place 0 is nobody's.
    private static func everything(_ thread: ThreadRef) -> Range<Int> { 1..<max(thread.heap.pointee.trackedCount, 1) }

    package static func getObjects(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.audit("gc.get_objects", [call.arguments[0].isNone ? .int(-1) : call[0]])
        var generation: Int?
        if !call.arguments[0].isNone {
            let number = try thread.index(call[0])
            if number >= 3 {
                throw thread.valueError(
                    "generation parameter must be less than the number of available generations (3)")
            }
            if number < 0 { throw thread.valueError("generation parameter cannot be negative") }
            generation = number
        }
        var part = everything(thread)
        let boundary = min(thread.heap.pointee.youngStart, part.upperBound)
        switch generation {
        case nil: break
        case 0: part = boundary..<part.upperBound
        case 1: part = boundary..<boundary
        default: part = part.lowerBound..<boundary
        }
        let result = thread.makeList(capacity: part.count)
        try forEachTracked(part, thread) { result.append(.object($0)) }
        return .object(result)
    }

    package static func getReferrers(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.audit("gc.get_referrers", [.object(thread.makeTuple(copying: call.arguments, call.count))])
        var wanted: Set<ObjectIdentifier> = []
        for i in 0..<call.count { if case .object(let object) = call[i] { wanted.insert(ObjectIdentifier(object)) } }
        let result = thread.makeList()
        try forEachTracked(everything(thread), thread) { object in
            if object === result { return }
            var refers = false
            object.traverse { child in if wanted.contains(ObjectIdentifier(child)) { refers = true } }
            if refers { result.append(.object(object)) }
        }
        return .object(result)
    }

    package static func getReferents(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.audit("gc.get_referents", [.object(thread.makeTuple(copying: call.arguments, call.count))])
        let result = thread.makeList()
        for i in 0..<call.count {
            guard case .object(let object) = call[i] else { continue }
            object.traverse { child in result.append(.object(child)) }
            // numbers and the like are no objects here, but they are referents all the same
            if let list = object.kind == .list ? unsafeDowncast(object, to: ListObject.self) : nil {
                addPlainValues(list.items, list.count, to: result)
            } else if let tuple = object.kind == .tuple ? unsafeDowncast(object, to: TupleObject.self) : nil {
                addPlainValues(tuple.items, tuple.count, to: result)
            }
        }
        return .object(result)
    }

    private static func addPlainValues(_ slots: Slots, _ count: Int, to result: ListObject) {
        for i in 0..<count {
            if case .object = slots[i] { continue }
            result.append(copy(slots + i))
        }
    }

    package static func isTracked(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard case .object(let object) = call[0], object.heapIndex != 0 else { return .bool(false) }
        if let tuple = thread.exactTuple(call[0]) { return .bool(tuple.count > 0) }
        if let dict = thread.exactDict(call[0]) {
            var holdsTracked = false
            dict.traverse { child in if child.heapIndex != 0 { holdsTracked = true } }
            return .bool(holdsTracked)
        }
        return .bool(true)
    }

    package static func isFinalized(_ call: Call) throws(Raise) -> Value {
        guard case .object(let object) = call[0] else { return .bool(false) }
        return .bool(object.flags.contains(.isFinalized))
    }
}
