// Makes the type objects of an interpreter from their literals. Each family of types has a function `make…Types` next to its
// tables, called once by `Interpreter.init` in the order of `CoreTypes`.

/// The shapes of the first strings, tuples and dicts. (Not a dictionary: the first use of one of a new kind costs 25 microseconds.)
struct BootstrapShapes {
    let string, tuple, dict: Shape

    subscript(kind: Kind) -> Shape? {
        switch kind {
        case .string: string
        case .tuple: tuple
        case .dict: dict
        default: nil
        }
    }
}

package struct TypeMaker {
    let thread: ThreadRef
    /// The shape of `type` itself.
    let shape: ShapeRef
    /// Shapes that were needed before their types existed; none after the start.
    let bootstrap: BootstrapShapes?

    /// A native type; its base is `object` unless another is given.
    package func callAsFunction(_ native: NativeType, base: TypeObject? = nil) -> TypeObject {
        // Bytes, not characters: splitting 190 names as Swift strings was a seventh of the start-up.
        let (name, isQualified) = native.name.withUTF8Buffer { text in
            let start = text.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
            return (thread.intern(thread.makeString(latin1: UnsafeBufferPointer(rebasing: text[start...]))), start > 0)
        }
        let made = TypeObject(
            native: native, base: base ?? thread.types.object, name: name, namespace: thread.makeDict(), shape,
            thread.heap, adopting: base == nil && !isQualified ? bootstrap?[native.kind] : nil)
        thread.heap.pointee.types.append(made)
        return made
    }
}
