// From the host's errors to Python's, and from Python's arguments to what the host wants: integers for descriptors, ids, modes and
// offsets, with the texts of CPython's converters.

import TaipanHost
import TaipanRuntime

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The exception for a failed system call: the subclass of `OSError` that belongs to the number, with the file names if given.
    @inline(never)
    package func hostError(_ error: Errno, _ path: Value = .unbound, _ second: Value = .unbound) -> Raise {
        // a signal handler has raised, or the script is being stopped: that goes on
        if error == .EINTR, pointee.exception != nil { return Raise() }
        if error == .EPERM, let permission = host.sandbox?.takeDenied() { return notPermitted(permission, path: path) }
        // (`strerror(0)` says "Success")
        let text = error.rawValue == 0 ? makeString("Error") : errorText(error)
        return raise(makeOSError(error, .object(text), path: path, path2: second))
    }

    /// Makes a system call; its failure becomes a Python exception that names `path`.
    @inline(__always)
    package func attempt<Result>(
        _ path: Value = .unbound, _ second: Value = .unbound, _ body: () throws(Errno) -> Result
    ) throws(Raise) -> Result {
        do throws(Errno) {
            return try body()
        } catch {
            throw hostError(error, path, second)
        }
    }

    /// A C `int`.
    package func int32(_ value: Value) throws(Raise) -> Int32 {
        if case .int(let i) = value, let small = Int32(exactly: i) { return small }
        return Int32(truncatingIfNeeded: try smallIndex(value))
    }

    /// A C `int` where CPython's oldest converter is at work, whose errors have their own words. All arguments of the functions on
    /// processes are such.
    package func plainInt32(_ value: Value) throws(Raise) -> Int32 {
        guard case .int(let i) = try indexValue(value) else {
            throw overflowError("Python int too large to convert to C long")
        }
        if let small = Int32(exactly: i) { return small }
        throw overflowError("signed integer is \(i < 0 ? "less than minimum" : "greater than maximum")")
    }

    /// A C `ssize_t`.
    package func nativeSize(_ value: Value) throws(Raise) -> Int {
        if case .int(let i) = try indexValue(value) { return i }
        throw overflowError("Python int too large to convert to C ssize_t")
    }

    /// A C `unsigned int` of which the lowest bits count.
    package func mask32(_ value: Value) throws(Raise) -> UInt32 {
        let number = try indexValue(value)
        if case .int(let i) = number { return UInt32(truncatingIfNeeded: i) }
        guard case .int(let low) = try binary(.and, number, .int(0xFFFF_FFFF)) else { return 0 }
        return UInt32(truncatingIfNeeded: low)
    }

    /// A C `long` or `off_t`.
    package func int64(_ value: Value) throws(Raise) -> Int64 {
        if case .int(let i) = value { return Int64(i) }
        if case .int(let i) = try indexValue(value) { return Int64(i) }
        throw overflowError("Python int too large to convert to C long")
    }

    /// A C `unsigned long long`, which takes integers only: not what merely has an `__index__`.
    package func unsigned64(_ value: Value, _ complaint: String? = nil) throws(Raise) -> UInt64 {
        guard let number = bigInteger(value) else { throw typeError("an integer is required") }
        if number.isNegative {
            throw complaint.map { valueError($0) } ?? overflowError("can't convert negative int to unsigned")
        }
        guard let fitting = number.asUInt else { throw overflowError("int too big to convert") }
        return UInt64(fitting)
    }

    /// A C `unsigned int`, as strict.
    package func unsigned32(_ value: Value) throws(Raise) -> UInt32 {
        guard let number = bigInteger(value) else { throw typeError("an integer is required") }
        if number.isNegative { throw valueError("value must be positive") }
        guard let fitting = number.asUInt else {
            throw overflowError("Python int too large to convert to C unsigned long")
        }
        guard let small = UInt32(exactly: fitting) else {
            throw overflowError("Python int too large for C unsigned int")
        }
        return small
    }

    /// A device number (`dev_t`); -1, "none", is allowed.
    package func device(_ value: Value) throws(Raise) -> UInt64 {
        if case .int(-1) = value { return .max }
        return try unsigned64(value)
    }

    /// A file descriptor: an integer.
    package func plainDescriptor(_ value: Value) throws(Raise) -> Descriptor { try int32(value) }

    /// A file descriptor: an integer or something with `fileno()`.
    package func descriptor(_ value: Value) throws(Raise) -> Descriptor {
        switch value {
        case .int: return try checked(try int32(value))
        case .bool:
            try warn(types.runtimeWarning, "bool is used as a file descriptor")
            return try int32(value)
        default: break
        }
        if value.as(.int, IntObject.self) != nil { return try checked(try int32(value)) }
        let method = try lookupAttribute(value, "fileno")
        if method.isUnbound { throw typeError("argument must be an int, or have a fileno() method.") }
        let number = try call(method)
        if bigInteger(number) == nil { throw typeError("fileno() returned a non-integer") }
        return try checked(try int32(number))
    }

    private func checked(_ descriptor: Descriptor) throws(Raise) -> Descriptor {
        if descriptor < 0 { throw valueError("file descriptor cannot be a negative integer (\(descriptor))") }
        return descriptor
    }

    /// A `dir_fd` argument.
    @inline(__always)
    package func directoryDescriptor(_ value: Value) throws(Raise) -> Descriptor {
        switch value {
        case .none, .unbound: Host.atWorkingDirectory
        default: try statedDirectory(value)
        }
    }

    @inline(never) private func statedDirectory(_ value: Value) throws(Raise) -> Descriptor {
        if !hasIndex(value) { throw typeError("argument should be integer or None, not \(bareTypeName(value))") }
        if case .bool = value { try warn(types.runtimeWarning, "bool is used as a file descriptor") }
        let number = try indexValue(value)
        if case .int(let i) = number, let small = Int32(exactly: i) { return small }
        throw overflowError("fd is \(isNegative(number) ? "less than minimum" : "greater than maximum")")
    }

    /// A descriptor in the place of a path goes neither with a directory nor with links that are not followed.
    func refuse(
        _ path: borrowing Path, _ function: StaticString, directory: Value = .none, follows: Bool,
        _ complaint: StaticString = "can't specify dir_fd without matching path", complainsOfNone: Bool = true
    ) throws(Raise) {
        // (-1 is none to CPython in some places: the system refuses it)
        guard let descriptor = path.descriptor else { return }
        if !directory.isNone && (descriptor != -1 || complainsOfNone) { throw valueError("\(function): \(complaint)") }
        if !follows, descriptor >= 0 { throw valueError("\(function): cannot use fd and follow_symlinks together") }
    }

    /// A set of signals, from the numbers that an iterable gives.
    func signalSet(_ value: Value) throws(Raise) -> SignalSet {
        var result = SignalSet()
        for item in try items(of: value) {
            var number = -1
            if case .int(let i) = try indexValue(item) { number = i }
            if number < 1 || number >= Int(Host.signalLimit) {
                throw valueError("signal number \(number) out of range [1; \(Host.signalLimit - 1)]")
            }
            result.formUnion(SignalSet(signal: Int32(number)))
        }
        return result
    }

    func isNegative(_ value: Value) -> Bool {
        if case .int(let i) = value { return i < 0 }
        return bigInteger(value)?.isNegative ?? false
    }

    /// A user or group number as Python shows it: that of nobody is -1.
    package func identifierValue(_ number: UInt32) -> Value { number == .max ? .int(-1) : .int(Int(number)) }

    /// A user or group number; -1 means "leave as it is".
    package func identifier(_ value: Value, _ what: StaticString) throws(Raise) -> UInt32 {
        if !hasIndex(value) { throw typeError("\(what) should be integer, not \(bareTypeName(value))") }
        let number: Value
        do throws(Raise) { number = try indexValue(value) } catch {
            pointee.exception = nil
            throw typeError("\(what) should be integer, not \(bareTypeName(value))")
        }
        if case .int(let i) = number {
            if i == -1 { return .max }
            if let small = UInt32(exactly: i) { return small }
        }
        // CPython looks at a C `long` first, and calls all that fits there but is no id too small
        if case .int = number { throw overflowError("\(what) is less than minimum") }
        throw overflowError("\(what) is \(isNegative(number) ? "less than minimum" : "greater than maximum")")
    }

    /// A mode of permissions.
    package func mode(_ value: Value) throws(Raise) -> UInt32 { UInt32(bitPattern: try int32(value)) }

    /// Text that the system gave us.
    package func fsDecode(_ bytes: [UInt8]) -> Value {
        bytes.withUnsafeBytes { .object(fsDecode($0)) }
    }

    /// A string argument of a native function.
    package func text(_ value: Value, _ what: String) throws(Raise) -> StringObject {
        if let string = value.as(.string, StringObject.self) { return string }
        throw typeError("\(what) must be str, not \(argumentTypeName(value))")
    }

    /// `True` or `False` of any value.
    package func isTrue(_ value: Value) throws(Raise) -> Bool {
        switch value {
        case .bool(let b): b
        case .none, .unbound: false
        case .int(let i): i != 0
        default: try truth(value)
        }
    }

    /// True for what can be asked for its items by number, dictionaries left out.
    package func isSequence(_ value: Value) -> Bool {
        value.as(.dict, DictObject.self) == nil && type(of: value).operations.getItem != nil
    }

    /// The items of such a sequence, by its length and one number after the other: one without a length is refused, however long
    /// it would go on giving items.
    package func sequenceItems(_ value: Value) throws(Raise) -> [Value] {
        var items: [Value] = []
        for i in 0..<max(0, try length(value)) { items.append(try getItem(value, .int(i))) }
        return items
    }

    /// `None` for nothing.
    package func optional(_ value: Value) -> Value? {
        switch value {
        case .none, .unbound: nil
        default: value
        }
    }
}

/// Parameters of a native function as what they stand for. The usual ones are looked at where they lie, without a copy.
extension Call {
    @inline(__always)
    package func isTrue(_ index: Int) throws(Raise) -> Bool {
        if case .bool(let truth) = arguments[index] { return truth }
        return try thread.isTrue(self[index])
    }

    @inline(__always)
    package func int32(_ index: Int) throws(Raise) -> Int32 {
        if case .int(let number) = arguments[index], let small = Int32(exactly: number) { return small }
        return try thread.int32(self[index])
    }

    /// A mode of permissions.
    @inline(__always)
    package func mode(_ index: Int) throws(Raise) -> UInt32 { UInt32(bitPattern: try int32(index)) }

    /// A `dir_fd` argument.
    @inline(__always)
    package func directory(_ index: Int) throws(Raise) -> Descriptor {
        if case .none = arguments[index] { return Host.atWorkingDirectory }
        return try thread.directoryDescriptor(self[index])
    }
}
