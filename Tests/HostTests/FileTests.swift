// Files, directories and the state of a host, against the real system.
import Testing

@testable import TaipanHost

@Suite struct FileTests {
    @Test func statKeepsNanoseconds() throws {
        try withScratchDirectory { scratch in
            let host = Host()
            let file = scratch + "/a"
            try write("hello", to: file)
            let before = Timestamp(seconds: -5, nanoseconds: 123_456_789)
            let after = Timestamp(seconds: 4_000_000_000, nanoseconds: 999_999_999)
            try host.utimens(file, accessed: .to(before), modified: .to(after))
            let status = try host.stat(file)
            #expect(status.accessed == before)
            #expect(status.modified == after)
            #expect(status.size == 5)
            #expect(status.isRegular && !status.isDirectory)
            #expect(status.permissions == 0o644)
            try host.utimens(file, accessed: .keep, modified: .now)
            #expect(try host.stat(file).accessed == before)
            #expect(try host.stat(file).modified != after)
        }
    }

    @Test func descriptorsAreNotInheritedUnlessWanted() throws {
        let host = Host()
        let (reading, writing) = try host.pipe()
        defer {
            try? host.close(reading)
            try? host.close(writing)
        }
        #expect(try !host.isInheritable(reading))
        try host.setInheritable(reading, true)
        #expect(try host.isInheritable(reading))
        let copy = try host.dup(reading)
        #expect(try !host.isInheritable(copy))
        try host.close(copy)
        #expect(errno { () throws(Errno) in try host.close(copy) } == .EBADF)
        #expect(try host.isBlocking(reading))
        try host.setBlocking(reading, false)
        var byte: UInt8 = 0
        #expect(errno { () throws(Errno) in _ = try host.read(reading, &byte, 1) } == .EAGAIN)
        #expect(!host.isTerminal(reading))
        #expect(errno { () throws(Errno) in _ = try host.windowSize(reading) } == .ENOTTY)
    }

    @Test func bytesGoBothWays() throws {
        try withScratchDirectory { scratch in
            let host = Host()
            let file = try host.open(scratch + "/a", OpenFlags.readWrite | OpenFlags.create)
            defer { try? host.close(file) }
            var bytes: [UInt8] = [1, 2, 3, 4, 5]
            #expect(try host.pwrite(file, &bytes, 5, at: 10) == 5)
            #expect(try host.lseek(file, 0, SeekOrigin.end) == 15)
            var first = [UInt8](repeating: 9, count: 2)
            var second = [UInt8](repeating: 9, count: 2)
            let count = try first.withUnsafeMutableBytes { one in
                try second.withUnsafeMutableBytes { two in try host.readv(file, [one, two], at: 11) }
            }
            #expect(count == 4)
            #expect(first == [2, 3] && second == [4, 5])
            try host.ftruncate(file, 3)
            #expect(try host.fstat(file).size == 3)
            try host.truncate(scratch + "/a", 1)
            #expect(try host.fstat(file).size == 1)
        }
    }

    @Test func linksAndNames() throws {
        try withScratchDirectory { scratch in
            let host = Host()
            try write("x", to: scratch + "/a")
            try host.symlink("a", scratch + "/l")
            #expect(try String(bytes: host.readlink(scratch + "/l")) == "a")
            let long = String(repeating: "y", count: 3000)
            try host.symlink(long, scratch + "/long")
            #expect(try String(bytes: host.readlink(scratch + "/long")) == long)
            #expect(try host.lstat(scratch + "/l").isSymbolicLink)
            #expect(try host.stat(scratch + "/l").isRegular)
            try host.link(scratch + "/a", scratch + "/b")
            #expect(try host.stat(scratch + "/a").links == 2)
            try host.rename(scratch + "/b", scratch + "/c")
            #expect(!host.access(scratch + "/b", 0) && host.access(scratch + "/c", 4))
            try host.mkfifo(scratch + "/p")
            #expect(try host.stat(scratch + "/p").kind == .pipe)
            #expect(errno { () throws(Errno) in try host.rmdir(scratch) } == .ENOTEMPTY)
            #expect(errno { () throws(Errno) in _ = try host.readlink(scratch + "/a") } == .EINVAL)
        }
    }

    @Test(arguments: [0, 1, 5, 3000]) func directoriesAreReadToTheEnd(_ count: Int) throws {
        try withScratchDirectory { scratch in
            let host = Host()
            for number in 0..<count {
                try host.mknod(scratch + "/a name that is not quite short \(number)", mode: 0o100600)
            }
            var names: Set<String> = []
            let reader = try host.openDirectory(scratch)
            while let entry = try reader.next() {
                names.insert(String(decoding: entry.name, as: UTF8.self))
                #expect(entry.kind == .regular && entry.inode != 0)
                #expect(try host.stat(entry.path, in: reader.descriptor).inode == entry.inode)
            }
            #expect(names.count == count)
            #expect(try reader.next() == nil)
            #expect(reader.descriptor == -1)
        }
    }

