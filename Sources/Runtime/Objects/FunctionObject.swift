// Functions written in Python: the object, and the body that all closures of one `def` share.
//
// `FunctionBody` is the executable form of a code block *for one globals dictionary*: its tree refers to that dictionary directly.
// It is lowered from the syntax tree on the first call, so that a module only pays for the functions it uses.

import TaipanSyntax

/// A source text and its name: what all code of one file, `exec` string or prompt input shares.
package final class CodeUnit {
    package let filename: StringObject
    /// UTF-8, for tracebacks of text that no file holds; empty for files.
    package let text: [UInt8]
    /// Typed at a prompt: expression statements are echoed.
    package let isInteractive: Bool
    /// `from __future__ import annotations` and other flags, as `co_flags` shows them.
    package var futureFlags = 0
    /// A module that comes with the interpreter. (Its name would not tell: `compile` takes any.)
    package var isLibrary = false

    package init(filename: StringObject, text: [UInt8] = [], isInteractive: Bool = false) {
        self.filename = filename
        self.text = text
        self.isInteractive = isInteractive
    }

    /// What the compiled text takes of the memory of its interpreter, and who keeps count of it.
    private var size = 0
    private var account: CodeAccount?

    deinit { account?.add(-size) }

    /// Counts the text, until it is gone.
    func account(_ bytes: Int, to account: CodeAccount) {
        (size, self.account) = (bytes, account)
        account.add(bytes)
    }
}

/// The executable form of a function, class body, module or generator expression.
package final class FunctionBody {
    /// `co_name`, `co_qualname`.
    private(set) var name: StringObject
    private(set) var qualifiedName: StringObject
    let unit: CodeUnit
    let scope: Scope
    let globals: DictObject
    let builtins: DictObject
    let source: CodeSource
    /// Positional parameters (positional-only included), keyword-only ones, and what follows them in the slots.
    let positionalCount: Int
    let positionalOnlyCount: Int
    let keywordOnlyCount: Int
    let hasVariadic: Bool
    let hasKeywords: Bool
    /// All parameter slots: the sum of the above.
    let parameterCount: Int
    let parameterNames: [StringObject]
    /// The same, for the call paths: reading an array element would cost a retain.
    let parameters: UnsafeMutablePointer<Unmanaged<StringObject>>
    /// Unique among all bodies: what a call site that knows how its arguments are bound compares.
    let serial: Int
    /// Slots of the frame; set by the lowering (temporaries come after the locals).
    @exclusivity(unchecked) final var slotCount: Int
    /// The slot that holds the function object, for those with free variables; else -1.
    @exclusivity(unchecked) final var functionSlot: Int = -1
    /// Local slots that hold cells.
    let cellSlots: [Int]
    let cells: UnsafeMutablePointer<Int>
    let cellCount: Int
    /// Only plain positional parameters, no cells, no free variables, no generator, lowered: the fast call path.
    @exclusivity(unchecked) final var isSimple = false
    /// The number of positional arguments that need no binding, once lowered; -1 if there are other kinds of parameters.
    @exclusivity(unchecked) final var exactArity = -1
    /// The number of arguments of a call that may lend them all, because the body is simple and never rebinds a parameter; else -1.
    @exclusivity(unchecked) final var lendArity = -1
    /// The same for a body whose only complication is free variables.
    @exclusivity(unchecked) final var closureArity = -1
    let isGenerator: Bool
    let isAsync: Bool
    var filename: StringObject { unit.filename }
    /// What runs; a stand-in that lowers the body until the first call. Owned by `nodes`.
    @exclusivity(unchecked) final var code: NodeRef
    @exclusivity(unchecked) final var isLowered = false
    /// Keeps every executable node of this body alive.
    @exclusivity(unchecked) final var root: Node
    /// Nodes whose value other nodes address (see `Operand`).
    @exclusivity(unchecked) final var constants: [Node] = []
    /// The Python code object while there is one; it keeps the body alive and takes itself out.
    @exclusivity(unchecked) final var codeObject: Unmanaged<CodeObject>?
    /// The docstring, or none.
    @exclusivity(unchecked) final var docstring: Value = .none
    /// A generator that may be awaited (`types.coroutine`).
    private(set) var isIterableCoroutine = false

    /// The slot of the namespace of a class body, or of a module that runs with separate locals; else -1.
    @exclusivity(unchecked) final var namespaceSlot: Int = -1
    /// Module code that runs with `locals` that are not its globals.
    let hasSeparateNamespace: Bool

    init(
        scope: Scope, source: CodeSource, unit: CodeUnit, globals: DictObject, builtins: DictObject,
        hasSeparateNamespace: Bool = false, _ thread: ThreadRef
    ) {
        self.hasSeparateNamespace = hasSeparateNamespace || scope.kind == .classBody
        self.scope = scope
        self.source = source
        self.globals = globals
        self.unit = unit
        self.builtins = builtins
        name = thread.intern(scope.name)
        qualifiedName = thread.intern(scope.qualifiedName)
        parameterNames = scope.parameterNames.map { thread.intern($0) }
        positionalOnlyCount = scope.positionalOnlyCount
        positionalCount = scope.positionalCount
        keywordOnlyCount = scope.keywordOnlyCount
        hasVariadic = scope.hasVariadic
        hasKeywords = scope.hasKeywords
        parameterCount = scope.parameterNames.count
        slotCount = scope.slotCount
        cellSlots = scope.cellSlots
        parameters = .allocate(capacity: max(1, parameterNames.count))
        for (i, name) in parameterNames.enumerated() { (parameters + i).initialize(to: .passUnretained(name)) }
        cells = .allocate(capacity: max(1, cellSlots.count))
        for (i, slot) in cellSlots.enumerated() { (cells + i).initialize(to: slot) }
        cellCount = cellSlots.count
        serial = thread.heap.pointee.makeShapeID()
        isGenerator = scope.isGenerator || scope.isAsync
        isAsync = scope.isAsync
        let stand = LoweringStandIn()
        root = stand
        code = NodeRef(stand)
        if !scope.freeNames.isEmpty {
            functionSlot = slotCount
            slotCount += 1
        }
        if self.hasSeparateNamespace {
            namespaceSlot = slotCount
            slotCount += 1
        }
    }

    deinit {
        parameters.deallocate()
        cells.deallocate()
    }
}

