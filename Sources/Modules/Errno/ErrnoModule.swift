// `errno`: the names of the system's error numbers, from the host's one table.

import TaipanHost
import TaipanRuntime

package enum ErrnoModule {
    static let module = NativeModule(
        "errno",
        doc: """
            This module makes available standard errno system symbols.

            The value of each symbol is the corresponding integer value,
            e.g., on most systems, errno.ENOENT equals the integer 2.

            The dictionary errno.errorcode maps numeric codes to symbol names,
            e.g., errno.errorcode[2] could be the string 'ENOENT'.
            """,
        initialize: { (module, thread) throws(Raise) in
            let codes = thread.makeDict(capacity: Errno.table.count)
            for (name, error) in Errno.table {
                let text = thread.intern(name.description)
                module.namespace.set(text, .int(Int(error.rawValue)))
                // of two names for a number the usual one comes first
                if try codes.get(.int(Int(error.rawValue)), thread).isUnbound {
                    try codes.set(.int(Int(error.rawValue)), .object(text), thread)
                }
            }
            thread.setModuleAttribute(module, "errorcode", .object(codes))
        })
}
