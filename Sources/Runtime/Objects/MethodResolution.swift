// The method resolution order of a class: C3 linearisation.
//
// The order keeps every class before its bases, and the bases of each class in the order in which it names them. Where that is
// impossible there is no order and no class.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The order for a class with these bases, the class itself first.
    func resolutionOrder(of type: TypeObject, _ bases: [TypeObject]) throws(Raise) -> [TypeObject] {
        for (i, base) in bases.enumerated() {
            for other in bases[..<i] where other === base { throw typeError("duplicate base class \(base.name.text)") }
        }
        // with one base there is nothing to merge
        if bases.count == 1 { return [type] + bases[0].mro }
        return [type] + (try merge(bases.map { $0.mro } + [bases]))
    }

    /// Takes, again and again, the first head of a list that is in no other list's tail.
    private func merge(_ lists: [[TypeObject]]) throws(Raise) -> [TypeObject] {
        var result: [TypeObject] = []
        var positions = Array(repeating: 0, count: lists.count)
        while true {
            var isDone = true
            var next: TypeObject?
            for (i, list) in lists.enumerated() where positions[i] < list.count {
                isDone = false
                let candidate = list[positions[i]]
                if !isInTail(candidate, lists, positions) {
                    next = candidate
                    break
                }
            }
            if isDone { return result }
            guard let next else { throw inconsistent(lists, positions) }
            result.append(next)
            for (i, list) in lists.enumerated() where positions[i] < list.count && list[positions[i]] === next {
                positions[i] += 1
            }
        }
    }

    private func isInTail(_ candidate: TypeObject, _ lists: [[TypeObject]], _ positions: [Int]) -> Bool {
        for (i, list) in lists.enumerated() {
            for type in list.dropFirst(positions[i] + 1) where type === candidate { return true }
        }
        return false
    }

    private func inconsistent(_ lists: [[TypeObject]], _ positions: [Int]) -> Raise {
        var names: [String] = []
        var seen: [TypeObject] = []
        for (i, list) in lists.enumerated() where positions[i] < list.count {
            let head = list[positions[i]]
            if seen.contains(where: { $0 === head }) { continue }
            seen.append(head)
            names.append(head.name.text)
        }
        return typeError(
            "Cannot create a consistent method resolution order (MRO) for bases \(names.joined(separator: ", "))")
    }

    // MARK: Layout

    /// The native type, or the class with `__slots__`, that decides what instances of `type` look like.
    func solidBase(of type: TypeObject) -> TypeObject {
        var current = type
        while let base = current.base {
            if current.isHeapType {
                let own = current.root._withUnsafeGuaranteedRef { $0.fixedCount }
                if own != base.root._withUnsafeGuaranteedRef({ $0.fixedCount }) { return current }
            } else if current.layout != base.layout || current.layout == .other || current.layout == .iterator {
                return current
            }
            current = base
        }
        return current
    }

    /// The base whose layout the new class extends.
    func bestBase(of bases: [TypeObject]) throws(Raise) -> TypeObject {
        var best: TypeObject?
        var winner: TypeObject?
        for base in bases {
            if let native = base.native, !native.options.contains(.isBase), base !== types.object {
                throw typeError("type '\(qualifiedTypeName(base))' is not an acceptable base type")
            }
            let candidate = solidBase(of: base)
            guard let known = winner else {
                winner = candidate
                best = base
                continue
            }
            if known.isSubtype(of: candidate) { continue }
            if candidate.isSubtype(of: known) {
                winner = candidate
                best = base
            } else {
                throw typeError("multiple bases have instance lay-out conflict")
            }
        }
        return best ?? types.object
    }
}
