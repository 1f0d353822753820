// `memoryview`: the type, its operators and methods.

extension MemoryViewObject {
    static let nativeType = NativeType(
        "memoryview", .memoryview, [.isSequence],
        doc: "Create a new memoryview object which references the given object.",
        new: .function("memoryview(object)", MemoryViewObject.make),
        operations: {
            $0.repr = { (a, thread) throws(Raise) in
                let view = a.cast(MemoryViewObject.self)
                return thread.makeStringValue(
                    "<\(view.source == nil ? "released memory" : "memory") at \(thread.addressText(view))>")
            }
            $0.hash = MemoryViewObject.hash
            $0.compare = MemoryViewObject.compare
            $0.iterate = { (a, thread) throws(Raise) in
                let view = a.cast(MemoryViewObject.self)
                try view.check(thread)
                if view.dimensionCount == 0 { throw thread.typeError("invalid indexing of 0-dim memory") }
                return .object(MemoryIterator(view, thread.types.memoryIterator.root))
            }
            $0.length = { (a, thread) throws(Raise) in
                let view = a.cast(MemoryViewObject.self)
                try view.check(thread)
                if view.dimensionCount == 0 { throw thread.typeError("0-dim memory has no length") }
                return view.firstDimension
            }
            $0.getItem = MemoryViewObject.getItem
            $0.setItem = MemoryViewObject.setItem
        },
        rows: { rows })

    private static let rows: [NativeRow] =
        [
            .method("tobytes(order='C')", MemoryViewObject.tobytes, "Return the data in the buffer as a byte string."),
            .method("tolist()", MemoryViewObject.tolist, "Return the data in the buffer as a list of elements."),
            .method(
                "hex(sep=<unrepresentable>, bytes_per_sep=1)",
                { (call) throws(Raise) in
                    let bytes = try call[0].cast(MemoryViewObject.self).copyOfBytes(call.thread)
                    return .object(try call.thread.hex(bytes.raw, call[1], call[2]))
                },
                """
                Return the data in the buffer as a str of hexadecimal numbers.

                >>> memoryview(b'abc').hex(':')
                '61:62:63'
                """),
            .method(
                "cast(format, shape=<unrepresentable>)", MemoryViewObject.castView,
                "Cast a memoryview to a new format or shape."),
            .method(
                "toreadonly()",
                { (call) throws(Raise) in
                    let view = call[0].cast(MemoryViewObject.self)
                    var layout = try view.layoutOrRaise(call.thread)
                    layout.isReadOnly = true
                    return .object(try view.derived(layout, call.thread))
                }, "Return a readonly version of the memoryview."),
            .method(
                "release()",
                { (call) throws(Raise) in
                    try call[0].cast(MemoryViewObject.self).release(call.thread)
                    return .none
                }, "Release the underlying buffer exposed by the memoryview object."),
            .method(
                "__enter__()",
                { (call) throws(Raise) in
                    try call[0].cast(MemoryViewObject.self).check(call.thread)
                    return call[0]
                }),
            .method(
                "__exit__(*args)",
                { (call) throws(Raise) in
                    try call[0].cast(MemoryViewObject.self).release(call.thread)
                    return .none
                }),
        ] + facts

