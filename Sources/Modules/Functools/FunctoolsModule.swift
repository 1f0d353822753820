// `_functools`: the parts of `functools` that are written in Swift; the rest is in `Sources/Modules/Python/functools.py`.

import TaipanRuntime

package enum FunctoolsModule {
    package static let module = NativeModule(
        "_functools", doc: "Tools that operate on functions.",
        functions: {
            [
                .function(
                    "cmp_to_key(mycmp)", ComparisonKeyObject.compareToKey,
                    "Convert a cmp= function into a key= function."),
                .variadic(
                    "reduce(function, iterable, initial, /)", Reduction.reduce,
                    """
                    reduce(function, iterable[, initial], /) -> value

                    Apply a function of two arguments cumulatively to the items of a sequence
                    or iterable, from left to right, so as to reduce the iterable to a single
                    value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates
                    ((((1+2)+3)+4)+5).  If initial is present, it is placed before the items
                    of the iterable in the calculation, and serves as a default when the
                    iterable is empty.
                    """),
            ]
        },
        initialize: { (module, thread) throws(Raise) in
            thread.setModuleAttribute(module, "partial", .object(thread.partialType))
            thread.setModuleAttribute(module, "_lru_cache_wrapper", .object(CachedFunctionObject.type(thread)))
        })
}
