// Terminals: whether there is one, how large it is, which process group it talks to, and making pairs of them.
import CHostShims
import Glibc

extension Host {
    /// `isatty`. False for a bad descriptor too.
    package func isTerminal(_ descriptor: Descriptor) -> Bool {
        do throws(Errno) {
            let real = try real(descriptor)
            return try once("isatty", "\(descriptor)") { Glibc.isatty(real) } == 1
        } catch {
            return false
        }
    }

    /// Columns and lines. ENOTTY for what is no terminal.
    package func windowSize(_ descriptor: Descriptor) throws(Errno) -> (columns: Int, lines: Int) {
        var size = winsize()
        let real = try real(descriptor)
        try once("ioctl", "\(descriptor), TIOCGWINSZ") {
            withUnsafeMutablePointer(to: &size) { taipan_ioctl_pointer(real, UInt(TIOCGWINSZ), $0) }
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// `ttyname_r`.
    package func terminalName(_ descriptor: Descriptor) throws(Errno) -> [UInt8] {
        try text("ttyname_r", descriptor) { Glibc.ttyname_r(descriptor, $0, $1) }
    }

    /// `ctermid`: the name of the controlling terminal.
    package func controllingTerminalName() -> [UInt8] { copied(taipan_controlling_terminal()) }

    package func foregroundGroup(_ descriptor: Descriptor) throws(Errno) -> Int32 {
        try once("tcgetpgrp", "\(descriptor)") { Glibc.tcgetpgrp(descriptor) }
    }

    package func setForegroundGroup(_ descriptor: Descriptor, _ group: Int32) throws(Errno) {
        try once("tcsetpgrp", "\(descriptor), \(group)") { Glibc.tcsetpgrp(descriptor, group) }
    }

    /// `openpty`: the controlling side and the terminal, neither inherited.
    package func openTerminalPair() throws(Errno) -> (controller: Descriptor, terminal: Descriptor) {
        var ends: (Descriptor, Descriptor) = (-1, -1)
        try once("openpty", "") { taipan_openpty(&ends.0, &ends.1) }
        return ends
    }

    /// `posix_openpt`, not inherited.
    package func openController(_ flags: Int32) throws(Errno) -> Descriptor {
        try once("posix_openpt", "0x\(hex(flags))") { CHostShims.posix_openpt(flags | O_CLOEXEC) }
    }

    package func grantTerminal(_ controller: Descriptor) throws(Errno) {
        try once("grantpt", "\(controller)") { CHostShims.grantpt(controller) }
    }

    package func unlockTerminal(_ controller: Descriptor) throws(Errno) {
        try once("unlockpt", "\(controller)") { CHostShims.unlockpt(controller) }
    }

    /// `ptsname_r`: the name of the terminal that belongs to a controlling side.
    package func terminalName(ofController controller: Descriptor) throws(Errno) -> [UInt8] {
        try text("ptsname_r", controller) { CHostShims.ptsname_r(controller, $0, $1) }
    }

    /// `login_tty`: a new session on this terminal, with it as standard input, output and error.
    package func loginTerminal(_ descriptor: Descriptor) throws(Errno) {
        try once("login_tty", "\(descriptor)") { CHostShims.login_tty(descriptor) }
    }

    /// `forkpty`: 0 in the child, whose terminal is the new one; in the parent the child and the controlling side.
    package func forkTerminal() throws(Errno) -> (process: Int32, controller: Descriptor) {
        var controller: Descriptor = -1
        let process = try once("forkpty", "") { taipan_forkpty(&controller) }
        return (process, controller)
    }

    /// A call that fills in a name and returns an error number.
    private func text(
        _ name: StaticString, _ descriptor: Descriptor, _ body: (UnsafeMutablePointer<CChar>, Int) -> Int32
    ) throws(Errno) -> [UInt8] {
        var result: [UInt8] = []
        try numbered(name, "\(descriptor)") {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
                guard let start = buffer.baseAddress else { return ENOMEM }
                let code = body(start, buffer.count)
                if code == 0 { result = copied(start) }
                return code
            }
        }
        return result
    }
}