extension FunctionBody {
    /// The same code once more, to be lowered anew: in other globals, or under other names.
    func copy(
        globals: DictObject, builtins: DictObject, name: StringObject? = nil, qualifiedName: StringObject? = nil,
        isIterableCoroutine: Bool? = nil, _ thread: ThreadRef
    ) -> FunctionBody {
        let made = FunctionBody(
            scope: scope, source: source, unit: unit, globals: globals, builtins: builtins,
            hasSeparateNamespace: hasSeparateNamespace, thread)
        made.docstring = docstring
        made.name = name ?? self.name
        made.qualifiedName = qualifiedName ?? self.qualifiedName
        made.isIterableCoroutine = isIterableCoroutine ?? self.isIterableCoroutine
        return made
    }
}

/// What a body is lowered from.
enum CodeSource {
    case module(Module)
    case expression(Expression)
    case function(FunctionDef)
    case lambda(Parameters, Expression)
    case classBody(ClassDef, Statement)
    case generator(Expression, [Comprehension])
    /// A list, set or dict comprehension is inlined; a type parameter scope, or a lazily evaluated bound or alias value.
    case typeParameters(Statement)
    case lazyExpression(Expression)
}

extension FunctionBody {
    /// After the lowering: what the call paths may assume.
    func finishLowering(_ root: Node) {
        self.root = root
        code = NodeRef(root)
        isLowered = true
        let isPlain = keywordOnlyCount == 0 && !hasVariadic && !hasKeywords
        if isPlain { exactArity = positionalCount }
        isSimple = isPlain && cellSlots.isEmpty && functionSlot < 0 && !isGenerator
        if scope.rebindsParameters { return }
        if isSimple { lendArity = positionalCount }
        if isPlain && cellSlots.isEmpty && functionSlot >= 0 && !isGenerator { closureArity = positionalCount }
    }
}

/// A body referred to without a retain; the function that holds it keeps it alive, or the list of retired bodies does.
struct BodyRef: Equatable {
    let reference: Unmanaged<FunctionBody>

