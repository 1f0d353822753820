// The C library's memory functions as inline Swift, so that the runtime needs no Glibc and pays nothing beyond the
// call. Unsafe by nature: every pointer belongs to the caller, sizes are trusted, and nothing here keeps a pointer.
// Allocation returns nil when the system refuses (the runtime turns that into MemoryError); it never traps.
// Public and not `package`: Swift 6.3 inlines public functions over a module border, `package` ones it calls (looked at in the
// assembly). The target is no product, so nothing of it shows outside.
import CHostShims
import Glibc

/// `malloc` and the `mem…` family, for example `RawMemory.find(0x0A, in: start, count: n)` for `memchr`.
public enum RawMemory {
    // MARK: The heap

    /// `malloc`. A size of 0 gives a unique pointer that must be freed.
    @inlinable @inline(__always)
    public static func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? { Glibc.malloc(byteCount) }

    /// `calloc`: memory filled with zeros. Large blocks come as untouched pages and cost nothing until used.
    @inlinable @inline(__always)
    public static func allocateZeroed(_ byteCount: Int) -> UnsafeMutableRawPointer? { Glibc.calloc(byteCount, 1) }

    /// `realloc`. When it returns nil the old block is still valid and still owned by the caller.
    @inlinable @inline(__always)
    public static func reallocate(
        _ block: UnsafeMutableRawPointer?, _ byteCount: Int
    ) -> UnsafeMutableRawPointer? { Glibc.realloc(block, byteCount) }

    /// `posix_memalign`; `alignment` must be a power of two that is a multiple of 8.
    @inlinable
    public static func allocateAligned(_ byteCount: Int, to alignment: Int) -> UnsafeMutableRawPointer? {
        var block: UnsafeMutableRawPointer?
        return Glibc.posix_memalign(&block, alignment, byteCount) == 0 ? block : nil
    }

    /// `free`; nil is allowed.
    @inlinable @inline(__always)
    public static func free(_ block: UnsafeMutableRawPointer?) { Glibc.free(block) }

    /// `malloc_usable_size`: how many bytes the block really holds, at least what was asked for.
    @inlinable @inline(__always)
    public static func usableSize(_ block: UnsafeMutableRawPointer?) -> Int {
        Int(CHostShims.malloc_usable_size(block))
    }

    /// Whether the system would give so many bytes in one piece.
    package static func canAllocate(_ byteCount: Int) -> Bool { CHostShims.taipan_can_allocate(byteCount) != 0 }

    /// `malloc_trim`: hands free pages back to the system; true when there were any.
    @discardableResult
    public static func trim() -> Bool { CHostShims.malloc_trim(0) != 0 }

    /// `madvise(2)`: gives the pages of the program's own code and constants back, which are mapped again as they are used. What only
    /// the start has needed then no longer counts as this process's memory.
    package static func forgetStart() { CHostShims.taipan_forget_start() }

    // MARK: Bytes

    /// `memcpy`: the ranges must not overlap.
    @inlinable @inline(__always)
    public static func copy(to target: UnsafeMutableRawPointer, from source: UnsafeRawPointer, count: Int) {
        Glibc.memcpy(target, source, count)
        CHostShims.taipan_end_of_move()
    }

    /// `memmove`: the ranges may overlap.
    @inlinable @inline(__always)
    public static func move(to target: UnsafeMutableRawPointer, from source: UnsafeRawPointer, count: Int) {
        Glibc.memmove(target, source, count)
        CHostShims.taipan_end_of_move()
    }

    /// `memset`.
    @inlinable @inline(__always)
    public static func fill(_ target: UnsafeMutableRawPointer, with byte: UInt8, count: Int) {
        Glibc.memset(target, Int32(byte), count)
        CHostShims.taipan_end_of_move()
    }

    /// `memcmp`: negative, zero or positive, as the first differing byte says.
    @inlinable @inline(__always)
    public static func compare(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Int {
        Int(Glibc.memcmp(left, right, count))
    }

    /// Whether two ranges hold the same bytes.
    @inlinable @inline(__always)
    public static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
        Glibc.memcmp(left, right, count) == 0
    }

    /// `memchr`: where the byte first occurs.
    @inlinable @inline(__always)
    public static func find(_ byte: UInt8, in start: UnsafeRawPointer, count: Int) -> UnsafeRawPointer? {
        guard let found = Glibc.memchr(start, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found)
    }

    /// `memrchr`: where the byte last occurs.
    @inlinable @inline(__always)
    public static func findLast(_ byte: UInt8, in start: UnsafeRawPointer, count: Int) -> UnsafeRawPointer? {
        guard let found = CHostShims.memrchr(start, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found)
    }

    /// `memmem`: where `needle` first occurs; an empty needle is found at the start. Linear time (two-way search).
    @inlinable @inline(__always)
    public static func find(
        _ needle: UnsafeRawPointer, needleCount: Int, in start: UnsafeRawPointer, count: Int
    ) -> UnsafeRawPointer? {
        guard let found = CHostShims.memmem(start, count, needle, needleCount) else { return nil }
        return UnsafeRawPointer(found)
    }

    /// `strlen`.
    @inlinable @inline(__always)
    public static func length(ofNullTerminated text: UnsafePointer<CChar>) -> Int { Int(Glibc.strlen(text)) }
}
