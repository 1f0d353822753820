// The cycle collector, after CPython's algorithm: an object whose reference count is fully explained by references from other
// containers that are themselves unreachable is garbage.
//
// 1. For every candidate: its reference count. 2. Minus one for every reference that another candidate holds. 3. What has some left
// is referred to from outside: it and all it reaches is alive. 4. The rest is garbage: weak references to it are cleared, finalizers
// run (and may bring it back to life), then its references are dropped, and the counts do the rest.
//
// A young collection looks only at objects added since the last one (`Heap.youngStart`). Borrowed references on the value stack are no
// problem: their owner's counted reference is not in a container that is being collected.
//
// Objects do not count as references to their types, and the heap's registry keeps every type. So a full collection looks at types
// by reach alone: what has instances, or is reached from what is alive, is alive. A dead class loses all it refers to and its place
// among the subclasses of its bases; the empty object itself stays in the registry, because a shape may still point to it.

import CObjectCounts

struct CollectorStatistics {
    var collections = 0
    var collected = 0
    var youngCollections = 0
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Collects if enough containers have been made since the last time.
    func collectIfNeeded() {
        let heap = pointee.heap
        if !heap.pointee.isEnabled || heap.pointee.isCollecting || heap.pointee.threshold == 0 { return }
        let young = heap.pointee.trackedCount - heap.pointee.youngStart
        if young < heap.pointee.threshold { return }
        // A full collection when the survivors have grown by a quarter since the last one.
        if heap.pointee.trackedCount > heap.pointee.lastFullCount + heap.pointee.lastFullCount / 4
            + heap.pointee.threshold
        {
            _ = collectGarbage()
        } else {
            _ = collect(from: heap.pointee.youngStart)
        }
    }

    /// A full collection (`gc.collect()`). Returns the number of objects that were found unreachable.
    @discardableResult package func collectGarbage() -> Int {
        // what was looked up would be kept alive
        interpreter.clearLookupCache()
        let found = collect(from: 1)
        heap.pointee.lastFullCount = heap.pointee.trackedCount
        return found
    }

    /// The last collection. A short program's objects are all younger than those of the interpreter, which need not be looked at.
    func collectAtEnd() {
        _ = heap.pointee.hasCollected ? collectGarbage() : collect(from: heap.pointee.youngStart)
    }

    /// Runs the finalizers of everything that is left at the end of the program, while all that they may want to use is still there:
    /// CPython's last collection comes before it empties the modules.
    func finalizeAll() {
        let heap = pointee.heap
        let start = heap.pointee.hasCollected ? 1 : heap.pointee.youngStart
        var waiting: [Object] = []
        for i in start..<max(heap.pointee.trackedCount, start) {
            let object = heap.pointee.tracked[i].takeUnretainedValue()
            if object.type.hasFinalizer, !object.flags.contains(.isFinalized) { waiting.append(object) }
        }
        for object in waiting where !object.flags.contains(.isFinalized) { runFinalizer(object) }
    }

    private func collect(from start: Int) -> Int {
        let heap = pointee.heap
        if heap.pointee.isCollecting { return 0 }
        heap.pointee.isCollecting = true
        heap.pointee.hasCollected = true
        defer { heap.pointee.isCollecting = false }
        guard let garbage = findUnreachable(heap, from: start) else { return 0 }
        heap.pointee.youngStart = heap.pointee.trackedCount
        if garbage.isEmpty { return 0 }
        for object in garbage where object.flags.contains(.hasWeakReferences) { heap.clearWeakReferences(to: object) }
        let dead = finalize(garbage, heap)
        for (i, object) in dead.enumerated() {
            // what is left is found again by the one who takes the interpreter apart
            if i & 4095 == 4095 && heap.isToStop { break }
            object.flags.insert(.isBeingCollected)
            object.clearReferences()
            if object.kind == .type { heap.untrack(object) }
        }
        heap.pointee.statistics.collections += 1
        heap.pointee.statistics.collected += dead.count
        return dead.count
    }

