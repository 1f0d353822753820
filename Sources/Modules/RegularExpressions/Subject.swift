// What a pattern is matched against: a string or something with bytes.
//
// A string is matched in place. So are `bytes`; of everything else that lends its memory the bytes are copied first, because a
// signal handler that runs while the matcher works could change them.

import TaipanRuntime

struct Subject {
    /// As it was passed; what a match object has as `string`.
    let value: Value
    /// Holds the characters: a string, or bytes.
    private let holder: Object
    let text: UnsafeRawPointer
    /// Bytes per character.
    let width: Int
    let count: Int
    let isBytes: Bool

    init(_ value: Value, _ pattern: PatternObject, _ thread: ThreadRef) throws(Raise) {
        self.value = value
        if let string = value.as(.string, StringObject.self) {
            if pattern.isBytes { throw thread.typeError("cannot use a bytes pattern on a string-like object") }
            holder = string
            (text, width, count, isBytes) = (UnsafeRawPointer(string.buffer), Int(string.width), string.count, false)
            return
        }
        guard thread.hasBuffer(value) else {
            throw thread.typeError("expected string or bytes-like object, got '\(thread.typeName(value))'")
        }
        let bytes: BytesObject
        if let own = value.as(.bytes, BytesObject.self) {
            bytes = own
        } else {
            bytes = try thread.withBuffer(of: value) { (raw) throws(Raise) in thread.makeBytes(raw) }
        }
        if !pattern.isBytes { throw thread.typeError("cannot use a string pattern on a bytes-like object") }
        holder = bytes
        (text, width, count, isBytes) = (UnsafeRawPointer(bytes.buffer), 1, bytes.count, true)
    }

    /// The characters of a range, as a value of their own.
    func slice(_ start: Int, _ end: Int, _ thread: ThreadRef) -> Value {
        if !isBytes { return .object(thread.substring(holder.cast(), start, end)) }
        let bytes: BytesObject = holder.cast()
        if start == 0 && end == count && value.as(.bytes, BytesObject.self) != nil && thread.isPlain(bytes) {
            return .object(bytes)
        }
        return .object(thread.makeBytes(bytes.buffer + start, max(0, end - start)))
    }

    /// The same of the value a match object has kept, which may have changed since.
    static func slice(_ value: Value, _ start: Int, _ end: Int, _ thread: ThreadRef) throws(Raise) -> Value {
        if let string = value.as(.string, StringObject.self) { return .object(thread.substring(string, start, end)) }
        return try thread.withBuffer(of: value) { (raw) throws(Raise) in
            let (low, high) = (min(start, raw.count), min(end, raw.count))
            return .object(thread.makeBytes(UnsafeRawBufferPointer(rebasing: raw[low..<max(low, high)])))
        }
    }

    /// A search through the subject up to `end`.
    func search(_ pattern: PatternObject, end: Int, _ thread: ThreadRef) -> Search {
        Search(pattern.program, text, width: width, end: end, thread)
    }
}

extension Object {
    /// The object as what its kind says it is.
    @inline(__always) fileprivate func cast<T: Object>() -> T { unsafeDowncast(self, to: T.self) }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `bytes` itself, not an instance of a subclass.
    fileprivate func isPlain(_ bytes: BytesObject) -> Bool { type(of: .object(bytes)) === types.bytes }
}
