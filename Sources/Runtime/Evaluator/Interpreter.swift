// Everything that the threads of one Python share. There are no globals: two interpreters in one process know nothing of each
// other.

import TaipanHost

@usableFromInline package final class Interpreter {
    @usableFromInline package let host: Host
    package let heap: HeapRef
    /// What the script may use up.
    package let budget = Budget()
    /// What compiled texts take of the memory.
    let code = CodeAccount()
    @exclusivity(unchecked) package private(set) var types: CoreTypes! = CoreTypes()
    @exclusivity(unchecked) package private(set) var names: CoreNames!
    /// `sys.modules`.
    @exclusivity(unchecked) package private(set) var modules: DictObject!
    /// The namespace of `builtins`.
    @exclusivity(unchecked) package private(set) var builtins: DictObject!
    /// Modules written in Swift or shipped as Python text; consulted by the import system. Lists, because an import is rare and every
    /// start would have to fill a dictionary.
    @exclusivity(unchecked) package var nativeModules: [NativeModule] = []
    /// The functions of `builtins`, which may be called without being held.
    @exclusivity(unchecked) var builtinFunctions: [NativeObject] = []
    @exclusivity(unchecked) package var frozenModules: [FrozenModule] = []
    let lookupCache: UnsafeMutablePointer<LookupCacheEntry>
    /// The strings of one Latin-1 character, made when they are first asked for.
    /// The strings of one Latin-1 character, by code; unbound until somebody wants one.
    let latin1Strings: Slots
    @exclusivity(unchecked) package private(set) var emptyString: StringObject!
    @exclusivity(unchecked) package private(set) var emptyTuple: TupleObject!
    @exclusivity(unchecked) package private(set) var mainThread: ThreadRef!
    @exclusivity(unchecked) private var regions: [MemoryRegion] = []
    @exclusivity(unchecked) private var bootstrapShapes: [Shape] = []
    /// `sys.getrecursionlimit()`.
    package var recursionLimit = 1000 {
        didSet { mainThread.setFrameLimit() }
    }
    @exclusivity(unchecked) package var configuration = Configuration()
    /// What `sys` and the import system keep.
    @exclusivity(unchecked) package private(set) var system = SystemState()
    /// State that native modules keep per interpreter, by module name.
    @exclusivity(unchecked) package var moduleStates = ModuleStates()
    /// That of `os`, which is asked for with every status and every entry of a directory.
    @inlinable package final var operatingSystemState: AnyObject? {
        @inline(__always) get { storedSystemState }
        @inline(__always) set { storedSystemState = newValue }
    }
    @usableFromInline @exclusivity(unchecked) final var storedSystemState: AnyObject?
    /// Run in reverse order when the interpreter ends (`atexit`, flushing).
    @exclusivity(unchecked) package var exitFunctions: [() -> Void] = []
    /// What Python's `signal` has installed, by signal number.
    @exclusivity(unchecked) package var signalHandlers: [Int32: Value] = [:]
    /// Makes `sys.stdin`, `sys.stdout`, `sys.stderr` when they are first needed.
    @exclusivity(unchecked) package var standardStreamsFactory: ((ThreadRef) throws(Raise) -> Void)?
    /// The modules that scripts may import; nil for all.
    @exclusivity(unchecked) package var allowedModules: Set<String>?
    /// The process exists for this interpreter: it gets the signals, and may end it.
    @exclusivity(unchecked) package var handlesSignals = false
    /// The script has forked the process, and this is the child: a process of the script's own.
    @exclusivity(unchecked) package var isForkedChild = false
    /// The process is another program's, which goes on when the script ends.
    package var isGuest: Bool { !handlesSignals && !isForkedChild }

    /// Frame records per thread; the recursion limit cannot be set higher.
    static let frameCapacity = 1 << 20
    static let valueStackSlots = 1 << 24

    /// What the embedder or the command line decides.
    package struct Configuration {
        /// `sys.argv`, as the system gave it: bytes that need not be UTF-8.
        package var arguments: [[UInt8]] = [[]]
        /// What follows the name of the program in `sys.orig_argv`; nil: the same as `arguments`.
        package var originalArguments: [[UInt8]]?
        /// `sys.executable`.
        package var executable = ""
        /// How the command was called, for messages.
        package var programName = ""
        /// The process exists to run this interpreter's program: what only the start has needed is given back before that.
        package var ownsProcess = false
        package var isolated = false
        package var ignoresEnvironment = false
        package var noUserSite = false
        /// `-S`: `exit`, `help` and the like are not built in.
        package var noSite = false
        /// `-P`: no directory of the script in front of `sys.path`.
        package var isSafePath = false
        package var optimization = 0
        /// `-i`: as `sys.flags` tells it; `inspects` is what the program or the environment can turn on later too.
        package var isInteractive = false
        package var inspects = false
        package var isUnbuffered = false
        package var isQuiet = false
        package var dontWriteBytecode = false
        package var skipsFirstLine = false
        package var debugLevel = 0
        package var verbosity = 0
        package var bytesWarnings = 0
        package var isDevelopment = false
        package var isUTF8Mode = true
        package var warnsDefaultEncoding = false
        /// `-X no_debug_ranges`: tracebacks do not mark the part of a line.
        package var hidesColumns = false
        package var showsImportTimes = false
        var observesImports: Bool { showsImportTimes || verbosity > 0 }
        /// `sys.set_int_max_str_digits`; nil: 4300.
        package var maximumDigits: Int?
        /// `-X cpu_count`: what `os.cpu_count()` says; nil: what the system does.
        package var processorCount: Int?
        /// `sys.pycache_prefix`, which programs look at: no module is ever written to a cache.
        package var cachePrefix: String?
        package var warningOptions: [String] = []
        package var xOptions: [String] = []
        package init() {}
    }

    /// Makes an interpreter for the current native thread, whose stack it measures.
    ///
    /// - Throws: `Errno` if the address space for the stacks cannot be reserved.
    package init(host: Host, configuration: Configuration = Configuration()) throws(Errno) {
        self.host = host
        self.configuration = configuration
        if let digits = configuration.maximumDigits { system.maximumDigits = digits }
        nativeModules.reserveCapacity(64)
        builtinFunctions.reserveCapacity(48)
        frozenModules.reserveCapacity(64)
        heap = .allocate(capacity: 1)
        heap.initialize(to: Heap())
        lookupCache = .allocate(capacity: LookupCacheEntry.size)
        lookupCache.initialize(repeating: LookupCacheEntry(), count: LookupCacheEntry.size)
        latin1Strings = .allocate(capacity: 256)
        makeUnbound(latin1Strings, 256)
        let values = try MemoryRegion(byteCount: Interpreter.valueStackSlots * 16)
        let frames = try MemoryRegion(byteCount: Interpreter.frameCapacity * MemoryLayout<FrameRecord>.stride)
        regions = [values, frames]

        let string = Shape(bootstrap: heap)
        let tuple = Shape(bootstrap: heap)
        let dict = Shape(bootstrap: heap)
        let type = Shape(bootstrap: heap)
        bootstrapShapes = [string, tuple, dict, type]
        heap.pointee.stringShape = Unmanaged.passUnretained(string).toOpaque()
        heap.pointee.tupleShape = Unmanaged.passUnretained(tuple).toOpaque()
        let thread = makeThread(values, frames, string, tuple, dict)
        mainThread = thread
        heap.pointee.currentThread = thread
        emptyString = StringObject(width: 1, capacity: 0, thread.pointee.shapes.string)
        emptyTuple = thread.makeTuple(count: 0)
        heap.pointee.dictionarySlotName = thread.intern("__dict__")
        names = CoreNames(thread)
        modules = thread.makeDict()
        builtins = thread.makeDict()

        makeTypes(thread, type, BootstrapShapes(string: string, tuple: tuple, dict: dict))
        thread.pointee.shapes = CoreShapes(types)
        thread.installBuiltins()
        heap.pointee.youngStart = heap.pointee.trackedCount
        connectHost(thread)
    }

    /// An interrupted system call goes on unless the interruption was meant for the script (PEP 475).
    private func connectHost(_ thread: ThreadRef) {
        host.onInterrupt = {
            do throws(Raise) {
                try thread.handleInterruption()
                return true
            } catch {
                // the exception is pending: whoever made the call raises it
                return false
            }
        }
    }

    private func makeThread(
        _ values: MemoryRegion, _ frames: MemoryRegion, _ string: Shape, _ tuple: Shape, _ dict: Shape
    ) -> ThreadRef {
        let thread = ThreadRef.allocate(capacity: 1)
        let stack = values.start.assumingMemoryBound(to: Value.self)
        let records = frames.start.assumingMemoryBound(to: FrameRecord.self)
        thread.initialize(
            to: ThreadState(
                sp: stack, frame: records, frameLimit: records + recursionLimit + 1,
                nativeStackLimit: Interpreter.nativeStackLimit(),
                valueStackLimit: stack + (Interpreter.valueStackSlots - 4096), countdown: ThreadState.interval,
                shapes: CoreShapes(string: string, tuple: tuple, dict: dict), heap: heap, interpreter: self,
                types: types,
                latin1Strings: latin1Strings, frameBase: records, valueStackBase: stack,
                valueStackSize: Interpreter.valueStackSlots))
        return thread
    }

    /// What must stay free of the native stack: what works on trees recurses as deep as an expression is nested, between two checks.
    package static func nativeStackLimit() -> UInt {
        guard let stack = HostThread.currentStack else { return 0 }
        let size = stack.top - stack.low
        return stack.low + min(size / 4, max(2 << 20, size / 64))
    }

    /// From now on the current native thread runs this interpreter.
    package func adoptCurrentThread() { mainThread.pointee.nativeStackLimit = Interpreter.nativeStackLimit() }

    private func makeTypes(_ thread: ThreadRef, _ typeShape: Shape, _ bootstrap: BootstrapShapes) {
        let shape = ShapeRef.passUnretained(typeShape)
        let maker = TypeMaker(thread: thread, shape: shape, bootstrap: bootstrap)
        types.object = TypeObject(
            native: ObjectType.nativeType, base: nil, name: thread.intern("object"), namespace: thread.makeDict(),
            shape, heap)
        types.type = TypeObject(
            native: TypeType.nativeType, base: types.object, name: thread.intern("type"), namespace: thread.makeDict(),
            shape,
            heap, adopting: typeShape)
        heap.pointee.types += [types.object, types.type]
        types.makeTextTypes(maker)
        types.makeContainerTypes(maker)
        types.makeObjectTypes(maker)
        types.makeNumberTypes(maker)
        types.makeGeneratorTypes(maker)
        types.makeExceptionTypes(maker)
    }

    /// The string of the Latin-1 character with this code.
    func latin1(_ code: Int) -> StringObject {
        if let known = peek(latin1Strings + code) { return known.to(StringObject.self).takeUnretainedValue() }
        let made = mainThread.makeString(width: 1, capacity: 1)
        made.bytes[0] = UInt8(truncatingIfNeeded: code)
        made.count = 1
        let interned = mainThread.intern(made)
        store(latin1Strings + code, .object(interned))
        return interned
    }

    /// Ends the interpreter: exit functions, then everything that is left. No Python runs in it afterwards. False if a standard
    /// stream could not be flushed.
    @discardableResult package func shutDown() -> Bool {
        guard let thread = mainThread, heap.pointee.currentThread != nil else { return true }
        // the first one flushes all streams: once more after the finalizers of the last objects have printed
        let flush = exitFunctions.first
        if thread.isStopped { prepareToClose(thread) }
        while exitFunctions.count > 1, let function = exitFunctions.popLast() { function() }
        let isFlushed = thread.flushStandardStreams()
        exitFunctions = []
        flush?()
        signalHandlers = [:]
        thread.system.isShuttingDown = true
        thread.finalizeAll()
        clearModules(thread)
        thread.collectAtEnd()
        flush?()
        heap.pointee.currentThread = nil
        return isFlushed
    }

    /// Empties the namespaces of the modules, `__main__` first, as CPython does at its end.
    private func clearModules(_ thread: ThreadRef) {
        var namespaces: [DictObject] = []
        var entry = 0
        while let e = modules.nextEntry(from: entry) {
            if let module = modules.value(at: e).as(.module, ModuleObject.self), module.namespace !== builtins {
                namespaces.append(module.namespace)
            }
            entry = e + 1
        }
        for namespace in namespaces {
            var entry = 0
            while let e = namespace.nextEntry(from: entry) {
                let name = namespace.key(at: e)
                if name.as(.string, StringObject.self)?.equals("__builtins__") ?? false {
                } else {
                    store(namespace.valueSlot(e), .none)
                }
                entry = e + 1
            }
        }
    }

    deinit {
        shutDown()
        dismantle()
    }

    /// Takes everything apart and gives all memory back. (The command does not come here: the process ends with the program.)
    ///
    /// Objects refer to each other in cycles, and every object needs its shape while it is destroyed, to find the heap. So first all
    /// containers are emptied, then what the interpreter itself holds is let go, then the types (that of the namespaces last), then the
    /// shapes: that of strings last, because the shapes have names.
    private func dismantle() {
        guard let thread = mainThread else { return }
        var stringShape = bootstrapShapes.first
        var dictType: TypeObject? = types.dict
        var shapes: [Shape?] = []
        shapes.reserveCapacity(heap.pointee.types.count &+ bootstrapShapes.count)
        for type in heap.pointee.types { type.addShapes(to: &shapes) }
        for shape in bootstrapShapes { shapes.append(shape) }
        bootstrapShapes = []
        heap.emptyContainers()
        thread.clearValues()
        releaseRoots()
        heap.releaseRoots()
        types = nil
        end(&dictType)
        for i in shapes.indices { end(&shapes[i]) }
        end(&stringShape)
        lookupCache.deallocate()
        latin1Strings.deallocate()
        thread.release()
        heap.release()
    }

    /// Ends the life of what a variable refers to here, neither earlier nor later.
    @inline(never) private func end<T: AnyObject>(_ variable: inout T?) { variable = nil }

    private func releaseRoots() {
        clearLookupCache()
        drop(latin1Strings, 256)
        (nativeModules, frozenModules, moduleStates, signalHandlers) = ([], [], ModuleStates(), [:])
        exitFunctions = []
        operatingSystemState = nil
        standardStreamsFactory = nil
        budget.report = nil
        system = SystemState()
        (names, modules, builtins, emptyString, emptyTuple) = (nil, nil, nil, nil, nil)
        builtinFunctions = []
    }
}

