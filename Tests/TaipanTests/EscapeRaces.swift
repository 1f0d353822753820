// Ways out in the moment between looking and doing: another thread of the host exchanges a directory of the mount for a link that
// leads out of it, or moves it out of the mount, while a script works in it.
//
// How often a race is met is left to chance, the verdict is not: only something outside that was read or changed fails these tests.

import Glibc
import Synchronization
import Taipan
import Testing

/// A thread of the host that repeats something until it is let go.
private final class Racer {
    private final class State: Sendable {
        let isOver = Atomic<Bool>(false)
        let turn: @Sendable () -> Void
        init(_ turn: @escaping @Sendable () -> Void) { self.turn = turn }
    }

    private let state: State
    private var thread = pthread_t()

    init(_ turn: @escaping @Sendable () -> Void) {
        state = State(turn)
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let state = Unmanaged<State>.fromOpaque(argument).takeRetainedValue()
                while !state.isOver.load(ordering: .relaxed) { state.turn() }
                return nil
            }, Unmanaged.passRetained(state).toOpaque())
    }

    func stop() {
        state.isOver.store(true, ordering: .relaxed)
        pthread_join(thread, nil)
    }
}

/// Exchanges two names in one step. (A function that the headers hide from Swift.)
private struct Exchange: @unchecked Sendable {
    private typealias Rename =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    private let rename: Rename

    init?() {
        guard let address = dlsym(nil, "renameat2") else { return nil }
        rename = unsafeBitCast(address, to: Rename.self)
    }

    func callAsFunction(_ first: String, _ second: String) {
        let exchanges: UInt32 = 2
        _ = rename(AT_FDCWD, first, AT_FDCWD, second, exchanges)
    }
}

