// Functions as bare addresses.
//
// A Swift function value is a code address and a context. The functions of the type tables and native rows have none, so one word
// is enough, and looking at it costs no reference counting. (`@convention(thin)` would say that, but the compiler accepts it for
// closure literals only.) The holders below are concrete on purpose: a generic one would store a reabstraction thunk instead.
//
// Unsafe: relies on the layout of function values (code, context), which is part of Swift's ABI on Linux in all but name; a function
// with a context is refused when it is stored.

/// The two words of a function value.
private typealias Words = (code: UnsafeRawPointer?, context: UInt)

@inline(never) private func refuseContext() -> Never {
    fatalError("a function in a native table must not capture anything")
}

/// The address of a `UnaryFunction`.
struct UnaryCode: Equatable {
    private struct Holder { let function: UnaryFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping UnaryFunction) { self.function = function }

    @inline(__always) var function: UnaryFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// A function that writes text to a stream, and says whether it could.
package typealias StreamWriter = @Sendable (Object, StringObject, ThreadRef) throws(Raise) -> Bool

/// The address of a `StreamWriter`.
package struct StreamWriterCode {
    private struct Holder { let function: StreamWriter }
    private var address: UnsafeRawPointer?

    package init() {}

    package var function: StreamWriter? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping UnaryFunction, _ b: @escaping UnaryFunction) -> Bool { UnaryCode(a) == UnaryCode(b) }

/// The address of a `HashFunction`.
struct HashCode: Equatable {
    private struct Holder { let function: HashFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping HashFunction) { self.function = function }

    @inline(__always) var function: HashFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping HashFunction, _ b: @escaping HashFunction) -> Bool { HashCode(a) == HashCode(b) }

/// The address of a `TruthFunction`.
struct TruthCode: Equatable {
    private struct Holder { let function: TruthFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping TruthFunction) { self.function = function }

    @inline(__always) var function: TruthFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping TruthFunction, _ b: @escaping TruthFunction) -> Bool { TruthCode(a) == TruthCode(b) }

/// The address of a `CompareFunction`.
struct CompareCode: Equatable {
    private struct Holder { let function: CompareFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping CompareFunction) { self.function = function }

    @inline(__always) var function: CompareFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping CompareFunction, _ b: @escaping CompareFunction) -> Bool {
    CompareCode(a) == CompareCode(b)
}

/// The address of a `BinaryFunction`.
struct BinaryCode: Equatable {
    private struct Holder { let function: BinaryFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping BinaryFunction) { self.function = function }

    @inline(__always) var function: BinaryFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping BinaryFunction, _ b: @escaping BinaryFunction) -> Bool { BinaryCode(a) == BinaryCode(b) }

/// The address of a `UnaryOperatorFunction`.
struct UnaryOperatorCode: Equatable {
    private struct Holder { let function: UnaryOperatorFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping UnaryOperatorFunction) { self.function = function }

    @inline(__always) var function: UnaryOperatorFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping UnaryOperatorFunction, _ b: @escaping UnaryOperatorFunction) -> Bool {
    UnaryOperatorCode(a) == UnaryOperatorCode(b)
}

/// The address of a `TernaryFunction`.
struct TernaryCode: Equatable {
    private struct Holder { let function: TernaryFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping TernaryFunction) { self.function = function }

    @inline(__always) var function: TernaryFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping TernaryFunction, _ b: @escaping TernaryFunction) -> Bool {
    TernaryCode(a) == TernaryCode(b)
}

/// The address of a `PairFunction`.
struct PairCode: Equatable {
    private struct Holder { let function: PairFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping PairFunction) { self.function = function }

    @inline(__always) var function: PairFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping PairFunction, _ b: @escaping PairFunction) -> Bool { PairCode(a) == PairCode(b) }

/// The address of a `RepeatFunction`.
struct RepeatCode: Equatable {
    private struct Holder { let function: RepeatFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping RepeatFunction) { self.function = function }

    @inline(__always) var function: RepeatFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping RepeatFunction, _ b: @escaping RepeatFunction) -> Bool { RepeatCode(a) == RepeatCode(b) }

/// The address of a `ContainsFunction`.
struct ContainsCode: Equatable {
    private struct Holder { let function: ContainsFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping ContainsFunction) { self.function = function }

