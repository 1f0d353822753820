// The resolver: decides for every name of a program whose variable it is, and reports what only a look at whole scopes
// can find wrong. This file has the essay, the entry point, and what all parts share.
import TaipanSyntax

/// Turns a tree into scopes.
///
/// # Python's scoping, in one page
///
/// A *scope* is a module, a class body, a function, a lambda, a comprehension, or one of the small scopes around type
/// parameters. Blocks such as `if` and `for` make none. Within a scope a name has one meaning from the first line to
/// the last: if it is bound *anywhere* in a function it is a local variable *everywhere* in it, also before the
/// binding, where reading it raises `UnboundLocalError`. So a scope must have been read to its end before any of its
/// names can be decided, and before that nothing is known of the functions in it either. Hence two passes.
///
/// **What binds**: assignment in all forms (plain, augmented, annotated even without a value, `:=`), `del`, `for`,
/// `with … as`, `except … as`, `import`, `def`, `class`, `type`, captures of `match`, parameters. `global x` and
/// `nonlocal x` are declarations for the whole scope, and must stand before the name is used.
///
/// **Whose variable is it?** A name bound in a function is that function's. A name only read is looked for outwards:
/// the nearest enclosing *function* that binds it owns it. Class bodies are skipped, their names are attributes rather
/// than variables. What no function owns is global, and what the module lacks at run time is a builtin. A function that
/// declares `global x` ends the search for those inside it too. `nonlocal x` makes bindings go to the outer function's
/// variable, which must exist.
///
/// **Cells.** A variable that an inner function mentions outlives its frame, so it lives in a *cell* that both share.
/// The inner function has it as a *free* variable, and so has every function (and class body) between the two, for the
/// cell has to be handed from frame to frame.
///
/// **Class bodies** run once, in a namespace of their own. A name there is looked up in that namespace first, whatever
/// else it may be; then, if a function around owns it, in that cell, else in the globals. `__class__` is the odd one
/// out: it is visible to the methods (`super` counts as mentioning it) though not in the body, in a cell that the class
/// body owns and that is filled when the class has been made. `__classdict__` is its twin for the lazily evaluated
/// scopes of type parameters and aliases, which alone look into the class's namespace.
///
/// **Comprehensions** have a scope for their variables, so that `[x for x in y]` leaves an outer `x` alone, but list,
/// set and dict comprehensions have no frame: their variables are extra slots of the surrounding frame, under names
/// that only their own code can reach. A generator expression is a real function. In both the first iterable is
/// evaluated outside. As a comprehension behaves like a function, it does not see the names of a class body around it.
/// `:=` in it binds in the function around it.
///
/// **Modules** keep their variables in a namespace. A module-level name that some function declares `global` is treated
/// as declared global by the module as well; the difference shows only when `exec` is given two namespaces.
///
/// # How it works
///
/// One walk over the tree makes a `ScopeBlock` per scope and notes what each name is used for, in the order in which
/// the code is executed, since that is the order of the slots. The same walk checks what CPython's code generator would
/// complain about: a `break` outside of a loop and so on. Because CPython finds all scoping errors of a program before
/// the first of those, they are put aside (`postponed`) until the analysis is through. The analysis then goes over the
/// blocks from the outside to the inside, decides each name by walking up its enclosing blocks, and marks what is
/// captured on the way. Finally slots are numbered and the blocks are frozen as `Scope`s. A step outwards costs one
/// hash lookup; nothing is done per pair of scopes, so the whole is linear for all programs but towers of nested
/// functions.
package struct Resolver {
    /// How deep trees may be nested before `RecursionError`. A level costs 1 to 2 KB of native stack
    /// in release builds, several times that in debug builds.
    package static let defaultMaximumDepth = 6000

    /// The block the walk is in.
    var current: ScopeBlock
    let module: ScopeBlock
    let allowsTopLevelAwait: Bool
    let maximumDepth: Int
    var depth = 0
    var hasFutureAnnotations: Bool
    /// How many statements at the head of the module are documentation or future imports.
    var headCount = 0
    /// More than 0 in code that is never run (annotations of local variables): no complaints of the code generator.
    var quiet = 0
    /// The first complaint of CPython's code generator.
    var postponed: SyntaxDiagnostic?
    var warnings: [SyntaxDiagnostic] = []

    /// Resolves all names of a parsed text, be it a file, an interactive statement or a single expression.
    ///
    /// The scopes refer to nodes of the tree by identity: keep the tree alive as long as they are used.
    /// - Parameters:
    ///   - futureAnnotations: as if the text began with `from __future__ import annotations`.
    ///   - allowsTopLevelAwait: `await` may stand outside functions; the module scope is then `isAsync` if it does.
    ///   - maximumDepth: nesting beyond this is refused; callers on small stacks pass less.
    package static func resolve(
        _ tree: Module, futureAnnotations: Bool = false, allowsTopLevelAwait: Bool = false,
        maximumDepth: Int = Resolver.defaultMaximumDepth
    ) throws(SyntaxDiagnostic) -> Scope {
        var resolver = Resolver(
            futureAnnotations: futureAnnotations, allowsTopLevelAwait: allowsTopLevelAwait, maximumDepth: maximumDepth)
        try resolver.readFutureImports(tree.body)
        for (position, statement) in tree.body.enumerated() {
            try resolver.visit(statement, isAtHead: position < resolver.headCount)
        }
        let root = resolver.module
        try resolver.analyse(root)
        if let error = resolver.postponed { throw error }
        resolver.layOut(root)
        return resolver.freeze(root)
    }

    private init(futureAnnotations: Bool, allowsTopLevelAwait: Bool, maximumDepth: Int) {
        module = ScopeBlock(kind: .module, name: "<module>", firstLine: 1, parent: nil)
        module.qualifiedName = "<module>"
        current = module
        hasFutureAnnotations = futureAnnotations
        self.allowsTopLevelAwait = allowsTopLevelAwait
        self.maximumDepth = maximumDepth
    }

    // MARK: - Complaints

    /// Notes a complaint of the code generator.
    @inline(never)
    mutating func postpone(_ message: String, at range: SourceRange) {
        if quiet == 0 && postponed == nil { postponed = SyntaxDiagnostic(message, at: range) }
    }

    @inline(never)
    mutating func warn(_ message: String, at range: SourceRange) {
        if quiet == 0 && postponed == nil {
            warnings.append(SyntaxDiagnostic(message, at: range, kind: .syntaxWarning))
        }
    }

    /// `__debug__` is a constant.
    mutating func checkAssignable(_ name: String, at range: SourceRange) {
        if name == "__debug__" { postpone(ResolverMessage.assignDebug, at: range) }
    }

    /// Counts a level of nesting; the caller subtracts it again.
    mutating func descend() throws(SyntaxDiagnostic) {
        depth += 1
        if depth > maximumDepth {
            throw SyntaxDiagnostic(ResolverMessage.tooDeep, at: .none, kind: .recursionError)
        }
    }

    // MARK: - Names

    /// Notes a use of a name as it is written.
    mutating func note(_ name: String, _ usage: NameUsage, at range: SourceRange) throws(SyntaxDiagnostic) {
        try note(mangled: current.mangling.mangle(name), usage, at: range, in: current)
    }

    @inline(never)
    mutating func note(mangled name: String, _ usage: NameUsage, at range: SourceRange, in block: ScopeBlock)
        throws(SyntaxDiagnostic)
    {
        let iterates = current.bindsIterationVariables
        guard let position = block.position(of: name) else {
            block.append(name, iterates ? usage.union(.iteration) : usage)
            if usage.contains(.global) && block !== module { noteGlobal(name) }
            return
        }
        let old = block.symbols[position].usage
        if usage.contains(.parameter) && old.contains(.parameter) {
            throw SyntaxDiagnostic(ResolverMessage.duplicateArgument(name), at: range)
        }
        if usage.contains(.typeParameter) && old.contains(.typeParameter) {
            throw SyntaxDiagnostic(ResolverMessage.duplicateTypeParameter(name), at: range)
        }
        var new = old.union(usage)
        if iterates {
            if !old.isDisjoint(with: [.global, .nonlocal]) {
                throw SyntaxDiagnostic(ResolverMessage.innerLoopRebinds(name), at: range)
            }
            new.insert(.iteration)
        }
        if old.contains(.parameter) && usage.contains(.local) { new.insert(.rebound) }
        block.symbols[position].usage = new
        if usage.contains(.global) && block !== module { noteGlobal(name) }
    }

    /// A name declared global anywhere is global in the module as well.
    func noteGlobal(_ name: String) {
        if let position = module.position(of: name) {
            module.symbols[position].usage.insert(.global)
        } else {
            module.append(name, .global)
        }
    }

    /// Binds a name where only an identifier can stand; `place` is what CPython points at when the name is `__debug__`.
    mutating func bind(_ name: Identifier, at place: SourceRange? = nil) throws(SyntaxDiagnostic) {
        checkAssignable(name.name, at: place ?? name.range)
        try note(name.name, .local, at: name.range)
    }

    /// What the text of the current block has done with a name so far.
    func usage(of name: String) -> NameUsage {
        guard let position = current.position(of: current.mangling.mangle(name)) else { return [] }
        return current.symbols[position].usage
    }

    // MARK: - Blocks

    /// Starts the scope of a node and makes it the current one; `leave` undoes that.
    mutating func enter(_ kind: Scope.Kind, _ name: String, node: AnyObject, line: Int32, isAsync: Bool = false) {
        let block = ScopeBlock(kind: kind, name: name, firstLine: Int(line), parent: current, isAsync: isAsync)
        current.children.append((ObjectIdentifier(node), block))
        current = block
    }

    mutating func leave() {
        if let parent = current.parent { current = parent }
    }
}

