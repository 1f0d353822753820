// `frame` and `traceback`: what Python sees of running and of failed code. The evaluator makes both.

import TaipanSyntax

extension FrameObject {
    static let nativeType = NativeType(
        "frame", .frame, [.isNotConstructible],
        operations: {
            $0.repr = FrameObject.repr
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("f_back", FrameObject.getBack),
        .property("f_code", { call throws(Raise) in .object(call.thread.codeObject(of: receiver(call).body)) }),
        .property("f_globals", { call throws(Raise) in .object(receiver(call).body.globals) }),
        .property("f_builtins", { call throws(Raise) in .object(receiver(call).body.builtins) }),
        .property("f_locals", { call throws(Raise) in call.thread.localsView(of: receiver(call)) }),
        .property("f_lineno", { call throws(Raise) in .int(Int(receiver(call).range(call.thread).line)) }),
        .property("f_lasti", { call throws(Raise) in .int(Int(receiver(call).range(call.thread).line)) }),
        .property("f_trace", { call throws(Raise) in .none }, set: { call throws(Raise) in .none }),
        .property("f_trace_lines", { call throws(Raise) in .bool(true) }, set: { call throws(Raise) in .none }),
        .property("f_trace_opcodes", { call throws(Raise) in .bool(false) }, set: { call throws(Raise) in .none }),
        .method("clear()", FrameObject.clear, "F.clear(): clear all references held by the frame"),
    ]

    private static func receiver(_ call: Call) -> FrameObject { call[0].cast(FrameObject.self) }

    /// Where the frame is, or was when it was last left.
    package final func range(_ thread: ThreadRef) -> SourceRange {
        if isLive, let record { return thread.range(of: record) }
        return lastRange
    }

    private static func getBack(_ call: Call) throws(Raise) -> Value {
        call.thread.caller(of: receiver(call)).map { .object($0) } ?? .none
    }

    private static func clear(_ call: Call) throws(Raise) -> Value {
        let frame = receiver(call)
        if frame.isLive {
            guard let generator = frame.generator, !generator.isRunning else {
                throw call.thread.runtimeError("cannot clear an executing frame")
            }
            if generator.hasStarted { throw call.thread.runtimeError("cannot clear a suspended frame") }
            return try generator.close(call.thread)
        }
        for i in 0..<frame.ownedCount { store(frame.slots + i, .unbound) }
        return .none
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let frame = value.cast(FrameObject.self)
        let body = frame.body
        return .object(
            thread.makeString(
                "<frame at \(thread.addressText(frame)), file '\(body.filename.text)', line \(frame.range(thread).line), "
                    + "code \(body.name.text)>"))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The frame that called this one.
    package func caller(of frame: FrameObject) -> FrameObject? {
        if frame.isLive, let record = frame.record {
            if record - 1 <= pointee.frameBase { return frame.back }
            return frameObject(of: record - 1)
        }
        return frame.back
    }
}

// MARK: - Tracebacks

extension TracebackObject {
    static let nativeType = NativeType(
        "traceback", .traceback, [], doc: "Create a new traceback object.",
        new: .function("traceback(tb_next, tb_frame, tb_lasti, tb_lineno)", TracebackObject.make),
        operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("tb_next", TracebackObject.getNext, set: TracebackObject.setNext),
        .property("tb_frame", { call throws(Raise) in .object(receiver(call).frame) }),
        .method("__dir__()", TracebackObject.dir),
        .property("tb_lineno", { call throws(Raise) in .int(Int(receiver(call).range.line)) }),
        .property("tb_lasti", { call throws(Raise) in .int(Int(receiver(call).range.line)) }),
    ]

    /// Just these: what `object` has is left out.
    private static func dir(_ call: Call) throws(Raise) -> Value {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"]
        return .object(call.thread.makeList(names.map { .object(call.thread.intern($0)) }))
    }

    private static func receiver(_ call: Call) -> TracebackObject { call[0].cast(TracebackObject.self) }

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let next = call[1].as(.traceback, TracebackObject.self)
        if next == nil && !call[1].isNone {
            throw thread.typeError("expected traceback object or None, got '\(thread.typeName(call[1]))'")
        }
        guard let frame = call[2].as(.frame, FrameObject.self) else {
            throw thread.typeError("traceback() argument 'tb_frame' must be frame, not \(thread.typeName(call[2]))")
        }
        let line = Int32(truncatingIfNeeded: try thread.index(call[4]))
        let range = SourceRange(line: line, column: 0, endLine: line, endColumn: 0)
        return .object(TracebackObject(next, frame, range, thread.pointee.shapes.traceback))
    }

    private static func getNext(_ call: Call) throws(Raise) -> Value {
        receiver(call).next.map { .object($0) } ?? .none
    }

    private static func setNext(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call[1].isUnbound { throw thread.typeError("can't delete tb_next attribute") }
        if call[1].isNone {
            receiver(call).next = nil
            return .none
        }
        guard let next = call[1].as(.traceback, TracebackObject.self) else {
            throw thread.typeError("expected traceback object, got '\(thread.typeName(call[1]))'")
        }
        var current: TracebackObject? = next
        while let traceback = current {
            if traceback === receiver(call) { throw thread.valueError("traceback loop detected") }
            current = traceback.next
        }
        receiver(call).next = next
        return .none
    }
}
