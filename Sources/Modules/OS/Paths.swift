// Path arguments: `str`, `bytes`, `os.PathLike` and, where a call allows it, descriptors. One converter for all functions of the
// module, because the wording of its errors is part of Python's behaviour.
//
// Unsafe: a `Path` owns its null-terminated bytes.

import TaipanHost
import TaipanRuntime

/// A path as the host wants it, for example `"src"` → the bytes `73 72 63 00`; or a descriptor.
///
/// The bytes of an ASCII string are its own memory, which has room for a final zero. All others are copied. Of an argument of a native
/// function nothing is counted: it stays where it is while the function runs.
package struct Path: ~Copyable {
    /// Null-terminated.
    private let memory: UnsafeMutableRawPointer
    package let count: Int
    /// The argument, if the path is its memory.
    private let argument: Slots?
    /// What `shown` is otherwise.
    private let kept: Value
    /// The argument was `bytes`, so answers are bytes too.
    package let isBytes: Bool
    private let isCopy: Bool
    /// Nil for a path.
    package let descriptor: Descriptor?

    /// A copy.
    fileprivate init(
        _ source: UnsafeRawPointer, _ count: Int, shown: Value, isBytes: Bool, descriptor: Descriptor? = nil
    ) {
        memory = allocateBytes(count &+ 1)
        copyBytes(memory, source, count)
        memory.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
        self.count = count
        argument = nil
        kept = shown
        self.isBytes = isBytes
        self.descriptor = descriptor
        isCopy = true
    }

    /// The memory of a string, which somebody keeps: the owner of the argument, or `kept`.
    @inline(__always)
    fileprivate init(terminated memory: UnsafeMutableRawPointer, _ count: Int, argument: Slots?, kept: Value = .unbound)
    {
        self.memory = memory
        self.count = count
        self.argument = argument
        self.kept = kept
        isBytes = false
        descriptor = nil
        isCopy = false
    }

    /// What an exception names as the file: the string or the bytes.
    package var shown: Value {
        if let argument { return TaipanRuntime.copy(argument) }
        return kept
    }

    deinit {
        if isCopy { freeBytes(memory) }
    }

    /// Calls `body` with the path as the host wants it. (A plain pointer would not keep the bytes alive: a value that is not copied
    /// is destroyed after its last use.)
    @inline(__always)
    package borrowing func use<Result>(_ body: (HostPath) throws(Errno) -> Result) throws(Errno) -> Result {
        try body(UnsafeRawPointer(memory).assumingMemoryBound(to: CChar.self))
    }

    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }
}