    /// The candidates from index `start` on that nothing outside refers to; nil if the script has to stop meanwhile.
    private func findUnreachable(_ heap: HeapRef, from start: Int) -> [Object]? {
        let end = heap.pointee.trackedCount
        if start >= end { return [] }
        let tracked = heap.pointee.tracked
        let counts = UnsafeMutablePointer<Int>.allocate(capacity: end - start)
        defer { counts.deallocate() }
        for i in start..<end { counts[i - start] = referenceCount(tracked[i]) }
        // A young collection leaves the types alone: their instances may be old.
        let looksAtTypes = start == 1
        if looksAtTypes {
            for type in heap.pointee.types where type.isHeapType && type.heapIndex != 0 {
                counts[Int(type.heapIndex) - start] -= 1
            }
        }
        for i in start..<end {
            if i & 4095 == 4095 && heap.isToStop { return nil }
            tracked[i]._withUnsafeGuaranteedRef { object in
                object.traverse { child in
                    let index = Int(child.heapIndex)
                    if index >= start { counts[index - start] -= 1 }
                }
            }
        }
        // alive: -1
        var work: [Unmanaged<Object>] = []
        var looks = 0
        func keep(_ object: Object) {
            let index = Int(object.heapIndex)
            if index >= start && counts[index - start] >= 0 {
                counts[index - start] = -1
                work.append(.passUnretained(object))
            }
        }
        for i in start..<end where counts[i - start] > 0 {
            counts[i - start] = -1
            work.append(tracked[i])
            while let next = work.popLast() {
                looks &+= 1
                if looks & 4095 == 4095 && heap.isToStop { return nil }
                next._withUnsafeGuaranteedRef { object in
                    if looksAtTypes { object.withType(keep) }
                    object.traverse { child in
                        if child.heapIndex != 0 { keep(child) } else if looksAtTypes { child.withType(keep) }
                    }
                }
            }
        }
        var garbage: [Object] = []
        for i in start..<end where counts[i - start] == 0 { garbage.append(tracked[i].takeUnretainedValue()) }
        return garbage
    }

    /// Strong references to an object that nobody in the collector holds.
    @inline(__always) private func referenceCount(_ reference: Unmanaged<Object>) -> Int {
        Int(taipan_reference_count(reference.toOpaque()))
    }

    /// Runs the finalizers of unreachable objects; what they bring back to life is taken off the list.
    private func finalize(_ garbage: [Object], _ heap: HeapRef) -> [Object] {
        if isStopped { return garbage }
        var hasRun = false
        for object in garbage {
            if let generator = object as? GeneratorObject {
                if generator.hasStarted, !generator.isFinished,
                    (generator.body.root as? StepsNode)?.needsClosing ?? false
                {
                    hasRun = true
                    withoutPendingException {
                        do throws(Raise) { _ = try generator.close(self) } catch {
                            reportUnraisable(.object(generator))
                        }
                    }
                }
            } else if object.type.hasFinalizer, !object.flags.contains(.isFinalized) {
                hasRun = true
                runFinalizer(object)
            }
        }
        if !hasRun { return garbage }
        // Finalizers may have stored references to any of these: count again, among themselves.
        var position: [ObjectIdentifier: Int] = [:]
        for (i, object) in garbage.enumerated() { position[ObjectIdentifier(object)] = i }
        // One reference is held by `garbage` itself; going over it as objects would add another.
        var counts = garbage.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: Unmanaged<Object>.self) { $0.map { referenceCount($0) - 1 } }
        }
        for (i, object) in garbage.enumerated() {
            if object.kind == .type { counts[i] -= 1 }
            object.traverse { child in if let i = position[ObjectIdentifier(child)] { counts[i] -= 1 } }
        }
        var work: [Int] = counts.indices.filter { counts[$0] > 0 }
        var isAlive = counts.map { $0 > 0 }
        func keep(_ object: Object) {
            guard let j = position[ObjectIdentifier(object)], !isAlive[j] else { return }
            isAlive[j] = true
            work.append(j)
        }
        while let i = work.popLast() {
            garbage[i].withType(keep)
            garbage[i].traverse(keep)
        }
        return garbage.enumerated().filter { !isAlive[$0.offset] }.map { $0.element }
    }
}

extension Object {
    /// Calls `body` with the type, which is not retained.
    @inline(__always) fileprivate func withType(_ body: (Object) -> Void) {
        shape._withUnsafeGuaranteedRef { $0.typeRef._withUnsafeGuaranteedRef { body($0) } }
    }
}
