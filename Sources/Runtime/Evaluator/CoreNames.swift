// The names the interpreter itself looks up, interned once.

package final class CoreNames {
    package let dunderInit, new, del, call, getAttribute, getAttr, setAttr, delAttr, get, set, delete,
        setName: StringObject
    package let initSubclass, classGetItem, dict, slots, doc, name, qualname, module, weakref, bases, mro,
        classCell: StringObject
    package let repr, str, format, hash, bool, len, lengthHint, contains, getItem, setItem, delItem,
        missing: StringObject
    package let iter, next, reversed, index, int, float, complex, bytes, enter, exit, dir, annotations: StringObject
    package let eq, ne, lt, le, gt, ge, prepare, metaclass, matchArgs, abstractMethods, isAbstractMethod: StringObject
    package let instanceCheck, subclassCheck, subclassHook, mroEntries, typeParams, origin, args,
        parameters: StringObject
    package let builtins, all, path, file, spec, loader, package, cached, main, close, send, `throw`,
        value: StringObject
    package let add, append, keys, items, notes, wrapped, selfName, className, trunc, floor, ceil, round,
        fspath: StringObject
    package let staticAttributes, firstLineNumber, buildClass, importName, stdout, stderr, write, flush,
        sendName: StringObject
    package let subclasses, sizeof, reduce, reduceEx, getState, copy, deepcopy, await, aiter, anext, asyncEnter,
        asyncExit, buffer: StringObject

    init(_ thread: ThreadRef) {
        func name(_ text: String) -> StringObject { thread.intern(text) }
        dunderInit = name("__init__"); new = name("__new__"); del = name("__del__"); call = name("__call__")
        getAttribute = name("__getattribute__"); getAttr = name("__getattr__"); setAttr = name("__setattr__")
        delAttr = name("__delattr__"); get = name("__get__"); set = name("__set__"); delete = name("__delete__")
        setName = name("__set_name__"); initSubclass = name("__init_subclass__");
        classGetItem = name("__class_getitem__")
        dict = name("__dict__"); slots = name("__slots__"); doc = name("__doc__"); self.name = name("__name__")
        qualname = name("__qualname__"); module = name("__module__"); weakref = name("__weakref__");
        bases = name("__bases__")
        mro = name("mro"); classCell = name("__classcell__"); repr = name("__repr__"); str = name("__str__")
        format = name("__format__"); hash = name("__hash__"); bool = name("__bool__"); len = name("__len__")
        lengthHint = name("__length_hint__"); contains = name("__contains__"); getItem = name("__getitem__")
        setItem = name("__setitem__"); delItem = name("__delitem__"); missing = name("__missing__");
        iter = name("__iter__")
        next = name("__next__"); reversed = name("__reversed__"); index = name("__index__"); int = name("__int__")
        float = name("__float__"); complex = name("__complex__"); bytes = name("__bytes__"); enter = name("__enter__")
        exit = name("__exit__"); dir = name("__dir__"); annotations = name("__annotations__"); eq = name("__eq__")
        ne = name("__ne__"); lt = name("__lt__"); le = name("__le__"); gt = name("__gt__"); ge = name("__ge__")
        prepare = name("__prepare__"); metaclass = name("metaclass"); matchArgs = name("__match_args__")
        abstractMethods = name("__abstractmethods__"); isAbstractMethod = name("__isabstractmethod__")
        instanceCheck = name("__instancecheck__"); subclassCheck = name("__subclasscheck__")
        subclassHook = name("__subclasshook__"); mroEntries = name("__mro_entries__");
        typeParams = name("__type_params__")
        origin = name("__origin__"); args = name("__args__"); parameters = name("__parameters__")
        builtins = name("__builtins__"); all = name("__all__"); path = name("__path__"); file = name("__file__")
        spec = name("__spec__"); loader = name("__loader__"); package = name("__package__"); cached = name("__cached__")
        main = name("__main__"); close = name("close"); send = name("send"); `throw` = name("throw");
        value = name("value")
        add = name("add"); append = name("append"); keys = name("keys"); items = name("items");
        notes = name("__notes__")
        wrapped = name("__wrapped__"); selfName = name("__self__"); className = name("__class__");
        trunc = name("__trunc__")
        floor = name("__floor__"); ceil = name("__ceil__"); round = name("__round__"); fspath = name("__fspath__")
        staticAttributes = name("__static_attributes__"); firstLineNumber = name("__firstlineno__")
        buildClass = name("__build_class__"); importName = name("__import__"); stdout = name("stdout");
        stderr = name("stderr")
        write = name("write"); flush = name("flush"); sendName = name("send"); subclasses = name("__subclasses__")
        sizeof = name("__sizeof__"); reduce = name("__reduce__"); reduceEx = name("__reduce_ex__")
        getState = name("__getstate__"); copy = name("__copy__"); deepcopy = name("__deepcopy__");
        self.await = name("__await__")
        aiter = name("__aiter__"); anext = name("__anext__"); asyncEnter = name("__aenter__");
        asyncExit = name("__aexit__")
        buffer = name("__buffer__")
    }
}

extension BinaryOperation {
    /// `__add__`, `__radd__`, `__iadd__` without the underscores and prefix.
    package static let words = [
        "add", "sub", "mul", "matmul", "truediv", "mod", "pow", "lshift", "rshift", "or", "xor", "and", "floordiv",
        "divmod",
    ]
    package static let symbols = [
        "+", "-", "*", "@", "/", "%", "** or pow()", "<<", ">>", "|", "^", "&", "//", "divmod()",
    ]

    package var word: String { BinaryOperation.words[Int(rawValue)] }
    package var symbol: String { BinaryOperation.symbols[Int(rawValue)] }
}
