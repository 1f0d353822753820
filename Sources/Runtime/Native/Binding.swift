// Calling native functions: arguments on the value stack are bound to the parameters of the signature, in place. The fast way is a
// plan (`BindingPlan`); this file has the general one, with CPython's errors.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Calls a native function. `base` holds `count` borrowed values: the positional arguments (the receiver included), then those of
    /// `keywords`. Nothing above them is in use.
    @inline(__always) func callNative(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        if keywords == nil && function._withUnsafeGuaranteedRef({ $0.exactCount }) == count {
            let saved = pointee.sp
            pointee.sp = base + count
            let body = function._withUnsafeGuaranteedRef { $0.body }
            let result: Value
            do throws(Raise) {
                result = try body(Call(arguments: base, count: count, thread: self, function: function))
            } catch {
                pointee.sp = saved
                throw error
            }
            pointee.sp = saved
            return result
        }
        return try bindAndCall(function, base, count, keywords)
    }

    @inline(never) private func bindAndCall(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let saved = pointee.sp
        defer { pointee.sp = saved }
        guard let plan = function._withUnsafeGuaranteedRef({ $0.plan }) else {
            if function._withUnsafeGuaranteedRef({ $0.isVariadic }) {
                return try callVariadic(function, base, count, keywords)
            }
            if keywords == nil, function._withUnsafeGuaranteedRef({ $0.definition.plainCount }) == count {
                function._withUnsafeGuaranteedRef { $0.exactCount = count }
                pointee.sp = base + count
                let body = function._withUnsafeGuaranteedRef { $0.body }
                return try body(Call(arguments: base, count: count, thread: self, function: function))
            }
            return try bindGenerally(function, base, count, keywords)
        }
        var bound = base
        let parameterCount = plan.pointee.parameterCount
        try checkStack(base + count + parameterCount)
        if let keywords {
            bound += count
            if !plan.pointee.bind(base, count - keywords.count, keywords) {
                return try bindGenerally(function, base, count, keywords)
            }
        } else if !plan.pointee.complete(base, count) {
            return try bindGenerally(function, base, count, nil)
        }
        pointee.sp = bound + parameterCount
        let body = function._withUnsafeGuaranteedRef { $0.body }
        return try body(Call(arguments: bound, count: parameterCount, thread: self, function: function))
    }

    private func callVariadic(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        pointee.sp = base + count
        let body = function._withUnsafeGuaranteedRef { $0.body }
        if keywords == nil && pointee.callKeywords == nil {
            return try body(Call(arguments: base, count: count, thread: self, function: function))
        }
        let outer = pointee.callKeywords
        pointee.callKeywords = keywords
        defer { pointee.callKeywords = outer }
        return try body(Call(arguments: base, count: count - (keywords?.count ?? 0), thread: self, function: function))
    }

    /// The first call of a function, functions that collect arguments, and wrong calls.
    @inline(never) private func bindGenerally(
        _ function: Unmanaged<NativeObject>, _ base: Slots, _ count: Int, _ keywords: TupleObject?
    ) throws(Raise) -> Value {
        let definition = function._withUnsafeGuaranteedRef { $0.definition }
        let signature = definition.signature(self)
        function._withUnsafeGuaranteedRef { $0.prepare(signature) }
        // The bound parameters go above the arguments, so that those stay as the caller made them.
        let bound = base + count
        let parameterCount = signature.parameters.count
        try checkStack(bound + parameterCount)
        makeUnbound(bound, parameterCount)
        pointee.sp = bound + parameterCount
        defer { drop(bound, parameterCount) }
        try bind(signature, definition, base, count - (keywords?.count ?? 0), keywords, into: bound)
        let body = function._withUnsafeGuaranteedRef { $0.body }
        return try body(Call(arguments: bound, count: parameterCount, thread: self, function: function))
    }

    /// Binds `positional` arguments at `base` and the keyword values behind them to `bound`, which is unbound. Of several mistakes in
    /// a call CPython names another one first in functions written in Python (keywords that do not fit, then too many arguments, then
    /// missing ones) than in those written in C (the numbers of arguments, then missing ones, then keywords that do not fit).
    func bind(
        _ signature: Signature, _ definition: NativeDefinition, _ base: Slots, _ positional: Int,
        _ keywords: TupleObject?,
        into bound: Slots
    ) throws(Raise) {
        let receivers = signature.hasReceiver ? 1 : 0
        let speaksPython = definition.row.speaksPython
        let named = keywords?.count ?? 0
        if signature.isClosed, !speaksPython {
            if named > 0, signature.isAllPositionalOnly {
                throw typeError("\(qualifiedName(signature, definition))() takes no keyword arguments")
            }
            if positional + named > signature.parameters.count, !signature.isAllPositionalOnly {
                throw moreThanParameters(signature, positional - receivers, positional + named - receivers)
            }
        }
        let direct = min(positional, signature.positionalCount)
        for i in 0..<direct { (bound + i).initialize(to: copy(base + i)) }
        let isTooLong = positional > direct && signature.variadicIndex == nil
        if let index = signature.variadicIndex {
            let rest = makeTuple(copying: base + direct, positional - direct)
            (bound + index).initialize(to: .object(rest))
        } else if isTooLong, !speaksPython {
            throw tooManyArguments(signature, definition, positional - receivers)
        }
        if let index = signature.keywordsIndex { (bound + index).initialize(to: .object(makeDict())) }
        var misfit: Int?
        if let keywords {
            misfit = try bindKeywords(signature, base + positional, keywords, into: bound)
            if let misfit, speaksPython { throw self.misfit(signature, definition, keywords, misfit, direct) }
        }
        if isTooLong { throw tooManyForPython(signature, positional, keywords) }
        for (i, parameter) in signature.parameters.enumerated() where bound[i].isUnbound {
            if parameter.hasDefault {
                if !parameter.defaultValue.isUnbound { (bound + i).initialize(to: parameter.defaultValue) }
            } else if parameter.kind != .variadic && parameter.kind != .keywords {
                if speaksPython { throw missingForPython(signature, bound) }
                throw missingArgument(signature, definition, i, positional - receivers, hasKeywords: keywords != nil)
            }
        }
        if let misfit, let keywords { throw self.misfit(signature, definition, keywords, misfit, direct) }
    }

    /// Binds the keywords that fit; answers which is the first that does not.
    private func bindKeywords(
        _ signature: Signature, _ values: Slots, _ keywords: TupleObject, into bound: Slots
    ) throws(Raise) -> Int? {
        var misfit: Int?
        for k in 0..<keywords.count {
            guard let name = keywords[k].as(.string, StringObject.self) else {
                throw typeError("keywords must be strings")
            }
            if let i = signature.index(ofKeyword: name) {
                if bound[i].isUnbound { (bound + i).initialize(to: copy(values + k)) } else { misfit = misfit ?? k }
            } else if let index = signature.keywordsIndex, let rest = bound[index].as(.dict, DictObject.self) {
                try rest.set(.object(name), copy(values + k), self)
            } else {
                misfit = misfit ?? k
            }
        }
        return misfit
    }

    /// What is wrong with the keywords of a call of which the one at `first` is the first that could not be bound: `direct` parameters
    /// have been given by position. C tells of parameters given twice before it tells of unknown ones.
    private func misfit(
        _ signature: Signature, _ definition: NativeDefinition, _ keywords: TupleObject, _ first: Int, _ direct: Int
    ) -> Raise {
        let names = (0..<keywords.count).compactMap { keywords[$0].as(.string, StringObject.self) }
        if definition.row.speaksPython {
            if signature.index(ofKeyword: names[first]) != nil {
                return typeError(
                    "\(signature.functionName)() got multiple values for argument '\(names[first].text)'")
            }
            return unexpectedKeyword(signature, names[first])
        }
        let given = min(direct, signature.parameters.count)
        for i in min(signature.positionalOnlyCount, given)..<given {
            let name = signature.parameters[i].name
            guard names.contains(where: { $0 === name || $0.equals(name) }) else { continue }
            let position = i + (signature.hasReceiver ? 0 : 1)
            return typeError(
                "argument for \(signature.functionName)() given by name ('\(name.text)') and position (\(position))")
        }
        let unknown = names.first { signature.index(ofKeyword: $0) == nil }
        return unexpectedKeyword(signature, unknown ?? names[first])
    }

    private func unexpectedKeyword(_ signature: Signature, _ name: StringObject) -> Raise {
        let known = signature.parameters[signature.positionalOnlyCount...].map { $0.name.text }
        return unexpectedKeyword(signature.functionName, name.text, known)
    }

    /// A keyword that a native function does not know, with a hint if it looks like one of the known ones.
    package func unexpectedKeyword(_ function: String, _ name: String, _ known: [String]) -> Raise {
        let hint = closestName(to: name, among: known).map { ". Did you mean '\($0)'?" } ?? ""
        return typeError("\(function)() got an unexpected keyword argument '\(name)'\(hint)")
    }

    /// The name with that of the type or module: how CPython speaks of functions without a signature of their own.
    private func qualifiedName(_ signature: Signature, _ definition: NativeDefinition) -> String {
        if definition.operation == NativeDefinition.constructor { return signature.functionName }
        if let owner = definition.owner {
            return signature.hasReceiver ? "\(owner.name.text).\(signature.functionName)" : signature.functionName
        }
        guard let module = definition.module.as(.string, StringObject.self), !module.equals("builtins") else {
            return signature.functionName
        }
        return "\(module.text).\(signature.functionName)"
    }

    /// More arguments, named or not, than there are parameters.
    private func moreThanParameters(_ signature: Signature, _ positional: Int, _ given: Int) -> Raise {
        let most = signature.parameters.count - (signature.hasReceiver ? 1 : 0)
        if most == 0 { return typeError("\(signature.functionName)() takes no arguments (\(given) given)") }
        let kind = positional == 0 ? "keyword " : ""
        return typeError(
            "\(signature.functionName)() takes at most \(most) \(kind)argument\(most == 1 ? "" : "s") (\(given) given)")
    }

    private func tooManyForPython(_ signature: Signature, _ given: Int, _ keywords: TupleObject?) -> Raise {
        var namedOnly = 0
        for k in 0..<(keywords?.count ?? 0) {
            guard let name = keywords?[k].as(.string, StringObject.self) else { continue }
            if signature.parameters.contains(where: { $0.kind == .keywordOnly && $0.name.equals(name) }) {
                namedOnly += 1
            }
        }
        return tooManyPositional(
            signature.functionName, least: signature.requiredCount, most: signature.positionalCount, given: given,
            givenKeywordOnly: namedOnly)
    }

    private func missingForPython(_ signature: Signature, _ bound: Slots) -> Raise {
        let missing = signature.parameters.indices.filter {
            !signature.parameters[$0].hasDefault && bound[$0].isUnbound
        }
        let positional = missing.filter { $0 < signature.positionalCount }
        if positional.isEmpty {
            return missingArguments(
                signature.functionName, missing.map { signature.parameters[$0].name.text }, "keyword-only")
        }
        return missingArguments(
            signature.functionName, positional.map { signature.parameters[$0].name.text }, "positional")
    }

    private func tooManyArguments(_ signature: Signature, _ definition: NativeDefinition, _ given: Int) -> Raise {
        let receivers = signature.hasReceiver ? 1 : 0
        let most = signature.positionalCount - receivers
        let least = signature.requiredCount - receivers
        let allPositionalOnly = signature.positionalOnlyCount == signature.parameters.count
        var name = signature.functionName
        if allPositionalOnly, most <= 1, least == most { name = qualifiedName(signature, definition) }
        if most == 0 && signature.parameters.count == receivers {
            return typeError("\(name)() takes no arguments (\(given) given)")
        }
        if allPositionalOnly {
            if least == most {
                if most == 1 && definition.operation != NativeDefinition.constructor {
                    return typeError("\(name)() takes exactly one argument (\(given) given)")
                }
                if definition.row.takesTuple { return wrongTuple(name, most, given) }
                return typeError("\(name) expected \(most) argument\(most == 1 ? "" : "s"), got \(given)")
            }
            return typeError("\(name) expected at most \(most) argument\(most == 1 ? "" : "s"), got \(given)")
        }
        if most == 0 { return typeError("\(name)() takes no positional arguments") }
        let quantity = least == most ? "exactly" : "at most"
        let kind = signature.positionalCount == signature.parameters.count ? "" : "positional "
        return typeError(
            "\(name)() takes \(quantity) \(most) \(kind)argument\(most == 1 ? "" : "s") (\(given) given)")
    }

    private func wrongTuple(_ name: String, _ count: Int, _ given: Int) -> Raise {
        typeError("\(name)() takes exactly \(count) arguments (\(given) given)")
    }

    private func missingArgument(
        _ signature: Signature, _ definition: NativeDefinition, _ index: Int, _ given: Int, hasKeywords: Bool
    ) -> Raise {
        let receivers = signature.hasReceiver ? 1 : 0
        let name = signature.functionName
        if index < receivers { return typeError("unbound method \(name)() needs an argument") }
        let least = signature.requiredCount - receivers
        let most = signature.positionalCount - receivers
        if signature.positionalOnlyCount == signature.parameters.count {
            if least == most && most == 1 && definition.operation != NativeDefinition.constructor {
                return typeError(
                    "\(qualifiedName(signature, definition))() takes exactly one argument (\(given) given)")
            }
            if definition.row.takesTuple { return wrongTuple(name, most, given) }
            let quantity = least == most ? "" : "at least "
            return typeError("\(name) expected \(quantity)\(least) argument\(least == 1 ? "" : "s"), got \(given)")
        }
        if index < signature.positionalOnlyCount {
            let needed = min(least, signature.positionalOnlyCount - receivers)
            return typeError(
                "\(name)() takes \(needed < most ? "at least" : "exactly") \(needed) positional argument\(needed == 1 ? "" : "s") (\(given) given)"
            )
        }
        return typeError(
            "\(name)() missing required argument '\(signature.parameters[index].name.text)' (pos \(index - receivers + 1))"
        )
    }
}
