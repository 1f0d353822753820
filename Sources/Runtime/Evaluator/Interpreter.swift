// Everything that the threads of one Python share. There are no globals: two interpreters in one process know nothing of each
// other.

import TaipanHost

package final class Interpreter {
    package let host: Host
    package let heap: HeapRef
    package let types: CoreTypes
    package private(set) var names: CoreNames
    /// `sys.modules`.
    package let modules: DictObject
    /// The namespace of `builtins`.
    package let builtins: DictObject
    /// Modules written in Swift or shipped as Python text, by name; consulted by the import system.
    package var nativeModules: [String: NativeModule] = [:]
    package var frozenModules: [String: FrozenModule] = [:]
    let lookupCache: UnsafeMutablePointer<LookupCacheEntry>
    /// The strings of one Latin-1 character.
    private let latin1Strings: UnsafeMutablePointer<Value>
    package let emptyString: StringObject
    package let emptyTuple: TupleObject
    package private(set) var mainThread: ThreadRef
    /// `sys.getrecursionlimit()`.
    package var recursionLimit = 1000
    package var configuration = Configuration()
    /// Set from other threads or signal handlers; looked at by the checkpoint.
    package let attention = Attention()
    /// State that native modules keep per interpreter, by module name.
    package var moduleStates: [String: AnyObject] = [:]
    /// Functions for `atexit`.
    package var exitFunctions: [() -> Void] = []

    /// What the embedder or the command line decides.
    package struct Configuration {
        package var arguments: [String] = [""]
        package var executable = ""
        package var isolated = false
        package var ignoresEnvironment = false
        package var noUserSite = false
        package var noSite = false
        package var optimization = 0
        package var isInteractive = false
        package var isUnbuffered = false
        package var isQuiet = false
        package var dontWriteBytecode = true
        package var warningOptions: [String] = []
        package var xOptions: [String] = []
        package init() {}
    }
}
