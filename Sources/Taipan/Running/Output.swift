// Where a script's output goes and where its input comes from. Both belong to one interpreter: the process's own descriptors are
// never redirected.

import TaipanHost
import TaipanModules
import TaipanRuntime

/// Where `sys.stdout` or `sys.stderr` writes to.
public enum Output: Sendable {
    /// The process's own stream.
    case inherit
    /// Collected; see ``Interpreter/takeOutput()`` and ``Interpreter/takeErrorOutput()``.
    case capture
    /// Every line as soon as it is complete, without its newline; what is left without one when the stream is flushed at the end.
    case lines(@Sendable (String) -> Void)
    /// Bytes as they come, UTF-8 unless the script writes to `sys.stdout.buffer`.
    case bytes(@Sendable ([UInt8]) -> Void)
    /// A file descriptor of the host, which stays open.
    case descriptor(Int32)
    /// Nowhere.
    case discard
}

/// Where `sys.stdin` reads from.
public enum Input: Sendable {
    /// The process's own stream.
    case inherit
    /// At its end from the start.
    case empty
    /// A text.
    case text(String)
    /// Asked for a line (without its newline) whenever the script wants one; nil at the end.
    case lines(@Sendable () -> String?)
    /// A file descriptor of the host, which stays open.
    case descriptor(Int32)
}

/// What an interpreter does with what is written to one of its streams.
final class OutputSink {
    let destination: Output
    private(set) var captured: [UInt8] = []
    /// The start of a line whose end has not come yet.
    private var line: [UInt8] = []
    /// All bytes so far.
    private(set) var count = 0

    init(_ destination: Output) { self.destination = destination }

    /// A file of the host's, which may write to it as well.
    var isShared: Bool {
        switch destination {
        case .inherit, .descriptor: true
        case .capture, .lines, .bytes, .discard: false
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        switch destination {
        case .capture: captured.append(contentsOf: bytes)
        case .bytes(let receive): receive(Array(bytes))
        case .lines(let receive):
            var rest = bytes[...]
            while let end = rest.firstIndex(of: 0x0A) {
                line.append(contentsOf: rest[..<end])
                // taken out first: the closure may have the script print something
                let complete = line
                line = []
                receive(String(decoding: complete, as: UTF8.self))
                rest = rest[(end + 1)...]
            }
            line.append(contentsOf: rest)
        case .inherit, .descriptor, .discard: break
        }
    }

    func take() -> String {
        let text = String(decoding: captured, as: UTF8.self)
        captured.removeAll()
        return text
    }

    /// Hands out a last line that has no newline.
    func finish() {
        if case .lines(let receive) = destination, !line.isEmpty {
            receive(String(decoding: line, as: UTF8.self))
            line.removeAll()
        }
    }
}

/// Where the bytes of an input that is no descriptor come from.
final class InputSource {
    private var ahead: [UInt8]
    private var position = 0
    private let next: (() -> String?)?

    init?(_ input: Input) {
        switch input {
        case .empty: (ahead, next) = ([], nil)
        case .text(let text): (ahead, next) = (Array(text.utf8), nil)
        case .lines(let ask): (ahead, next) = ([], ask)
        case .inherit, .descriptor: return nil
        }
    }

    /// Fills `target`; 0 at the end.
    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        if position == ahead.count, let line = next?() {
            ahead = Array(line.utf8) + [0x0A]
            position = 0
        }
        let count = min(target.count, ahead.count - position)
        target.copyBytes(from: ahead[position..<(position + count)])
        position += count
        return count
    }
}

