// Constants and names: locals, cells, free variables, globals, and names of class bodies.

import TaipanSyntax

final class ConstantNode: Node {
    let slot: Slots
    let constant: Operand

    init(_ value: Value, _ range: SourceRange) {
        slot = .allocate(capacity: 1)
        slot.initialize(to: value)
        constant = .constant(slot)
        super.init(range)
    }

    deinit {
        slot.deinitialize(count: 1)
        slot.deallocate()
    }

    override var operand: Operand? { constant }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value { copy(slot) }
    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots { slot }
}

final class LocalNode: Node {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    override var operand: Operand? { .local(slot) }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        if case .unbound = frame[slot] { throw unboundLocal(slot, thread) }
        return copy(frame + slot)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        if case .unbound = frame[slot] { throw unboundLocal(slot, thread) }
        return frame + slot
    }

    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if let answer = quickTruth(frame + slot, thread) { return answer }
        return try slowTruth(frame, thread)
    }

    @inline(never) private func slowTruth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        if let object = peek(frame + slot) {
            let shape = object.shape.toOpaque()
            if shape == thread.pointee.shapes.string.toOpaque() { return object.to(StringObject.self).count != 0 }
            if shape == thread.pointee.shapes.list.toOpaque() { return object.to(ListObject.self).count != 0 }
            if shape == thread.pointee.shapes.bytes.toOpaque() { return object.to(BytesObject.self).count != 0 }
        }
        if case .unbound = frame[slot] { throw unboundLocal(slot, thread) }
        mark(thread)
        return try thread.truth(copy(frame + slot))
    }
}

extension Node {
    /// `UnboundLocalError` (or `NameError` for a free variable) for a slot of the current frame.
    @inline(never) final func unboundLocal(_ slot: Int, _ thread: ThreadRef) -> Raise {
        mark(thread)
        let names = thread.pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.scope.slotNames }
        let name = slot < names.count ? names[slot] : "?"
        return thread.raiseUnbound(name)
    }

    /// For an address that may be a local: raises if the slot is unbound.
    @inline(__always) final func checkBound(_ slot: Slots, _ frame: Slots, _ thread: ThreadRef) throws(Raise) {
        if case .unbound = slot.pointee { throw unboundLocal(slot - frame, thread) }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    func raiseUnbound(_ name: String) -> Raise {
        let error = makeException(
            types.unboundLocalError,
            [.object(makeString("cannot access local variable '\(name)' where it is not associated with a value"))])
        return raise(error)
    }

    func raiseUnboundFree(_ name: String) -> Raise {
        let error = makeException(
            types.nameError,
            [
                .object(
                    makeString(
                        "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope"
                    ))
            ])
        setNameField(error, name)
        return raise(error)
    }

    func raiseUndefined(_ name: StringObject) -> Raise {
        let error = makeException(types.nameError, [.object(makeString("name '\(name.text)' is not defined"))])
        setNameField(error, name.text)
        return raise(error)
    }

    /// `NameError.name`, which "Did you mean" reads.
    private func setNameField(_ error: ExceptionObject, _ name: String) {
        if error.fields.isEmpty { error.fields = [.none] }
        error.fields[0] = .object(intern(name))
    }
}

/// A variable of this function that an inner one captures: the slot holds a cell.
final class CellNode: Node {
    let slot: Int

    init(_ slot: Int, _ range: SourceRange) {
        self.slot = slot
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        copy(try place(frame, thread))
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        guard let object = peek(frame + slot) else { throw unboundLocal(slot, thread) }
        let cell = object.to(CellObject.self)._withUnsafeGuaranteedRef { $0.slot }
        if case .unbound = cell.pointee { throw unboundLocal(slot, thread) }
        return cell
    }
}

/// The cell of a free variable, through the function object in the frame's function slot.
@inline(__always) func freeCell(_ frame: Slots, _ functionSlot: Int, _ index: Int) -> Slots {
    let function = peek(frame + functionSlot).unsafelyUnwrapped.to(FunctionObject.self)
    // read as a plain reference: an element of type `CellObject` would be retained
    let cell = UnsafeRawPointer(function._withUnsafeGuaranteedRef { $0.closure } + index).load(
        as: Unmanaged<CellObject>.self)
    return cell._withUnsafeGuaranteedRef { $0.slot }
}

final class FreeNode: Node {
    let functionSlot: Int
    let index: Int

