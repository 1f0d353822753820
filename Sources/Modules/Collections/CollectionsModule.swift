// `_collections`: the natives of `collections`; the rest is in `Sources/Modules/Python/collections`.

import TaipanRuntime

package enum CollectionsModule {
    package static let module = NativeModule(
        "_collections",
        doc: """
            High performance data structures.
            - deque:        ordered collection accessible from endpoints only
            - defaultdict:  dict subclass with a default value factory
            """,
        functions: {
            [
                .function(
                    "_count_elements(mapping, iterable, /)", ElementCounting.countElements,
                    "Count elements in the iterable, updating the mapping")
            ]
        },
        initialize: { (module, thread) throws(Raise) in
            thread.setModuleAttribute(module, "deque", .object(DequeObject.type(thread)))
            thread.setModuleAttribute(module, "defaultdict", .object(DefaultDict.type(thread)))
            thread.setModuleAttribute(module, "OrderedDict", .object(OrderedDict.type(thread)))
            thread.addLibraryTypes(
                [TupleFieldObject.nativeType, DequeIterator.forwardType, DequeIterator.reverseType], to: module)
        })
}