    @inline(__always) init(_ body: FunctionBody) { reference = .passUnretained(body) }
    @inline(__always) init(_ body: Unmanaged<FunctionBody>) { reference = body }
    @inline(__always) static func == (a: BodyRef, b: BodyRef) -> Bool {
        a.reference.toOpaque() == b.reference.toOpaque()
    }
    @inline(__always) var slotCount: Int { reference._withUnsafeGuaranteedRef { $0.slotCount } }
    @inline(__always) var parameterCount: Int { reference._withUnsafeGuaranteedRef { $0.parameterCount } }
    @inline(__always) var isSimple: Bool { reference._withUnsafeGuaranteedRef { $0.isSimple } }
    @inline(__always) var lendArity: Int { reference._withUnsafeGuaranteedRef { $0.lendArity } }
    @inline(__always) var closureArity: Int { reference._withUnsafeGuaranteedRef { $0.closureArity } }
    @inline(__always) var functionSlot: Int { reference._withUnsafeGuaranteedRef { $0.functionSlot } }
    @inline(__always) var exactArity: Int { reference._withUnsafeGuaranteedRef { $0.exactArity } }
    @inline(__always) var serial: Int { reference._withUnsafeGuaranteedRef { $0.serial } }
    @inline(__always) var isGenerator: Bool { reference._withUnsafeGuaranteedRef { $0.isGenerator } }
    @inline(__always) var isLowered: Bool { reference._withUnsafeGuaranteedRef { $0.isLowered } }
    @inline(__always) var positionalCount: Int { reference._withUnsafeGuaranteedRef { $0.positionalCount } }
    @inline(__always) var positionalOnlyCount: Int { reference._withUnsafeGuaranteedRef { $0.positionalOnlyCount } }
    @inline(__always) var keywordOnlyCount: Int { reference._withUnsafeGuaranteedRef { $0.keywordOnlyCount } }
    @inline(__always) var hasVariadic: Bool { reference._withUnsafeGuaranteedRef { $0.hasVariadic } }
    @inline(__always) var hasKeywords: Bool { reference._withUnsafeGuaranteedRef { $0.hasKeywords } }
    @inline(__always) var cellCount: Int { reference._withUnsafeGuaranteedRef { $0.cellCount } }
    @inline(__always) var cells: UnsafeMutablePointer<Int> { reference._withUnsafeGuaranteedRef { $0.cells } }
    @inline(__always) var parameters: UnsafeMutablePointer<Unmanaged<StringObject>> {
        reference._withUnsafeGuaranteedRef { $0.parameters }
    }

    /// Evaluates the body in a frame that is set up.
    @inline(__always) func run(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        try reference._withUnsafeGuaranteedRef { $0.code }.evaluate(frame, thread)
    }
}

package final class FunctionObject: Object {
    @exclusivity(unchecked) final var body: FunctionBody
    @exclusivity(unchecked) final var bodyRef: BodyRef
    /// `__defaults__`: nil or a tuple for the last positional parameters.
    @exclusivity(unchecked) final var defaults: TupleObject? {
        didSet { defaultsRef = defaults.map { .passUnretained($0) } }
    }
    /// The same without a retain.
    @exclusivity(unchecked) private(set) final var defaultsRef: Unmanaged<TupleObject>?
    /// `__kwdefaults__`.
    @exclusivity(unchecked) final var keywordDefaults: DictObject?
    /// The cells of the free variables, in the order of `Scope.freeNames`.
    final let closure: UnsafeMutablePointer<CellObject>
    final let closureCount: Int
    @exclusivity(unchecked) package final var name: StringObject
    @exclusivity(unchecked) package final var qualifiedName: StringObject
    @exclusivity(unchecked) package final var module: Value = .none
    @exclusivity(unchecked) package final var doc: Value
    /// `__annotations__`: a dict, or unbound until it is asked for.
    @exclusivity(unchecked) final var annotations: Value = .unbound
    @exclusivity(unchecked) final var typeParameters: Value = .unbound

    /// Takes over `closure`, which has `closureCount` cells.
    init(_ body: FunctionBody, closure: UnsafeMutablePointer<CellObject>, closureCount: Int, _ shape: ShapeRef) {
        self.body = body
        bodyRef = BodyRef(body)
        self.closure = closure
        self.closureCount = closureCount
        name = body.name
        qualifiedName = body.qualifiedName
        doc = body.docstring
        super.init(.function, shape)
        track()
    }

    deinit {
        shape._withUnsafeGuaranteedRef { $0.heap }.retire(body)
        if closureCount > 0 {
            closure.deinitialize(count: closureCount)
            freeBytes(closure)
        }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for i in 0..<closureCount { visit(closure[i]) }
        if let defaults { visit(defaults) }
        if let keywordDefaults { visit(keywordDefaults) }
        for case .object(let o) in [module, doc, annotations, typeParameters] { visit(o) }
    }

    package override func clearReferences() {
        super.clearReferences()
        defaults = nil
        keywordDefaults = nil
        annotations = .unbound
        module = .none
    }
}

extension Unmanaged where Instance == FunctionObject {
    @inline(__always) var bodyRef: BodyRef { _withUnsafeGuaranteedRef { $0.bodyRef } }
    @inline(__always) var defaultsRef: Unmanaged<TupleObject>? { _withUnsafeGuaranteedRef { $0.defaultsRef } }
}
