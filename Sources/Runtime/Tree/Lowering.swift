// From the resolved syntax tree to the executable tree of one body.
//
// A body is lowered when it is first called. The forms of nodes are chosen here, from what is known statically: where operands
// live, which names are what. Evaluation order is Python's; where a later operand may rebind a local that an earlier one reads
// (only the walrus can), the earlier one is evaluated instead of addressed.

import TaipanSyntax

final class Lowering {
    let thread: ThreadRef
    let body: FunctionBody
    /// The scope that names are looked up in: the body's, or that of the comprehension being lowered.
    var scope: Scope
    /// The next free slot of the frame.
    var nextSlot: Int
    /// Comprehensions rebuilt with a hoisted `yield` keep the identity by which the resolver knows them.
    var originals: [ObjectIdentifier: AnyObject] = [:]
    /// Rebuilt nodes, so that their identity stays theirs.
    var kept: [AnyObject] = []
    /// Values that steps of a generator have left in temporaries stand in the tree under these names.
    var emitter: StepEmitter?
    let isInteractive: Bool
    var depth = 0
    /// Bodies made for inner definitions, and how many constants there were by then.
    var innerBodies: [(position: Int, body: FunctionBody)] = []

    init(_ body: FunctionBody, _ thread: ThreadRef) {
        self.thread = thread
        self.body = body
        scope = body.scope
        nextSlot = body.slotCount
        isInteractive = body.unit.isInteractive
    }

    var globals: DictObject { body.globals }
    var builtins: DictObject { body.builtins }

    /// A slot that nobody else uses.
    func newSlot(_ count: Int = 1) -> Int {
        let slot = nextSlot
        nextSlot += count
        return slot
    }

    func name(_ text: String) -> StringObject { thread.intern(text) }

    func child(of node: AnyObject) -> Scope { scope.child(of: originals[ObjectIdentifier(node)] ?? node) }

    // MARK: Names

    /// The node that loads a name.
    func load(_ text: String, _ range: SourceRange) -> Node {
        if text.utf8.first == UInt8(ascii: "$") {
            // `$12` is taken out of its temporary, `$12+` may be read again
            if let slot = Int(text.dropFirst()) { return TemporaryNode(slot, range) }
            if let slot = Int(text.dropFirst().dropLast()) { return CopyNode(slot, range) }
        }
        if text == "__debug__" { return makeConstant(.bool(thread.interpreter.configuration.optimization == 0), range) }
        let mangled = scope.mangle(text)
        switch scope.variable(mangled) {
        case .local(let slot): return LocalNode(slot, range)
        case .cell(let slot): return CellNode(slot, range)
        case .free(let index): return FreeNode(body.functionSlot, index, range)
        case .global: return GlobalNode(name(mangled), globals, builtins, range)
        case .name: return loadName(mangled, cell: nil, range)
        case .classFree(let index): return loadName(mangled, cell: FreeNode(body.functionSlot, index, range), range)
        case .classDictionaryGlobal: return loadClassDictionary(mangled, cell: nil, range)
        case .classDictionaryFree(let index):
            return loadClassDictionary(mangled, cell: FreeNode(body.functionSlot, index, range), range)
        }
    }

    private func loadName(_ text: String, cell: Node?, _ range: SourceRange) -> Node {
        if body.namespaceSlot < 0 { return GlobalNode(name(text), globals, builtins, range) }
        return NameNode(name(text), body.namespaceSlot, cell: cell, globals, builtins, range)
    }

    /// In an annotation scope of a class: the namespace is in the free cell `__classdict__`.
    private func loadClassDictionary(_ text: String, cell: Node?, _ range: SourceRange) -> Node {
        let slot = newSlot()
        guard let index = body.scope.freeNames.firstIndex(of: "__classdict__") else {
            return cell ?? GlobalNode(name(text), globals, builtins, range)
        }
        let load = NameNode(name(text), slot, cell: cell, globals, builtins, range)
        return SequenceNode(AssignLocalNode(slot, FreeNode(body.functionSlot, index, range), range), load)
    }

    /// Where a name is stored.
    func target(named text: String, _ range: SourceRange) -> Target {
        let mangled = scope.mangle(text)
        switch scope.variable(mangled) {
        case .local(let slot): return LocalTarget(slot, range)
        case .cell(let slot): return CellTarget(slot, range)
        case .free(let index), .classFree(let index), .classDictionaryFree(let index):
            return FreeTarget(body.functionSlot, index, range)
        case .global, .classDictionaryGlobal: return GlobalTarget(name(mangled), globals, range)
        case .name:
            if body.namespaceSlot < 0 { return GlobalTarget(name(mangled), globals, range) }
            return NameTarget(name(mangled), body.namespaceSlot, range)
        }
    }

