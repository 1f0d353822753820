// What stands on the command line of `taipan`, with CPython's meaning.

import Taipan

/// The parsed command line.
package struct CommandLineOptions: Equatable {
    /// What is to be run.
    package enum Program: Equatable {
        case file(String)
        case command(String)
        case module(String)
        case standardInput
        case version
        case help
    }

    package var program = Program.standardInput
    /// `sys.argv`.
    package var arguments: [String] = [""]
    package var optimization = 0
    package var isIsolated = false
    package var ignoresEnvironment = false
    package var isUnbuffered = false
    package var warnings: [String] = []
    package var extra: [String] = []

    /// A command line that makes no sense: the message, without the program's name.
    package struct Mistake: Error, Equatable {
        package let message: String
    }

    /// Parses what follows the program's name.
    package init(parsing words: [String]) throws(Mistake) {
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("-"), word != "-" {
            rest.removeFirst()
            if word == "--help" {
                program = .help
                return
            }
            if word == "--version" {
                program = .version
                return
            }
            if word.hasPrefix("--") { throw Mistake(message: "unknown option \(word)") }
            if try parseLetters(word.dropFirst(), &rest) { return }
        }
        guard let first = rest.first else { return }
        arguments = Array(rest)
        program = first == "-" ? .standardInput : .file(first)
    }

    /// The letters of one word: `-uO`, `-Wignore`, `-c code`. True if the rest of the line belongs to the program.
    private mutating func parseLetters(_ word: Substring, _ rest: inout ArraySlice<String>) throws(Mistake) -> Bool {
        var letters = word
        /// The argument of an option: the rest of the word, or the next word.
        func argument(_ option: Character) throws(Mistake) -> String {
            if !letters.isEmpty { return String(letters) }
            guard let next = rest.popFirst() else { throw Mistake(message: "Argument expected for the -\(option) option") }
            return next
        }
        while let letter = letters.popFirst() {
            switch letter {
            case "c":
                program = .command(try argument(letter))
                arguments = ["-c"] + rest
                return true
            case "m":
                program = .module(try argument(letter))
                arguments = ["-m"] + rest
                return true
            case "O": optimization += 1
            case "I": isIsolated = true
            case "E": ignoresEnvironment = true
            case "u": isUnbuffered = true
            case "W":
                warnings.append(try argument(letter))
                return false
            case "X":
                extra.append(try argument(letter))
                return false
            case "B", "b", "q", "s", "S", "P", "d", "v", "R": break
            case "V":
                program = .version
                return true
            case "h", "?":
                program = .help
                return true
            default: throw Mistake(message: "Unknown option: -\(letter)")
            }
        }
        return false
    }

    package static let help = """
        usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...
        Runs Python 3.13.

        -c cmd : program passed in as string (terminates option list)
        -m mod : run library module as a script (terminates option list)
        file   : program read from script file
        -      : program read from standard input
        arg ...: arguments passed to program in sys.argv[1:]

        -E     : ignore PYTHON* environment variables
        -I     : isolate from the user's environment (implies -E)
        -O     : remove assert statements; -OO also removes docstrings
        -u     : unbuffered standard output and error
        -W arg : warning control; arg is action:message:category:module:lineno
        -X opt : implementation-specific option
        -V     : print the version and exit (also --version)
        -h     : print this help and exit (also --help)

        examples:
          taipan script.py one two
          taipan -c 'import os; print(os.getcwd())'
          echo 'print(6 * 7)' | taipan -

        """
}
