// The builtin functions that talk to the outside: breakpoint, input, open, print.
//
// `print` hands its pieces to the text layer directly when `sys.stdout` is the stream the interpreter made; any other object gets
// calls of its method `write`, one per piece, as in CPython.

import TaipanHost

enum BuiltinOutput {
    static let rows: [NativeRow] = [
        .function("breakpoint(*args, **kws)", BuiltinOutput.breakpoint, "Call sys.breakpointhook(*args, **kws)."),
        .function(
            "input(prompt='', /)", BuiltinOutput.input,
            """
            Read a string from standard input, without its trailing newline.

            The prompt, if given, is printed to standard output first.
            """),
        .function(
            "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            BuiltinOutput.open,
            "Open file and return a stream.  Raise OSError upon failure."),
        .variadic(
            "print(*args, sep=' ', end='\\n', file=None, flush=False)", BuiltinOutput.print,
            "Prints the values to a stream, or to sys.stdout by default."),
    ]

    // MARK: print

    /// What the keywords of a `print` say.
    private struct Options {
        var separator: StringObject?
        var end: StringObject?
        var file = Value.none
        var flushes = false
    }

    static func print(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        var options = Options()
        if let keywords = call.keywords, keywords.count > 0 { try readOptions(call, keywords, &options) }
        if options.file.isNone {
            options.file = try thread.standardStream(thread.names.stdout)
            if options.file.isUnbound {
                if thread.interpreter.standardStreamsFactory == nil { return try printWithoutStreams(call, options) }
                throw thread.runtimeError("lost sys.stdout")
            }
            // `sys.stdout` is None where there is no standard output
            if options.file.isNone { return .none }
        }
        var separator = Value.object(options.separator ?? thread.makeString(codePoint: 32))
        var end = Value.object(options.end ?? thread.makeString(codePoint: 10))
        let output = OutputTarget(options.file, thread)
        for i in 0..<call.count {
            if i > 0 { try output.print(&separator, thread) }
            try output.print(call.arguments + i, thread)
        }
        try output.print(&end, thread)
        if options.flushes { _ = try thread.callMethod(options.file, thread.names.flush) }
        return .none
    }

    private static func readOptions(_ call: Call, _ keywords: TupleObject, _ options: inout Options) throws(Raise) {
        let thread = call.thread
        for i in 0..<keywords.count {
            guard let keyword = keywords[i].as(.string, StringObject.self) else { continue }
            let value = call.keywordValue(i)
            if keyword.equals("sep") {
                options.separator = try text(value, "sep", thread)
            } else if keyword.equals("end") {
                options.end = try text(value, "end", thread)
            } else if keyword.equals("file") {
                options.file = value
            } else if keyword.equals("flush") {
                options.flushes = try thread.truth(value)
            } else {
                throw thread.unexpectedKeyword("print", keyword.text, ["sep", "end", "file", "flush"])
            }
        }
    }

    private static func text(_ value: Value, _ name: StaticString, _ thread: ThreadRef) throws(Raise) -> StringObject? {
        if value.isNone { return nil }
        if let text = value.as(.string, StringObject.self) { return text }
        throw thread.typeError("\(name) must be None or a string, not \(thread.typeName(value))")
    }

    /// An interpreter whose embedder has left out the io module prints to the descriptor of the standard output.
    private static func printWithoutStreams(_ call: Call, _ options: Options) throws(Raise) -> Value {
        let thread = call.thread
        var bytes: [UInt8] = []
        for i in 0..<call.count {
            if i > 0 {
                if let separator = options.separator { separator.appendUTF8(to: &bytes) } else { bytes.append(32) }
            }
            try thread.str(call[i]).appendUTF8(to: &bytes)
        }
        if let end = options.end { end.appendUTF8(to: &bytes) } else { bytes.append(10) }
        try thread.writeToDescriptor(1, bytes)
        return .none
    }

    // MARK: input

    static func input(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let standardIn = try stream("stdin", thread)
        let standardOut = try stream("stdout", thread)
        _ = try stream("stderr", thread)
        let isBare = call[0].as(.string, StringObject.self)?.count == 0
        try thread.audit("builtins.input", [isBare ? .none : call[0]])
        if try thread.lookupSpecial(standardIn, thread.intern("readline")).isUnbound,
            try thread.lookupAttribute(standardIn, "readline").isUnbound
        {
            _ = try thread.getAttribute(standardIn, "readline")
        }
        let prompt = try thread.str(call[0])
        if let line = try edited(prompt, standardIn, standardOut, thread) { return line }
        if prompt.count > 0 { try OutputTarget(standardOut, thread).write(prompt, thread) }
        if !(try thread.lookupAttribute(standardOut, thread.names.flush)).isUnbound {
            _ = try thread.callMethod(standardOut, thread.names.flush)
        }
        let line = try thread.callMethod(standardIn, "readline")
        guard let text = line.as(.string, StringObject.self) else {
            throw thread.typeError("object.readline() returned non-string")
        }
        if text.count == 0 { throw thread.raise(thread.types.eofError, "EOF when reading a line") }
        let ends = text[text.count - 1] == 10
        let result: Value = ends ? .object(thread.substring(text, 0, text.count - 1)) : line
        // CPython tells of what a person has typed, not of what comes from a file
        if thread.system.isAudited, thread.host.isTerminal(0), thread.host.isTerminal(1) {
            try thread.audit("builtins.input/result", [result])
        }
        return result
    }