    /// The attributes.
    private static let facts: [NativeRow] = [
        .property(
            "obj",
            { (c) throws(Raise) in
                _ = try layout(c)
                return c[0].cast(MemoryViewObject.self).source.map { .object($0) } ?? .none
            }, "The underlying object of the memoryview."),
        .property(
            "nbytes", { (c) throws(Raise) in .int(try layout(c).byteCount) },
            "The amount of space in bytes that the array would use."),
        .property(
            "readonly", { (c) throws(Raise) in .bool(try layout(c).isReadOnly) }, "Whether the memory is read only."),
        .property(
            "itemsize", { (c) throws(Raise) in .int(try layout(c).itemSize) }, "The size in bytes of each element."),
        .property(
            "format", { (c) throws(Raise) in c.thread.makeStringValue(try layout(c).format) },
            "The format of each element."),
        .property(
            "ndim", { (c) throws(Raise) in .int(try layout(c).dimensions.count) },
            "How many dimensions the memory represents."),
        .property(
            "shape", { (c) throws(Raise) in integers(try layout(c).dimensions, c.thread) },
            "The shape of the memory, per dimension."),
        .property(
            "strides", { (c) throws(Raise) in integers(try layout(c).strides, c.thread) },
            "The bytes from one element to the next."),
        .property(
            "suboffsets",
            { (c) throws(Raise) in
                _ = try layout(c)
                return integers([], c.thread)
            }, "Used internally for PIL-style arrays."),
        .property(
            "c_contiguous", { (c) throws(Raise) in .bool(try layout(c).isContiguous) },
            "Whether the memory is C contiguous."),
        .property(
            "f_contiguous", { (c) throws(Raise) in .bool(try layout(c).isFortranContiguous) },
            "Whether it is Fortran contiguous."),
        .property(
            "contiguous",
            { (c) throws(Raise) in
                let layout = try layout(c)
                return .bool(layout.isContiguous || layout.isFortranContiguous)
            }, "Whether the memory is contiguous."),
    ]

    private static func layout(_ call: Call) throws(Raise) -> BufferLayout {
        try call[0].cast(MemoryViewObject.self).layoutOrRaise(call.thread)
    }

    private static func integers(_ numbers: [Int], _ thread: ThreadRef) -> Value {
        .object(thread.makeTuple(numbers.map { .int($0) }))
    }

    // MARK: Creation

