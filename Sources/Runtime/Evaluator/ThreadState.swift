// The state of one Python thread: the context that every `evaluate` receives.
//
// It is reached through a pointer (`ThreadRef`), a trivial parameter: no reference count, no exclusivity check. It owns the value
// stack, the stack of frame records and the pending exception; everything shared by the threads hangs on `Interpreter`.
//
// The value stack is one contiguous region. A call writes its arguments at `sp`, which become the first slots of the callee's
// frame. *Nothing above `sp` is meaningful*: a frame initialises its own locals and drops them. Whoever drops values keeps `sp`
// above them until they are gone, because dropping may run `__del__`, which uses the stack from `sp` on.

import TaipanHost

@usableFromInline package typealias ThreadRef = UnsafeMutablePointer<ThreadState>

/// What the evaluator knows of a running function. Records lie in a stack of their own, the newest last.
struct FrameRecord {
    /// The code that runs; kept alive by the function, which the caller keeps alive.
    var body: Unmanaged<FunctionBody>
    /// Its slots, on the value stack or in a generator.
    var slots: Slots
    /// The node that is about to do something that can raise or call: where the line numbers of tracebacks come from.
    var site: UnsafeRawPointer?
    /// The Python frame object, if anybody asked for it.
    var frameObject: Unmanaged<FrameObject>?
    /// How many of the first slots are borrowed from the caller.
    var lentCount: Int
}

@usableFromInline package struct ThreadState {
    /// The first free slot of the value stack.
    package var sp: Slots
    var frame: UnsafeMutablePointer<FrameRecord>
    var frameLimit: UnsafeMutablePointer<FrameRecord>
    /// Below this address the native stack is exhausted.
    var nativeStackLimit: UInt
    var valueStackLimit: Slots
    /// Decremented by calls and loops; at zero `checkpoint` looks at everything: signals, limits, other threads, the collector.
    var countdown: Int
    /// What the countdown was set to last: the difference has been counted.
    var granted = ThreadState.interval
    /// The script has been stopped (see `Stopping.swift`).
    var isStopped = false
    /// Single allocations above this are looked at first.
    var largeAllocation = 1 << 26
    /// What `return` leaves for the end of the function.
    var returnValue: Value = .unbound
    /// The exception that `Raise` announces.
    package var exception: ExceptionObject?
    /// The exception being handled (`sys.exception()`), innermost.
    package var handling: ExceptionObject?
    /// The pending exception has its traceback entry for the innermost frame already (it was caught there and goes on).
    var isTracebackComplete = false
    /// Keyword names of the variadic native call that is being entered.
    package var callKeywords: TupleObject?
    /// Shapes of the core types, by value: making an object loads one word.
    package var shapes: CoreShapes
    @usableFromInline package let heap: HeapRef
    @usableFromInline unowned(unsafe) package let interpreter: Interpreter
    @usableFromInline unowned(unsafe) package let types: CoreTypes

    /// The interpreter's strings of one Latin-1 character.
    let latin1Strings: Slots
    /// A slot that is written and never read (see `borrowing`).
    let scratch = Slots.allocate(capacity: 1)
    let frameBase: UnsafeMutablePointer<FrameRecord>
    let valueStackBase: Slots
    let valueStackSize: Int
    /// Native functions that have called themselves through the objects of a script (see `enterNative`).
    var nativeDepth = 0
    /// Objects whose `repr` is in progress, to print `[...]`.
    var reprInProgress: [ObjectIdentifier] = []

    /// How deep native recursion may go: CPython's limit for its own C code.
    static let nativeDepthLimit = 10_000
    /// How many calls and loop turns pass between two looks at the world.
    static let interval = 10_000
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    @inlinable @inline(__always) package var interpreter: Interpreter { pointee.interpreter }
    @inlinable @inline(__always) package var types: CoreTypes { pointee.types }
    @inlinable @inline(__always) package var heap: HeapRef { pointee.heap }
    @inlinable @inline(__always) package var host: Host { pointee.interpreter.host }
    /// Interned names the interpreter itself uses: `thread.names.iter` is `"__iter__"`.
    @inline(__always) package var names: CoreNames { pointee.interpreter.names }
}
