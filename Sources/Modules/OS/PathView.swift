// Path arguments of the functions of `os.path` that only cut: seen where they lie, without a copy, a reference or a look at each
// character.
//
// Unsafe: a view borrows the memory of an object that its maker keeps alive; strings that are paths do not change.

import TaipanHost
import TaipanRuntime

/// A path as units of a byte each: the characters of a string below U+0100, the (generalised) UTF-8 of another one, `bytes` as they
/// are. A slash and a dot are one unit in each of them, so every function is written once.
struct PathView {
    enum Form: UInt8 {
        case narrow, utf8, bytes

        /// (What the compiler derives is a call.)
        @inline(__always) static func == (a: Form, b: Form) -> Bool { a.rawValue == b.rawValue }
    }

    /// The argument, after `__fspath__`.
    let object: Unmanaged<Object>
    let start: UnsafePointer<UInt8>
    let count: Int
    let form: Form

    @inline(__always) init(_ object: Unmanaged<Object>, _ start: UnsafePointer<UInt8>, _ count: Int, _ form: Form) {
        self.object = object
        self.start = start
        self.count = count
        self.form = form
    }

    /// What is in a slot, if that is a string of one byte a character.
    @inline(__always) init?(narrow slot: Slots) {
        guard let object = peek(slot), object.kind == .string else { return nil }
        let string = object.to(StringObject.self)
        if string.width != 1 { return nil }
        self.init(object, UnsafePointer(string.bytes), string.count, .narrow)
    }

    @inline(__always) subscript(index: Int) -> UInt8 { start[index] }

    @inline(__always) var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// The argument itself.
    @inline(__always) var value: Value { .object(object.retainedObject()) }

    @inline(__always) var isAbsolute: Bool { count > 0 && start[0] == PathBytes.slash }

    @inline(__always) var endsInSlash: Bool { count > 0 && start[count &- 1] == PathBytes.slash }

    /// Where the last component begins: behind the last slash.
    @inline(__always) var nameStart: Int {
        guard let found = RawMemory.findLast(PathBytes.slash, in: start, count: count) else { return 0 }
        return found - UnsafeRawPointer(start) &+ 1
    }

    /// The length of `split(path)[0]`; the last component begins at `nameStart`.
    @inline(__always) func headLength(_ nameStart: Int) -> Int {
        var head = nameStart
        while head > 0 && start[head &- 1] == PathBytes.slash { head &-= 1 }
        return head == 0 ? nameStart : head
    }

    /// Where the extension begins; nil if there is none. (Leading dots begin none.)
    var extensionStart: Int? {
        var from = nameStart
        while from < count && start[from] == PathBytes.dot { from &+= 1 }
        guard let dot = RawMemory.findLast(PathBytes.dot, in: start + from, count: count &- from) else { return nil }
        return dot - UnsafeRawPointer(start)
    }

    /// The units `from ..< to` as a value of the argument's kind: as slicing does it, a string or `bytes` and of no class made in Python.
    @inline(__always) func slice(_ from: Int, _ to: Int, _ thread: ThreadRef) -> Value {
        if form == .narrow {
            return .object(
                object.to(StringObject.self)._withUnsafeGuaranteedRef { thread.substring($0, from, to) })
        }
        return sliceGenerally(from, to, thread)
    }

    @inline(never) private func sliceGenerally(_ from: Int, _ to: Int, _ thread: ThreadRef) -> Value {
        if from == 0 && to == count { return exactValue(thread) }
        return make(UnsafeRawBufferPointer(start: start + from, count: max(to &- from, 0)), thread)
    }

    /// The same text, of no class made in Python.
    private func exactValue(_ thread: ThreadRef) -> Value {
        if form != .bytes { return .object(thread.exact(value.cast(StringObject.self))) }
        if thread.type(of: value) !== thread.types.bytes { return .object(thread.makeBytes(raw)) }
        return value
    }

    /// Other units as a value of the argument's kind.
    func make(_ units: UnsafeRawBufferPointer, _ thread: ThreadRef) -> Value {
        switch form {
        case .bytes: .object(thread.makeBytes(units))
        case .utf8: .object(thread.makeString(utf8: units.bindMemory(to: UInt8.self)))
        case .narrow:
            switch units.count {
            case 0: .object(thread.emptyString)
            case 1: .object(thread.makeString(codePoint: UInt32(units[0])))
            default: .object(thread.makeString(latin1: units.bindMemory(to: UInt8.self)))
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls `body` with a path argument.
    @inline(__always) func onPath(
        _ slot: Slots, _ body: (PathView, ThreadRef) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        if let path = PathView(narrow: slot) { return try body(path, self) }
        return try onOtherPath(try pathText(TaipanRuntime.copy(slot)), body)
    }

    /// The same for an argument of a function that CPython has in C, whose errors begin with its name.
    @inline(__always) func onPath(
        _ slot: Slots, of function: StaticString, _ body: (PathView, ThreadRef) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        if let path = PathView(narrow: slot) { return try body(path, self) }
        return try onOtherPath(try pathText(TaipanRuntime.copy(slot), of: function), body)
    }

    @inline(never) private func onOtherPath(
        _ path: PathText, _ body: (PathView, ThreadRef) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        defer { withExtendedLifetime(path) {} }
        return try body(path.view, self)
    }
}
