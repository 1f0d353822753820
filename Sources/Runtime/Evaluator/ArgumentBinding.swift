// Binding the arguments of a call to the parameters of a Python function, with CPython's errors.
//
// Arguments lie at `base`, positional ones first, then the values of the keywords. When all is well the parameters lie at `base` in
// slot order: positional, keyword-only, `*args`, `**kwargs`. On an error everything has been dropped.

extension UnsafeMutablePointer where Pointee == ThreadState {
    package func bindArguments(
        _ function: FunctionObject, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) {
        let body = function.body
        let positional = count - (keywords?.count ?? 0)
        // The bound parameters are put together above the arguments and moved down at the end.
        let bound = base + count
        let total = body.parameterCount
        makeUnbound(bound, total)
        let saved = pointee.sp
        pointee.sp = bound + total
        do throws(Raise) {
            try bindAll(function, base, positional, keywords, bound)
        } catch {
            drop(base, count + total)
            pointee.sp = saved
            throw error
        }
        drop(base, count)
        if count != 0 {
            moveBytes(base, bound, total * 16)
        }
        pointee.sp = saved
    }

    private func bindAll(
        _ function: FunctionObject, _ base: Slots, _ positional: Int, _ keywords: TupleObject?, _ bound: Slots
    ) throws(Raise) {
        let body = function.bodyRef
        let direct = min(positional, body.positionalCount)
        moveBytes(bound, base, direct &* 16)
        makeUnbound(base, direct)
        var next = bound + body.positionalCount + body.keywordOnlyCount
        if body.hasVariadic {
            let rest: TupleObject =
                direct == positional ? interpreter.emptyTuple : makeTuple(copying: base + direct, positional - direct)
            next.initialize(to: .object(rest))
            next += 1
        }
        if body.hasKeywords { next.initialize(to: .object(makeDict())) }
        if let keywords {
            try bindKeywords(function, base + positional, keywords, bound, body.hasKeywords ? next : nil)
        }
        if positional > body.positionalCount && !body.hasVariadic {
            throw tooManyPositional(function, positional, bound)
        }
        try fillDefaults(.passUnretained(function), bound, positional)
    }

    /// `extra` is the slot of the `**kwargs` dict.
    private func bindKeywords(
        _ function: FunctionObject, _ values: Slots, _ keywords: TupleObject, _ bound: Slots, _ extra: Slots?
    ) throws(Raise) {
        let body = function.bodyRef
        let named = body.positionalCount + body.keywordOnlyCount
        let parameters = body.parameters
        let count = keywords.count
        let names = keywords.items
        var k = 0
        next: while k < count {
            let value = values + k
            guard let name = peek(names + k), name.kind == .string else { throw typeError("keywords must be strings") }
            k &+= 1
            let address = name.toOpaque()
            var i = body.positionalOnlyCount
            while i < named && parameters[i].toOpaque() != address { i &+= 1 }
            if i >= named {
                // an equal name that is another object (from `**mapping`)
                let text = name.to(StringObject.self).takeUnretainedValue()
                i = body.positionalOnlyCount
                while i < named && !parameters[i]._withUnsafeGuaranteedRef({ $0.equals(text) }) { i &+= 1 }
            }
            if i < named {
                if !bound[i].isUnbound {
                    let text = name.to(StringObject.self).takeUnretainedValue().text
                    throw typeError("\(function.qualifiedName.text)() got multiple values for argument '\(text)'")
                }
                (bound + i).initialize(to: copy(value))
                continue next
            }
            guard let extra, let dict = peek(extra) else {
                throw unexpectedKeyword(function, name.to(StringObject.self).takeUnretainedValue(), keywords)
            }
            try dict.to(DictObject.self).takeUnretainedValue().set(copy(names + (k &- 1)), copy(value), self)
        }
    }

    private func unexpectedKeyword(_ function: FunctionObject, _ name: StringObject, _ keywords: TupleObject) -> Raise {
        let body = function.body
        var positionalOnly: [String] = []
        for i in 0..<body.positionalOnlyCount {
            for k in 0..<keywords.count {
                if let given = keywords[k].as(.string, StringObject.self), given.equals(body.parameterNames[i]) {
                    positionalOnly.append(body.parameterNames[i].text)
                }
            }
        }
        let function = function.qualifiedName.text
        if !positionalOnly.isEmpty {
            return typeError(
                "\(function)() got some positional-only arguments passed as keyword arguments: '\(positionalOnly.joined(separator: ", "))'"
            )
        }
        let candidates = body.parameterNames[body.positionalOnlyCount..<(body.positionalCount + body.keywordOnlyCount)]
        if let near = closestName(to: name.text, among: candidates.map { $0.text }) {
            return typeError("\(function)() got an unexpected keyword argument '\(name.text)'. Did you mean '\(near)'?")
        }
        return typeError("\(function)() got an unexpected keyword argument '\(name.text)'")
    }