/// The raw stream below a standard stream that is no file: hands bytes to a sink, or takes them from a source.
package final class HostStream: Object {
    private let sink: OutputSink?
    private let source: InputSource?
    private let name: String

    init(_ name: String, sink: OutputSink?, source: InputSource?, _ shape: ShapeRef) {
        self.name = name
        self.sink = sink
        self.source = source
        super.init(.other, shape)
    }

    static let nativeType = NativeType(
        "taipan.HostStream", .other, [.isNotConstructible], doc: "A standard stream that the embedding program serves.",
        operations: { _ in }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "write(b, /)",
            { (c) throws(Raise) in
                guard let sink = c[0].cast(HostStream.self).sink else { throw c.thread.unsupported("write") }
                var view = try c.thread.acquireBuffer(c[1])
                defer { view.release() }
                if !c.thread.isStopped {
                    try c.thread.spend(.outputBytes, view.count)
                } else if c.thread.interpreter.budget.reason == .limit(.outputBytes) {
                    throw c.thread.stopAgain()
                }
                sink.write(view.bytes)
                return .int(view.count)
            }, "Hand bytes to the embedding program."),
        .method(
            "readinto(buffer, /)",
            { (c) throws(Raise) in
                guard let source = c[0].cast(HostStream.self).source else { throw c.thread.unsupported("readinto") }
                var view = try c.thread.acquireBuffer(c[1], writable: true)
                defer { view.release() }
                return .int(source.read(into: view.mutableBytes))
            }, "Take bytes from the embedding program."),
        .method("read(size=-1, /)", read, "All bytes that are left, or at most size."),
        .method("readall()", { (c) throws(Raise) in .object(try readAll(c)) }, "All bytes that are left."),
        .method("readable()", { (c) throws(Raise) in .bool(c[0].cast(HostStream.self).source != nil) }),
        .method("writable()", { (c) throws(Raise) in .bool(c[0].cast(HostStream.self).sink != nil) }),
        .method("seekable()", { (_) throws(Raise) in .bool(false) }),
        .method("isatty()", { (_) throws(Raise) in .bool(false) }),
        .method("fileno()", { (c) throws(Raise) in throw c.thread.unsupported("fileno") }),
        .method("flush()", { (_) throws(Raise) in .none }),
        .method("close()", { (_) throws(Raise) in .none }),
        .property("closed", { (_) throws(Raise) in .bool(false) }),
        .property("name", { (c) throws(Raise) in c.thread.makeStringValue("<\(c[0].cast(HostStream.self).name)>") }),
        .property(
            "mode",
            { (c) throws(Raise) in
                c.thread.makeStringValue(c[0].cast(HostStream.self).source == nil ? "wb" : "rb")
            }),
    ]

    private static func read(_ call: Call) throws(Raise) -> Value {
        guard case .int(let size) = call[1], size >= 0 else { return .object(try readAll(call)) }
        guard let source = call[0].cast(HostStream.self).source else { throw call.thread.unsupported("read") }
        var chunk = [UInt8](repeating: 0, count: min(size, 65536))
        let count = chunk.withUnsafeMutableBytes { source.read(into: $0) }
        return .object(call.thread.makeBytes(Array(chunk[..<count])))
    }

    private static func readAll(_ call: Call) throws(Raise) -> BytesObject {
        guard let source = call[0].cast(HostStream.self).source else { throw call.thread.unsupported("read") }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = chunk.withUnsafeMutableBytes { source.read(into: $0) }
            if count == 0 { return call.thread.makeBytes(all) }
            all += chunk[..<count]
            try call.thread.charge(count)
        }
    }
}

/// The three streams of one interpreter.
struct StandardPlaces {
    let input: Input
    let output: OutputSink
    let errors: OutputSink

    /// What a sandboxed script has as 0, 1 and 2.
    var descriptors: StandardDescriptors {
        var result = StandardDescriptors()
        switch input {
        case .inherit: result.input = 0
        case .descriptor(let descriptor): result.input = descriptor
        case .empty, .text, .lines: break
        }
        result.output = StandardPlaces.descriptor(output, 1)
        result.errors = StandardPlaces.descriptor(errors, 2)
        return result
    }

    private static func descriptor(_ sink: OutputSink, _ standard: Descriptor) -> Descriptor? {
        switch sink.destination {
        case .inherit: standard
        case .descriptor(let descriptor): descriptor
        case .capture, .lines, .bytes, .discard: nil
        }
    }

    /// Has the io module make `sys.stdin`, `sys.stdout` and `sys.stderr` when they are first needed.
    func install(_ core: TaipanRuntime.Interpreter) {
        let (input, output, errors) = (input, output, errors)
        core.standardStreamsFactory = { (thread) throws(Raise) in
            try StandardStreams.make(
                thread, stdin: StandardPlaces.place(input, thread),
                stdout: StandardPlaces.place(output, 1, "stdout", thread),
                stderr: StandardPlaces.place(errors, 2, "stderr", thread))
        }
    }

    private static func place(_ input: Input, _ thread: ThreadRef) -> StandardStreams.Place {
        if case .descriptor(let descriptor) = input { return .descriptor(thread.host.sandbox == nil ? descriptor : 0) }
        guard let source = InputSource(input) else { return .descriptor(0) }
        let type = thread.libraryType(HostStream.nativeType)
        return .raw(.object(HostStream("stdin", sink: nil, source: source, type.root)), isLive: false)
    }

    private static func place(
        _ sink: OutputSink, _ standard: Descriptor, _ name: String, _ thread: ThreadRef
    ) -> StandardStreams.Place {
        let isLive: Bool
        switch sink.destination {
        case .inherit: return .descriptor(standard)
        case .descriptor(let descriptor): return .descriptor(thread.host.sandbox == nil ? descriptor : standard)
        case .lines, .bytes: isLive = true
        case .capture, .discard: isLive = name == "stderr"
        }
        let type = thread.libraryType(HostStream.nativeType)
        return .raw(.object(HostStream(name, sink: sink, source: nil, type.root)), isLive: isLive)
    }
}
