// "Did you mean: 'x'?": which known name is nearest to a wrong one.
//
// The distance is an edit distance in which a changed letter costs two and a change of case one. At most a third of the letters
// may differ; long lists and long names are not searched. (The limits are CPython's, so that the answers are.)

private enum EditDistance {
    static let moveCost = 2
    static let caseCost = 1
    static let longestName = 40
    static let mostCandidates = 750

    private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
        if a == b { return 0 }
        return lowered(a) == lowered(b) ? caseCost : moveCost
    }

    /// The distance, or something larger than `limit` when it exceeds that.
    static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
        var a = a[...]
        var b = b[...]
        while let x = a.first, x == b.first {
            a.removeFirst()
            b.removeFirst()
        }
        while let x = a.last, x == b.last {
            a.removeLast()
            b.removeLast()
        }
        if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
        if a.count > longestName || b.count > longestName { return limit + 1 }
        if a.count > b.count { swap(&a, &b) }
        if (b.count - a.count) * moveCost > limit { return limit + 1 }
        let short = Array(a)
        // row[i]: distance of the first i + 1 letters of `short` to the letters of `b` so far
        var row = (1...short.count).map { $0 * moveCost }
        var result = 0
        for (j, letter) in b.enumerated() {
            var diagonal = j * moveCost
            result = diagonal
            var smallest = Int.max
            for i in 0..<short.count {
                let substituted = diagonal + cost(letter, short[i])
                diagonal = row[i]
                result = min(substituted, min(result, diagonal) + moveCost)
                row[i] = result
                smallest = min(smallest, result)
            }
            if smallest > limit { return limit + 1 }
        }
        return result
    }
}

/// The name that is nearest to a wrong one, if any is near enough.
package func closestName(to name: String, among candidates: [String]) -> String? {
    let wrong = Array(name.utf8)
    if candidates.count > EditDistance.mostCandidates || wrong.count > EditDistance.longestName { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.utf8)
        let allowed = min((letters.count + wrong.count + 3) * EditDistance.moveCost / 6, bestDistance - 1)
        let distance = EditDistance.between(wrong, letters, limit: allowed)
        if distance > allowed { continue }
        best = candidate
        bestDistance = distance
    }
    return best
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What is added to the text of an exception: `. Did you mean: 'x'?`, or nothing.
    func suggestion(for exception: ExceptionObject) -> String {
        var result = ""
        withoutPendingException {
            do throws(Raise) { result = try findSuggestion(exception) } catch { pointee.exception = nil }
        }
        return result
    }

    private func findSuggestion(_ exception: ExceptionObject) throws(Raise) -> String {
        if exception.type.isSubtype(of: types.importError) {
            guard let wrong = exception.field(3).as(.string, StringObject.self),
                let near = try nameInModule(exception, wrong.text)
            else { return "" }
            return ". Did you mean: '\(near)'?"
        }
        if exception.type.isSubtype(of: types.attributeError) {
            guard let wrong = exception.field(0).as(.string, StringObject.self),
                let near = try attributeName(exception, wrong.text)
            else { return "" }
            return ". Did you mean: '\(near)'?"
        }
        guard exception.type.isSubtype(of: types.nameError),
            let wrong = exception.field(0).as(.string, StringObject.self)
        else { return "" }
        let near = try variableName(exception, wrong)
        var text = near.map { ". Did you mean: '\($0)'?" } ?? ""
        if try isLibraryModule(wrong) {
            text +=
                near == nil
                ? ". Did you forget to import '\(wrong.text)'?" : " Or did you forget to import '\(wrong.text)'?"
        }
        return text
    }

    private func isLibraryModule(_ name: StringObject) throws(Raise) -> Bool {
        let known = moduleAttribute(systemModule, intern("stdlib_module_names"))
        return known.isUnbound ? false : try contains(known, .object(name))
    }

    private func innermostFrame(_ exception: ExceptionObject) -> FrameObject? {
        var last = exception.traceback
        while let next = last?.next { last = next }
        return last?.frame
    }

    /// `dir(object)`, sorted; names that start with an underscore only on request.
    private func attributeNames(_ object: Value, showsHidden: Bool) throws(Raise) -> [String] {
        let dir = interpreter.builtins.get(intern("dir"))
        var names: [String] = []
        try forEach(try call(dir, object)) { (item) throws(Raise) in
            if let name = item.as(.string, StringObject.self) { names.append(name.text) }
        }
        names.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        return showsHidden ? names : names.filter { !$0.hasPrefix("_") }
    }

    private func attributeName(_ exception: ExceptionObject, _ wrong: String) throws(Raise) -> String? {
        // An exception made in Python without `obj` has nothing to look at.
        if exception.fields.count < 2 { return nil }
        let object = exception.field(1)
        var showsHidden = wrong.hasPrefix("_")
        if !showsHidden, let frame = innermostFrame(exception), let own = local("self", in: frame) {
            showsHidden = own.isSame(as: object)
        }
        return closestName(to: wrong, among: try attributeNames(object, showsHidden: showsHidden))
    }

    private func nameInModule(_ exception: ExceptionObject, _ wrong: String) throws(Raise) -> String? {
        guard let name = exception.field(1).as(.string, StringObject.self) else { return nil }
        let module = interpreter.modules.get(name)
        if module.isUnbound { return nil }
        return closestName(to: wrong, among: try attributeNames(module, showsHidden: wrong.hasPrefix("_")))
    }

    private func local(_ name: String, in frame: FrameObject) -> Value? {
        guard let locals = locals(of: frame).as(.dict, DictObject.self) else { return nil }
        let value = locals.get(intern(name))
        return value.isUnbound ? nil : value
    }

    private func variableName(_ exception: ExceptionObject, _ wrong: StringObject) throws(Raise) -> String? {
        guard let frame = innermostFrame(exception) else { return nil }
        if let own = local("self", in: frame), !(try lookupAttribute(own, wrong)).isUnbound {
            return "self.\(wrong.text)"
        }
        var names: [String] = []
        var namespaces = [frame.body.globals, frame.body.builtins]
        if let locals = locals(of: frame).as(.dict, DictObject.self) { namespaces.insert(locals, at: 0) }
        for namespace in namespaces {
            var e = -1
            while let next = namespace.nextEntry(from: e + 1) {
                e = next
                if let name = namespace.key(at: next).as(.string, StringObject.self) { names.append(name.text) }
            }
        }
        return closestName(to: wrong.text, among: names)
    }
}