    @inline(__always) var function: ContainsFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping ContainsFunction, _ b: @escaping ContainsFunction) -> Bool {
    ContainsCode(a) == ContainsCode(b)
}

/// The address of a `SetItemFunction`.
struct SetItemCode: Equatable {
    private struct Holder { let function: SetItemFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping SetItemFunction) { self.function = function }

    @inline(__always) var function: SetItemFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping SetItemFunction, _ b: @escaping SetItemFunction) -> Bool {
    SetItemCode(a) == SetItemCode(b)
}

/// The address of a `GetAttributeFunction`.
struct GetAttributeCode: Equatable {
    private struct Holder { let function: GetAttributeFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping GetAttributeFunction) { self.function = function }

    @inline(__always) var function: GetAttributeFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping GetAttributeFunction, _ b: @escaping GetAttributeFunction) -> Bool {
    GetAttributeCode(a) == GetAttributeCode(b)
}

/// The address of a `SetAttributeFunction`.
struct SetAttributeCode: Equatable {
    private struct Holder { let function: SetAttributeFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping SetAttributeFunction) { self.function = function }

    @inline(__always) var function: SetAttributeFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping SetAttributeFunction, _ b: @escaping SetAttributeFunction) -> Bool {
    SetAttributeCode(a) == SetAttributeCode(b)
}

/// The address of a `DescriptorGetFunction`.
struct DescriptorGetCode: Equatable {
    private struct Holder { let function: DescriptorGetFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping DescriptorGetFunction) { self.function = function }

    @inline(__always) var function: DescriptorGetFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping DescriptorGetFunction, _ b: @escaping DescriptorGetFunction) -> Bool {
    DescriptorGetCode(a) == DescriptorGetCode(b)
}

/// The address of a `DescriptorSetFunction`.
struct DescriptorSetCode: Equatable {
    private struct Holder { let function: DescriptorSetFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping DescriptorSetFunction) { self.function = function }

    @inline(__always) var function: DescriptorSetFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// The address of a `CallFunction`.
struct CallCode: Equatable {
    private struct Holder { let function: CallFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping CallFunction) { self.function = function }

    @inline(__always) var function: CallFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping CallFunction, _ b: @escaping CallFunction) -> Bool { CallCode(a) == CallCode(b) }

/// The address of a `NewFunction`.
struct NewCode: Equatable {
    private struct Holder { let function: NewFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping NewFunction) { self.function = function }

    @inline(__always) var function: NewFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping NewFunction, _ b: @escaping NewFunction) -> Bool { NewCode(a) == NewCode(b) }

/// The address of a `InitializeFunction`.
struct InitializeCode: Equatable {
    private struct Holder { let function: InitializeFunction }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping InitializeFunction) { self.function = function }

    @inline(__always) var function: InitializeFunction? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping InitializeFunction, _ b: @escaping InitializeFunction) -> Bool {
    InitializeCode(a) == InitializeCode(b)
}

/// The address of a `NativeBody`.
struct NativeCode: Equatable {
    private struct Holder { let function: NativeBody }
    private(set) var address: UnsafeRawPointer?

    init() {}
    init(_ function: @escaping NativeBody) { self.function = function }

    /// The function, known to be there. (By way of an optional the compiler would wrap it in a closure, on the heap.)
    @inline(__always) var known: NativeBody { unsafeBitCast((address, UInt(0)), to: Holder.self).function }

    @inline(__always) var function: NativeBody? {
        get { address == nil ? nil : unsafeBitCast((address, UInt(0)), to: Holder.self).function }
        set {
            guard let newValue else {
                address = nil
                return
            }
            let words = unsafeBitCast(Holder(function: newValue), to: Words.self)
            if words.context != 0 { refuseContext() }
            address = words.code
        }
    }
}

/// True if both are the same function.
func sameCode(_ a: @escaping NativeBody, _ b: @escaping NativeBody) -> Bool { NativeCode(a) == NativeCode(b) }