    init(_ functionSlot: Int, _ index: Int, _ range: SourceRange) {
        self.functionSlot = functionSlot
        self.index = index
        super.init(range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let cell = freeCell(frame, functionSlot, index)
        if case .unbound = cell.pointee { throw unbound(thread) }
        return copy(cell)
    }

    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots {
        let cell = freeCell(frame, functionSlot, index)
        if case .unbound = cell.pointee { throw unbound(thread) }
        return cell
    }

    @inline(never) private func unbound(_ thread: ThreadRef) -> Raise {
        mark(thread)
        let name = thread.pointee.frame.pointee.body._withUnsafeGuaranteedRef { $0.scope.freeNames[index] }
        return thread.raiseUnboundFree(name)
    }
}

/// Where a name of the module is found: the address of its value in the namespace (or in the builtins), good as long as neither
/// dict changes its layout. One per node, as plain fields.
class GlobalSite: Node {
    final let name: StringObject
    final let globals: Unmanaged<DictObject>
    final let builtins: Unmanaged<DictObject>
    @exclusivity(unchecked) final var version = -1
    @exclusivity(unchecked) final var builtinsVersion = -1
    @exclusivity(unchecked) final var cached: Slots = noSlots
    /// Stands for the name of a call site in tracebacks, once it was missing.
    @exclusivity(unchecked) private final var nameSite: Node?

    /// The dicts are kept alive by the body that owns the tree.
    init(_ name: StringObject, _ globals: DictObject, _ builtins: DictObject, _ range: SourceRange) {
        self.name = name
        self.globals = .passUnretained(globals)
        self.builtins = .passUnretained(builtins)
        super.init(range)
    }

    /// The address of the value, or nil if it has to be looked up.
    @inline(__always) final func known() -> Slots? {
        if globals._withUnsafeGuaranteedRef({ $0.layoutVersion }) == version
            && builtins._withUnsafeGuaranteedRef({ $0.layoutVersion }) == builtinsVersion
        {
            return cached
        }
        return nil
    }

    /// Marks the name alone. A call site covers the whole call, at the start of which the name stands.
    private final func markName(_ thread: ThreadRef) {
        if !(self is GlobalCallSite) { return mark(thread) }
        var place = range
        place.endLine = place.line
        place.endColumn = place.column &+ Int32(truncatingIfNeeded: name.text.utf8.count)
        let node = nameSite ?? Node(place)
        nameSite = node
        node.mark(thread)
    }

    /// Looks the name up and remembers where it is.
    @inline(never) final func find(_ thread: ThreadRef) throws(Raise) -> Slots {
        let globals = globals.takeUnretainedValue()
        let builtins = builtins.takeUnretainedValue()
        if thread.isForeign(globals) || thread.isForeign(builtins) {
            if let slot = try findForeign(thread) { return slot }
            markName(thread)
            throw thread.raiseUndefined(name)
        }
        var e = globals.find(name)
        var slot: Slots
        if e >= 0 {
            slot = globals.valueSlot(e)
        } else {
            e = builtins.find(name)
            if e < 0 {
                if let slot = try findForeign(thread) { return slot }
                markName(thread)
                throw thread.raiseUndefined(name)
            }
            slot = builtins.valueSlot(e)
        }
        cached = slot
        version = globals.layoutVersion
        builtinsVersion = builtins.layoutVersion
        return slot
    }

    @inline(__always) final func address(_ thread: ThreadRef) throws(Raise) -> Slots {
        if let slot = known() { return slot }
        return try find(thread)
    }
}

final class GlobalNode: GlobalSite {
    override var isQuiet: Bool { true }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value { copy(try address(thread)) }
    override func place(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Slots { try address(thread) }
}

/// A name in a class body, or in code run by `exec` with separate locals: namespace, then globals, then builtins.
final class NameNode: GlobalSite {
    let namespaceSlot: Int
    /// For a name that is free in a class body: its cell is asked after the namespace.
    let cell: Node?

    init(
        _ name: StringObject, _ namespaceSlot: Int, cell: Node?, _ globals: DictObject, _ builtins: DictObject,
        _ range: SourceRange
    ) {
        self.namespaceSlot = namespaceSlot
        self.cell = cell
        super.init(name, globals, builtins, range)
    }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let namespace = copy(frame + namespaceSlot)
        mark(thread)
        if let dict = namespace.as(.dict, DictObject.self),
            dict.shape.toOpaque() == thread.pointee.shapes.dict.toOpaque()
        {
            let e = dict.find(name)
            if e >= 0 { return dict.value(at: e) }
        } else if !namespace.isUnbound {
            do throws(Raise) { return try thread.getItem(namespace, .object(name)) } catch {
                try thread.swallow(thread.types.keyError)
            }
        }
        if let cell { return try cell.evaluate(frame, thread) }
        return copy(try address(thread))
    }
}
