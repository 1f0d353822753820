// What a program may change of the line editor: completion, hooks, the history. Made with the module `readline`.

import CReadline
import TaipanHost
import TaipanRuntime

/// The state of the module `readline` in one interpreter.
final class ReadlineSettings {
    /// Functions of the program, or `None`.
    var completer = Value.none
    var displayHook = Value.none
    var startupHook = Value.none
    var inputHook = Value.none
    /// The characters between words.
    var delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
    /// Where the word is that is being completed.
    private(set) var word = 0..<0
    /// What is entered becomes part of the history.
    var keepsHistory = true
    /// How many lines a history file is to have; negative: all.
    var fileLength = -1

    private static let key = "readline"

    static func known(_ thread: ThreadRef) -> ReadlineSettings? {
        guard let state = thread.interpreter.moduleStates[key] else { return nil }
        return unsafeDowncast(state, to: ReadlineSettings.self)
    }

    static func of(_ thread: ThreadRef) -> ReadlineSettings {
        if let known = known(thread) { return known }
        let made = ReadlineSettings()
        thread.interpreter.moduleStates[key] = made
        return made
    }

    var hasCompleter: Bool { !completer.isNone }

    /// As many as a completer may give.
    private static let mostMatches = 5000

    /// Asks the completer until it has no more. An exception ends the list, as nobody is there to catch it.
    func matches(_ text: String, _ place: Range<Int>, _ thread: ThreadRef) -> [String] {
        word = place
        var result: [String] = []
        thread.withoutPendingException {
            do throws(Raise) {
                while result.count < ReadlineSettings.mostMatches {
                    let match = try thread.call(completer, thread.makeStringValue(text), .int(result.count))
                    guard let text = match.as(.string, StringObject.self) else { break }
                    result.append(text.text)
                }
            } catch {
                _ = thread.takeException()
            }
        }
        return result
    }

    /// At the beginning of a line, when it can be edited already.
    func runStartHooks(_ thread: ThreadRef) {
        thread.withoutPendingException {
            for hook in [startupHook, inputHook] where !hook.isNone {
                do throws(Raise) { _ = try thread.call(hook) } catch { _ = thread.takeException() }
            }
        }
    }

    /// A line of `input()`. Empty ones, and the same once more, are not worth it.
    func remember(_ line: String) {
        let last = taipan_line_history_entry(taipan_line_history_count() - 1).map { String(cString: $0) }
        if keepsHistory, !line.isEmpty, line != last { line.withCString { taipan_line_add_history($0) } }
    }

    /// Shows the matches as the program wants it; false if it has not said how.
    func show(_ matches: [String], longest: Int, _ thread: ThreadRef) -> Bool {
        guard !displayHook.isNone else { return false }
        let list = Value.object(thread.makeList(matches.dropFirst().map { thread.makeStringValue($0) }))
        let substitution = thread.makeStringValue(matches.first ?? "")
        thread.withoutPendingException {
            do throws(Raise) { _ = try thread.call(displayHook, substitution, list, .int(longest)) } catch {
                _ = thread.takeException()
            }
        }
        return true
    }
}