@Suite(.serialized) struct EscapeRaces {
    /// What scripts do below `place`, each in a function of its own; what they get to see is collected and must not be the secret. The
    /// names are those outside, so that what goes wrong there is noticed.
    private static let script = #"""
        import os, shutil
        seen = set()
        def write(path, mode, text):
            with open(path, mode) as f: f.write(text)
        def read(path):
            with open(path) as f: return f.read()
        def descend(place):
            os.chdir(place)
            try: return read('canary.txt'), os.listdir('.'), os.listdir('..')
            finally: os.chdir('/')
        def by_descriptor(place):
            d = os.open(place, os.O_RDONLY)
            try:
                f = os.open('canary.txt', os.O_RDONLY, dir_fd=d)
                try: return os.read(f, 100), os.listdir(d)
                finally: os.close(f)
            finally: os.close(d)
        reads = [
            lambda p: read(p + '/canary.txt'), lambda p: read(p + '/inside/in.txt'), lambda p: read(p + '/../canary.txt'),
            lambda p: read(p + '/inside/../canary.txt'), lambda p: os.listdir(p), lambda p: [e.name for e in os.scandir(p)],
            lambda p: os.listdir(p + '/inside'), descend, by_descriptor, lambda p: os.stat(p + '/canary.txt').st_size,
            lambda p: os.lstat(p + '/canary.py').st_size, lambda p: os.stat(p + '/inside/sub').st_mode and None,
            lambda p: os.readlink(p + '/inside/link_abs'), lambda p: os.access(p + '/canary.py', os.F_OK),
            lambda p: os.listxattr(p + '/canary.txt'), lambda p: os.path.exists(p + '/canary.py'),
            lambda p: read(p + '/canary.py'), lambda p: [f for _, _, fs in os.walk(p) for f in fs],
        ]
        writes = [
            lambda p: write(p + '/canary.txt', 'w', 'own'), lambda p: write(p + '/canary.txt', 'a', ''),
            lambda p: write(p + '/inside/in.txt', 'r+', 'own'), lambda p: write(p + '/made.txt', 'x', 'own'),
            lambda p: os.unlink(p + '/made.txt'), lambda p: os.mkdir(p + '/made'), lambda p: os.mkdir(p + '/inside/made'),
            lambda p: os.rmdir(p + '/inside/made'), lambda p: os.rmdir(p + '/inside/empty'), lambda p: os.rmdir(p + '/made'),
            lambda p: os.rename(p + '/inside/in.txt', p + '/inside/moved.txt'),
            lambda p: os.rename(p + '/inside/moved.txt', p + '/inside/in.txt'),
            lambda p: os.rename(p + '/canary.txt', '/work/stolen'), lambda p: os.rename('/work/stolen', p + '/canary.txt'),
            lambda p: os.link(p + '/canary.txt', p + '/linked'), lambda p: os.link(p + '/canary.txt', '/work/linked'),
            lambda p: os.unlink(p + '/linked'), lambda p: os.unlink('/work/linked'),
            lambda p: os.symlink('canary.txt', p + '/made.link'), lambda p: os.unlink(p + '/made.link'),
            lambda p: os.chmod(p + '/canary.txt', 0o600), lambda p: os.chmod(p, 0o700), lambda p: os.chmod(p, 0o755),
            lambda p: os.utime(p + '/canary.txt', (1, 1)), lambda p: os.truncate(p + '/canary.txt', 3),
            lambda p: os.chown(p + '/canary.txt', os.stat(p).st_uid, -1), lambda p: os.mkfifo(p + '/pipe'),
            lambda p: os.unlink(p + '/pipe'), lambda p: os.setxattr(p + '/canary.txt', 'user.x', b'1'),
            lambda p: os.removexattr(p + '/canary.txt', 'user.x'), lambda p: os.makedirs(p + '/inside/a/b/c'),
            lambda p: shutil.rmtree(p + '/inside/a'), lambda p: os.close(os.open(p, os.O_TMPFILE | os.O_RDWR)),
            lambda p: shutil.copyfile(p + '/canary.py', '/work/copy'), lambda p: seen.add(read('/work/copy')),
        ]
        def attempt(f, place):
            try: seen.add(repr(f(place)))
            except OSError: pass
        def race(places, rounds, calls):
            for _ in range(rounds):
                for place in places:
                    for f in calls: attempt(f, place)
        """#

    /// A tree in the mount that has the names of the one outside, and a link that leads there: what the racer exchanges.
    private func prepare(_ site: Site) {
        for directory in ["p", "p/q", "p/q/swap", "p/q/swap/inside", "p/q/swap/inside/sub", "p/q/swap/inside/empty"] {
            mkdir("\(site.base)/work/\(directory)", 0o755)
        }
        for file in ["p/q/swap/canary.txt", "p/q/swap/canary.py", "p/q/swap/inside/in.txt"] {
            Site.write("\(site.base)/work/\(file)", "own")
        }
        symlink("\(site.base)", "\(site.base)/work/p/q/link")
        symlink("../../..", "\(site.base)/work/p/q/relative")
        symlink("\(site.base)/inside", "\(site.base)/work/p/q/inner")
    }

    private func run(_ site: Site, stepByStep: Bool, _ source: String, _ racer: @escaping @Sendable () -> Void) throws {
        let before = site.snapshot
        var policy = site.policy
        policy.goesStepByStep = stepByStep
        if case .mounts(let mounts) = policy.files {
            policy.files = .mounts(mounts + [.directory("\(site.base)/work", at: "/look")])
        }
        let python = try Interpreter(policy: policy, limits: .unlimited, stdout: .capture, stdin: .empty)
        let thread = Racer(racer)
        defer { thread.stop() }
        try python.run(EscapeRaces.script + "\n" + source + "\nprint(*sorted(seen), sep='\\n')")
        let output = python.takeOutput() + python.takeErrorOutput()
        #expect(!output.isEmpty)
        #expect(!output.contains(Site.secret), "a secret has been read")
        #expect(site.snapshot == before, "something outside has been changed")
    }

    @Test(arguments: [false, true]) func directoriesThatBecomeLinks(stepByStep: Bool) throws {
        let site = Site()
        prepare(site)
        let exchange = try #require(Exchange())
        let place = "\(site.base)/work/p/q"
        try run(
            site, stepByStep: stepByStep,
            "race(['/work/p/q/swap', '/look/p/q/swap'], 40, reads + writes)\nrace(['/look/p/q/swap'], 200, reads)"
        ) {
            exchange("\(place)/swap", "\(place)/link")
            exchange("\(place)/swap", "\(place)/link")
            exchange("\(place)/swap", "\(place)/relative")
            exchange("\(place)/swap", "\(place)/relative")
        }
    }

    /// The last component: a file in one moment, a link to the secret in the next.
    @Test(arguments: [false, true]) func filesThatBecomeLinks(stepByStep: Bool) throws {
        let site = Site()
        let exchange = try #require(Exchange())
        let place = "\(site.base)/work"
        mkdir("\(place)/p", 0o755)
        mkdir("\(place)/p/q", 0o755)
        Site.write("\(place)/p/q/file", "own")
        symlink("\(site.base)/canary.txt", "\(place)/p/q/link")
        try run(
            site, stepByStep: stepByStep,
            """
            calls = [
                lambda p: read(p), lambda p: write(p, 'a', ''), lambda p: write(p, 'r+', 'own'), lambda p: os.stat(p).st_size,
                lambda p: os.chmod(p, 0o600), lambda p: os.utime(p, (1, 1)), lambda p: os.truncate(p, 3),
                lambda p: os.setxattr(p, 'user.x', b'1'), lambda p: os.link(p, '/work/hard', follow_symlinks=True),
                lambda p: seen.add(read('/work/hard')), lambda p: os.unlink('/work/hard'), lambda p: os.chown(p, -1, -1),
                lambda p: shutil.copyfile(p, '/work/copy'), lambda p: seen.add(read('/work/copy')),
            ]
            race(['/work/p/q/file', '/look/p/q/file'], 150, calls)
            """
        ) { exchange("\(place)/p/q/file", "\(place)/p/q/link") }
    }

    /// The directory that a script is in, or goes up from, is moved out of the mount and back.
    @Test(arguments: [false, true]) func directoriesThatAreMovedOut(stepByStep: Bool) throws {
        let site = Site()
        let (place, shelf) = ("\(site.base)/work/a/b", "\(site.base)/shelf/b")
        for directory in ["a", "a/b", "a/b/c", "a/b/c/d"] { mkdir("\(site.base)/work/\(directory)", 0o755) }
        try run(
            site, stepByStep: stepByStep,
            """
            ways = ['..', '../..', '../../..', '../../../..', '../../../../..', 'd/../../../..', './../../../../']
            calls = [lambda p, w=w: read(p + '/' + w + '/canary.txt') for w in ways]
            calls += [lambda p, w=w: write(p + '/' + w + '/canary.txt', 'r+', 'own') for w in ways]
            calls += [lambda p, w=w: os.mkdir(p + '/' + w + '/inside/made') for w in ways]
            def inside(p):
                os.chdir(p)
                try:
                    for f in calls: attempt(f, '.')
                    for _ in range(5): os.chdir('..'); attempt(read, 'canary.txt'); attempt(os.unlink, 'canary.txt')
                finally: os.chdir('/')
            def by_descriptor(p):
                d = os.open(p, os.O_RDONLY)
                try:
                    for w in ways:
                        attempt(lambda p: os.read(os.open(w + '/canary.txt', os.O_RDONLY, dir_fd=d), 100), p)
                        attempt(lambda p: os.unlink(w + '/canary.txt', dir_fd=d), p)
                finally: os.close(d)
            seen.add('nothing')
            race(['/work/a/b/c', '/look/a/b/c', '/work/a/b/c/d'], 40, calls + [inside, by_descriptor])
            """
        ) {
            rename(place, shelf)
            rename(shelf, place)
        }
    }

    /// The same without a race: the host moves the working directory of a script away and leaves it there.
    @Test(arguments: [false, true]) func aWorkingDirectoryThatIsMovedOut(stepByStep: Bool) throws {
        let site = Site()
        for directory in ["work/a", "work/a/b", "work/a/b/c"] { mkdir("\(site.base)/\(directory)", 0o755) }
        let (place, shelf) = ("\(site.base)/work/a", "\(site.base)/shelf/a")
        let host = PyModule("host") { module in
            module.def("move_out() -> int") { Int(rename(place, shelf)) }
        }
        var policy = site.policy
        policy.goesStepByStep = stepByStep
        let before = site.snapshot
        let python = try Interpreter(policy: policy, modules: [host], stdout: .capture, stdin: .empty)
        try python.run(
            """
            import os, host
            def attempt(f, *a):
                try: return f(*a)
                except OSError as e: return e.strerror
            os.chdir('/work/a/b/c')
            d = os.open('.', os.O_RDONLY)
            print(host.move_out())
            for way in ['..', '../..', '../../..', '../../../..', '../../../../..']:
                print(way, attempt(open, way + '/canary.txt'), attempt(os.open, way + '/canary.txt', os.O_RDWR, 0),
                      attempt(lambda: os.unlink(way + '/canary.txt', dir_fd=d)))
            print(attempt(os.chdir, '../../../..'), attempt(os.chdir, '/work/a'), os.getcwd(), os.listdir('.'))
            """)
        let absent = "No such file or directory"
        let ways = ["..", "../..", "../../..", "../../../..", "../../../../.."]
        let lines = ways.map { "\($0) \(absent) \(absent) \(absent)" }
        #expect(
            python.takeOutput()
                == (["0"] + lines + ["\(absent) \(absent) /work/a/b/c []", ""]).joined(separator: "\n"))
        #expect(site.snapshot == before)
    }

    /// What lies under an overlay is the host's, who may change it at any time.
    @Test(arguments: [false, true]) func originalsOfAnOverlayThatBecomeLinks(stepByStep: Bool) throws {
        let site = Site()
        prepare(site)
        let exchange = try #require(Exchange())
        let place = "\(site.base)/work/p/q"
        let before = site.snapshot
        let thread = Racer {
            exchange("\(place)/swap/inside", "\(place)/inner")
            exchange("\(place)/swap/inside", "\(place)/inner")
            exchange("\(place)/swap", "\(place)/link")
            exchange("\(place)/swap", "\(place)/link")
        }
        defer { thread.stop() }
        // (what has been entered is remembered: every turn needs an overlay of its own)
        for _ in 0..<12 {
            var policy = site.policy
            policy.goesStepByStep = stepByStep
            policy.files = .mounts([.overlay("\(site.base)/work", at: "/work")])
            let python = try Interpreter(policy: policy, limits: .unlimited, stdout: .capture, stdin: .empty)
            try python.run(
                EscapeRaces.script + "\nrace(['/work/p/q/swap'], 3, reads + writes)\nprint(*sorted(seen), sep='\\n')")
            let output = python.takeOutput() + python.takeErrorOutput()
            #expect(!output.contains(Site.secret), "a secret has been read")
        }
        #expect(site.snapshot == before, "something outside has been changed")
    }
}
