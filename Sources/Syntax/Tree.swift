// The abstract syntax tree: plain data with source ranges, the shape of Python's `ast` module.
//
// The parser makes it, the resolver and the lowering read it, nobody changes it. It is immutable and `Sendable`, so that one
// parsed program serves any number of interpreters. Names are Swift strings (NFKC-normalised identifiers); string constants
// are bytes, because a Python string may hold lone surrogates, which a Swift `String` cannot.

/// Where a piece of source stands: 1-based lines, 0-based columns counted in UTF-8 bytes, end exclusive.
/// The same four numbers as Python's `lineno, col_offset, end_lineno, end_col_offset`.
public struct SourceRange: Sendable, Equatable {
    public var line: Int32
    public var column: Int32
    public var endLine: Int32
    public var endColumn: Int32

    public init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }

    /// No place at all: what generated code carries.
    public static let none = SourceRange(line: 0, column: 0, endLine: 0, endColumn: 0)

    /// From the start of this range to the end of `other`.
    public func through(_ other: SourceRange) -> SourceRange {
        SourceRange(line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
    }
}

/// A parsed unit: a file, an `exec` string, one interactive statement, or one expression.
public struct Module: Sendable {
    public let body: [Statement]
    /// Invalid escapes and the like, to be shown as `SyntaxWarning`s.
    public let warnings: [SyntaxDiagnostic]

    public init(body: [Statement], warnings: [SyntaxDiagnostic] = []) {
        self.body = body
        self.warnings = warnings
    }
}

/// An identifier with its place.
public struct Identifier: Sendable {
    public let name: String
    public let range: SourceRange

    public init(_ name: String, _ range: SourceRange) {
        self.name = name
        self.range = range
    }
}

// MARK: - Statements

public final class Statement: Sendable {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable {
        indirect case functionDef(FunctionDef)
        indirect case classDef(ClassDef)
        case returning(Expression?)
        case delete([Expression])
        /// `a = b = value`: the targets from left to right.
        case assign(targets: [Expression], value: Expression)
        case typeAlias(name: Expression, parameters: [TypeParameter], value: Expression)
        case augmentedAssign(target: Expression, op: BinaryOperator, value: Expression)
        /// `simple` is true for a bare name without parentheses, which is what lands in `__annotations__`.
        case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, simple: Bool)
        case forLoop(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement], isAsync: Bool)
        case whileLoop(test: Expression, body: [Statement], orElse: [Statement])
        case ifElse(test: Expression, body: [Statement], orElse: [Statement])
        case with(items: [WithItem], body: [Statement], isAsync: Bool)
        case match(subject: Expression, cases: [MatchCase])
        case raise(exception: Expression?, cause: Expression?)
        /// `isStar` for `except*`.
        case tryExcept(
            body: [Statement], handlers: [ExceptHandler], orElse: [Statement], finally: [Statement], isStar: Bool)
        case assert(test: Expression, message: Expression?)
        case importModules([ImportAlias])
        /// `from ..module import names`: `level` counts the dots, `module` is nil for `from . import x`.
        case importFrom(module: Identifier?, names: [ImportAlias], level: Int)
        case global([Identifier])
        case nonlocal([Identifier])
        case expression(Expression)
        case pass
        case breakLoop
        case continueLoop
    }
}

public struct FunctionDef: Sendable {
    public let name: Identifier
    public let typeParameters: [TypeParameter]
    public let parameters: Parameters
    public let body: [Statement]
    public let decorators: [Expression]
    public let returns: Expression?
    public let isAsync: Bool

    public init(
        name: Identifier, typeParameters: [TypeParameter], parameters: Parameters, body: [Statement],
        decorators: [Expression], returns: Expression?, isAsync: Bool
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.parameters = parameters
        self.body = body
        self.decorators = decorators
        self.returns = returns
        self.isAsync = isAsync
    }
}

public struct ClassDef: Sendable {
    public let name: Identifier
    public let typeParameters: [TypeParameter]
    /// Bases; a `*bases` is a `.starred` expression.
    public let bases: [Expression]
    public let keywords: [Keyword]
    public let body: [Statement]
    public let decorators: [Expression]

    public init(
        name: Identifier, typeParameters: [TypeParameter], bases: [Expression], keywords: [Keyword],
        body: [Statement], decorators: [Expression]
    ) {
        self.name = name
        self.typeParameters = typeParameters
        self.bases = bases
        self.keywords = keywords
        self.body = body
        self.decorators = decorators
    }
}

public struct WithItem: Sendable {
    public let context: Expression
    public let target: Expression?

    public init(context: Expression, target: Expression?) {
        self.context = context
        self.target = target
    }
}

public struct ExceptHandler: Sendable {
    public let type: Expression?
    public let name: Identifier?
    public let body: [Statement]
    public let range: SourceRange

    public init(type: Expression?, name: Identifier?, body: [Statement], range: SourceRange) {
        self.type = type
        self.name = name
        self.body = body
        self.range = range
    }
}

/// `import a.b as c`, or one name of a `from` import. `from m import *` has the single name `*`.
public struct ImportAlias: Sendable {
    public let name: Identifier
    public let asName: Identifier?
    public let range: SourceRange

    public init(name: Identifier, asName: Identifier?, range: SourceRange) {
        self.name = name
        self.asName = asName
        self.range = range
    }
}

/// One parameter: `name: annotation = default`.
public struct Parameter: Sendable {
    public let name: Identifier
    public let annotation: Expression?
    public let defaultValue: Expression?
    public let range: SourceRange

    public init(name: Identifier, annotation: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.name = name
        self.annotation = annotation
        self.defaultValue = defaultValue
        self.range = range
    }
}

