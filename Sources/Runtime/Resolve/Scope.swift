// What the resolver found out about one scope: the slots of its frame, the meaning of every name in it, its inner
// scopes.
//
// The lowering reads this and nothing else: it never asks by itself whether a name is local, captured or global.
import TaipanSyntax

/// What a name means in the scope in which it is written.
package enum Variable: Sendable, Equatable {
    /// A slot of the frame that holds the value itself.
    case local(slot: Int)
    /// A slot of the frame that holds a cell, because a function further in captures the variable.
    case cell(slot: Int)
    /// A cell that came with the function object: the index into `freeNames` of the frame's scope.
    case free(index: Int)
    /// The module's namespace, then (loads only) the builtins. `explicit` if a `global` statement says so.
    case global(explicit: Bool)
    /// The namespace of the module or class body; loads go on to the globals, then to the builtins.
    case name
    /// Written in a class body. Loads look in the class's namespace first, then in the free cell; stores and deletions
    /// (there are some only after `nonlocal`) go to the cell.
    case classFree(index: Int)
    /// Written in an annotation scope of a class body (`seesClassNamespace`), loads only: the namespace in the cell
    /// `__classdict__` first, then the globals and the builtins.
    case classDictionaryGlobal
    /// The same with a free cell instead of the globals.
    case classDictionaryFree(index: Int)
}

/// Where a frame finds a cell that it hands to a new inner function.
package enum CellSource: Sendable, Equatable {
    /// A slot of the creating frame that holds a cell.
    case slot(Int)
    /// One of the creating frame's own free cells.
    case free(Int)
}

