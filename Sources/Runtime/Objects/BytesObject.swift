// `bytes` and `bytearray`: storage. Their Python methods are in `BytesMethods.swift` and `BytearrayMethods.swift`.
//
// `bytes` of up to 24 bytes live inside the object. `bytearray` keeps a buffer with free room at the end and, after `del a[:n]`,
// at the front, so that it works as a queue. While somebody looks into it (`exports`), it may not be moved or resized.
//
// Unsafe: `buffer` points into the object or to memory from `malloc` that the object frees.

import TaipanHost

@usableFromInline package final class BytesObject: Object {
    // (behind accessors, see `Object.shape`)
    @usableFromInline @exclusivity(unchecked) final var storedCount: Int
    /// -1 until it is asked for.
    @exclusivity(unchecked) final var cachedHash = -1
    @usableFromInline @exclusivity(unchecked) final var storedBuffer: UnsafeMutableRawPointer
    /// Short contents.
    @exclusivity(unchecked) private final var inline: (Int, Int, Int) = (0, 0, 0)

    static let inlineCapacity = 24
    /// Offset of `inline` in the object.
    static let inlineOffset = 64

    @inlinable package final var count: Int {
        @inline(__always) get { storedCount }
        @inline(__always) set { storedCount = newValue }
    }

    @inlinable package final var buffer: UnsafeMutableRawPointer { @inline(__always) get { storedBuffer } }

    /// Room for `count` bytes, which the caller fills.
    package init(count: Int, _ shape: ShapeRef) {
        storedCount = count
        let isInline = count <= BytesObject.inlineCapacity
        storedBuffer = isInline ? UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped : allocateBytes(count)
        super.init(.bytes, shape)
        if isInline { storedBuffer = inlineAddress }
    }

    /// Takes over memory from `malloc`.
    package init(adopting memory: UnsafeMutableRawPointer, count: Int, _ shape: ShapeRef) {
        storedCount = count
        storedBuffer = memory
        super.init(.bytes, shape)
    }

    /// The address of `inline`, which is the last stored property.
    @inline(__always) private final var inlineAddress: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque() + BytesObject.inlineOffset
    }

    package override var ownedBytes: Int { count <= BytesObject.inlineCapacity ? 0 : count }

    deinit {
        // only instances of Python classes are known to the collector
        if heapIndex != 0 && type.hasFinalizer { finalizeInstance(self) }
        if buffer != inlineAddress { freeBytes(buffer) }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = BytesObject(count: count, shape)
        copyBytes(successor.buffer, buffer, count)
        moveAttributes(to: successor)
        successor.track()
        return successor
    }

    @inlinable @inline(__always) package final var bytes: UnsafeMutablePointer<UInt8> {
        buffer.assumingMemoryBound(to: UInt8.self)
    }
    @inlinable @inline(__always) package final var raw: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer, count: count)
    }

    final var hash: Int {
        if cachedHash == -1 { cachedHash = count == 0 ? 0 : hashBytes(buffer, count) }
        return cachedHash
    }

    /// Cuts what was allocated too generously; only while nobody else knows the object.
    package final func truncate(to count: Int) { self.count = count }
}

extension Unmanaged where Instance == BytesObject {
    @inlinable @inline(__always) package var count: Int { _withUnsafeGuaranteedRef { $0.count } }
    @inlinable @inline(__always) package var buffer: UnsafeMutableRawPointer { _withUnsafeGuaranteedRef { $0.buffer } }
}

/// A native object that lends its memory to `memoryview` and to whoever reads or fills buffers: subclasses say where it is.
@usableFromInline package class ExportedBuffer: Object {
    /// How many borrowers there are: while there is one, the memory may not move.
    @usableFromInline @exclusivity(unchecked) final var storedExports = 0
    @inlinable package final var exports: Int {
        @inline(__always) get { storedExports }
        @inline(__always) set { storedExports = newValue }
    }

    /// What is lent, described anew for each borrower; raises `BufferError` or `ValueError` if that is not possible now.
    package func lendBuffer(_ thread: ThreadRef) throws(Raise) -> BufferLayout {
        throw thread.bufferError("\(thread.typeName(.object(self))): no buffer to lend")
    }

    /// Raises if somebody looks into the memory.
    @inline(__always) package final func checkResizable(_ thread: ThreadRef) throws(Raise) {
        if exports > 0 { throw thread.bufferError("Existing exports of data: object cannot be re-sized") }
    }
}

