// When text for a person has colours: the rules of CPython 3.13, which are those of its variable, then those of all programs.

import TaipanHost

/// The escape sequences that are used.
package enum TerminalColor {
    package static let boldRed = "\u{1B}[1;31m"
    package static let red = "\u{1B}[31m"
    package static let boldMagenta = "\u{1B}[1;35m"
    package static let magenta = "\u{1B}[35m"
    package static let reset = "\u{1B}[0m"
}

/// A text in a colour, or as it is.
package func painted(_ text: String, _ color: String, _ isColored: Bool) -> String {
    isColored ? color + text + TerminalColor.reset : text
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Whether reports on `sys.stderr` are to be in colour.
    package func wantsColor() -> Bool {
        let configuration = interpreter.configuration
        if !configuration.ignoresEnvironment && !configuration.isolated {
            switch host.environmentValue("PYTHON_COLORS") {
            case "0": return false
            case "1": return true
            default: break
            }
            if let text = host.environmentValue("NO_COLOR"), !text.isEmpty { return false }
            if let text = host.environmentValue("FORCE_COLOR"), !text.isEmpty { return true }
            if host.environmentValue("TERM") == "dumb" { return false }
        }
        return isErrorTerminal()
    }

    /// `sys.stderr.isatty()`, for whatever stands there.
    private func isErrorTerminal() -> Bool {
        var result = false
        withoutPendingException {
            do throws(Raise) {
                let stream = try standardStream(names.stderr)
                if stream.isUnbound || stream.isNone { return }
                result = try truth(try callMethod(stream, "isatty"))
            } catch {
                pointee.exception = nil
            }
        }
        return result
    }
}
