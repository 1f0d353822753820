// `sys.stdin`, `sys.stdout` and `sys.stderr`: made when they are first needed, flushed when the interpreter ends.

import TaipanHost
import TaipanRuntime

package enum StandardStreams {
    /// Encoding and error handlers, as locale and environment want them.
    private struct Settings {
        var encoding = "utf-8"
        var errors = "strict"
        var isUnbuffered = false
    }

    /// What a standard stream reads from or writes to.
    package enum Place {
        /// One that is not open gives `None`.
        case descriptor(Descriptor)
        /// A raw stream of an embedder. What is written to it arrives line by line if it is `isLive`.
        case raw(Value, isLive: Bool)
    }

    /// Makes the three streams and puts them into `sys`.
    package static func make(
        _ thread: ThreadRef, stdin: Place = .descriptor(0), stdout: Place = .descriptor(1),
        stderr: Place = .descriptor(2)
    ) throws(Raise) {
        let settings = settings(thread)
        for (name, place) in [("stdin", stdin), ("stdout", stdout), ("stderr", stderr)] {
            let stream: Value
            switch place {
            case .descriptor(let descriptor): stream = try makeStream(descriptor, name, settings, thread)
            case .raw(let raw, let isLive): stream = try makeStream(raw, isLive, name, thread)
            }
            thread.systemNamespace.set(thread.intern(name), stream)
            thread.systemNamespace.set(thread.intern("__\(name)__"), stream)
        }
    }

    private static func settings(_ thread: ThreadRef) -> Settings {
        var settings = Settings()
        let configuration = thread.interpreter.configuration
        settings.isUnbuffered = configuration.isUnbuffered
        if isCLocale(thread) { settings.errors = "surrogateescape" }
        if configuration.ignoresEnvironment || configuration.isolated { return settings }
        if let value = thread.host.getenv("PYTHONIOENCODING"), !value.isEmpty {
            let parts = String(decoding: value, as: UTF8.self).split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if let first = parts.first, !first.isEmpty {
                settings.encoding = TextEncoding(named: String(first))?.name ?? String(first)
            }
            settings.errors = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : "strict"
        }
        return settings
    }

    /// The encoding that PYTHONIOENCODING asks for, if there is none of that name.
    package static func unknownEncoding(_ thread: ThreadRef) -> String? {
        let name = settings(thread).encoding
        if TextEncoding(named: name) != nil { return nil }
        do throws(Raise) {
            _ = try thread.lookupCodec(name)
            return nil
        } catch {
            _ = thread.takeException()
            return name
        }
    }

    /// In the C locale, and in those it is coerced to, undecodable bytes pass through the standard streams.
    private static func isCLocale(_ thread: ThreadRef) -> Bool {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = name.withCString({ thread.host.getenv($0) }), !value.isEmpty else { continue }
            return ["C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"].contains(String(decoding: value, as: UTF8.self))
        }
        return true
    }

    private static func makeStream(
        _ descriptor: Descriptor, _ name: String, _ settings: Settings, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        guard (try? thread.host.fstat(descriptor)) != nil else { return .none }
        var mode = FileMode()
        let isInput = name == "stdin"
        if isInput { mode.isReading = true } else { mode.isWriting = true }
        let raw = RawFile(thread.fileIOType.root)
        try raw.open(.int(Int(descriptor)), mode, closesDescriptor: false, opener: .none, thread)
        raw.name = thread.makeStringValue("<\(name)>")
        let isTerminal = thread.host.isTerminal(descriptor)
        let below: Value
        if settings.isUnbuffered && !isInput {
            below = .object(raw)
        } else {
            let type = isInput ? thread.bufferedReaderType : thread.bufferedWriterType
            let buffered = BufferedFile(isInput ? .reader : .writer, type.root)
            buffered.attach(.object(raw), size: BufferedFile.defaultSize, thread)
            below = .object(buffered)
        }
        let stream = TextFile(thread.textWrapperType.root)
        try stream.attach(
            below, encoding: thread.makeStringValue(settings.encoding),
            errors: thread.makeStringValue(name == "stderr" ? "backslashreplace" : settings.errors),
            newline: isInput ? .none : thread.makeStringValue("\n"),
            isLineBuffered: name == "stderr" || isTerminal && !settings.isUnbuffered,
            writesThrough: settings.isUnbuffered && !isInput, function: "TextIOWrapper", thread)
        stream.mode = thread.makeStringValue(isInput ? "r" : "w")
        return .object(stream)
    }

    /// A text stream over a raw one that is no file.
    private static func makeStream(
        _ raw: Value, _ isLive: Bool, _ name: String, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let isInput = name == "stdin"
        let type = isInput ? thread.bufferedReaderType : thread.bufferedWriterType
        let buffered = BufferedFile(isInput ? .reader : .writer, type.root)
        buffered.attach(raw, size: BufferedFile.defaultSize, thread)
        let stream = TextFile(thread.textWrapperType.root)
        try stream.attach(
            .object(buffered), encoding: thread.makeStringValue("utf-8"),
            errors: thread.makeStringValue(name == "stderr" ? "backslashreplace" : "surrogateescape"),
            newline: isInput ? .none : thread.makeStringValue("\n"), isLineBuffered: isLive, writesThrough: false,
            function: "TextIOWrapper", thread)
        stream.mode = thread.makeStringValue(isInput ? "r" : "w")
        return .object(stream)
    }

    /// The fast path of `print`: false if `object` is not one of the module's own text streams.
    package static func write(_ object: Object, _ text: StringObject, _ thread: ThreadRef) throws(Raise) -> Bool {
        let stream = unsafeDowncast(object, to: StreamObject.self)
        guard stream.family == .text, stream.isUntouched else { return false }
        try unsafeDowncast(stream, to: TextFile.self).write(text, thread)
        return true
    }

    /// Writes out what all open streams still hold; the errors have nobody to go to.
    package static func flushAll(_ thread: ThreadRef) {
        let pending = thread.pointee.exception
        // text first: it fills the binary streams below
        let open = thread.streams.writers.values.map { $0.takeUnretainedValue() }
        for family in [StreamFamily.text, .buffered] {
            for stream in open where stream.family == family { flush(stream, thread) }
        }
        thread.pointee.exception = pending
    }

    private static func flush(_ stream: StreamObject, _ thread: ThreadRef) {
        do throws(Raise) {
            if stream.family == .text {
                let text = unsafeDowncast(stream, to: TextFile.self)
                guard case .object = text.buffer, try !thread.isClosed(text.buffer) else { return }
                if text.pending.count > 0 { try text.flushPending(thread) }
                if text.buffered == nil { _ = try thread.callMethod(text.buffer, "flush") }
            } else {
                let buffered = unsafeDowncast(stream, to: BufferedFile.self)
                guard case .object = buffered.raw, buffered.pending.count > 0, try !thread.isClosed(buffered.raw) else {
                    return
                }
                try buffered.flushPending(thread)
            }
        } catch {
            thread.pointee.exception = nil
        }
    }
}
