// What all streams share: the base class of their storage, the state of the module, the errors.
//
// All streams have the kind `file`; `family` says which Swift class a stream really has. A Python class may derive from several
// stream types, so a method never trusts its receiver: `call.stream(…)` looks at the family first.

import TaipanHost
import TaipanRuntime

/// Which Swift class a stream has.
package enum StreamFamily: UInt8 {
    /// `StreamObject` itself: what Python classes that derive from the abstract bases are made of.
    case base
    case raw, buffered, pair, text, bytes, string, newlineDecoder
}

/// A stream. Instances of the abstract bases' Python subclasses have this class itself.
package class StreamObject: Object {
    package final let family: StreamFamily
    /// Closed, as the abstract bases keep it.
    @exclusivity(unchecked) package final var isMarkedClosed = false

    package init(_ family: StreamFamily, _ shape: ShapeRef) {
        self.family = family
        super.init(.file, shape)
        if family == .base { track() }
    }

    deinit {
        if family == .base, shape._withUnsafeGuaranteedRef({ $0.typeRef._withUnsafeGuaranteedRef { $0.isHeapType } }) {
            finalizeInstance(self)
        }
    }

    /// Instances of Python subclasses: their `__del__` (or `close`) runs on the successor.
    open override func moveToSuccessor() -> Object? {
        guard family == .base else { return nil }
        let successor = StreamObject(.base, shape)
        successor.isMarkedClosed = isMarkedClosed
        moveAttributes(to: successor)
        return successor
    }

    /// The instance's type is one of the module's own: nobody can have replaced its methods.
    @inline(__always) package final var isPlain: Bool {
        shape._withUnsafeGuaranteedRef { $0.typeRef._withUnsafeGuaranteedRef { !$0.isHeapType } }
    }

    /// Nor has a program given the stream attributes of its own, which could stand in front of its methods.
    @inline(__always) package final var isUntouched: Bool {
        shape._withUnsafeGuaranteedRef {
            $0.typeRef._withUnsafeGuaranteedRef { !$0.isHeapType && $0.root.toOpaque() == shape.toOpaque() }
        }
    }
}

