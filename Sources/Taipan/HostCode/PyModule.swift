// Host modules: functions and classes of the embedding program that scripts import.
//
// A registration is a signature in Python's words and a Swift closure. The signatures are put together into a small Python program
// of empty functions and classes (`prototypes`). It is compiled once, with the module; an interpreter that imports the module runs
// it, and then puts the closures where the empty functions are. So everything a signature means (defaults, keyword-only parameters,
// `help()`, `inspect.signature`, the texts of `TypeError`s) is the interpreter's own doing, and the stub file is the same text.

import TaipanRuntime
import TaipanSyntax

/// A module written in Swift, for any number of interpreters on any threads.
///
///     let game = PyModule("game", doc: "What rules may use.") { m in
///         m.def("area(w: float, h: float = 1.0) -> float") { (w: Double, h: Double) in w * h }
///         m.class(Player.self) { c in
///             c.initializer("(name: str)") { (name: String) in Player(name: name) }
///             c.property("score", \.score)
///             c.method("add(points: int)") { player, points in player.score += points }
///         }
///     }
///     let python = try Interpreter(modules: [game])
///     try python.run("import game; print(game.area(3))")
///
/// Closures take the parameters in the order of the text, `*args` as an array and `**kwargs` as a dictionary with string keys.
/// Parameters and results may be of any type that ``Interpreter/encode(_:)`` and ``Interpreter/decode(_:from:)`` know; a parameter of
/// type ``Interpreter`` is not in the text and gets the interpreter that calls. What a closure throws becomes an exception:
/// ``PythonRaise`` the one it names, a type registered with ``Builder/exception(_:_:base:)`` that class, anything else a
/// `RuntimeError`; the Swift error comes back as ``PythonException/hostError``.
public final class PyModule: Sendable {
    /// What scripts import.
    public let name: String
    /// Its `__doc__`.
    public let doc: String
    /// The text of a `.pyi` file: what editors and type checkers want to know.
    public let stub: String
    let functions: [FunctionDefinition]
    let classes: [ClassDefinition]
    let constants: [Constant]
    let exceptions: [ExceptionDefinition]
    let prototypes: Program

    /// A registration that cannot work.
    public struct Mistake: Error, Sendable, CustomStringConvertible {
        /// What is wrong, with the text of the registration.
        public let description: String
    }

    struct Constant: Sendable {
        let name: String
        let pythonName: PythonTypeName
        let make: @Sendable (Interpreter) throws(Raise) -> Value
    }

    /// A Swift error type and the Python class that stands for it.
    struct ExceptionDefinition: Sendable {
        let name: String
        let base: String
        let matches: @Sendable (any Error) -> Bool
    }

    /// Makes a module. A registration that cannot work (a text that is no signature, a closure with another number of parameters) is
    /// a mistake in the program and ends it with a message that says which.
    public convenience init(_ name: String, doc: String = "", _ build: (Builder) -> Void) {
        do throws(Mistake) { try self.init(checking: name, doc: doc, build) } catch {
            preconditionFailure("PyModule(\"\(name)\"): \(error.description)")
        }
    }

    /// The same, for registrations that are not known at compile time.
    public init(checking name: String, doc: String = "", _ build: (Builder) -> Void) throws(Mistake) {
        let builder = Builder(name)
        build(builder)
        if let mistake = builder.mistakes.first { throw Mistake(description: mistake) }
        if !SignatureText.isIdentifier(name) { throw Mistake(description: "'\(name)' is not a module name") }
        self.name = name
        self.doc = doc
        functions = builder.functions
        classes = builder.classes
        constants = builder.constants
        exceptions = builder.exceptions
        do throws(PythonError) {
            let text = PyModule.prototypeText(builder)
            prototypes = try Program(text, "<host module \(name)>", .file, futureAnnotations: true)
        } catch {
            throw Mistake(description: error.description)
        }
        stub = StubText(builder, doc: doc).text
    }