@usableFromInline package final class BytearrayObject: ExportedBuffer {
    /// The block from `malloc`, nil when there is none.
    @exclusivity(unchecked) private final var block: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private final var blockSize = 0
    @usableFromInline @exclusivity(unchecked) final var storedBuffer: UnsafeMutableRawPointer
    @usableFromInline @exclusivity(unchecked) final var storedCount: Int

    /// The first byte.
    @inlinable package final var buffer: UnsafeMutableRawPointer {
        @inline(__always) get { storedBuffer }
        @inline(__always) set { storedBuffer = newValue }
    }
    @inlinable package final var count: Int {
        @inline(__always) get { storedCount }
        @inline(__always) set { storedCount = newValue }
    }

    /// `count` zeros.
    package init(count: Int, _ shape: ShapeRef) {
        storedCount = count
        storedBuffer = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
        super.init(.bytearray, shape)
        if count > 0 {
            guard let memory = RawMemory.allocateZeroed(count) else { outOfMemory(count) }
            block = memory
            buffer = memory
            blockSize = count
        }
    }

    package override var ownedBytes: Int { blockSize }

    deinit {
        if heapIndex != 0 && type.hasFinalizer { finalizeInstance(self) }
        if let block { freeBytes(block) }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = BytearrayObject(count: count, shape)
        copyBytes(successor.buffer, buffer, count)
        moveAttributes(to: successor)
        successor.track()
        return successor
    }

    @inlinable @inline(__always) package final var bytes: UnsafeMutablePointer<UInt8> {
        buffer.assumingMemoryBound(to: UInt8.self)
    }
    @inlinable @inline(__always) package final var raw: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer, count: count)
    }
    /// Python's `__alloc__`.
    final var allocated: Int { count == 0 && block == nil ? 0 : blockSize + 1 }

    package override func lendBuffer(_ thread: ThreadRef) throws(Raise) -> BufferLayout {
        BufferLayout(bytes: buffer, count: count, isReadOnly: false)
    }

    /// Room at the end.
    @inline(__always) private final var room: Int {
        guard let block else { return 0 }
        return blockSize &- (buffer - block) &- count
    }

    @inline(__always) package final func append(_ byte: UInt8, _ thread: ThreadRef) throws(Raise) {
        try checkResizable(thread)
        if room == 0 { try makeRoom(1, thread) }
        bytes[count] = byte
        count &+= 1
    }

    /// Room for `extra` bytes at the end.
    @inline(never) private final func makeRoom(_ extra: Int, _ thread: ThreadRef) throws(Raise) {
        let (needed, overflow) = count.addingReportingOverflow(extra)
        if overflow { throw thread.memoryError() }
        if let block, buffer != block, needed <= blockSize {
            moveBytes(block, buffer, count)
            buffer = block
            return
        }
        // the first contents are usually all there will be
        let size = block == nil ? needed : needed < 16 ? 16 : needed + needed >> 3 + 16
        try thread.checkAllocation(size)
        if let block, buffer == block {
            let grown = reallocateBytes(block, size)
            self.block = grown
            buffer = grown
        } else {
            let grown = allocateBytes(size)
            copyBytes(grown, buffer, count)
            if let block { freeBytes(block) }
            block = grown
            buffer = grown
        }
        blockSize = size
    }

    /// Replaces the bytes `start ..< end` by `length` bytes with unspecified contents, whose address it returns.
    package final func replace(_ start: Int, _ end: Int, length: Int, _ thread: ThreadRef) throws(Raise)
        -> UnsafeMutableRawPointer
    {
        let growth = length &- (end &- start)
        if growth == 0 { return buffer + start }
        try checkResizable(thread)
        if growth > 0 {
            if room < growth { try makeRoom(growth, thread) }
            moveBytes(buffer + start + length, buffer + end, count &- end)
        } else if start == 0 {
            buffer += 0 &- growth
        } else {
            moveBytes(buffer + start + length, buffer + end, count &- end)
        }
        count &+= growth
        if count == 0, let block { buffer = block }
        return buffer + start
    }

    /// Replaces the bytes `start ..< end` by others, which may be part of this very buffer.
    package final func replace(_ start: Int, _ end: Int, with source: UnsafeRawBufferPointer, _ thread: ThreadRef)
        throws(Raise)
    {
        guard let first = source.baseAddress, source.count > 0 else {
            _ = try replace(start, end, length: 0, thread)
            return
        }
        if let block, first >= UnsafeRawPointer(block), first < UnsafeRawPointer(block + blockSize) {
            let saved = allocateBytes(source.count)
            defer { freeBytes(saved) }
            copyBytes(saved, first, source.count)
            copyBytes(try replace(start, end, length: source.count, thread), saved, source.count)
            return
        }
        try thread.copyLong(try replace(start, end, length: source.count, thread), first, source.count)
    }

    /// Appends bytes from elsewhere, if that takes no more than a short copy; false, and nothing done, otherwise.
    package final func appendWithinRoom(_ source: UnsafeRawPointer, _ length: Int) -> Bool {
        if exports > 0 || length > room || length > 1 << 12 { return false }
        copyBytes(buffer + count, source, length)
        count &+= length
        return true
    }

    package final func append(_ source: UnsafeRawBufferPointer, _ thread: ThreadRef) throws(Raise) {
        try replace(count, count, with: source, thread)
    }

    package final func removeAll(_ thread: ThreadRef) throws(Raise) {
        try checkResizable(thread)
        if let block { freeBytes(block) }
        block = nil
        blockSize = 0
        buffer = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
        count = 0
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// New `bytes` of `count` bytes; fill them.
    @inline(__always) package func makeBytes(count: Int) -> BytesObject {
        BytesObject(count: count, pointee.shapes.bytes)
    }

    /// New `bytes` of zeros. Many of them are pages that the system has not touched yet.
    func makeBytes(zeros count: Int) -> BytesObject {
        if count > BytesObject.inlineCapacity, let memory = RawMemory.allocateZeroed(count) {
            return BytesObject(adopting: memory, count: count, pointee.shapes.bytes)
        }
        let made = makeBytes(count: count)
        made.buffer.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        return made
    }

    package func makeBytes(_ source: UnsafeRawBufferPointer) -> BytesObject {
        let result = makeBytes(count: source.count)
        if let start = source.baseAddress { copyBytes(result.buffer, start, source.count) }
        return result
    }

    /// The same for any length: the script can be stopped on the way.
    package func makeBytes(copying source: UnsafeRawBufferPointer) throws(Raise) -> BytesObject {
        let result = makeBytes(count: source.count)
        if let start = source.baseAddress { try copyLong(result.buffer, start, source.count) }
        return result
    }

    package func makeBytes(_ source: UnsafeRawPointer, _ count: Int) -> BytesObject {
        makeBytes(UnsafeRawBufferPointer(start: source, count: count))
    }

    package func makeBytes(_ source: [UInt8]) -> BytesObject {
        source.withUnsafeBytes { makeBytes($0) }
    }

    /// A bytearray with a copy of bytes, however long.
    func makeBytearray(copying source: UnsafeRawBufferPointer) throws(Raise) -> BytearrayObject {
        let result = BytearrayObject(count: source.count, types.bytearray.root)
        if let start = source.baseAddress { try copyLong(result.buffer, start, source.count) }
        return result
    }

    package func makeBytearray(_ source: UnsafeRawBufferPointer) -> BytearrayObject {
        let result = BytearrayObject(count: source.count, types.bytearray.root)
        if let start = source.baseAddress { copyBytes(result.buffer, start, source.count) }
        return result
    }
}
