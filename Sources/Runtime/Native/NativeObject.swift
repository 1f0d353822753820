// The Python object of a native function: `len`, `list.append`, `[].append`, `dict.fromkeys`.

/// What all objects of one row share: made once per interpreter, when the table the row is in is first used.
package final class NativeDefinition {
    let row: NativeRow
    let name: StringObject
    /// The type in whose table the row stands; nil for functions of a module.
    unowned(unsafe) let owner: TypeObject?
    /// The module of a function, for `__module__`.
    let module: Value
    /// Parsed on the first call that needs it.
    private(set) var parsed: Signature?
    /// The same as plain memory, for signatures that allow that.
    private(set) var plan: UnsafeMutablePointer<BindingPlan>?
    /// For slot wrappers (`list.__len__`): which operation of the type is meant.
    let operation: Int

    init(_ row: NativeRow, name: StringObject, owner: TypeObject?, module: Value, operation: Int = -1) {
        self.row = row
        self.name = name
        self.owner = owner
        self.module = module
        self.operation = operation
    }

    /// The `operation` of a constructor (`__new__` or `__init__` of a literal): its first argument is not in the text either.
    static let constructor = -2

    private var hasReceiver: Bool {
        switch row.form {
        case .method, .classMethod, .property: true
        default: operation == NativeDefinition.constructor
        }
    }

    /// The number of arguments of a call that needs no binding, if that can be told at a glance because the text has nothing but
    /// names; else -1. Most functions need not be parsed for it.
    var plainCount: Int {
        if let parsed { return parsed.exactCount }
        if row.isVariadic { return -1 }
        let names = row.signature.withUTF8Buffer { text -> Int in
            guard var i = text.firstIndex(of: UInt8(ascii: "(")) else { return -1 }
            var names = 0
            var isInName = false
            while true {
                i &+= 1
                if i >= text.count { return -1 }
                switch text[i] {
                case UInt8(ascii: ")"): return i == text.count &- 1 ? names : -1
                case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "/"): isInName = false
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    if !isInName { names &+= 1 }
                    isInName = true
                default: return -1
                }
            }
        }
        return names < 0 ? -1 : names &+ (hasReceiver ? 1 : 0)
    }

    func signature(_ thread: ThreadRef) -> Signature {
        if let parsed { return parsed }
        let made = Signature(row, hasReceiver: hasReceiver, thread)
        parsed = made
        if let plan = BindingPlan(made) {
            self.plan = .allocate(capacity: 1)
            self.plan?.initialize(to: plan)
        }
        return made
    }

    deinit {
        plan?.pointee.deallocate()
        plan?.deallocate()
    }
}

package final class NativeObject: Object {
    package final let definition: NativeDefinition
    /// `__self__`: what is passed as the first argument; unbound for plain functions and for unbound methods.
    package final let receiver: Value
    /// Copies of hot fields of the definition.
    private final let code: NativeCode
    @inline(__always) final var body: NativeBody { code.known }
    final let isVariadic: Bool
    /// A function of a module: neither receiver nor owner to look at.
    final let isPlainFunction: Bool
    /// A builtin function: the interpreter keeps it to its end, whatever the program does with the name.
    @exclusivity(unchecked) final var isPermanent = false
    /// The number of arguments that need no binding at all (all parameters are positional and given); -1 until known, -2 never.
    @exclusivity(unchecked) final var exactCount = -1
    /// How to bind other arguments; nil until known, or if it takes the general way.
    @exclusivity(unchecked) final var plan: UnsafeMutablePointer<BindingPlan>?

    init(_ definition: NativeDefinition, receiver: Value, _ shape: ShapeRef) {
        self.definition = definition
        self.receiver = receiver
        code = NativeCode(definition.row.body)
        isVariadic = definition.row.isVariadic
        isPlainFunction = receiver.isUnbound && definition.owner == nil
        super.init(.native, shape)
        if case .object = receiver { track() }
    }

    /// Takes over what the signature of the definition says.
    final func prepare(_ signature: Signature) {
        exactCount = signature.exactCount
        plan = definition.plan
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let o) = receiver { visit(o) }
    }
}
