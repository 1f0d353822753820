// The parser of the command line.

import Testing

@testable import TaipanCommand

@Suite struct CommandLineTests {
    private func parse(_ line: String) throws -> CommandLineOptions {
        try CommandLineOptions(parsing: words(line))
    }

    private func words(_ line: String) -> [[UInt8]] { line.split(separator: " ").map { Array($0.utf8) } }

    @Test(arguments: [
        ("", CommandLineOptions.Program.standardInput, ""),
        ("- a", .standardInput, "- a"),
        ("x.py a -O", .file(Array("x.py".utf8)), "x.py a -O"),
        ("-c pass a", .command(Array("pass".utf8)), "-c a"),
        ("-ucpass a", .command(Array("pass".utf8)), "-c a"),
        ("-m pkg.mod a b", .module(Array("pkg.mod".utf8)), "-m a b"),
        ("-uOO x.py", .file(Array("x.py".utf8)), "x.py"),
        ("-W ignore -Xdev x.py", .file(Array("x.py".utf8)), "x.py"),
        ("-- -x.py", .file(Array("-x.py".utf8)), "-x.py"),
        ("-V", .version(isLong: false), ""),
        ("-VV", .version(isLong: true), ""),
        ("--help x", .help(.options), ""),
        ("--help-env", .help(.environment), ""),
    ])
    func finds(_ line: String, _ program: CommandLineOptions.Program, _ arguments: String) throws {
        let options = try parse(line)
        #expect(options.program == program)
        #expect(options.arguments == (arguments.isEmpty ? [[]] : words(arguments)))
    }

    @Test func collectsFlags() throws {
        let options = try parse("-uOOiqbb -W error -Wignore::UserWarning -X dev x.py")
        #expect(options.isUnbuffered && options.isInteractive && options.isQuiet)
        #expect(options.optimization == 2)
        #expect(options.bytesWarnings == 2)
        #expect(options.warnings == ["error", "ignore::UserWarning"])
        #expect(options.extra == ["dev"])
    }

    @Test(arguments: [
        ("-c", "Argument expected for the -c option"), ("-z", "Unknown option: -z"),
        ("--what", "unknown option --what"),
        ("--check-hash-based-pycs x", "--check-hash-based-pycs must be one of 'default', 'always', or 'never'"),
    ])
    func refuses(_ line: String, _ message: String) {
        #expect(throws: CommandLineOptions.Mistake(message: message)) { try parse(line) }
    }
}
