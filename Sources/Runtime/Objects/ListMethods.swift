// The named methods of `list`.

extension ListObject {
    static let rows: [NativeRow] = [
        .method("append(object, /)", ListObject.append, "Append object to the end of the list."),
        .method("clear()", ListObject.clear, "Remove all items from list."),
        .method("copy()", ListObject.copyMethod, "Return a shallow copy of the list."),
        .method("count(value, /)", ListObject.count, "Return number of occurrences of value."),
        .method("extend(iterable, /)", ListObject.extend, "Extend list by appending elements from the iterable."),
        .method(
            "index(value, start=0, stop=9223372036854775807, /)", ListObject.index,
            "Return first index of value.\n\nRaises ValueError if the value is not present."),
        .method("insert(index, object, /)", ListObject.insert, "Insert object before index."),
        .variadicMethod(
            "pop(index=-1, /)", ListObject.pop,
            "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."
        ),
        .method(
            "remove(value, /)", ListObject.remove,
            "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."),
        .method("reverse()", ListObject.reverse, "Reverse *IN PLACE*."),
        .variadicMethod(
            "sort(*, key=None, reverse=False)", ListObject.sort,
            """
            Sort the list in ascending order and return None.

            The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
            order of two equal elements is maintained).

            If a key function is given, apply it once to each list item and sort them,
            ascending or descending, according to their function values.

            The reverse flag can be set to sort in descending order.
            """),
        .method("__reversed__()", ListObject.reversed, "Return a reverse iterator over the list."),
        .method("__sizeof__()", ListObject.sizeof, "Return the size of the list in memory, in bytes."),
        .classGetItem,
    ]

    private static func append(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        if list.count == list.capacity { try list.makeRoom(call.thread) }
        list.append(call[1])
        return .none
    }

    private static func clear(_ call: Call) throws(Raise) -> Value {
        call[0].cast(ListObject.self).removeAll()
        return .none
    }

    private static func copyMethod(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.listCopy(call[0].cast(ListObject.self)))
    }

    private static func count(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        let wanted = call[1]
        var found = 0
        var i = 0
        while i < list.count {
            if try call.thread.equals(copy(list.items + i), wanted) { found &+= 1 }
            i &+= 1
            try call.thread.chargeItem(i)
        }
        return .int(found)
    }

    private static func extend(_ call: Call) throws(Raise) -> Value {
        try call.thread.listExtend(call[0].cast(ListObject.self), call[1])
        return .none
    }

    private static func index(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let list = call[0].cast(ListObject.self)
        var start = try thread.sliceIndex(call[2], allowsNone: false)
        var stop = try thread.sliceIndex(call[3], allowsNone: false)
        if start < 0 { start = max(start &+ list.count, 0) }
        if stop < 0 { stop = max(stop &+ list.count, 0) }
        let found = try list.firstIndex(of: call[1], from: start, to: stop, thread)
        if found < 0 { throw thread.valueError("\(try thread.repr(call[1]).text) is not in list") }
        return .int(found)
    }

    private static func insert(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        var index = try call.thread.index(call[1])
        if index < 0 { index = max(index &+ list.count, 0) }
        list.insert(call[2], at: min(index, list.count))
        return .none
    }

    private static func pop(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let list = call[0].cast(ListObject.self)
        try thread.checkArguments(call, "pop", 0, 1, keywords: "list.pop")
        var index = call.count == 1 ? -1 : try thread.index(call[1])
        if list.count == 0 { throw thread.indexError("pop from empty list") }
        if index < 0 { index &+= list.count }
        if index < 0 || index >= list.count { throw thread.indexError("pop index out of range") }
        if index == list.count &- 1 {
            list.count = index
            let last = (list.items + index).move()
            list.shrinkIfWasteful()
            return last
        }
        return list.remove(at: index)
    }

    /// Gives memory back when a large list has become much smaller.
    @inline(__always) final func shrinkIfWasteful() {
        if capacity > 64 && count < capacity >> 2 { shrink() }
    }

    @inline(never) private final func shrink() {
        let wanted = max(count &* 2, 8)
        items = reallocateBytes(UnsafeMutableRawPointer(items), wanted &* 16).assumingMemoryBound(to: Value.self)
        capacity = wanted
    }

    private static func remove(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        let found = try list.firstIndex(of: call[1], from: 0, to: Int.max, call.thread)
        if found < 0 { throw call.thread.valueError("list.remove(x): x not in list") }
        // the comparison may have taken it away already
        if found >= list.count { return .none }
        let removed = list.remove(at: found)
        withExtendedLifetime(removed) {}
        return .none
    }

    private static func reverse(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        reverseSlots(list.items, list.count)
        return .none
    }

    private static func reversed(_ call: Call) throws(Raise) -> Value {
        let list = call[0].cast(ListObject.self)
        return .object(ListReverseIterator(list, call.thread.types.listReverseIterator.root))
    }

    private static func sizeof(_ call: Call) throws(Raise) -> Value {
        .int(40 &+ 16 &+ call[0].cast(ListObject.self).capacity &* 16)
    }

}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// A new list of the same items.
    package func listCopy(_ list: ListObject) throws(Raise) -> ListObject {
        let result = makeList(capacity: list.count)
        try result.appendCopies(list.items, list.count, self)
        return result
    }

    /// `list(iterable)`.
    package func makeList(from iterable: Value) throws(Raise) -> ListObject {
        let list = makeList()
        try listExtend(list, iterable)
        return list
    }

    /// A list that takes over the items of a tuple's copy or a list: what `PySequence_Fast` is for.
    package func makeTuple(from iterable: Value) throws(Raise) -> TupleObject {
        if let tuple = exactTuple(iterable) { return tuple }
        if let list = exactList(iterable) { return try makeTuple(copyingLong: list.items, list.count) }
        let list = try makeList(from: iterable)
        let tuple = makeTuple(count: list.count)
        // The items move: no counts change, and the list is left empty.
        moveBytes(tuple.items, list.items, list.count &* 16)
        list.count = 0
        return tuple
    }
}

/// Turns a run of values round; only bits move.
func reverseSlots(_ slots: Slots, _ count: Int) {
    let words = UnsafeMutableRawPointer(slots).assumingMemoryBound(to: (UInt64, UInt64).self)
    var low = 0
    var high = count &- 1
    while low < high {
        let kept = words[low]
        words[low] = words[high]
        words[high] = kept
        low &+= 1
        high &-= 1
    }
}
