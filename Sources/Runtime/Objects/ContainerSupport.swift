// What all container types share: looking at arguments without a cast, counting the arguments of variadic rows, and the text of
// a container that may contain itself.

extension Value {
    /// The object as its Swift class. Only for receivers: the type of the descriptor has vouched for the class.
    @inlinable @inline(__always) package func cast<T: Object>(_: T.Type) -> T {
        guard case .object(let object) = self else { preconditionFailure("a receiver is always an object") }
        return unsafeDowncast(object, to: T.self)
    }

    /// The address of the shape of an object; nil for other values.
    @inline(__always) var shapeAddress: UnsafeMutableRawPointer? {
        if case .object(let object) = self { return object.shape.toOpaque() }
        return nil
    }
}

extension Call {
    /// `int(x)`, `str(x)`, as nearly all calls of these constructors are: the class itself, and one argument.
    @inline(__always) func isConversion(to root: ShapeRef) -> Bool {
        guard count == 2, keywords == nil, let cls = peek(arguments) else { return false }
        return cls.toOpaque() == root._withUnsafeGuaranteedRef { $0.typeRef.toOpaque() }
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The object if it is exactly a `list`, not an instance of a subclass.
    @inline(__always) package func exactList(_ value: Value) -> ListObject? {
        if case .object(let object) = value, object.shape.toOpaque() == pointee.shapes.list.toOpaque() {
            return unsafeDowncast(object, to: ListObject.self)
        }
        return nil
    }

    @inline(__always) package func exactTuple(_ value: Value) -> TupleObject? {
        if case .object(let object) = value, object.shape.toOpaque() == pointee.shapes.tuple.toOpaque() {
            return unsafeDowncast(object, to: TupleObject.self)
        }
        return nil
    }

    @inline(__always) package func exactDict(_ value: Value) -> DictObject? {
        if case .object(let object) = value, object.shape.toOpaque() == pointee.shapes.dict.toOpaque() {
            return unsafeDowncast(object, to: DictObject.self)
        }
        return nil
    }

    // MARK: Variadic rows

    /// The number of arguments of a variadic row, `self` or the class not counted, with CPython's complaints.
    func checkArguments(
        _ call: Call, _ name: StaticString, _ least: Int, _ most: Int, keywords: StaticString? = nil
    ) throws(Raise) {
        if let given = call.keywords, given.count != 0 {
            throw typeError("\(keywords ?? name)() takes no keyword arguments")
        }
        let given = call.count - 1
        if given < least || given > most { throw wrongArgumentCount("\(name)", given, least, most) }
    }

    func wrongArgumentCount(_ name: String, _ given: Int, _ least: Int, _ most: Int) -> Raise {
        let bound = given < least ? least : most
        let quantity = least == most ? "" : given < least ? "at least " : "at most "
        return typeError("\(name) expected \(quantity)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
    }

    /// For the `__init__` and `__new__` of native types: keyword arguments are an error for the type itself, while a subclass may
    /// pass them on.
    func refuseKeywords(_ call: Call, _ type: TypeObject, _ name: StaticString) throws(Raise) {
        guard let keywords = call.keywords, keywords.count != 0 else { return }
        // a subclass takes them if it has the other half of the constructor of its own
        if let cls = call[0].as(.type, TypeObject.self) {
            if cls !== type, !lookup(cls, names.dunderInit).isSame(as: lookup(type, names.dunderInit)) { return }
        } else {
            let cls = self.type(of: call[0])
            if cls !== type, !lookup(cls, names.new).isSame(as: lookup(type, names.new)) { return }
        }
        throw typeError("\(name)() takes no keyword arguments")
    }

    /// The class a `__new__` was called with.
    @inline(__always) package func receiverClass(_ call: Call) throws(Raise) -> TypeObject {
        guard let cls = call[0].as(.type, TypeObject.self) else {
            throw typeError("object.__new__(X): X is not a type object (\(typeName(call[0])))")
        }
        return cls
    }

    /// True for an exact instance: no subclass can have replaced its methods.
    @inline(__always) func isExact(_ object: Object, _ shape: ShapeRef) -> Bool {
        object.shape.toOpaque() == shape.toOpaque()
    }

    // MARK: Text

    /// How many containers may be inside each other when they are printed. The native stack would carry more, but the test for
    /// cycles looks through all of them.
    private var deepestRepr: Int { 10_000 }

    /// Notes that the text of a container is being made; false if it already is, so that the container contains itself.
    package func enterRepr(_ object: Object) throws(Raise) -> Bool {
        let id = ObjectIdentifier(object)
        var i = pointee.reprInProgress.count &- 1
        while i >= 0 {
            if pointee.reprInProgress[i] == id { return false }
            i &-= 1
        }
        if pointee.reprInProgress.count >= deepestRepr {
            throw recursionError("maximum recursion depth exceeded while getting the repr of an object")
        }
        pointee.reprInProgress.append(id)
        return true
    }

    package func leaveRepr(_ object: Object) {
        let id = ObjectIdentifier(object)
        if let index = pointee.reprInProgress.lastIndex(of: id) { pointee.reprInProgress.remove(at: index) }
    }

    /// Appends the `repr` of a value.
    func appendRepr(_ value: Value, to text: inout StringBuilder) throws(Raise) {
        try tick()
        if case .int(let number) = value {
            appendDecimal(number, to: &text)
            return
        }
        let piece = try repr(value)
        try checkAllocation((text.count &+ piece.count) &* 4)
        text.append(piece)
    }

    private func appendDecimal(_ number: Int, to text: inout StringBuilder) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var magnitude = number.magnitude
        withUnsafeMutableBytes(of: &digits) { buffer in
            var start = 24
            repeat {
                start &-= 1
                buffer[start] = 48 &+ UInt8(truncatingIfNeeded: magnitude % 10)
                magnitude /= 10
            } while magnitude != 0
            if number < 0 {
                start &-= 1
                buffer[start] = UInt8(ascii: "-")
            }
            text.append(latin1: UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[start...]))
        }
    }
}
