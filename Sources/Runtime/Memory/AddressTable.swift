// Objects by the identity of another one: an interned name, a node of the tree, a literal that lives as long as the process.
//
// These few tables are needed while an interpreter is made, and are not Swift dictionaries on purpose: the first dictionary of a type
// costs Swift's runtime 70,000 instructions, with a look for the key's `Hashable` among all conformances of the program, whose pages
// then stay in memory.

/// Entries are never taken out. The values belong to the table.
final class AddressTable {
    private struct Entry {
        var key: ObjectIdentifier?
        var value: Unmanaged<AnyObject>?
    }

    private var entries: UnsafeMutablePointer<Entry>
    /// The number of places, a power of two, less one.
    private var mask: Int
    private var count = 0

    init() {
        mask = 3
        entries = AddressTable.places(4)
    }

    deinit {
        forEach { $0.release() }
        entries.deallocate()
    }

    /// The value at an address.
    @inline(__always) func value<Found: AnyObject>(at key: ObjectIdentifier, as type: Found.Type) -> Found? {
        entries[place(of: key)].value.map { unsafeDowncast($0.takeUnretainedValue(), to: type) }
    }

    /// Sets what is not there yet.
    func insert(_ value: AnyObject, at key: ObjectIdentifier) {
        if (count + 1) * 4 > (mask + 1) * 3 { grow() }
        entries[place(of: key)] = Entry(key: key, value: .passRetained(value))
        count += 1
    }

    func forEach(_ body: (Unmanaged<AnyObject>) -> Void) {
        for i in 0...mask {
            if let value = entries[i].value { body(value) }
        }
    }

    /// Where the key is, or where it would be.
    private func place(of key: ObjectIdentifier) -> Int {
        // objects lie 16 bytes apart
        var place = Int(bitPattern: key) &* -0x61C8_8646_80B5_83EB &>> 40
        while true {
            place &= mask
            if entries[place].key == nil || entries[place].key == key { return place }
            place &+= 1
        }
    }

    private func grow() {
        let (old, oldCount) = (entries, mask + 1)
        mask = 2 * oldCount - 1
        entries = AddressTable.places(2 * oldCount)
        for i in 0..<oldCount {
            if let key = old[i].key { entries[place(of: key)] = old[i] }
        }
        old.deallocate()
    }

    private static func places(_ count: Int) -> UnsafeMutablePointer<Entry> {
        let made = UnsafeMutablePointer<Entry>.allocate(capacity: count)
        made.initialize(repeating: Entry(key: nil, value: nil), count: count)
        return made
    }
}

extension ObjectIdentifier {
    /// The identity of what lies at an address as long as the process lives, for example a name in a literal.
    init(constant address: UnsafePointer<UInt8>) {
        self = unsafeBitCast(address, to: ObjectIdentifier.self)
    }
}
