// The builtin functions that ask objects about themselves: ascii, callable, delattr, dir, format, getattr, globals, hasattr,
// isinstance, issubclass, locals, repr, setattr, vars.

enum BuiltinInspection {
    static let rows: [NativeRow] = [
        .function(
            "ascii(obj, /)", BuiltinInspection.ascii,
            "Return an ASCII-only representation of an object, with escapes for other characters."),
        .function(
            "callable(obj, /)", BuiltinInspection.callable,
            "Return whether the object is callable (i.e., some kind of function)."),
        .function(
            "delattr(obj, name, /)", BuiltinInspection.delattr, "Delete the named attribute from the given object."),
        .variadic(
            "dir(object=<unrepresentable>, /)", BuiltinInspection.dir,
            "Return the names in the current scope, or an alphabetized list of names of attributes of the object."),
        .function(
            "format(value, format_spec='', /)", BuiltinInspection.format,
            "Return type(value).__format__(value, format_spec)."),
        .variadic(
            "getattr(object, name, default=<unrepresentable>, /)", BuiltinInspection.getattr,
            "Get a named attribute from an object, or the default if there is no such attribute."),
        .function(
            "globals()", BuiltinInspection.globals,
            "Return the dictionary containing the current scope's global variables."),
        .function(
            "hasattr(obj, name, /)", BuiltinInspection.hasattr,
            "Return whether the object has an attribute with the given name."),
        .function(
            "isinstance(obj, class_or_tuple, /)", BuiltinInspection.isinstance,
            "Return whether an object is an instance of a class or of a subclass thereof."),
        .function(
            "issubclass(cls, class_or_tuple, /)", BuiltinInspection.issubclass,
            "Return whether 'cls' is derived from another class or is the same class."),
        .function(
            "locals()", BuiltinInspection.locals, "Return a dictionary containing the current scope's local variables."),
        .function("repr(obj, /)", BuiltinInspection.repr, "Return the canonical string representation of the object."),
        .function(
            "setattr(obj, name, value, /)", BuiltinInspection.setattr,
            "Set the named attribute on the given object to the specified value."),
        .variadic(
            "vars(object=<unrepresentable>, /)", BuiltinInspection.vars,
            "Return the __dict__ attribute of the object, or the local variables without one."),
    ]

    // MARK: Attributes

    static func getattr(_ call: Call) throws(Raise) -> Value {
        try call.expect("getattr", 2, 3)
        let name = try call.attributeName(1)
        if call.count == 2 { return try call.thread.getAttribute(call[0], name) }
        switch call.thread.quickAttribute(call.arguments, name) {
        case .slot(let slot): return copy(slot)
        case .absent: return call[2]
        default: break
        }
        let found = try call.thread.lookupAttribute(call[0], name)
        return found.isUnbound ? call[2] : found
    }

    static func hasattr(_ call: Call) throws(Raise) -> Value {
        let name = try call.attributeName(1)
        switch call.thread.quickAttribute(call.arguments, name) {
        case .slot, .method: return .bool(true)
        case .absent: return .bool(false)
        case .unknown: return .bool(!(try call.thread.lookupAttribute(call[0], name)).isUnbound)
        }
    }

    static func setattr(_ call: Call) throws(Raise) -> Value {
        try call.thread.setAttribute(call[0], try call.attributeName(1), call[2])
        return .none
    }

    static func delattr(_ call: Call) throws(Raise) -> Value {
        try call.thread.deleteAttribute(call[0], try call.attributeName(1))
        return .none
    }

    // MARK: Types

    static func isinstance(_ call: Call) throws(Raise) -> Value {
        // (what has exactly that class is an instance, whatever the metaclass says)
        if let wanted = peek(call.arguments + 1),
            wanted.toOpaque() == call.thread.typeRef(at: call.arguments).toOpaque()
        {
            return .bool(true)
        }
        return .bool(try call.thread.isInstance(call[0], call[1]))
    }

    static func issubclass(_ call: Call) throws(Raise) -> Value { .bool(try call.thread.isSubclass(call[0], call[1])) }
    static func callable(_ call: Call) throws(Raise) -> Value { .bool(call.thread.isCallable(call[0])) }

    // MARK: Text

    static func repr(_ call: Call) throws(Raise) -> Value { .object(try call.thread.repr(call[0])) }
    static func ascii(_ call: Call) throws(Raise) -> Value { .object(try call.thread.ascii(call[0])) }

    static func format(_ call: Call) throws(Raise) -> Value {
        guard let specification = call[1].as(.string, StringObject.self) else {
            throw call.thread.typeError("format() argument 2 must be str, not \(call.thread.argumentTypeName(call[1]))")
        }
        return .object(try call.thread.format(call[0], specification))
    }

    // MARK: Namespaces

    static func globals(_ call: Call) throws(Raise) -> Value {
        guard let globals = call.thread.currentGlobals else { throw call.thread.systemError("frame does not exist") }
        return .object(globals)
    }

    static func locals(_ call: Call) throws(Raise) -> Value {
        let locals = call.thread.currentLocals()
        if locals.isUnbound { throw call.thread.systemError("frame does not exist") }
        return locals
    }

    static func vars(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try call.expect("vars", 0, 1)
        if call.count == 0 { return try locals(call) }
        do throws(Raise) { return try thread.getAttribute(call[0], thread.names.dict) } catch {
            try thread.swallow(thread.types.attributeError)
            throw thread.typeError("vars() argument must have __dict__ attribute")
        }
    }

    static func dir(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        try call.expect("dir", 0, 1)
        if call.count == 1 { return .object(try thread.dir(call[0])) }
        let locals = thread.currentLocals()
        if locals.isUnbound { throw thread.systemError("frame does not exist") }
        let keys: ListObject
        if let dict = thread.exactDict(locals) {
            keys = thread.keyList(dict)
        } else {
            keys = try thread.makeList(from: try thread.callMethod(locals, thread.names.keys))
        }
        try thread.listSort(keys)
        return .object(keys)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `dir(value)`.
    package func dir(_ value: Value) throws(Raise) -> ListObject {
        guard let names = try callSpecial(value, names.dir) else {
            throw typeError("object does not provide __dir__")
        }
        let list = try makeList(from: names)
        try listSort(list)
        return list
    }

    /// `locals()` of the innermost Python frame; unbound if there is none.
    package func currentLocals() -> Value {
        if pointee.frame <= pointee.frameBase { return .unbound }
        let record = pointee.frame
        if let inner = comprehensionLocals(record.pointee.body.takeUnretainedValue(), record.pointee.slots) {
            return .object(inner)
        }
        let slot = record.pointee.body._withUnsafeGuaranteedRef { $0.namespaceSlot }
        if slot >= 0 { return copy(record.pointee.slots + slot) }
        return locals(of: frameObject(of: record))
    }
}