    /// Gives every parameter that is still unbound its default. The first `positional` are set.
    func fillDefaults(_ function: Unmanaged<FunctionObject>, _ bound: Slots, _ positional: Int) throws(Raise) {
        let body = function.bodyRef
        let most = body.positionalCount
        let defaults = function.defaultsRef
        let first = most - (defaults?.count ?? 0)
        var i = positional
        while i < most {
            if bound[i].isUnbound {
                guard let defaults, i >= first else {
                    throw missing(function.takeUnretainedValue(), bound, 0..<max(first, 0))
                }
                (bound + i).initialize(to: copy(defaults.items + (i - first)))
            }
            i &+= 1
        }
        if body.keywordOnlyCount > 0 { try fillKeywordDefaults(function.takeUnretainedValue(), bound) }
    }

    private func fillKeywordDefaults(_ function: FunctionObject, _ bound: Slots) throws(Raise) {
        let body = function.body
        let all = body.positionalCount..<(body.positionalCount + body.keywordOnlyCount)
        var isMissing = false
        for i in all where bound[i].isUnbound {
            let value = function.keywordDefaults?.get(body.parameterNames[i]) ?? .unbound
            if value.isUnbound { isMissing = true } else { (bound + i).initialize(to: value) }
        }
        if !isMissing { return }
        throw missingArguments(
            function.qualifiedName.text, all.filter { bound[$0].isUnbound }.map { body.parameterNames[$0].text },
            "keyword-only")
    }

    /// The error that names the positional parameters without a value among `required`.
    private func missing(_ function: FunctionObject, _ bound: Slots, _ required: Range<Int>) -> Raise {
        let names = required.filter { bound[$0].isUnbound }.map { function.body.parameterNames[$0].text }
        return missingArguments(function.qualifiedName.text, names, "positional")
    }

    /// Too few arguments in a call without keywords.
    func missingArguments(_ function: FunctionObject, _ base: Slots, _ count: Int) -> Raise {
        let body = function.body
        let required = body.positionalCount - (function.defaults?.count ?? 0)
        return missingArguments(
            function.qualifiedName.text, body.parameterNames[count..<max(required, count)].map { $0.text }, "positional"
        )
    }

    func missingArguments(_ function: String, _ names: [String], _ kind: String) -> Raise {
        let quoted = names.map { "'\($0)'" }
        let list: String
        switch quoted.count {
        case 0, 1: list = quoted.first ?? ""
        case 2: list = "\(quoted[0]) and \(quoted[1])"
        default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
        }
        return typeError(
            "\(function)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
        )
    }

    func tooManyPositional(_ function: FunctionObject, _ given: Int, _ bound: Slots) -> Raise {
        let body = function.body
        let most = body.positionalCount
        var givenKeywordOnly = 0
        for i in most..<(most + body.keywordOnlyCount) where !bound[i].isUnbound { givenKeywordOnly += 1 }
        return tooManyPositional(
            function.qualifiedName.text, least: most - (function.defaults?.count ?? 0), most: most, given: given,
            givenKeywordOnly: givenKeywordOnly)
    }

    func tooManyPositional(_ function: String, least: Int, most: Int, given: Int, givenKeywordOnly: Int) -> Raise {
        let expected = least < most ? "from \(least) to \(most)" : "\(most)"
        let plural = least < most || most != 1
        let was = given == 1 && givenKeywordOnly == 0 ? "was" : "were"
        let extra =
            givenKeywordOnly == 0
            ? ""
            : " positional argument\(given == 1 ? "" : "s") (and \(givenKeywordOnly) keyword-only argument\(givenKeywordOnly == 1 ? "" : "s"))"
        return typeError(
            "\(function)() takes \(expected) positional argument\(plural ? "s" : "") but \(given)\(extra) \(was) given"
        )
    }
}
