// The descriptors of a sandboxed interpreter. Its numbers are its own: 0, 1, 2, then the lowest free one, whatever the process has
// open. A number that is not in the table does not exist, so no descriptor of the host can be reached by guessing.
import CHostShims
import Glibc

/// One open descriptor of a script.
struct OpenDescriptor {
    /// The process's number.
    let real: Descriptor
    /// Where it came from, if that was a mount: what may be changed through it.
    let mount: Mount?
    /// The directory it stands for, with its way back to the root; nil for other files.
    let place: Place?
    /// Closed when the script closes it. (The standard ones may belong to the host.)
    let isOwned: Bool
    let owner: Owner
    /// Nothing may be changed through it, attributes included.
    let isReadOnly: Bool
    /// What `get_inheritable` says; the real one is never inherited by accident.
    var isInheritable: Bool

    /// Whose the open file is, duplicates included.
    enum Owner {
        case script
        /// A device for everybody: to be read and written, but it stays as it is.
        case everybody
        /// The host's, lent as standard input: a stream to be read.
        case lentForReading
        /// The host's, lent as standard output or error: a stream to be written. It may well be a file that the host can read too, and
        /// has written to before; so there is no reading it and no position to be chosen.
        case lentForWriting
    }

    init(
        real: Descriptor, mount: Mount? = nil, place: Place? = nil, isOwned: Bool = true, owner: Owner = .script,
        isReadOnly: Bool = false, isInheritable: Bool = false
    ) {
        self.real = real
        self.mount = mount
        self.place = place
        self.isOwned = isOwned
        self.owner = owner
        self.isReadOnly = isReadOnly || mount.map { !$0.isWritable } ?? false
        self.isInheritable = isInheritable
    }
}

/// What a call does with the bytes behind a descriptor. "Anywhere" is at a position of the call's own.
enum DescriptorUse {
    case reading, writing, readingAnywhere, writingAnywhere, moving
}

/// The numbers of one interpreter. Used under its lock.
final class DescriptorTable {
    private var entries: [OpenDescriptor?] = [nil, nil, nil]

    /// More would only serve to exhaust the process.
    private static let capacity = 1 << 16

    deinit {
        for case let entry? in entries where entry.isOwned { Glibc.close(entry.real) }
    }

    subscript(descriptor: Descriptor) -> OpenDescriptor? {
        get { descriptor >= 0 && Int(descriptor) < entries.count ? entries[Int(descriptor)] : nil }
        set {
            guard descriptor >= 0, Int(descriptor) < DescriptorTable.capacity else { return }
            while entries.count <= Int(descriptor) { entries.append(nil) }
            entries[Int(descriptor)] = newValue
        }
    }

    /// The process's number of a script's descriptor.
    func real(_ descriptor: Descriptor) throws(Errno) -> Descriptor {
        guard let entry = self[descriptor] else { throw .EBADF }
        return entry.real
    }

    /// The same, for a use. What has been lent goes one way only, and what is lent for writing has no positions.
    func real(_ descriptor: Descriptor, for use: DescriptorUse) throws(Errno) -> Descriptor {
        guard let entry = self[descriptor] else { throw .EBADF }
        switch (entry.owner, use) {
        case (.lentForReading, .writing), (.lentForReading, .writingAnywhere), (.lentForWriting, .reading): throw .EBADF
        case (.lentForWriting, .readingAnywhere), (.lentForWriting, .writingAnywhere), (.lentForWriting, .moving):
            throw .ESPIPE
        default: return entry.real
        }
    }

    /// Gives a descriptor the lowest free number from `low` on.
    func add(_ entry: OpenDescriptor, from low: Int = 0) throws(Errno) -> Descriptor {
        var number = low
        while number < entries.count && entries[number] != nil { number += 1 }
        guard number < DescriptorTable.capacity else {
            if entry.isOwned { Glibc.close(entry.real) }
            throw .EMFILE
        }
        self[Descriptor(number)] = entry
        return Descriptor(number)
    }

    /// Takes a number away; what it stood for is the caller's.
    func remove(_ descriptor: Descriptor) throws(Errno) -> OpenDescriptor {
        guard let entry = self[descriptor] else { throw .EBADF }
        self[descriptor] = nil
        return entry
    }

    /// The numbers in use from `low` up to `high`.
    func numbers(_ low: Descriptor, _ high: Descriptor) -> [Descriptor] {
        entries.indices.filter { $0 >= Int(low) && $0 < Int(high) && entries[$0] != nil }.map(Descriptor.init)
    }

    /// Open files of a mount that have no name any more: bytes that a walk through the directory does not find.
    func namelessBytes(in mount: Mount) -> Int {
        var total = 0
        for case let entry? in entries where entry.mount === mount {
            var status = Glibc.stat()
            if Glibc.fstat(entry.real, &status) == 0 && status.st_nlink == 0 { total += Int(status.st_size) }
        }
        return total
    }
}
