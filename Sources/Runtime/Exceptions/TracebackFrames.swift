// One entry of a traceback as text: the `File` line, the source lines, and what is underlined in them.

import TaipanHost
import TaipanSyntax

/// Source lines by file, read while one exception is printed: a file may change between two of them.
final class SourceCache {
    private var files: [String: [TextLine]] = [:]

    /// The lines of the text a body was compiled from.
    func lines(of body: FunctionBody, _ thread: ThreadRef) -> [TextLine] {
        let name = body.filename.text
        if !body.unit.text.isEmpty { return cached("\(name)\u{0}\(ObjectIdentifier(body.unit))") { body.unit.text } }
        return lines(ofFile: name, thread)
    }

    func lines(ofFile name: String, _ thread: ThreadRef) -> [TextLine] {
        if name.hasPrefix("<") && name.hasSuffix(">") { return [] }
        return cached(name) { thread.readableSource(SourceCache.read(name, thread) ?? []) }
    }

    private func cached(_ key: String, _ read: () -> [UInt8]) -> [TextLine] {
        if let known = files[key] { return known }
        let made = SourceCache.split(read())
        files[key] = made
        return made
    }

    /// The bytes of a file, through the host; nil if it cannot be read.
    static func read(_ name: String, _ thread: ThreadRef) -> [UInt8]? {
        let host = thread.host
        guard
            let descriptor = try? name.withCString({ (path) throws(Errno) in try host.open(path, OpenFlags.readOnly) })
        else {
            return nil
        }
        defer { try? host.close(descriptor) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        let limit = 64 << 20
        while result.count < limit {
            let count: Int
            do throws(Errno) {
                count = try SourceCache.fill(&chunk, host, descriptor)
            } catch { return nil }
            if count == 0 { break }
            result.append(contentsOf: chunk[0..<count])
        }
        return result
    }

    private static func fill(_ chunk: inout [UInt8], _ host: Host, _ descriptor: Descriptor) throws(Errno) -> Int {
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: chunk.count, alignment: 8)
        defer { buffer.deallocate() }
        let count = try host.read(descriptor, buffer, chunk.count)
        for i in 0..<count { chunk[i] = buffer.load(fromByteOffset: i, as: UInt8.self) }
        return count
    }

    private static func split(_ bytes: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var i = start
        while i < bytes.count {
            if bytes[i] == 0x0A || bytes[i] == 0x0D {
                lines.append(Array(String(decoding: bytes[start..<i], as: UTF8.self).unicodeScalars))
                if bytes[i] == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
                start = i + 1
            }
            i += 1
        }
        if start < bytes.count { lines.append(Array(String(decoding: bytes[start...], as: UTF8.self).unicodeScalars)) }
        return lines
    }
}

/// Formats the entries of one traceback.
struct FrameFormatter {
    let thread: ThreadRef
    let cache: SourceCache
    let isColored: Bool
    /// Below a line stands which part of it is meant.
    var marksParts = true

    /// How often the same line is shown before it is only counted.
    private static let mostRepeats = 3

    /// All entries, outermost first, each text ending in a newline.
    func entries(_ traceback: TracebackObject?, limit: Int?) -> [String] {
        var result: [String] = []
        var last: (file: StringObject, line: Int32, name: StringObject)?
        var repeats = 0
        var current = traceback
        if let limit {
            // the last ones are shown
            var count = 0
            var next = traceback
            while let entry = next {
                count += 1
                next = entry.next
            }
            while count > limit, let entry = current {
                current = entry.next
                count -= 1
            }
        }
        while let entry = current {
            let body = entry.frame.body
            let line = entry.range.line
            if let last, last.file.equals(body.filename), last.line == line, last.name.equals(body.name) {
                repeats += 1
            } else {
                appendRepeats(repeats, to: &result)
                last = (body.filename, line, body.name)
                repeats = 1
            }
            if repeats <= FrameFormatter.mostRepeats { result.append(text(entry)) }
            current = entry.next
        }
        appendRepeats(repeats, to: &result)
        return result
    }

    private func appendRepeats(_ count: Int, to result: inout [String]) {
        let more = count - FrameFormatter.mostRepeats
        if more > 0 { result.append("  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n") }
    }

