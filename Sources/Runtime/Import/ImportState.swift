// What the import system keeps per interpreter: its types, and the objects it puts into `sys.meta_path` and `sys.path_hooks`.
//
// The types are named after the modules in which CPython has them, because programs print and compare such names.

/// Types of the import system, made when `sys` is filled.
final class ImportState {
    let spec: TypeObject
    let builtinImporter: TypeObject
    let frozenImporter: TypeObject
    let pathFinder: TypeObject
    let fileFinder: TypeObject
    let sourceLoader: TypeObject
    let namespaceLoader: TypeObject
    let namespacePath: TypeObject

    /// Counts the calls of `invalidate_caches()`: a namespace package's path found before the last one is looked for again.
    var epoch = 0

    /// Library modules that CPython has in itself, so that a program's file of that name is never found.
    static let neverReplaced: Set<String> = [
        "_collections_abc", "abc", "codecs", "genericpath", "importlib", "io", "os", "posixpath", "runpy", "site",
        "stat",
    ]

    /// Modules written in Swift that are files in CPython, where a program's file of that name next to the script goes before them.
    static let filesElsewhere: Set<String> = ["fcntl", "grp", "math", "operator", "select"]

    /// Names that loading a module needs, interned once.
    let findSpec, loaderName, origin, locations, hasLocation, initializing, createModule, execModule, parent,
        cached: StringObject
    let setFileAttribute, loaderState, uninitializedSubmodules, path, metaPath, pathHooks, importerCache: StringObject
    let portions, lastParentPath, lastEpoch: StringObject

    init(_ thread: ThreadRef) {
        spec = thread.makeType(ModuleSpec.nativeType)
        builtinImporter = thread.makeType(BuiltinImporter.nativeType)
        frozenImporter = thread.makeType(FrozenImporter.nativeType)
        pathFinder = thread.makeType(PathFinder.nativeType)
        fileFinder = thread.makeType(FileFinder.nativeType)
        sourceLoader = thread.makeType(SourceFileLoader.nativeType)
        namespaceLoader = thread.makeType(NamespaceLoader.nativeType)
        namespacePath = thread.makeType(NamespacePath.nativeType)
        func name(_ text: String) -> StringObject { thread.intern(text) }
        findSpec = name("find_spec")
        loaderName = name("loader")
        origin = name("origin")
        locations = name("submodule_search_locations")
        hasLocation = name("has_location")
        initializing = name("_initializing")
        createModule = name("create_module")
        execModule = name("exec_module")
        parent = name("parent")
        cached = name("cached")
        setFileAttribute = name("_set_fileattr")
        loaderState = name("loader_state")
        uninitializedSubmodules = name("_uninitialized_submodules")
        path = name("path")
        metaPath = name("meta_path")
        pathHooks = name("path_hooks")
        importerCache = name("path_importer_cache")
        portions = name("_path")
        lastParentPath = name("_last_parent_path")
        lastEpoch = name("_last_epoch")
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The state of the import system.
    var importer: ImportState {
        if let known = system.importer { return known }
        let made = ImportState(self)
        system.importer = made
        return made
    }

    /// `sys.meta_path` and its relatives.
    func installImporters(_ set: (String, Value) -> Void) {
        let state = importer
        set(
            "meta_path",
            .object(
                makeList([.object(state.builtinImporter), .object(state.frozenImporter), .object(state.pathFinder)])))
        set("path_hooks", .object(makeList([.object(state.fileFinder)])))
        set("path_importer_cache", .object(makeDict()))
    }
}
