// `TextIOWrapper` for Python: the type, its methods and attributes.

import TaipanHost
import TaipanRuntime

extension TextFile {
    static let nativeType = NativeType(
        "_io.TextIOWrapper", .file, [.isBase, .hasDictionary],
        doc: "Character and line based layer over a BufferedIOBase object, buffer.",
        new: .function(
            "TextIOWrapper(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(TextFile(try c.thread.receiverClass(c).root))
            }),
        initialize: .method(
            "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
            initialize),
        operations: {
            $0.repr = { (a, thread) throws(Raise) in
                let file = try file(a, thread)
                if file.buffer.isUnbound { throw thread.valueError("I/O operation on uninitialized object") }
                let name = try thread.describingAttribute(a, "name")
                return thread.makeStringValue(try file.describe(name, try thread.lookupAttribute(a, "mode"), thread))
            }
            $0.next = next
        }, rows: { rows + attributes + BaseStreams.notCopied })

    private static let rows: [NativeRow] = [
        .method("read(size=-1, /)", readBody, "Read at most size characters from stream."),
        .method("readline(size=-1, /)", readlineBody, "Read until newline or EOF."),
        .method("readlines(hint=-1, /)", readlinesBody, "Return a list of lines from the stream."),
        .method("write(text, /)", writeBody, "Write string s to stream."),
        .method("writelines(lines, /)", writelinesBody, "Write a list of lines to stream."),
        .method(
            "flush()",
            { (c) throws(Raise) in
                let file = try receiver(c)
                file.isIterating = false
                try file.flush(c.thread)
                return .none
            }, "Flush write buffers, if applicable."),
        .method(
            "close()",
            { (c) throws(Raise) in
                try receiver(c).close(c.thread)
                return .none
            }, "Flush and close the IO object."),
        .method("detach()", detachBody, "Separate the underlying buffer from the TextIOBase and return it."),
        .method(
            "seek(cookie, whence=0, /)",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).seek(c[1], try c.thread.int32(c[2]), c.thread)))
            }, "Set the stream position, and return the new stream position."),
        .method(
            "tell()",
            { (c) throws(Raise) in
                .int(Int(try receiver(c).tell(c.thread)))
            }, "Return the stream position as an opaque number."),
        .method(
            "truncate(pos=None, /)",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.flush(c.thread)
                var size = c[1]
                if c.thread.optional(size) == nil, file.canSeek { size = .int(Int(try file.tell(c.thread))) }
                return try c.thread.callMethod(file.buffer, "truncate", size)
            }, "Truncate the stream."),
        .method(
            "fileno()",
            { (c) throws(Raise) in
                try ask(c, "fileno")
            }, "Return underlying file descriptor if one exists."),
        .method(
            "isatty()",
            { (c) throws(Raise) in
                try ask(c, "isatty")
            }, "Return whether this is an 'interactive' stream."),
        .method(
            "readable()",
            { (c) throws(Raise) in
                try ask(c, "readable")
            }, "Return whether object was opened for reading."),
        .method(
            "writable()",
            { (c) throws(Raise) in
                try ask(c, "writable")
            }, "Return whether object was opened for writing."),
        .method(
            "seekable()",
            { (c) throws(Raise) in
                try ask(c, "seekable")
            }, "Return whether object supports random access."),
        .method(
            "reconfigure(*, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)",
            reconfigure,
            "Reconfigure the text stream with new parameters."),
    ]

    private static let attributes: [NativeRow] = [
        .field(
            "buffer",
            { (c) throws(Raise) in
                let file = try receiver(c)
                if file.buffer.isUnbound { throw c.thread.valueError("I/O operation on uninitialized object") }
                return file.buffer
            }),
        .field(
            "encoding",
            { (c) throws(Raise) in
                try receiver(c).checkInitialized(c.thread)
                return c.thread.makeStringValue(try receiver(c).encodingName)
            }),
        .property(
            "errors",
            { (c) throws(Raise) in
                try receiver(c).checkInitialized(c.thread)
                return c.thread.makeStringValue(try receiver(c).errors)
            }),
        .field("line_buffering", { (c) throws(Raise) in .bool(try receiver(c).isLineBuffered) }),
        .field("write_through", { (c) throws(Raise) in .bool(try receiver(c).writesThrough) }),
        .property("newlines", { (c) throws(Raise) in newlines(try receiver(c).seenNewlines, c.thread) }),
        .property(
            "closed",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkAttached(c.thread)
                return .bool(try c.thread.isClosed(file.buffer))
            }),
        .property(
            "name",
            { (c) throws(Raise) in
                let file = try receiver(c)
                try file.checkAttached(c.thread)
                return try c.thread.getAttribute(file.buffer, "name")
            }),
        .property(
            "mode",
            { (c) throws(Raise) in
                let mode = try receiver(c).mode
                if mode.isUnbound { throw c.thread.noAttribute(c[0], c.thread.intern("mode")) }
                return mode
            },
            set: { (c) throws(Raise) in
                let file = try receiver(c)
                if file.mode.isUnbound && c[1].isUnbound { throw c.thread.noAttribute(c[0], c.thread.intern("mode")) }
                file.mode = c[1]
                return .none
            }),
        .property(
            "_CHUNK_SIZE", { (c) throws(Raise) in .int(try receiver(c).chunkSize) },
            set: { (c) throws(Raise) in
                if c[1].isUnbound { throw c.thread.attributeError("cannot delete attribute") }
                let size = try c.thread.index(c[1])
                if size <= 0 { throw c.thread.valueError("a strictly positive integer is required") }
                try receiver(c).chunkSize = size
                return .none
            }),
    ]

    @inline(__always) private static func receiver(_ call: Call) throws(Raise) -> TextFile {
        try call.stream(.text, TextFile.self)
    }

    private static func file(_ value: Value, _ thread: ThreadRef) throws(Raise) -> TextFile {
        guard let stream = value.as(.file, StreamObject.self), stream.family == .text else {
            throw thread.typeError("a TextIOWrapper is required")
        }
        return unsafeDowncast(stream, to: TextFile.self)
    }

    /// What the `newlines` attribute says of the newlines seen.
    static func newlines(_ seen: UInt8, _ thread: ThreadRef) -> Value {
        let texts = [(UInt8(1), "\r"), (2, "\n"), (4, "\r\n")].filter { seen & $0.0 != 0 }
        if texts.isEmpty { return .none }
        if texts.count == 1 { return thread.makeStringValue(texts[0].1) }
        return .object(thread.makeTuple(texts.map { thread.makeStringValue($0.1) }))
    }

    fileprivate func checkInitialized(_ thread: ThreadRef) throws(Raise) {
        if buffer.isUnbound { throw thread.valueError("I/O operation on uninitialized object") }
    }

    private static func ask(_ call: Call, _ method: String) throws(Raise) -> Value {
        let file = try receiver(call)
        try file.checkAttached(call.thread)
        return try call.thread.callMethod(file.buffer, method)
    }

    // MARK: Creation

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try thread.warnAboutEncoding(call[2])
        try receiver(call).attach(
            call[1], encoding: call[2], errors: call[3], newline: call[4], isLineBuffered: try thread.isTrue(call[5]),
            writesThrough: try thread.isTrue(call[6]), function: "TextIOWrapper", thread)
        return .none
    }

    /// Puts the stream over a binary one.
    package func attach(
        _ below: Value, encoding: Value, errors: Value, newline: Value, isLineBuffered: Bool, writesThrough: Bool,
        function: String, _ thread: ThreadRef
    ) throws(Raise) {
        let name = try TextFile.encodingName(encoding, function, thread)
        let newline = try TextFile.newline(newline, function, thread)
        if let given = thread.optional(errors) {
            guard let text = given.as(.string, StringObject.self) else {
                throw thread.typeError(
                    "\(function)() argument 'errors' must be str or None, not \(thread.typeName(given))")
            }
            self.errors = try thread.plainText(text)
        } else {
            self.errors = "strict"
        }
        try setEncoding(name, thread)
        self.newline = newline
        self.isLineBuffered = isLineBuffered
        self.writesThrough = writesThrough
        forgetAhead()
        pending.removeAll()
        seenNewlines = 0
        isIterating = false
        buffered = nil
        if let stream = below.as(.file, StreamObject.self), stream.family == .buffered, stream.isPlain {
            let own = unsafeDowncast(stream, to: BufferedFile.self)
            (canRead, canWrite) = (own.access != .writer, own.access != .reader)
            canSeek = try own.isSeekable(thread)
            buffered = own
        } else {
            canSeek = try thread.truth(try thread.callMethod(below, "seekable"))
            canRead = try thread.truth(try thread.callMethod(below, "readable"))
            canWrite = try thread.truth(try thread.callMethod(below, "writable"))
        }
        buffer = below
        if canWrite {
            thread.streams.writers[ObjectIdentifier(self)] = .passUnretained(self)
            if writesMark && canSeek {
                let position = try thread.callMethod(below, "tell")
                if case .int(let i) = position, i != 0 { writesMark = false }
            }
        }
    }

    /// The `encoding` argument; the locale's for `None`.
    static func encodingName(_ value: Value, _ function: String, _ thread: ThreadRef) throws(Raise) -> String {
        guard let given = thread.optional(value) else { return thread.localeEncoding }
        guard let text = given.as(.string, StringObject.self) else {
            throw thread.typeError(
                "\(function)() argument 'encoding' must be str or None, not \(thread.typeName(given))")
        }
        let name = try thread.plainText(text)
        return name == "locale" ? thread.localeEncoding : name
    }

    static func newline(_ value: Value, _ function: String, _ thread: ThreadRef) throws(Raise) -> Newline {
        guard let given = thread.optional(value) else { return .translated }
        guard let text = given.as(.string, StringObject.self) else {
            throw thread.typeError(
                "\(function)() argument 'newline' must be str or None, not \(thread.typeName(given))")
        }
        let plain = try thread.plainText(text)
        if let newline = Newline(plain) { return newline }
        throw thread.valueError("illegal newline value: \(plain)")
    }

    // MARK: Bodies

    private static func next(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let file = try file(value, thread)
        if !file.isPlain {
            let line = try thread.callMethod(value, "readline")
            return try thread.length(line) == 0 ? .unbound : line
        }
        try file.checkReadable(thread)
        file.isIterating = true
        if let line = try file.readline(-1, thread) { return .object(line) }
        file.isIterating = false
        return .unbound
    }

    private static func readBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkAttached(thread)
        try file.checkReadable(thread)
        let size = try thread.size(call[1])
        return .object(size < 0 ? try file.readAll(thread) : try file.read(size, thread))
    }

    private static func readlineBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkReadable(thread)
        return .object(try file.readline(try thread.size(call[1]), thread) ?? thread.emptyString)
    }

    private static func readlinesBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        if !file.isPlain { return try BaseStreams.readlines(call) }
        try file.checkReadable(thread)
        let hint = try thread.size(call[1])
        let result = thread.makeList()
        var total = 0
        while let line = try file.readline(-1, thread) {
            total &+= line.count
            result.append(.object(line))
            if hint > 0 && total >= hint { break }
        }
        return .object(result)
    }

    private static func writeBody(_ call: Call) throws(Raise) -> Value {
        if let file = call.lentStream(.text, TextFile.self), let text = call.string(1),
            file._withUnsafeGuaranteedRef({ file in text._withUnsafeGuaranteedRef { file.collect($0) } })
        {
            return .int(text.count)
        }
        return try writeSlowly(call)
    }

    @inline(never) private static func writeSlowly(_ call: Call) throws(Raise) -> Value {
        try call.withStream(.text, TextFile.self) { (file) throws(Raise) in
            guard let text = call.string(1) else {
                throw call.thread.typeError("write() argument must be str, not \(call.thread.typeName(call[1]))")
            }
            return try text.lent(orRaising: .unbound) { (text) throws(Raise) in
                try file.write(text, call.thread)
                return .int(text.count)
            }
        }
    }

    private static func writelinesBody(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkAttached(thread)
        try file.check(thread)
        let write: Value = file.isUntouched ? .unbound : try thread.getAttribute(call[0], "write")
        try thread.forEach(call[1]) { (line) throws(Raise) in
            if !write.isUnbound {
                _ = try thread.call(write, line)
            } else if let text = line.reference, text.kind == .string {
                try text.to(StringObject.self).lent(orRaising: ()) { (text) throws(Raise) in
                    if !file.collect(text) { try file.write(text, thread) }
                }
            } else {
                throw thread.typeError("write() argument must be str, not \(thread.typeName(line))")
            }
        }
        return .none
    }

    private static func detachBody(_ call: Call) throws(Raise) -> Value {
        let file = try receiver(call)
        try file.checkAttached(call.thread)
        try file.flush(call.thread)
        let below = file.buffer
        file.buffer = .none
        file.buffered = nil
        return below
    }

    private static func reconfigure(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let file = try receiver(call)
        try file.checkAttached(thread)
        let changesText = thread.optional(call[1]) != nil || thread.optional(call[2]) != nil || !call.isMissing(3)
        if changesText && (file.ahead.count > 0 || file.undecoded.count > 0) {
            throw thread.unsupported(
                "It is not possible to set the encoding or newline of stream after the first read")
        }
        try file.flush(thread)
        if let errors = thread.optional(call[2]) {
            file.errors = try thread.text(errors, "reconfigure() argument 'errors'").text
        } else if thread.optional(call[1]) != nil {
            file.errors = "strict"
        }
        if let encoding = thread.optional(call[1]) {
            let position: Int64 = file.canSeek && file.canWrite ? try file.tell(thread) : 0
            try file.setEncoding(try encodingName(encoding, "reconfigure", thread), thread)
            if position != 0 { file.writesMark = false }
        }
        if !call.isMissing(3) { file.newline = try newline(call[3], "reconfigure", thread) }
        if let flag = thread.optional(call[4]) { file.isLineBuffered = try thread.isTrue(flag) }
        if let flag = thread.optional(call[5]) { file.writesThrough = try thread.isTrue(flag) }
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What `open` uses when no encoding is given. The text Python shows differs between a UTF-8 locale and UTF-8 mode, which the C
    /// locale switches on.
    package var localeEncoding: String {
        let state = streams
        if let known = state.localeEncoding { return known }
        let found = readLocaleEncoding()
        state.localeEncoding = found
        return found
    }

    private func readLocaleEncoding() -> String {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = name.withCString({ host.getenv($0) }), !value.isEmpty else { continue }
            let text = String(decoding: value, as: UTF8.self)
            return text == "C" || text == "POSIX" ? "utf-8" : "UTF-8"
        }
        return "utf-8"
    }
}
