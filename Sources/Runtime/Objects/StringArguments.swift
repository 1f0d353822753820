// What the methods of the text types ask of their arguments: strings, positions, slices. The wording of the errors is
// CPython's argument parser's.

extension Call {
    /// A parameter that must be a string: `find() argument 1` must be str, not int.
    @inline(__always) package func string(_ index: Int, _ what: StaticString) throws(Raise) -> StringObject {
        if let object = peek(arguments + index), object.kind == .string {
            return object.to(StringObject.self).retainedObject()
        }
        throw wrongType(index, what)
    }

    @inline(never) private func wrongType(_ index: Int, _ what: StaticString) -> Raise {
        thread.typeError("\(what) must be str, not \(thread.argumentTypeName(self[index]))")
    }

    /// The receiver of a method of `str`.
    @inline(__always) var text: StringObject {
        peek(arguments).unsafelyUnwrapped.to(StringObject.self).retainedObject()
    }

    /// Calls `body` with the receiver of a method of `str`, uncounted.
    @inline(__always) func withText<Result>(_ body: (StringObject) throws(Raise) -> Result) throws(Raise) -> Result {
        try thread.borrowing(arguments, as: StringObject.self, body)
    }

    /// Calls `body` with the receiver and the string argument `index`, both uncounted.
    @inline(__always) func withText<Result>(
        and index: Int, _ what: StaticString, _ body: (StringObject, StringObject) throws(Raise) -> Result
    ) throws(Raise) -> Result {
        guard isString(index) else { throw wrongType(index, what) }
        return try thread.borrowing(arguments, as: StringObject.self) { (text) throws(Raise) in
            try thread.borrowing(arguments + index, as: StringObject.self) { (other) throws(Raise) in
                try body(text, other)
            }
        }
    }

    @inline(__always) func isString(_ index: Int) -> Bool { peek(arguments + index)?.kind == .string }

    /// The range that optional `start` and `end` parameters at `index` and `index + 1` select from `count` items. The start may lie
    /// beyond the end: then nothing is found, not even the empty string.
    @inline(__always) func bounds(_ index: Int, _ count: Int) throws(Raise) -> (start: Int, end: Int) {
        var start = try thread.sliceBound(arguments + index, default: 0)
        var end = try thread.sliceBound(arguments + index + 1, default: .max)
        if end > count { end = count } else if end < 0 { end = max(end &+ count, 0) }
        if start < 0 { start = max(start &+ count, 0) }
        return (start, end)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The name of a type as the argument parser says it.
    package func argumentTypeName(_ value: Value) -> String { value.isNone ? "None" : typeName(value) }

    /// One bound of a slice: none means `fallback`; integers beyond 64 bits are clamped.
    @inline(__always) func sliceBound(_ slot: Slots, default fallback: Int) throws(Raise) -> Int {
        switch slot.pointee {
        case .none, .unbound: return fallback
        case .int(let i): return i
        default: return try sliceIndex(copy(slot))
        }
    }
}