/// All texts of the resolver, as CPython 3.13 has them. Fixed ones are constants.
enum ResolverMessage {
    static let tooDeep = "maximum recursion depth exceeded during compilation"
    static let assignDebug = "cannot assign to __debug__"
    static let deleteDebug = "cannot delete __debug__"
    static let lateFuture = "from __future__ imports must occur at the beginning of the file"
    static let braces = "not a chance"
    static let moduleNonlocal = "nonlocal declaration not allowed at module level"
    static let importStar = "import * only allowed at module level"
    static let starHere = "can't use starred expression here"
    static let starTarget = "starred assignment target must be in a list or tuple"
    static let manyStars = "multiple starred expressions in assignment"
    static let farStar = "too many expressions in star-unpacking assignment"
    static let nesting = "too many statically nested blocks"
    static let returnOutside = "'return' outside function"
    static let asyncReturn = "'return' with value in async generator"
    static let breakOutside = "'break' outside loop"
    static let continueOutside = "'continue' not properly in loop"
    static let starHandlerExit = "'break', 'continue' and 'return' cannot appear in an except* block"
    static let defaultExcept = "default 'except:' must be last"
    static let yieldOutside = "'yield' outside function"
    static let yieldFromOutside = "'yield from' outside function"
    static let yieldFromAsync = "'yield from' inside async function"
    static let awaitOutside = "'await' outside function"
    static let awaitSync = "'await' outside async function"
    static let asyncComprehension = "asynchronous comprehension outside of an asynchronous function"
    static let namedInIterable = "assignment expression cannot be used in a comprehension iterable expression"
    static let wildcard = "wildcard makes remaining patterns unreachable"
    static let alternatives = "alternative patterns bind different names"
    static let patternValue = "patterns may only match literals and attribute lookups"
    static let patternKey = "mapping pattern keys may only match literals and attribute lookups"
    static let patternStars = "multiple starred names in sequence pattern"
    static let assertTuple = "assertion is always true, perhaps remove parentheses?"

