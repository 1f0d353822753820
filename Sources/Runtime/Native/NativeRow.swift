// How a function written in Swift becomes a Python function: one row of literals.
//
//     .function("mkdir(path, mode=0o777, *, dir_fd=None)", mkdir, "Create a directory.")
//
// The row is the only declaration: name, argument binding, `help()` and `inspect.signature` all come from its text. It is plain
// data; nothing is parsed or allocated before the first call that needs it (parsing 2,000 signatures at start would cost
// 6-10 ms). The body gets its parameters bound in order: `call[0]` is the first parameter of the text. In the table of a type,
// `call[0]` is `self` (or the class, for class methods), and the text does not mention it.

/// What a native body is given: its bound parameters in consecutive slots, borrowed.
///
/// With an ordinary row there is one slot per parameter of the signature, a missing one holding its default (unbound if the
/// default is not a literal, as in `x=<unrepresentable>`), `*args` a tuple, `**kwargs` a dict. With a `variadic` row the slots are
/// the `count` positional arguments as passed, then the values of `keywords`.
@usableFromInline package struct Call {
    @usableFromInline package let arguments: Slots
    @usableFromInline package let count: Int
    @usableFromInline package let thread: ThreadRef
    /// The function object that is being called.
    let function: Unmanaged<NativeObject>

    /// A parameter, retained.
    @inlinable @inline(__always) package subscript(index: Int) -> Value { TaipanRuntime.copy(arguments + index) }

    /// True if the parameter has no value.
    @inlinable @inline(__always) package func isMissing(_ index: Int) -> Bool { arguments[index].isUnbound }

    /// For variadic rows: the names of the keyword arguments, whose values follow the positional ones.
    package var keywords: TupleObject? { thread.pointee.callKeywords }
}

package typealias NativeBody = @Sendable (Call) throws(Raise) -> Value

/// One native function, method or attribute.
package struct NativeRow: @unchecked Sendable {
    package enum Form: UInt8 {
        case function, method, classMethod, staticMethod
        /// A computed attribute: the body reads it (`call[0]` is the object), the setter gets object and value (unbound: delete).
        case property
        /// A constant attribute of a type or module: the body makes the value once, `call[0]` is the type or module.
        case value
    }

    package let form: Form
    /// No binding: the body sees the arguments as passed (see `Call`).
    package let isVariadic: Bool
    /// A property without setter that is a plain field of the object: what is said of an assignment differs.
    package private(set) var isField = false
    /// A function that CPython has in Python: a call with wrong arguments is refused in the words of Python functions.
    package private(set) var speaksPython = false
    /// A function of CPython's oldest kind, which gets its arguments as a tuple: a wrong number of them has other words again.
    package private(set) var takesTuple = false
    package let signature: StaticString
    package let body: NativeBody
    package let setter: NativeBody?
    package let doc: StaticString

    private init(
        _ form: Form, _ signature: StaticString, _ body: @escaping NativeBody, _ setter: NativeBody?,
        _ doc: StaticString,
        isVariadic: Bool = false
    ) {
        self.form = form
        self.isVariadic = isVariadic
        self.signature = signature
        self.body = body
        self.setter = setter
        self.doc = doc
    }

    package static func function(_ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        NativeRow(.function, signature, body, nil, doc)
    }

    package static func pythonFunction(
        _ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = ""
    ) -> NativeRow {
        var row = NativeRow(.function, signature, body, nil, doc)
        row.speaksPython = true
        return row
    }

    package static func tupleFunction(
        _ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = ""
    ) -> NativeRow {
        var row = NativeRow(.function, signature, body, nil, doc)
        row.takesTuple = true
        return row
    }

    package static func method(_ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        NativeRow(.method, signature, body, nil, doc)
    }

    /// A method of a class that CPython has in Python; the text may say of which class: `MutableMapping.pop(key)`.
    package static func pythonMethod(
        _ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = ""
    ) -> NativeRow {
        var row = NativeRow(.method, signature, body, nil, doc)
        row.speaksPython = true
        return row
    }

    /// The name: all before the parenthesis. With dots, as of a function that CPython has inside another, it is for errors, and what
    /// counts here is the last part.
    func withName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        signature.withUTF8Buffer { text in
            let full = text.prefix { $0 != UInt8(ascii: "(") }
            let start = full.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? full.startIndex
            return body(UnsafeBufferPointer(rebasing: full[start...]))
        }
    }

    package static func classMethod(_ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        NativeRow(.classMethod, signature, body, nil, doc)
    }

    package static func staticMethod(_ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        NativeRow(.staticMethod, signature, body, nil, doc)
    }

    package static func property(
        _ name: StaticString, _ getter: @escaping NativeBody, set setter: NativeBody? = nil, _ doc: StaticString = ""
    ) -> NativeRow {
        NativeRow(.property, name, getter, setter, doc)
    }

    /// A computed attribute that stands for a field that cannot be assigned to.
    package static func field(_ name: StaticString, _ getter: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        var row = NativeRow(.property, name, getter, nil, doc)
        row.isField = true
        return row
    }

    package static func value(_ name: StaticString, _ make: @escaping NativeBody) -> NativeRow {
        NativeRow(.value, name, make, nil, "")
    }

    /// A function that takes its arguments as they come, for what a signature cannot say (`range([start,] stop)`). The text still
    /// gives name and `help()`.
    package static func variadic(_ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = "")
        -> NativeRow
    {
        NativeRow(.function, signature, body, nil, doc, isVariadic: true)
    }

    /// The same for a method: `call[0]` is `self`, and `call.count` counts it.
    /// `__class_getitem__`, as all generic types have it: `list[int]`.
    package static let classGetItem = NativeRow.classMethod(
        "__class_getitem__(object, /)",
        { (call) throws(Raise) in try call.thread.makeGenericAlias(call[0], call[1]) }, "See PEP 585")

    package static func variadicMethod(
        _ signature: StaticString, _ body: @escaping NativeBody, _ doc: StaticString = ""
    )
        -> NativeRow
    {
        NativeRow(.method, signature, body, nil, doc, isVariadic: true)
    }
}

