// The error numbers of Linux under their C names, in numeric order, and the one table that lists them.
// The numbers are those of asm-generic, the same on x86-64, ARM64 and RISC-V. Constants are computed (a `static let`
// would be initialised lazily behind a lock); the table is for those who enumerate.
//
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CHostShims
import Glibc

/// What a system call failed with, for example `Errno.ENOENT`. The only error this layer throws.
package struct Errno: Error, Equatable, Hashable, Sendable, RawRepresentable {
    package let rawValue: Int32

    @inlinable package init(rawValue: Int32) { self.rawValue = rawValue }
    @inlinable package init(_ rawValue: Int32) { self.rawValue = rawValue }

    /// (What the compiler derives is a call through a table for the other modules of the package.)
    @inlinable @inline(__always) package static func == (a: Errno, b: Errno) -> Bool { a.rawValue == b.rawValue }

    /// The calling thread's `errno`, as the call that just failed left it.
    static var current: Errno { Errno(Glibc.errno) }

    /// What is left when a function of the C library fails without saying why.
    static var unsaid: Errno { Errno(0) }

    /// The system's text, for example `No such file or directory`; unknown numbers give `Unknown error 4711`.
    package var message: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            String(cString: taipan_error_text(rawValue, buffer.baseAddress, buffer.count))
        }
    }

    /// The C name, for example `ENOENT`, or nil for a number without one. Of two names the usual one.
    package var name: StaticString? {
        Errno.table.first { $0.errno == self }?.name
    }

    /// The number of a C name.
    package init?(name: String) {
        guard let row = Errno.table.first(where: { $0.name.description == name }) else { return nil }
        self = row.errno
    }
}

extension Errno: CustomStringConvertible {
    package var description: String { "\(name?.description ?? String(rawValue)): \(message)" }
}

