// The modules `_io` and `io`. Everything lives in `_io`; `io` shows the same objects under their public names.

import TaipanRuntime

package enum IOModule {
    static let io = NativeModule(
        "io", doc: "The io module provides the Python interfaces to stream handling.",
        initialize: { (module, thread) throws(Raise) in try fill(module, thread, isPublic: true) })

    static let underscoreIO = NativeModule(
        "_io", doc: "The io module provides the Python interfaces to stream handling.",
        initialize: { (module, thread) throws(Raise) in try fill(module, thread, isPublic: false) })

    package static func register(_ interpreter: Interpreter) {
        interpreter.register(io)
        interpreter.register(underscoreIO)
        interpreter.standardStreamsFactory = { (thread) throws(Raise) in try StandardStreams.make(thread) }
        guard let thread = interpreter.mainThread else { return }
        thread.system.writeToNativeStream.function = StandardStreams.write
        interpreter.exitFunctions.insert({ StandardStreams.flushAll(thread) }, at: 0)
    }

    /// The functions exist once: whoever comes second gets those of the first.
    private static func fill(_ module: ModuleObject, _ thread: ThreadRef, isPublic: Bool) throws(Raise) {
        let other = thread.interpreter.modules.get(thread.intern(isPublic ? "_io" : "io")).as(
            .module, ModuleObject.self)
        let known = other.map { $0.namespace.get(thread.intern("open")) } ?? .unbound
        if let other, !known.isUnbound {
            for name in ["open", "open_code", "text_encoding"] {
                thread.setModuleAttribute(module, name, other.namespace.get(thread.intern(name)))
            }
        } else {
            try thread.addRows(OpenFunction.rows, to: module, named: thread.intern("_io"))
            let open = module.namespace.get(thread.intern("open"))
            thread.interpreter.builtins.set(thread.intern("open"), open)
        }
        let types: [(String, TypeObject)] = [
            ("IOBase", thread.ioBaseType), ("RawIOBase", thread.rawBaseType),
            ("BufferedIOBase", thread.bufferedBaseType),
            ("TextIOBase", thread.textBaseType), ("FileIO", thread.fileIOType), ("BytesIO", thread.bytesIOType),
            ("StringIO", thread.stringIOType), ("BufferedReader", thread.bufferedReaderType),
            ("BufferedWriter", thread.bufferedWriterType), ("BufferedRWPair", thread.bufferedPairType),
            ("BufferedRandom", thread.bufferedRandomType), ("TextIOWrapper", thread.textWrapperType),
            ("IncrementalNewlineDecoder", thread.newlineDecoderType), ("UnsupportedOperation", thread.unsupportedType),
            ("BlockingIOError", thread.types.blockingIOError),
        ]
        for (name, type) in types {
            let isBase = name.hasSuffix("Base")
            thread.setModuleAttribute(module, isBase && !isPublic ? "_" + name : name, .object(type))
        }
        thread.setModuleAttribute(module, "DEFAULT_BUFFER_SIZE", .int(BufferedFile.defaultSize))
        if !isPublic { return }
        for (i, name) in ["SEEK_SET", "SEEK_CUR", "SEEK_END"].enumerated() {
            thread.setModuleAttribute(module, name, .int(i))
        }
        let all = [
            "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
            "BufferedIOBase",
            "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
            "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
            "IncrementalNewlineDecoder",
            "text_encoding",
        ]
        thread.setModuleAttribute(module, "__all__", .object(thread.makeList(all.map { thread.makeStringValue($0) })))
    }
}
