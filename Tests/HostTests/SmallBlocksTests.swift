// The command's allocator for small blocks, called by its own names: here nothing is put in the place of `malloc`.

import CSmallBlocks
import Glibc
import Testing

@Suite struct SmallBlocksTests {
    @Test func blocksAreAlignedDistinctAndLargeEnough() {
        var blocks: [UnsafeMutableRawPointer] = []
        var seen: Set<UnsafeMutableRawPointer> = []
        for size in Array(0...1200) + Array(repeating: 48, count: 10_000) {
            guard let block = __wrap_malloc(size) else {
                Issue.record("no block of \(size) bytes")
                return
            }
            #expect(UInt(bitPattern: block) % 16 == 0)
            #expect(seen.insert(block).inserted)
            #expect(__wrap_malloc_usable_size(block) >= size)
            block.initializeMemory(as: UInt8.self, repeating: UInt8(truncatingIfNeeded: size), count: size)
            blocks.append(block)
        }
        for (size, block) in blocks.enumerated() where size <= 1200 {
            let bytes = UnsafeRawBufferPointer(start: block, count: size)
            #expect(bytes.allSatisfy { $0 == UInt8(truncatingIfNeeded: size) })
        }
        blocks.forEach { __wrap_free($0) }
    }

    @Test func aFreedBlockIsTheNextOneOfItsSize() {
        let block = __wrap_malloc(100)
        __wrap_free(block)
        #expect(__wrap_malloc(97) == block)
        __wrap_free(block)
        __wrap_free(nil)
    }

    @Test func callocGivesZeros() {
        let dirty = __wrap_malloc(64)
        dirty?.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 64)
        __wrap_free(dirty)
        let clean = __wrap_calloc(4, 16)
        #expect(clean == dirty)
        #expect(UnsafeRawBufferPointer(start: clean, count: 64).allSatisfy { $0 == 0 })
        __wrap_free(clean)
        #expect(__wrap_calloc(Int.max, 16) == nil)
    }

    @Test func reallocKeepsTheContentsAcrossTheLimit() {
        var block = __wrap_malloc(8)
        block?.storeBytes(of: 0x0123_4567_89AB_CDEF, as: UInt64.self)
        for size in [16, 17, 300, 1024, 1025, 100_000, 1024, 8] {
            block = __wrap_realloc(block, size)
            #expect(block?.load(as: UInt64.self) == 0x0123_4567_89AB_CDEF)
        }
        __wrap_free(block)
    }

    @Test func blocksMayBeFreedByAnotherThreadAndAFinishedThreadLeavesItsListsBehind() {
        // each thread frees what the one before it has made
        final class Work: @unchecked Sendable {
            var blocks: [UnsafeMutableRawPointer?] = []
            var all: Set<UnsafeMutableRawPointer?> = []
        }
        let work = Work()
        for _ in 0..<50 {
            var thread = pthread_t()
            let argument = Unmanaged.passUnretained(work).toOpaque()
            let status = pthread_create(
                &thread, nil,
                { raw in
                    let work = Unmanaged<Work>.fromOpaque(raw!).takeUnretainedValue()
                    work.blocks.forEach { __wrap_free($0) }
                    work.blocks = (0..<1000).map { _ in __wrap_malloc(80) }
                    work.all.formUnion(work.blocks)
                    return nil
                }, argument)
            #expect(status == 0)
            pthread_join(thread, nil)
            #expect(Set(work.blocks).count == 1000)
        }
        // the same memory served all of them
        #expect(work.all.count < 3000)
    }
}