    func target(_ expression: Expression) -> Target {
        switch expression.kind {
        case .name(let text): return target(named: text, expression.range)
        case .attribute(let receiver, let attribute):
            return AttributeTarget(lower(receiver), name(scope.mangle(attribute.name)), expression.range)
        case .subscripted(let container, let key):
            return SubscriptTarget(lower(container), lower(key), expression.range)
        case .list(let items), .tuple(let items):
            let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
            let targets = items.map { item in
                if case .starred(let inner) = item.kind { return target(inner) }
                return target(item)
            }
            return SequenceTarget(targets, star: star, expression.range)
        case .starred(let inner): return target(inner)
        default: return UnassignableTarget(expression.range)
        }
    }

    // MARK: Constants

    /// A node for a constant. The body keeps it alive: other nodes hold no more than its address.
    func makeConstant(_ value: Value, _ range: SourceRange) -> Node {
        let node = ConstantNode(value, range)
        body.constants.append(node)
        return node
    }

    func constant(_ constant: Constant, _ range: SourceRange) -> Node {
        if case .bigInt(let digits, let radix) = constant, radix == 10, digits.utf8.count > 4300 {
            return RaisingNode(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(digits.utf8.count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                range)
        }
        return makeConstant(value(constant), range)
    }

    func value(_ constant: Constant) -> Value {
        switch constant {
        case .none: return .none
        case .bool(let b): return .bool(b)
        case .ellipsis: return .ellipsis
        case .int(let i): return .int(i)
        case .bigInt(let digits, let radix):
            return thread.makeInteger(bigInteger(digits, radix))
        case .float(let d): return .float(d)
        case .imaginary(let d): return .object(ComplexObject(0, d, thread.types.complex.root))
        case .string(let bytes):
            let string = bytes.withUnsafeBufferPointer { thread.makeString(utf8: $0) }
            return .object(string.count <= 40 ? thread.intern(string) : string)
        case .bytes(let bytes): return .object(bytes.withUnsafeBytes { thread.makeBytes($0) })
        }
    }

    /// A literal whose digits the tokenizer has checked.
    private func bigInteger(_ digits: String, _ radix: Int) -> BigInteger {
        Array(digits.utf8).withUnsafeBufferPointer { text in
            do throws(WorkAborted) { return try BigInteger(digits: text, radix: radix) ?? BigInteger(0) } catch {
                return BigInteger(0)
            }
        }
    }
}

/// Runs a statement, then gives the value of an expression.
final class SequenceNode: Node {
    let first: Node
    let second: Node

    init(_ first: Node, _ second: Node) {
        self.first = first
        self.second = second
        super.init(second.range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        _ = try first.execute(frame, thread)
        return try second.evaluate(frame, thread)
    }
}

/// Raises `SyntaxError` when it is reached: what the parser let pass but nothing can execute.
final class RaisingNode: Node {
    let message: String

    init(_ message: String, _ range: SourceRange) {
        self.message = message
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        mark(thread)
        throw thread.raise(thread.types.syntaxError, message)
    }
}

/// What the language has and the evaluator does not execute yet: `NotImplementedError`, by name.
final class UnsupportedNode: Node {
    let what: String

    init(_ what: String, _ range: SourceRange) {
        self.what = what
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        mark(thread)
        throw thread.notImplementedError("\(what) is not supported by taipan yet")
    }
}

final class UnassignableTarget: Target {
    override func assign(_ value: consuming Value, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        throw thread.raise(thread.types.syntaxError, "cannot assign to expression")
    }

    override func delete(_ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        mark(thread)
        throw thread.raise(thread.types.syntaxError, "cannot delete expression")
    }
}

/// Hides that its child can be addressed: evaluated in its turn.
final class EvaluatedNode: Node {
    let child: Node

    init(_ child: Node) {
        self.child = child
        super.init(child.range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        try child.evaluate(frame, thread)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Lowers a body unless that has happened.
    func prepareBody(_ body: FunctionBody) throws(Raise) {
        if body.isLowered { return }
        try checkNativeStack(" during compilation")
        let lowering = Lowering(body, self)
        let root = lowering.lowerBody()
        body.slotCount = lowering.nextSlot
        body.finishLowering(root)
    }
}
