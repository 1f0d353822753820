// Functions written in Python: the object, and the body that all closures of one `def` share.
//
// `FunctionBody` is the executable form of a code block *for one globals dictionary*: its tree refers to that dictionary directly.
// It is lowered from the syntax tree on the first call, so that a module only pays for the functions it uses.

import TaipanSyntax

/// The executable form of a function, class body, module or generator expression.
package final class FunctionBody {
    /// `co_name`, `co_qualname`.
    let name: StringObject
    let qualifiedName: StringObject
    let filename: StringObject
    let scope: Scope
    let globals: DictObject
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
    /// Slots of the frame; set by the lowering (temporaries come after the locals).
    @exclusivity(unchecked) final var slotCount: Int
    /// The slot that holds the function object, for those with free variables; else -1.
    @exclusivity(unchecked) final var functionSlot: Int = -1
    /// Local slots that hold cells.
    let cellSlots: [Int]
    /// Only plain positional parameters, no cells, no free variables, no generator: the fast call path.
    @exclusivity(unchecked) final var isSimple = false
    /// Arguments may be borrowed from the caller: simple, and no parameter is ever rebound.
    @exclusivity(unchecked) final var lends = false
    let isGenerator: Bool
    /// What runs; a stand-in that lowers the body until the first call. Owned by `nodes`.
    @exclusivity(unchecked) final var code: NodeRef
    /// Keeps every executable node of this body alive.
    @exclusivity(unchecked) final var root: Node
    /// Bodies replaced by lowering again; kept because a call may still be inside.
    /// The Python code object, once asked for.
    @exclusivity(unchecked) final var codeObject: CodeObject?
    /// The docstring, or none.
    @exclusivity(unchecked) final var docstring: Value = .none

    init(scope: Scope, source: CodeSource, globals: DictObject, filename: StringObject, _ thread: ThreadRef) {
        self.scope = scope
        self.source = source
        self.globals = globals
        self.filename = filename
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
        isGenerator = scope.isGenerator || scope.isCoroutine
        let stand = LoweringStandIn()
        root = stand
        code = NodeRef(stand)
        if !scope.freeNames.isEmpty {
            functionSlot = slotCount
            slotCount += 1
        }
        isSimple =
            keywordOnlyCount == 0 && !hasVariadic && !hasKeywords && cellSlots.isEmpty && functionSlot < 0 && !isGenerator
        lends = isSimple && !scope.rebindsParameters
        stand.body = Unmanaged.passUnretained(self)
    }
}

/// What a body is lowered from.
enum CodeSource {
    case module(Module)
    case expression(Expression)
    case function(FunctionDef)
    case lambda(Parameters, Expression)
    case classBody(ClassDef)
    case generator(Expression, [Comprehension])
    /// A list, set or dict comprehension is inlined; a type parameter scope, or a lazily evaluated bound or alias value.
    case typeParameters(Statement)
    case lazyExpression(Expression)
}

/// A body referred to without a retain; the function or call site that holds it keeps it alive.
struct BodyRef: Equatable {
    let reference: Unmanaged<FunctionBody>

    @inline(__always) init(_ body: FunctionBody) { reference = .passUnretained(body) }
    @inline(__always) init(_ body: Unmanaged<FunctionBody>) { reference = body }
    @inline(__always) static func == (a: BodyRef, b: BodyRef) -> Bool { a.reference.toOpaque() == b.reference.toOpaque() }
    @inline(__always) var slotCount: Int { reference._withUnsafeGuaranteedRef { $0.slotCount } }
    @inline(__always) var parameterCount: Int { reference._withUnsafeGuaranteedRef { $0.parameterCount } }
    @inline(__always) var isSimple: Bool { reference._withUnsafeGuaranteedRef { $0.isSimple } }
    @inline(__always) var lends: Bool { reference._withUnsafeGuaranteedRef { $0.lends } }
    @inline(__always) var functionSlot: Int { reference._withUnsafeGuaranteedRef { $0.functionSlot } }

    /// Evaluates the body in a frame that is set up.
    @inline(__always) func run(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        try reference._withUnsafeGuaranteedRef { $0.code }.evaluate(frame, thread)
    }
}

package final class FunctionObject: Object {
    @exclusivity(unchecked) final var body: FunctionBody
    @exclusivity(unchecked) final var bodyRef: BodyRef
    /// `__defaults__`: nil or a tuple for the last positional parameters.
    @exclusivity(unchecked) final var defaults: TupleObject?
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
}
