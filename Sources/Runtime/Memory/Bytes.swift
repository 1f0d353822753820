// Raw byte buffers for strings, bytes and the like. Sizes that a script can choose are checked first with
// `thread.checkAllocation`, which raises `MemoryError`; what fails here after that is the end of the machine's memory.

import TaipanHost

@inlinable @inline(__always) package func allocateBytes(_ count: Int) -> UnsafeMutableRawPointer {
    if let block = RawMemory.allocate(count) { return block }
    outOfMemory(count)
}

@inlinable @inline(__always) package func reallocateBytes(_ block: UnsafeMutableRawPointer?, _ count: Int)
    -> UnsafeMutableRawPointer
{
    if let block = RawMemory.reallocate(block, count) { return block }
    outOfMemory(count)
}

@inlinable @inline(__always) package func freeBytes(_ block: UnsafeMutableRawPointer) { RawMemory.free(block) }

/// `memmove`.
@inlinable @inline(__always) package func moveBytes(
    _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
) {
    RawMemory.move(to: target, from: source, count: count)
}

/// `memcmp`.
@inlinable @inline(__always) package func compareBytes(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int)
    -> Int
{
    RawMemory.compare(a, b, count: count)
}

@usableFromInline @inline(never) func outOfMemory(_ count: Int) -> Never {
    fatalError("taipan: the machine is out of memory (\(count) bytes wanted)")
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Raises `MemoryError` if a single allocation of this many bytes cannot be had. Cheap for ordinary sizes; a large one is
    /// probed, which costs a system call and touches no memory.
    @inline(__always) package func checkAllocation(_ bytes: Int) throws(Raise) {
        if UInt(bitPattern: bytes) > UInt(bitPattern: pointee.largeAllocation) { try probeAllocation(bytes) }
    }

    /// `count` items of `size` bytes each, with overflow.
    package func checkAllocation(_ count: Int, of size: Int) throws(Raise) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        if overflow { throw memoryError() }
        try checkAllocation(bytes)
    }

    @inline(never) private func probeAllocation(_ bytes: Int) throws(Raise) {
        if bytes < 0 || !budget.hasRoom(for: bytes, self) { throw memoryError() }
        try askSystem(for: bytes)
    }

    private func askSystem(for bytes: Int) throws(Raise) {
        if bytes >= 1 << 46 || !RawMemory.canAllocate(bytes) { throw memoryError() }
    }

    /// Before a container that is filled bit by bit moves to a larger block. `MemoryError` if the system has none; a limit on memory
    /// is reached by that as by many small objects, and ends the script.
    func checkGrowth(_ count: Int, of size: Int) throws(Raise) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        if overflow { throw memoryError() }
        if bytes <= pointee.largeAllocation { return }
        if !budget.hasRoom(for: bytes, self) { throw stop(.limit(.memory)) }
        try askSystem(for: bytes)
    }
}