/// One scope of a program and what every name in it means.
///
/// Frames and scopes are not the same: a list, set or dict comprehension is a scope without a frame. Its variables live
/// in slots of the *host*, the nearest scope outwards that is no comprehension, and they are invisible there because
/// nothing but the comprehension's own code refers to these slots. (When the comprehension is left, also by an
/// exception, its slots are to be emptied, and its cells are made anew each time it is entered.) Everything that speaks
/// of a frame (`localNames`, `slotCount`, `freeNames`, `captures`) is empty for a comprehension; ask its host.
///
/// Slots of a frame, in this order: the parameters, the other local variables in the order in which the code mentions
/// them, the hidden cells of a class body, the variables of the comprehensions it hosts.
///
/// The scopes of one program form a tree that owns its children; `parent` is weak, so whoever holds only an inner scope
/// may find it nil, and needs it for nothing: each scope knows all about the names written in it.
///
/// - Safety: `@unchecked Sendable` because of `parent` alone, which is set once, while the resolver builds the tree and
///   before anybody else has seen it. All the rest is constant.
package final class Scope: @unchecked Sendable {
    package enum Kind: Sendable, Equatable {
        case module
        case function
        case lambda
        case classBody
        /// An inlined list, set or dict comprehension.
        case comprehension
        /// A generator expression: a function whose one parameter `.0` (slot 0) is the iterator of the first iterable.
        case generatorExpression
        /// The scope around something generic, `def f[T]`, `class C[T]`, `type A[T]`: a function that runs at once,
        /// where it is written. It makes the type parameters, which are its locals, then the thing itself, and returns
        /// that.
        ///
        /// `outer.child(of: statement)` is this scope, and its own `child(of: statement)` is the scope of the function,
        /// class or alias. Hidden locals as in CPython: a function has `.defaults` (if it has positional defaults) and
        /// `.kwdefaults` (if it has keyword-only ones) as *parameters*, because defaults are evaluated outside; a class
        /// has `.type_params`, which its body captures as a free variable to set `__type_params__`, and
        /// `.generic_base`, which is added to the bases.
        case typeParameters
        /// The value of a `type` statement, evaluated when first asked for. Inner scope of the statement.
        case typeAlias
        /// The bound or default of a type parameter, evaluated when first asked for. Inner scope of that expression.
        case typeVariable
    }

    package let kind: Kind
    /// Python's `co_name`: `f`, `<module>`, `<lambda>`, `<listcomp>`, `<generic parameters of f>`.
    package let name: String
    /// Python's `__qualname__`: `A.f.<locals>.<lambda>`.
    package let qualifiedName: String
    /// The scope around this one. See the note on ownership above.
    package fileprivate(set) weak var parent: Scope?
    /// Python's `co_firstlineno`: the line of the first decorator, if there is one.
    package let firstLine: Int

    // MARK: the frame

    /// Positional-only, positional, keyword-only, then the names of `*args` and `**kwargs`.
    package let parameterNames: [String]
    package let positionalOnlyCount: Int
    /// Positional parameters, with the positional-only ones.
    package let positionalCount: Int
    package let keywordOnlyCount: Int
    package let hasVariadic: Bool
    package let hasKeywords: Bool
    /// The frame's own variables: `localNames[i]` lives in slot `i`.
    package let localNames: [String]
    /// The local names that inner functions capture, sorted, then `__class__` and `__classdict__` of a class body.
    package let cellNames: [String]
    /// The captured names, sorted: `co_freevars`.
    package let freeNames: [String]
    /// For each of `freeNames`: where the frame that makes the function finds the cell. That frame is the one of
    /// `parent`.
    package let captures: [CellSource]
    /// A name for every slot, those of comprehensions and hidden cells included.
    package let slotNames: [String]
    /// The slots that hold a cell and get a fresh one when the frame starts (parameters: around the argument). Slots of
    /// comprehensions are not among them: see `comprehensionCells`.
    package let cellSlots: [Int]
    package var slotCount: Int { slotNames.count }

    // MARK: comprehensions

    /// A comprehension's own slots in the frame of its host.
    package let comprehensionSlots: [Int]
    /// Those of them that hold cells.
    package let comprehensionCells: [Int]

    // MARK: class bodies

    /// The slot of the cell `__class__`, to be filled when the class exists; nil if no method needs it.
    package let classCellSlot: Int?
    /// The slot of the cell `__classdict__`, to be filled with the namespace when the body starts; nil if not needed.
    package let classDictionarySlot: Int?
    package var needsClassCell: Bool { classCellSlot != nil }

    // MARK: flags

    /// True if the scope contains a `yield`, and for generator expressions.
    package let containsYield: Bool
    /// `async def`, and a generator expression with `await` or `async for`. A comprehension: contains one of these.
    package let isAsync: Bool
    package var isGenerator: Bool { containsYield && !isAsync }
    package var isCoroutine: Bool { isAsync && !containsYield }
    package var isAsyncGenerator: Bool { containsYield && isAsync }
    /// `super` or `__class__` is mentioned.
    package let usesSuperOrClassCell: Bool
    /// Some parameter is bound again or deleted, here or through `nonlocal`.
    package let rebindsParameters: Bool
    /// Some parameter is captured by an inner function, so that its slot holds a cell.
    package let capturesParameters: Bool
    /// An annotation scope directly in a class body: its names look into the class's namespace first.
    package let seesClassNamespace: Bool
    /// A function inside another: `co_flags & CO_NESTED`.
    package let isNested: Bool
    /// `from __future__ import annotations` holds: annotations are not evaluated but kept as text.
    package let hasFutureAnnotations: Bool
    /// Of the module scope: what the compiler has to warn about, in source order.
    package let warnings: [SyntaxDiagnostic]

    // MARK: names

    /// Where a name's meaning stands in `variables`. Keys are mangled.
    private let index: [String: Int]
    private let variables: [Variable]
    private let children: AddressTable
    private let mangling: NameMangling
    /// What an unmentioned name means.
    private let fallback: Variable

    init(
        _ block: ScopeBlock, children: AddressTable, hasFutureAnnotations: Bool,
        warnings: [SyntaxDiagnostic]
    ) {
        kind = block.kind
        name = block.name
        qualifiedName = block.qualifiedName
        firstLine = block.firstLine
        parameterNames = Array(block.localNames.prefix(block.parameterCount))
        positionalOnlyCount = block.positionalOnlyCount
        positionalCount = block.positionalCount
        keywordOnlyCount = block.keywordOnlyCount
        hasVariadic = block.hasVariadic
        hasKeywords = block.hasKeywords
        localNames = block.localNames
        cellNames = block.cellNames
        freeNames = block.freeNames
        captures = block.captures
        slotNames = block.slotNames
        cellSlots = block.cellSlots
        comprehensionSlots = block.comprehensionSlots
        comprehensionCells = block.comprehensionCells
        classCellSlot = block.classCellSlot
        classDictionarySlot = block.classDictionarySlot
        containsYield = block.containsYield
        isAsync = block.isAsync
        usesSuperOrClassCell = block.usesSuperOrClassCell
        rebindsParameters = block.rebindsParameters
        capturesParameters = block.capturesParameters
        seesClassNamespace = block.seesClassNamespace
        isNested = block.isNested && block.isFunctionLike
        self.hasFutureAnnotations = hasFutureAnnotations
        self.warnings = warnings
        index = block.index
        variables = block.variables
        self.children = children
        mangling = block.mangling
        fallback = block.implicitGlobal
        for child in innerScopes { child.parent = self }
    }

    /// What a reference to `name`, which is mangled already, means in this scope.
    package func variable(_ name: String) -> Variable {
        if let at = index[name] { return variables[at] }
        return fallback
    }

    /// The name under which `name` is known: `__x` in a class `C` is `_C__x`.
    package func mangle(_ name: String) -> String {
        mangling.mangle(name)
    }

    /// The inner scope that a node of this scope makes: the `Statement` of a function, class or type alias, the
    /// `Expression` of a lambda, comprehension or generator expression, or of a type parameter's bound or default.
    ///
    /// Asking for a node that makes no scope here is a mistake of the lowering.
    package func child(of node: AnyObject) -> Scope {
        guard let child = children.value(at: ObjectIdentifier(node), as: Scope.self) else {
            preconditionFailure("no scope for this node in \(qualifiedName)")
        }
        return child
    }

    /// All names that the text of this scope mentions, mangled, in no particular order. For tests and dumps.
    package var mentionedNames: [String] { Array(index.keys) }

    /// All inner scopes, in no particular order.
    package var innerScopes: [Scope] {
        var scopes: [Scope] = []
        children.forEach { scopes.append(unsafeDowncast($0.takeUnretainedValue(), to: Scope.self)) }
        return scopes
    }
}

/// Python's private names: inside a class `C`, `__x` means `_C__x`, unless it ends in two underscores or has a dot.
struct NameMangling: Sendable {
    /// The class's name without its leading underscores; nil outside classes and in a class called `__`.
    var className: String?
    /// In the type parameter scope of a class only the type parameters are mangled with the class's name, not what its
    /// bases mention. Nil everywhere else.
    var onlyNames: Set<String>?

    func mangle(_ name: String) -> String {
        guard let className, name.utf8.first == UInt8(ascii: "_") else { return name }
        if let onlyNames, !onlyNames.contains(name) { return name }
        let bytes = name.utf8
        guard bytes.count > 2, bytes.dropFirst().first == UInt8(ascii: "_") else { return name }
        if bytes.suffix(2).elementsEqual("__".utf8) || bytes.contains(UInt8(ascii: ".")) { return name }
        return "_" + className + name
    }

    /// The mangling inside a class body of that name.
    static func inClass(_ name: String) -> NameMangling {
        let stripped = name.utf8.drop { $0 == UInt8(ascii: "_") }
        return NameMangling(className: stripped.isEmpty ? nil : String(Substring(stripped)), onlyNames: nil)
    }
}
