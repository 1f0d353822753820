// What is typed at the prompt, as text: whether it is complete, how the next line is indented, and how a session copied from a
// manual becomes a program again. No terminal is needed for any of this.

import TaipanSyntax

enum InputText {
    // MARK: Completeness

    /// Whether another line is to be read: the text breaks off in the middle, or its last block has not been ended by a blank line.
    /// Several statements may stand in it, as they do after a paste.
    static func needsMoreLines(_ text: String) -> Bool { Parser.needsMoreLines(Array(text.utf8), mode: .file) }

    static func isBlank(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 12 }
    }

    /// A text as it was copied ends in a line end. That stays where it ends a block.
    static func withoutLastLineEnd(_ text: String) -> String {
        var short = text
        while short.hasSuffix("\n") { short.removeLast() }
        return short == text || needsMoreLines(short) ? text : short
    }

    // MARK: Indentation

    /// What one level is, in a text that has no indentation yet.
    static let step = "    "

    /// The blanks that a line after `text` starts with.
    static func indentation(after text: String) -> String {
        guard let line = text.split(separator: "\n", omittingEmptySubsequences: false).last else { return "" }
        let current = String(line.prefix { $0 == " " || $0 == "\t" })
        let code = withoutComment(line)
        guard let end = code.last else { return current }
        if "([{:".contains(end) { return current + (current.contains("\t") ? "\t" : step) }
        let word = code.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter }
        let leaves = ["return", "pass", "raise", "break", "continue"].contains(String(word))
        return leaves && isWhole(code) ? dedented(current) : current
    }

    /// The indentation one level further out.
    static func dedented(_ indentation: String) -> String {
        if indentation.hasSuffix("\t") { return String(indentation.dropLast()) }
        return String(indentation.dropLast((indentation.utf8.count - 1) % step.utf8.count + 1))
    }

    /// A line that is a statement by itself: not the beginning of one in brackets.
    private static func isWhole(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " || $0 == "\t" }
        do throws(SyntaxDiagnostic) {
            _ = try Parser.parse(Array(text.utf8), mode: .file, isText: true)
            return true
        } catch {
            // `return` outside a function is an error all the same
            return !error.isIncomplete
        }
    }

    /// A line without its comment and without blanks at its end. Quotes are only followed within the line.
    private static func withoutComment(_ line: Substring) -> Substring {
        var quote: Character?
        var isEscaped = false
        var result = line
        for index in line.indices {
            let character = line[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "#" {
                result = line[..<index]
                break
            }
        }
        while let last = result.last, last == " " || last == "\t" { result.removeLast() }
        return result
    }

    // MARK: Sessions from manuals

    /// If a text is a session with prompts, the program in it: without the prompts and without what the program has printed.
    static func withoutPrompts(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first(where: { !isBlank($0) }), isPrompt(first, ">>>") else { return text }
        var result: [Substring] = []
        var isInStatement = false
        for line in lines {
            if let code = code(line, behind: ">>>") {
                // a block ends where the next prompt stands
                result.append(code)
                isInStatement = true
            } else if isInStatement, let code = code(line, behind: "...") {
                result.append(code)
            } else {
                isInStatement = false
            }
        }
        while let last = result.last, isBlank(last) { result.removeLast() }
        let program = result.joined(separator: "\n")
        // what has been a session is complete
        return needsMoreLines(program) ? program + "\n" : program
    }

    private static func isPrompt(_ line: Substring, _ prompt: String) -> Bool { code(line, behind: prompt) != nil }

    /// What stands behind a prompt, which is followed by a blank or by nothing.
    private static func code(_ line: Substring, behind prompt: String) -> Substring? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix(prompt) else { return nil }
        let rest = text.dropFirst(prompt.count)
        if rest.isEmpty { return rest }
        return rest.first == " " ? rest.dropFirst() : nil
    }
}