    /// The line by way of an interactive session's editor; nil if there is none, or a program has put other streams in its place.
    private static func edited(
        _ prompt: StringObject, _ input: Value, _ output: Value, _ thread: ThreadRef
    ) throws(Raise) -> Value? {
        guard let readLine = thread.system.readLine else { return nil }
        let namespace = thread.systemNamespace
        guard input.object === namespace.get(thread.intern("__stdin__")).object,
            output.object === namespace.get(thread.intern("__stdout__")).object
        else { return nil }
        _ = try thread.callMethod(output, thread.names.flush)
        guard let line = try readLine(prompt.text, thread) else {
            throw thread.raise(thread.types.eofError, "EOF when reading a line")
        }
        let result = thread.makeStringValue(line)
        try thread.audit("builtins.input/result", [result])
        return result
    }

    private static func stream(_ name: String, _ thread: ThreadRef) throws(Raise) -> Value {
        let stream = try thread.standardStream(thread.intern(name))
        if stream.isUnbound || stream.isNone { throw thread.runtimeError("input(): lost sys.\(name)") }
        return stream
    }

    // MARK: open, breakpoint

    static func open(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let module = try thread.importModule(named: "io")
        return try thread.call(try thread.getAttribute(module, "open"), (0..<call.count).map { call[$0] })
    }

    static func breakpoint(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let hook = thread.systemNamespace.get(thread.intern("breakpointhook"))
        if hook.isUnbound { throw thread.runtimeError("lost sys.breakpointhook") }
        try thread.audit("builtins.breakpoint", [hook])
        let arguments = try thread.items(of: call[0])
        return try thread.call(hook, arguments, keywords: thread.keywordPairs(call[1]))
    }
}

/// Where `print` writes: a native text stream, or anything with a method `write`.
struct OutputTarget {
    private let stream: Value
    /// The same, uncounted, if it is one of the io module's.
    private let native: Unmanaged<Object>?
    private let writer: StreamWriterCode

    init(_ stream: Value, _ thread: ThreadRef) {
        self.stream = stream
        if let object = stream.reference, object.kind == .file {
            native = object
            writer = thread.system.writeToNativeStream
        } else {
            native = nil
            writer = StreamWriterCode()
        }
    }

    /// Writes the text of the value in a slot that keeps it alive.
    func print(_ slot: Slots, _ thread: ThreadRef) throws(Raise) {
        if let object = peek(slot), object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque() {
            return try object.to(StringObject.self).lent(orRaising: ()) { (text) throws(Raise) in
                try write(text, thread)
            }
        }
        if case .int(let number) = slot.pointee { return try write(thread.decimalText(number), thread) }
        try write(try thread.str(copy(slot)), thread)
    }

    func write(_ text: StringObject, _ thread: ThreadRef) throws(Raise) {
        if let native, let writer = writer.function {
            let isWritten = try native.lent(orRaising: false) { (stream) throws(Raise) in
                try writer(stream, text, thread)
            }
            if isWritten { return }
        }
        _ = try thread.callMethod(stream, thread.names.write, .object(text))
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Writes bytes to a descriptor, without any buffer between. Errors of the system are Python's `OSError`.
    package func writeToDescriptor(_ descriptor: Descriptor, _ bytes: [UInt8]) throws(Raise) {
        let failure: Errno? = bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return nil }
            do throws(Errno) { try host.writeAll(descriptor, start, buffer.count) } catch { return error }
            return nil
        }
        if let failure { throw raise(types.osError, [.int(Int(failure.rawValue)), makeStringValue(failure.message)]) }
    }

    /// The entries of a dict with string keys as keyword arguments.
    package func keywordPairs(_ value: Value) -> [(StringObject, Value)] {
        guard let dict = value.as(.dict, DictObject.self) else { return [] }
        var result: [(StringObject, Value)] = []
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            if let name = dict.key(at: entry).as(.string, StringObject.self) {
                result.append((name, dict.value(at: entry)))
            }
        }
        return result
    }

    /// `sys.audit(event, arguments…)` from Swift.
    /// The arguments are made only when somebody listens.
    @inline(__always)
    package func audit(_ event: StaticString, _ arguments: @autoclosure () -> [Value] = []) throws(Raise) {
        if system.isAudited { try audit(.object(intern(event.description)), makeTuple(arguments())) }
    }

    @inline(never) package func audit(_ event: Value, _ arguments: TupleObject) throws(Raise) {
        try system.auditor?(event, arguments, self)
        for hook in system.auditHooks { _ = try call(hook, event, .object(arguments)) }
    }
}
