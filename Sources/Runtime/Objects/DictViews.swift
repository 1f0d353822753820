// `dict.keys()`, `.values()` and `.items()`: windows on a dict that show its changes. Keys and items behave like sets.

package final class DictViewObject: Object {
    package final let dict: DictObject
    package final let content: DictContent

    package init(_ dict: DictObject, _ content: DictContent, _ shape: ShapeRef) {
        self.dict = dict
        self.content = content
        super.init(.dictView, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        visit(dict)
    }

    static let keysType = NativeType(
        "dict_keys", .dictView, [.isNotConstructible],
        operations: { installSetLike(&$0) }, rows: { setRows })
    static let itemsType = NativeType(
        "dict_items", .dictView, [.isNotConstructible],
        operations: { installSetLike(&$0) }, rows: { setRows })
    static let valuesType = NativeType(
        "dict_values", .dictView, [.isNotConstructible],
        operations: { install(&$0) }, rows: { rows })

    private static func install(_ operations: inout TypeOperations) {
        operations.repr = DictViewObject.repr
        operations.iterate = DictViewObject.iterate
        operations.length = DictViewObject.length
    }

    private static func installSetLike(_ operations: inout TypeOperations) {
        install(&operations)
        operations.contains = DictViewObject.contains
        operations.compare = DictViewObject.compare
        operations.isUnhashable = true
        operations.setBinary([.subtract, .and, .xor, .or], DictViewObject.binary)
    }

    private static let rows: [NativeRow] = [
        .method("__reversed__()", DictViewObject.reversed, "Return a reverse iterator over the dict values."),
        .property("mapping", DictViewObject.mapping, "dictionary that this view refers to"),
    ]

    private static let setRows: [NativeRow] = [
        .method(
            "isdisjoint(other, /)", DictViewObject.isdisjoint,
            "Return True if the view and the given iterable have a null intersection."),
        .method("__reversed__()", DictViewObject.reversed, "Return a reverse iterator over the dict keys or items."),
        .property("mapping", DictViewObject.mapping, "dictionary that this view refers to"),
    ]

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let view = value.cast(DictViewObject.self)
        if !(try thread.enterRepr(view)) { return .object(thread.makeString("...")) }
        defer { thread.leaveRepr(view) }
        var text = StringBuilder(thread)
        text.append(thread.typeName(value))
        text.append("(")
        text.append(try thread.repr(.object(try thread.makeList(from: value))))
        text.append(")")
        return .object(text.finish())
    }

    private static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let view = value.cast(DictViewObject.self)
        let types = thread.types
        let type: TypeObject =
            switch view.content {
            case .keys: types.dictKeyIterator
            case .values: types.dictValueIterator
            case .items: types.dictItemIterator
            }
        return .object(DictIterator(view.dict, view.content, type.root))
    }

    private static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        value.cast(DictViewObject.self).dict.count
    }

    private static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let view = value.cast(DictViewObject.self)
        if view.content == .keys { return try view.dict.find(item, thread) >= 0 }
        guard let pair = item.as(.tuple, TupleObject.self), pair.count == 2 else { return false }
        let found = try view.dict.get(pair[0], thread)
        if found.isUnbound { return false }
        return try thread.equals(found, pair[1])
    }

    /// Sets and the set-like views, which compare as sets do.
    private static func isSetLike(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .set, .frozenset: return true
        case .dictView: return unsafeDowncast(object, to: DictViewObject.self).content != .values
        default: return false
        }
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard isSetLike(a), isSetLike(b) else { return .notImplemented }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        let sizeA = try thread.length(a)
        let sizeB = try thread.length(b)
        let isReversed = op == .greater || op == .greaterOrEqual
        let sizesAllow = op == .notEqual ? sizeA == sizeB : op.holds(sizeA < sizeB ? -1 : sizeA == sizeB ? 0 : 1)
        let isContained = sizesAllow ? try allContained(isReversed ? b : a, isReversed ? a : b, thread) : false
        return .bool(isContained != (op == .notEqual))
    }

    /// All items of `a` are in `b`.
    private static func allContained(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let iterator = try thread.iterator(of: a)
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return true }
            if !(try thread.contains(b, item)) { return false }
        }
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        switch op {
        case .and: return try intersection(a, b, thread)
        case .or:
            let result = try thread.makeSet(from: a)
            try thread.setUpdate(result, b)
            return .object(result)
        case .subtract:
            let result = try thread.makeSet(from: a)
            try thread.setRemoveAll(result, b)
            return .object(result)
        case .xor:
            let result = try thread.makeSet(from: a)
            try thread.setToggle(result, b)
            return .object(result)
        default: return .notImplemented
        }
    }

    private static func intersection(_ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        // The view may stand on either side.
        let (view, other) = isView(a) ? (a, b) : (b, a)
        let result = thread.makeSet()
        if isSetLike(other), try thread.length(other) > thread.length(view) {
            try thread.forEach(view) { (item) throws(Raise) in
                if try thread.contains(other, item) { try result.add(item, thread) }
            }
            return .object(result)
        }
        try thread.forEach(other) { (item) throws(Raise) in
            if try contains(view, item, thread) { try result.add(item, thread) }
        }
        return .object(result)
    }

    private static func isView(_ value: Value) -> Bool {
        if let view = value.as(.dictView, DictViewObject.self) { return view.content != .values }
        return false
    }

    // MARK: Methods

    private static func isdisjoint(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let view = call[0]
        let other = call[1]
        if isSetLike(other), try thread.length(other) > thread.length(view) {
            let iterator = try thread.iterator(of: view)
            while true {
                let item = try thread.next(iterator)
                if item.isUnbound { return .bool(true) }
                if try thread.contains(other, item) { return .bool(false) }
            }
        }
        let iterator = try thread.iterator(of: other)
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return .bool(true) }
            if try contains(view, item, thread) { return .bool(false) }
        }
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let view = call[0].cast(DictViewObject.self)
        let types = call.thread.types
        let type: TypeObject =
            switch view.content {
            case .keys: types.dictReverseKeyIterator
            case .values: types.dictReverseValueIterator
            case .items: types.dictReverseItemIterator
            }
        return .object(DictIterator(view.dict, view.content, isReversed: true, type.root))
    }

    private static func mapping(_ call: Call) throws(Raise) -> Value {
        .object(call.thread.makeMappingProxy(.object(call[0].cast(DictViewObject.self).dict)))
    }
}
