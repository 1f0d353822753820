// Attempts of a script to get out of its mounts: to read or change a file next to them, to reach descriptors, processes and the
// identity of the host. Every attempt runs in an interpreter of its own; what it answers is written down, and afterwards nothing
// outside may have been read or changed.

import Glibc
import Taipan
import Testing

/// The tables, one file for each kind.
enum EscapeAttempts {
    /// An attempt: the body of a Python function, and what becomes of it.
    struct Attempt: Sendable, CustomTestStringConvertible {
        let code: String
        let expected: String
        var testDescription: String { code }
    }

    static var all: [Attempt] {
        [paths, disguises, writes, memory, descriptors, numbers, system, language].flatMap(parse)
    }

    /// Lines of code up to a comment, which is the expectation.
    private static func parse(_ table: String) -> [Attempt] {
        var attempts: [Attempt] = []
        var code: [Substring] = []
        for line in table.split(separator: "\n") {
            if line.hasPrefix("# ") {
                attempts.append(Attempt(code: code.joined(separator: "\n"), expected: String(line.dropFirst(2))))
                code = []
            } else {
                code.append(line)
            }
        }
        return attempts
    }
}

/// A directory of the host with a secret in it, and next to the secret what the script may see.
final class Site {
    let base: String
    /// Descriptors that the host has open: the secret for reading, for writing, and the directory; a socket and the reading end of a
    /// pipe, with the secret waiting in them, and the writing end.
    let descriptors: [Int32]
    /// The other end of the socket.
    private let peer: Int32
    static let secret = "CANARY-5f3c"

