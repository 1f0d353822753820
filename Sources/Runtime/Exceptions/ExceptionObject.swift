// Exceptions, tracebacks and frames as objects.
//
// Nothing is stored while all goes well, except that a node writes its address into the frame record before it does something
// that may raise (`FrameRecord.site`). When an exception leaves a frame, or is caught in it, one `TracebackObject` is made for that
// frame, from that address.

import TaipanSyntax

/// An instance of `BaseException` or a subclass.
package final class ExceptionObject: Object {
    @exclusivity(unchecked) package final var arguments: TupleObject
    @exclusivity(unchecked) package final var traceback: TracebackObject?
    @exclusivity(unchecked) package final var cause: ExceptionObject?
    @exclusivity(unchecked) package final var context: ExceptionObject?
    @exclusivity(unchecked) package final var suppressesContext = false
    /// What some classes store beside `args`: see `ExceptionTypes.swift` for which index means what
    /// (`StopIteration.value`, `OSError.errno` …).
    @exclusivity(unchecked) package final var fields: [Value] = []

    package init(_ arguments: TupleObject, _ shape: ShapeRef) {
        self.arguments = arguments
        super.init(.exception, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        unchain()
    }

    /// Long chains of contexts are taken apart iteratively.
    private final func unchain() {
        var next = context
        context = nil
        while let exception = takeUnique(&next) {
            next = exception.context
            exception.context = nil
        }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(arguments)
        if let traceback { visit(traceback) }
        if let cause { visit(cause) }
        if let context { visit(context) }
        for case .object(let o) in fields { visit(o) }
    }

    package override func clearReferences() {
        super.clearReferences()
        traceback = nil
        cause = nil
        context = nil
        fields = fields.map { _ in .none }
    }

    package override func moveToSuccessor() -> Object? {
        let successor = ExceptionObject(arguments, shape)
        successor.traceback = traceback
        successor.cause = cause
        successor.context = context
        successor.suppressesContext = suppressesContext
        successor.fields = fields
        moveAttributes(to: successor)
        return successor
    }
}

/// One level of a traceback.
package final class TracebackObject: Object {
    @exclusivity(unchecked) package final var next: TracebackObject?
    package final let frame: FrameObject
    package final let range: SourceRange

    init(_ next: TracebackObject?, _ frame: FrameObject, _ range: SourceRange, _ shape: ShapeRef) {
        self.next = next
        self.frame = frame
        self.range = range
        super.init(.traceback, shape)
        track()
    }

    deinit {
        var rest = next
        next = nil
        while let traceback = takeUnique(&rest) {
            rest = traceback.next
            traceback.next = nil
        }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let next { visit(next) }
        visit(frame)
    }

    package override func clearReferences() {
        super.clearReferences()
        next = nil
    }
}

extension TracebackObject {
    /// What a line of a report says.
    package final var place: (filename: String, function: String, line: Int) {
        (frame.body.filename.text, frame.body.name.text, Int(range.line))
    }
}

/// A frame as Python sees it. It is made when somebody asks (a traceback, `sys._getframe`); while the function runs it looks at the
/// live slots, and when the function ends it takes them over.
package final class FrameObject: Object {
    final let body: FunctionBody
    /// The live slots, or own storage once detached.
    @exclusivity(unchecked) final var slots: Slots
    @exclusivity(unchecked) final var isLive = true
    /// Owned slots after the function has ended.
    @exclusivity(unchecked) final var ownedCount = 0
    @exclusivity(unchecked) package final var back: FrameObject?
    /// Where the frame was when it was last left.
    @exclusivity(unchecked) final var lastRange = SourceRange.none
    /// The generator whose frame this is, as long as that is not finished (which then takes itself out).
    @exclusivity(unchecked) final unowned(unsafe) var generator: GeneratorObject?
    /// The record while live.
    @exclusivity(unchecked) final var record: UnsafeMutablePointer<FrameRecord>?
    /// The namespace of a class body or of module code run with separate locals.
    @exclusivity(unchecked) final var namespace: Value = .unbound
    /// What was stored into `f_locals` under names that are no variables.
    @exclusivity(unchecked) final var extraLocals: DictObject?
    /// Holds what was stored into `f_locals` in place of parameters that the caller lends, and what was there where this frame may
    /// have lent it.
    @exclusivity(unchecked) final var keptValues: ListObject?

    init(_ body: FunctionBody, _ slots: Slots, _ shape: ShapeRef) {
        self.body = body
        self.slots = slots
        super.init(.frame, shape)
        track()
    }

    deinit {
        if ownedCount != 0 { shape._withUnsafeGuaranteedRef { $0.heap }.dropSlots(slots, ownedCount, ownedCount) }
        var rest = back
        back = nil
        while let frame = takeUnique(&rest) {
            rest = frame.back
            frame.back = nil
        }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if ownedCount != 0 { visitSlots(slots, ownedCount, visit) }
        if let back { visit(back) }
        if case .object(let o) = namespace { visit(o) }
        if let extraLocals { visit(extraLocals) }
        if let keptValues { visit(keptValues) }
    }

    package override func clearReferences() {
        super.clearReferences()
        for i in 0..<ownedCount { store(slots + i, .unbound) }
        back = nil
    }
}

/// `function.__code__`.
package final class CodeObject: Object {
    final let body: FunctionBody
    /// For code made by `compile()`: the body for the globals with which it was run last.
    @exclusivity(unchecked) final var executable: FunctionBody?

    init(_ body: FunctionBody, _ shape: ShapeRef) {
        self.body = body
        super.init(.code, shape)
    }

    deinit {
        forget(body)
        if let executable { forget(executable) }
    }

    private final func forget(_ body: FunctionBody) {
        if body.codeObject?.toOpaque() == Unmanaged.passUnretained(self).toOpaque() { body.codeObject = nil }
    }
}

/// The object if nobody else refers to it (and the variable is emptied): how chains are taken apart without recursion.
private func takeUnique<T: Object>(_ variable: inout T?) -> T? {
    if !isKnownUniquelyReferenced(&variable) { return nil }
    let object = variable
    variable = nil
    return object
}
