// The resolver's working copy of a scope: filled while the tree is walked, completed by the analysis, then frozen as
// `Scope`.
import TaipanSyntax

/// What the text of one scope does with one name.
struct NameUsage: OptionSet {
    let rawValue: UInt16
    /// Loaded.
    static let used = NameUsage(rawValue: 1)
    /// Bound or deleted: assignment, import, `def`, `del`, loop target …
    static let local = NameUsage(rawValue: 2)
    static let parameter = NameUsage(rawValue: 4)
    static let typeParameter = NameUsage(rawValue: 8)
    /// Declared by `global`, or in the module scope by the `global` of any function.
    static let global = NameUsage(rawValue: 16)
    static let nonlocal = NameUsage(rawValue: 32)
    /// The target of `x: T`.
    static let annotated = NameUsage(rawValue: 64)
    /// An iteration variable of a comprehension.
    static let iteration = NameUsage(rawValue: 128)
    /// A parameter that is bound again.
    static let rebound = NameUsage(rawValue: 256)
    /// Captured by an inner function.
    static let captured = NameUsage(rawValue: 512)

    static let bound: NameUsage = [.local, .parameter, .typeParameter]
}

/// Whose variable a name turned out to be.
enum NameResolution {
    case own
    case explicitGlobal
    case implicitGlobal
    /// A variable of a scope further out.
    case outer(ScopeBlock, VariableOwner)
}

/// A variable of a block.
enum VariableOwner: Equatable {
    case symbol(Int)
    /// The hidden cells of a class body.
    case classCell, classDictionary
}

/// One name in one scope.
struct ScopeSymbol {
    let name: String
    var usage: NameUsage
    var resolution = NameResolution.own
    var slot = -1
}

/// A statement of the current function that a `break`, `continue` or `return` may have to leave.
enum EnclosingStatement {
    case loop, with, tryBody, handlers, handler, starHandlers, finallyBody
}

/// A scope under construction. See `Scope` for what the fields of the same name mean. They skip the run-time checks for overlapping
/// access, which were 4 % of an import.
final class ScopeBlock {
    let kind: Scope.Kind
    let name: String
    let firstLine: Int
    /// Unowned: the root block is held by the resolver for as long as it runs.
    unowned let parent: ScopeBlock?
    /// Of a comprehension: the block whose frame it uses.
    private unowned let frameOwner: ScopeBlock?
    @exclusivity(unchecked) var mangling: NameMangling

    @exclusivity(unchecked) private(set) var index: [String: Int] = [:]
    @exclusivity(unchecked) var symbols: [ScopeSymbol] = []
    @exclusivity(unchecked) var children: [(node: ObjectIdentifier, block: ScopeBlock)] = []
    /// `global` and `nonlocal` statements, for the messages of the analysis.
    @exclusivity(unchecked) var directives: [(name: String, range: SourceRange)] = []

    // state of the walk
    /// True for the scope of an annotation that is not evaluated: it is checked, then thrown away.
    @exclusivity(unchecked) var isAnnotation = false
    /// `a TypeVar bound`, `a ParamSpec default`: for the messages of a `.typeVariable`.
    @exclusivity(unchecked) var description = ""
    /// `list comprehension` and so on; nil for all other scopes.
    @exclusivity(unchecked) var comprehensionDescription: String?
    /// How many iterables of comprehensions the walk is inside of.
    @exclusivity(unchecked) var iterableDepth = 0
    /// The walk is in the target of a comprehension's `for`.
    @exclusivity(unchecked) var bindsIterationVariables = false
    @exclusivity(unchecked) var enclosing: [EnclosingStatement] = []
    /// The first `return` with a value.
    @exclusivity(unchecked) var valueReturn: SourceRange?
    let isAsyncDefinition: Bool

    // results
    @exclusivity(unchecked) var qualifiedName = ""
    @exclusivity(unchecked) var parameterCount = 0
    @exclusivity(unchecked) var positionalOnlyCount = 0
    @exclusivity(unchecked) var positionalCount = 0
    @exclusivity(unchecked) var keywordOnlyCount = 0
    @exclusivity(unchecked) var hasVariadic = false
    @exclusivity(unchecked) var hasKeywords = false
    @exclusivity(unchecked) var containsYield = false
    @exclusivity(unchecked) var isAsync: Bool
    @exclusivity(unchecked) var usesSuperOrClassCell = false
    @exclusivity(unchecked) var seesClassNamespace = false
    let isNested: Bool
    @exclusivity(unchecked) var localNames: [String] = []
    @exclusivity(unchecked) var cellNames: [String] = []
    @exclusivity(unchecked) var freeIndex: [String: Int] = [:]
    @exclusivity(unchecked) var freeNames: [String] = []
    @exclusivity(unchecked) var captures: [CellSource] = []
    @exclusivity(unchecked) var slotNames: [String] = []
    @exclusivity(unchecked) var cellSlots: [Int] = []
    @exclusivity(unchecked) var comprehensionSlots: [Int] = []
    @exclusivity(unchecked) var comprehensionCells: [Int] = []
    @exclusivity(unchecked) var needsClassCell = false
    @exclusivity(unchecked) var needsClassDictionary = false
    @exclusivity(unchecked) var classCellSlot: Int?
    @exclusivity(unchecked) var classDictionarySlot: Int?
    @exclusivity(unchecked) var rebindsParameters = false
    @exclusivity(unchecked) var capturesParameters = false
    @exclusivity(unchecked) var variables: [Variable] = []

    init(kind: Scope.Kind, name: String, firstLine: Int, parent: ScopeBlock?, isAsync: Bool = false) {
        self.kind = kind
        self.name = name
        self.firstLine = firstLine
        self.parent = parent
        self.isAsync = isAsync
        isAsyncDefinition = isAsync
        frameOwner = kind == .comprehension ? parent?.host : nil
        mangling = parent?.mangling ?? NameMangling()
        iterableDepth = parent?.iterableDepth ?? 0
        isNested = parent.map { $0.isNested || $0.isFunctionLike } ?? false
    }

    /// The block in whose frame the variables live: the block itself unless it is an inlined comprehension.
    var host: ScopeBlock { frameOwner ?? self }

    /// Everything except modules and class bodies: names bound here are seen further in.
    var isFunctionLike: Bool { kind != .module && kind != .classBody }

    /// What a name means here that nobody around binds.
    var implicitGlobal: Variable {
        switch host.kind {
        case .module: return .name
        case .classBody: return kind == .classBody ? .name : .global(explicit: false)
        default: return seesClassNamespace ? .classDictionaryGlobal : .global(explicit: false)
        }
    }

    func position(of name: String) -> Int? { index[name] }

    func append(_ name: String, _ usage: NameUsage) {
        index[name] = symbols.count
        symbols.append(ScopeSymbol(name: name, usage: usage))
    }

    /// The number of a new slot.
    func newSlot(_ name: String) -> Int {
        slotNames.append(name)
        return slotNames.count - 1
    }
}
