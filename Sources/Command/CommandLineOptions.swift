// What stands on the command line of `taipan`, with CPython's meaning.
//
// Words are bytes: file names and arguments need not be UTF-8, and reach the program as they were given.

/// The parsed command line.
package struct CommandLineOptions: Equatable {
    /// What is to be run.
    package enum Program: Equatable {
        case file([UInt8])
        case command([UInt8])
        case module([UInt8])
        case standardInput
        /// `-V`, or with more about the build `-VV`.
        case version(isLong: Bool)
        case help(HelpTopic)
    }

    package enum HelpTopic: Equatable { case options, environment, extra, all }

    package var program = Program.standardInput
    /// Nothing is said about what is to be run.
    package var isEmpty = false
    /// `sys.argv`.
    package var arguments: [[UInt8]] = [[]]
    /// All words, for `sys.orig_argv`.
    package var words: [[UInt8]] = []
    /// `-b`, `-d`, `-O`, `-v`: how often.
    package var bytesWarnings = 0
    package var debugLevel = 0
    package var optimization = 0
    package var verbosity = 0
    /// `-i`
    package var isInteractive = false
    /// `-I`
    package var isIsolated = false
    /// `-E`
    package var ignoresEnvironment = false
    /// `-B`
    package var dontWriteBytecode = false
    /// `-P`
    package var isSafePath = false
    /// `-q`
    package var isQuiet = false
    /// `-s`, `-S`
    package var noUserSite = false
    package var noSite = false
    /// `-u`
    package var isUnbuffered = false
    /// `-x`
    package var skipsFirstLine = false
    /// `-W` and `-X` options, in order.
    package var warnings: [String] = []
    package var extra: [String] = []
    /// The sandbox and the limits.
    package var fences = Fences()

    /// A command line that makes no sense: the message, without the program's name.
    package struct Mistake: Error, Equatable {
        package let message: String
    }

    /// Parses what follows the program's name.
    package init(parsing words: [[UInt8]]) throws(Mistake) {
        self.words = words
        var rest = words[...]
        while let word = rest.first, word.first == UInt8(ascii: "-"), word.count > 1 {
            rest.removeFirst()
            if word == Array("--".utf8) { break }
            if word.starts(with: "--".utf8) {
                if try parseLong(String(decoding: word, as: UTF8.self), &rest) { return }
            } else if try parseLetters(word.dropFirst(), &rest) {
                try checkFences()
                return
            }
        }
        try checkFences()
        guard let first = rest.first else {
            isEmpty = true
            return
        }
        arguments = Array(rest)
        program = first == Array("-".utf8) ? .standardInput : .file(first)
    }

    /// `--version` and the like. True if nothing more is to be read.
    private mutating func parseLong(_ word: String, _ rest: inout ArraySlice<[UInt8]>) throws(Mistake) -> Bool {
        switch word {
        case "--help": program = .help(.options)
        case "--help-env": program = .help(.environment)
        case "--help-xoptions": program = .help(.extra)
        case "--help-all": program = .help(.all)
        case "--version": program = .version(isLong: false)
        case "--check-hash-based-pycs":
            guard let value = rest.popFirst() else {
                throw Mistake(message: "Argument expected for the \(word) options")
            }
            // there are no such files: the option is for scripts that pass it to any Python
            if !["always", "default", "never"].contains(String(decoding: value, as: UTF8.self)) {
                throw Mistake(message: "\(word) must be one of 'default', 'always', or 'never'")
            }
            return false
        default:
            if try !parseFence(word, &rest) { throw Mistake(message: "unknown option \(word)") }
            return false
        }
        return true
    }

    /// The letters of one word: `-uO`, `-Wignore`, `-c code`. True if the rest of the line belongs to the program.
    private mutating func parseLetters(
        _ word: ArraySlice<UInt8>, _ rest: inout ArraySlice<[UInt8]>
    ) throws(Mistake) -> Bool {
        var letters = word
        while let byte = letters.popFirst() {
            let letter = Character(Unicode.Scalar(byte))
            switch letter {
            case "c":
                program = .command(try argument(of: letter, letters, &rest))
                arguments = [Array("-c".utf8)] + rest
                return true
            case "m":
                program = .module(try argument(of: letter, letters, &rest))
                arguments = [Array("-m".utf8)] + rest
                return true
            case "W":
                warnings.append(String(decoding: try argument(of: letter, letters, &rest), as: UTF8.self))
                return false
            case "X":
                extra.append(String(decoding: try argument(of: letter, letters, &rest), as: UTF8.self))
                return false
            case "V":
                program = .version(isLong: letters.contains(byte) || rest.contains(Array("-V".utf8)))
                return true
            case "h", "?":
                program = .help(.options)
                return true
            default: try setFlag(letter)
            }
        }
        return false
    }

    /// The argument of an option: the rest of the word, or the next word.
    private func argument(
        of option: Character, _ letters: ArraySlice<UInt8>, _ rest: inout ArraySlice<[UInt8]>
    ) throws(Mistake) -> [UInt8] {
        if !letters.isEmpty { return Array(letters) }
        guard let next = rest.popFirst() else { throw Mistake(message: "Argument expected for the -\(option) option") }
        return next
    }

    /// A letter without an argument.
    private mutating func setFlag(_ letter: Character) throws(Mistake) {
        switch letter {
        case "b": bytesWarnings += 1
        case "B": dontWriteBytecode = true
        case "d": debugLevel += 1
        case "E": ignoresEnvironment = true
        case "i": isInteractive = true
        case "I": isIsolated = true
        case "O": optimization += 1
        case "P": isSafePath = true
        case "q": isQuiet = true
        case "s": noUserSite = true
        case "S": noSite = true
        case "u": isUnbuffered = true
        case "v": verbosity += 1
        case "x": skipsFirstLine = true
        // from Python 2 and 3.2: accepted, without a meaning
        case "t", "R": break
        case "J": throw Mistake(message: "-J is reserved for Jython")
        default: throw Mistake(message: "Unknown option: -\(letter)")
        }
    }
}
