// The key of tables by address.
//
// All such tables have the same type of key on purpose. The first table of a key type makes Swift's runtime look for the type's
// `Hashable` among all conformances of the program: 70,000 instructions, and 20 pages of descriptions that stay in memory.

extension ObjectIdentifier {
    /// The identity of what lies at an address as long as the process lives, for example a name in a literal.
    init(constant address: UnsafePointer<UInt8>) {
        self = unsafeBitCast(address, to: ObjectIdentifier.self)
    }
}
