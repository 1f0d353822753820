// `_weakref`: the natives of `weakref`; the collections are in `Sources/Modules/Python/weakref.py`.

import TaipanRuntime

package enum WeakrefModule {
    package static let module = NativeModule(
        "_weakref", doc: "Weak-reference support module.",
        functions: {
            [
                .function(
                    "proxy(object, callback=None, /)", WeakProxyObject.proxy,
                    """
                    Create a proxy object that weakly references 'object'.

                    'callback', if given, is called with a reference to the
                    proxy when 'object' is about to be finalized.
                    """),
                .function(
                    "getweakrefcount(object, /)", WeakProxyObject.count,
                    "Return the number of weak references to 'object'."),
                .function(
                    "getweakrefs(object, /)", WeakProxyObject.references,
                    "Return a list of all weak reference objects pointing to 'object'."),
                .function(
                    "_remove_dead_weakref(dct, key, /)", WeakProxyObject.removeDead,
                    "Atomically remove key from dict if it points to a dead weakref."),
            ]
        },
        initialize: { (module, thread) throws(Raise) in
            thread.setModuleAttribute(module, "ref", .object(thread.types.weakReference))
            thread.setModuleAttribute(module, "ReferenceType", .object(thread.types.weakReference))
            thread.addLibraryTypes([WeakProxyObject.plainType, WeakProxyObject.callableType], to: module)
        })
}
