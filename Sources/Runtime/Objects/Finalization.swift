// `__del__`: called when the last reference to an instance goes.
//
// Swift is already destroying the object then, so Python code cannot be given it: everything in it moves to a successor of the same
// class, and `__del__` gets that. If it stores the successor somewhere the object lives on, as Python allows; if not, the
// successor dies in the ordinary way, without a second `__del__`.

/// Called first in the `deinit` of every class whose instances may have `__del__`.
@inline(never) package func finalizeInstance(_ object: Object) {
    if object.flags.contains(.isFinalized) { return }
    let heap = object.shape._withUnsafeGuaranteedRef { $0.heap }
    // no thread: the interpreter is being torn down
    guard let thread = heap.pointee.currentThread, !thread.isStopped else { return }
    let wasReferenced = object.flags.contains(.hasWeakReferences)
    guard let successor = object.moveToSuccessor() else { return }
    successor.flags.insert(.isFinalized)
    object.flags.insert(.isFinalized)
    if wasReferenced { heap.moveWeakReferences(from: object, to: successor) }
    thread.runFinalizer(successor)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls `__del__`; what it raises is reported and forgotten.
    func runFinalizer(_ object: Object) {
        object.flags.insert(.isFinalized)
        let method = lookup(object.type, names.del)
        if method.isUnbound || isStopped { return }
        withoutPendingException {
            do throws(Raise) {
                _ = try callFound(method, .object(object))
            } catch {
                reportUnraisable(method)
            }
        }
    }
}
