// `os.PathLike`: the abstract base of path objects. Whatever has `__fspath__` is one of its kind.

import TaipanRuntime

package enum PathLike {
    /// Makes the class. Its metaclass is native, so that importing `os` does not have to import `abc`.
    static func make(_ thread: ThreadRef) throws(Raise) -> Value {
        let metaclass = thread.libraryType(metaclass, base: thread.types.type)
        let namespace = thread.makeDict()
        namespace.set(thread.names.module, thread.makeStringValue("os"))
        namespace.set(thread.names.doc, thread.makeStringValue("Abstract base class for implementing the file system path protocol."))
        namespace.set(thread.intern("__slots__"), .object(thread.makeTuple()))
        let bases = thread.makeTuple(.object(thread.libraryType(nativeType)))
        return .object(try thread.createClass(metaclass, thread.intern("PathLike"), bases, namespace, keywords: []))
    }

    /// The metaclass answers `isinstance` and `issubclass`.
    static let metaclass = NativeType(
        "os.PathLikeMeta", .type, [], operations: { _ in },
        rows: {
            [
                .method("__instancecheck__(instance, /)", { (c) throws(Raise) in
                    .bool(answers(c[0], c.thread.type(of: c[1]), c.thread))
                }),
                .method("__subclasscheck__(subclass, /)", { (c) throws(Raise) in
                    guard let type = c[1].as(.type, TypeObject.self) else {
                        throw c.thread.typeError("issubclass() arg 1 must be a class")
                    }
                    return .bool(answers(c[0], type, c.thread))
                }),
            ]
        })

    /// For the class itself the method counts, for classes that derive from it their place in the hierarchy.
    private static func answers(_ asked: Value, _ type: TypeObject, _ thread: ThreadRef) -> Bool {
        guard let cls = asked.as(.type, TypeObject.self) else { return false }
        if type.isSubtype(of: cls) { return true }
        return cls.base?.native != nil && hasPath(type, thread)
    }

    private static func hasPath(_ type: TypeObject, _ thread: ThreadRef) -> Bool {
        let found = thread.lookup(type, thread.names.fspath)
        return !found.isUnbound && !found.isNone
    }

    static let nativeType = NativeType(
        "os._PathLike", .instance, [.isBase],
        doc: "Abstract base class for implementing the file system path protocol.", operations: { _ in },
        rows: {
            [
                .method("__fspath__()", { (c) throws(Raise) in
                    throw c.thread.raise(c.thread.types.notImplementedError, [])
                }, "Return the file system path representation of the object."),
                .classMethod("__class_getitem__(object, /)", { (c) throws(Raise) in
                    try c.thread.makeGenericAlias(c[0], c[1])
                }, "See PEP 585"),
            ]
        })
}
