// The buffer of all streams: bytes are put in at the end and taken out at the start.
//
// Unsafe: a plain struct over memory from `malloc`; the stream that has it as a field frees it in its `deinit`, and nobody copies it.

import TaipanHost
import TaipanRuntime

/// Bytes between `start` and `end` of a growing block.
package struct ByteQueue {
    package private(set) var memory: UnsafeMutableRawPointer?
    package private(set) var capacity = 0
    /// The first byte that has not been taken.
    package var start = 0
    /// One behind the last byte.
    package private(set) var end = 0

    package init() {}

    @inline(__always) package var count: Int { end &- start }

    /// The address of the first byte.
    @inline(__always) package var first: UnsafeMutableRawPointer {
        (memory ?? UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped) + start
    }

    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: first, count: count) }

    /// Makes room for `extra` bytes behind the end and returns where they go; `commit` says how many came.
    @inline(__always) package mutating func makeRoom(_ extra: Int) -> UnsafeMutableRawPointer {
        if let memory, end &+ extra <= capacity { return memory + end }
        return grow(extra)
    }

    @inline(never) private mutating func grow(_ extra: Int) -> UnsafeMutableRawPointer {
        let count = count
        if let memory, start >= capacity / 2, count &+ extra <= capacity {
            moveBytes(memory, memory + start, count)
            (start, end) = (0, count)
            return memory + count
        }
        let wanted = max(count &+ extra, min(capacity, 1 << 30) &* 3 / 2, 64)
        if start == 0 {
            memory = reallocateBytes(memory, wanted)
        } else {
            let grown = allocateBytes(wanted)
            moveBytes(grown, first, count)
            if let memory { freeBytes(memory) }
            memory = grown
        }
        (start, end, capacity) = (0, count, wanted)
        return memory.unsafelyUnwrapped + count
    }

    @inline(__always) package mutating func commit(_ count: Int) { end &+= count }

    @inline(__always) package mutating func append(_ source: UnsafeRawPointer, _ count: Int) {
        copyBytes(makeRoom(count), source, count)
        end &+= count
    }

    /// Appends bytes, if all are below 128, in one pass.
    @inline(__always) package mutating func append(ascii source: UnsafeRawPointer, _ count: Int) -> Bool {
        let target = makeRoom(count)
        var all: UInt64 = 0
        if count >= 8 {
            var i = 0
            while i &+ 8 < count {
                let word = source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                target.storeBytes(of: word, toByteOffset: i, as: UInt64.self)
                all |= word
                i &+= 8
            }
            let last = source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            target.storeBytes(of: last, toByteOffset: count &- 8, as: UInt64.self)
            all |= last
        } else if count >= 4 {
            let first = source.loadUnaligned(as: UInt32.self)
            let last = source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            target.storeBytes(of: first, as: UInt32.self)
            target.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
            all = UInt64(first | last)
        } else if count > 0 {
            // one to three bytes are a first, a middle and a last one
            let first = source.load(as: UInt8.self)
            let middle = source.load(fromByteOffset: count &>> 1, as: UInt8.self)
            let last = source.load(fromByteOffset: count &- 1, as: UInt8.self)
            target.storeBytes(of: first, as: UInt8.self)
            target.storeBytes(of: middle, toByteOffset: count &>> 1, as: UInt8.self)
            target.storeBytes(of: last, toByteOffset: count &- 1, as: UInt8.self)
            all = UInt64(first | middle | last)
        }
        if all & 0x8080_8080_8080_8080 != 0 { return false }
        end &+= count
        return true
    }

    @inline(__always) package mutating func append(_ byte: UInt8) {
        makeRoom(1).storeBytes(of: byte, as: UInt8.self)
        end &+= 1
    }

    /// Forgets all bytes, keeps the memory.
    @inline(__always) package mutating func removeAll() {
        start = 0
        end = 0
    }

    /// Takes bytes away from the start. (When none are left the memory is used from its start again, as soon as something comes.)
    @inline(__always) package mutating func drop(_ count: Int) {
        start &+= count
        if start >= end { removeAll() }
    }

    /// Steps forward over bytes, or back to bytes that were taken and lie there still (`start` of them).
    @inline(__always) package mutating func step(_ count: Int) { start &+= count }

    package mutating func free() {
        if let memory { freeBytes(memory) }
        memory = nil
        (start, end, capacity) = (0, 0, 0)
    }

    /// All bytes as an object; the queue is empty afterwards. Large contents change hands without a copy.
    package mutating func takeAll(_ thread: ThreadRef) -> BytesObject {
        if start == 0, count > 4096, let memory {
            let result = BytesObject(
                adopting: reallocateBytes(memory, count), count: count, thread.pointee.shapes.bytes)
            self.memory = nil
            (end, capacity) = (0, 0)
            return result
        }
        let result = thread.makeBytes(bytes)
        removeAll()
        return result
    }

    /// The first `length` bytes as an object.
    package mutating func take(_ length: Int, _ thread: ThreadRef) -> BytesObject {
        let result = thread.makeBytes(first, length)
        drop(length)
        return result
    }
}
