// Waiting, for a sandboxed script: it has the programs that it has started itself for children, whatever else the process runs.
// "Any child" therefore cannot be left to the system, which would give it the children of the host and of other interpreters.
import CHostShims
import Glibc

extension Host {
    /// The process that a wait is about to report. Without a sandbox that is `process` itself; in one, a child of the script's: the one
    /// that is named, or for 0 and below the first that has something to report, which is waited for unless the options say
    /// otherwise. Nil if they do and there is none yet.
    func waitable(_ process: Int32, _ options: Int32) throws(Errno) -> Int32? {
        guard let sandbox else { return process }
        if sandbox.refuses("waitpid") { throw .EPERM }
        if process > 0 {
            if !children.contains(process) { throw .ECHILD }
            return process
        }
        while true {
            for child in children.sorted() {
                var info = taipan_signal_info()
                let looked = options & Self.stops | Int32(WEXITED) | WNOHANG | Int32(WNOWAIT)
                if taipan_waitid(1, child, looked, &info) != 0 {
                    children.remove(child)
                } else if info.process == child {
                    return child
                }
            }
            if children.isEmpty { throw .ECHILD }
            if options & WNOHANG != 0 { return nil }
            try waitForChange(isEndEnough: options & Self.stops == 0)
        }
    }

    /// What asks for more than the end of a child.
    private static var stops: Int32 { WUNTRACED | Int32(WCONTINUED) }

    /// Waits until one of the children has ended, by descriptors that become readable then. Where there are none, or where a child may
    /// be stopped only, it is looked at again after a while.
    private func waitForChange(isEndEnough: Bool) throws(Errno) {
        var handles: [pollfd] = []
        defer { for handle in handles { Glibc.close(handle.fd) } }
        for child in children {
            let descriptor = taipan_pidfd_open(child, 0)
            if descriptor >= 0 { handles.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        }
        let limit: Int32 = isEndEnough && handles.count == children.count ? -1 : 20
        _ = try blocking("waitpid", "\(handles.count) children") { Glibc.poll(&handles, nfds_t(handles.count), limit) }
    }
}