    @Test func anOpenDirectoryIsReadFromItsStartEveryTime() throws {
        try withScratchDirectory { scratch in
            let host = Host()
            for name in ["a", "b", "c"] { try write("", to: scratch + "/" + name) }
            let directory = try host.open(scratch, OpenFlags.readOnly | OpenFlags.directory)
            defer { try? host.close(directory) }
            for _ in 0..<2 {
                let reader = try host.openDirectory(descriptor: directory)
                var count = 0
                while try reader.next() != nil { count += 1 }
                #expect(count == 3)
            }
            #expect(errno { () throws(Errno) in _ = try host.openDirectory(scratch + "/a") } == .ENOTDIR)
        }
    }

    @Test func attributesAndFileSystems() throws {
        try withScratchDirectory { scratch in
            let host = Host()
            try write("x", to: scratch + "/a")
            let file = try host.open(scratch + "/a", OpenFlags.readOnly)
            defer { try? host.close(file) }
            let target = AttributeTarget.descriptor(file)
            let isSupported = Array("value".utf8).withUnsafeBytes { value in
                errno { () throws(Errno) in try host.setxattr(target, "user.t", value) } == nil
            }
            if isSupported {
                #expect(try String(bytes: host.getxattr(target, "user.t")) == "value")
                #expect(try String(bytes: host.listxattr(target)).contains("user.t\0"))
                try host.removexattr(target, "user.t")
            }
            #expect(errno { () throws(Errno) in _ = try host.getxattr(target, "user.t") } != nil)
            let status = try host.statvfs(scratch)
            #expect(status.maximumNameLength == 255 && status.blockSize > 0)
            let name = try #require(ConstantFamily.pathconf["PC_NAME_MAX"])
            #expect(try host.pathconf(scratch, Int32(name)) == 255)
        }
    }
}

@Suite struct PrivateStateTests {
    @Test func aHostMayHaveItsOwnDirectoryEnvironmentAndMask() throws {
        try withScratchDirectory { scratch in
            let process = Host()
            let before = try process.getcwd()
            let host = try Host(workingDirectory: scratch, environment: [Array("A=1".utf8)], mask: 0o077)
            try host.mkdir("sub")
            #expect(try process.stat(scratch + "/sub").permissions == 0o700)
            try host.chdir("sub")
            #expect(try String(bytes: host.getcwd()) == scratch + "/sub")
            try write("x", to: "file", host)
            try host.truncate("file", 0)
            #expect(try process.stat(scratch + "/sub/file").size == 0)
            let top = try process.open(scratch, OpenFlags.readOnly)
            try host.fchdir(top)
            #expect(try String(bytes: host.getcwd()) == scratch)
            #expect(errno { () throws(Errno) in try host.chdir("nowhere") } == .ENOENT)
            try process.close(top)
            #expect(try process.getcwd() == before)
            #expect(host.umask(0o022) == 0o077)

            #expect(host.getenv("A").map { String(bytes: $0) } == "1")
            #expect(host.getenv("PATH") == nil)
            try host.setenv("B", "two")
            try host.setenv("A", "")
            #expect(host.environment().map { String(bytes: $0) } == ["A=", "B=two"])
            try host.unsetenv("A")
            #expect(host.getenv("A") == nil)
            #expect(errno { () throws(Errno) in try host.setenv("X=Y", "1") } == .EINVAL)
            #expect(process.getenv("B") == nil)

            // A child starts in the private directory, with the private variables.
            let (reading, writing) = try host.pipe()
            let child = try host.spawn(
                "/bin/sh", ["sh", "-c", "pwd; echo $B"].map { Array($0.utf8) }, actions: [.duplicate(writing, to: 1)])
            try host.close(writing)
            #expect(try host.waitpid(child).status.exitCode == 0)
            #expect(try read(reading, host) == "\(scratch)\ntwo\n")
            try host.close(reading)
        }
    }

    @Test func theProcessesEnvironmentCanBeChanged() throws {
        let host = Host()
        try host.setenv("TAIPAN_HOST_TEST", "a=b")
        #expect(host.getenv("TAIPAN_HOST_TEST").map { String(bytes: $0) } == "a=b")
        #expect(host.environment().contains(Array("TAIPAN_HOST_TEST=a=b".utf8)))
        try host.unsetenv("TAIPAN_HOST_TEST")
        #expect(host.getenv("TAIPAN_HOST_TEST") == nil)
        #expect(errno { () throws(Errno) in try host.setenv("", "1") } == .EINVAL)
    }
}