    private static func prototypeText(_ builder: Builder) -> String {
        var text = ""
        for exception in builder.exceptions { text += "class \(exception.name)(\(exception.base)): pass\n" }
        for function in builder.functions { text += function.prototype(indent: "") }
        for definition in builder.classes {
            let slots = definition.base == nil ? "('__weakref__',)" : "()"
            text += "class \(definition.name)(\(definition.base ?? "_HostObject")):\n    __slots__ = \(slots)\n"
            for member in definition.members { text += member.prototype(indent: "    ") }
        }
        return text
    }

    // MARK: Registering

    /// What the closure of ``PyModule/init(_:doc:_:)`` registers with.
    public final class Builder {
        let moduleName: String
        fileprivate(set) var functions: [FunctionDefinition] = []
        fileprivate(set) var classes: [ClassDefinition] = []
        fileprivate(set) var constants: [Constant] = []
        fileprivate(set) var exceptions: [ExceptionDefinition] = []
        fileprivate(set) var mistakes: [String] = []

        init(_ moduleName: String) { self.moduleName = moduleName }

        /// A function: `m.def("area(w: float, h: float = 1.0) -> float", "The area.") { (w: Double, h: Double) in w * h }`.
        public func def<each A, R>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (repeat each A) throws -> R
        ) {
            add(signature, doc, HostCode.function(body))
        }

        /// An asynchronous function. The script waits for it while Swift's executors run it; aborting the script cancels its task.
        public func def<each A: Sendable, R: Sendable>(
            _ signature: String, _ doc: String = "", _ body: @escaping @Sendable (repeat each A) async throws -> R
        ) {
            add(signature, doc, HostCode.asyncFunction(body))
        }

        private func add(_ signature: String, _ doc: String, _ code: HostCode) {
            do throws(Mistake) {
                let made = try FunctionDefinition(signature, doc, code, .function)
                functions.removeAll { $0.name == made.name }
                functions.append(made)
            } catch { mistakes.append(error.description) }
        }

        /// A constant: `m.constant("VERSION", "1.2")`.
        public func constant<T: Sendable>(_ name: String, _ value: T) {
            if !SignatureText.isIdentifier(name) { mistakes.append("'\(name)' is no name for a constant") }
            let conversion = Conversion<T>.make()
            constants.append(
                Constant(name: name, pythonName: conversion.pythonName) { (interpreter) throws(Raise) in
                    try conversion.toPython(value, interpreter)
                })
        }

        /// An exception class for a Swift error type. Errors of that type raise it, with their description as message.
        public func exception<E: Error>(_ type: E.Type, _ name: String? = nil, base: String = "Exception") {
            let name = name ?? String(describing: type)
            if !SignatureText.isIdentifier(name) { mistakes.append("'\(name)' is no name for an exception class") }
            exceptions.append(ExceptionDefinition(name: name, base: base, matches: { $0 is E }))
        }

        /// A class whose instances are Swift values of type `T`, a class or a struct. Python classes may derive from it.
        ///
        /// - Parameters:
        ///   - type: the Swift type.
        ///   - name: Python's name; that of the Swift type if nil.
        ///   - base: the name of a class registered before, whose Swift type is a superclass of `T`.
        ///   - doc: its `__doc__`.
        ///   - build: registers initialiser, methods and the rest.
        public func `class`<T>(
            _ type: T.Type, _ name: String? = nil, base: String? = nil, doc: String = "",
            _ build: (ClassBuilder<T>) -> Void
        ) {
            let builder = ClassBuilder<T>(name ?? String(describing: type))
            build(builder)
            mistakes += builder.mistakes
            if !SignatureText.isIdentifier(builder.name) { mistakes.append("'\(builder.name)' is no name for a class") }
            if let base, !classes.contains(where: { $0.name == base }) {
                mistakes.append("class \(builder.name): no class '\(base)' is registered before it")
            }
            classes.append(
                ClassDefinition(
                    name: builder.name, base: base, doc: doc, swiftType: ObjectIdentifier(type),
                    members: builder.members))
        }
    }
}

/// A registered class.
struct ClassDefinition: Sendable {
    let name: String
    let base: String?
    let doc: String
    let swiftType: ObjectIdentifier
    let members: [FunctionDefinition]
}
