// A string under construction: starts narrow and widens when a code point needs it, so that the result has the narrowest width
// without a second pass. The builder's store is the string object itself: finishing copies nothing.
//
// Unsafe: writes through `StringObject.buffer`; the object is not visible to anybody else before `finish`.

import CObjectCounts

/// Collects code points into a new exact `str`.
package struct StringBuilder {
    package let thread: ThreadRef
    /// Keeps `string` alive.
    private var owner: StringObject
    /// The string under construction, looked at without counting references.
    private var string: Unmanaged<StringObject>

    package init(_ thread: ThreadRef, capacity: Int = 0, width: Int = 1) {
        self.thread = thread
        owner = thread.makeString(width: width, capacity: capacity)
        string = .passUnretained(owner)
    }

    /// Code points so far.
    @inline(__always) package var count: Int { string.count }

    /// The code point appended last; 0 if there is none.
    package var last: UInt32 { string.count == 0 ? 0 : string._withUnsafeGuaranteedRef { $0[$0.count &- 1] } }

    @inline(__always) package mutating func append(_ point: UInt32) {
        if string.width == 1 && point < 0x100 && string.count < string.capacityInBytes {
            string.bytes[string.count] = UInt8(truncatingIfNeeded: point)
            string.count &+= 1
        } else {
            appendSlowly(point)
        }
    }

    @inline(__always) package mutating func append(_ byte: UInt8) { append(UInt32(byte)) }

    @inline(never) private mutating func appendSlowly(_ point: UInt32) {
        reserve(1, width: point < 0x100 ? 1 : point < 0x10000 ? 2 : 4)
        string._withUnsafeGuaranteedRef { $0.setUnit($0.count, point) }
        string.count &+= 1
    }

    /// Makes room for `extra` code points, and for code points of `width` bytes.
    package mutating func reserve(_ extra: Int, width: Int = 1) {
        if width > Int(string.width) {
            let wider = thread.makeString(width: width, capacity: (string.count &+ extra) &* 5 / 4)
            wider.setUnits(at: 0, from: owner, 0, string.count)
            wider.count = string.count
            owner = wider
            string = .passUnretained(owner)
        } else {
            let needed = extra &* Int(string.width)
            if string.byteCount &+ needed > string.capacityInBytes {
                string._withUnsafeGuaranteedRef { $0.grow(by: max(needed, $0.byteCount)) }
            }
        }
    }

    package mutating func append(_ other: StringObject) {
        reserve(other.count, width: Int(other.width))
        string._withUnsafeGuaranteedRef { $0.setUnits(at: $0.count, from: other, 0, other.count) }
        string.count &+= other.count
    }

    /// The code points `start ..< end` of a string.
    package mutating func append(_ other: StringObject, _ start: Int, _ end: Int) {
        if end <= start { return }
        if other.width | string.width == 1, string.count &+ (end &- start) <= string.capacityInBytes {
            copyBytes(string.buffer + string.count, other.buffer + start, end &- start)
            string.count &+= end &- start
            return
        }
        appendGenerally(other, start, end)
    }

    @inline(never) private mutating func appendGenerally(_ other: StringObject, _ start: Int, _ end: Int) {
        let isNarrow = other.width <= string.width
        reserve(end &- start, width: isNarrow ? 1 : other.widthNeeded(start, end))
        if other.width <= string.width {
            string._withUnsafeGuaranteedRef { $0.setUnits(at: $0.count, from: other, start, end &- start) }
        } else {
            string._withUnsafeGuaranteedRef { for i in start..<end { $0.setUnit($0.count &+ i &- start, other[i]) } }
        }
        string.count &+= end &- start
    }

    /// Swift text, which the interpreter itself made.
    package mutating func append(_ text: String) {
        for scalar in text.unicodeScalars { append(scalar.value) }
    }

    /// Bytes that are Latin-1 (so also: ASCII).
    package mutating func append(latin1 source: UnsafeBufferPointer<UInt8>) {
        reserve(source.count)
        if string.width == 1, let start = source.baseAddress {
            copyBytes(string.buffer + string.count, start, source.count)
        } else {
            string._withUnsafeGuaranteedRef {
                for (i, byte) in source.enumerated() { $0.setUnit($0.count &+ i, UInt32(byte)) }
            }
        }
        string.count &+= source.count
    }

    /// A number in decimal.
    package mutating func append(decimal number: Int) {
        if number >= 0 && number < 10 { return append(0x30 &+ UInt32(truncatingIfNeeded: number)) }
        if number.magnitude < 10_000_000_000_000_000, string.width == 1 {
            // (what is written behind the digits counts for nothing)
            reserve(17)
            let place = string.buffer + string.count
            let sign = number < 0 ? 1 : 0
            place.storeBytes(of: 0x2D, as: UInt8.self)
            string.count &+= sign &+ DecimalDigits.writeShort(number.magnitude, to: place + sign)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { memory in
            let digits = memory.baseAddress.unsafelyUnwrapped
            var start = DecimalDigits.write(number.magnitude, to: digits, endingAt: 24)
            if number < 0 {
                start &-= 1
                digits[start] = 0x2D
            }
            append(latin1: UnsafeBufferPointer(start: digits + start, count: 24 &- start))
        }
    }

    package mutating func append(repeating point: UInt32, _ times: Int) {
        if times <= 0 { return }
        reserve(times, width: point < 0x100 ? 1 : point < 0x10000 ? 2 : 4)
        string._withUnsafeGuaranteedRef { $0.fillUnits(at: $0.count, with: point, times) }
        string.count &+= times
    }

    /// The finished string; the builder must not be used afterwards.
    package mutating func finish() -> StringObject {
        if string.count == 0 { return thread.emptyString }
        if string.capacityInBytes > 512 && string.capacityInBytes / 2 > string.byteCount { owner.grow(by: 0) }
        return owner
    }
}

extension StringObject {
    /// Gives a narrow string, which nobody else refers to, another length and room for it.
    @inline(__always) fileprivate final func prepareToGrow(to length: Int) {
        if length > capacityInBytes { grow(to: length &+ 1) }
        count = length
        cachedHash = -1
    }

    /// Writes one code point, which fits the width, several times.
    package final func fillUnits(at index: Int, with point: UInt32, _ times: Int) {
        switch width {
        case 1: (bytes + index).update(repeating: UInt8(truncatingIfNeeded: point), count: max(times, 0))
        case 2: (units16 + index).update(repeating: UInt16(truncatingIfNeeded: point), count: max(times, 0))
        default: (units32 + index).update(repeating: point, count: max(times, 0))
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `fillUnits` for any length.
    @inline(__always)
    package func fill(_ string: StringObject, at index: Int, with point: UInt32, _ times: Int) throws(Raise) {
        try inBlocks(max(times, 0)) { (start, end) throws(Raise) in
            string.fillUnits(at: index &+ start, with: point, end &- start)
        }
    }

    /// All units of one string into another, for any length.
    @inline(__always)
    package func copyUnits(of source: StringObject, to target: StringObject, at index: Int) throws(Raise) {
        try inBlocks(source.count) { (start, end) throws(Raise) in
            target.setUnits(at: index &+ start, from: source, start, end &- start)
        }
    }

    /// The string itself if it is an exact `str`, else a copy that is one.
    @inline(__always) package func exact(_ string: StringObject) -> StringObject {
        string.shape.toOpaque() == pointee.shapes.string.toOpaque() ? string : copyString(string, pointee.shapes.string)
    }

    /// A copy with another shape: how instances of subclasses of `str` are made.
    @inline(never) package func copyString(_ string: StringObject, _ shape: ShapeRef) -> StringObject {
        let result = StringObject(width: Int(string.width), capacity: string.count, shape)
        copyBytes(result.buffer, string.buffer, string.byteCount)
        result.count = string.count
        return result
    }

    /// An exact `str` as a value.
    @inline(__always) package func makeStringValue(_ text: String) -> Value { .object(makeString(text)) }

    /// `s += t` without a copy: if only `slot` refers to the string in it, and that string is wide enough, `other` is appended in
    /// place. False when the caller has to concatenate. The test looks at the reference in the slot, so nobody may hold another.
    package func appendInPlace(_ slot: Slots, _ other: Value) -> Bool {
        guard let left = peek(slot), left.kind == .string, left.shape.toOpaque() == pointee.shapes.string.toOpaque(),
            let right = other.as(.string, StringObject.self),
            left.toOpaque() != Unmanaged.passUnretained(right).toOpaque()
        else { return false }
        let isFree = left._withUnsafeGuaranteedRef { !$0.flags.contains(.isInterned) }
        let string = left.to(StringObject.self)
        if !isFree || string.width < right.width || string.count == 0 { return false }
        let isUnique = UnsafeMutableRawPointer(slot).withMemoryRebound(to: Object.self, capacity: 1) {
            isKnownUniquelyReferenced(&$0.pointee)
        }
        if !isUnique { return false }
        string._withUnsafeGuaranteedRef { string in
            let extra = right.count &* Int(string.width)
            if string.byteCount &+ extra > string.capacityInBytes { string.grow(by: extra) }
            string.setUnits(at: string.count, from: right, 0, right.count)
            string.count &+= right.count
            string.cachedHash = -1
        }
        return true
    }

    /// `a + b` of two exact strings that are not long, where they lie; nil for anything else.
    @inline(__always) func joined(_ a: Unmanaged<Object>?, _ b: Unmanaged<Object>?) -> Value? {
        guard let a, let b, a.shape.toOpaque() == pointee.shapes.string.toOpaque(),
            b.shape.toOpaque() == pointee.shapes.string.toOpaque()
        else { return nil }
        return join(a.to(StringObject.self), b.to(StringObject.self))
    }

    private func join(_ a: Unmanaged<StringObject>, _ b: Unmanaged<StringObject>) -> Value? {
        let (first, second) = (a.count, b.count)
        if first &+ second > 1 << 12 { return nil }
        if a.width | b.width != 1 {
            return a._withUnsafeGuaranteedRef { a in
                b._withUnsafeGuaranteedRef { .object(concatenate(a, $0)) }
            }
        }
        let result = makeString(width: 1, capacity: first &+ second)
        result.count = first &+ second
        copyBytes(result.buffer, a.buffer, first)
        copyBytes(result.buffer + first, b.buffer, second)
        return .object(result)
    }

    /// The same when the caller has computed `a` and is about to drop it: if nobody else refers to it, `b` is appended to it.
    @inline(__always) func extended(_ a: Unmanaged<Object>?, by b: Unmanaged<Object>?) -> Value? {
        guard let a, let b, a.shape.toOpaque() == pointee.shapes.string.toOpaque(),
            b.shape.toOpaque() == pointee.shapes.string.toOpaque()
        else { return nil }
        let (left, right) = (a.to(StringObject.self), b.to(StringObject.self))
        return isFree(left, besides: right) ? extend(left, by: right) : join(left, right)
    }

    /// The same when it is `b` that is about to be dropped: `a` is put in front of it.
    @inline(__always) func joined(_ a: Unmanaged<Object>?, inFrontOf b: Unmanaged<Object>?) -> Value? {
        guard let a, let b, a.shape.toOpaque() == pointee.shapes.string.toOpaque(),
            b.shape.toOpaque() == pointee.shapes.string.toOpaque()
        else { return nil }
        let (left, right) = (a.to(StringObject.self), b.to(StringObject.self))
        return isFree(right, besides: left) ? extend(right, inFrontBy: left) : join(left, right)
    }

    /// Only its owner can see if the string changes, and the sum with `other` can be made of it.
    @inline(__always) private func isFree(
        _ string: Unmanaged<StringObject>, besides other: Unmanaged<StringObject>
    ) -> Bool {
        // (nobody refers to an interned string but the table, which does not count)
        taipan_is_unique(string.toOpaque()) != 0 && string.width | other.width == 1
            && string.count &+ other.count <= 1 << 12 && string.toOpaque() != other.toOpaque()
            && !string._withUnsafeGuaranteedRef { $0.flags.contains(.isInterned) }
    }

    private func extend(_ string: Unmanaged<StringObject>, by other: Unmanaged<StringObject>) -> Value {
        let (count, added) = (string.count, other.count)
        string._withUnsafeGuaranteedRef { $0.prepareToGrow(to: count &+ added) }
        copyBytes(string.buffer + count, other.buffer, added)
        return .object(string.to(Object.self).retainedObject())
    }

    private func extend(_ string: Unmanaged<StringObject>, inFrontBy other: Unmanaged<StringObject>) -> Value {
        let (count, added) = (string.count, other.count)
        string._withUnsafeGuaranteedRef { $0.prepareToGrow(to: count &+ added) }
        moveBytes(string.buffer + added, string.buffer, count)
        copyBytes(string.buffer, other.buffer, added)
        return .object(string.to(Object.self).retainedObject())
    }
}
