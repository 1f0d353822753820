// Paths as text: what `os.path` works on. A string is seen as its (generalised) UTF-8 bytes, `bytes` as they are: a slash is one byte
// in both, so every function is written once.
//
// Unsafe: the pointer is valid as long as `owner` lives, which the struct keeps alive; strings that are paths do not change.

import TaipanHost
import TaipanRuntime

/// A path and where its bytes are.
package struct PathText {
    /// The object whose memory this is: the argument itself, or a copy in UTF-8.
    private let owner: Object
    /// The argument, after `__fspath__`.
    package let value: Value
    package let start: UnsafePointer<UInt8>
    package let count: Int
    package let isBytes: Bool
    /// All bytes are below 128, so that results need no decoding.
    private let isPlain: Bool

    fileprivate init(_ string: StringObject, _ thread: ThreadRef) {
        value = .object(string)
        isBytes = false
        if string.isASCIIText {
            owner = string
            start = UnsafePointer(string.bytes)
            count = string.count
            isPlain = true
        } else {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(string.count * 2)
            string.appendUTF8(to: &bytes)
            let copy = thread.makeBytes(bytes)
            owner = copy
            start = UnsafePointer(copy.bytes)
            count = bytes.count
            isPlain = false
        }
    }

    fileprivate init(_ bytes: BytesObject) {
        value = .object(bytes)
        owner = bytes
        start = UnsafePointer(bytes.bytes)
        count = bytes.count
        isBytes = true
        isPlain = false
    }

    @inline(__always) package subscript(index: Int) -> UInt8 { start[index] }

    package var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// The same, borrowed.
    var view: PathView {
        PathView(
            value.reference ?? .passUnretained(owner), start, count, isBytes ? .bytes : isPlain ? .narrow : .utf8)
    }

    /// The bytes `from ..< to` as a value of the argument's kind.
    package func slice(_ from: Int, _ to: Int, _ thread: ThreadRef) -> Value { view.slice(from, to, thread) }

    /// Bytes that may hold more than the argument did.
    package func make(_ bytes: [UInt8], _ thread: ThreadRef) -> Value {
        bytes.withUnsafeBytes { buffer in
            if isBytes { return .object(thread.makeBytes(buffer)) }
            return .object(thread.makeString(utf8: buffer.bindMemory(to: UInt8.self)))
        }
    }

    package var isAbsolute: Bool { count > 0 && start[0] == 0x2F }

    package var array: [UInt8] { [UInt8](raw) }

    /// The bytes as the system has them: those of a string by the file system's encoding, in which surrogates stand for bytes.
    package func systemBytes(_ thread: ThreadRef) throws(Raise) -> [UInt8] {
        if isBytes || isPlain { return array }
        return try thread.encodedBytes(value.cast(StringObject.self))
    }

    /// Bytes of the system's in the form that the bytes of this path have.
    package func adopted(_ bytes: [UInt8], _ thread: ThreadRef) -> [UInt8] {
        if isBytes || bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        var result: [UInt8] = []
        bytes.withUnsafeBytes { thread.fsDecode($0) }.appendUTF8(to: &result)
        return result
    }

    /// A path of the system's as a value of the argument's kind.
    package func makeFromSystem(_ bytes: [UInt8], _ thread: ThreadRef) -> Value {
        thread.pathValue(bytes, asBytes: isBytes)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A path argument of `os.path`.
    package func pathText(_ value: Value) throws(Raise) -> PathText {
        if let string = value.as(.string, StringObject.self) { return PathText(string, self) }
        if let bytes = value.as(.bytes, BytesObject.self) { return PathText(bytes) }
        let converted = try fspath(value)
        if let string = converted.as(.string, StringObject.self) { return PathText(string, self) }
        return PathText(converted.cast(BytesObject.self))
    }

    /// A path argument of a function that CPython has in C, whose errors begin with its name.
    func pathText(_ value: Value, of function: StaticString) throws(Raise) -> PathText {
        let isText = value.as(.string, StringObject.self) != nil || value.as(.bytes, BytesObject.self) != nil
        if isText { return try pathText(value) }
        let method = try lookupSpecial(value, names.fspath)
        if !method.isUnbound, !method.isNone { return try pathText(value) }
        let type = bareTypeName(value)
        throw typeError("\(function): path should be string, bytes or os.PathLike, not \(type)")
    }
}

// MARK: - Pure functions on bytes

/// What `os.path` does to bytes.
package enum PathBytes {
    static let slash: UInt8 = 0x2F
    static let dot: UInt8 = 0x2E

    /// How many leading slashes `normpath` keeps: one, or exactly two.
    @inline(__always) static func rootLength(_ path: UnsafeRawBufferPointer) -> Int {
        if path.count == 0 || path[0] != slash { return 0 }
        if path.count >= 2 && path[1] == slash && (path.count == 2 || path[2] != slash) { return 2 }
        return 1
    }

    /// `normpath`: writes to `target`, which has room for as many bytes as the path has, and for one. Answers how many there are: as
    /// many as in the path only if nothing had to be changed, for what does not stay is left out and the rest keeps its order.
    static func normalize(_ path: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>) -> Int {
        let root = rootLength(path)
        var end = 0
        while end < root {
            target[end] = slash
            end &+= 1
        }
        guard let source = path.baseAddress?.assumingMemoryBound(to: UInt8.self), path.count > root else {
            if end > 0 { return end }
            target[0] = dot
            return 1
        }
        let count = path.count
        // a `..` goes back to here at most: what lies before is the root, or `..` that stay
        var floor = root
        var i = root
        while i < count {
            var unit = source[i]
            if unit == slash {
                i &+= 1
                continue
            }
            let from = i
            let before = end
            if end > root {
                target[end] = slash
                end &+= 1
            }
            repeat {
                target[end] = unit
                end &+= 1
                i &+= 1
                if i == count { break }
                unit = source[i]
            } while unit != slash
            if source[from] != dot || i &- from > 2 || i &- from == 2 && source[from &+ 1] != dot { continue }
            if i &- from == 1 {
                end = before
            } else if before > floor {
                end = before
                while end > floor && target[end &- 1] != slash { end &-= 1 }
                if end > floor { end &-= 1 }
            } else if root > 0 {
                end = before
            } else {
                floor = end
            }
        }
        if end > 0 { return end }
        target[0] = dot
        return 1
    }

    /// `normpath` as an array.
    static func normalized(_ path: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: path.count + 1) { (buffer, count) in
            if let target = buffer.baseAddress { count = normalize(path, into: target) }
        }
    }

    static func normalized(_ path: [UInt8]) -> [UInt8] { path.withUnsafeBytes { normalized($0) } }

    /// `directory/name`.
    static func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
        if name.first == slash { return Array(name) }
        var result = directory
        if let last = result.last, last != slash { result.append(slash) }
        result.append(contentsOf: name)
        return result
    }

    /// The components of a path, without empty ones and dots.
    static func components(_ path: UnsafeRawBufferPointer) -> [ArraySlice<UInt8>] {
        [UInt8](path).split(separator: slash).filter { !($0.count == 1 && $0.first == dot) }
    }

    /// How many bytes at two places are the same.
    static func commonCount(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ most: Int) -> Int {
        var i = 0
        while i &+ 8 <= most {
            let difference =
                UnsafeRawPointer(a + i).loadUnaligned(as: UInt64.self)
                ^ UnsafeRawPointer(b + i).loadUnaligned(as: UInt64.self)
            if difference != 0 { return i &+ difference.littleEndian.trailingZeroBitCount &>> 3 }
            i &+= 8
        }
        while i < most && a[i] == b[i] { i &+= 1 }
        return i
    }

    /// A part of a normal path.
    struct Span {
        private(set) var start: UnsafePointer<UInt8>
        private(set) var count: Int

        init(_ start: UnsafePointer<UInt8>, _ count: Int) {
            self.start = start
            self.count = count
        }

        mutating func drop(_ length: Int) {
            start += length
            count &-= length
        }

        mutating func dropSlashes() {
            while count > 0 && start[0] == slash { drop(1) }
        }

        var componentCount: Int {
            if count == 0 { return 0 }
            var found = 1
            for i in 0..<count where start[i] == slash { found &+= 1 }
            return found
        }

        /// The length of the whole components that two paths begin with.
        func commonComponents(with other: Span) -> Int {
            var common = commonCount(start, other.start, min(count, other.count))
            let isWhole = common == count || start[common] == slash
            if isWhole && (common == other.count || other.start[common] == slash) { return common }
            while common > 0 && start[common &- 1] != slash { common &-= 1 }
            return common
        }
    }
}