    init() {
        var template = Array("/tmp/taipan-escape-XXXXXX".utf8CString)
        base = String(cString: mkdtemp(&template))
        for directory in ["inside", "inside/sub", "inside/empty", "work", "shelf"] {
            mkdir("\(base)/\(directory)", 0o755)
        }
        Site.write("\(base)/canary.txt", Site.secret)
        Site.write("\(base)/canary.py", "value = '\(Site.secret)'\n")
        Site.write("\(base)/inside/in.txt", "inside")
        Site.write("\(base)/inside/sub/in2.txt", "deeper")
        Site.write("\(base)/inside/evil.so", "not a library")
        Site.write("\(base)/work/own.txt", "own")
        mkfifo("\(base)/inside/fifo", 0o644)
        let links = [
            ("abs", "\(base)/canary.txt"), ("rel", "../canary.txt"), ("up", ".."), ("etc", "/etc"),
            ("proc", "/proc/self"),
            ("chain", "link_rel"), ("loop", "link_loop"), ("dir", "sub"), ("root", "/"),
        ]
        for (name, target) in links { symlink(target, "\(base)/inside/link_\(name)") }
        let canary = "\(base)/canary.txt"
        var (sockets, pipes): ([Int32], [Int32]) = ([0, 0], [0, 0])
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &sockets)
        pipe(&pipes)
        for end in [sockets[1], pipes[1]] { Glibc.write(end, Site.secret, Site.secret.utf8.count) }
        peer = sockets[1]
        // (high numbers, which no attempt comes to by opening something itself)
        descriptors = [
            open(canary, O_RDONLY), open(canary, O_RDWR), open(base, O_RDONLY | O_DIRECTORY), sockets[0], pipes[0],
            pipes[1],
        ].map { low in
            defer { close(low) }
            return fcntl(low, F_DUPFD_CLOEXEC, 600)
        }
    }

    deinit {
        for descriptor in descriptors + [peer] { close(descriptor) }
        Site.remove(base)
    }

    static func write(_ path: String, _ text: String) {
        let file = open(path, O_WRONLY | O_CREAT, 0o644)
        Glibc.write(file, text, text.utf8.count)
        close(file)
    }

    private static func remove(_ path: String) {
        if let stream = opendir(path) {
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name == "." || name == ".." { continue }
                if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
            }
            closedir(stream)
        }
        rmdir(path)
    }

    /// Everything that must not change: names, kinds, modes, sizes, times and link counts, and the contents of files; without the
    /// directory that may be written to, and the one that the host itself moves things to.
    var snapshot: [String] {
        var lines: [String] = []
        func visit(_ path: String) {
            var status = stat()
            guard lstat(path, &status) == 0 else { return }
            lines.append(
                "\(path) \(status.st_mode) \(status.st_nlink) \(status.st_size) \(status.st_uid) \(status.st_mtim) "
                    + "\(status.st_ctim)")
            if status.st_mode & S_IFMT == S_IFREG { lines.append(contents(path)) }
            guard status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else { return }
            var names: [String] = []
            while let entry = readdir(stream) {
                names.append(
                    withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                )
            }
            closedir(stream)
            for name in names.sorted() where ![".", "..", "work", "shelf"].contains(name) { visit("\(path)/\(name)") }
        }
        visit(base)
        return lines
    }

    /// The same for what is behind the descriptors: flags, positions, bytes that wait.
    var descriptorStates: [[Int]] {
        (descriptors + [peer]).map { descriptor in
            var waiting: Int32 = 0
            _ = ioctl(descriptor, UInt(FIONREAD), &waiting)
            return [
                Int(fcntl(descriptor, F_GETFD)), Int(fcntl(descriptor, F_GETFL)), Int(lseek(descriptor, 0, SEEK_CUR)),
                Int(waiting),
            ]
        }
    }

    private func contents(_ path: String) -> String {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    var policy: Policy {
        var policy = Policy.isolated
        policy.files = .mounts([
            .directory("\(base)/inside", at: "/data"), .directory("\(base)/work", at: "/work", isWritable: true),
            .memory(at: "/tmp", limit: 1 << 20), .overlay("\(base)/inside", at: "/over", limit: 1 << 20),
        ])
        return policy
    }

    /// Runs an attempt; what it printed: `GOT` and a value, or the exception and its error number.
    func run(_ attempt: EscapeAttempts.Attempt, stepByStep: Bool) throws -> String {
        let body = attempt.code.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        var source = """
            import os, sys
            def readable(n):
                try: return os.read(n, 1) is not None
                except OSError: return False
            host = [{host}]
            def every(call):
                def answer(n):
                    try: return repr(call(n))
                    except Exception as e: return ' '.join([type(e).__name__, *map(str, [getattr(e, 'errno', None)] * hasattr(e, 'errno'))])
                return sorted({answer(n) for n in host})
            def attempt():
            \(body)
            try: answer = 'GOT ' + repr(attempt())
            except BaseException as e: answer = type(e).__name__ + ' ' + str(getattr(e, 'errno', '') or e)
            try: print(answer)
            except BaseException as e: print('LOST', type(e).__name__)
            """
        for (name, text) in [
            ("{base}", base), ("{fd}", "\(descriptors[0])"), ("{wfd}", "\(descriptors[1])"),
            ("{dirfd}", "\(descriptors[2])"),
            ("{pid}", "\(getpid())"), ("{host}", descriptors.map(String.init).joined(separator: ", ")), ("{{", "{"),
            ("}}", "}"),
        ] {
            source = source.split(separator: name, omittingEmptySubsequences: false).joined(separator: text)
        }
        var policy = policy
        policy.goesStepByStep = stepByStep
        let python = try Interpreter(
            policy: policy, limits: Limits(wallTime: .seconds(10)), stdout: .capture, stdin: .empty)
        do throws(PythonError) { try python.run(source) } catch { return "ENDED \(error)" }
        let output = python.takeOutput() + python.takeErrorOutput()
        let line = output.split(separator: "\n").first.map(String.init) ?? ""
        return line.split(separator: base, omittingEmptySubsequences: false).joined(separator: "{base}")
    }
}

@Suite(.serialized) struct EscapeTests {
    /// The host's variable that no script may see, set once: other threads may be reading the environment.
    private static let variable: Void = { setenv("LIM_SECRET", "CANARY", 1) }()

    @Test func thereAreTwoHundredAttempts() { #expect(Set(EscapeAttempts.all.map(\.code)).count >= 200) }

    /// Each with `openat2`, and with the walk that takes its place where the kernel has none.
    @Test(arguments: EscapeAttempts.all, [false, true])
    func staysInside(_ attempt: EscapeAttempts.Attempt, stepByStep: Bool) throws {
        Self.variable
        let site = Site()
        let (before, states) = (site.snapshot, site.descriptorStates)
        let outcome = try site.run(attempt, stepByStep: stepByStep)
        #expect(outcome == attempt.expected)
        #expect(!outcome.contains("CANARY"))
        #expect(site.snapshot == before)
        #expect(site.descriptorStates == states)
        #expect(getenv("LIM_SECRET").map { String(cString: $0) } == "CANARY")
    }
}