    private func text(_ entry: TracebackObject) -> String {
        let body = entry.frame.body
        let range = entry.range
        var name = body.filename.text
        if name.hasPrefix("<stdin>-") { name = "<stdin>" }
        func painted(_ text: String) -> String { TaipanRuntime.painted(text, TerminalColor.magenta, isColored) }
        let head = "  File \(painted("\"\(name)\"")), line \(painted("\(range.line)")), in \(painted(body.name.text))\n"
        let all = cache.lines(of: body, thread)
        let first = Int(range.line) - 1
        guard first >= 0, first < all.count else { return head }
        let hasEnd =
            marksParts && range.endLine >= range.line && range.endColumn > 0
            && !thread.interpreter.configuration.hidesColumns
        let lastLine = hasEnd ? min(Int(range.endLine), all.count) - 1 : first
        let lines = all[first...max(first, lastLine)].map { $0.withoutTrailingBlanks }
        if lines.allSatisfy({ $0.isEmpty }) { return head }
        if !hasEnd { return head + "    \(TextLine(lines[0].dropFirst(lines[0].indentation)).string)\n" }
        let excerpt = SourceExcerpt(lines, startByte: Int(range.column), endByte: Int(range.endColumn))
        return head + excerpt.text(isColored: isColored)
    }
}

extension Array where Element == Unicode.Scalar {
    fileprivate var withoutTrailingBlanks: TextLine {
        var end = count
        while end > 0, self[end - 1].isBlank { end -= 1 }
        return TextLine(self[0..<end])
    }
}

/// The lines of a statement in which a part is marked.
struct SourceExcerpt {
    /// Without the indentation that all have in common.
    private let lines: [TextLine]
    /// The marked part: from this character of the first line to that of the last one.
    private let start: Int
    private let end: Int
    private var anchors: CaretAnchors?

    init(_ original: [TextLine], startByte: Int, endByte: Int) {
        let first = original[0]
        let last = original[original.count - 1]
        let filled = original.filter { !$0.isBlank }
        let dedent = SourceExcerpt.commonIndentation(filled)
        lines = original.map { TextLine($0.dropFirst($0.isBlank ? $0.count : dedent)) }
        start = max(0, first.characterIndex(ofByte: startByte) - dedent)
        end = max(0, last.characterIndex(ofByte: endByte) - dedent)
        anchors = CaretAnchors(segment: SourceExcerpt.segment(lines, start, end))
    }

    /// The longest run of blanks that every line starts with.
    private static func commonIndentation(_ lines: [TextLine]) -> Int {
        guard var margin = lines.first.map({ $0[0..<$0.indentation] }) else { return 0 }
        for line in lines.dropFirst() {
            var i = 0
            while i < margin.count, i < line.count, margin[i] == line[i] { i += 1 }
            margin = margin[0..<i]
        }
        return margin.count
    }

    private static func segment(_ lines: [TextLine], _ start: Int, _ end: Int) -> [TextLine] {
        var segment = lines
        let last = segment.count - 1
        segment[last] = TextLine(segment[last].prefix(end))
        segment[0] = TextLine(segment[0].dropFirst(start))
        return segment
    }

    /// A mark that covers all there is says nothing, unless an operator stands out in it; nor does one under a plain call.
    private var showsCarets: Bool {
        if isPlainCall { return false }
        if anchors != nil { return true }
        return !TextLine(lines[0].prefix(start)).isBlank || !TextLine(lines[lines.count - 1].dropFirst(end)).isBlank
    }

    /// `return f(…)` or `x = f(…)`, the call being what is marked.
    private var isPlainCall: Bool {
        var text = ""
        for line in lines {
            text += line.string
            text += "\n"
        }
        guard let module = try? Parser.parse(text), let statement = module.body.first else { return false }
        switch statement.kind {
        case .returning(let value?):
            guard case .call(let function, _, _) = value.kind, case .name = function.kind else { return false }
            return spans(value)
        case .assign(_, let value):
            guard case .call = value.kind else { return false }
            return spans(value)
        default: return false
        }
    }

    private func spans(_ value: Expression) -> Bool {
        let range = value.range
        return range.line == 1 && Int(range.endLine) == lines.count && Int(range.column) == start
            && Int(range.endColumn) == end
    }

