// `functools.partial`: a function with some arguments given in advance.

/// `partial(func, /, *args, **keywords)`.
package final class PartialObject: Object {
    @exclusivity(unchecked) private final var function: Value
    @exclusivity(unchecked) private final var arguments: TupleObject
    @exclusivity(unchecked) private final var keywords: DictObject
    /// The names of `keywords` for the call, as long as that dict stays what it was.
    @exclusivity(unchecked) private final var keywordNames: TupleObject?
    @exclusivity(unchecked) private final var namesVersion = 0

    init(_ function: Value, _ arguments: TupleObject, _ keywords: DictObject, _ shape: ShapeRef) {
        self.function = function
        self.arguments = arguments
        self.keywords = keywords
        super.init(.other, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = function { visit(object) }
        visit(arguments)
        visit(keywords)
        if let keywordNames { visit(keywordNames) }
    }

    package override func clearReferences() {
        super.clearReferences()
        function = .none
        keywords.removeAll()
    }

    package override func moveToSuccessor() -> Object? {
        let successor = PartialObject(function, arguments, keywords, shape)
        moveAttributes(to: successor)
        return successor
    }

    package static let nativeType = NativeType(
        "functools.partial", .other, [.isBase, .hasDictionary],
        doc: """
            Create a new function with partial application of the given arguments
            and keywords.
            """,
        new: .variadic("partial(func, /, *args, **keywords)", PartialObject.make),
        operations: {
            $0.call = PartialObject.callObject
            $0.repr = PartialObject.repr
            $0.descriptorGet = PartialObject.bind
        }, rows: { PartialObject.rows })

    private static let rows: [NativeRow] = [
        .property(
            "func", { call throws(Raise) in call[0].cast(PartialObject.self).function },
            "function object to use in future partial calls"),
        .property(
            "args", { call throws(Raise) in .object(call[0].cast(PartialObject.self).arguments) },
            "tuple of arguments to future partial calls"),
        .property(
            "keywords", { call throws(Raise) in .object(call[0].cast(PartialObject.self).keywords) },
            "dictionary of keyword arguments to future partial calls"),
        .method("__reduce__()", PartialObject.reduce),
        .method("__setstate__(state, /)", PartialObject.setState),
        .classGetItem,
    ]

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        if call.count < 2 { throw thread.typeError("type 'partial' takes at least one argument") }
        var function = call[1]
        if !thread.isCallable(function) { throw thread.typeError("the first argument must be callable") }
        let keywords: DictObject
        let arguments: TupleObject
        let given = call.count - 2
        if let inner = thread.partial(function), !thread.hasAttributes(inner) {
            // a partial of a partial becomes one
            function = inner.function
            keywords = try thread.dictCopy(inner.keywords)
            arguments = thread.makeTuple(count: inner.arguments.count + given)
            copySlots(inner.arguments.items, inner.arguments.count, to: arguments.items)
            copySlots(call.arguments + 2, given, to: arguments.items + inner.arguments.count)
        } else {
            keywords = thread.makeDict()
            arguments = thread.makeTuple(copying: call.arguments + 2, given)
        }
        if let names = call.keywords {
            for i in 0..<names.count { try keywords.set(names[i], call[call.count + i], thread) }
        }
        return .object(PartialObject(function, arguments, keywords, cls.root))
    }

    // MARK: Calling

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ names: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let partial = value.cast(PartialObject.self)
        let arguments = partial.arguments
        let function = partial.function
        let extra = arguments.count
        let keywordCount = partial.keywords.count
        do throws(Raise) {
            try thread.checkNativeStack("")
            try thread.checkStack(base + count + extra + keywordCount)
        } catch {
            thread.dropArguments(base, count)
            throw error
        }
        if extra > 0 {
            // the given arguments move up, those of the partial come before them
            if count > 0 { moveBytes(base + extra, base, count &* 16) }
            copySlots(arguments.items, extra, to: base)
        }
        let total = count &+ extra
        if keywordCount == 0 {
            thread.pointee.sp = base
            return try thread.invoke(function, base, total, names)
        }
        if names == nil || names?.count == 0 {
            let all = partial.namesOfKeywords(thread)
            var next = 0
            var i = total
            while i < total &+ all.count, let entry = partial.keywords.nextEntry(from: next) {
                (base + i).initialize(to: partial.keywords.value(at: entry))
                next = entry &+ 1
                i &+= 1
            }
            thread.pointee.sp = base
            return try thread.invoke(function, base, total &+ all.count, all)
        }
        return try callMerging(partial, base, total, names, thread)
    }

    /// Keywords from both sides: those of the call win, in the place of those of the partial.
    private static func callMerging(
        _ partial: PartialObject, _ base: Slots, _ total: Int, _ names: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let function = partial.function
        let positional = total - (names?.count ?? 0)
        thread.pointee.sp = base + total
        let merged = try thread.dictCopy(partial.keywords)
        do throws(Raise) {
            for i in 0..<(names?.count ?? 0) {
                try merged.set(names?[i] ?? .none, TaipanRuntime.copy(base + positional + i), thread)
            }
            try thread.checkStack(base + positional + merged.count)
        } catch {
            thread.dropArguments(base, total)
            throw error
        }
        thread.dropArguments(base + positional, total - positional)
        let all = thread.makeTuple(count: merged.count)
        var i = 0
        var next = 0
        while let entry = merged.nextEntry(from: next) {
            (all.items + i).initialize(to: merged.key(at: entry))
            (base + positional + i).initialize(to: merged.value(at: entry))
            next = entry + 1
            i += 1
        }
        thread.pointee.sp = base
        return try thread.invoke(function, base, positional + i, all)
    }

    private final func namesOfKeywords(_ thread: ThreadRef) -> TupleObject {
        if let keywordNames, namesVersion == keywords.layoutVersion { return keywordNames }
        let names = thread.makeTuple(count: keywords.count)
        var i = 0
        var next = 0
        while let entry = keywords.nextEntry(from: next) {
            (names.items + i).initialize(to: keywords.key(at: entry))
            next = entry + 1
            i += 1
        }
        keywordNames = names
        namesVersion = keywords.layoutVersion
        return names
    }

    /// As a class attribute a partial is not bound, which a later Python will change.
    private static func bind(
        _ value: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound || instance.isNone { return value }
        try thread.warn(
            thread.types.futureWarning,
            "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to "
                + "preserve the old behavior")
        return value
    }

    // MARK: Text and state

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let partial = value.cast(PartialObject.self)
        let names = partial.namesOfKeywords(thread)
        let parts = thread.makeList()
        parts.append(partial.function)
        for i in 0..<partial.arguments.count { parts.append(partial.arguments[i]) }
        for i in 0..<names.count { parts.append(try partial.keywords.get(names[i], thread)) }
        let name = thread.qualifiedTypeName(partial.type)
        let all = thread.makeTuple(copying: parts.items, parts.count)
        return try thread.callRepr(partial, name, all, keywords: names, inside: "...")
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let partial = call[0].cast(PartialObject.self)
        let attributes = thread.attributesOrNone(of: partial)
        let state = thread.makeTuple(
            partial.function, .object(partial.arguments), .object(partial.keywords), attributes)
        return .object(
            thread.makeTuple(.object(partial.type), .object(thread.makeTuple(partial.function)), .object(state)))
    }

    private static func setState(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let partial = call[0].cast(PartialObject.self)
        guard let state = call[1].as(.tuple, TupleObject.self), state.count == 4, thread.isCallable(state[0]),
            let arguments = state[1].as(.tuple, TupleObject.self),
            state[2].isNone || state[2].as(.dict, DictObject.self) != nil
        else { throw thread.typeError("invalid partial state") }
        let old = (partial.function, partial.arguments, partial.keywords)
        partial.function = state[0]
        partial.arguments = thread.exactTuple(state[1]) ?? thread.makeTuple(copying: arguments.items, arguments.count)
        if let keywords = thread.exactDict(state[2]) {
            partial.keywords = keywords
        } else if let keywords = state[2].as(.dict, DictObject.self) {
            partial.keywords = try thread.dictCopy(keywords)
        } else {
            partial.keywords = thread.makeDict()
        }
        partial.keywordNames = nil
        if let attributes = state[3].as(.dict, DictObject.self) {
            thread.setInstanceDictionary(of: partial, to: attributes)
        }
        withExtendedLifetime(old) {}
        return .none
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package var partialType: TypeObject { weaklyReferableType(PartialObject.nativeType) }

    /// The partial object, or nil for anything else.
    fileprivate func partial(_ value: Value) -> PartialObject? {
        guard case .object(let object) = value, object.kind == .other, object.type.isSubtype(of: partialType) else {
            return nil
        }
        return unsafeDowncast(object, to: PartialObject.self)
    }
}
