// What Tab would complete, and with what.

import Taipan
import TaipanHost
import Testing

@testable import TaipanREPL

@Suite struct CompletionTests {
    @Test(arguments: [
        ("", CompletionContext.indentation),
        ("    ", .indentation),
        ("if x:\n    ", .indentation),
        ("na", .name(prefix: "na")),
        ("f(na", .name(prefix: "na")),
        ("x = 12", .nothing),
        ("# com", .nothing),
        ("x = 1  # it's", .nothing),
        ("os.wa", .attribute(object: "os", prefix: "wa")),
        ("os.path.", .attribute(object: "os.path", prefix: "")),
        ("f(a.b[0].c", .attribute(object: "a.b[0]", prefix: "c")),
        ("x = 'a'.en", .attribute(object: "'a'", prefix: "en")),
        ("[1, 2].ap", .attribute(object: "[1, 2]", prefix: "ap")),
        ("f().x", .nothing),
        ("1..re", .nothing),
        ("import lo", .module(prefix: "lo")),
        ("import ", .module(prefix: "")),
        ("import a, b.c", .module(prefix: "b.c")),
        ("import a as b", .nothing),
        ("from lo", .module(prefix: "lo")),
        ("from os imp", .name(prefix: "imp")),
        ("from os import wa", .importedName(module: "os", prefix: "wa")),
        ("from os import (walk, wa", .importedName(module: "os", prefix: "wa")),
        ("x = 1; import lo", .module(prefix: "lo")),
        ("imp", .name(prefix: "imp")),
        ("d['ke", .key(object: "d", prefix: "'ke")),
        ("d[ \"ke", .key(object: "d", prefix: "\"ke")),
        ("a.b['x']['y", .key(object: "a.b['x']", prefix: "'y")),
        ("open('src/ma", .path(prefix: "src/ma", quote: "'")),
        ("open(r\"src", .path(prefix: "src", quote: "\"")),
        ("['", .path(prefix: "", quote: "'")),
        ("f'{os.wa", .attribute(object: "os", prefix: "wa")),
        ("f'{{os.wa", .path(prefix: "{{os.wa", quote: "'")),
        ("f'{x}sr", .path(prefix: "{x}sr", quote: "'")),
        ("'it\\'s", .path(prefix: "it\\'s", quote: "'")),
        ("'''a\nb", .nothing),
        ("x = 'a' + na", .name(prefix: "na")),
        ("gr\u{F6}", .name(prefix: "gr\u{F6}")),
    ])
    func findsTheContext(_ text: String, _ expected: CompletionContext) {
        #expect(CompletionContext(before: text) == expected)
    }

    @Test(arguments: [
        ("long_na", ["long_name"]),
        ("isinst", ["isinstance("]),
        ("whil", ["while "]),
        ("Non", ["None"]),
        ("text.start", ["startswith("]),
        ("text._", []),
        ("settings['col", ["'colour'", "'columns'"]),
        ("settings[\"colo", ["\"colour\""]),
        ("rows[0]['in", ["'inner'"]),
        ("value.plai", ["plain"]),
        ("value.meth", ["method("]),
        ("value.prop", ["prop"]),
        ("value.missing.x", []),
        ("C.meth", ["method("]),
        ("from os import fwa", ["fwalk"]),
        ("import loggi", ["logging"]),
        ("import collections.a", ["abc"]),
        ("''.casef", ["casefold("]),
        ("{}.setd", ["setdefault("]),
    ])
    func findsCandidates(_ text: String, _ expected: [String]) throws {
        let python = try Interpreter(limits: .unlimited, stdout: .capture)
        try python.run(
            """
            long_name = 1
            text = 'x'
            settings = {'colour': 1, 'columns': 2, 3: 4}
            rows = [{'inner': 1}]
            class C:
                plain = 1
                @property
                def prop(self): raise SystemExit
                def method(self): pass
            value = C()
            """)
        let found = try Completer(thread: python.thread).complete(text).candidates
        #expect(found.filter { !$0.hasPrefix("__") } == expected)
    }

    @Test func historyFilesKeepLines() {
        let entries = ["x = 1", "def f():\n    return 1\n\nf()", "y = 'a\tb'"]
        #expect(HistoryFile.decode(entries.flatMap(HistoryFile.encode)) == entries)
        #expect(HistoryFile.decode(Array("a\n\nb".utf8)) == ["a", "b"])
        #expect(HistoryFile.decode(Array("\ta\n".utf8)) == ["\ta"])
    }
}
