// `_codecs`: the text encodings of the runtime and its registry, for the module `codecs` (`Sources/Modules/Python/codecs.py`).

import TaipanRuntime

package enum CodecsModule {
    package static let module = NativeModule(
        "_codecs", doc: "The encodings that are built in, and what is registered besides.",
        functions: {
            [
                .function("register(search_function, /)", CodecsModule.register, "Register a codec search function."),
                .function(
                    "unregister(search_function, /)", CodecsModule.unregister,
                    "Unregister a codec search function and clear the registry's cache."),
                .function(
                    "lookup(encoding, /)", CodecsModule.lookup,
                    "The tuple that a search function answers for an encoding."),
                .function(
                    "canonical_name(encoding, /)", CodecsModule.canonicalName,
                    "The name of a built-in encoding; None for all others."),
                .function(
                    "register_error(errors, handler, /)", CodecsModule.registerError,
                    "Register the specified error handler under the name errors."),
                .function(
                    "registered_error(errors, /)", CodecsModule.registeredError,
                    "The handler that was registered under a name, or None."),
                .function(
                    "encode_text(text, encoding, errors='strict', /)", CodecsModule.encodeText,
                    "A string in an encoding."),
                .function(
                    "decode_bytes(data, encoding, errors='strict', final=True, /)", CodecsModule.decodeBytes,
                    "The text, and how many bytes it was made of: an incomplete end is left unless final."),
            ]
        })

    private static func text(_ call: Call, _ index: Int) throws(Raise) -> StringObject {
        guard let string = call[index].as(.string, StringObject.self) else {
            throw call.thread.typeError("argument must be str, not \(call.thread.typeName(call[index]))")
        }
        return string
    }

    private static func register(_ call: Call) throws(Raise) -> Value {
        if !call.thread.isCallable(call[0]) { throw call.thread.typeError("argument must be callable") }
        call.thread.codecs.searchFunctions.append(call[0])
        return .none
    }

    private static func unregister(_ call: Call) throws(Raise) -> Value {
        let registry = call.thread.codecs
        let function = call[0]
        guard let index = registry.searchFunctions.firstIndex(where: { $0.isSame(as: function) }) else { return .none }
        registry.searchFunctions.remove(at: index)
        registry.found = [:]
        return .none
    }

    private static func lookup(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.lookupCodec(try text(call, 0).text))
    }

    private static func canonicalName(_ call: Call) throws(Raise) -> Value {
        let name = try text(call, 0).text
        if name.utf8.contains(0) { throw call.thread.valueError("embedded null character") }
        guard let encoding = TextEncoding(named: name) else { return .none }
        return call.thread.makeStringValue(encoding.name)
    }

    private static func registerError(_ call: Call) throws(Raise) -> Value {
        let name = try text(call, 0).text
        if !call.thread.isCallable(call[1]) { throw call.thread.typeError("handler must be callable") }
        call.thread.codecs.errorHandlers[name] = call[1]
        return .none
    }

    private static func registeredError(_ call: Call) throws(Raise) -> Value {
        call.thread.codecs.errorHandlers[try text(call, 0).text] ?? .none
    }

    private static func encodeText(_ call: Call) throws(Raise) -> Value {
        let string = try text(call, 0)
        return .object(
            try call.thread.encode(string, encoding: try text(call, 1).text, errors: try text(call, 2).text))
    }

    private static func decodeBytes(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let encoding = try text(call, 1).text
        let errors = try text(call, 2).text
        let isFinal = try thread.truth(call[3])
        var view = try thread.acquireBuffer(call[0])
        defer { view.release() }
        var consumed = 0
        let string = try thread.decode(
            view.bytes, encoding: encoding, errors: errors, final: isFinal, consumed: &consumed)
        return .object(thread.makeTuple(.object(string), .int(consumed)))
    }
}
