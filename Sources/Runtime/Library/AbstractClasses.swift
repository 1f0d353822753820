// `_abc`: the one thing that `abc`, which is written in Python, cannot do there.
//
// `match` asks a class for two bits: is it a sequence, is it a mapping. `collections.abc.Sequence` and `Mapping` have them
// by declaration (`__abc_tpflags__`), their subclasses by inheritance, and whatever is registered with them through here.

package enum AbstractClassesModule {
    package static let module = NativeModule(
        "_abc", doc: "Module contains what ABCMeta needs of the interpreter.",
        functions: {
            [
                .function(
                    "_set_match_flags(cls, flags, /)", setMatchFlags,
                    "Make a class and its subclasses match sequence patterns (1 << 5) or mapping patterns (1 << 6).")
            ]
        })

    private static func setMatchFlags(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let type = call[0].as(.type, TypeObject.self) else { throw thread.typeError("a class is needed") }
        let flags = try thread.index(call[1])
        var options: NativeType.Options = []
        if flags & 1 << 5 != 0 { options.insert(.isSequence) }
        if flags & 1 << 6 != 0 { options.insert(.isMapping) }
        if options == [.isSequence, .isMapping] {
            throw thread.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
        }
        if !options.isEmpty { try mark(type, options, thread) }
        return .none
    }

    /// Built-in types keep what they are; a class that has the bits already has passed them on.
    private static func mark(_ type: TypeObject, _ options: NativeType.Options, _ thread: ThreadRef) throws(Raise) {
        let both: NativeType.Options = [.isSequence, .isMapping]
        guard type.isHeapType, type.matchOptions.intersection(both) != options else { return }
        try thread.checkNativeStack(" while marking subclasses")
        type.matchOptions.subtract(both)
        type.matchOptions.formUnion(options)
        for subclass in type.subclasses { try mark(subclass.takeUnretainedValue(), options, thread) }
    }
}
