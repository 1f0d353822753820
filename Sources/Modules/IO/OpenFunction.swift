// `open`: modes, layers and their errors. A plain file takes one `open`, one `fstat` and one `lseek` at most.

import TaipanHost
import TaipanRuntime

/// The function `open` and its relatives.
package enum OpenFunction {
    static let rows: [NativeRow] = [
        .function(
            "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            open,
            "Open file and return a stream.  Raise OSError upon failure."),
        .function(
            "open_code(path)",
            { (c) throws(Raise) in
                guard c[0].as(.string, StringObject.self) != nil else {
                    throw c.thread.typeError(
                        "open_code() argument 'path' must be str, not \(c.thread.argumentTypeName(c[0]))")
                }
                return try c.thread.openFile(c[0], mode: "rb")
            }, "Opens the provided file with the intent to import the contents."),
        .function(
            "text_encoding(encoding, stacklevel=2, /)",
            { (c) throws(Raise) in
                if c.thread.optional(c[0]) != nil { return c[0] }
                try c.thread.warnAboutEncoding(.none, stackLevel: Int(try c.thread.int32(c[1])))
                return c.thread.makeStringValue(c.thread.localeEncoding == "utf-8" ? "utf-8" : "locale")
            }, "A helper function to choose the text encoding."),
    ]

    private static func open(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let mode = call[1].as(.string, StringObject.self) else {
            throw thread.typeError("open() argument 'mode' must be str, not \(thread.argumentTypeName(call[1]))")
        }
        return try thread.openFile(
            call[0], mode: try thread.plainText(mode), shownMode: .object(mode),
            buffering: Int(try thread.int32(call[2])),
            encoding: call[3], errors: call[4],
            newline: call[5], closesDescriptor: try thread.isTrue(call[6]), opener: call[7])
    }

    /// The letters of a mode. Returns the mode of the raw file.
    static func parse(_ text: String, _ thread: ThreadRef) throws(Raise) -> FileMode {
        var mode = FileMode()
        for letter in text.unicodeScalars {
            let isRepeated: Bool
            switch letter {
            case "r": (isRepeated, mode.isReading) = (mode.isReading, true)
            case "w": (isRepeated, mode.isWriting) = (mode.isWriting, true)
            case "a": (isRepeated, mode.isAppending) = (mode.isAppending, true)
            case "x": (isRepeated, mode.isCreating) = (mode.isCreating, true)
            case "+": (isRepeated, mode.isUpdating) = (mode.isUpdating, true)
            case "t": (isRepeated, mode.isText) = (mode.isText, true)
            case "b": (isRepeated, mode.isBinary) = (mode.isBinary, true)
            default: isRepeated = true
            }
            if isRepeated { throw thread.valueError("invalid mode: '\(text)'") }
        }
        if mode.isText && mode.isBinary { throw thread.valueError("can't have text and binary mode at once") }
        let kinds =
            (mode.isReading ? 1 : 0) + (mode.isWriting ? 1 : 0) + (mode.isAppending ? 1 : 0) + (mode.isCreating ? 1 : 0)
        if kinds > 1 { throw thread.valueError("must have exactly one of create/read/write/append mode") }
        return mode
    }

    /// Complaints about arguments that do not go together.
    static func check(
        _ mode: FileMode, _ buffering: Int, _ encoding: Value, _ errors: Value, _ newline: Value, _ thread: ThreadRef
    ) throws(Raise) {
        if encoding.isNone && errors.isNone && newline.isNone { return }
        let options: [(String, Value)] = [("encoding", encoding), ("errors", errors), ("newline", newline)]
        for (name, value) in options {
            guard let given = thread.optional(value) else { continue }
            guard let text = given.as(.string, StringObject.self) else {
                throw thread.typeError("open() argument '\(name)' must be str or None, not \(thread.typeName(given))")
            }
            _ = try thread.plainText(text)
        }
        if !mode.isBinary { return }
        if thread.optional(encoding) != nil { throw thread.valueError("binary mode doesn't take an encoding argument") }
        if thread.optional(errors) != nil { throw thread.valueError("binary mode doesn't take an errors argument") }
        if thread.optional(newline) != nil { throw thread.valueError("binary mode doesn't take a newline argument") }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Python's `open`.
    package func openFile(
        _ file: Value, mode text: String = "r", shownMode: Value = .unbound, buffering: Int = -1,
        encoding: Value = .none, errors: Value = .none,
        newline: Value = .none, closesDescriptor: Bool = true, opener: Value = .none
    ) throws(Raise) -> Value {
        // a path-like object is asked once, before the mode is looked at
        var file = file
        switch file {
        case .int, .bool: break
        default: if file.as(.int, IntObject.self) == nil { file = try fspath(file) }
        }
        let mode = try OpenFunction.parse(text, self)
        try OpenFunction.check(mode, buffering, encoding, errors, newline, self)
        if !(mode.isReading || mode.isWriting || mode.isAppending || mode.isCreating) {
            throw valueError("Must have exactly one of create/read/write/append mode and at most one plus")
        }
        if buffering == 1 && mode.isBinary {
            try warn(
                types.runtimeWarning,
                "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used")
        }
        let state = streams
        let raw = RawFile(shape(&state.rawShape, fileIOType))
        var plainMode = mode
        plainMode.isBinary = false
        try raw.open(file, plainMode, closesDescriptor: closesDescriptor, opener: opener, self)
        do throws(Raise) {
            let shown = shownMode.isUnbound ? makeStringValue(text) : shownMode
            return try layer(over: raw, mode, shown, buffering, encoding, errors, newline)
        } catch {
            let failure = takeException()
            raw.isQuiet = true
            do throws(Raise) { try raw.close(self) } catch { pointee.exception = nil }
            throw raise(failure)
        }
    }

    /// `-X warn_default_encoding`: nothing is said about the encoding of a text.
    func warnAboutEncoding(_ encoding: Value, stackLevel: Int = 1) throws(Raise) {
        if interpreter.configuration.warnsDefaultEncoding, encoding.isNone {
            try warn(types.encodingWarning, "'encoding' argument not specified", stackLevel: stackLevel)
        }
    }

    private func shape(_ cached: inout ShapeRef?, _ type: @autoclosure () -> TypeObject) -> ShapeRef {
        if let cached { return cached }
        let made = type().root
        cached = made
        return made
    }

    private func layer(
        over raw: RawFile, _ mode: FileMode, _ shownMode: Value, _ buffering: Int, _ encoding: Value, _ errors: Value,
        _ newline: Value
    ) throws(Raise) -> Value {
        var isLineBuffered = buffering == 1
        var size = buffering
        if buffering == 1 && mode.isBinary { size = -1 }
        if buffering < 0 && raw.blockSize != 4096, host.isTerminal(raw.descriptor) { isLineBuffered = true }
        if size <= 1 && size != 0 { size = BufferedFile.defaultSize }
        if size == 0 && !mode.isBinary { throw valueError("can't have unbuffered text I/O") }
        if size == 0 { return .object(raw) }
        try checkAllocation(size)
        let state = streams
        let buffered: BufferedFile
        if mode.isUpdating {
            if try !raw.isSeekable(self) { throw unsupported("File or stream is not seekable.") }
            buffered = BufferedFile(.random, shape(&state.randomShape, bufferedRandomType))
        } else if mode.isReading {
            buffered = BufferedFile(.reader, shape(&state.readerShape, bufferedReaderType))
        } else {
            buffered = BufferedFile(.writer, shape(&state.writerShape, bufferedWriterType))
        }
        buffered.attach(.object(raw), size: size, self)
        if mode.isBinary { return .object(buffered) }
        try warnAboutEncoding(encoding)
        let stream = TextFile(shape(&state.textShape, textWrapperType))
        try stream.attach(
            .object(buffered), encoding: encoding, errors: errors, newline: newline, isLineBuffered: isLineBuffered,
            writesThrough: false, function: "open", self)
        stream.mode = shownMode
        return .object(stream)
    }
}
