// What PEP 695 syntax (`class C[T]`, `def f[T]`, `type X[T] = …`) makes: objects of module `typing`.
//
// `typing` is written in Python and offers one factory for each hook; it is imported when the first of them runs.

import TaipanSyntax

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// One of the factories of `typing`.
    private func typingFactory(_ name: String) throws(Raise) -> Value {
        let module = try importModule(
            intern("typing"), globals: pointee.interpreter.builtins, fromList: .none, level: 0)
        return try getAttribute(module, intern(name))
    }

    /// A type variable (or its relatives). The bound and the default are functions called when first asked for, or unbound.
    func makeTypeParameter(
        _ kind: TypeParameter.Kind, _ name: StringObject, lazyBound: Value, isConstraints: Bool, lazyDefault: Value
    ) throws(Raise) -> Value {
        let word =
            switch kind {
            case .typeVar: "typevar"
            case .typeVarTuple: "typevartuple"
            case .paramSpec: "paramspec"
            }
        return try call(
            try typingFactory("_make_type_parameter"),
            [
                .object(intern(word)), .object(name), lazyBound.isUnbound ? .none : lazyBound, .bool(isConstraints),
                lazyDefault.isUnbound ? .none : lazyDefault,
            ])
    }

    /// `Generic[T, *Ts, **P]`, the base that a class with type parameters gets.
    func makeGenericBase(_ parameters: Value) throws(Raise) -> Value {
        try call(try typingFactory("_make_generic_base"), parameters)
    }

    /// The object behind `type Name[T] = value`; `lazyValue` is called when its value is first asked for.
    func makeTypeAlias(_ name: StringObject, parameters: Value, lazyValue: Value) throws(Raise) -> Value {
        try call(try typingFactory("_make_type_alias"), .object(name), parameters, lazyValue)
    }
}
