// Where a sandbox decides about paths. The fence is a descriptor, never a comparison of path strings: the sandbox opens the
// directory itself, and the call is then made relative to that.

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

/// An open directory and a path relative to it which stays below; both live as long as this object.
package final class BoundPath {
    let directory: Descriptor
    let path: HostPath
    /// Closes and frees, once the call is over.
    private let release: () -> Void

    /// Keeps a copy of a null-terminated path.
    package init(copying path: [CChar], in directory: Descriptor, release: @escaping () -> Void) {
        self.directory = directory
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: path.count)
        copy.initialize(from: path, count: path.count)
        self.path = HostPath(copy)
        self.release = release
    }

    deinit {
        path.deallocate()
        release()
    }
}
