// The end of a heap: how the memory of an interpreter that goes away is given back. The order is in `Interpreter.dismantle`.
//
// Unsafe: frees what the heap and the thread own. Nothing of the interpreter may be alive any more.

extension UnsafeMutablePointer where Pointee == Heap {
    /// Makes all containers let go of what they hold, which breaks every cycle. No finalizers run: there is no current thread.
    func emptyContainers() {
        finishDropping()
        let objects = (1..<Swift.max(pointee.trackedCount, 1)).map { pointee.tracked[$0].takeUnretainedValue() }
        for object in objects where object.kind != .type {
            object.flags.insert(.isBeingCollected)
            object.clearReferences()
        }
    }

    /// Lets go of the types and of what the heap itself holds.
    func releaseRoots() {
        pointee.dictionarySlotName = nil
        pointee.weakReferences = [:]
        for type in pointee.types { type.dismantle() }
        // with every body functions may go, which retire theirs
        while !pointee.retiredBodies.isEmpty {
            let bodies = pointee.retiredBodies
            pointee.retiredBodies = []
            withExtendedLifetime(bodies) {}
        }
        pointee.types = []
    }

    /// Gives back the buffers that wait to be used again, the tables, and the heap itself.
    func release() {
        for capacity in 1...Heap.largestPooled {
            var next = pointee.pools[capacity]
            while let buffer = next {
                next = buffer.load(as: UnsafeMutableRawPointer?.self)
                freeBytes(buffer)
            }
        }
        pointee.pools.deallocate()
        pointee.tracked.deallocate()
        pointee.emptyTable.deallocate()
        deinitialize(count: 1)
        deallocate()
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Lets go of the values of the thread itself.
    func clearValues() {
        pointee.returnValue = .unbound
        pointee.exception = nil
        pointee.handling = nil
        pointee.callKeywords = nil
    }

    func release() {
        pointee.scratch.deallocate()
        deinitialize(count: 1)
        deallocate()
    }
}