    /// Lines that are shown: the first, the last, and those around the ends of the anchors.
    private var significant: [Int] {
        var result: Set<Int> = [0, lines.count - 1]
        if let anchors {
            for line in [anchors.start.line, anchors.end.line] { result.formUnion([line - 1, line, line + 1]) }
        }
        return result.filter { $0 >= 0 && $0 < lines.count }.sorted()
    }

    func text(isColored: Bool) -> String {
        let showsCarets = showsCarets
        var output: [OutputLine] = []
        var previous = -1
        for line in significant {
            let gap = line - previous
            if previous >= 0 {
                if gap == 2 {
                    append(line - 1, showsCarets, to: &output)
                } else if gap > 2 {
                    output.append(OutputLine(text: "...<\(gap - 1) lines>..."))
                }
            }
            append(line, showsCarets, to: &output)
            previous = line
        }
        return SourceExcerpt.indented(output, isColored: isColored)
    }

    /// A line that is shown, and the carets below it.
    private struct OutputLine {
        var text: String
        var carets: String?
    }

    private func append(_ number: Int, _ showsCarets: Bool, to output: inout [OutputLine]) {
        let line = lines[number]
        output.append(OutputLine(text: line.string))
        if !showsCarets { return }
        let isLast = number == lines.count - 1
        let width = isLast ? line.displayWidth(of: end) : line.displayWidth()
        let displayStart = lines[0].displayWidth(of: start)
        var carets = ""
        var anchorStart = 0
        var anchorEnd = 0
        if let anchors {
            anchorStart = displayOffset(anchors.start)
            anchorEnd = displayOffset(anchors.end)
        }
        for column in 0..<max(width, 0) {
            if column < line.indentation || number == 0 && column < displayStart {
                carets += " "
            } else if let anchors, !anchors.contains(number, column, displayStart: anchorStart, displayEnd: anchorEnd) {
                carets += "~"
            } else {
                carets += "^"
            }
        }
        output[output.count - 1].carets = carets
    }

    /// Anchors count from the start of the marked part; the first line has something before it.
    private func displayOffset(_ position: (line: Int, column: Int)) -> Int {
        guard position.line < lines.count else { return 0 }
        return lines[position.line].displayWidth(of: position.column + (position.line == 0 ? start : 0))
    }

    /// Four blanks before each line, instead of what all of them start with.
    private static func indented(_ lines: [OutputLine], isColored: Bool) -> String {
        var text = ""
        let all = lines.flatMap { [$0.text] + ($0.carets.map { [$0] } ?? []) }.map { TextLine($0.unicodeScalars) }
        let margin = commonIndentation(all.filter { !$0.isBlank })
        func shown(_ line: String) -> TextLine {
            let scalars = TextLine(line.unicodeScalars)
            return scalars.isBlank ? [] : TextLine(scalars.dropFirst(margin))
        }
        for line in lines {
            var code = shown(line.text)
            var carets = line.carets.map(shown)
            if isColored, let marks = carets { (code, carets) = colored(code, marks) }
            text += "    \(code.string)\n"
            if let carets { text += "    \(carets.string)\n" }
        }
        return text
    }

    /// What stands above `^` and `~`, and these themselves, in red.
    private static func colored(_ code: TextLine, _ carets: TextLine) -> (TextLine, TextLine) {
        var result: (TextLine, TextLine) = ([], [])
        var start = 0
        while start < max(code.count, carets.count) {
            let mark = start < carets.count ? carets[start] : " "
            var end = start + 1
            while end < max(code.count, carets.count), (end < carets.count ? carets[end] : " ") == mark { end += 1 }
            let color = mark == "^" ? TerminalColor.boldRed : mark == "~" ? TerminalColor.red : ""
            func part(_ line: TextLine) -> TextLine {
                let piece = line[min(start, line.count)..<min(end, line.count)]
                if color.isEmpty || piece.isEmpty { return TextLine(piece) }
                return TextLine(color.unicodeScalars) + piece + TextLine(TerminalColor.reset.unicodeScalars)
            }
            result.0 += part(code)
            result.1 += part(carets)
            start = end
        }
        return result
    }
}
