// Entering and leaving frames on the value stack, and what an exception does on its way out of one.
//
// Unsafe: slots above `sp` are uninitialised. `push` initialises the locals of the new frame; whoever leaves drops them, with `sp`
// still above them, because dropping may run Python code.

import TaipanSyntax

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Makes `base` the frame of `body`: the first `ready` slots are set, the others become unbound. False if a stack is full or
    /// the countdown has run out: then `pushSlowly` decides.
    @inline(__always) func push(_ body: BodyRef, _ base: Slots, ready: Int, _ count: Int, lent: Int) -> Bool {
        let record = pointee.frame + 1
        var mark: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
        pointee.countdown &-= 1
        if record >= pointee.frameLimit || here < pointee.nativeStackLimit || base + count >= pointee.valueStackLimit
            || pointee.countdown < 0
        {
            return false
        }
        record.initialize(
            to: FrameRecord(body: body.reference, slots: base, site: nil, frameObject: nil, lentCount: lent))
        pointee.frame = record
        pointee.sp = base + count
        makeUnbound(base + ready, count &- ready)
        return true
    }

    /// Runs a simple body whose parameters at `base` are owned by the frame.
    @inline(__always) func runOwned(_ body: BodyRef, _ base: Slots) throws(Raise) -> Value {
        let count = body.slotCount
        if !push(body, base, ready: body.parameterCount, count, lent: 0) {
            do throws(Raise) { try pushSlowly(body, base, ready: body.parameterCount, count, lent: 0) } catch {
                dropArguments(base, body.parameterCount)
                throw error
            }
        }
        return try finish(body, base, count)
    }

    /// Runs a frame that is pushed, and leaves it. It does not own its first `lent` slots.
    @inline(__always) func finish(_ body: BodyRef, _ base: Slots, _ count: Int, lent: Int = 0) throws(Raise) -> Value {
        let value: Value
        do throws(Raise) { value = try body.run(base, self) } catch {
            unwind(base)
            throw Raise()
        }
        if pointee.frame.pointee.frameObject != nil { detachFrameObject() }
        drop(base + lent, count &- lent)
        pointee.sp = base
        pointee.frame -= 1
        return value
    }

    /// Runs a body whose first `lent` slots are borrowed from the caller.
    @inline(__always) func runLent(_ body: BodyRef, _ lent: Int, _ base: Slots) throws(Raise) -> Value {
        let count = body.slotCount
        if !push(body, base, ready: lent, count, lent: lent) {
            try pushSlowly(body, base, ready: lent, count, lent: lent)
        }
        return try finish(body, base, count, lent: lent)
    }

    /// Runs a simple body whose parameters lie at `base`, the first `lent` of them borrowed, the others owned by the frame.
    @inline(__always) func runMixed(_ body: BodyRef, _ lent: Int, _ base: Slots) throws(Raise) -> Value {
        let count = body.slotCount
        let parameters = body.parameterCount
        if !push(body, base, ready: parameters, count, lent: lent) {
            do throws(Raise) { try pushSlowly(body, base, ready: parameters, count, lent: lent) } catch {
                dropArguments(base + lent, parameters - lent)
                throw error
            }
        }
        return try finish(body, base, count, lent: lent)
    }

    /// Runs a simple function with fewer arguments, all lent, than it has parameters: the others get their defaults. Nil, and
    /// nothing done, if there are not enough.
    @inline(never) func runDefaulted(
        _ function: Unmanaged<FunctionObject>, _ lent: Int, _ base: Slots
    ) throws(Raise) -> Value? {
        let body = function.bodyRef
        let wanted = body.parameterCount
        guard let defaults = function.defaultsRef, defaults.count >= wanted &- lent,
            base + wanted < pointee.valueStackLimit
        else { return nil }
        copyDefaults(function, base, lent)
        return try runMixed(body, lent, base)
    }

    /// Looks at the world if the countdown has run out, and pushes the frame. Looking at the world may itself use up the next
    /// countdown (a collection, a finalizer, the handler of a signal), which is no reason to raise anything.
    @inline(never) func pushSlowly(_ body: BodyRef, _ base: Slots, ready: Int, _ count: Int, lent: Int) throws(Raise) {
        while true {
            if pointee.countdown < 0 {
                let saved = pointee.sp
                pointee.sp = base + ready
                defer { pointee.sp = saved }
                try checkpoint()
            }
            if push(body, base, ready: ready, count, lent: lent) { return }
            if pointee.countdown >= 0 { throw stackExhausted() }
        }
    }

    @inline(never) func stackExhausted() -> Raise {
        if pointee.isStopped { return stopAgain() }
        if pointee.frame - pointee.frameBase + 1 >= budget[.callDepth].limit { return stop(.limit(.callDepth)) }
        return recursionError()
    }

    /// How deep Python functions may call each other: what the script has asked for, and what it may.
    package func setFrameLimit() {
        if pointee.isStopped { return }
        let depth = min(
            interpreter.recursionLimit &+ 1, interpreter.budget[.callDepth].limit, Interpreter.frameCapacity - 8)
        pointee.frameLimit = pointee.frameBase + depth
    }

    /// Runs a closure whose `lent` arguments are borrowed. The frame holds the function, whose cells it reads.
    @inline(never) func runClosure(
        _ function: Unmanaged<Object>, _ body: BodyRef, _ lent: Int, _ base: Slots
    ) throws(Raise) -> Value {
        let count = body.slotCount
        if !push(body, base, ready: lent, count, lent: lent) {
            try pushSlowly(body, base, ready: lent, count, lent: lent)
        }
        (base + body.functionSlot).initialize(to: .object(function.takeUnretainedValue()))
        return try finish(body, base, count, lent: lent)
    }

    /// Raises `RecursionError` if there is not enough native stack for another level of a recursive native function.
    @inline(__always) package func checkNativeStack(_ place: StaticString = "") throws(Raise) {
        var mark: UInt8 = 0
        let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
        if here < pointee.nativeStackLimit { throw nativeStackExhausted(place) }
    }

    /// One level more of a native function that recurses into the objects of a script, such as the comparison of two lists: raises
    /// `RecursionError` at the depth where CPython does, however much stack there is. Goes with `leaveNative`.
    @inline(__always) func enterNative(_ place: StaticString) throws(Raise) {
        try checkNativeStack(place)
        if pointee.nativeDepth >= ThreadState.nativeDepthLimit { throw nativeStackExhausted(place) }
        pointee.nativeDepth &+= 1
    }

    @inline(__always) func leaveNative() { pointee.nativeDepth &-= 1 }

    @inline(never) private func nativeStackExhausted(_ place: StaticString) -> Raise {
        if pointee.isStopped { return stopAgain() }
        return recursionError(
            "maximum recursion depth exceeded" + place.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
    }

    /// Raises `RecursionError` if the value stack has no room up to `top` (and some to spare).
    @inline(__always) package func checkStack(_ top: Slots) throws(Raise) {
        if top >= pointee.valueStackLimit { throw stackExhausted() }
    }

    // MARK: Exceptions leaving a frame

    /// The innermost frame ends by an exception: a traceback entry is made, and its frame object takes over the locals.
    @inline(never) func unwind(_ base: Slots) {
        let record = pointee.frame
        let exception = pointee.exception
        if let exception, !pointee.isTracebackComplete { addTraceback(exception) }
        pointee.isTracebackComplete = false
        if record.pointee.frameObject != nil {
            detachFrameObject()
        }
        let count = record.pointee.body._withUnsafeGuaranteedRef { $0.slotCount }
        let lent = record.pointee.lentCount
        drop(base + lent, count - lent)
        pointee.sp = base
        pointee.frame = record - 1
    }

    /// Adds an entry for the current frame to the traceback of an exception.
    @inline(never) func addTraceback(_ exception: ExceptionObject) {
        if exception.type.isSubtype(of: types.warning), isIssuingWarning { return }
        let frame = currentFrameObject()
        if let deeper = exception.traceback, deeper.frame !== frame, deeper.frame.back == nil {
            deeper.frame.back = frame
        }
        exception.traceback = TracebackObject(exception.traceback, frame, currentRange(), pointee.shapes.traceback)
    }

    /// The innermost frame is one of `warnings.warn`: an error that a filter makes of a warning begins where that was called, as in
    /// CPython, where the function is native.
    private var isIssuingWarning: Bool {
        pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.filename.equals("<frozen warnings>") }
    }

    /// Where the innermost frame is right now.
    func currentRange() -> SourceRange { range(of: pointee.frame) }

    func range(of record: UnsafeMutablePointer<FrameRecord>) -> SourceRange {
        guard let site = record.pointee.site else {
            let line = record.pointee.body._withUnsafeGuaranteedRef { $0.scope.firstLine }
            return SourceRange(line: Int32(truncatingIfNeeded: line), column: 0, endLine: 0, endColumn: 0)
        }
        return Unmanaged<Node>.fromOpaque(site)._withUnsafeGuaranteedRef { $0.range }
    }

    /// The frame object of the innermost frame.
    func currentFrameObject() -> FrameObject { frameObject(of: pointee.frame) }

    func frameObject(of record: UnsafeMutablePointer<FrameRecord>) -> FrameObject {
        if let known = record.pointee.frameObject { return known.takeUnretainedValue() }
        let made = FrameObject(record.pointee.body.takeUnretainedValue(), record.pointee.slots, pointee.shapes.frame)
        made.record = record
        record.pointee.frameObject = .passRetained(made)
        return made
    }

    /// The frame ends but its object may live on: the object takes over the values. Borrowed ones are copied.
    @inline(never) func detachFrameObject() {
        let record = pointee.frame
        guard let reference = record.pointee.frameObject else { return }
        record.pointee.frameObject = nil
        let object = reference.takeRetainedValue()
        detach(object, record, range(of: record))
    }

    func detach(_ object: FrameObject, _ record: UnsafeMutablePointer<FrameRecord>, _ range: SourceRange) {
        object.lastRange = range
        object.isLive = false
        object.record = nil
        let source = record.pointee.slots
        if record > pointee.frameBase + 1, let back = (record - 1).pointee.frameObject {
            object.back = back.takeUnretainedValue()
        }
        var isAlone = object
        if isKnownUniquelyReferenced(&isAlone) {
            object.slots = noSlots
            return
        }
        let count = object.body.slotCount
        let lent = record.pointee.lentCount
        let kept = pointee.heap.allocateSlots(count)
        for i in 0..<count {
            if i < lent {
                (kept + i).initialize(to: copy(source + i))
            } else {
                (kept + i).initialize(to: (source + i).move())
                (source + i).initialize(to: .unbound)
            }
        }
        object.slots = kept
        object.ownedCount = count
    }
}
