// `set` and `frozenset`: operators, and the set algebra that operators and methods share.
//
// CPython goes over the smaller operand where it can, and so do we: the result's order shows it.

extension SetObject {
    static func install(_ operations: inout TypeOperations) {
        operations.repr = SetObject.repr
        operations.compare = SetObject.compare
        operations.iterate = SetObject.iterate
        operations.length = SetObject.length
        operations.contains = SetObject.contains
        operations.setBinary([.subtract, .and, .xor, .or], SetObject.binary)
    }

    static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let set = value.cast(SetObject.self)
        let name = thread.typeName(value)
        if set.count == 0 { return .object(thread.makeString("\(name)()")) }
        if !(try thread.enterRepr(set)) { return .object(thread.makeString("\(name)(...)")) }
        defer { thread.leaveRepr(set) }
        let isPlain = thread.isExact(set, thread.pointee.shapes.set)
        var text = StringBuilder(thread, capacity: set.count &* 3)
        if !isPlain { text.append(name + "(") }
        text.append(UInt8(ascii: "{"))
        let keys = try thread.makeList(from: value)
        for i in 0..<keys.count {
            if i != 0 { text.append(", ") }
            try thread.appendRepr(copy(keys.items + i), to: &text)
        }
        try thread.charge(keys.count)
        text.append(isPlain ? "}" : "})")
        return .object(text.finish())
    }

    static func iterate(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        .object(SetIterator(value.cast(SetObject.self), thread.types.setIterator.root))
    }

    static func length(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int { value.cast(SetObject.self).count }

    static func contains(_ value: Value, _ item: Value, _ thread: ThreadRef) throws(Raise) -> Bool {
        let set = value.cast(SetObject.self)
        return try set.find(item, hash: try thread.hashForSet(item), thread) >= 0
    }

    /// Independent of the order of the keys: every hash is scrambled, then all are combined by exclusive or.
    static func hash(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let set = value.cast(SetObject.self)
        if set.cachedHash != -1 { return set.cachedHash }
        set.cachedHash = set.contentHash
        return set.cachedHash
    }

    final var contentHash: Int {
        var mixed: UInt = UInt(bitPattern: count &+ 1) &* 0x9E37_79B9_7F4A_7C15
        var next = 0
        while let place = nextPlace(from: next) {
            var h = UInt(bitPattern: table[place].hash)
            h = (h ^ (h << 16) ^ 0x55B4_DB3) &* 0xC2B2_AE3D_27D4_EB4F
            mixed ^= h ^ (h >> 29)
            next = place &+ 1
        }
        mixed ^= (mixed >> 11) ^ (mixed >> 25)
        let result = Int(bitPattern: mixed &* 69_069 &+ 907_133_923)
        return result == -1 ? 590_923_713 : result
    }

    static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = thread.anySet(a), let right = thread.anySet(b) else { return .notImplemented }
        try thread.enterNative(" in comparison")
        defer { thread.leaveNative() }
        switch op {
        case .equal: return .bool(try left.isEqual(to: right, thread))
        case .notEqual: return .bool(!(try left.isEqual(to: right, thread)))
        case .lessOrEqual: return .bool(try left.isSubset(of: right, thread))
        case .less:
            if left.count >= right.count { return .bool(false) }
            return .bool(try left.isSubset(of: right, thread))
        case .greaterOrEqual: return .bool(try right.isSubset(of: left, thread))
        case .greater:
            if left.count <= right.count { return .bool(false) }
            return .bool(try right.isSubset(of: left, thread))
        }
    }

    private final func isEqual(to other: SetObject, _ thread: ThreadRef) throws(Raise) -> Bool {
        if count != other.count { return false }
        if cachedHash != -1 && other.cachedHash != -1 && cachedHash != other.cachedHash { return false }
        return try isSubset(of: other, thread)
    }

    final func isSubset(of other: SetObject, _ thread: ThreadRef) throws(Raise) -> Bool {
        if count > other.count { return false }
        var next = 0
        while let place = nextPlace(from: next) {
            try thread.chargeItem(place, cost: 4)
            if try other.find(key(at: place), hash: table[place].hash, thread) < 0 { return false }
            next = place &+ 1
        }
        try thread.charge(next)
        return true
    }

    private static func binary(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard let left = thread.anySet(a), thread.anySet(b) != nil else { return .notImplemented }
        switch op {
        case .or:
            let result = try left.copied(thread)
            try thread.setUpdate(result, b)
            return .object(result)
        case .and: return .object(try thread.setIntersection(left, b))
        case .subtract: return .object(try thread.setDifference(left, b))
        case .xor: return .object(try thread.setSymmetricDifference(left, b))
        default: return .notImplemented
        }
    }

    static func inplace(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let set = a.as(.set, SetObject.self), thread.anySet(b) != nil else { return .notImplemented }
        switch op {
        case .or: try thread.setUpdate(set, b)
        case .and: set.exchangeContents(with: try thread.setIntersection(set, b))
        case .subtract: try thread.setRemoveAll(set, b)
        case .xor: try thread.setToggle(set, b)
        default: return .notImplemented
        }
        return a
    }

    /// An empty set of the base type: results are never instances of a subclass.
    final func makeEmpty(_ thread: ThreadRef) -> SetObject { kind == .set ? thread.makeSet() : thread.makeFrozenset() }

    /// A copy, of the base type.
    final func copied(_ thread: ThreadRef) throws(Raise) -> SetObject {
        let result = makeEmpty(thread)
        try result.copyKeys(of: self, thread)
        return result
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The hash of something that is looked for in a set. A set stands for the frozenset with the same contents.
    func hashForSet(_ value: Value) throws(Raise) -> Int {
        if case .object(let object) = value, object.kind == .set {
            do throws(Raise) { return try hash(value) } catch {
                try swallow(types.typeError)
                return unsafeDowncast(object, to: SetObject.self).contentHash
            }
        }
        return try hash(value)
    }

    /// `set & iterable`.
    func setIntersection(_ set: SetObject, _ iterable: Value) throws(Raise) -> SetObject {
        let result = set.makeEmpty(self)
        if let other = anySet(iterable) {
            if other === set {
                try result.copyKeys(of: set, self)
                return result
            }
            let (small, large) = other.count > set.count ? (set, other) : (other, set)
            var next = 0
            while let place = small.nextPlace(from: next) {
                try chargeItem(place, cost: 4)
                let key = small.key(at: place)
                let hash = small.hash(at: place)
                if try large.find(key, hash: hash, self) >= 0 { try result.add(key, hash: hash, self) }
                next = place &+ 1
            }
            try charge(next)
            return result
        }
        try forEach(iterable) { (item) throws(Raise) in
            let hash = try hash(item)
            if try set.find(item, hash: hash, self) >= 0 { try result.add(item, hash: hash, self) }
        }
        return result
    }

    /// `set - iterable`.
    func setDifference(_ set: SetObject, _ iterable: Value) throws(Raise) -> SetObject {
        let otherSet = anySet(iterable)
        let otherDict = exactDict(iterable)
        let otherCount = otherSet?.count ?? otherDict?.count
        guard let otherCount, set.count >> 2 <= otherCount else {
            let result = try set.copied(self)
            try setRemoveAll(result, iterable)
            return result
        }
        let result = set.makeEmpty(self)
        var next = 0
        while let place = set.nextPlace(from: next) {
            try chargeItem(place, cost: 4)
            let key = set.key(at: place)
            let hash = set.hash(at: place)
            let found =
                if let otherSet { try otherSet.find(key, hash: hash, self) } else {
                    try otherDict?.find(key, hash: hash, self) ?? DictObject.absent
                }
            if found < 0 { try result.add(key, hash: hash, self) }
            next = place &+ 1
        }
        try charge(next)
        return result
    }

    func setSymmetricDifference(_ set: SetObject, _ iterable: Value) throws(Raise) -> SetObject {
        let result = set.makeEmpty(self)
        try setUpdate(result, iterable)
        try setToggle(result, .object(set))
        return result
    }

    /// `set -= iterable`.
    func setRemoveAll(_ set: SetObject, _ iterable: Value) throws(Raise) {
        if let other = anySet(iterable) {
            if other === set {
                set.removeAll()
                return
            }
            var next = 0
            while let place = other.nextPlace(from: next) {
                try chargeItem(place, cost: 4)
                _ = try set.remove(other.key(at: place), hash: other.hash(at: place), self)
                next = place &+ 1
            }
            try charge(next)
            return
        }
        try forEach(iterable) { (item) throws(Raise) in _ = try set.remove(item, hash: try hash(item), self) }
    }

    /// `set ^= iterable`: removes what is in, adds what is not. Duplicates in the iterable count once.
    func setToggle(_ set: SetObject, _ iterable: Value) throws(Raise) {
        let other: SetObject
        if let given = anySet(iterable) { other = given } else { other = try makeSet(from: iterable) }
        if other === set {
            set.removeAll()
            return
        }
        var next = 0
        while let place = other.nextPlace(from: next) {
            try chargeItem(place, cost: 4)
            let key = other.key(at: place)
            let hash = other.hash(at: place)
            if !(try set.remove(key, hash: hash, self)) { try set.add(key, hash: hash, self) }
            next = place &+ 1
        }
        try charge(next)
    }
}