/// What the module keeps per interpreter.
package final class StreamState {
    /// Streams that may hold unwritten data, by address: flushed when the interpreter ends.
    package var writers: [ObjectIdentifier: Unmanaged<StreamObject>] = [:]
    /// The types, made on first use.
    package var unsupported: TypeObject?
    package var textShape: ShapeRef?
    package var rawShape: ShapeRef?
    package var readerShape: ShapeRef?
    package var writerShape: ShapeRef?
    package var randomShape: ShapeRef?
    /// What `open` uses when no encoding is given: the locale at the first use, as the C library keeps that of the start.
    package var localeEncoding: String?

    package init() {}
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package var streams: StreamState {
        if let known = interpreter.moduleStates["_io"] { return unsafeDowncast(known, to: StreamState.self) }
        let made = StreamState()
        interpreter.moduleStates["_io"] = made
        return made
    }

    // MARK: Types

    package var unsupportedType: TypeObject {
        if let known = streams.unsupported { return known }
        let namespace = makeDict()
        namespace.set(names.module, .object(intern("io")))
        let bases = makeTuple(.object(types.osError), .object(types.valueError))
        do throws(Raise) {
            let made = try createClass(types.type, intern("UnsupportedOperation"), bases, namespace, keywords: [])
            streams.unsupported = made
            return made
        } catch {
            pointee.exception = nil
            return types.osError
        }
    }

    package func unsupported(_ message: String) -> Raise { raise(unsupportedType, message) }

    package func closedError() -> Raise { valueError("I/O operation on closed file.") }

    package var ioBaseType: TypeObject { libraryType(BaseStreams.ioBase) }
    package var rawBaseType: TypeObject { libraryType(BaseStreams.rawBase, base: ioBaseType) }
    package var bufferedBaseType: TypeObject { libraryType(BaseStreams.bufferedBase, base: ioBaseType) }
    package var textBaseType: TypeObject { libraryType(BaseStreams.textBase, base: ioBaseType) }
    package var fileIOType: TypeObject { libraryType(RawFile.nativeType, base: rawBaseType) }
    package var bufferedReaderType: TypeObject { libraryType(BufferedFile.readerType, base: bufferedBaseType) }
    package var bufferedWriterType: TypeObject { libraryType(BufferedFile.writerType, base: bufferedBaseType) }
    package var bufferedRandomType: TypeObject { libraryType(BufferedFile.randomType, base: bufferedBaseType) }
    package var bufferedPairType: TypeObject { libraryType(PairStream.nativeType, base: bufferedBaseType) }
    package var textWrapperType: TypeObject { libraryType(TextFile.nativeType, base: textBaseType) }
    package var bytesIOType: TypeObject { libraryType(BytesStream.nativeType, base: bufferedBaseType) }
    package var stringIOType: TypeObject { libraryType(StringStream.nativeType, base: textBaseType) }
    package var newlineDecoderType: TypeObject { libraryType(NewlineDecoder.nativeType) }

    // MARK: State for copies

    /// A copy of the attributes that a program has added to a stream; none if there are none.
    func additions(to stream: Value) throws(Raise) -> Value {
        let own = try getAttribute(stream, names.dict)
        return try length(own) == 0 ? .none : try call(.object(types.dict), own)
    }

    /// The argument of `__setstate__`: a tuple of so many items or more, of which the last one counted is for `add(_:to:)`.
    func streamState(_ call: Call, count: Int) throws(Raise) -> TupleObject {
        if let state = call[1].as(.tuple, TupleObject.self), state.count >= count { return state }
        throw typeError(
            "\(typeName(call[0])).__setstate__ argument should be \(count)-tuple, got \(bareTypeName(call[1]))")
    }

    /// The position in a state; `kind` says in an error what was found there in its place.
    func streamPosition(_ value: Value, _ complaint: (_ kind: String) -> String) throws(Raise) -> Int {
        switch value {
        case .int, .bool: break
        default: if value.as(.int, IntObject.self) == nil { throw typeError(complaint(bareTypeName(value))) }
        }
        let position = try nativeSize(value)
        if position < 0 { throw valueError("position value cannot be negative") }
        return position
    }

    /// Gives a stream the attributes that a state has.
    func add(_ attributes: Value, to stream: Value, _ place: StaticString) throws(Raise) {
        if attributes.isNone { return }
        guard attributes.as(.dict, DictObject.self) != nil else {
            throw typeError("\(place) item of state should be a dict, got a \(bareTypeName(attributes))")
        }
        _ = try callMethod(try getAttribute(stream, names.dict), "update", attributes)
    }

    // MARK: Asking any stream

    /// `stream.closed`.
    package func isClosed(_ stream: Value) throws(Raise) -> Bool {
        if let own = stream.as(.file, StreamObject.self), own.isPlain {
            switch own.family {
            case .raw: return unsafeDowncast(own, to: RawFile.self).descriptor < 0
            case .bytes: return unsafeDowncast(own, to: BytesStream.self).storage == nil
            default: break
            }
        }
        return try truth(try getAttribute(stream, "closed"))
    }

    /// Raises if the stream says that it is closed.
    package func checkOpen(_ stream: Value) throws(Raise) {
        if try isClosed(stream) { throw closedError() }
    }

    /// The memory that `readinto` fills; `argument` says in errors which function asks, `"readinto() argument"`.
    package func readingTarget(_ value: Value, _ argument: StaticString) throws(Raise) -> BufferView {
        do throws(Raise) {
            return try acquireBuffer(value, writable: true)
        } catch {
            if !isPending(types.exception) { throw error }
            pointee.exception = nil
            throw typeError("\(argument) must be read-write bytes-like object, not \(argumentTypeName(value))")
        }
    }

    /// A size argument: none or negative means everything (-1).
    package func size(_ value: Value) throws(Raise) -> Int {
        switch value {
        case .int(let i): return i < 0 ? -1 : i
        case .none, .unbound: return -1
        default:
            if !hasIndex(value) { throw typeError("argument should be integer or None, not '\(typeName(value))'") }
            return max(try index(value), -1)
        }
    }

    /// The text of a stream, made of its attributes. A program may have put the stream itself among them.
    package func describe(
        _ stream: StreamObject, _ body: (_ typeName: String) throws(Raise) -> String
    ) throws(Raise) -> String {
        let name = stream.type.nameInErrors
        if !(try enterRepr(stream)) { throw runtimeError("reentrant call inside \(name).__repr__") }
        defer { leaveRepr(stream) }
        return try body(name)
    }

    /// An attribute for the text of a stream; unbound if there is none, or nothing below that could have it.
    package func describingAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
        do throws(Raise) {
            return try lookupAttribute(value, name)
        } catch {
            try swallow(types.valueError)
            return .unbound
        }
    }

    /// Says that a file (or a scan) was not closed, if warnings of that kind are wanted (they are off unless asked for).
    package func warnUnclosed(_ description: () throws(Raise) -> String) {
        let configuration = interpreter.configuration
        guard
            !configuration.warningOptions.isEmpty || configuration.isDevelopment
                || !interpreter.modules.get(intern("warnings")).isUnbound
        else { return }
        let pending = pointee.exception
        pointee.exception = nil
        do throws(Raise) {
            let module = interpreter.modules.get(intern("warnings"))
            if !module.isUnbound {
                let warn = try getAttribute(module, "warn")
                let message = "unclosed \(try description())"
                _ = try call(warn, makeStringValue(message), .object(types.resourceWarning))
            }
        } catch {
            pointee.exception = nil
        }
        pointee.exception = pending
    }
}

