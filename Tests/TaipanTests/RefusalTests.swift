// Paths outside of the mounts as missing permissions, and the directory that scripts start in.

import Taipan
import Testing

@testable import TaipanHost

@Suite struct RefusalTests {
    /// A policy with one directory of the host, and what a script makes of it.
    private func run(_ script: String, unmounted: Policy.Unmounted, isWritable: Bool = false) throws -> String {
        try withScratch { directory in
            var policy = Policy.isolated
            policy.files = .mounts([.directory(directory, at: "/data", isWritable: isWritable)])
            policy.unmounted = unmounted
            policy.workingDirectory = "/elsewhere/deep"
            let python = try Interpreter(policy: policy, stdout: .capture)
            try python.run(
                """
                import os
                def attempt(f, *a):
                    try: return f(*a)
                    except OSError as e: return type(e).__name__, e.errno, e.strerror, e.filename
                """)
            try python.run(script)
            return python.takeOutput()
        }
    }

    private func withScratch<R>(_ body: (String) throws -> R) throws -> R {
        let host = Host()
        let path = "/tmp/taipan-refusal-\(host.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
        try path.withCString { try host.mkdir($0) }
        defer { try? path.withCString { try host.rmdir($0) } }
        return try body(path)
    }

    @Test(arguments: [
        ("attempt(open, '/etc/hostname')", "reading files", "/etc/hostname"),
        ("attempt(os.stat, '/etc')", "reading files", "/etc"),
        ("attempt(os.listdir, '/home')", "reading files", "/home"),
        ("attempt(open, 'here')", "reading files", "here"),
        ("attempt(open, '/etc/new', 'w')", "writing files", "/etc/new"),
        ("attempt(os.mkdir, '/new')", "writing files", "/new"),
        ("attempt(open, '/data/new', 'w')", "writing files", "/data/new"),
        ("attempt(os.mkdir, '/data/new')", "writing files", "/data/new"),
        ("attempt(os.chmod, '/data', 0)", "writing files", "/data"),
    ])
    func refusesWhatIsNotMounted(_ expression: String, _ permission: String, _ path: String) throws {
        let output = try run("print(\(expression))", unmounted: .refused)
        #expect(output == "('PermissionError', 1, 'not permitted by the policy: \(permission)', '\(path)')\n")
    }

    @Test(arguments: [
        ("attempt(open, '/etc/hostname')", "FileNotFoundError", 2),
        ("attempt(open, '/etc/new', 'w')", "FileNotFoundError", 2),
        ("attempt(open, '/data/new', 'w')", "OSError", 30),
    ])
    func hidesItOtherwise(_ expression: String, _ type: String, _ number: Int) throws {
        #expect(try run("print(\(expression)[:2])", unmounted: .absent) == "('\(type)', \(number))\n")
    }

    @Test func missingFilesOfAMountAreMissing() throws {
        #expect(try run("print(attempt(open, '/data/x')[:2])", unmounted: .refused) == "('FileNotFoundError', 2)\n")
    }

    @Test func lookingIsNoError() throws {
        let script =
            "print(os.path.exists('/etc'), os.path.isdir('/data'), sorted(os.listdir('/')), attempt(open, '/data/x')[1])"
        #expect(try run(script, unmounted: .refused) == "False True ['data', 'elsewhere'] 2\n")
    }

    @Test func startsInTheNamedDirectory() throws {
        let script = "print(os.getcwd(), os.listdir('.')); os.chdir('..'); print(os.getcwd())"
        #expect(try run(script, unmounted: .refused) == "/elsewhere/deep []\n/elsewhere\n")
    }

    @Test func theNullDeviceIsAlwaysThere() throws {
        let script = """
            with open(os.devnull, 'w') as f: f.write('gone')
            print(repr(open(os.devnull).read()))
            """
        #expect(try run(script, unmounted: .refused) == "''\n")
        #expect(try run(script, unmounted: .absent) == "''\n")
    }
}
