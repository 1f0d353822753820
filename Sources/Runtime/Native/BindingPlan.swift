// Binding the arguments of a native call without counting references: what the signature says, as plain memory.
//
// Arguments are only lent to a native function, so binding them is a matter of copying bits: defaults are lent from here, keyword
// values from where the caller has put them. Whatever is unusual (`*args`, a name that is not interned, any mistake) is left to
// the general binding, which also knows the error messages.
//
// Unsafe: the memory belongs to the definition of the function, which lives as long as its interpreter's tables.

struct BindingPlan {
    let parameterCount: Int
    /// Positional parameters, the receiver included.
    let positionalCount: Int
    let positionalOnlyCount: Int
    /// The least number of positional arguments; more than there can be if a keyword-only parameter has no default.
    let leastCount: Int
    /// One value per parameter; unbound if there is none, or if the body supplies it.
    let defaults: Slots
    /// The interned names, by address.
    let names: UnsafeMutablePointer<UnsafeMutableRawPointer>
    let isRequired: UnsafeMutablePointer<Bool>

    /// Nil for signatures with `*args` or `**kwargs`.
    init?(_ signature: Signature) {
        if signature.variadicIndex != nil || signature.keywordsIndex != nil { return nil }
        let parameters = signature.parameters
        parameterCount = parameters.count
        positionalCount = signature.positionalCount
        positionalOnlyCount = signature.positionalOnlyCount
        let needsKeyword = parameters.contains { $0.kind == .keywordOnly && !$0.hasDefault }
        leastCount = needsKeyword ? Int.max : signature.requiredCount
        defaults = .allocate(capacity: max(parameters.count, 1))
        names = .allocate(capacity: max(parameters.count, 1))
        isRequired = .allocate(capacity: max(parameters.count, 1))
        for (i, parameter) in parameters.enumerated() {
            (defaults + i).initialize(to: parameter.defaultValue)
            (names + i).initialize(to: Unmanaged.passUnretained(parameter.name).toOpaque())
            (isRequired + i).initialize(to: !parameter.hasDefault)
        }
    }

    func deallocate() {
        defaults.deinitialize(count: parameterCount)
        defaults.deallocate()
        names.deallocate()
        isRequired.deallocate()
    }

    /// Fills in what follows the `count` positional arguments at `base`. False if there are too many or too few.
    @inline(__always) func complete(_ base: Slots, _ count: Int) -> Bool {
        if count < leastCount || count > positionalCount { return false }
        var i = count
        while i < parameterCount {
            lend(base + i, defaults + i)
            i &+= 1
        }
        return true
    }

    /// Puts all parameters behind the arguments: `positional` ones at `base`, then the values of `keywords`.
    func bind(_ base: Slots, _ positional: Int, _ keywords: TupleObject) -> Bool {
        if positional > positionalCount { return false }
        let given = keywords.count
        let bound = base + positional + given
        var i = 0
        while i < parameterCount {
            lend(bound + i, i < positional ? base + i : defaults + i)
            i &+= 1
        }
        let first = max(positional, positionalOnlyCount)
        for k in 0..<given {
            guard let name = peek(keywords.items + k)?.toOpaque(), let place = index(of: name, from: first) else {
                return false
            }
            lend(bound + place, base + positional + k)
        }
        i = positional
        while i < parameterCount {
            if isRequired[i], bound[i].isUnbound { return false }
            i &+= 1
        }
        return true
    }

    @inline(__always) private func index(of name: UnsafeMutableRawPointer, from first: Int) -> Int? {
        var i = first
        while i < parameterCount {
            if names[i] == name { return i }
            i &+= 1
        }
        return nil
    }
}