extension Errno {
    @inlinable package static var EPERM: Errno { Errno(1) }
    @inlinable package static var ENOENT: Errno { Errno(2) }
    @inlinable package static var ESRCH: Errno { Errno(3) }
    @inlinable package static var EINTR: Errno { Errno(4) }
    @inlinable package static var EIO: Errno { Errno(5) }
    @inlinable package static var ENXIO: Errno { Errno(6) }
    @inlinable package static var E2BIG: Errno { Errno(7) }
    @inlinable package static var ENOEXEC: Errno { Errno(8) }
    @inlinable package static var EBADF: Errno { Errno(9) }
    @inlinable package static var ECHILD: Errno { Errno(10) }
    @inlinable package static var EAGAIN: Errno { Errno(11) }
    @inlinable package static var EWOULDBLOCK: Errno { Errno(11) }
    @inlinable package static var ENOMEM: Errno { Errno(12) }
    @inlinable package static var EACCES: Errno { Errno(13) }
    @inlinable package static var EFAULT: Errno { Errno(14) }
    @inlinable package static var ENOTBLK: Errno { Errno(15) }
    @inlinable package static var EBUSY: Errno { Errno(16) }
    @inlinable package static var EEXIST: Errno { Errno(17) }
    @inlinable package static var EXDEV: Errno { Errno(18) }
    @inlinable package static var ENODEV: Errno { Errno(19) }
    @inlinable package static var ENOTDIR: Errno { Errno(20) }
    @inlinable package static var EISDIR: Errno { Errno(21) }
    @inlinable package static var EINVAL: Errno { Errno(22) }
    @inlinable package static var ENFILE: Errno { Errno(23) }
    @inlinable package static var EMFILE: Errno { Errno(24) }
    @inlinable package static var ENOTTY: Errno { Errno(25) }
    @inlinable package static var ETXTBSY: Errno { Errno(26) }
    @inlinable package static var EFBIG: Errno { Errno(27) }
    @inlinable package static var ENOSPC: Errno { Errno(28) }
    @inlinable package static var ESPIPE: Errno { Errno(29) }
    @inlinable package static var EROFS: Errno { Errno(30) }
    @inlinable package static var EMLINK: Errno { Errno(31) }
    @inlinable package static var EPIPE: Errno { Errno(32) }
    @inlinable package static var EDOM: Errno { Errno(33) }
    @inlinable package static var ERANGE: Errno { Errno(34) }
    @inlinable package static var EDEADLOCK: Errno { Errno(35) }
    @inlinable package static var EDEADLK: Errno { Errno(35) }
    @inlinable package static var ENAMETOOLONG: Errno { Errno(36) }
    @inlinable package static var ENOLCK: Errno { Errno(37) }
    @inlinable package static var ENOSYS: Errno { Errno(38) }
    @inlinable package static var ENOTEMPTY: Errno { Errno(39) }
    @inlinable package static var ELOOP: Errno { Errno(40) }
    @inlinable package static var ENOMSG: Errno { Errno(42) }
    @inlinable package static var EIDRM: Errno { Errno(43) }
    @inlinable package static var ECHRNG: Errno { Errno(44) }
    @inlinable package static var EL2NSYNC: Errno { Errno(45) }
    @inlinable package static var EL3HLT: Errno { Errno(46) }
    @inlinable package static var EL3RST: Errno { Errno(47) }
    @inlinable package static var ELNRNG: Errno { Errno(48) }
    @inlinable package static var EUNATCH: Errno { Errno(49) }
    @inlinable package static var ENOCSI: Errno { Errno(50) }
    @inlinable package static var EL2HLT: Errno { Errno(51) }
    @inlinable package static var EBADE: Errno { Errno(52) }
    @inlinable package static var EBADR: Errno { Errno(53) }
    @inlinable package static var EXFULL: Errno { Errno(54) }
    @inlinable package static var ENOANO: Errno { Errno(55) }
    @inlinable package static var EBADRQC: Errno { Errno(56) }
    @inlinable package static var EBADSLT: Errno { Errno(57) }
    @inlinable package static var EBFONT: Errno { Errno(59) }
    @inlinable package static var ENOSTR: Errno { Errno(60) }
    @inlinable package static var ENODATA: Errno { Errno(61) }
    @inlinable package static var ETIME: Errno { Errno(62) }
    @inlinable package static var ENOSR: Errno { Errno(63) }
    @inlinable package static var ENONET: Errno { Errno(64) }
    @inlinable package static var ENOPKG: Errno { Errno(65) }
    @inlinable package static var EREMOTE: Errno { Errno(66) }
    @inlinable package static var ENOLINK: Errno { Errno(67) }
    @inlinable package static var EADV: Errno { Errno(68) }
    @inlinable package static var ESRMNT: Errno { Errno(69) }
    @inlinable package static var ECOMM: Errno { Errno(70) }
    @inlinable package static var EPROTO: Errno { Errno(71) }
    @inlinable package static var EMULTIHOP: Errno { Errno(72) }
    @inlinable package static var EDOTDOT: Errno { Errno(73) }
    @inlinable package static var EBADMSG: Errno { Errno(74) }
    @inlinable package static var EOVERFLOW: Errno { Errno(75) }
    @inlinable package static var ENOTUNIQ: Errno { Errno(76) }
    @inlinable package static var EBADFD: Errno { Errno(77) }
    @inlinable package static var EREMCHG: Errno { Errno(78) }
    @inlinable package static var ELIBACC: Errno { Errno(79) }
    @inlinable package static var ELIBBAD: Errno { Errno(80) }
    @inlinable package static var ELIBSCN: Errno { Errno(81) }
    @inlinable package static var ELIBMAX: Errno { Errno(82) }
    @inlinable package static var ELIBEXEC: Errno { Errno(83) }
    @inlinable package static var EILSEQ: Errno { Errno(84) }
    @inlinable package static var ERESTART: Errno { Errno(85) }
    @inlinable package static var ESTRPIPE: Errno { Errno(86) }
    @inlinable package static var EUSERS: Errno { Errno(87) }
    @inlinable package static var ENOTSOCK: Errno { Errno(88) }
    @inlinable package static var EDESTADDRREQ: Errno { Errno(89) }
    @inlinable package static var EMSGSIZE: Errno { Errno(90) }
    @inlinable package static var EPROTOTYPE: Errno { Errno(91) }
    @inlinable package static var ENOPROTOOPT: Errno { Errno(92) }
    @inlinable package static var EPROTONOSUPPORT: Errno { Errno(93) }
    @inlinable package static var ESOCKTNOSUPPORT: Errno { Errno(94) }
    @inlinable package static var ENOTSUP: Errno { Errno(95) }
    @inlinable package static var EOPNOTSUPP: Errno { Errno(95) }
    @inlinable package static var EPFNOSUPPORT: Errno { Errno(96) }
    @inlinable package static var EAFNOSUPPORT: Errno { Errno(97) }
    @inlinable package static var EADDRINUSE: Errno { Errno(98) }
    @inlinable package static var EADDRNOTAVAIL: Errno { Errno(99) }
    @inlinable package static var ENETDOWN: Errno { Errno(100) }
    @inlinable package static var ENETUNREACH: Errno { Errno(101) }
    @inlinable package static var ENETRESET: Errno { Errno(102) }
    @inlinable package static var ECONNABORTED: Errno { Errno(103) }
    @inlinable package static var ECONNRESET: Errno { Errno(104) }
    @inlinable package static var ENOBUFS: Errno { Errno(105) }
    @inlinable package static var EISCONN: Errno { Errno(106) }
    @inlinable package static var ENOTCONN: Errno { Errno(107) }
    @inlinable package static var ESHUTDOWN: Errno { Errno(108) }
    @inlinable package static var ETOOMANYREFS: Errno { Errno(109) }
    @inlinable package static var ETIMEDOUT: Errno { Errno(110) }
    @inlinable package static var ECONNREFUSED: Errno { Errno(111) }
    @inlinable package static var EHOSTDOWN: Errno { Errno(112) }
    @inlinable package static var EHOSTUNREACH: Errno { Errno(113) }
    @inlinable package static var EALREADY: Errno { Errno(114) }
    @inlinable package static var EINPROGRESS: Errno { Errno(115) }
    @inlinable package static var ESTALE: Errno { Errno(116) }
    @inlinable package static var EUCLEAN: Errno { Errno(117) }
    @inlinable package static var ENOTNAM: Errno { Errno(118) }
    @inlinable package static var ENAVAIL: Errno { Errno(119) }
    @inlinable package static var EISNAM: Errno { Errno(120) }
    @inlinable package static var EREMOTEIO: Errno { Errno(121) }
    @inlinable package static var EDQUOT: Errno { Errno(122) }
    @inlinable package static var ENOMEDIUM: Errno { Errno(123) }
    @inlinable package static var EMEDIUMTYPE: Errno { Errno(124) }
    @inlinable package static var ECANCELED: Errno { Errno(125) }
    @inlinable package static var ENOKEY: Errno { Errno(126) }
    @inlinable package static var EKEYEXPIRED: Errno { Errno(127) }
    @inlinable package static var EKEYREVOKED: Errno { Errno(128) }
    @inlinable package static var EKEYREJECTED: Errno { Errno(129) }
    @inlinable package static var EOWNERDEAD: Errno { Errno(130) }
    @inlinable package static var ENOTRECOVERABLE: Errno { Errno(131) }
    @inlinable package static var ERFKILL: Errno { Errno(132) }
    @inlinable package static var EHWPOISON: Errno { Errno(133) }
}

