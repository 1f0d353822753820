// `functools.lru_cache`: a function that remembers its results.
//
// The cache is a `dict` from keys to results, or, if its size is bounded, from keys to numbers of nodes. Nodes lie in one array
// and are linked by number in the order of their last use, so that a hit moves no memory.
//
// Unsafe: `nodes` is owned by the object. Keys and results may run code when they are released, so they are released last.

package final class CachedFunctionObject: Object {
    /// One remembered call.
    private struct Node {
        /// The neighbours in order of use; node 0 is the head of the ring: after it the oldest, before it the newest.
        var previous: Int
        var next: Int
        var hash: Int
        var key: Value
        var result: Value
    }

    @exclusivity(unchecked) private final var function: Value
    @exclusivity(unchecked) private final var infoType: Value
    /// -1: everything is kept; 0: nothing is.
    private final let limit: Int
    private final let isTyped: Bool
    @exclusivity(unchecked) private final var cache: DictObject
    @exclusivity(unchecked) private final var nodes: UnsafeMutablePointer<Node>?
    @exclusivity(unchecked) private final var nodeCount = 0
    @exclusivity(unchecked) private final var nodeCapacity = 0
    @exclusivity(unchecked) private final var hits = 0
    @exclusivity(unchecked) private final var misses = 0
    /// Separates the positional arguments from the keywords in a key: an object that nobody else has.
    private final let keywordMark: TupleObject

    init(_ function: Value, limit: Int, isTyped: Bool, _ infoType: Value, _ shape: ShapeRef, _ thread: ThreadRef) {
        self.function = function
        self.limit = limit
        self.isTyped = isTyped
        self.infoType = infoType
        cache = thread.makeDict()
        keywordMark = thread.makeTuple(.object(thread.makeDict()))
        super.init(.other, shape)
        track()
    }

    deinit {
        if shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.hasFinalizer } }) {
            finalizeInstance(self)
        }
        freeNodes()
    }

    private final func freeNodes() {
        guard let old = nodes else { return }
        let count = nodeCount
        (nodes, nodeCount, nodeCapacity) = (nil, 0, 0)
        old.deinitialize(count: count)
        freeBytes(old)
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = function { visit(object) }
        if case .object(let object) = infoType { visit(object) }
        visit(cache)
        visit(keywordMark)
        guard let nodes else { return }
        for i in 0..<nodeCount {
            if case .object(let object) = nodes[i].key { visit(object) }
            if case .object(let object) = nodes[i].result { visit(object) }
        }
    }

    package override func clearReferences() {
        super.clearReferences()
        function = .none
        clear()
    }

    private final func clear() {
        let old = cache
        cache = DictObject.tracked(capacity: 0, old.shape)
        freeNodes()
        old.removeAll()
    }

    package static let nativeType = NativeType(
        "functools._lru_cache_wrapper", .other, [.isBase, .hasDictionary],
        doc: """
            Create a cached callable that wraps another function.

            user_function:      the function being cached

            maxsize:  0         for no caching
                      None      for unlimited cache size
                      n         for a bounded cache

            typed:    False     cache f(3) and f(3.0) as identical calls
                      True      cache f(3) and f(3.0) as distinct calls

            cache_info_type:    namedtuple class with the fields:
                                    hits misses currsize maxsize
            """,
        new: .function("_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)", CachedFunctionObject.make),
        operations: {
            $0.call = CachedFunctionObject.callObject
            $0.descriptorGet = CachedFunctionObject.bind
        }, rows: { CachedFunctionObject.rows })

    private static let rows: [NativeRow] = [
        .method("cache_info()", CachedFunctionObject.cacheInfo, "Report cache statistics"),
        .method("cache_clear()", CachedFunctionObject.cacheClear, "Clear the cache and cache statistics"),
        .method("__reduce__()", CachedFunctionObject.reduce),
        .method("__copy__()", { call throws(Raise) in call[0] }),
        .method("__deepcopy__(memo, /)", { call throws(Raise) in call[0] }),
    ]

    package static func type(_ thread: ThreadRef) -> TypeObject { thread.weaklyReferableType(nativeType) }

    private static func make(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let cls = try thread.receiverClass(call)
        if !thread.isCallable(call[1]) { throw thread.typeError("the first argument must be callable") }
        let isTyped = try thread.truth(call[3])
        var limit = -1
        if !call.arguments[2].isNone {
            guard thread.hasIndex(call[2]) else { throw thread.typeError("maxsize should be integer or None") }
            limit = max(0, try thread.index(call[2]))
        }
        if !thread.isCallable(call[4]) { throw thread.typeError("cache_info_type must be callable") }
        return .object(CachedFunctionObject(call[1], limit: limit, isTyped: isTyped, call[4], cls.root, thread))
    }

    // MARK: Calling

    private static func callObject(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let object = value.cast(CachedFunctionObject.self)
        if object.limit == 0 {
            object.misses &+= 1
            thread.pointee.sp = base
            return try thread.invoke(object.function, base, count, keywords)
        }
        if count == 1 && keywords == nil && !object.isTyped && isPlainKey(base, thread) {
            let entry = object.cache.probe(base)
            if entry >= 0 {
                let result = object.hit(entry)
                thread.dropArguments(base, 1)
                return result
            }
            return try object.look(TaipanRuntime.copy(base), base, count, keywords, thread)
        }
        return try object.look(.object(object.makeKey(base, count, keywords, thread)), base, count, keywords, thread)
    }

    /// An argument that is its own key: an exact int or string.
    @inline(__always) private static func isPlainKey(_ slot: Slots, _ thread: ThreadRef) -> Bool {
        switch slot.pointee {
        case .int: return true
        case .object(let object):
            let shape = object.shape.toOpaque()
            return shape == thread.pointee.shapes.string.toOpaque() || shape == thread.pointee.shapes.int.toOpaque()
        default: return false
        }
    }

    /// The arguments, the mark and the keywords, and if asked for their types, in one tuple.
    private final func makeKey(_ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef)
        -> TupleObject
    {
        let keywordCount = keywords?.count ?? 0
        let positional = count - keywordCount
        let length = positional + (keywordCount == 0 ? 0 : 1 + 2 * keywordCount) + (isTyped ? count : 0)
        let key = thread.makeTuple(count: length)
        copySlots(base, positional, to: key.items)
        var place = key.items + positional
        if let keywords, keywordCount > 0 {
            place.initialize(to: .object(keywordMark))
            place += 1
            for i in 0..<keywordCount {
                place.initialize(to: keywords[i])
                (place + 1).initialize(to: TaipanRuntime.copy(base + positional + i))
                place += 2
            }
        }
        if isTyped {
            for i in 0..<count {
                place.initialize(to: .object(thread.type(of: base[i])))
                place += 1
            }
        }
        return key
    }

    /// Looks for a key with its `__hash__` and `__eq__`; calls the function if it is not there.
    private final func look(
        _ key: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        let hash: Int
        do throws(Raise) {
            hash = try self.hash(key, thread)
            let entry = try cache.find(key, hash: hash, thread)
            if entry >= 0 {
                let result = hit(entry)
                thread.dropArguments(base, count)
                return result
            }
        } catch {
            thread.dropArguments(base, count)
            throw error
        }
        misses &+= 1
        thread.pointee.sp = base
        let result = try thread.invoke(function, base, count, keywords)
        try remember(key, hash, result, thread)
        return result
    }

    /// That of the tuple; the mark in it is known by identity and may hold anything.
    private final func hash(_ key: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        guard let tuple = thread.exactTuple(key) else { return try thread.hash(key) }
        var hash = tuple.count
        for i in 0..<tuple.count {
            if case .object(let object) = tuple.items[i], object === keywordMark {
                hash = (hash &* 1_000_003) ^ 0x5bd1_e995
                continue
            }
            hash = (hash &* 1_000_003) ^ (try thread.hash(tuple[i]))
        }
        return hash == DictObject.noHash ? 1 : hash
    }

    @inline(__always) private final func hit(_ entry: Int) -> Value {
        hits &+= 1
        if limit < 0 { return cache.value(at: entry) }
        guard let nodes, case .int(let node) = cache.valueSlot(entry).pointee else { return .none }
        if nodes[0].previous != node {
            unlink(node, nodes)
            linkNewest(node, nodes)
        }
        return nodes[node].result
    }

    @inline(__always) private final func unlink(_ node: Int, _ nodes: UnsafeMutablePointer<Node>) {
        let (previous, next) = (nodes[node].previous, nodes[node].next)
        nodes[previous].next = next
        nodes[next].previous = previous
    }

    @inline(__always) private final func linkNewest(_ node: Int, _ nodes: UnsafeMutablePointer<Node>) {
        let newest = nodes[0].previous
        nodes[newest].next = node
        nodes[node].previous = newest
        nodes[node].next = 0
        nodes[0].previous = node
    }

    // MARK: Remembering

    private final func remember(_ key: Value, _ hash: Int, _ result: Value, _ thread: ThreadRef) throws(Raise) {
        let entry = try cache.find(key, hash: hash, thread)
        if limit < 0 {
            if entry >= 0 { store(cache.valueSlot(entry), result) } else { cache.insertNew(key, hash, result) }
            return
        }
        // a nested call with the same arguments has been remembered already
        if entry >= 0 { return }
        if nodeCount == 0 { makeRoom() }
        guard let nodes else { return }
        if nodeCount &- 1 < limit {
            if nodeCount == nodeCapacity { makeRoom() }
            guard let nodes = self.nodes else { return }
            let node = nodeCount
            (nodes + node).initialize(to: Node(previous: 0, next: 0, hash: hash, key: key, result: result))
            nodeCount &+= 1
            linkNewest(node, nodes)
            cache.insertNew(key, hash, .int(node))
            return
        }
        try replaceOldest(nodes, key, hash, result, thread)
    }

    /// The node of the oldest call takes the new one.
    private final func replaceOldest(
        _ nodes: UnsafeMutablePointer<Node>, _ key: Value, _ hash: Int, _ result: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let oldest = nodes[0].next
        guard let entry = entry(ofNode: oldest, nodes) else { return }
        let removed = cache.remove(entry: entry)
        let old = nodes[oldest]
        nodes[oldest] = Node(previous: old.previous, next: old.next, hash: hash, key: key, result: result)
        unlink(oldest, nodes)
        linkNewest(oldest, nodes)
        cache.insertNew(key, hash, .int(oldest))
        withExtendedLifetime((removed, old)) {}
    }

    /// The entry of the cache that leads to a node: found by the hash, without comparing keys.
    private final func entry(ofNode node: Int, _ nodes: UnsafeMutablePointer<Node>) -> Int? {
        cache.entry(withHash: nodes[node].hash) { entry in
            if case .int(node) = cache.valueSlot(entry).pointee { true } else { false }
        }
    }

    /// Room for twice as many nodes; the first time also the head of the ring.
    private final func makeRoom() {
        let wanted = min(max(nodeCapacity &* 2, 16), limit &+ 1)
        let grown = reallocateBytes(
            nodes.map { UnsafeMutableRawPointer($0) }, max(wanted, 2) &* MemoryLayout<Node>.stride
        )
        .assumingMemoryBound(to: Node.self)
        nodes = grown
        nodeCapacity = max(wanted, 2)
        if nodeCount == 0 {
            grown.initialize(to: Node(previous: 0, next: 0, hash: 0, key: .none, result: .none))
            nodeCount = 1
        }
    }

    // MARK: Methods

    private static func bind(
        _ value: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound || instance.isNone { return value }
        return .object(MethodObject(value, instance, thread.pointee.shapes.method))
    }

    private static func cacheInfo(_ call: Call) throws(Raise) -> Value {
        let object = call[0].cast(CachedFunctionObject.self)
        let limit: Value = object.limit < 0 ? .none : .int(object.limit)
        return try call.thread.call(
            object.infoType, [.int(object.hits), .int(object.misses), limit, .int(object.cache.count)])
    }

    private static func cacheClear(_ call: Call) throws(Raise) -> Value {
        let object = call[0].cast(CachedFunctionObject.self)
        object.hits = 0
        object.misses = 0
        object.clear()
        return .none
    }

    private static func reduce(_ call: Call) throws(Raise) -> Value {
        try call.thread.getAttribute(call[0], call.thread.names.qualname)
    }
}

extension DictObject {
    /// The first entry with this hash that the closure accepts. Runs no Python code.
    final func entry(withHash hash: Int, where isWanted: (Int) -> Bool) -> Int? {
        var i = hash & tableMask
        var perturb = UInt(bitPattern: hash)
        while true {
            let e = Int(table[i])
            if e == -1 { return nil }
            if e >= 0, entries[e].hash == hash, isWanted(e) { return e }
            perturb >>= 5
            i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
        }
    }
}
