// Copying and merging dicts: `dict(x)`, `d.update(x)`, `{**x}`, `a | b`.
//
// A dict is copied as a whole: the table byte by byte, the entries with one retain each, nothing is hashed again.

extension DictObject {
    /// Takes over copies of all entries of `other`, in pieces. This dict must be empty and without a buffer; it is so again if the
    /// script is stopped in between.
    final func copyStorage(of other: DictObject, _ thread: ThreadRef) throws(Raise) {
        if other.count == 0 { return }
        let tableBytes = (other.tableMask &+ 1) &* 4
        let entryBytes = MemoryLayout<Entry>.stride
        entryCapacity = other.entryCapacity
        tableMask = other.tableMask
        entries = allocateBytes(entryCapacity &* entryBytes).assumingMemoryBound(to: Entry.self)
        table = allocateBytes(tableBytes).assumingMemoryBound(to: Int32.self)
        layoutVersion &+= 1
        do throws(Raise) {
            try thread.inPieces(other.used, of: 1 << 14) { (start, end) throws(Raise) in
                var i = start
                while i < end {
                    if let key = peek(other.keySlot(i)) { key.retainObject() }
                    if let value = peek(other.valueSlot(i)) { value.retainObject() }
                    i &+= 1
                }
                moveBytes(entries + start, other.entries + start, (end &- start) &* entryBytes)
                used = end
            }
            try thread.copyLong(table, other.table, tableBytes)
        } catch {
            removeAll()
            throw error
        }
        count = used
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `dict.copy()`: always an exact `dict`.
    package func dictCopy(_ dict: DictObject) throws(Raise) -> DictObject {
        let result = makeDict()
        if dict.used == dict.count {
            try result.copyStorage(of: dict, self)
        } else {
            var next = 0
            while let entry = dict.nextEntry(from: next) {
                try chargeItem(entry)
                result.insertNew(dict.key(at: entry), dict.hash(at: entry), dict.value(at: entry))
                next = entry &+ 1
            }
        }
        return result
    }

    /// `dict.update(other)`: a dict, anything with `keys()`, or an iterable of pairs.
    package func dictUpdate(_ dict: DictObject, _ other: Value) throws(Raise) {
        if let source = other.as(.dict, DictObject.self),
            isExact(source, pointee.shapes.dict) || !overridesIteration(source)
        {
            return try dictMerge(dict, source)
        }
        let keys = try attributeIfPresent(other, names.keys)
        if keys.isUnbound { return try updateFromPairs(dict, other) }
        try forEach(try call(keys)) { (key) throws(Raise) in
            try dict.set(key, try getItem(other, key), self)
        }
    }

    /// An attribute, or unbound if there is none.
    private func attributeIfPresent(_ value: Value, _ name: StringObject) throws(Raise) -> Value {
        do throws(Raise) { return try getAttribute(value, name) } catch {
            try swallow(types.attributeError)
            return .unbound
        }
    }

    /// A subclass of `dict` that goes over its keys in its own way is asked for them.
    private func overridesIteration(_ dict: DictObject) -> Bool {
        guard case .object(let found) = lookup(dict.type, names.iter),
            case .object(let original) = lookup(types.dict, names.iter)
        else { return false }
        return found !== original
    }

    /// Sets all entries of `source` in `dict`.
    package func dictMerge(_ dict: DictObject, _ source: DictObject) throws(Raise) {
        if source === dict || source.count == 0 { return }
        if dict.entryCapacity == 0 && source.used == source.count {
            try dict.copyStorage(of: source, self)
            return
        }
        var next = 0
        while let entry = source.nextEntry(from: next) {
            let key = source.key(at: entry)
            let value = source.value(at: entry)
            let hash = source.hash(at: entry)
            let version = source.layoutVersion
            let found = try dict.find(key, hash: hash, self)
            if found >= 0 { store(dict.valueSlot(found), value) } else { dict.insertNew(key, hash, value) }
            if source.layoutVersion != version { throw runtimeError("dict mutated during update") }
            next = entry &+ 1
        }
        try charge(next)
    }

    private func updateFromPairs(_ dict: DictObject, _ iterable: Value) throws(Raise) {
        var number = 0
        try forEach(iterable) { (item) throws(Raise) in
            if let pair = exactTuple(item), pair.count == 2 {
                try dict.set(pair[0], pair[1], self)
            } else {
                let pair = try updatePair(item, number)
                try dict.set(pair[0], pair[1], self)
            }
            number &+= 1
        }
    }

    private func updatePair(_ item: Value, _ number: Int) throws(Raise) -> TupleObject {
        let pair: TupleObject
        do throws(Raise) { pair = try makeTuple(from: item) } catch {
            try swallow(types.typeError)
            throw typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
        }
        if pair.count != 2 {
            throw valueError("dictionary update sequence element #\(number) has length \(pair.count); 2 is required")
        }
        return pair
    }
}
