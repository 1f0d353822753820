// `os.path`: taking paths apart and putting them together.

import TaipanHost
import TaipanRuntime

extension PathModule {
    static func split(_ path: PathView, _ thread: ThreadRef) throws(Raise) -> Value {
        let name = path.nameStart
        return .object(
            thread.makeTuple(
                path.slice(0, path.headLength(name), thread), path.slice(name, path.count, thread)))
    }

    static func splitext(_ path: PathView, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let dot = path.extensionStart else {
            return .object(thread.makeTuple(path.value, path.slice(0, 0, thread)))
        }
        return .object(thread.makeTuple(path.slice(0, dot, thread), path.slice(dot, path.count, thread)))
    }

    static func splitroot(_ path: PathView, _ thread: ThreadRef) throws(Raise) -> Value {
        let root = PathBytes.rootLength(path.raw)
        return .object(
            thread.makeTuple(
                path.slice(0, 0, thread), path.slice(0, root, thread), path.slice(root, path.count, thread)))
    }

    // MARK: Joining

    static func join(_ call: Call) throws(Raise) -> Value {
        if call.thread.pointee.callKeywords == nil {
            let joined = try joinNarrow(call)
            if !joined.isUnbound { return joined }
        }
        return try joinGenerally(call)
    }

    /// Strings of one byte a character, the common case: a pass for the length and one for the text. Unbound if there is anything else.
    private static func joinNarrow(_ call: Call) throws(Raise) -> Value {
        let parts = call.arguments
        // the part that all before it does not count for
        var first = 0
        var length = 0
        var endsInSlash = false
        var i = 0
        while i < call.count {
            guard let part = PathView(narrow: parts + i) else { return .unbound }
            if length == 0 || part.isAbsolute {
                first = i
                length = part.count
            } else {
                length &+= endsInSlash ? part.count : part.count &+ 1
            }
            endsInSlash = part.count == 0 || part.endsInSlash
            i &+= 1
        }
        if first &+ 1 >= call.count { return call.count == 0 ? .unbound : copy(parts + first) }
        try call.thread.checkAllocation(length)
        let result = call.thread.makeString(width: 1, capacity: length)
        let target = result.bytes
        var end = 0
        while first < call.count {
            guard let part = PathView(narrow: parts + first) else { return .unbound }
            if end > 0 && target[end &- 1] != PathBytes.slash {
                target[end] = PathBytes.slash
                end &+= 1
            }
            copyBytes(target + end, part.start, part.count)
            end &+= part.count
            first &+= 1
        }
        result.count = end
        return .object(result)
    }

    private static func joinGenerally(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        // (the first component may be given by its name, in the slot behind the positional ones: then there are no others)
        if let keywords = call.keywords, keywords.count > 0 { try checkKeywords(keywords, call) }
        if call.count == 0 && call.keywords == nil {
            throw thread.typeError("join() missing 1 required positional argument: 'a'")
        }
        let first = try thread.pathText(call[0])
        var result = first.array
        // what the result is without a change
        var whole = Optional(first.value)
        for i in 1..<max(call.count, 1) {
            let next = try part(call[i], first, call, thread)
            if next.isAbsolute || result.isEmpty {
                result = next.array
                whole = next.value
            } else {
                if let last = result.last, last != PathBytes.slash { result.append(PathBytes.slash) }
                result.append(contentsOf: next.raw)
                whole = nil
            }
        }
        return whole ?? first.make(result, thread)
    }

    private static func checkKeywords(_ keywords: TupleObject, _ call: Call) throws(Raise) {
        let thread = call.thread
        for i in 0..<keywords.count {
            let name = try thread.str(keywords[i]).text
            if name != "a" { throw thread.unexpectedKeyword("join", name, ["a"]) }
            if call.count > 0 { throw thread.typeError("join() got multiple values for argument 'a'") }
        }
    }

    /// A further component: of the same kind as the first.
    private static func part(_ value: Value, _ first: PathText, _ call: Call, _ thread: ThreadRef) throws(Raise)
        -> PathText
    {
        let text: PathText
        do throws(Raise) { text = try thread.pathText(value) } catch {
            guard thread.isPending(thread.types.typeError) else { throw error }
            thread.pointee.exception = nil
            throw thread.typeError(
                "join() argument must be str, bytes, or os.PathLike object, not '\(thread.bareTypeName(value))'")
        }
        if text.isBytes != first.isBytes { throw mixed(call) }
        return text
    }

    /// Some components are strings and some bytes; the first that is neither is named as the one that does not fit.
    private static func mixed(_ call: Call) -> Raise {
        for i in 1..<max(call.count, 1) {
            if case .object(let object) = call[i], object.kind == .string || object.kind == .bytes { continue }
            return call.thread.typeError(
                "join() argument must be str, bytes, or os.PathLike object, not '\(call.thread.bareTypeName(call[i]))'")
        }
        return call.thread.typeError("Can't mix strings and bytes in path components")
    }
}
