// `os.path`: common parts, normal and absolute forms, the way from one path to another.

import TaipanHost
import TaipanRuntime

extension PathModule {
    // MARK: Common parts

    static func commonprefix(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        guard let list = peek(call.arguments) else { return try commonprefixGenerally(call) }
        var common = Value.unbound
        if list.shape.toOpaque() == thread.pointee.shapes.list.toOpaque() {
            common = list.to(ListObject.self)._withUnsafeGuaranteedRef { commonprefix($0.items, $0.count, thread) }
        } else if list.shape.toOpaque() == thread.pointee.shapes.tuple.toOpaque() {
            common = list.to(TupleObject.self)._withUnsafeGuaranteedRef { commonprefix($0.items, $0.count, thread) }
        }
        return common.isUnbound ? try commonprefixGenerally(call) : common
    }

    /// The common beginning of strings of one byte a character, whose comparison runs no code of a script's; unbound if there are
    /// other values. (What the least and the greatest of them have in common, all have.)
    private static func commonprefix(_ items: Slots, _ count: Int, _ thread: ThreadRef) -> Value {
        guard count > 0, let first = PathView(narrow: items) else { return .unbound }
        var common = first.count
        for i in 0..<count {
            guard let item = PathView(narrow: items + i),
                item.object.shape.toOpaque() == thread.pointee.shapes.string.toOpaque()
            else { return .unbound }
            common = PathBytes.commonCount(first.start, item.start, min(common, item.count))
        }
        return first.slice(0, common, thread)
    }

    private static func commonprefixGenerally(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if try !thread.truth(call[0]) { return .object(thread.emptyString) }
        // a list of lists is taken as it is
        let isPaths: Bool
        if case .object(let first) = try thread.getItem(call[0], .int(0)) {
            isPaths = first.kind != .list && first.kind != .tuple
        } else {
            isPaths = true
        }
        var items = try thread.items(of: call[0])
        if isPaths { for (i, item) in items.enumerated() { items[i] = try thread.fspath(item) } }
        guard var least = items.first, var most = items.first else { return .object(thread.emptyString) }
        for item in items.dropFirst() {
            if try thread.truth(try thread.compare(.less, item, least)) { least = item }
            if try thread.truth(try thread.compare(.greater, item, most)) { most = item }
        }
        let length = min(try thread.length(least), try thread.length(most))
        var common = 0
        while common < length,
            try thread.equals(try thread.getItem(least, .int(common)), try thread.getItem(most, .int(common)))
        {
            common += 1
        }
        return try thread.getItem(
            least, .object(SliceObject(.none, .int(common), .none, thread.pointee.shapes.slice)))
    }

    static func commonpath(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let items = try thread.items(of: call[0])
        if items.isEmpty { throw thread.valueError("commonpath() arg is an empty sequence") }
        var paths: [PathText] = []
        for item in items { paths.append(try thread.pathText(item)) }
        for path in paths where path.isBytes != paths[0].isBytes {
            throw thread.typeError("Can't mix strings and bytes in path components")
        }
        for path in paths where path.isAbsolute != paths[0].isAbsolute {
            throw thread.valueError("Can't mix absolute and relative paths")
        }
        var common = PathBytes.components(paths[0].raw)
        for path in paths.dropFirst() {
            let other = PathBytes.components(path.raw)
            var k = 0
            while k < min(common.count, other.count), common[k].elementsEqual(other[k]) { k += 1 }
            common = Array(common.prefix(k))
        }
        let joined = [UInt8](common.joined(separator: [PathBytes.slash]))
        return paths[0].make((paths[0].isAbsolute ? [PathBytes.slash] : []) + joined, thread)
    }

    // MARK: Absolute and relative

