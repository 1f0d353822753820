// The parser of the command line.

import Testing

@testable import TaipanCommand

@Suite struct CommandLineTests {
    private func parse(_ line: String) throws -> CommandLineOptions {
        try CommandLineOptions(parsing: line.split(separator: " ").map(String.init))
    }

    @Test(arguments: [
        ("", CommandLineOptions.Program.standardInput, [""]),
        ("- a", .standardInput, ["-", "a"]),
        ("x.py a -O", .file("x.py"), ["x.py", "a", "-O"]),
        ("-c pass a", .command("pass"), ["-c", "a"]),
        ("-m pkg.mod a b", .module("pkg.mod"), ["-m", "a", "b"]),
        ("-uOO x.py", .file("x.py"), ["x.py"]),
        ("-W ignore -Xdev x.py", .file("x.py"), ["x.py"]),
        ("-V", .version, [""]),
        ("--help x", .help, [""]),
    ])
    func finds(_ line: String, _ program: CommandLineOptions.Program, _ arguments: [String]) throws {
        let options = try parse(line)
        #expect(options.program == program)
        #expect(options.arguments == arguments)
    }

    @Test func collectsFlags() throws {
        let options = try parse("-uOO -W error -Wignore::UserWarning -X dev x.py")
        #expect(options.isUnbuffered)
        #expect(options.optimization == 2)
        #expect(options.warnings == ["error", "ignore::UserWarning"])
        #expect(options.extra == ["dev"])
    }

    @Test(arguments: [("-c", "Argument expected for the -c option"), ("-z", "Unknown option: -z"), ("--what", "unknown option --what")])
    func refuses(_ line: String, _ message: String) {
        #expect(throws: CommandLineOptions.Mistake(message: message)) { try parse(line) }
    }
}
