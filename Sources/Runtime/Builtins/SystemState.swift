// What the module `sys` and the import system keep per interpreter, beside the namespaces that Python sees.

/// State of `sys`, of the standard streams and of the import system.
package final class SystemState {
    /// The module `sys`; its namespace is filled when somebody first needs it (see `thread.systemNamespace`).
    package internal(set) var module: ModuleObject?
    /// The module `builtins`.
    var builtinsModule: ModuleObject?
    var isFilled = false
    /// `sys.path` as it is made, so that a program that never looks at `sys` need not have its namespace filled.
    var path: ListObject?
    /// What was put in front of it at the start, for the program's own modules.
    var firstDirectory: StringObject?
    /// The streams are being made, or have been.
    package internal(set) var hasStreams = false
    /// Writes a string to a text stream of the io module, if the object is one that Python code cannot have changed (its type is
    /// native); answers false for all others, which get a call of their `write`. Installed by the io module.
    @exclusivity(unchecked) package final var writeToNativeStream = StreamWriterCode()
    /// How `input()` reads from a person, where somebody edits lines: gets the prompt, gives the line, or nil at the end of the input.
    @exclusivity(unchecked) package final var readLine: ((String, ThreadRef) throws(Raise) -> String?)?
    /// Functions of `sys.addaudithook`.
    var auditHooks: [Value] = [] {
        didSet { isAudited = !auditHooks.isEmpty || auditor != nil }
    }
    /// The host's own hook: gets every event first. What it throws is a veto.
    package var auditor: ((_ event: Value, _ arguments: TupleObject, ThreadRef) throws(Raise) -> Void)? {
        didSet { isAudited = !auditHooks.isEmpty || auditor != nil }
    }
    /// The texts of the system's errors, by number; nil for those that have not occurred.
    @exclusivity(unchecked) final var errorTexts: [StringObject?] = []
    /// There are such functions: what every place that tells of an event looks at.
    @exclusivity(unchecked) package final private(set) var isAudited = false
    /// `sys.set_int_max_str_digits`.
    package var maximumDigits = 4300
    /// `sys.setswitchinterval`, in seconds.
    var switchInterval = 0.005
    /// The types of struct sequences (and few others), by the address of their literal's name.
    let sequenceTypes = AddressTable()
    /// Their layouts.
    let sequenceLayouts = AddressTable()
    /// The types and helpers of the import system, made when a module is first imported.
    var importer: ImportState?
    /// Imports that are under way, where they are observed.
    var importObservation: ImportObservation?
    /// `__import__` as it is when nobody has replaced it.
    var importFunction: Object?
    /// The same of `__build_class__`.
    var buildClassFunction: Object?
    /// The values of names that came from a mapping, by the node that uses them (see `ForeignNames.swift`).
    var foreignNames: [ObjectIdentifier: [KeptName]] = [:]
    /// The exception class that `-m` gives to `runpy` to tell its complaints from the program's.
    var runError = Value.none
    /// The functions of `sys.set_asyncgen_hooks`: called when an asynchronous generator begins, and when one that has not ended goes.
    var asyncFirstIteration = Value.none
    var asyncFinalizer = Value.none
    /// `sys.is_finalizing()`.
    package var isShuttingDown = false

    package init() {}
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The state of `sys` and of the import system.
    @inline(__always) package var system: SystemState { pointee.interpreter.system }

    /// The module `sys`.
    package var systemModule: ModuleObject {
        if let module = system.module { return module }
        let module = makeModule("sys", hasSpec: false)
        system.module = module
        return module
    }

    /// The namespace of `sys`, filled.
    package var systemNamespace: DictObject {
        let module = systemModule
        if !system.isFilled { fillSystemModule(module) }
        return module.namespace
    }

    /// The list `sys.path`; nil if a program has put something else there.
    var systemPath: ListObject? {
        if system.isFilled { return system.module?.namespace.get(intern("path")).as(.list, ListObject.self) }
        if let known = system.path { return known }
        let made = makeList([])
        system.path = made
        return made
    }

    /// `sys.stdout` and the like; unbound if it was deleted. Makes the standard streams on first use.
    package func standardStream(_ name: StringObject) throws(Raise) -> Value {
        let namespace = systemNamespace
        if !system.hasStreams { try makeStandardStreams() }
        return namespace.get(name)
    }

    /// Has the io module make `sys.stdin`, `sys.stdout` and `sys.stderr`.
    @inline(never) package func makeStandardStreams() throws(Raise) {
        if system.hasStreams { return }
        guard let factory = interpreter.standardStreamsFactory else { return }
        system.hasStreams = true
        do throws(Raise) { try factory(self) } catch {
            system.hasStreams = false
            throw error
        }
    }

    /// The last flush of `sys.stdout` and `sys.stderr`. What fails is reported, as far as there is anybody to tell; then false.
    func flushStandardStreams() -> Bool {
        if !system.hasStreams { return true }
        let isOutWritten = flush(names.stdout, failure: "Exception ignored on flushing sys.stdout")
        return flush(names.stderr, failure: nil) && isOutWritten
    }

    private func flush(_ name: StringObject, failure: String?) -> Bool {
        let stream = systemNamespace.get(name)
        if stream.isUnbound || stream.isNone { return true }
        var isClosed = false
        do throws(Raise) { isClosed = try truth(try getAttribute(stream, "closed")) } catch { pointee.exception = nil }
        if isClosed { return true }
        do throws(Raise) {
            _ = try callMethod(stream, names.flush)
            return true
        } catch {
            let exception = takeException()
            if let failure { reportUnraisable(exception, in: .none, message: makeStringValue(failure)) }
            return false
        }
    }
}
