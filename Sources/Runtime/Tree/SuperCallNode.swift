// `super().method(arguments)`: no proxy object is made as long as the site knows which function is meant.

import TaipanSyntax

final class SuperCallNode: MethodSite {
    /// `super`, which anybody may have rebound.
    let callee: GlobalNode
    let functionSlot: Int
    /// Which free variable `__class__` is.
    let classIndex: Int
    let arguments: NodeList
    /// The same call as an ordinary one.
    let general: Node
    /// The class after which the site's method was searched.
    @exclusivity(unchecked) private final var start: UnsafeMutableRawPointer?

    /// The object is the first parameter, in slot 0.
    init(
        _ callee: GlobalNode, functionSlot: Int, classIndex: Int, _ name: StringObject, _ arguments: [Node],
        general: Node,
        _ range: SourceRange
    ) {
        self.callee = callee
        self.functionSlot = functionSlot
        self.classIndex = classIndex
        self.arguments = NodeList(arguments)
        self.general = general
        super.init(name, range)
    }

    deinit { arguments.release() }

    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let named = try callee.address(thread)
        let cell = freeCell(frame, functionSlot, classIndex)
        guard peek(named)?.toOpaque() == Unmanaged.passUnretained(thread.types.superProxy).toOpaque(),
            let type = peek(cell),
            let receiver = peek(frame)
        else {
            try checkBound(frame, frame, thread)
            return try general.evaluate(frame, thread)
        }
        if receiver.shapeID != shapeID || type.toOpaque() != start {
            if !resolve(type, receiver, thread) { return try general.evaluate(frame, thread) }
        }
        guard let function else { return try general.evaluate(frame, thread) }
        let base = thread.pointee.sp
        // the arguments may change the class: the function is held meanwhile
        base.initialize(to: .object(function.to(Object.self).takeUnretainedValue()))
        (base + 1).initialize(to: copy(frame))
        thread.pointee.sp = base + 2
        do throws(Raise) { try arguments.push(frame, thread) } catch {
            drop(base, 2)
            thread.pointee.sp = base
            throw error
        }
        mark(thread)
        thread.pointee.sp = base + 1
        let result: Value
        do throws(Raise) { result = try thread.callFunction(function, base + 1, arguments.count + 1, nil) } catch {
            drop(base, 1)
            throw error
        }
        drop(base, 1)
        thread.pointee.sp = base
        return result
    }

    /// Finds a Python function on the classes after `start`; false if it is something else.
    @inline(never) private func resolve(_ type: Unmanaged<Object>, _ receiver: Unmanaged<Object>, _ thread: ThreadRef)
        -> Bool
    {
        guard type.kind == .type, receiver.kind != .type else { return false }
        let start = type.to(TypeObject.self).takeUnretainedValue()
        let actual = receiver.type.takeUnretainedValue()
        guard actual.isSubtype(of: start),
            case .object(let found) = thread.findSuperDefinition(start, actual, name), found.kind == .function
        else { return false }
        remember(receiver.shapeID, found, thread)
        self.start = type.toOpaque()
        return true
    }
}
