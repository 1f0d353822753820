// The functions of `os` about processes: identity, starting, waiting, ending, scheduling.

import TaipanHost
import TaipanRuntime

package enum ProcessFunctions {
    static let identityRows: [NativeRow] = [
        .function(
            "getpid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.processIdentifier))
            }, "Return the current process id."),
        .function(
            "getppid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.parentProcessIdentifier))
            }, "Return the parent's process id."),
        .function(
            "getuid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.userIdentifier))
            }, "Return the current process's user id."),
        .function(
            "geteuid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.effectiveUserIdentifier))
            }, "Return the current process's effective user id."),
        .function(
            "getgid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.groupIdentifier))
            }, "Return the current process's group id."),
        .function(
            "getegid()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.effectiveGroupIdentifier))
            }, "Return the current process's effective group id."),
        .function(
            "getpgrp()",
            { (c) throws(Raise) in
                .int(Int(c.thread.host.processGroup))
            }, "Return the current process group id."),
        .function(
            "getpgid(pid)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.getpgid(process) }))
            }, "Call the system call getpgid(), and return the result."),
        .function(
            "getsid(pid, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.getsid(process) }))
            }, "Call the system call getsid(pid) and return the result."),
        .function(
            "setsid()",
            { (c) throws(Raise) in
                let host = c.thread.host
                _ = try c.thread.attempt { () throws(Errno) in try host.setsid() }
                return .none
            }, "Call the system call setsid()."),
        .tupleFunction(
            "setpgid(pid, pgrp, /)",
            { (c) throws(Raise) in
                let (host, process, group) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1])
                )
                try c.thread.attempt { () throws(Errno) in try host.setpgid(process, group) }
                return .none
            }, "Call the system call setpgid(pid, pgrp)."),
        .function(
            "setpgrp()",
            { (c) throws(Raise) in
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.setpgid(0, 0) }
                return .none
            }, "Make the current process the leader of its process group."),
        .function(
            "setuid(uid, /)",
            { (c) throws(Raise) in
                let (host, user) = (c.thread.host, try c.thread.identifier(c[0], "uid"))
                try c.thread.attempt { () throws(Errno) in try host.setuid(user) }
                return .none
            }, "Set the current process's user id."),
        .function(
            "seteuid(euid, /)",
            { (c) throws(Raise) in
                let (host, user) = (c.thread.host, try c.thread.identifier(c[0], "uid"))
                try c.thread.attempt { () throws(Errno) in try host.seteuid(user) }
                return .none
            }, "Set the current process's effective user id."),
        .function(
            "setgid(gid, /)",
            { (c) throws(Raise) in
                let (host, group) = (c.thread.host, try c.thread.identifier(c[0], "gid"))
                try c.thread.attempt { () throws(Errno) in try host.setgid(group) }
                return .none
            }, "Set the current process's group id."),
        .function(
            "setegid(egid, /)",
            { (c) throws(Raise) in
                let (host, group) = (c.thread.host, try c.thread.identifier(c[0], "gid"))
                try c.thread.attempt { () throws(Errno) in try host.setegid(group) }
                return .none
            }, "Set the current process's effective group id."),
        .function(
            "setreuid(ruid, euid, /)",
            { (c) throws(Raise) in
                let (host, real, effective) = (
                    c.thread.host, try c.thread.identifier(c[0], "uid"), try c.thread.identifier(c[1], "uid")
                )
                try c.thread.attempt { () throws(Errno) in try host.setreuid(real, effective) }
                return .none
            }, "Set the current process's real and effective user ids."),
        .function(
            "setregid(rgid, egid, /)",
            { (c) throws(Raise) in
                let (host, real, effective) = (
                    c.thread.host, try c.thread.identifier(c[0], "gid"), try c.thread.identifier(c[1], "gid")
                )
                try c.thread.attempt { () throws(Errno) in try host.setregid(real, effective) }
                return .none
            }, "Set the current process's real and effective group ids."),
        .function(
            "setresuid(ruid, euid, suid, /)",
            { (c) throws(Raise) in
                let (host, real) = (c.thread.host, try c.thread.identifier(c[0], "uid"))
                let (effective, saved) = (try c.thread.identifier(c[1], "uid"), try c.thread.identifier(c[2], "uid"))
                try c.thread.attempt { () throws(Errno) in try host.setresuid(real, effective, saved) }
                return .none
            }, "Set the current process's real, effective, and saved user ids."),
        .function(
            "setresgid(rgid, egid, sgid, /)",
            { (c) throws(Raise) in
                let (host, real) = (c.thread.host, try c.thread.identifier(c[0], "gid"))
                let (effective, saved) = (try c.thread.identifier(c[1], "gid"), try c.thread.identifier(c[2], "gid"))
                try c.thread.attempt { () throws(Errno) in try host.setresgid(real, effective, saved) }
                return .none
            }, "Set the current process's real, effective, and saved group ids."),
        .function(
            "getresuid()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return triple(try c.thread.attempt { () throws(Errno) in try host.getresuid() }, c.thread)
            }, "Return a tuple of the current process's real, effective, and saved user ids."),
        .function(
            "getresgid()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return triple(try c.thread.attempt { () throws(Errno) in try host.getresgid() }, c.thread)
            }, "Return a tuple of the current process's real, effective, and saved group ids."),
    ]

    static let groupRows: [NativeRow] = [
        .function(
            "getgroups()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return numbers(try c.thread.attempt { () throws(Errno) in try host.getgroups() }, c.thread)
            }, "Return list of supplemental group IDs for the process."),
        .function(
            "setgroups(groups, /)",
            { (c) throws(Raise) in
                var groups: [UInt32] = []
                guard c.thread.isSequence(c[0]) else {
                    throw c.thread.typeError("setgroups argument must be a sequence")
                }
                for item in try c.thread.sequenceItems(c[0]) {
                    guard c.thread.bigInteger(item) != nil else { throw c.thread.typeError("groups must be integers") }
                    groups.append(try c.thread.identifier(item, "gid"))
                }
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.setgroups(groups) }
                return .none
            }, "Set the groups of the current process to list."),
        .function(
            "getgrouplist(user, group, /)",
            { (c) throws(Raise) in
                guard let user = c[0].as(.string, StringObject.self) else {
                    throw c.thread.typeError(
                        "getgrouplist() argument 1 must be str, not \(c.thread.argumentTypeName(c[0]))")
                }
                let encoded = try c.thread.encodeUTF8(user, "strict", signed: false)
                let name = withExtendedLifetime(encoded) { [UInt8](encoded.raw) }
                if name.contains(0) { throw c.thread.valueError("embedded null character") }
                let group = try c.thread.identifier(c[1], "gid")
                let host = c.thread.host
                return numbers(
                    try c.thread.attempt { () throws(Errno) in
                        try CPath(name).use { (p) throws(Errno) in try host.getgrouplist(p, group) }
                    }, c.thread)
            }, "Returns a list of groups to which a user belongs."),
        .function(
            "initgroups(username, gid, /)",
            { (c) throws(Raise) in
                let (name, group) = (try c.thread.hostBytes(c[0]), try c.thread.identifier(c[1], "gid"))
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in
                    try CPath(name).use { (p) throws(Errno) in try host.initgroups(p, group) }
                }
                return .none
            }, "Initialize the group access list."),
        .function(
            "getlogin()",
            { (c) throws(Raise) in
                let host = c.thread.host
                return c.thread.fsDecode(try c.thread.attempt { () throws(Errno) in try host.getlogin() })
            }, "Return the actual login name."),
        .function(
            "getpriority(which, who)",
            { (c) throws(Raise) in
                let (host, which, who) = (c.thread.host, try c.thread.int32(c[0]), try c.thread.int32(c[1]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.getpriority(which, who) }))
            }, "Return program scheduling priority."),
        .function(
            "setpriority(which, who, priority)",
            { (c) throws(Raise) in
                let (host, which, who) = (c.thread.host, try c.thread.int32(c[0]), try c.thread.int32(c[1]))
                let priority = try c.thread.int32(c[2])
                try c.thread.attempt { () throws(Errno) in try host.setpriority(which, who, priority) }
                return .none
            }, "Set program scheduling priority."),
        .function(
            "nice(increment, /)",
            { (c) throws(Raise) in
                let (host, increment) = (c.thread.host, try c.thread.int32(c[0]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.nice(increment) }))
            }, "Add increment to the priority of process and return the new priority."),
        .function(
            "sched_yield()",
            { (c) throws(Raise) in
                let host = c.thread.host
                try c.thread.attempt { () throws(Errno) in try host.yieldProcessor() }
                return .none
            }, "Voluntarily relinquish the CPU."),
        .function(
            "sched_getaffinity(pid, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                let found = try c.thread.attempt { () throws(Errno) in try host.affinity(process) }
                return try c.thread.call(
                    .object(c.thread.types.set), .object(c.thread.makeList(found.map { .int($0) })))
            }, "Return the affinity of the process identified by pid."),
        .tupleFunction(
            "sched_setaffinity(pid, mask, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                var processors: [Int] = []
                for item in try c.thread.items(of: c[1]) {
                    guard c.thread.bigInteger(item) != nil else {
                        let type = try c.thread.repr(.object(c.thread.type(of: item))).text
                        throw c.thread.typeError("expected an iterator of ints, but iterator yielded \(type)")
                    }
                    guard case .int(let number) = try c.thread.indexValue(item) else {
                        throw c.thread.overflowError("Python int too large to convert to C long")
                    }
                    if number < 0 { throw c.thread.valueError("negative CPU number") }
                    processors.append(number)
                }
                try c.thread.attempt { () throws(Errno) in try host.setAffinity(process, processors) }
                return .none
            }, "Set the CPU affinity of the process identified by pid to mask."),
        .function(
            "sched_getscheduler(pid, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.schedulingPolicy(process) }))
            }, "Get the scheduling policy for the process identified by pid."),
        .function(
            "sched_get_priority_max(policy)",
            { (c) throws(Raise) in
                let (host, policy) = (c.thread.host, try c.thread.int32(c[0]))
                return .int(
                    Int(try c.thread.attempt { () throws(Errno) in try host.schedulingPriorityRange(policy).highest }))
            }, "Get the maximum scheduling priority for policy."),
        .function(
            "sched_get_priority_min(policy)",
            { (c) throws(Raise) in
                let (host, policy) = (c.thread.host, try c.thread.int32(c[0]))
                return .int(
                    Int(try c.thread.attempt { () throws(Errno) in try host.schedulingPriorityRange(policy).lowest }))
            }, "Get the minimum scheduling priority for policy."),
    ]

    static let processRows: [NativeRow] = [
        .function(
            "fork()",
            { (c) throws(Raise) in
                .int(Int(try TimerFunctions.fork(c.thread)))
            }, "Fork a child process."),
        .function(
            "forkpty()",
            { (c) throws(Raise) in
                try TimerFunctions.forkTerminal(c.thread)
            }, "Fork a new process with a new pseudo-terminal as controlling tty."),
        .function(
            "_exit(status)",
            { (c) throws(Raise) in
                let status = try c.thread.int32(c[0])
                if c.thread.interpreter.isGuest { throw c.thread.stop(.exit(Int(status))) }
                c.thread.host.exitNow(status)
            }, "Exit to the system with specified status, without normal exit processing."),
        .function(
            "abort()",
            { (c) throws(Raise) in
                if c.thread.interpreter.isGuest { throw c.thread.stop(.exit(134)) }
                c.thread.host.abort()
            }, "Abort the interpreter immediately."),
        .tupleFunction(
            "kill(pid, signal, /)",
            { (c) throws(Raise) in
                let (host, process) = (c.thread.host, try c.thread.plainInt32(c[0]))
                let number = Int32(truncatingIfNeeded: try c.thread.nativeSize(c[1]))
                try c.thread.audit("os.kill", [c[0], c[1]])
                try c.thread.attempt { () throws(Errno) in try host.kill(process, number) }
                // one that the process has sent to itself has arrived
                try c.thread.handleSignals()
                return .none
            }, "Kill a process with a signal."),
        .tupleFunction(
            "killpg(pgid, signal, /)",
            { (c) throws(Raise) in
                let (host, group, number) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1])
                )
                try c.thread.audit("os.killpg", [c[0], c[1]])
                try c.thread.attempt { () throws(Errno) in try host.killpg(group, number) }
                return .none
            }, "Kill a process group with a signal."),
        .function(
            "wait()",
            { (c) throws(Raise) in
                let host = c.thread.host
                let done = try c.thread.attempt { () throws(Errno) in try host.waitpid(-1, options: 0) }
                return .object(c.thread.makeTuple(.int(Int(done.process)), .int(Int(done.status.rawValue))))
            }, "Wait for completion of a child process."),
        .tupleFunction(
            "waitpid(pid, options, /)",
            { (c) throws(Raise) in
                let (host, process, options) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1])
                )
                let done = try c.thread.attempt { () throws(Errno) in try host.waitpid(process, options: options) }
                return .object(c.thread.makeTuple(.int(Int(done.process)), .int(Int(done.status.rawValue))))
            }, "Wait for completion of a given child process."),
        .function(
            "wait3(options)",
            { (c) throws(Raise) in
                try waitWithUsage(c, -1, try c.thread.int32(c[0]))
            }, "Wait for completion of a child process."),
        .function(
            "wait4(pid, options)",
            { (c) throws(Raise) in
                try waitWithUsage(c, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1]))
            }, "Wait for completion of a specific child process."),
        .tupleFunction(
            "waitid(idtype, id, options, /)",
            { (c) throws(Raise) in
                let (host, kind, identifier) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.plainInt32(c[1])
                )
                let options = try c.thread.plainInt32(c[2])
                let found = try c.thread.attempt { () throws(Errno) in
                    try host.waitid(kind: kind, identifier, options: options)
                }
                guard let info = found else { return .none }
                return c.thread.makeStructSequence(
                    OSRecords.waitid,
                    [
                        .int(Int(info.process)), .int(Int(info.user)), .int(Int(info.signal)), .int(Int(info.status)),
                        .int(Int(info.code)),
                    ])
            }, "Returns the result of waiting for a process or processes."),
        .function(
            "waitstatus_to_exitcode(status)",
            { (c) throws(Raise) in
                let status = WaitStatus(rawValue: try c.thread.int32(c[0]))
                if status.hasExited { return .int(Int(status.exitCode)) }
                if status.wasSignaled { return .int(-Int(status.terminatingSignal)) }
                if status.isStopped {
                    throw c.thread.valueError("process stopped by delivery of signal \(status.stoppingSignal)")
                }
                throw c.thread.valueError("invalid wait status: \(status.rawValue)")
            }, "Convert a wait status to an exit code."),
        .function("WIFEXITED(status)", { (c) throws(Raise) in .bool(try status(c).hasExited) }),
        .function("WEXITSTATUS(status)", { (c) throws(Raise) in .int(Int(try status(c).exitCode)) }),
        .function("WIFSIGNALED(status)", { (c) throws(Raise) in .bool(try status(c).wasSignaled) }),
        .function("WTERMSIG(status)", { (c) throws(Raise) in .int(Int(try status(c).terminatingSignal)) }),
        .function("WIFSTOPPED(status)", { (c) throws(Raise) in .bool(try status(c).isStopped) }),
        .function("WSTOPSIG(status)", { (c) throws(Raise) in .int(Int(try status(c).stoppingSignal)) }),
        .function("WIFCONTINUED(status)", { (c) throws(Raise) in .bool(try status(c).hasContinued) }),
        .function("WCOREDUMP(status, /)", { (c) throws(Raise) in .bool(try status(c).dumpedCore) }),
        .function(
            "system(command)",
            { (c) throws(Raise) in
                let command = try c.thread.hostBytes(c[0])
                try c.thread.audit("os.system", [.object(c.thread.makeBytes(command))])
                let host = c.thread.host
                return .int(
                    Int(
                        try c.thread.attempt(c.thread.makeStringValue("/bin/sh")) { () throws(Errno) in
                            try CPath(command).use { (p) throws(Errno) in try host.runShell(p) }
                        }.rawValue))
            }, "Execute the command in a subshell."),
        .function(
            "pidfd_getfd(pidfd, targetfd, *, flags=0)",
            { (c) throws(Raise) in
                let (descriptor, target) = (try c.thread.plainDescriptor(c[0]), try c.thread.int32(c[1]))
                let (host, flags) = (c.thread.host, UInt32(bitPattern: try c.thread.int32(c[2])))
                return .int(
                    Int(
                        try c.thread.attempt { () throws(Errno) in
                            try host.pidfdGet(descriptor, target, flags: flags)
                        }))
            }, "Duplicate a file descriptor of another process."),
        .function(
            "pidfd_open(pid, flags=0)",
            { (c) throws(Raise) in
                let (host, process, flags) = (
                    c.thread.host, try c.thread.plainInt32(c[0]), try c.thread.unsigned32(c[1])
                )
                return .int(Int(try c.thread.attempt { () throws(Errno) in try host.pidfdOpen(process, flags: flags) }))
            }, "Return a file descriptor referring to the process *pid*."),
        .function("times()", ProcessFunctions.times, "Return a collection containing process timing information."),
    ]

    private static func status(_ call: Call) throws(Raise) -> WaitStatus {
        WaitStatus(rawValue: try call.thread.int32(call[0]))
    }

    private static func triple(_ ids: IdentityTriple, _ thread: ThreadRef) -> Value {
        .object(thread.makeTuple(.int(Int(ids.real)), .int(Int(ids.effective)), .int(Int(ids.saved))))
    }

    private static func numbers(_ items: [UInt32], _ thread: ThreadRef) -> Value {
        .object(thread.makeList(items.map { thread.identifierValue($0) }))
    }

    private static func waitWithUsage(_ call: Call, _ process: Int32, _ options: Int32) throws(Raise) -> Value {
        let thread = call.thread
        let host = thread.host
        let done = try thread.attempt { () throws(Errno) in try host.wait4(process, options: options) }
        let usage: [Value] =
            [
                .float(Double(done.usage.userTime) * 1e-6), .float(Double(done.usage.systemTime) * 1e-6),
                .int(done.usage.maximumResident),
            ] + done.usage.counters.map { .int($0) }
        return .object(
            thread.makeTuple(
                .int(Int(done.process)), .int(Int(done.status.rawValue)),
                thread.makeStructSequence(resourceUsage, usage)))
    }

    private static let resourceUsage = StructSequenceType(
        "resource.struct_rusage",
        fields: [
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt",
            "ru_nswap",
            "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
        ])

    private static func times(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let host = thread.host
        let ticks = try thread.attempt { () throws(Errno) in try host.times() }
        let name = Int32(truncatingIfNeeded: ConstantFamily.sysconf["SC_CLK_TCK"] ?? 2)
        let perSecond = Double((try? host.sysconf(name)) ?? 100)
        let values = [ticks.user, ticks.system, ticks.childUser, ticks.childSystem, ticks.elapsed]
        return thread.makeStructSequence(OSRecords.times, values.map { .float(Double($0) / perSecond) })
    }
}
