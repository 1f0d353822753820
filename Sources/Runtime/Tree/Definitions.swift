// `def`, `lambda`, `class`, decorators, and the scopes that generics bring (PEP 695).

import TaipanSyntax

/// Makes a function object from a body, its defaults and the cells it captures.
final class FunctionNode: Node {
    let body: FunctionBody
    let defaults: [Node]
    let keywordDefaults: [(name: StringObject, value: Node)]
    let annotations: AnnotationsNode?
    private let captures: UnsafeMutablePointer<CellSource>
    private let captureCount: Int
    /// The function slot of the frame that makes the function, for captures that are free there too.
    let outerFunctionSlot: Int

    init(
        _ body: FunctionBody, defaults: [Node], keywordDefaults: [(name: StringObject, value: Node)],
        annotations: AnnotationsNode?, captures: [CellSource], outerFunctionSlot: Int, _ range: SourceRange
    ) {
        self.body = body
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        self.annotations = annotations
        self.outerFunctionSlot = outerFunctionSlot
        captureCount = captures.count
        self.captures = .allocate(capacity: max(1, captures.count))
        for (i, source) in captures.enumerated() { (self.captures + i).initialize(to: source) }
        super.init(range)
    }

    deinit { captures.deallocate() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(try make(frame, thread))
    }

    func make(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> FunctionObject {
        var positional: TupleObject?
        if !defaults.isEmpty {
            let tuple = thread.makeTuple(count: defaults.count)
            for (i, node) in defaults.enumerated() { store(tuple.items + i, try node.evaluate(frame, thread)) }
            positional = tuple
        }
        var keyword: DictObject?
        if !keywordDefaults.isEmpty {
            let dict = thread.makeDict()
            for (name, node) in keywordDefaults { dict.set(name, try node.evaluate(frame, thread)) }
            keyword = dict
        }
        let notes = try annotations?.evaluate(frame, thread)
        let closure = makeClosure(frame)
        let function = FunctionObject(
            body, closure: closure, closureCount: captureCount, thread.pointee.shapes.function)
        function.defaults = positional
        function.keywordDefaults = keyword
        if let notes { function.annotations = notes }
        let module = body.globals.find(thread.names.name)
        if module >= 0 { function.module = body.globals.value(at: module) }
        return function
    }

    @inline(__always) private func makeClosure(_ frame: Slots) -> UnsafeMutablePointer<CellObject> {
        if captureCount == 0 { return UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped }
        let cells = allocateBytes(captureCount &* 8).assumingMemoryBound(to: CellObject.self)
        var i = 0
        while i < captureCount {
            switch captures[i] {
            case .slot(let slot):
                let cell = peek(frame + slot).unsafelyUnwrapped.to(CellObject.self).takeUnretainedValue()
                (cells + i).initialize(to: cell)
            case .free(let index):
                let function = peek(frame + outerFunctionSlot).unsafelyUnwrapped.to(FunctionObject.self)
                (cells + i).initialize(to: function._withUnsafeGuaranteedRef { $0.closure[index] })
            }
            i &+= 1
        }
        return cells
    }
}

/// The annotations of a function as a dict.
final class AnnotationsNode: Node {
    let entries: [(name: StringObject, value: Node)]

    init(_ entries: [(name: StringObject, value: Node)], _ range: SourceRange) {
        self.entries = entries
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = thread.makeDict(capacity: entries.count)
        for (name, node) in entries { dict.set(name, try node.evaluate(frame, thread)) }
        return .object(dict)
    }
}

/// `@decorator` around a function or class.
final class DecoratedNode: Node {
    let decorators: [Node]
    let definition: Node

    init(_ decorators: [Node], _ definition: Node, _ range: SourceRange) {
        self.decorators = decorators
        self.definition = definition
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        var functions: [Value] = []
        for decorator in decorators { functions.append(try decorator.evaluate(frame, thread)) }
        var value = try definition.evaluate(frame, thread)
        for (function, node) in zip(functions, decorators).reversed() {
            node.mark(thread)
            value = try thread.call(function, value)
        }
        return value
    }
}

/// `class name(bases, **keywords):`. The body is a function that runs at once, with the namespace in its frame.
final class ClassNode: Node {
    let name: StringObject
    let body: FunctionNode
    let bases: [(node: Node, isStar: Bool)]
    /// A nil name is `**mapping`.
    let keywords: [(name: StringObject?, value: Node)]

    init(
        _ name: StringObject, _ body: FunctionNode, bases: [(node: Node, isStar: Bool)],
        keywords: [(name: StringObject?, value: Node)], _ range: SourceRange
    ) {
        self.name = name
        self.body = body
        self.bases = bases
        self.keywords = keywords
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let function = try body.make(frame, thread)
        let baseList = thread.makeList()
        for base in bases {
            let value = try base.node.evaluate(frame, thread)
            if base.isStar {
                base.node.mark(thread)
                try thread.forEach(value) { (item) throws(Raise) in baseList.append(item) }
            } else {
                baseList.append(value)
            }
        }
        let keywordDict = thread.makeDict()
        for keyword in keywords {
            let value = try keyword.value.evaluate(frame, thread)
            if let name = keyword.name {
                keywordDict.set(name, value)
            } else {
                mark(thread)
                try thread.dictUpdate(keywordDict, value)
            }
        }
        mark(thread)
        return try thread.buildStatedClass(
            function, name, thread.makeTuple(copying: baseList.items, baseList.count), keywordDict)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Runs a class body in `namespace`; returns its cells, as far as it has them.
    func runClassBody(_ function: FunctionObject, _ namespace: Value) throws(Raise) -> ClassCells {
        let body = function.body
        try prepareBody(body)
        let base = pointee.sp
        let count = body.slotCount
        let reference = BodyRef(body)
        if !push(reference, base, ready: 0, count, lent: 0) {
            try pushSlowly(reference, base, ready: 0, count, lent: 0)
        }
        if body.functionSlot >= 0 { (base + body.functionSlot).initialize(to: .object(function)) }
        (base + body.namespaceSlot).initialize(to: namespace)
        for slot in body.cellSlots {
            (base + slot).initialize(to: .object(CellObject((base + slot).move(), pointee.shapes.cell)))
        }
        var cells = ClassCells()
        if let slot = body.scope.classCellSlot { cells.owner = copy(base + slot).as(.cell, CellObject.self) }
        if let slot = body.scope.classDictionarySlot, let holder = copy(base + slot).as(.cell, CellObject.self) {
            store(holder.slot, namespace)
            cells.namespace = holder
        }
        _ = try finish(reference, base, count)
        return cells
    }
}

/// The hidden cells of a class body.
struct ClassCells {
    /// `__class__`: the class, once it is made.
    var owner: CellObject?
    /// `__classdict__`: where annotation scopes look names up. The body's namespace, and in the end that of the class.
    var namespace: CellObject?
}