    static func normpath(_ path: PathView, _ thread: ThreadRef) throws(Raise) -> Value {
        try thread.checkAllocation(path.count &+ 1)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: path.count &+ 1) { buffer in
            guard let memory = buffer.baseAddress else { return .none }
            let count = PathBytes.normalize(path.raw, into: memory)
            if count == path.count { return path.slice(0, count, thread) }
            return path.make(UnsafeRawBufferPointer(start: memory, count: count), thread)
        }
    }

    static func absolute(_ path: PathText, _ thread: ThreadRef) throws(Raise) -> [UInt8] {
        if path.isAbsolute { return PathBytes.normalized(path.raw) }
        return PathBytes.normalized(PathBytes.joined(try here(path, thread), path.raw))
    }

    /// The working directory: by way of `os.getcwd` if a program has put another function there.
    private static func here(_ path: PathText, _ thread: ThreadRef) throws(Raise) -> [UInt8] {
        if let replaced = thread.osState.replacement(of: path.isBytes ? .getcwdb : .getcwd) {
            return try thread.pathText(try thread.call(replaced)).array
        }
        return path.adopted(try thread.attempt { () throws(Errno) in try thread.host.getcwd() }, thread)
    }

    static func abspath(_ call: Call) throws(Raise) -> Value {
        if let path = PathView(narrow: call.arguments), path.isAbsolute { return try normpath(path, call.thread) }
        let path = try call.thread.pathText(call[0])
        return path.make(try absolute(path, call.thread), call.thread)
    }

    static func relpath(_ call: Call) throws(Raise) -> Value {
        if let path = PathView(narrow: call.arguments), path.isAbsolute,
            let start = PathView(narrow: call.arguments + 1), start.isAbsolute
        {
            return try relativePath(path, from: start, call.thread)
        }
        return try relpathGenerally(call)
    }

    /// `relpath` between absolute paths.
    private static func relativePath(
        _ path: PathView, from start: PathView, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        // a step up is three bytes and goes back over two at least
        let room = path.count &+ start.count &+ 2
        try thread.checkAllocation(room, of: 3)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room &* 3) { buffer in
            guard let memory = buffer.baseAddress else { return .none }
            var from = PathBytes.Span(memory, PathBytes.normalize(start.raw, into: memory))
            let second = memory + (start.count &+ 1)
            var to = PathBytes.Span(second, PathBytes.normalize(path.raw, into: second))
            from.dropSlashes()
            to.dropSlashes()
            let common = from.commonComponents(with: to)
            from.drop(common)
            to.drop(common)
            from.dropSlashes()
            to.dropSlashes()
            let answer = memory + room
            var count = 0
            for _ in 0..<from.componentCount {
                answer[count] = PathBytes.dot
                answer[count &+ 1] = PathBytes.dot
                answer[count &+ 2] = PathBytes.slash
                count &+= 3
            }
            if to.count > 0 {
                copyBytes(answer + count, to.start, to.count)
                count &+= to.count
            } else if count > 0 {
                count &-= 1
            } else {
                answer[0] = PathBytes.dot
                count = 1
            }
            return path.make(UnsafeRawBufferPointer(start: answer, count: count), thread)
        }
    }

    private static func relpathGenerally(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let path = try thread.pathText(call[0])
        if path.count == 0 { throw thread.valueError("no path specified") }
        var start: [UInt8] = [PathBytes.dot]
        if let given = thread.optional(call[1]) {
            let text = try thread.pathText(given)
            if text.isBytes != path.isBytes { throw thread.typeError("Can't mix strings and bytes in path components") }
            start = try absolute(text, thread)
        } else {
            start = PathBytes.normalized(try here(path, thread))
        }
        let from = start.withUnsafeBytes { PathBytes.components($0) }
        let to = try absolute(path, thread).withUnsafeBytes { PathBytes.components($0) }
        var common = 0
        while common < min(from.count, to.count), from[common].elementsEqual(to[common]) { common += 1 }
        let up = [ArraySlice<UInt8>](repeating: [PathBytes.dot, PathBytes.dot], count: from.count - common)
        let parts = up + to[common...]
        return path.make(parts.isEmpty ? [PathBytes.dot] : [UInt8](parts.joined(separator: [PathBytes.slash])), thread)
    }
}
