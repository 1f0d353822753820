// `os.environ` and `os.environb`: two views of one copy of the environment, made when `os` is imported. Changing a view changes the
// host's environment too; what `putenv` sets, or C code, is not seen.

import TaipanHost
import TaipanRuntime

/// The copy: variables in order of first setting.
package final class EnvironmentCopy {
    fileprivate var names: [[UInt8]] = []
    fileprivate var values: [[UInt8]: [UInt8]] = [:]

    /// A copy of a copy.
    fileprivate init(_ other: EnvironmentCopy) { (names, values) = (other.names, other.values) }

    package init(_ host: Host) {
        host.forEachEnvironmentEntry { entry in
            // a name may start with `=`
            guard let mark = entry.dropFirst().firstIndex(of: UInt8(ascii: "=")) else { return }
            let name = Array(entry[..<mark])
            if values[name] == nil { set(name, Array(entry[(mark + 1)...])) }
        }
    }

    fileprivate func set(_ name: [UInt8], _ value: [UInt8]) {
        if values.updateValue(value, forKey: name) == nil { names.append(name) }
    }

    fileprivate func remove(_ name: [UInt8]) {
        if values.removeValue(forKey: name) != nil { names.removeAll { $0 == name } }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    fileprivate var environment: EnvironmentCopy {
        let state = osState
        if let known = state.environment { return known }
        let made = EnvironmentCopy(host)
        state.environment = made
        return made
    }

    /// Reads the environment again.
    func reloadEnvironment() { osState.environment = EnvironmentCopy(host) }
}

package final class EnvironObject: Object {
    /// Keys and values are `bytes`.
    final let isBytes: Bool
    /// What a deep copy of the environment has for itself; nil for `os.environ`, which shows that of the interpreter.
    private final let ownVariables: EnvironmentCopy?

    init(isBytes: Bool, own ownVariables: EnvironmentCopy? = nil, _ shape: ShapeRef) {
        self.isBytes = isBytes
        self.ownVariables = ownVariables
        super.init(.other, shape)
    }

    private final func variables(_ thread: ThreadRef) -> EnvironmentCopy { ownVariables ?? thread.environment }

    static let nativeType = NativeType(
        "os._Environ", .other, [.isMapping, .isNotConstructible, .speaksPython], doc: "The process environment.",
        operations: {
            $0.repr = EnvironObject.repr
            $0.length = { (a, thread) throws(Raise) in a.cast(EnvironObject.self).variables(thread).names.count }
            $0.getItem = { (a, key, thread) throws(Raise) in
                let own = a.cast(EnvironObject.self)
                guard let found = own.find(try own.encodeKey(key, thread), thread) else {
                    throw missing(key, thread)
                }
                return own.decode(found, thread)
            }
            $0.setItem = { (a, key, value, thread) throws(Raise) in
                let own = a.cast(EnvironObject.self)
                let name = try own.encodeKey(key, thread)
                if value.isUnbound {
                    let isMissing = own.find(name, thread) == nil
                    try own.unset(name, thread)
                    if isMissing { throw missing(key, thread) }
                } else {
                    try own.set(name, try own.encode(value, thread), thread)
                }
            }
            $0.contains = { (a, key, thread) throws(Raise) in
                let own = a.cast(EnvironObject.self)
                return own.find(try own.encodeKey(key, thread), thread) != nil
            }
            $0.iterate = { (a, thread) throws(Raise) in
                try thread.iterator(of: .object(a.cast(EnvironObject.self).keys(thread)))
            }
            $0.compare = EnvironObject.compare
            $0.setBinary([.or], EnvironObject.or)
            $0.setInplace([.or], EnvironObject.inplaceOr)
            $0.isUnhashable = true
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .pythonMethod(
            "Mapping.get(key, default=None)",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                guard let found = own.find(try own.encodeKey(c[1], c.thread), c.thread) else { return c[2] }
                return own.decode(found, c.thread)
            }, "D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."),
        .method(
            "keys()",
            { (c) throws(Raise) in
                try view("KeysView", c)
            }, "D.keys() -> a set-like object providing a view on D's keys"),
        .method(
            "values()",
            { (c) throws(Raise) in
                try view("ValuesView", c)
            }, "D.values() -> an object providing a view on D's values"),
        .method(
            "items()",
            { (c) throws(Raise) in
                try view("ItemsView", c)
            }, "D.items() -> a set-like object providing a view on D's items"),
        .method("copy()", { (c) throws(Raise) in .object(c[0].cast(EnvironObject.self).copy(c.thread)) }),
        // as of every object of a Python class: the one shares the variables, the other has its own (and changes the host's too)
        .method(
            "__copy__()",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                return .object(EnvironObject(isBytes: own.isBytes, own: own.ownVariables, own.shape))
            }),
        .method(
            "__deepcopy__(memo, /)",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                return .object(
                    EnvironObject(isBytes: own.isBytes, own: EnvironmentCopy(own.variables(c.thread)), own.shape))
            }),
        .classMethod(
            "_derive(base, /)",
            { (c) throws(Raise) in
                guard let type = c[0].as(.type, TypeObject.self), let base = c[1].as(.type, TypeObject.self) else {
                    throw c.thread.typeError("_derive() argument must be a class")
                }
                try derive(type, from: base, c.thread)
                return .none
            }, "Makes this class one of mappings, which are classes of Python that come later or not at all."),
        .classGetItem,
        .pythonMethod(
            "MutableMapping.pop(key, default=<unrepresentable>)",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                let name = try own.encodeKey(c[1], c.thread)
                guard let found = own.find(name, c.thread) else {
                    if c.isMissing(2) { throw missing(c[1], c.thread) }
                    return c[2]
                }
                try own.unset(name, c.thread)
                return own.decode(found, c.thread)
            }),
        .pythonMethod(
            "MutableMapping.popitem()",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                guard let first = own.entries(c.thread).first else {
                    let error = c.thread.raise(c.thread.types.keyError, [])
                    c.thread.pointee.exception?.suppressesContext = true
                    throw error
                }
                try own.unset(first.0, c.thread)
                return .object(c.thread.makeTuple(own.decode(first.0, c.thread), own.decode(first.1, c.thread)))
            }),
        .pythonMethod(
            "_Environ.setdefault(key, value)",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                let name = try own.encodeKey(c[1], c.thread)
                if let found = own.find(name, c.thread) { return own.decode(found, c.thread) }
                try own.set(name, try own.encode(c[2], c.thread), c.thread)
                return c[2]
            }),
        .pythonMethod(
            "MutableMapping.update(other=(), /, **kwds)",
            { (c) throws(Raise) in
                try c[0].cast(EnvironObject.self).update(c[1], c.thread)
                try c[0].cast(EnvironObject.self).update(c[2], c.thread)
                return .none
            }),
        .pythonMethod(
            "MutableMapping.clear()",
            { (c) throws(Raise) in
                let own = c[0].cast(EnvironObject.self)
                for (name, _) in own.entries(c.thread) { try own.unset(name, c.thread) }
                return .none
            }),
        .method(
            "encodekey(value)",
            { (c) throws(Raise) in
                .object(c.thread.makeBytes(try c[0].cast(EnvironObject.self).encodeKey(c[1], c.thread)))
            }),
        .method(
            "decodekey(value)",
            { (c) throws(Raise) in
                c[0].cast(EnvironObject.self).decode(try c.thread.hostBytes(c[1]), c.thread)
            }),
        .method(
            "encodevalue(value)",
            { (c) throws(Raise) in
                .object(c.thread.makeBytes(try c[0].cast(EnvironObject.self).encode(c[1], c.thread)))
            }),
        .method(
            "decodevalue(value)",
            { (c) throws(Raise) in
                c[0].cast(EnvironObject.self).decode(try c.thread.hostBytes(c[1]), c.thread)
            }),
    ]

    /// Gives the type its base. Only once: what derives from it already stays as it is.
    static func derive(_ type: TypeObject, from base: TypeObject, _ thread: ThreadRef) throws(Raise) {
        if !type.isSubtype(of: base) { try thread.deriveLate(type, from: base) }
    }

    /// The error for a variable that is not set. It hides what it may have been raised in, as `raise … from None` does.
    private static func missing(_ key: Value, _ thread: ThreadRef) -> Raise {
        let error = thread.keyError(key)
        thread.pointee.exception?.suppressesContext = true
        return error
    }

    /// `posix.environ`: names and values as bytes, in a dict that nothing follows.
    static func makeBytesDict(_ thread: ThreadRef) -> DictObject {
        EnvironObject(isBytes: true, thread.libraryType(nativeType).root).copy(thread)
    }

    // MARK: Access

    /// Names and values as they are now.
    private final func entries(_ thread: ThreadRef) -> [([UInt8], [UInt8])] {
        let environment = variables(thread)
        return environment.names.map { ($0, environment.values[$0] ?? []) }
    }

    /// For `expandvars`: the value of a variable.
    static func value(of name: [UInt8], _ thread: ThreadRef) throws(Raise) -> [UInt8]? {
        thread.environment.values[name]
    }

    private final func find(_ name: [UInt8], _ thread: ThreadRef) -> [UInt8]? { variables(thread).values[name] }

    private final func set(_ name: [UInt8], _ value: [UInt8], _ thread: ThreadRef) throws(Raise) {
        try EnvironObject.put(name, value, thread)
        variables(thread).set(name, value)
    }

    private final func unset(_ name: [UInt8], _ thread: ThreadRef) throws(Raise) {
        try EnvironObject.take(name, thread)
        variables(thread).remove(name)
    }

    /// `putenv`: past the copy.
    static func put(_ name: [UInt8], _ value: [UInt8], _ thread: ThreadRef) throws(Raise) {
        if name.contains(0) || value.contains(0) { throw thread.valueError("embedded null byte") }
        if name.contains(UInt8(ascii: "=")) { throw thread.valueError("illegal environment variable name") }
        try thread.audit("os.putenv", [.object(thread.makeBytes(name)), .object(thread.makeBytes(value))])
        try thread.attempt { () throws(Errno) in
            try CPath(name).use { (n) throws(Errno) in
                try CPath(value).use { (v) throws(Errno) in try thread.host.setenv(n, v) }
            }
        }
    }

    /// `unsetenv`: past the copy.
    static func take(_ name: [UInt8], _ thread: ThreadRef) throws(Raise) {
        if name.contains(0) { throw thread.valueError("embedded null byte") }
        try thread.audit("os.unsetenv", [.object(thread.makeBytes(name))])
        try thread.attempt { () throws(Errno) in
            try CPath(name).use { (n) throws(Errno) in try thread.host.unsetenv(n) }
        }
    }

    private final func encode(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [UInt8] {
        if isBytes {
            guard let bytes = value.as(.bytes, BytesObject.self) else {
                throw thread.typeError("bytes expected, not \(thread.bareTypeName(value))")
            }
            return [UInt8](bytes.raw)
        }
        guard let text = value.as(.string, StringObject.self) else {
            throw thread.typeError("str expected, not \(thread.bareTypeName(value))")
        }
        return try thread.encodedBytes(text)
    }

    /// A name to look for: one with a zero in it is never found.
    private final func encodeKey(_ value: Value, _ thread: ThreadRef) throws(Raise) -> [UInt8] {
        try encode(value, thread)
    }

    private final func decode(_ bytes: [UInt8], _ thread: ThreadRef) -> Value {
        thread.pathValue(bytes, asBytes: isBytes)
    }

    private final func keys(_ thread: ThreadRef) -> ListObject {
        thread.makeList(variables(thread).names.map { decode($0, thread) })
    }

    /// A view as every mapping has it. The classes are Python's: few programs ask for one, and the import waits for those that do.
    private static func view(_ name: StaticString, _ call: Call) throws(Raise) -> Value {
        let abstract = try call.thread.importModule(named: "_collections_abc")
        return try call.thread.call(try call.thread.getAttribute(abstract, name.description), call[0])
    }

    private final func copy(_ thread: ThreadRef) -> DictObject {
        let result = thread.makeDict()
        for (name, value) in entries(thread) {
            // keys are exact strings or bytes: neither hash nor comparison can raise
            try? result.set(decode(name, thread), decode(value, thread), thread)
        }
        return result
    }

    private final func update(_ other: Value, _ thread: ThreadRef) throws(Raise) {
        if try thread.lookupAttribute(other, "keys").isUnbound {
            return try thread.forEach(other) { (item) throws(Raise) in
                let pair = try thread.unpack(item, count: 2)
                try set(try encode(pair[0], thread), try encode(pair[1], thread), thread)
            }
        }
        let source = try thread.call(.object(thread.types.dict), other)
        guard let dict = source.as(.dict, DictObject.self) else { return }
        var index = 0
        while let entry = dict.nextEntry(from: index) {
            index = entry + 1
            try set(
                try encode(dict.key(at: entry), thread), try encode(dict.value(at: entry), thread), thread)
        }
    }

    // MARK: Operators

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let dict = value.cast(EnvironObject.self).copy(thread)
        return thread.makeStringValue("environ(\(try thread.repr(.object(dict)).text))")
    }

    /// The operand as a dict: environments are copied, mappings taken as they are.
    private static func dictionary(_ value: Value, _ thread: ThreadRef) throws(Raise) -> DictObject? {
        if case .object(let object) = value, object.kind == .other, let own = object as? EnvironObject {
            return own.copy(thread)
        }
        return value.as(.dict, DictObject.self)
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, let left = try dictionary(a, thread),
            let right = try dictionary(b, thread)
        else {
            return .notImplemented
        }
        return try thread.compare(op, .object(left), .object(right))
    }

    private static func or(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard let left = try dictionary(a, thread), let right = try dictionary(b, thread) else {
            return .notImplemented
        }
        return try thread.binary(.or, .object(left), .object(right))
    }

    private static func inplaceOr(_ op: BinaryOperation, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise)
        -> Value
    {
        guard case .object(let object) = a, let own = object as? EnvironObject else { return .notImplemented }
        try own.update(b, thread)
        return a
    }
}