    static func noFeature(_ name: String) -> String { "future feature \(name) is not defined" }
    static func duplicateArgument(_ name: String) -> String { "duplicate argument '\(name)' in function definition" }
    static func duplicateTypeParameter(_ name: String) -> String { "duplicate type parameter '\(name)'" }
    static func needsDefault(_ name: String) -> String {
        "non-default type parameter '\(name)' follows default type parameter"
    }
    static func repeatedKeyword(_ name: String) -> String { "keyword argument repeated: \(name)" }
    static func repeatedAttribute(_ name: String) -> String { "attribute name repeated in class pattern: \(name)" }
    static func duplicateKey(_ text: String) -> String { "mapping pattern checks duplicate key (\(text))" }
    static func capture(_ name: String) -> String { "name capture '\(name)' makes remaining patterns unreachable" }
    static func repeatedCapture(_ name: String) -> String { "multiple assignments to name '\(name)' in pattern" }

    /// A `global` or `nonlocal` (`word`) that comes too late for its name.
    static func late(_ word: String, _ name: String, _ usage: NameUsage) -> String {
        if usage.contains(.parameter) { return "name '\(name)' is parameter and \(word)" }
        if usage.contains(.used) { return "name '\(name)' is used prior to \(word) declaration" }
        if usage.contains(.annotated) { return annotated(word, name) }
        return "name '\(name)' is assigned to before \(word) declaration"
    }
    static func annotated(_ word: String, _ name: String) -> String { "annotated name '\(name)' can't be \(word)" }
    static func both(_ name: String) -> String { "name '\(name)' is nonlocal and global" }
    static func noBinding(_ name: String) -> String { "no binding for nonlocal '\(name)' found" }
    static func typeParameterNonlocal(_ name: String) -> String {
        "nonlocal binding not allowed for type parameter '\(name)'"
    }

    static func notIn(_ what: String, _ place: String) -> String { "\(what) cannot be used within \(place)" }
    static func yieldInside(_ comprehension: String) -> String { "'yield' inside \(comprehension)" }
    static func rebindsIteration(_ name: String) -> String {
        "assignment expression cannot rebind comprehension iteration variable '\(name)'"
    }
    static func innerLoopRebinds(_ name: String) -> String {
        "comprehension inner loop cannot rebind assignment expression target '\(name)'"
    }
    static func namedInComprehension(_ place: String) -> String {
        "assignment expression within a comprehension cannot be used \(place)"
    }

    static func isLiteral(_ type: String, negated: Bool) -> String {
        negated
            ? "\"is not\" with '\(type)' literal. Did you mean \"!=\"?"
            : "\"is\" with '\(type)' literal. Did you mean \"==\"?"
    }
    static func notCallable(_ type: String) -> String {
        "'\(type)' object is not callable; perhaps you missed a comma?"
    }
    static func notSubscriptable(_ type: String) -> String {
        "'\(type)' object is not subscriptable; perhaps you missed a comma?"
    }
    static func badIndex(_ type: String, _ index: String) -> String {
        "\(type) indices must be integers or slices, not \(index); perhaps you missed a comma?"
    }
}
