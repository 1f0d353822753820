// From the command line and the environment to the configuration of an interpreter. Where both say something, the command line
// wins, or the higher number does.

import TaipanHost
import TaipanRuntime

/// Reads the variables that a run of the command depends on. With `-E` and `-I` those of Python are not there.
struct CommandEnvironment {
    private let host: Host
    private let isIgnored: Bool

    init(_ host: Host, ignored: Bool) {
        self.host = host
        isIgnored = ignored
    }

    /// The value of a variable; nil if it is not set or empty, which is the same to all of them.
    subscript(_ name: String) -> String? {
        if isIgnored { return nil }
        guard let value = name.withCString({ host.getenv($0) }), !value.isEmpty else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    func isSet(_ name: String) -> Bool { self[name] != nil }

    /// For variables that stand for an option of one letter, as often as they say: a number, or once.
    func level(_ name: String) -> Int {
        guard let value = self[name] else { return 0 }
        return Int(value).flatMap { $0 < 0 ? nil : $0 } ?? 1
    }

    /// The same for options that cannot be repeated.
    func isOn(_ name: String) -> Bool { level(name) > 0 }
}

extension CommandLineOptions {
    /// A setting that no program can run under: CPython calls it fatal, and says how far the start has come.
    struct ImpossibleSetting: Error {
        let message: String
        let state: String

        init(message: String, state: String = "preinitialized") {
            self.message = message
            self.state = state
        }

        init(unknownEncoding name: String) {
            message = "init_stdio_encoding: failed to get the Python codec name of the stdio encoding"
            state = "core initialized\nLookupError: unknown encoding: \(name)"
        }

        var report: String { "Fatal Python error: \(message)\nPython runtime state: \(state)\n\n" }
    }

    /// The value of the last `-X` option of a name: nil if there is no such option, a nil in it if the option has none.
    private func extraValue(_ name: String) -> String?? {
        for option in extra.reversed() where option.hasPrefix(name) {
            let rest = option.dropFirst(name.count)
            if rest.isEmpty { return .some(nil) }
            if rest.first == "=" { return String(rest.dropFirst()) }
        }
        return nil
    }

    /// What the interpreter is to be made with.
    func configuration(
        executable: String, host: Host
    ) throws(ImpossibleSetting) -> TaipanRuntime.Interpreter.Configuration {
        let environment = CommandEnvironment(host, ignored: ignoresEnvironment || isIsolated)
        var result = TaipanRuntime.Interpreter.Configuration()
        result.arguments = arguments
        result.originalArguments = words
        result.programName = executable
        result.executable = CommandLineOptions.absolutePath(of: executable, host)
        result.isolated = isIsolated
        result.ignoresEnvironment = ignoresEnvironment || isIsolated
        result.noUserSite = noUserSite || environment.isOn("PYTHONNOUSERSITE")
        result.noSite = noSite
        result.isSafePath = isSafePath || environment.isSet("PYTHONSAFEPATH")
        result.optimization = max(optimization, environment.level("PYTHONOPTIMIZE"))
        result.isInteractive = isInteractive
        result.inspects = isInteractive || environment.isOn("PYTHONINSPECT")
        result.isUnbuffered = isUnbuffered || environment.isOn("PYTHONUNBUFFERED")
        result.isQuiet = isQuiet
        result.dontWriteBytecode = dontWriteBytecode || environment.isOn("PYTHONDONTWRITEBYTECODE")
        result.skipsFirstLine = skipsFirstLine
        result.debugLevel = debugLevel > 0 || environment.isOn("PYTHONDEBUG") ? 1 : 0
        result.verbosity = max(verbosity, environment.level("PYTHONVERBOSE"))
        result.bytesWarnings = bytesWarnings
        result.isDevelopment = extraValue("dev") != nil || environment.isSet("PYTHONDEVMODE")
        result.showsImportTimes = extraValue("importtime") != nil || environment.isSet("PYTHONPROFILEIMPORTTIME")
        result.warnsDefaultEncoding =
            extraValue("warn_default_encoding") != nil || environment.isSet("PYTHONWARNDEFAULTENCODING")
        result.hidesColumns = extraValue("no_debug_ranges") != nil || environment.isSet("PYTHONNODEBUGRANGES")
        try checkHashSeed(environment)
        try checkUnused()
        result.isUTF8Mode = try isUTF8Mode(extraValue("utf8"), environment, host)
        result.maximumDigits = try maximumDigits(extraValue("int_max_str_digits"), environment)
        result.processorCount = try processorCount(extraValue("cpu_count"), environment)
        let prefix = extraValue("pycache_prefix") ?? environment["PYTHONPYCACHEPREFIX"]
        result.cachePrefix = prefix.flatMap { $0.isEmpty ? nil : $0 }
        result.warningOptions = warningOptions(environment, isDevelopment: result.isDevelopment)
        result.xOptions = self.extra
        return result
    }

