// Makes the type objects of an interpreter from their literals. Each family of types has a function `make…Types` next to its
// tables, called once by `Interpreter.init` in the order of `CoreTypes`.

package struct TypeMaker {
    let thread: ThreadRef
    /// The shape of `type` itself.
    let shape: ShapeRef
    /// Shapes that were needed before their types existed.
    let bootstrap: [Kind: Shape]

    /// A native type; its base is `object` unless another is given.
    package func callAsFunction(_ native: NativeType, base: TypeObject? = nil) -> TypeObject {
        let text = native.name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        let short = text.split(separator: ".").last.map(String.init) ?? text
        let made = TypeObject(
            native: native, base: base ?? thread.types.object, name: thread.intern(short), namespace: thread.makeDict(), shape,
            thread.heap, adopting: base == nil && !native.name.contains(".") ? bootstrap[native.kind] : nil)
        thread.heap.pointee.types.append(made)
        return made
    }
}

extension StaticString {
    /// True if the (ASCII) text has this character.
    fileprivate func contains(_ character: Unicode.Scalar) -> Bool {
        withUTF8Buffer { text in text.contains { $0 == UInt8(truncatingIfNeeded: character.value) } }
    }
}