/// `(positionalOnly, /, positional, *variadic, keywordOnly, **keywords)`.
public struct Parameters: Sendable {
    public var positionalOnly: [Parameter]
    public var positional: [Parameter]
    public var variadic: Parameter?
    public var keywordOnly: [Parameter]
    public var keywords: Parameter?

    public init(
        positionalOnly: [Parameter] = [], positional: [Parameter] = [], variadic: Parameter? = nil,
        keywordOnly: [Parameter] = [], keywords: Parameter? = nil
    ) {
        self.positionalOnly = positionalOnly
        self.positional = positional
        self.variadic = variadic
        self.keywordOnly = keywordOnly
        self.keywords = keywords
    }
}

/// A PEP 695 type parameter: `T: bound = default`, `*Ts`, `**P`.
public struct TypeParameter: Sendable {
    public enum Kind: Sendable { case typeVar, typeVarTuple, paramSpec }
    public let kind: Kind
    public let name: Identifier
    public let bound: Expression?
    public let defaultValue: Expression?
    public let range: SourceRange

    public init(kind: Kind, name: Identifier, bound: Expression?, defaultValue: Expression?, range: SourceRange) {
        self.kind = kind
        self.name = name
        self.bound = bound
        self.defaultValue = defaultValue
        self.range = range
    }
}

// MARK: - Expressions

public final class Expression: Sendable {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable {
        case constant(Constant)
        /// A name; whether it is loaded, stored or deleted follows from where it stands.
        case name(String)
        case boolean(BooleanOperator, [Expression])
        case named(target: Identifier, value: Expression)
        case binary(Expression, BinaryOperator, Expression)
        case unary(UnaryOperator, Expression)
        case lambda(Parameters, Expression)
        case conditional(test: Expression, body: Expression, orElse: Expression)
        /// A nil key is `**value`.
        case dict(keys: [Expression?], values: [Expression])
        case set([Expression])
        case list([Expression])
        case tuple([Expression])
        case listComprehension(Expression, [Comprehension])
        case setComprehension(Expression, [Comprehension])
        case dictComprehension(key: Expression, value: Expression, [Comprehension])
        case generator(Expression, [Comprehension])
        case await(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
        /// `first op comparators[0] op comparators[1] …`
        case compare(first: Expression, operators: [ComparisonOperator], comparators: [Expression])
        case call(function: Expression, arguments: [Expression], keywords: [Keyword])
        /// An f-string (and what is implicitly concatenated with it): `.constant(.string)` and `.formattedValue` parts.
        case joinedString([Expression])
        /// `conversion` is the character behind `!` (`r`, `s`, `a`), or nil; `format` is a `.joinedString`.
        case formattedValue(Expression, conversion: Character?, format: Expression?)
        case attribute(Expression, Identifier)
        case subscripted(Expression, Expression)
        case starred(Expression)
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
    }
}

public enum Constant: Sendable, Equatable {
    case none
    case bool(Bool)
    case ellipsis
    /// A decimal, hexadecimal, octal or binary literal that fits 64 bits.
    case int(Int)
    /// A larger integer literal: its digits without underscores or prefix, in base 2, 8, 10 or 16.
    case bigInt(digits: String, radix: Int)
    case float(Double)
    /// The imaginary part.
    case imaginary(Double)
    /// Generalised UTF-8: like UTF-8, but a lone surrogate is encoded as its three bytes.
    case string([UInt8])
    case bytes([UInt8])
}

public enum BooleanOperator: Sendable { case and, or }

public enum BinaryOperator: UInt8, Sendable, CaseIterable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, or, xor, and,
        floorDivide
}

public enum UnaryOperator: Sendable { case invert, not, plus, minus }

public enum ComparisonOperator: UInt8, Sendable, CaseIterable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual, isSame, isNotSame, isIn, isNotIn
}

/// One `for target in iterable if conditions` of a comprehension.
public struct Comprehension: Sendable {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]
    public let isAsync: Bool

    public init(target: Expression, iterable: Expression, conditions: [Expression], isAsync: Bool) {
        self.target = target
        self.iterable = iterable
        self.conditions = conditions
        self.isAsync = isAsync
    }
}

/// A keyword argument; a nil name is `**value`.
public struct Keyword: Sendable {
    public let name: Identifier?
    public let value: Expression
    public let range: SourceRange

    public init(name: Identifier?, value: Expression, range: SourceRange) {
        self.name = name
        self.value = value
        self.range = range
    }
}

// MARK: - Patterns

public struct MatchCase: Sendable {
    public let pattern: Pattern
    public let guardTest: Expression?
    public let body: [Statement]

    public init(pattern: Pattern, guardTest: Expression?, body: [Statement]) {
        self.pattern = pattern
        self.guardTest = guardTest
        self.body = body
    }
}

public final class Pattern: Sendable {
    public let kind: Kind
    public let range: SourceRange

    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public enum Kind: Sendable {
        /// A literal or a dotted name, compared with `==`.
        case value(Expression)
        /// `None`, `True` or `False`, compared with `is`.
        case singleton(Constant)
        case sequence([Pattern])
        /// `{key: pattern, **rest}`
        case mapping(keys: [Expression], patterns: [Pattern], rest: Identifier?)
        case classPattern(Expression, patterns: [Pattern], keywordNames: [Identifier], keywordPatterns: [Pattern])
        /// `*name`, or `*_` when the name is nil.
        case star(Identifier?)
        /// `pattern as name`; a bare name has no pattern, `_` has neither.
        case capture(Pattern?, name: Identifier?)
        case or([Pattern])
    }
}
