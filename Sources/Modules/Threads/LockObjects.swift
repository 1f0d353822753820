// `_thread.lock` and `_thread.RLock`.
//
// An interpreter runs Python on one thread, so a lock is a note of who holds it, and taking a free one is a comparison.
// Waiting for a lock that is held can only end by its time, or by a signal whose handler releases it or raises: that is
// what the wait looks for.

import TaipanHost
import TaipanRuntime

/// Either kind of lock.
package final class LockObject: Object {
    /// How often it has been taken; more than once only if it is reentrant.
    @exclusivity(unchecked) private final var depth = 0
    /// The thread that holds a reentrant lock.
    @exclusivity(unchecked) private final var owner: UInt = 0
    private final let isReentrant: Bool

    init(isReentrant: Bool, _ shape: ShapeRef) {
        self.isReentrant = isReentrant
        super.init(.other, shape)
    }

    static let lockType = NativeType(
        "_thread.lock", .other,
        doc: "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().",
        new: .function("lock()", { (call) throws(Raise) in try make(call, isReentrant: false) }),
        operations: { $0.repr = LockObject.repr }, rows: { commonRows + lockRows })

    static let reentrantType = NativeType(
        "_thread.RLock", .other, [.isBase], doc: "A lock that its owner may take again.",
        new: .variadic("RLock()", { (call) throws(Raise) in try make(call, isReentrant: true) }),
        operations: { $0.repr = LockObject.repr }, rows: { commonRows + reentrantRows })

    private static let commonRows: [NativeRow] = [
        .method(
            "acquire(blocking=True, timeout=-1)", acquire,
            "Lock the lock, waiting for it if it is held and blocking is true."),
        .method("release()", release, "Release the lock."),
        .method(
            "__enter__()",
            { (call) throws(Raise) in
                .bool(try call[0].cast(LockObject.self).wait(until: nil, call.thread))
            }, "Lock the lock."),
        .variadicMethod("__exit__(*exc_info)", release, "Release the lock."),
        .method(
            "_at_fork_reinit()",
            { (call) throws(Raise) in
                let lock = call[0].cast(LockObject.self)
                (lock.depth, lock.owner) = (0, 0)
                return .none
            }),
    ]

    private static let lockRows: [NativeRow] = [
        .method("acquire_lock(blocking=True, timeout=-1)", acquire, "An obsolete synonym of acquire()."),
        .method("release_lock()", release, "An obsolete synonym of release()."),
        .method("locked()", isLocked, "Return whether the lock is in the locked state."),
        .method("locked_lock()", isLocked, "An obsolete synonym of locked()."),
    ]

    private static let reentrantRows: [NativeRow] = [
        .method("_is_owned()", { (call) throws(Raise) in .bool(call[0].cast(LockObject.self).isOwned) }),
        .method(
            "_recursion_count()",
            { (call) throws(Raise) in
                let lock = call[0].cast(LockObject.self)
                return .int(lock.isOwned ? lock.depth : 0)
            }),
        .method("_release_save()", releaseSave),
        .method("_acquire_restore(state, /)", acquireRestore),
    ]

    private static func make(_ call: Call, isReentrant: Bool) throws(Raise) -> Value {
        .object(LockObject(isReentrant: isReentrant, try call.thread.receiverClass(call).root))
    }

    private final var isOwned: Bool { depth > 0 && owner == HostThread.currentIdentifier }

    /// Takes the lock if it is free, or its owner's own.
    private final func take() -> Bool {
        if depth > 0 && !(isReentrant && isOwned) { return false }
        depth += 1
        if depth == 1 && isReentrant { owner = HostThread.currentIdentifier }
        return true
    }

    /// How long a wait sleeps before it looks again, in nanoseconds.
    private static let slice: Int64 = 20_000_000

    /// Waits for the lock, up to a time of the monotonic clock; false if that has passed.
    private final func wait(until deadline: Int64?, _ thread: ThreadRef) throws(Raise) -> Bool {
        let host = thread.host
        while !take() {
            var pause = LockObject.slice
            if let deadline {
                let left = deadline - (try thread.attempt { () throws(Errno) in try host.nanoseconds(.monotonic) })
                if left <= 0 { return false }
                pause = min(pause, left)
            }
            try thread.attempt { () throws(Errno) in try host.sleep(nanoseconds: pause) }
            try thread.checkpoint()
        }
        return true
    }

    private static func acquire(_ call: Call) throws(Raise) -> Value {
        let (thread, lock) = (call.thread, call[0].cast(LockObject.self))
        let isBlocking = try thread.isTrue(call[1])
        let timeout = try TimeModule.duration(call[2], thread)
        if !isBlocking {
            if timeout != -1_000_000_000 { throw thread.valueError("can't specify a timeout for a non-blocking call") }
            return .bool(lock.take())
        }
        if timeout < 0 && timeout != -1_000_000_000 {
            throw thread.valueError("timeout value must be a non-negative number")
        }
        if timeout > ThreadModule.longestTimeout * 1_000_000_000 {
            throw thread.overflowError("timeout value is too large")
        }
        if lock.take() { return .bool(true) }
        if timeout < 0 { return .bool(try lock.wait(until: nil, thread)) }
        let host = thread.host
        let now = try thread.attempt { () throws(Errno) in try host.nanoseconds(.monotonic) }
        return .bool(try lock.wait(until: now &+ timeout, thread))
    }

    private static func release(_ call: Call) throws(Raise) -> Value {
        let lock = call[0].cast(LockObject.self)
        if lock.isReentrant {
            if !lock.isOwned { throw call.thread.runtimeError("cannot release un-acquired lock") }
        } else if lock.depth == 0 {
            throw call.thread.runtimeError("release unlocked lock")
        }
        lock.depth -= 1
        return .none
    }

    private static func isLocked(_ call: Call) throws(Raise) -> Value { .bool(call[0].cast(LockObject.self).depth > 0) }

    /// For conditions: gives the lock up, however often it has been taken, and tells how to take it back.
    private static func releaseSave(_ call: Call) throws(Raise) -> Value {
        let lock = call[0].cast(LockObject.self)
        if lock.depth == 0 { throw call.thread.runtimeError("cannot release un-acquired lock") }
        let state = call.thread.makeTuple(.int(lock.depth), .int(Int(bitPattern: lock.owner)))
        (lock.depth, lock.owner) = (0, 0)
        return .object(state)
    }

    private static func acquireRestore(_ call: Call) throws(Raise) -> Value {
        let (thread, lock) = (call.thread, call[0].cast(LockObject.self))
        guard let state = call[1].as(.tuple, TupleObject.self), state.count == 2, case .int(let depth) = state[0],
            case .int(let owner) = state[1], depth >= 0
        else { throw thread.typeError("_acquire_restore() argument 1 must be a tuple of two integers") }
        _ = try lock.wait(until: nil, thread)
        (lock.depth, lock.owner) = (depth, UInt(bitPattern: owner))
        return .none
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let lock = value.cast(LockObject.self)
        let address = UInt(bitPattern: Unmanaged.passUnretained(lock).toOpaque())
        let state = lock.depth > 0 ? "locked" : "unlocked"
        let holder = lock.isReentrant ? " owner=\(lock.depth > 0 ? lock.owner : 0) count=\(lock.depth)" : ""
        return thread.makeStringValue(
            "<\(state) \(thread.qualifiedTypeName(lock.type)) object\(holder) at 0x\(String(address, radix: 16))>")
    }
}
