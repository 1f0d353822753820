// The inline reference counts must be those of the Swift runtime (docs/decisions/0004).

import CObjectCounts
import Testing

@Suite struct ObjectCountTests {
    private final class Probe {
        let atEnd: () -> Void
        init(_ atEnd: @escaping () -> Void) { self.atEnd = atEnd }
        deinit { atEnd() }
    }

    /// The strong references, as the runtime counts them.
    private func count(_ reference: Unmanaged<Probe>) -> UInt {
        reference._withUnsafeGuaranteedRef { _getRetainCount($0) }
    }

    @Test(arguments: [1, 2, 3, 1000]) func countsAreThoseOfTheRuntime(_ references: Int) {
        let probe = Unmanaged.passRetained(Probe {})
        let before = count(probe)
        for _ in 0..<references { taipan_retain(probe.toOpaque()) }
        #expect(count(probe) == before + UInt(references))
        for _ in 0..<references { taipan_release(probe.toOpaque()) }
        #expect(count(probe) == before)
        probe.release()
    }

    @Test func theLastReleaseDestroys() {
        nonisolated(unsafe) var isGone = false
        let probe = Unmanaged.passRetained(Probe { isGone = true })
        taipan_retain(probe.toOpaque())
        taipan_release(probe.toOpaque())
        #expect(!isGone)
        taipan_release(probe.toOpaque())
        #expect(isGone)
    }

    @Test func aSingleReferenceIsToldFromMore() {
        let probe = Unmanaged.passRetained(Probe {})
        #expect(taipan_is_unique(probe.toOpaque()) != 0)
        taipan_retain(probe.toOpaque())
        #expect(taipan_is_unique(probe.toOpaque()) == 0)
        taipan_release(probe.toOpaque())
        #expect(taipan_is_unique(probe.toOpaque()) != 0)
        // what is counted elsewhere is never said to be alone
        weak let observer = probe.takeUnretainedValue()
        #expect(taipan_is_unique(probe.toOpaque()) == 0)
        #expect(observer != nil)
        probe.release()
    }

    private final class Going {
        let note: (Int64) -> Void
        init(_ note: @escaping (Int64) -> Void) { self.note = note }
        deinit { note(taipan_count_word(Unmanaged.passUnretained(self).toOpaque()).pointee) }
    }

    /// The words that `CSmallBlocks` writes into a new object, and expects in one that goes.
    @Test func newObjectsAndThoseThatGoHaveKnownWords() {
        nonisolated(unsafe) var last: Int64 = 0
        let going = Unmanaged.passRetained(Going { last = $0 })
        #expect(taipan_count_word(going.toOpaque()).pointee == 3)
        going.release()
        #expect(last == 1 << 32 | 3)
    }

    /// A weak reference moves the count into a side table: the slow path.
    @Test func objectsWithASideTableAreCountedToo() {
        nonisolated(unsafe) var isGone = false
        let probe = Unmanaged.passRetained(Probe { isGone = true })
        weak let observer = probe.takeUnretainedValue()
        #expect(observer != nil)
        let before = count(probe)
        taipan_retain(probe.toOpaque())
        #expect(count(probe) == before + 1)
        taipan_release(probe.toOpaque())
        taipan_release(probe.toOpaque())
        #expect(isGone)
        #expect(observer == nil)
    }
}
