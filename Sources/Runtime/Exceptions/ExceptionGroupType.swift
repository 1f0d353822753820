// `BaseExceptionGroup`: several exceptions as one, possibly nested. Splitting keeps the shape of the tree; the parts are made by
// `derive`, which subclasses override, and carry the traceback, cause, context and notes of the original.

enum ExceptionGroupType {
    static let nativeType = NativeType(
        "BaseExceptionGroup", .exception, [.isBase], doc: "Several exceptions as one.",
        operations: { operations in
            operations.new = new
            operations.initialize = initialize
            operations.str = str
        },
        rows: { rows })

    private static let rows: [NativeRow] = [
        .method("derive(excs, /)", derive, "A group of the same kind with other exceptions; subclasses override it."),
        .method(
            "split(matcher_value, /)", split, "The parts that match and do not match, either of which may be None."),
        .method("subgroup(matcher_value, /)", subgroup, "The part that matches, or None."),
        .classGetItem,
        .property("message", { (call) throws(Raise) in call.exception.field(0) }, "exception message"),
        .property("exceptions", { (call) throws(Raise) in call.exception.field(1) }, "nested exceptions"),
    ]

    // MARK: Creation

    static func new(
        _ type: TypeObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let positional = count - (keywords?.count ?? 0)
        if positional != 2 {
            throw thread.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(positional) given)")
        }
        let message = copy(base)
        let given = copy(base + 1)
        guard message.as(.string, StringObject.self) != nil else {
            throw thread.typeError(
                "BaseExceptionGroup.__new__() argument 1 must be str, not \(thread.argumentTypeName(message))")
        }
        let items = try nested(given, thread)
        let exception = ExceptionObject(thread.makeTuple(message, given), try chosenClass(type, items, thread).root)
        exception.setFields([message, .object(items)])
        return .object(exception)
    }

    private static func nested(_ given: Value, _ thread: ThreadRef) throws(Raise) -> TupleObject {
        let table = thread.operations(of: given)
        guard table.pointee.getItem != nil, thread.type(of: given).layout != .dict else {
            throw thread.typeError("second argument (exceptions) must be a sequence")
        }
        let items = thread.makeTuple(try thread.items(of: given))
        if items.count == 0 { throw thread.valueError("second argument (exceptions) must be a non-empty sequence") }
        for i in 0..<items.count where items[i].as(.exception, ExceptionObject.self) == nil {
            throw thread.valueError("Item \(i) of second argument (exceptions) is not an exception")
        }
        return items
    }

    /// `BaseExceptionGroup` of nothing but `Exception`s is an `ExceptionGroup`; that one cannot hold others.
    private static func chosenClass(
        _ type: TypeObject, _ items: TupleObject, _ thread: ThreadRef
    ) throws(Raise) -> TypeObject {
        let types = thread.types
        var allPlain = true
        for i in 0..<items.count {
            if let item = items[i].object, !item.type.isSubtype(of: types.exception) { allPlain = false }
        }
        if type === types.baseExceptionGroup { return allPlain ? types.exceptionGroup : type }
        if allPlain || !type.isSubtype(of: types.exception) { return type }
        if type === types.exceptionGroup { throw thread.typeError("Cannot nest BaseExceptions in an ExceptionGroup") }
        throw thread.typeError("Cannot nest BaseExceptions in '\(type.name.text)'")
    }

    static func initialize(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) {
        try ExceptionTypes.initialize(value, base, count, keywords, thread)
    }

    static func items(of group: ExceptionObject) -> TupleObject? { group.field(1).as(.tuple, TupleObject.self) }

    private static func str(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let group = ExceptionTypes.exception(value)
        let count = items(of: group)?.count ?? 0
        var text = StringBuilder(thread)
        text.append(try thread.str(group.field(0)))
        text.append(" (\(count) sub-exception\(count == 1 ? "" : "s"))")
        return .object(text.finish())
    }

    // MARK: Splitting

    private static func derive(_ call: Call) throws(Raise) -> Value {
        try call.thread.call(.object(call.thread.types.baseExceptionGroup), call.exception.field(0), call[1])
    }

    private static func split(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let matcher = try Matcher(call[1], thread)
        let (matching, rest) = try thread.splitGroup(call.exception, matcher, wantsRest: true)
        return .object(thread.makeTuple(optional(matching), optional(rest)))
    }

    private static func subgroup(_ call: Call) throws(Raise) -> Value {
        let matcher = try Matcher(call[1], call.thread)
        return optional(try call.thread.splitGroup(call.exception, matcher, wantsRest: false).matching)
    }

    private static func optional(_ exception: ExceptionObject?) -> Value { exception.map { .object($0) } ?? .none }

    /// What `split` and `subgroup` look for.
    enum Matcher {
        case types([TypeObject])
        case callable(Value)
        /// Leaves by identity: what `except*` uses to put together what was raised again.
        case leaves(Set<ObjectIdentifier>)

        init(_ value: Value, _ thread: ThreadRef) throws(Raise) {
            if let type = value.as(.type, TypeObject.self) {
                if type.isSubtype(of: thread.types.baseException) {
                    self = .types([type])
                    return
                }
            } else if let tuple = value.as(.tuple, TupleObject.self) {
                var types: [TypeObject] = []
                for i in 0..<tuple.count {
                    guard let type = tuple[i].as(.type, TypeObject.self), type.isSubtype(of: thread.types.baseException)
                    else {
                        throw Matcher.complaint(thread)
                    }
                    types.append(type)
                }
                self = .types(types)
                return
            } else if thread.operations(of: value).pointee.call != nil {
                self = .callable(value)
                return
            }
            throw Matcher.complaint(thread)
        }

        private static func complaint(_ thread: ThreadRef) -> Raise {
            thread.typeError(
                "expected an exception type, a tuple of exception types, or a callable (other than a class)")
        }

        func matches(_ exception: ExceptionObject, _ thread: ThreadRef) throws(Raise) -> Bool {
            switch self {
            case .types(let types):
                for type in types where exception.type.isSubtype(of: type) { return true }
                return false
            case .callable(let function): return try thread.truth(try thread.call(function, .object(exception)))
            case .leaves(let leaves): return leaves.contains(ObjectIdentifier(exception))
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    func isGroup(_ exception: ExceptionObject) -> Bool { exception.type.isSubtype(of: types.baseExceptionGroup) }

    /// The part of a tree of exceptions that matches, and the rest. An exception that is no group is a leaf.
    func splitGroup(
        _ exception: ExceptionObject, _ matcher: ExceptionGroupType.Matcher, wantsRest: Bool
    ) throws(Raise) -> (matching: ExceptionObject?, rest: ExceptionObject?) {
        if try matcher.matches(exception, self) { return (exception, nil) }
        guard isGroup(exception), let items = ExceptionGroupType.items(of: exception) else { return (nil, exception) }
        try enterNative(" in exceptiongroup_split_recursive")
        defer { leaveNative() }
        var matching: [Value] = []
        var rest: [Value] = []
        for i in 0..<items.count {
            guard let item = items[i].as(.exception, ExceptionObject.self) else { continue }
            let (found, left) = try splitGroup(item, matcher, wantsRest: wantsRest)
            if let found { matching.append(.object(found)) }
            if let left, wantsRest { rest.append(.object(left)) }
        }
        let first = matching.isEmpty ? nil : try deriveGroup(exception, matching)
        return (first, rest.isEmpty ? nil : try deriveGroup(exception, rest))
    }

    /// `original.derive(items)` with the original's history.
    private func deriveGroup(_ original: ExceptionObject, _ items: [Value]) throws(Raise) -> ExceptionObject {
        let made = try callMethod(.object(original), "derive", .object(makeList(items)))
        guard let group = made.as(.exception, ExceptionObject.self), isGroup(group) else {
            throw typeError("derive must return an instance of BaseExceptionGroup")
        }
        group.traceback = original.traceback
        group.context = original.context
        group.cause = original.cause
        // the copy of the cause, even of none, counts as `from`
        group.suppressesContext = true
        let notes = try lookupAttribute(.object(original), names.notes)
        if let list = notes.as(.list, ListObject.self) {
            // A copy: later notes belong to one of the two only.
            let ownNotes = makeList((0..<list.count).map { TaipanRuntime.copy(list.items + $0) })
            try setAttribute(.object(group), names.notes, .object(ownNotes))
        }
        return group
    }

    // MARK: except*

    /// Raises unless `type` is what `except*` may catch.
    func checkStarHandlerType(_ type: Value) throws(Raise) {
        let candidates = type.as(.tuple, TupleObject.self).map { tupleItems($0) } ?? [type]
        for candidate in candidates {
            guard let type = candidate.as(.type, TypeObject.self), type.isSubtype(of: types.baseException) else {
                throw typeError("catching classes that do not inherit from BaseException is not allowed")
            }
        }
        for candidate in candidates {
            if let type = candidate.as(.type, TypeObject.self), type.isSubtype(of: types.baseExceptionGroup) {
                throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
            }
        }
    }

    /// What an `except* type` clause gets of an exception, and what is left of it. A naked exception is wrapped.
    func splitForStar(
        _ exception: ExceptionObject, _ type: Value
    ) throws(Raise) -> (matching: ExceptionObject?, remaining: ExceptionObject?) {
        let matcher = try ExceptionGroupType.Matcher(type, self)
        if try matcher.matches(exception, self) {
            if isGroup(exception) { return (exception, nil) }
            return (try makeGroup(.object(makeTuple(.object(exception)))), nil)
        }
        guard isGroup(exception) else { return (nil, exception) }
        let parts = try callMethod(.object(exception), "split", type)
        guard let pair = parts.as(.tuple, TupleObject.self) else {
            throw typeError("\(typeName(.object(exception))).split must return a tuple, not \(typeName(parts))")
        }
        if pair.count < 2 {
            throw typeError(
                "\(typeName(.object(exception))).split must return a 2-tuple, got tuple of size \(pair.count)")
        }
        return (pair[0].as(.exception, ExceptionObject.self), pair[1].as(.exception, ExceptionObject.self))
    }

    private func makeGroup(_ items: Value) throws(Raise) -> ExceptionObject {
        let made = try call(.object(types.baseExceptionGroup), .object(emptyString), items)
        guard let group = made.as(.exception, ExceptionObject.self) else {
            throw systemError("BaseExceptionGroup() returned something else")
        }
        return group
    }

    /// What a `try: … except*: …` raises in the end: what the clauses raised, and the parts nobody handled or that were raised
    /// again as they were, put together in the shape of the original.
    func combineStarResults(
        original: ExceptionObject, rest: ExceptionObject?, raised: [ExceptionObject]
    ) throws(Raise) -> ExceptionObject? {
        if !isGroup(original) { return raised.first ?? rest }
        var new: [ExceptionObject] = []
        var again: [ExceptionObject] = rest.map { [$0] } ?? []
        for exception in raised {
            if try hasSameHistory(exception, original) { again.append(exception) } else { new.append(exception) }
        }
        var unhandled: ExceptionObject?
        if !again.isEmpty {
            var leaves: Set<ObjectIdentifier> = []
            for exception in again { collectLeaves(exception, into: &leaves) }
            unhandled = try splitGroup(original, .leaves(leaves), wantsRest: false).matching
        }
        if new.isEmpty { return unhandled }
        if let unhandled { new.append(unhandled) }
        if new.count == 1 { return new[0] }
        return try makeGroup(.object(makeList(new.map { .object($0) })))
    }

    /// The exception is a part of the original that was not raised anew.
    private func hasSameHistory(_ exception: ExceptionObject, _ original: ExceptionObject) throws(Raise) -> Bool {
        guard isGroup(exception), exception.traceback === original.traceback, exception.cause === original.cause,
            exception.context === original.context
        else { return false }
        let a = try lookupAttribute(.object(exception), names.notes)
        let b = try lookupAttribute(.object(original), names.notes)
        if a.isUnbound || b.isUnbound { return a.isUnbound && b.isUnbound }
        return try equals(a, b)
    }

    private func collectLeaves(_ exception: ExceptionObject, into leaves: inout Set<ObjectIdentifier>) {
        guard isGroup(exception), let items = ExceptionGroupType.items(of: exception) else {
            leaves.insert(ObjectIdentifier(exception))
            return
        }
        for i in 0..<items.count {
            if let item = items[i].as(.exception, ExceptionObject.self) { collectLeaves(item, into: &leaves) }
        }
    }
}
