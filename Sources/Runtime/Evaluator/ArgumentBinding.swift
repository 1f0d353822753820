// Binding the arguments of a call to the parameters of a Python function, with CPython's errors.
//
// Arguments lie at `base`, positional ones first, then the values of the keywords. When all is well the parameters lie at `base` in
// slot order: positional, keyword-only, `*args`, `**kwargs`. On an error everything has been dropped.

extension UnsafeMutablePointer where Pointee == ThreadState {
    func bindArguments(
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
        let body = function.body
        let direct = min(positional, body.positionalCount)
        for i in 0..<direct {
            (bound + i).initialize(to: (base + i).move())
            (base + i).initialize(to: .unbound)
        }
        let variadicSlot = body.positionalCount + body.keywordOnlyCount
        if body.hasVariadic {
            let rest: TupleObject =
                direct == positional ? interpreter.emptyTuple : makeTuple(copying: base + direct, positional - direct)
            (bound + variadicSlot).initialize(to: .object(rest))
        }
        var extra: DictObject?
        if body.hasKeywords {
            let dict = makeDict()
            extra = dict
            (bound + variadicSlot + (body.hasVariadic ? 1 : 0)).initialize(to: .object(dict))
        }
        if let keywords { try bindKeywords(function, base + positional, keywords, bound, extra, positional) }
        if positional > body.positionalCount && !body.hasVariadic {
            throw tooManyPositional(function, positional, bound)
        }
        try fillDefaults(function, bound, positional)
    }

    private func bindKeywords(
        _ function: FunctionObject, _ values: Slots, _ keywords: TupleObject, _ bound: Slots, _ extra: DictObject?,
        _ positional: Int
    ) throws(Raise) {
        let body = function.body
        let named = body.positionalCount + body.keywordOnlyCount
        next: for k in 0..<keywords.count {
            guard let name = keywords[k].as(.string, StringObject.self) else { throw typeError("keywords must be strings") }
            for i in body.positionalOnlyCount..<max(named, body.positionalOnlyCount) {
                let parameter = body.parameterNames[i]
                if parameter === name || parameter.equals(name) {
                    if !bound[i].isUnbound {
                        throw typeError("\(function.qualifiedName.text)() got multiple values for argument '\(name.text)'")
                    }
                    (bound + i).initialize(to: copy(values + k))
                    continue next
                }
            }
            if let extra {
                try extra.set(.object(name), copy(values + k), self)
                continue
            }
            throw unexpectedKeyword(function, name, keywords)
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

    private func fillDefaults(_ function: FunctionObject, _ bound: Slots, _ positional: Int) throws(Raise) {
        let body = function.body
        if positional < body.positionalCount {
            let defaults = function.defaults
            let firstDefault = body.positionalCount - (defaults?.count ?? 0)
            var missing: [String] = []
            for i in 0..<body.positionalCount where bound[i].isUnbound {
                if i >= firstDefault, let defaults {
                    (bound + i).initialize(to: defaults[i - firstDefault])
                } else {
                    missing.append(body.parameterNames[i].text)
                }
            }
            if !missing.isEmpty { throw missingError(function, missing, "positional") }
        }
        guard body.keywordOnlyCount > 0 else { return }
        var missing: [String] = []
        for i in body.positionalCount..<(body.positionalCount + body.keywordOnlyCount) where bound[i].isUnbound {
            let value = function.keywordDefaults?.get(body.parameterNames[i]) ?? .unbound
            if value.isUnbound {
                missing.append(body.parameterNames[i].text)
            } else {
                (bound + i).initialize(to: value)
            }
        }
        if !missing.isEmpty { throw missingError(function, missing, "keyword-only") }
    }

    /// Too few arguments in a call without keywords.
    func missingArguments(_ function: FunctionObject, _ base: Slots, _ count: Int) -> Raise {
        let body = function.body
        let required = body.positionalCount - (function.defaults?.count ?? 0)
        return missingError(function, body.parameterNames[count..<max(required, count)].map { $0.text }, "positional")
    }

    private func missingError(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
        let quoted = names.map { "'\($0)'" }
        let list: String
        switch quoted.count {
        case 0, 1: list = quoted.first ?? ""
        case 2: list = "\(quoted[0]) and \(quoted[1])"
        default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
        }
        return typeError(
            "\(function.qualifiedName.text)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
        )
    }

    private func tooManyPositional(_ function: FunctionObject, _ given: Int, _ bound: Slots) -> Raise {
        let body = function.body
        let defaults = function.defaults?.count ?? 0
        let most = body.positionalCount
        var givenKeywordOnly = 0
        for i in body.positionalCount..<(body.positionalCount + body.keywordOnlyCount) where !bound[i].isUnbound {
            givenKeywordOnly += 1
        }
        let expected: String
        let plural: Bool
        if defaults > 0 {
            expected = "from \(most - defaults) to \(most)"
            plural = true
        } else {
            expected = "\(most)"
            plural = most != 1
        }
        let was = given == 1 && givenKeywordOnly == 0 ? "was" : "were"
        let extra =
            givenKeywordOnly == 0
            ? ""
            : " positional argument\(given == 1 ? "" : "s") (and \(givenKeywordOnly) keyword-only argument\(givenKeywordOnly == 1 ? "" : "s"))"
        return typeError(
            "\(function.qualifiedName.text)() takes \(expected) positional argument\(plural ? "s" : "") but \(given)\(extra) \(was) given"
        )
    }
}
