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

    /// The bytes `from ..< to` as a value of the argument's kind.
    package func slice(_ from: Int, _ to: Int, _ thread: ThreadRef) -> Value {
        if from == 0 && to == count { return exactValue(thread) }
        return make(UnsafeRawBufferPointer(start: start + from, count: max(to - from, 0)), thread)
    }

    private func exactValue(_ thread: ThreadRef) -> Value {
        if let string = value.as(.string, StringObject.self) { return .object(thread.exact(string)) }
        if thread.type(of: value) !== thread.types.bytes { return .object(thread.makeBytes(raw)) }
        return value
    }

    /// Other bytes as a value of the argument's kind.
    package func make(_ bytes: UnsafeRawBufferPointer, _ thread: ThreadRef) -> Value {
        if isBytes { return .object(thread.makeBytes(bytes)) }
        if bytes.count == 0 { return .object(thread.emptyString) }
        if isPlain { return .object(thread.makeString(latin1: bytes.bindMemory(to: UInt8.self))) }
        return .object(thread.makeString(utf8: bytes.bindMemory(to: UInt8.self)))
    }

    /// Bytes that may hold more than the argument did.
    package func make(_ bytes: [UInt8], _ thread: ThreadRef) -> Value {
        bytes.withUnsafeBytes { buffer in
            if isBytes { return .object(thread.makeBytes(buffer)) }
            return .object(thread.makeString(utf8: buffer.bindMemory(to: UInt8.self)))
        }
    }

    /// Where the last slash is, -1 if there is none.
    package var lastSlash: Int {
        guard let found = RawMemory.findLast(0x2F, in: start, count: count) else { return -1 }
        return found - UnsafeRawPointer(start)
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
}

// MARK: - Pure functions on bytes

/// What `os.path` does to bytes.
package enum PathBytes {
    static let slash: UInt8 = 0x2F
    static let dot: UInt8 = 0x2E

    /// How many leading slashes `normpath` keeps: one, or exactly two.
    static func rootLength(_ path: UnsafeRawBufferPointer) -> Int {
        if path.count == 0 || path[0] != slash { return 0 }
        if path.count >= 2 && path[1] == slash && (path.count == 2 || path[2] != slash) { return 2 }
        return 1
    }

    /// `normpath`.
    static func normalized(_ path: UnsafeRawBufferPointer) -> [UInt8] {
        if path.count == 0 { return [dot] }
        let root = rootLength(path)
        var result = [UInt8](repeating: slash, count: root)
        result.reserveCapacity(path.count)
        // where each component starts in `result`; a `..` that stays is none
        var starts: [Int] = []
        var i = 0
        while i < path.count {
            while i < path.count && path[i] == slash { i += 1 }
            let from = i
            while i < path.count && path[i] != slash { i += 1 }
            let length = i - from
            if length == 0 || length == 1 && path[from] == dot { continue }
            if length == 2 && path[from] == dot && path[from + 1] == dot {
                if let last = starts.popLast() {
                    result.removeSubrange(max(last - 1, root)...)
                    if last <= root { result.removeSubrange(root...) }
                    continue
                }
                if root > 0 { continue }
                if result.count > root { result.append(slash) }
                result.append(dot)
                result.append(dot)
                continue
            }
            if result.count > root { result.append(slash) }
            starts.append(result.count)
            result.append(contentsOf: path[from..<i])
        }
        return result.isEmpty ? [dot] : result
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
}