/// A type written in Swift: a literal from which `TypeObject` is made once per interpreter.
package final class NativeType: @unchecked Sendable {
    package struct Options: OptionSet {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// What `OptionSet` has for literals is generic: from another module it makes Swift's runtime look for types by name.
        package init(arrayLiteral options: Options...) {
            var bits: UInt8 = 0
            for option in options { bits |= option.rawValue }
            rawValue = bits
        }
        /// Python classes may derive from it.
        package static let isBase = Options(rawValue: 1)
        /// Instances of the type itself have a `__dict__`.
        package static let hasDictionary = Options(rawValue: 2)
        /// No `__new__`: "cannot create 'x' instances".
        package static let isNotConstructible = Options(rawValue: 4)
        /// Not a `tuple`, `list` or `dict` of its own, but `match` treats it as a sequence / a mapping.
        package static let isSequence = Options(rawValue: 8)
        package static let isMapping = Options(rawValue: 16)
        /// `case int(x)`: a class pattern with one positional sub-pattern matches the object itself.
        package static let matchesSelf = Options(rawValue: 32)
        /// A class that CPython has in Python: errors do not say which module it is from.
        package static let speaksPython = Options(rawValue: 64)
    }

    /// `list`, or with its module: `collections.deque`.
    package let name: StaticString
    /// The Swift class of the instances.
    package let kind: Kind
    package let options: Options
    package let doc: StaticString
    /// `__new__`: the signature text of the constructor; `call[0]` is the class, the parameters follow.
    package let new: NativeRow?
    /// `__init__`: `call[0]` is the object.
    package let initialize: NativeRow?
    package let operations: @Sendable (inout TypeOperations) -> Void
    package let rows: @Sendable () -> [NativeRow]

    package init(
        _ name: StaticString, _ kind: Kind, _ options: Options = [], doc: StaticString = "", new: NativeRow? = nil,
        initialize: NativeRow? = nil, operations: @escaping @Sendable (inout TypeOperations) -> Void,
        rows: @escaping @Sendable () -> [NativeRow]
    ) {
        self.name = name
        self.kind = kind
        self.options = options
        self.doc = doc
        self.new = new
        self.initialize = initialize
        self.operations = operations
        self.rows = rows
    }
}
