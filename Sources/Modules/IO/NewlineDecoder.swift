// `IncrementalNewlineDecoder`: a decoder around another that translates newlines and notes which kinds it has seen.

import TaipanRuntime

package final class NewlineDecoder: StreamObject {
    /// The decoder below, or none for text that comes decoded.
    @exclusivity(unchecked) private final var decoder: Value = .none
    @exclusivity(unchecked) private final var translates = false
    /// A `\r` at the end of the last piece, kept back because a `\n` may follow.
    @exclusivity(unchecked) private final var keepsReturn = false
    @exclusivity(unchecked) private final var seenNewlines: UInt8 = 0

    init(_ shape: ShapeRef) {
        super.init(.newlineDecoder, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = decoder { visit(object) }
    }

    static let nativeType = NativeType(
        "_io.IncrementalNewlineDecoder", .file, [.isBase],
        doc: "Codec used when reading a file in universal newlines mode.",
        new: .function(
            "IncrementalNewlineDecoder(*args, **kwargs)",
            { (c) throws(Raise) in
                .object(NewlineDecoder(try c.thread.receiverClass(c).root))
            }),
        initialize: .method(
            "IncrementalNewlineDecoder(decoder, translate, errors='strict')",
            { (c) throws(Raise) in
                let own = try receiver(c)
                own.decoder = c[1]
                own.translates = try c.thread.isTrue(c[2])
                return .none
            }), operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method("decode(input, final=False)", decode),
        .method("getstate()", getstate),
        .method("setstate(state, /)", setstate),
        .method(
            "reset()",
            { (c) throws(Raise) in
                let own = try receiver(c)
                own.seenNewlines = 0
                own.keepsReturn = false
                if !own.decoder.isNone { _ = try c.thread.callMethod(own.decoder, "reset") }
                return .none
            }),
        .property("newlines", { (c) throws(Raise) in TextFile.newlines(try receiver(c).seenNewlines, c.thread) }),
    ]

    private static func receiver(_ call: Call) throws(Raise) -> NewlineDecoder {
        try call.stream(.newlineDecoder, NewlineDecoder.self)
    }

    private static func decode(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let own = try receiver(call)
        let isFinal = try thread.isTrue(call[2])
        let decoded =
            own.decoder.isNone ? call[1] : try thread.callMethod(own.decoder, "decode", call[1], .bool(isFinal))
        guard let text = decoded.as(.string, StringObject.self) else {
            throw thread.typeError("decoder should return a string result, not '\(thread.typeName(decoded))'")
        }
        var builder = StringBuilder(thread, capacity: text.count + 1)
        var hasReturn = own.keepsReturn
        own.keepsReturn = false
        for i in 0..<text.count {
            let point = text[i]
            if hasReturn {
                hasReturn = false
                if point == 10 {
                    own.seenNewlines |= 4
                    if !own.translates { builder.append(13 as UInt8) }
                    builder.append(10 as UInt8)
                    continue
                }
                own.seenNewlines |= 1
                builder.append((own.translates ? 10 : 13) as UInt8)
            }
            if point == 13 {
                hasReturn = true
            } else {
                if point == 10 { own.seenNewlines |= 2 }
                builder.append(point)
            }
        }
        if hasReturn {
            if isFinal {
                own.seenNewlines |= 1
                builder.append((own.translates ? 10 : 13) as UInt8)
            } else {
                own.keepsReturn = true
            }
        }
        return .object(builder.finish())
    }

    private static func getstate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let own = try receiver(call)
        var buffer: Value = .object(thread.makeBytes(count: 0))
        var flag = 0
        if !own.decoder.isNone {
            let state = try thread.callMethod(own.decoder, "getstate")
            guard let pair = state.as(.tuple, TupleObject.self), pair.count == 2 else {
                throw thread.typeError("illegal decoder state")
            }
            buffer = pair[0]
            flag = try thread.index(pair[1])
        }
        return .object(thread.makeTuple(buffer, .int(flag << 1 | (own.keepsReturn ? 1 : 0))))
    }

    private static func setstate(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let own = try receiver(call)
        guard let pair = call[1].as(.tuple, TupleObject.self) else {
            throw thread.typeError("state argument must be a tuple")
        }
        guard pair.count == 2 else { throw thread.typeError("setstate(): illegal state argument") }
        let flag = try thread.index(pair[1])
        own.keepsReturn = flag & 1 != 0
        if !own.decoder.isNone {
            let state = thread.makeTuple(pair[0], .int(flag >> 1))
            _ = try thread.callMethod(own.decoder, "setstate", .object(state))
        }
        return .none
    }
}
