// What the builtin functions that take their arguments as they come share: counting them, and finding keywords.

extension Call {
    /// Complains as CPython does if there are keywords, or fewer than `least` or more than `most` positional arguments.
    @inline(__always) func expect(_ name: StaticString, _ least: Int, _ most: Int) throws(Raise) {
        if count < least || count > most || keywords != nil { throw wrongArguments(name, least, most) }
    }

    @inline(never) private func wrongArguments(_ name: StaticString, _ least: Int, _ most: Int) -> Raise {
        if let keywords, keywords.count > 0 { return thread.typeError("\(name)() takes no keyword arguments") }
        return thread.wrongArgumentCount("\(name)", count, least, most)
    }

    /// The value of the keyword argument at an index of `keywords`.
    @inline(__always) func keywordValue(_ index: Int) -> Value { copy(arguments + count + index) }

    /// An attribute name: "attribute name must be string".
    func attributeName(_ index: Int) throws(Raise) -> StringObject {
        if let name = self[index].as(.string, StringObject.self) { return thread.internedName(name) }
        throw thread.typeError("attribute name must be string, not '\(thread.typeName(self[index]))'")
    }

    private func copy(_ slot: Slots) -> Value { TaipanRuntime.copy(slot) }
}
