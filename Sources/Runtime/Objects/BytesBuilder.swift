// `bytes` under construction.
//
// Unsafe: owns its memory until `finish` hands it to the new object.

/// Collects bytes.
package struct BytesBuilder: ~Copyable {
    private var memory: UnsafeMutableRawPointer
    package private(set) var count = 0
    private var capacity: Int

    package init(capacity: Int = 32) {
        self.capacity = max(capacity, 16)
        memory = allocateBytes(self.capacity)
    }

    deinit { freeBytes(memory) }

    @inline(__always) package mutating func append(_ byte: UInt8) {
        if count == capacity { reserve(1) }
        memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    @inline(never) package mutating func reserve(_ extra: Int) {
        if count &+ extra <= capacity { return }
        capacity = max(capacity &* 2, count &+ extra)
        memory = reallocateBytes(memory, capacity)
    }

    package mutating func append(_ source: UnsafeRawBufferPointer) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        if count &+ source.count > capacity { reserve(source.count) }
        copyBytes(memory + count, start, source.count)
        count &+= source.count
    }

    package mutating func append(repeating byte: UInt8, _ times: Int) {
        if times <= 0 { return }
        reserve(times)
        (memory + count).initializeMemory(as: UInt8.self, repeating: byte, count: times)
        count &+= times
    }

    /// The code points of a string that are all below 256.
    mutating func append(latin1 string: StringObject) {
        for i in 0..<string.count { append(UInt8(truncatingIfNeeded: string[i])) }
    }

    package mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    /// The finished object.
    package consuming func finish(_ thread: ThreadRef) -> BytesObject {
        if count <= BytesObject.inlineCapacity { return thread.makeBytes(memory, count) }
        if capacity &- count > 64 && capacity / 8 > capacity &- count { return adopt(thread, memory) }
        return adopt(thread, capacity == count ? memory : reallocateBytes(memory, count))
    }

    private consuming func adopt(_ thread: ThreadRef, _ memory: UnsafeMutableRawPointer) -> BytesObject {
        let result = BytesObject(adopting: memory, count: count, thread.pointee.shapes.bytes)
        discard self
        return result
    }
}
