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

    /// For variables that stand for an option that can be repeated: a number, or once.
    func level(_ name: String) -> Int {
        guard let value = self[name] else { return 0 }
        return max(Int(value) ?? 1, 1)
    }
}

extension CommandLineOptions {
    /// A setting that no program can run under: CPython calls it fatal.
    struct ImpossibleSetting: Error {
        let message: String
    }

    /// The value of the last `-X` option of a name: empty if it has none, nil if there is no such option.
    private func extraValue(_ name: String) -> String? {
        for option in extra.reversed() where option.hasPrefix(name) {
            let rest = option.dropFirst(name.count)
            if rest.isEmpty { return "" }
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
        result.noUserSite = noUserSite || environment.isSet("PYTHONNOUSERSITE")
        result.noSite = noSite
        result.isSafePath = isSafePath || environment.isSet("PYTHONSAFEPATH")
        result.optimization = max(optimization, environment.level("PYTHONOPTIMIZE"))
        result.isInteractive = isInteractive
        result.inspects = isInteractive || environment.isSet("PYTHONINSPECT")
        result.isUnbuffered = isUnbuffered || environment.isSet("PYTHONUNBUFFERED")
        result.isQuiet = isQuiet
        result.dontWriteBytecode = dontWriteBytecode || environment.isSet("PYTHONDONTWRITEBYTECODE")
        result.skipsFirstLine = skipsFirstLine
        result.debugLevel = max(debugLevel, environment.level("PYTHONDEBUG"))
        result.verbosity = max(verbosity, environment.level("PYTHONVERBOSE"))
        result.bytesWarnings = bytesWarnings
        result.isDevelopment = extraValue("dev") != nil || environment.isSet("PYTHONDEVMODE")
        result.showsImportTimes = extraValue("importtime") != nil || environment.isSet("PYTHONPROFILEIMPORTTIME")
        result.warnsDefaultEncoding =
            extraValue("warn_default_encoding") != nil || environment.isSet("PYTHONWARNDEFAULTENCODING")
        result.hidesColumns = extraValue("no_debug_ranges") != nil || environment.isSet("PYTHONNODEBUGRANGES")
        try checkHashSeed(environment)
        result.isUTF8Mode = try isUTF8Mode(extraValue("utf8"), environment, host)
        result.maximumDigits = try maximumDigits(extraValue("int_max_str_digits"), environment)
        result.warningOptions = warningOptions(environment, isDevelopment: result.isDevelopment)
        result.xOptions = self.extra
        return result
    }

    /// Text is UTF-8 in any case; this is what `sys.flags.utf8_mode` says, and with it whether the standard streams are lenient.
    private func isUTF8Mode(
        _ option: String?, _ environment: CommandEnvironment, _ host: Host
    ) throws(ImpossibleSetting) -> Bool {
        if option == "" { return true }
        if let option { return try isOn(option, "-X utf8") }
        if let text = environment["PYTHONUTF8"] { return try isOn(text, "PYTHONUTF8") }
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = name.withCString({ host.getenv($0) }), !value.isEmpty else { continue }
            return value == Array("C".utf8) || value == Array("POSIX".utf8)
        }
        return true
    }

    private func isOn(_ value: String, _ name: String) throws(ImpossibleSetting) -> Bool {
        switch value {
        case "1": true
        case "0": false
        default: throw ImpossibleSetting(message: "\(name): the value has to be 0 or 1")
        }
    }

    /// Hashes are the same in every run; what can be asked for is checked all the same.
    private func checkHashSeed(_ environment: CommandEnvironment) throws(ImpossibleSetting) {
        guard let text = environment["PYTHONHASHSEED"], text != "random", UInt32(text) == nil else { return }
        throw ImpossibleSetting(
            message: "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]")
    }

    private func maximumDigits(_ option: String?, _ environment: CommandEnvironment) throws(ImpossibleSetting) -> Int? {
        guard let text = option ?? environment["PYTHONINTMAXSTRDIGITS"] else { return nil }
        guard let value = Int(text), value == 0 || value >= 640, value <= Int(Int32.max) else {
            let name = option == nil ? "PYTHONINTMAXSTRDIGITS" : "-X int_max_str_digits"
            throw ImpossibleSetting(message: "\(name): invalid limit; must be >= 640 or 0 for unlimited.")
        }
        return value
    }

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