extension Call {
    /// The receiver as the Swift class of its family.
    @inline(__always)
    package func stream<T: StreamObject>(_ family: StreamFamily, _: T.Type) throws(Raise) -> T {
        if case .object(let object) = self[0], object.kind == .file {
            let stream = unsafeDowncast(object, to: StreamObject.self)
            if stream.family == family { return unsafeDowncast(stream, to: T.self) }
        }
        throw wrongLayout()
    }

    @inline(never) private func wrongLayout() -> Raise {
        thread.typeError("a stream of another layout is required, not '\(thread.typeName(self[0]))'")
    }

    /// The receiver as it lies there, uncounted (whoever calls a native function keeps the arguments alive); nil if it is of another
    /// family.
    @inline(__always)
    func lentStream<T: StreamObject>(_ family: StreamFamily, _: T.Type) -> Unmanaged<T>? {
        guard let object = peek(arguments), object.kind == .file,
            object.to(StreamObject.self)._withUnsafeGuaranteedRef({ $0.family }) == family
        else { return nil }
        return object.to(T.self)
    }

    /// Calls `body` with the receiver, uncounted.
    @inline(__always)
    func withStream<T: StreamObject>(
        _ family: StreamFamily, _ type: T.Type, _ body: (T) throws(Raise) -> Value
    ) throws(Raise) -> Value {
        guard let stream = lentStream(family, type) else { throw wrongLayout() }
        return try stream.lent(orRaising: .unbound, body)
    }

    /// The parameter as a string, uncounted; nil for anything else.
    @inline(__always)
    func string(_ index: Int) -> Unmanaged<StringObject>? {
        guard let object = peek(arguments + index), object.kind == .string else { return nil }
        return object.to(StringObject.self)
    }

    /// A size parameter: `size(_:)` of it.
    @inline(__always)
    func size(_ index: Int) throws(Raise) -> Int {
        if case .int(let size) = arguments[index] { return size < 0 ? -1 : size }
        return try thread.size(self[index])
    }
}
