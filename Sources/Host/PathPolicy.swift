// The seam at which a sandbox decides about paths. The fence is a descriptor, never a comparison of path strings: a
// policy opens the directory itself (`openat2` with RESOLVE_BENEATH) and the call is then made relative to that.

/// What a call is going to do with the thing that a path names.
package enum PathUse: Sendable {
    /// Look at its existence, status or link text; the last component itself, if it is a symbolic link.
    case inspectLink
    /// The same of what a symbolic link leads to.
    case inspect
    /// Read its contents, or list it.
    case read
    /// Change its contents or its attributes.
    case write
    /// Make, replace or remove the name itself.
    case name
    /// Run it.
    case execute
}

/// Decides which paths a host reaches and how. `throws` with EACCES or EXDEV, say, is a refusal.
package protocol PathPolicy: AnyObject, Sendable {
    /// Where the call is to be made instead.
    func bind(_ path: HostPath, in directory: Descriptor, _ use: PathUse) throws(Errno) -> BoundPath
}

/// An open directory and a path relative to it which stays below; both live as long as this object.
package final class BoundPath {
    let directory: Descriptor
    let path: HostPath
    /// Closes and frees, once the call is over.
    private let release: () -> Void

    package init(directory: Descriptor, path: HostPath, release: @escaping () -> Void) {
        self.directory = directory
        self.path = path
        self.release = release
    }

    deinit { release() }
}