/// What a path argument may be.
package struct PathRules: OptionSet {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let descriptor = PathRules(rawValue: 1)
    /// `None` means the working directory.
    package static let none = PathRules(rawValue: 2)
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Converts the path argument of a native function; as below.
    @inline(__always)
    package func path(
        _ call: Call, _ index: Int, _ function: StaticString, _ argument: StaticString = "path",
        _ rules: PathRules = []
    ) throws(Raise) -> Path {
        let slot = call.arguments + index
        if let object = peek(slot), let memory = plainPath(at: slot) {
            return Path(
                terminated: UnsafeMutableRawPointer(mutating: memory), object.to(StringObject.self).count,
                argument: slot)
        }
        return try path(TaipanRuntime.copy(slot), function, argument, rules)
    }

    /// The path of an ASCII string in a slot, which keeps it, in the string's own memory; nil for everything else.
    @inline(__always)
    func plainPath(at slot: Slots) -> HostPath? {
        guard let object = peek(slot), object.kind == .string else { return nil }
        let string = object.to(StringObject.self)
        guard string.width == 1, isPlain(string.buffer, string.count),
            let memory = string._withUnsafeGuaranteedRef({ $0.terminated })
        else { return nil }
        return UnsafePointer(memory.assumingMemoryBound(to: CChar.self))
    }

    /// Converts a path argument. `function` and `argument` are for the errors: "stat: path should be …".
    @inline(__always)
    package func path(
        _ value: Value, _ function: StaticString, _ argument: StaticString = "path", _ rules: PathRules = []
    ) throws(Raise) -> Path {
        if let string = value.as(.string, StringObject.self) { return try path(string, function, argument) }
        return try otherPath(value, function, argument, rules)
    }

    private func path(_ string: StringObject, _ function: StaticString, _ argument: StaticString) throws(Raise) -> Path
    {
        if string.width == 1 && isPlain(string.buffer, string.count) {
            if let memory = string.terminated {
                return Path(terminated: memory, string.count, argument: nil, kept: .object(string))
            }
            return Path(string.buffer, string.count, shown: .object(string), isBytes: false)
        }
        let bytes = try fsEncode(string)
        defer { withExtendedLifetime(bytes) {} }
        if RawMemory.find(0, in: bytes.buffer, count: bytes.count) != nil { throw embeddedNull(function, argument) }
        return Path(bytes.buffer, bytes.count, shown: .object(string), isBytes: false)
    }

    /// All bytes are ASCII and none is zero: eight at a time. (Without a high bit to begin with, only a zero gets one when 1 is taken
    /// away from every byte.)
    @inline(__always) private func isPlain(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        @inline(__always) func isPlainWord(_ offset: Int) -> Bool {
            let word = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            return ((word &- ones) | word) & (ones << 7) == 0
        }
        var i = 0
        while i &+ 8 <= count {
            if !isPlainWord(i) { return false }
            i &+= 8
        }
        // the last eight once more, in part
        if count >= 8 { return isPlainWord(count &- 8) }
        while i < count {
            if start.load(fromByteOffset: i, as: UInt8.self) &- 1 >= 0x7F { return false }
            i &+= 1
        }
        return true
    }

    private func path(
        _ bytes: BytesObject, _ function: StaticString, _ argument: StaticString
    ) throws(Raise) -> Path {
        if RawMemory.find(0, in: bytes.buffer, count: bytes.count) != nil { throw embeddedNull(function, argument) }
        return Path(bytes.buffer, bytes.count, shown: .object(bytes), isBytes: true)
    }

    private func embeddedNull(_ function: StaticString, _ argument: StaticString) -> Raise {
        if "\(function)" == "open()" { return valueError("embedded null byte") }
        return valueError("\(function): embedded null character in \(argument)")
    }

    @inline(never)
    private func otherPath(
        _ value: Value, _ function: StaticString, _ argument: StaticString, _ rules: PathRules
    ) throws(Raise) -> Path {
        if let bytes = value.as(.bytes, BytesObject.self) { return try path(bytes, function, argument) }
        if value.isNone || value.isUnbound, rules.contains(.none) { return Path(".", 1, shown: .none, isBytes: false) }
        if rules.contains(.descriptor), hasIndex(value) {
            if case .bool = value { try warn(types.runtimeWarning, "bool is used as a file descriptor") }
            let number = try indexValue(value)
            guard case .int(let i) = number, let small = Int32(exactly: i) else {
                throw overflowError("fd is \(isNegative(number) ? "less than minimum" : "greater than maximum")")
            }
            // (-1 is none to CPython, and no path is the working directory where that may be left out)
            let isNone = small == -1 && rules.contains(.none)
            return Path(".", 1, shown: value, isBytes: false, descriptor: isNone ? nil : small)
        }
        let method = try lookupSpecial(value, names.fspath)
        if method.isUnbound || method.isNone { throw wrongPath(value, function, argument, rules) }
        let answer = try call(method)
        if let string = answer.as(.string, StringObject.self) { return try path(string, function, argument) }
        if let bytes = answer.as(.bytes, BytesObject.self) { return try path(bytes, function, argument) }
        throw typeError(
            "expected \(bareTypeName(value)).__fspath__() to return str or bytes, not \(bareTypeName(answer))")
    }

    private func wrongPath(
        _ value: Value, _ function: StaticString, _ argument: StaticString, _ rules: PathRules
    ) -> Raise {
        if "\(function)" == "open()" {
            return typeError("expected str, bytes or os.PathLike object, not \(bareTypeName(value))")
        }
        let allowed: String
        switch (rules.contains(.descriptor), rules.contains(.none)) {
        case (true, true): allowed = "string, bytes, os.PathLike, integer or None"
        case (true, false): allowed = "string, bytes, os.PathLike or integer"
        case (false, true): allowed = "string, bytes, os.PathLike or None"
        case (false, false): allowed = "string, bytes or os.PathLike"
        }
        return typeError("\(function): \(argument) should be \(allowed), not \(bareTypeName(value))")
    }

    /// `os.fspath(value)`: a string or bytes.
    package func fspath(_ value: Value) throws(Raise) -> Value {
        if case .object(let object) = value, object.kind == .string || object.kind == .bytes { return value }
        let method = try lookupSpecial(value, names.fspath)
        if method.isUnbound || method.isNone {
            throw typeError("expected str, bytes or os.PathLike object, not \(bareTypeName(value))")
        }
        let answer = try call(method)
        if case .object(let object) = answer, object.kind == .string || object.kind == .bytes { return answer }
        throw typeError(
            "expected \(bareTypeName(value)).__fspath__() to return str or bytes, not \(bareTypeName(answer))")
    }

    /// A path in the form of an argument: a string, or bytes if that is what the caller gave.
    package func pathValue(_ bytes: UnsafeRawBufferPointer, asBytes: Bool) -> Value {
        asBytes ? .object(makeBytes(bytes)) : .object(fsDecode(bytes))
    }

    package func pathValue(_ bytes: [UInt8], asBytes: Bool) -> Value {
        bytes.withUnsafeBytes { pathValue($0, asBytes: asBytes) }
    }

    /// Text for the operating system, as a Swift array.
    package func encodedBytes(_ string: StringObject) throws(Raise) -> [UInt8] {
        let bytes = try fsEncode(string)
        return withExtendedLifetime(bytes) { [UInt8](bytes.raw) }
    }

    /// A name or path as bytes without zeros: arguments of `exec`, environment variables.
    package func hostBytes(_ value: Value) throws(Raise) -> [UInt8] {
        let converted = try fspath(value)
        let bytes: BytesObject
        if let string = converted.as(.string, StringObject.self) {
            bytes = try fsEncode(string)
        } else {
            bytes = converted.cast(BytesObject.self)
        }
        let result = withExtendedLifetime(bytes) { [UInt8](bytes.raw) }
        if result.contains(0) { throw valueError("embedded null byte") }
        return result
    }
}

extension Path {
    /// From a static text.
    fileprivate init(_ text: StaticString, _ count: Int, shown: Value, isBytes: Bool, descriptor: Descriptor? = nil) {
        self.init(UnsafeRawPointer(text.utf8Start), count, shown: shown, isBytes: isBytes, descriptor: descriptor)
    }
}