extension Errno {
    /// Every name with its number; where a number has two names, the usual one comes first.
    package static let table: [(name: StaticString, errno: Errno)] = [
        ("EPERM", .EPERM),
        ("ENOENT", .ENOENT),
        ("ESRCH", .ESRCH),
        ("EINTR", .EINTR),
        ("EIO", .EIO),
        ("ENXIO", .ENXIO),
        ("E2BIG", .E2BIG),
        ("ENOEXEC", .ENOEXEC),
        ("EBADF", .EBADF),
        ("ECHILD", .ECHILD),
        ("EAGAIN", .EAGAIN),
        ("EWOULDBLOCK", .EWOULDBLOCK),
        ("ENOMEM", .ENOMEM),
        ("EACCES", .EACCES),
        ("EFAULT", .EFAULT),
        ("ENOTBLK", .ENOTBLK),
        ("EBUSY", .EBUSY),
        ("EEXIST", .EEXIST),
        ("EXDEV", .EXDEV),
        ("ENODEV", .ENODEV),
        ("ENOTDIR", .ENOTDIR),
        ("EISDIR", .EISDIR),
        ("EINVAL", .EINVAL),
        ("ENFILE", .ENFILE),
        ("EMFILE", .EMFILE),
        ("ENOTTY", .ENOTTY),
        ("ETXTBSY", .ETXTBSY),
        ("EFBIG", .EFBIG),
        ("ENOSPC", .ENOSPC),
        ("ESPIPE", .ESPIPE),
        ("EROFS", .EROFS),
        ("EMLINK", .EMLINK),
        ("EPIPE", .EPIPE),
        ("EDOM", .EDOM),
        ("ERANGE", .ERANGE),
        ("EDEADLOCK", .EDEADLOCK),
        ("EDEADLK", .EDEADLK),
        ("ENAMETOOLONG", .ENAMETOOLONG),
        ("ENOLCK", .ENOLCK),
        ("ENOSYS", .ENOSYS),
        ("ENOTEMPTY", .ENOTEMPTY),
        ("ELOOP", .ELOOP),
        ("ENOMSG", .ENOMSG),
        ("EIDRM", .EIDRM),
        ("ECHRNG", .ECHRNG),
        ("EL2NSYNC", .EL2NSYNC),
        ("EL3HLT", .EL3HLT),
        ("EL3RST", .EL3RST),
        ("ELNRNG", .ELNRNG),
        ("EUNATCH", .EUNATCH),
        ("ENOCSI", .ENOCSI),
        ("EL2HLT", .EL2HLT),
        ("EBADE", .EBADE),
        ("EBADR", .EBADR),
        ("EXFULL", .EXFULL),
        ("ENOANO", .ENOANO),
        ("EBADRQC", .EBADRQC),
        ("EBADSLT", .EBADSLT),
        ("EBFONT", .EBFONT),
        ("ENOSTR", .ENOSTR),
        ("ENODATA", .ENODATA),
        ("ETIME", .ETIME),
        ("ENOSR", .ENOSR),
        ("ENONET", .ENONET),
        ("ENOPKG", .ENOPKG),
        ("EREMOTE", .EREMOTE),
        ("ENOLINK", .ENOLINK),
        ("EADV", .EADV),
        ("ESRMNT", .ESRMNT),
        ("ECOMM", .ECOMM),
        ("EPROTO", .EPROTO),
        ("EMULTIHOP", .EMULTIHOP),
        ("EDOTDOT", .EDOTDOT),
        ("EBADMSG", .EBADMSG),
        ("EOVERFLOW", .EOVERFLOW),
        ("ENOTUNIQ", .ENOTUNIQ),
        ("EBADFD", .EBADFD),
        ("EREMCHG", .EREMCHG),
        ("ELIBACC", .ELIBACC),
        ("ELIBBAD", .ELIBBAD),
        ("ELIBSCN", .ELIBSCN),
        ("ELIBMAX", .ELIBMAX),
        ("ELIBEXEC", .ELIBEXEC),
        ("EILSEQ", .EILSEQ),
        ("ERESTART", .ERESTART),
        ("ESTRPIPE", .ESTRPIPE),
        ("EUSERS", .EUSERS),
        ("ENOTSOCK", .ENOTSOCK),
        ("EDESTADDRREQ", .EDESTADDRREQ),
        ("EMSGSIZE", .EMSGSIZE),
        ("EPROTOTYPE", .EPROTOTYPE),
        ("ENOPROTOOPT", .ENOPROTOOPT),
        ("EPROTONOSUPPORT", .EPROTONOSUPPORT),
        ("ESOCKTNOSUPPORT", .ESOCKTNOSUPPORT),
        ("ENOTSUP", .ENOTSUP),
        ("EOPNOTSUPP", .EOPNOTSUPP),
        ("EPFNOSUPPORT", .EPFNOSUPPORT),
        ("EAFNOSUPPORT", .EAFNOSUPPORT),
        ("EADDRINUSE", .EADDRINUSE),
        ("EADDRNOTAVAIL", .EADDRNOTAVAIL),
        ("ENETDOWN", .ENETDOWN),
        ("ENETUNREACH", .ENETUNREACH),
        ("ENETRESET", .ENETRESET),
        ("ECONNABORTED", .ECONNABORTED),
        ("ECONNRESET", .ECONNRESET),
        ("ENOBUFS", .ENOBUFS),
        ("EISCONN", .EISCONN),
        ("ENOTCONN", .ENOTCONN),
        ("ESHUTDOWN", .ESHUTDOWN),
        ("ETOOMANYREFS", .ETOOMANYREFS),
        ("ETIMEDOUT", .ETIMEDOUT),
        ("ECONNREFUSED", .ECONNREFUSED),
        ("EHOSTDOWN", .EHOSTDOWN),
        ("EHOSTUNREACH", .EHOSTUNREACH),
        ("EALREADY", .EALREADY),
        ("EINPROGRESS", .EINPROGRESS),
        ("ESTALE", .ESTALE),
        ("EUCLEAN", .EUCLEAN),
        ("ENOTNAM", .ENOTNAM),
        ("ENAVAIL", .ENAVAIL),
        ("EISNAM", .EISNAM),
        ("EREMOTEIO", .EREMOTEIO),
        ("EDQUOT", .EDQUOT),
        ("ENOMEDIUM", .ENOMEDIUM),
        ("EMEDIUMTYPE", .EMEDIUMTYPE),
        ("ECANCELED", .ECANCELED),
        ("ENOKEY", .ENOKEY),
        ("EKEYEXPIRED", .EKEYEXPIRED),
        ("EKEYREVOKED", .EKEYREVOKED),
        ("EKEYREJECTED", .EKEYREJECTED),
        ("EOWNERDEAD", .EOWNERDEAD),
        ("ENOTRECOVERABLE", .ENOTRECOVERABLE),
        ("ERFKILL", .ERFKILL),
        ("EHWPOISON", .EHWPOISON),
    ]
}