extension CoreShapes {
    /// While the types are being made: the few shapes that exist, and strings for the rest, which is not used.
    init(string: Shape, tuple: Shape, dict: Shape) {
        let some = ShapeRef.passUnretained(string)
        self.string = some
        self.tuple = .passUnretained(tuple)
        self.dict = .passUnretained(dict)
        (list, int, set, function, native, method, cell) = (some, some, some, some, some, some, some)
        (slice, range, frame, traceback, generator, bytes) = (some, some, some, some, some, some)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Looks at everything that waits for the interpreter: signals, the embedder, the collector. Called when the countdown has run
    /// out, from calls and loops, with everything in use below `sp`.
    @inline(never) package func checkpoint() throws(Raise) {
        try attend()
        if PendingSignals.isAny && interpreter.handlesSignals { try handleSignals() }
        collectIfNeeded()
        if heap.pointee.retiredBodies.count > 64 { freeRetiredBodies() }
    }

    /// Work of a native loop: `units` of about ten nanoseconds count against the countdown.
    @inline(__always) package func charge(_ units: Int) throws(Raise) {
        pointee.countdown &-= units
        if pointee.countdown < 0 { try checkpoint() }
    }

    /// A system call was interrupted: by a signal, another thread, or because the time is over.
    package func handleInterruption() throws(Raise) {
        try attend()
        if interpreter.handlesSignals { try handleSignals() }
    }

    /// Runs the handlers of the signals that have arrived.
    package func handleSignals() throws(Raise) {
        while true {
            let number = PendingSignals.take()
            if number == 0 { return }
            if let handler = interpreter.signalHandlers[number] {
                let frame: Value = pointee.frame > pointee.frameBase ? .object(currentFrameObject()) : .none
                _ = try call(handler, .int(Int(number)), frame)
            } else if number == 2 {
                throw raise(types.keyboardInterrupt, [])
            }
        }
    }

    /// Frees bodies of functions that are gone and that no frame is running.
    private func freeRetiredBodies() {
        var running: Set<UnsafeMutableRawPointer> = []
        var record = pointee.frame
        while record > pointee.frameBase {
            running.insert(record.pointee.body.toOpaque())
            record -= 1
        }
        let retired = heap.pointee.retiredBodies
        heap.pointee.retiredBodies = retired.filter { running.contains(Unmanaged.passUnretained($0).toOpaque()) }
    }
}
