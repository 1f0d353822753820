// What a program that a sandboxed script starts has open: what the script gives it, and nothing of the host.
import CHostShims
import Glibc

/// The descriptors that a program is started with, where the script's numbers are not the process's: copies with high numbers, so that
/// none of them is overwritten while the child puts them into their places. Everything else that the process has open, with or without
/// the mark that closes it, is closed in the child.
final class LentDescriptors {
    private let sandbox: Sandbox
    private var copies: [Descriptor: Descriptor] = [:]
    /// What the child does, in order, with numbers of the process.
    private(set) var steps: [Step] = []
    /// The numbers that are open in the child after the steps so far.
    private var open: Set<Descriptor> = []

    enum Step {
        /// The action of the script with this index, as it is.
        case given(Int)
        case duplicate(Descriptor, to: Descriptor)
        case close(Descriptor)
        case closeFrom(Descriptor)
    }

    /// Beyond this a child gets nothing: each number below that it does not have is closed one by one.
    private static let highest: Descriptor = 1023

    /// - Throws: `EBADF` for a number that the script has not open, `EPERM` for a file that the child is to open where there are mounts: it
    ///   would do that outside of them.
    init(_ sandbox: Sandbox, _ actions: [SpawnAction]) throws(Errno) {
        self.sandbox = sandbox
        for number in sandbox.table.numbers(0, LentDescriptors.highest + 1) {
            if number <= 2 || sandbox.table[number]?.isInheritable ?? false { try put(number, as: number) }
        }
        for (index, action) in actions.enumerated() {
            switch action {
            case .open(let number, _, _, _):
                if sandbox.hasMounts { throw sandbox.deny("processes") }
                steps.append(.given(index))
                open.insert(number)
            case .close(let number): open.remove(number)
            case .duplicate(let source, let target): try put(source, as: target)
            case .closeFrom(let low): open = open.filter { $0 < low }
            }
        }
        let last = open.max() ?? -1
        for number in 0..<max(last + 1, 3) where !open.contains(number) {
            steps.append(.close(number))
        }
        steps.append(.closeFrom(max(last + 1, 3)))
    }

    deinit { for copy in copies.values { Glibc.close(copy) } }

    private func put(_ source: Descriptor, as target: Descriptor) throws(Errno) {
        guard target >= 0, target <= LentDescriptors.highest else { throw .EBADF }
        steps.append(.duplicate(try copy(source), to: target))
        open.insert(target)
    }

    private func copy(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        if let known = copies[descriptor] { return known }
        let made = taipan_fcntl(try sandbox.table.real(descriptor), F_DUPFD_CLOEXEC, Int(LentDescriptors.highest) + 1)
        if made < 0 { throw Errno.current }
        copies[descriptor] = made
        return made
    }
}