    /// Text is UTF-8 in any case; this is what `sys.flags.utf8_mode` says, and with it whether the standard streams are lenient.
    private func isUTF8Mode(
        _ option: String??, _ environment: CommandEnvironment, _ host: Host
    ) throws(ImpossibleSetting) -> Bool {
        func failure(_ what: String) -> ImpossibleSetting {
            ImpossibleSetting(message: "preconfig_init_utf8_mode: invalid \(what) value", state: "preinitializing")
        }
        if let option {
            guard option == nil || option == "0" || option == "1" else { throw failure("-X utf8 option") }
            return option != "0"
        }
        if let value = environment["PYTHONUTF8"] {
            guard value == "0" || value == "1" else { throw failure("PYTHONUTF8 environment variable") }
            return value == "1"
        }
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = name.withCString({ host.getenv($0) }), !value.isEmpty else { continue }
            return value == Array("C".utf8) || value == Array("POSIX".utf8)
        }
        return true
    }

    /// Hashes are the same in every run; what can be asked for is checked all the same.
    private func checkHashSeed(_ environment: CommandEnvironment) throws(ImpossibleSetting) {
        guard let text = environment["PYTHONHASHSEED"], text != "random", UInt32(text) == nil else { return }
        throw ImpossibleSetting(
            message: "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]")
    }

    /// Options that choose between parts of CPython that are not here have a value that makes sense, or none.
    private func checkUnused() throws(ImpossibleSetting) {
        if let value = extraValue("frozen_modules"), let value, !value.isEmpty, value != "on", value != "off" {
            throw ImpossibleSetting(message: "bad value for option -X frozen_modules (expected \"on\" or \"off\")")
        }
        if let value = extraValue("gil"), value != "1" {
            let isOff = value == "0"
            throw ImpossibleSetting(
                message: "config_read_gil: "
                    + (isOff
                        ? "Disabling the GIL is not supported by this build"
                        : "PYTHON_GIL / -X gil must be \"0\" or \"1\""))
        }
    }

    private func maximumDigits(_ option: String??, _ environment: CommandEnvironment) throws(ImpossibleSetting) -> Int?
    {
        func checked(_ text: String?, _ name: String) throws(ImpossibleSetting) -> Int {
            guard let text, let value = Int(text), value == 0 || value >= 640, value <= Int(Int32.max) else {
                let reason = "\(name): invalid limit; must be >= 640 or 0 for unlimited."
                throw ImpossibleSetting(message: "config_init_int_max_str_digits: \(reason)")
            }
            return value
        }
        if let option { return try checked(option, "-X int_max_str_digits") }
        guard let text = environment["PYTHONINTMAXSTRDIGITS"] else { return nil }
        return try checked(text, "PYTHONINTMAXSTRDIGITS")
    }

    /// What `os.cpu_count()` is to say; nil: what the system says.
    private func processorCount(_ option: String??, _ environment: CommandEnvironment) throws(ImpossibleSetting) -> Int?
    {
        guard let text = option ?? environment["PYTHON_CPU_COUNT"] else {
            if option == nil { return nil }
            throw CommandLineOptions.badProcessorCount
        }
        if text == "default" { return nil }
        guard let count = Int32(text), count > 0 else { throw CommandLineOptions.badProcessorCount }
        return Int(count)
    }

    private static let badProcessorCount = ImpossibleSetting(
        message: "config_init_cpu_count: -X cpu_count=n option: "
            + "n is missing or an invalid number, n must be greater than 0")

    /// `sys.warnoptions`: later ones win.
    private func warningOptions(_ environment: CommandEnvironment, isDevelopment: Bool) -> [String] {
        var options = isDevelopment ? ["default"] : []
        if let text = environment["PYTHONWARNINGS"] { options += text.split(separator: ",").map(String.init) }
        options += warnings
        if bytesWarnings > 0 { options.append((bytesWarnings > 1 ? "error" : "default") + "::BytesWarning") }
        return options
    }

    /// `sys.executable`: where the command was found, so that it is still found after a change of the working directory.
    private static func absolutePath(of name: String, _ host: Host) -> String {
        if name.hasPrefix("/") || name.isEmpty { return name }
        if name.contains("/") {
            guard let directory = try? host.getcwd() else { return name }
            return String(decoding: directory, as: UTF8.self) + "/"
                + (name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
        }
        return program(name, host) ?? name
    }

    /// The program that a shell would start.
    static func program(_ name: String, _ host: Host) -> String? {
        let path = "PATH".withCString { host.getenv($0) } ?? []
        for directory in path.split(separator: UInt8(ascii: ":")) {
            let candidate = String(decoding: directory, as: UTF8.self) + "/" + name
            if candidate.withCString({ host.access($0, 1) }) { return candidate }
        }
        return nil
    }
}
