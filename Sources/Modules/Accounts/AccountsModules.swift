// `pwd` and `grp`: the databases of users and groups.

import TaipanHost
import TaipanRuntime

package enum AccountsModules {
    static let users = NativeModule(
        "pwd", doc: "This module provides access to the Unix password database.", functions: { userRows },
        initialize: { (module, thread) throws(Raise) in
            thread.setModuleAttribute(module, "struct_passwd", .object(thread.structSequenceType(user)))
        })

    static let groups = NativeModule(
        "grp", doc: "Access to the Unix group database.", functions: { groupRows },
        initialize: { (module, thread) throws(Raise) in
            thread.setModuleAttribute(module, "struct_group", .object(thread.structSequenceType(group)))
        })

    private static let user = StructSequenceType(
        "pwd.struct_passwd", doc: "pwd.struct_passwd: Results from getpw*() routines.",
        fields: ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"])

    private static let group = StructSequenceType(
        "grp.struct_group", doc: "grp.struct_group: Results from getgr*() routines.",
        fields: ["gr_name", "gr_passwd", "gr_gid", "gr_mem"])

    private static let userRows: [NativeRow] = [
        .function(
            "getpwuid(uid, /)", AccountsModules.getpwuid,
            "Return the password database entry for the given numeric user ID."),
        .function(
            "getpwnam(name, /)",
            { (c) throws(Raise) in
                guard let name = c[0].as(.string, StringObject.self) else {
                    throw c.thread.typeError("getpwnam() argument must be str, not \(c.thread.typeName(c[0]))")
                }
                let (host, bytes) = (c.thread.host, try nameBytes(name, c.thread))
                let found = try asked(c.thread) { () throws(Errno) in
                    try CPath(bytes).use { (n) throws(Errno) in try host.user(named: n) }
                }
                guard let found else {
                    throw missing("getpwnam(): name not found: \(try c.thread.repr(c[0]).text)", c.thread)
                }
                return value(found, c.thread)
            }, "Return the password database entry for the given user name."),
        .function(
            "getpwall()",
            { (c) throws(Raise) in
                let host = c.thread.host
                let all = try c.thread.attempt { () throws(Errno) in try host.users() }
                return .object(c.thread.makeList(all.map { value($0, c.thread) }))
            }, "Return a list of all available password database entries, in arbitrary order."),
    ]

    private static let groupRows: [NativeRow] = [
        .function(
            "getgrgid(id)",
            { (c) throws(Raise) in
                let (host, number) = (c.thread.host, try c.thread.identifier(c[0], "gid"))
                let found = try asked(c.thread) { () throws(Errno) in try host.group(number) }
                guard let found else {
                    throw missing("getgrgid(): gid not found: \(Int32(bitPattern: number))", c.thread)
                }
                return value(found, c.thread)
            }, "Return the group database entry for the given numeric group ID."),
        .function(
            "getgrnam(name)",
            { (c) throws(Raise) in
                guard let name = c[0].as(.string, StringObject.self) else {
                    throw c.thread.typeError(
                        "getgrnam() argument 1 must be str, not \(c.thread.argumentTypeName(c[0]))")
                }
                let (host, bytes) = (c.thread.host, try nameBytes(name, c.thread))
                let found = try asked(c.thread) { () throws(Errno) in
                    try CPath(bytes).use { (n) throws(Errno) in try host.group(named: n) }
                }
                guard let found else {
                    throw missing("getgrnam(): name not found: \(try c.thread.repr(c[0]).text)", c.thread)
                }
                return value(found, c.thread)
            }, "Return the group database entry for the given group name."),
        .function(
            "getgrall()",
            { (c) throws(Raise) in
                let host = c.thread.host
                let all = try c.thread.attempt { () throws(Errno) in try host.groups() }
                return .object(c.thread.makeList(all.map { value($0, c.thread) }))
            }, "Return a list of all available group entries, in arbitrary order."),
    ]

    private static func getpwuid(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let number: UInt32
        do throws(Raise) { number = try thread.identifier(call[0], "uid") } catch {
            // a number that no user can have
            try thread.swallow(thread.types.overflowError)
            throw missing("getpwuid(): uid not found", thread)
        }
        let host = thread.host
        let record = try asked(thread) { () throws(Errno) in try host.user(number) }
        guard let found = record else {
            throw missing("getpwuid(): uid not found: \(Int32(bitPattern: number))", thread)
        }
        return value(found, thread)
    }

    /// A row of a database. What cannot be asked for counts as missing, as in CPython.
    private static func asked<Record>(
        _ thread: ThreadRef, _ body: () throws(Errno) -> Record?
    ) throws(Raise) -> Record? {
        try thread.attempt { () throws(Errno) in
            do throws(Errno) { return try body() } catch {
                if error == .ENOMEM || error == .EINTR { throw error }
                return nil
            }
        }
    }

    private static func missing(_ message: String, _ thread: ThreadRef) -> Raise {
        thread.keyError(thread.makeStringValue(message))
    }

    private static func nameBytes(_ name: StringObject, _ thread: ThreadRef) throws(Raise) -> [UInt8] {
        let bytes = try thread.encodedBytes(name)
        if bytes.contains(0) { throw thread.valueError("embedded null byte") }
        return bytes
    }

    private static func value(_ record: UserRecord, _ thread: ThreadRef) -> Value {
        thread.makeStructSequence(
            user,
            [
                thread.fsDecode(record.name), thread.fsDecode(record.password), thread.identifierValue(record.user),
                thread.identifierValue(record.group), thread.fsDecode(record.fullName), thread.fsDecode(record.home),
                thread.fsDecode(record.shell),
            ])
    }

    private static func value(_ record: GroupRecord, _ thread: ThreadRef) -> Value {
        let members = thread.makeList(record.members.map { thread.fsDecode($0) })
        return thread.makeStructSequence(
            group,
            [
                thread.fsDecode(record.name), thread.fsDecode(record.password), thread.identifierValue(record.group),
                .object(members),
            ])
    }
}
