// `FrameLocalsProxy`: what `frame.f_locals` is for the frame of a function. It looks at the variables themselves, and what is stored
// into it lands in them. A name that the function has no variable for goes into a dict that the frame keeps for that purpose.
//
// Unsafe: parameters that the caller lends are not owned by the frame, so replacing one must not release the old value.

package final class FrameLocalsObject: Object {
    fileprivate final let frame: FrameObject

    init(_ frame: FrameObject, _ shape: ShapeRef) {
        self.frame = frame
        super.init(.other, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(frame)
    }

    static let nativeType = NativeType(
        "FrameLocalsProxy", .other, [.isMapping],
        new: .function("FrameLocalsProxy(frame, /)", FrameLocalsObject.make),
        operations: {
            $0.repr = FrameLocalsObject.repr
            $0.compare = FrameLocalsObject.compare
            $0.iterate = FrameLocalsObject.iterate
            $0.length = FrameLocalsObject.length
            $0.contains = FrameLocalsObject.contains
            $0.getItem = FrameLocalsObject.getItem
            $0.setItem = FrameLocalsObject.setItem
            $0.hash = nil
            $0.setBinary([.or], FrameLocalsObject.binary)
            $0.setInplace([.or], FrameLocalsObject.inplace)
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method("get(key, default=None, /)", FrameLocalsObject.get),
        .method(
            "keys()", { call throws(Raise) in .object(try call.thread.makeList(from: snapshot(call[0], call.thread))) }),
        .method("values()", { call throws(Raise) in try parts("values", call) }),
        .method("items()", { call throws(Raise) in try parts("items", call) }),
        .method("copy()", { call throws(Raise) in snapshot(call[0], call.thread) }),
        .method("update(other, /)", FrameLocalsObject.update),
        .method("setdefault(key, default=None, /)", FrameLocalsObject.setDefault),
        .method("__reversed__()", FrameLocalsObject.reversed),
    ]

    // MARK: Variables

    private static func make(_ call: Call) throws(Raise) -> Value {
        guard let frame = call[1].as(.frame, FrameObject.self) else {
            throw call.thread.typeError("expect frame, not \(call.thread.typeName(call[1]))")
        }
        return .object(FrameLocalsObject(frame, try call.thread.receiverClass(call).root))
    }

    private static func frame(_ value: Value) -> FrameObject { value.cast(FrameLocalsObject.self).frame }

    /// All variables that have a value, and the additional ones.
    private static func snapshot(_ value: Value, _ thread: ThreadRef) -> Value {
        .object(thread.localsSnapshot(of: frame(value)))
    }

    private static func find(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.localsSnapshot(of: frame(value)).get(key, thread)
    }

    // MARK: Operations

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(try thread.repr(snapshot(value, thread)))
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual else { return .notImplemented }
        let left = snapshot(a, thread)
        if let other = b.object as? FrameLocalsObject {
            return .bool((other.frame === frame(a)) == (op == .equal))
        }
        return try thread.compare(op, left, b)
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.iterator(of: .object(try thread.makeList(from: snapshot(value, thread))))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        try thread.length(snapshot(value, thread))
    }

    private static func contains(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        !(try find(value, key, thread)).isUnbound
    }

    private static func getItem(_ value: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let found = try find(value, key, thread)
        if found.isUnbound {
            throw thread.raise(thread.types.keyError, "local variable '\(try thread.repr(key).text)' is not defined")
        }
        return found
    }

    private static func setItem(_ value: Value, _ key: Value, _ newValue: Value, _ thread: ThreadRef) throws(Raise) {
        if newValue.isUnbound { throw thread.typeError("cannot remove variables from FrameLocalsProxy") }
        try thread.setLocal(of: frame(value), key, newValue)
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        func plain(_ value: Value) -> Value { value.object is FrameLocalsObject ? snapshot(value, thread) : value }
        return op == .or ? try thread.binary(.or, plain(a), plain(b)) : .notImplemented
    }

    private static func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        if op != .or { return .notImplemented }
        try setAll(a, b, thread)
        return a
    }

    // MARK: Methods

    private static func get(_ call: Call) throws(Raise) -> Value {
        let found = try find(call[0], call[1], call.thread)
        return found.isUnbound ? call[2] : found
    }

    private static func parts(_ name: StaticString, _ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let view = try thread.callMethod(snapshot(call[0], thread), thread.intern(name.description))
        return .object(try thread.makeList(from: view))
    }

    private static func setAll(_ value: Value, _ other: Value, _ thread: ThreadRef) throws(Raise) {
        let dict = thread.makeDict()
        _ = try thread.callMethod(.object(dict), "update", other)
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            try thread.setLocal(of: frame(value), dict.key(at: entry), dict.value(at: entry))
        }
    }

    private static func update(_ call: Call) throws(Raise) -> Value {
        try setAll(call[0], call[1], call.thread)
        return .none
    }

    private static func setDefault(_ call: Call) throws(Raise) -> Value {
        let found = try find(call[0], call[1], call.thread)
        if !found.isUnbound { return found }
        try call.thread.setLocal(of: frame(call[0]), call[1], call[2])
        return call[2]
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        return try thread.callMethod(snapshot(call[0], thread), thread.names.reversed)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `frame.f_locals`: the namespace of a module or class body, else a proxy of the variables.
    func localsView(of frame: FrameObject) -> Value {
        let isInside = frame.isLive && comprehensionLocals(frame.body, frame.slots) != nil
        if !isInside, let namespace = namespace(of: frame) { return namespace }
        return .object(FrameLocalsObject(frame, types.frameLocals.root))
    }

    /// The variables of the comprehension that a module or class body is in the middle of: they are in its frame, not in its
    /// namespace, and while there are any they are all that `locals()` and `f_locals` show.
    func comprehensionLocals(_ body: FunctionBody, _ slots: Slots) -> DictObject? {
        let scope = body.scope
        if scope.slotCount == 0 || scope.kind != .module && scope.kind != .classBody { return nil }
        let result = makeDict()
        addComprehensionLocals(of: scope, slots, result)
        return result.count == 0 ? nil : result
    }

    /// The slots that are no variables of the frame itself, as far as they have values.
    private func addComprehensionLocals(of scope: Scope, _ slots: Slots, _ result: DictObject) {
        for i in scope.localNames.count..<Swift.max(scope.slotCount, scope.localNames.count)
        where i != scope.classCellSlot && i != scope.classDictionarySlot {
            addLocal(scope.slotNames[i], copy(slots + i), result)
        }
    }

    /// `locals()`: the same, with a dict of the values of now instead of a proxy.
    package func locals(of frame: FrameObject) -> Value { namespace(of: frame) ?? .object(localsSnapshot(of: frame)) }

    /// The mapping that holds the names of a module or class body; nil for functions.
    private func namespace(of frame: FrameObject) -> Value? {
        if !frame.namespace.isUnbound { return frame.namespace }
        let slot = frame.body.namespaceSlot
        if slot >= 0, frame.isLive || slot < frame.ownedCount {
            let namespace = copy(frame.slots + slot)
            if !namespace.isUnbound { return namespace }
        }
        return frame.body.scope.kind == .module ? .object(frame.body.globals) : nil
    }

    fileprivate func localsSnapshot(of frame: FrameObject) -> DictObject {
        let result = makeDict()
        if frame.isLive || frame.ownedCount != 0 {
            for (i, name) in frame.body.scope.localNames.enumerated() { addLocal(name, copy(frame.slots + i), result) }
            if let function = function(of: frame) {
                for (i, name) in frame.body.scope.freeNames.enumerated() where i < function.closureCount {
                    addLocal(name, .object(function.closure[i]), result)
                }
            }
            if frame.isLive { addComprehensionLocals(of: frame.body.scope, frame.slots, result) }
        }
        if let extra = frame.extraLocals {
            var index = 0
            while let entry = extra.nextEntry(from: index) {
                index = entry + 1
                if let name = extra.key(at: entry).as(.string, StringObject.self) {
                    result.set(name, extra.value(at: entry))
                }
            }
        }
        return result
    }

    private func addLocal(_ name: String, _ value: Value, _ result: DictObject) {
        var value = value
        if let cell = value.as(.cell, CellObject.self) { value = copy(cell.slot) }
        if !value.isUnbound && !name.hasPrefix(".") { result.set(intern(name), value) }
    }

    /// The function that runs in a frame whose code has free variables.
    private func function(of frame: FrameObject) -> FunctionObject? {
        let slot = frame.body.functionSlot
        guard slot >= 0, frame.isLive || slot < frame.ownedCount else { return nil }
        return copy(frame.slots + slot).as(.function, FunctionObject.self)
    }

    private func keptValues(of frame: FrameObject) -> ListObject {
        let kept = frame.keptValues ?? makeList()
        frame.keptValues = kept
        return kept
    }

    /// What lies in a slot may be lent: to a function that the frame has called, or to a native one, which uses the bytes of a string.
    private func keepLent(_ slot: Slots, _ frame: FrameObject) {
        guard let old = peek(slot), frame.record != pointee.frame || old.kind == .string else { return }
        keptValues(of: frame).append(copy(slot))
    }

    /// `frame.f_locals[key] = value`.
    fileprivate func setLocal(of frame: FrameObject, _ key: Value, _ value: Value) throws(Raise) {
        let scope = frame.body.scope
        if let name = key.as(.string, StringObject.self), frame.isLive || frame.ownedCount != 0 {
            let text = name.text
            if let index = scope.localNames.firstIndex(of: text) {
                let slot = frame.slots + index
                if let cell = peek(slot), cell.kind == .cell, frame.body.cellSlots.contains(index) {
                    store(cell.to(CellObject.self).takeUnretainedValue().slot, value)
                } else if frame.isLive, let record = frame.record, index < record.pointee.lentCount {
                    // the caller releases what was there, and nobody what is put there now: the frame object keeps it
                    let kept = keptValues(of: frame)
                    kept.append(value)
                    lend(slot, kept.items + kept.count - 1)
                } else {
                    if frame.isLive { keepLent(slot, frame) }
                    store(slot, value)
                }
                return
            }
            if let index = scope.freeNames.firstIndex(of: text), let function = function(of: frame),
                index < function.closureCount
            {
                store(function.closure[index].slot, value)
                return
            }
        }
        let extra = frame.extraLocals ?? makeDict()
        frame.extraLocals = extra
        try extra.set(key, value, self)
    }
}