    private static func make(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.makeMemoryView(call[1]))
    }

    // MARK: Operators

    private static func hash(_ a: Value, _ thread: ThreadRef) throws(Raise) -> Int {
        let view = a.cast(MemoryViewObject.self)
        if view.cachedHash != -1 { return view.cachedHash }
        let layout = try view.layoutOrRaise(thread)
        if !layout.isReadOnly { throw thread.valueError("cannot hash writable memoryview object") }
        if view.code != UInt8(ascii: "B") && view.code != UInt8(ascii: "b") && view.code != UInt8(ascii: "c") {
            throw thread.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        }
        if let exporter = view.source { _ = try thread.hash(.object(exporter)) }
        view.cachedHash = try view.copyOfBytes(thread).hash
        return view.cachedHash
    }

    private static func compare(_ op: Comparison, _ a: Value, _ b: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        guard op == .equal || op == .notEqual, case .object(let left) = a, case .object(let right) = b,
            thread.hasBuffer(a), thread.hasBuffer(b)
        else { return .notImplemented }
        if left === right, let view = a.as(.memoryview, MemoryViewObject.self), view.source == nil {
            return .bool(op == .equal)
        }
        for view in [a, b] {
            if let view = view.as(.memoryview, MemoryViewObject.self), view.source == nil {
                return .bool(op == .notEqual)
            }
        }
        let x = try thread.makeMemoryView(a)
        let y = try thread.makeMemoryView(b)
        return .bool(try areEqual(x, y, thread) == (op == .equal))
    }

    private static func areEqual(_ x: MemoryViewObject, _ y: MemoryViewObject, _ thread: ThreadRef) throws(Raise)
        -> Bool
    {
        if x.layout.dimensions != y.layout.dimensions { return false }
        let isPlain =
            x.code == y.code && x.code != 0 && x.code != UInt8(ascii: "f") && x.code != UInt8(ascii: "d")
            && x.code != UInt8(ascii: "e") && x.code != UInt8(ascii: "?")
        if isPlain && x.layout.isContiguous && y.layout.isContiguous {
            return compareBytes(x.layout.start, y.layout.start, x.layout.byteCount) == 0
        }
        if MemoryFormat.size(x.code) == nil || MemoryFormat.size(y.code) == nil { return false }
        var others: [UnsafeMutableRawPointer] = []
        try y.forEachAddress { (address) throws(Raise) in others.append(address) }
        var i = 0
        var isEqual = true
        try x.forEachAddress { (address) throws(Raise) in
            if isEqual && i < others.count {
                let (a, b) = (try x.item(at: address, thread), try y.item(at: others[i], thread))
                if case .float(let p) = a, case .float(let q) = b {
                    isEqual = p == q
                } else {
                    isEqual = try thread.equals(a, b)
                }
            }
            i += 1
        }
        return isEqual
    }

    // MARK: Subscripts

    private static func getItem(_ a: Value, _ key: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let view = a.cast(MemoryViewObject.self)
        try view.check(thread)
        if view.dimensionCount == 0 {
            if let tuple = key.as(.tuple, TupleObject.self), tuple.count == 0 {
                return try view.item(at: view.layout.start, thread)
            }
            if case .ellipsis = key { return a }
            throw thread.typeError("invalid indexing of 0-dim memory")
        }
        if thread.hasIndex(key) {
            if view.dimensionCount > 1 {
                throw thread.notImplementedError("multi-dimensional sub-views are not implemented")
            }
            let offset = try view.address(key, dimension: 0, thread)
            return try view.item(at: view.layout.start + offset, thread)
        }
        if let slice = key.as(.slice, SliceObject.self) {
            return .object(try view.derived(try view.sliced(slice, thread), thread))
        }
        if let tuple = key.as(.tuple, TupleObject.self) {
            let offset = try itemOffset(view, tuple, thread)
            return try view.item(at: view.layout.start + offset, thread)
        }
        throw thread.typeError("memoryview: invalid slice key")
    }

    /// The offset of the item that a tuple of indices names.
    private static func itemOffset(_ view: MemoryViewObject, _ indices: TupleObject, _ thread: ThreadRef) throws(Raise)
        -> Int
    {
        for i in 0..<indices.count where !thread.hasIndex(indices[i]) {
            if indices[i].as(.slice, SliceObject.self) == nil {
                throw thread.typeError("memoryview: invalid slice key")
            }
            for k in 0..<indices.count
            where !thread.hasIndex(indices[k]) && indices[k].as(.slice, SliceObject.self) == nil {
                throw thread.typeError("memoryview: invalid slice key")
            }
            throw thread.notImplementedError("multi-dimensional slicing is not implemented")
        }
        if indices.count > view.dimensionCount {
            throw thread.typeError(
                "cannot index \(view.dimensionCount)-dimension view with \(indices.count)-element tuple")
        }
        if indices.count < view.dimensionCount { throw thread.notImplementedError("sub-views are not implemented") }
        var offset = 0
        for i in 0..<indices.count { offset &+= try view.address(indices[i], dimension: i, thread) }
        return offset
    }

    private static func setItem(_ a: Value, _ key: Value, _ value: Value, _ thread: ThreadRef) throws(Raise) {
        let view = a.cast(MemoryViewObject.self)
        try view.check(thread)
        if MemoryFormat.size(view.code) == nil {
            throw thread.notImplementedError("memoryview: unsupported format \(view.layout.format)")
        }
        if view.layout.isReadOnly { throw thread.typeError("cannot modify read-only memory") }
        if value.isUnbound { throw thread.typeError("cannot delete memory") }
        if view.dimensionCount == 0 {
            var isWhole = false
            if case .ellipsis = key { isWhole = true }
            if let tuple = key.as(.tuple, TupleObject.self), tuple.count == 0 { isWhole = true }
            if !isWhole { throw thread.typeError("invalid indexing of 0-dim memory") }
            return try view.setItem(value, at: view.layout.start, thread)
        }
        if thread.hasIndex(key) {
            if view.dimensionCount > 1 { throw thread.notImplementedError("sub-views are not implemented") }
            let offset = try view.address(key, dimension: 0, thread)
            return try view.setItem(value, at: view.layout.start + offset, thread)
        }
        if let slice = key.as(.slice, SliceObject.self) {
            if view.dimensionCount > 1 {
                throw thread.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
            }
            return try setSlice(view, slice, value, thread)
        }
        guard let tuple = key.as(.tuple, TupleObject.self) else {
            throw thread.typeError("memoryview: invalid slice key")
        }
        let offset = try itemOffset(view, tuple, thread)
        try view.setItem(value, at: view.layout.start + offset, thread)
    }

    private static func setSlice(
        _ view: MemoryViewObject, _ slice: SliceObject, _ value: Value, _ thread: ThreadRef
    ) throws(Raise) {
        if !thread.hasBuffer(value) {
            throw thread.typeError("a bytes-like object is required, not '\(thread.typeName(value))'")
        }
        let given = try thread.makeMemoryView(value)
        let target = try view.sliced(slice, thread)
        if given.layout.dimensions != target.dimensions || given.code != view.code {
            throw thread.valueError("memoryview assignment: lvalue and rvalue have different structures")
        }
        // given and target may overlap: copy out first
        let bytes = try given.copyOfBytes(thread)
        let size = target.itemSize
        for i in 0..<target.dimensions[0] {
            copyBytes(target.start + i &* target.strides[0], bytes.buffer + i &* size, size)
        }
    }

    // MARK: Methods

    private static func tobytes(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let view = call[0].cast(MemoryViewObject.self)
        try view.check(thread)
        var order = "C"
        if !call[1].isNone {
            guard let text = call[1].as(.string, StringObject.self) else {
                throw thread.typeError(
                    "tobytes() argument 'order' must be str or None, not \(thread.typeName(call[1]))")
            }
            order = text.text
        }
        switch order {
        case "C": return .object(try view.copyOfBytes(thread))
        case "A" where !view.layout.isFortranContiguous || view.layout.isContiguous:
            return .object(try view.copyOfBytes(thread))
        case "A", "F":
            // with the dimensions reversed, C order is Fortran order
            var layout = view.layout
            layout.dimensions.reverse()
            layout.strides.reverse()
            return .object(try view.derived(layout, thread).copyOfBytes(thread))
        default: throw thread.valueError("order must be 'C', 'F' or 'A'")
        }
    }

    private static func tolist(_ call: Call) throws(Raise) -> Value {
        let view = call[0].cast(MemoryViewObject.self)
        try view.check(call.thread)
        return try list(view, view.layout.start, 0, call.thread)
    }

    private static func list(
        _ view: MemoryViewObject, _ start: UnsafeMutableRawPointer, _ dimension: Int, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if dimension == view.dimensionCount { return try view.item(at: start, thread) }
        let count = view.layout.dimensions[dimension]
        let result = thread.makeList(capacity: count)
        for i in 0..<count {
            result.append(try list(view, start + i &* view.layout.strides[dimension], dimension + 1, thread))
            try thread.chargeItem(i, cost: 4)
        }
        return .object(result)
    }

    private static func castView(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let view = call[0].cast(MemoryViewObject.self)
        let format = try call.string(1, "cast() argument 'format'").text
        let old = try view.layoutOrRaise(thread)
        if !old.isContiguous { throw thread.typeError("memoryview: casts are restricted to C-contiguous views") }
        if !call.isMissing(2) && call[2].as(.list, ListObject.self) == nil
            && call[2].as(.tuple, TupleObject.self) == nil
        {
            throw thread.typeError("shape must be a list or a tuple")
        }
        let code = MemoryFormat.code(format)
        guard let size = MemoryFormat.size(code) else {
            throw thread.valueError(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'")
        }
        func isByte(_ code: UInt8) -> Bool {
            code == UInt8(ascii: "B") || code == UInt8(ascii: "b") || code == UInt8(ascii: "c")
        }
        if !isByte(view.code) && !isByte(code) {
            throw thread.typeError("memoryview: cannot cast between two non-byte formats")
        }
        let shape = call.isMissing(2) ? nil : try thread.items(of: call[2])
        if let shape, old.dimensions.count != 1, shape.count > 1 {
            throw thread.typeError("memoryview: cast must be 1D -> ND or ND -> 1D")
        }
        if old.byteCount % size != 0 { throw thread.typeError("memoryview: length is not a multiple of itemsize") }
        var made = BufferLayout(
            start: old.start, byteCount: old.byteCount, isReadOnly: old.isReadOnly, itemSize: size, format: format)
        if let shape { try reshape(&made, shape, thread) }
        return .object(try view.derived(made, thread))
    }

    private static func reshape(_ layout: inout BufferLayout, _ shape: [Value], _ thread: ThreadRef) throws(Raise) {
        if shape.count > 64 {
            throw thread.valueError("memoryview: number of dimensions must not exceed 64")
        }
        var dimensions: [Int] = []
        var total = layout.itemSize
        for value in shape {
            guard thread.bigInteger(value) != nil else {
                throw thread.typeError("memoryview.cast(): elements of shape must be integers")
            }
            let size = try thread.index(value)
            if size <= 0 { throw thread.valueError("memoryview.cast(): elements of shape must be integers > 0") }
            let (product, overflow) = total.multipliedReportingOverflow(by: size)
            if overflow { throw thread.valueError("memoryview.cast(): product(shape) > SSIZE_MAX") }
            total = product
            dimensions.append(size)
        }
        if total != layout.byteCount { throw thread.typeError("memoryview: product(shape) * itemsize != buffer size") }
        var strides = dimensions
        var stride = layout.itemSize
        for i in stride == 0 ? 0..<0 : 0..<dimensions.count {
            let d = dimensions.count - 1 - i
            strides[d] = stride
            stride &*= dimensions[d]
        }
        layout.dimensions = dimensions
        layout.strides = strides
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// `memoryview(value)`.
    package func makeMemoryView(_ value: Value) throws(Raise) -> MemoryViewObject {
        let shape = types.memoryview.root
        guard case .object(let object) = value, hasBuffer(value) else {
            throw typeError("memoryview: a bytes-like object is required, not '\(typeName(value))'")
        }
        switch object.kind {
        case .other where object.type.isHeapType && object.exporter == nil: return try bufferByMethod(value)
        case .instance: return try bufferByMethod(value)
        case .memoryview:
            let view = unsafeDowncast(object, to: MemoryViewObject.self)
            return try view.derived(try view.layoutOrRaise(self), self)
        case .bytes:
            let bytes = unsafeDowncast(object, to: BytesObject.self)
            return MemoryViewObject(
                object, BufferLayout(bytes: bytes.buffer, count: bytes.count, isReadOnly: true), shape)
        default:
            guard let exporter = object.exporter else {
                throw typeError("memoryview: a bytes-like object is required, not '\(typeName(value))'")
            }
            return MemoryViewObject(object, try exporter.lendBuffer(self), shape)
        }
    }
}

/// Iterates over the items of a view of one dimension.
package final class MemoryIterator: IteratorObject {
    /// Nil once exhausted.
    @exclusivity(unchecked) private final var view: MemoryViewObject?
    @exclusivity(unchecked) private final var index = 0

    init(_ view: MemoryViewObject, _ shape: ShapeRef) {
        self.view = view
        super.init(shape)
        track()
    }

    package override func next(_ thread: ThreadRef) throws(Raise) -> Value {
        guard let view else { return .unbound }
        try view.check(thread)
        if index < view.firstDimension {
            if view.dimensionCount > 1 {
                throw thread.notImplementedError("multi-dimensional sub-views are not implemented")
            }
            index &+= 1
            return try view.item(at: view.layout.start + (index &- 1) &* view.layout.strides[0], thread)
        }
        self.view = nil
        return .unbound
    }

    package override func lengthHint(_ thread: ThreadRef) throws(Raise) -> Int? {
        view.map { max($0.firstDimension &- index, 0) } ?? 0
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if let view { visit(view) }
    }

    static let nativeType = NativeType(
        "memory_iterator", .iterator, [.isNotConstructible], operations: { makeIteratorOperations(&$0) }, rows: { [] })
}
