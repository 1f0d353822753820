// `readline`, the module: for startup files and programs that want completion, key bindings or the history for themselves.
//
// Only the command has it. Importing it in a program on a terminal gives `input()` the line editor.

import CReadline
import TaipanHost
import TaipanRuntime

package enum ReadlineModule {
    package static let module = NativeModule(
        "readline", doc: "Editing of input lines with GNU readline.",
        functions: { editingRows + completionRows + historyRows + fileRows },
        initialize: { (module, thread) throws(Raise) in
            _ = ReadlineSettings.of(thread)
            thread.setModuleAttribute(module, "backend", thread.makeStringValue("readline"))
            if thread.system.readLine == nil, LineEditor.isPossible(thread) {
                let editor = LineEditor(thread)
                thread.system.readLine = { (prompt, thread) throws(Raise) in try editor.read(prompt, .line) }
            }
        })

    // MARK: Editing

    private static let editingRows: [NativeRow] = [
        .function(
            "parse_and_bind(string, /)",
            { (c) throws(Raise) in
                configure(try text(c[0], "parse_and_bind() argument", c.thread))
                return .none
            }, "Execute the init line provided in the string argument."),
        .function("read_init_file(filename=None, /)", readInitFile, "Execute a readline initialization file."),
        .function(
            "get_line_buffer()",
            { (c) throws(Raise) in
                c.thread.makeStringValue(taipan_line_text().map { String(cString: $0) } ?? "")
            }, "Return the current contents of the line buffer."),
        .function(
            "insert_text(string, /)",
            { (c) throws(Raise) in
                try text(c[0], "insert_text() argument", c.thread).withCString { taipan_line_insert($0) }
                return .none
            }, "Insert text into the line buffer at the cursor position."),
        .function(
            "redisplay()", { (_) throws(Raise) in .none },
            "Change what's displayed on the screen to reflect contents of the line buffer."),
        .function(
            "set_startup_hook(function=None, /)",
            { (c) throws(Raise) in
                ReadlineSettings.of(c.thread).startupHook = try callable(c[0], "set_startup_hook", c.thread)
                return .none
            }, "Set or remove the function invoked by the rl_startup_hook callback."),
        .function(
            "set_pre_input_hook(function=None, /)",
            { (c) throws(Raise) in
                ReadlineSettings.of(c.thread).inputHook = try callable(c[0], "set_pre_input_hook", c.thread)
                return .none
            }, "Set or remove the function invoked by the rl_pre_input_hook callback."),
    ]

    private static func text(_ value: Value, _ what: String, _ thread: ThreadRef) throws(Raise) -> String {
        guard let text = value.as(.string, StringObject.self) else {
            throw thread.typeError("\(what) must be str, not \(thread.argumentTypeName(value))")
        }
        return text.text
    }

    private static func callable(_ value: Value, _ function: String, _ thread: ThreadRef) throws(Raise) -> Value {
        if value.isNone || thread.isCallable(value) { return value }
        throw thread.typeError("\(function)(func): argument not callable")
    }

    /// readline changes the text it is given.
    private static func configure(_ line: String) {
        var bytes = Array(line.utf8CString)
        bytes.withUnsafeMutableBufferPointer { taipan_line_configure($0.baseAddress) }
    }

    private static func readInitFile(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        for line in try lines(of: call[0], "~/.inputrc", thread) { configure(line) }
        return .none
    }

    // MARK: Completion

    private static let completionRows: [NativeRow] = [
        .function(
            "set_completer(function=None, /)",
            { (c) throws(Raise) in
                ReadlineSettings.of(c.thread).completer = try callable(c[0], "set_completer", c.thread)
                return .none
            }, "Set or remove the completer function."),
        .function(
            "get_completer()", { (c) throws(Raise) in ReadlineSettings.of(c.thread).completer },
            "Get the current completer function."),
        .function(
            "set_completer_delims(string, /)",
            { (c) throws(Raise) in
                let characters = try text(c[0], "set_completer_delims() argument", c.thread)
                ReadlineSettings.of(c.thread).delimiters = characters
                return .none
            }, "Set the word delimiters for completion."),
        .function(
            "get_completer_delims()",
            { (c) throws(Raise) in
                c.thread.makeStringValue(ReadlineSettings.of(c.thread).delimiters)
            }, "Get the word delimiters for completion."),
        .function(
            "set_completion_display_matches_hook(function=None, /)",
            { (c) throws(Raise) in
                let name = "set_completion_display_matches_hook"
                ReadlineSettings.of(c.thread).displayHook = try callable(c[0], name, c.thread)
                return .none
            }, "Set or remove the completion display function."),
        .function(
            "get_begidx()", { (c) throws(Raise) in .int(ReadlineSettings.of(c.thread).word.lowerBound) },
            "Get the beginning index of the completion scope."),
        .function(
            "get_endidx()", { (c) throws(Raise) in .int(ReadlineSettings.of(c.thread).word.upperBound) },
            "Get the ending index of the completion scope."),
    ]

    // MARK: History

    private static let historyRows: [NativeRow] = [
        .function(
            "get_current_history_length()", { (_) throws(Raise) in .int(Int(taipan_line_history_count())) },
            "Return the current (not the maximum) length of history."),
        .function(
            "get_history_item(index, /)",
            { (c) throws(Raise) in
                let index = try c.thread.int32(c[0]).subtractingReportingOverflow(1).partialValue
                return taipan_line_history_entry(index).map { c.thread.makeStringValue(String(cString: $0)) } ?? .none
            }, "Return the current contents of history item at one-based index."),
        .function(
            "remove_history_item(pos, /)",
            { (c) throws(Raise) in
                let position = try position(c)
                if taipan_line_history_remove(position) == 0 { throw missing(position, c.thread) }
                return .none
            }, "Remove history item given by its zero-based position."),
        .function(
            "replace_history_item(pos, line, /)",
            { (c) throws(Raise) in
                let position = try position(c)
                let line = try text(c[1], "replace_history_item() argument 2", c.thread)
                let isDone = line.withCString { taipan_line_history_replace(position, $0) }
                if isDone == 0 { throw missing(position, c.thread) }
                return .none
            }, "Replaces history item given by its position with contents of line."),
        .function(
            "add_history(string, /)",
            { (c) throws(Raise) in
                try text(c[0], "add_history() argument", c.thread).withCString { taipan_line_add_history($0) }
                return .none
            }, "Add an item to the history buffer."),
        .function(
            "clear_history()",
            { (_) throws(Raise) in
                taipan_line_clear_history()
                return .none
            }, "Clear the current readline history."),
        .function(
            "set_auto_history(enabled, /)",
            { (c) throws(Raise) in
                ReadlineSettings.of(c.thread).keepsHistory = try c.thread.truth(c[0])
                return .none
            }, "Enables or disables automatic history."),
    ]

    private static func position(_ call: Call) throws(Raise) -> Int32 {
        let position = try call.thread.int32(call[0])
        if position < 0 { throw call.thread.valueError("History index cannot be negative") }
        return position
    }

    private static func missing(_ position: Int32, _ thread: ThreadRef) -> Raise {
        thread.valueError("No history item at position \(position)")
    }

    // MARK: Files

    private static let fileRows: [NativeRow] = [
        .function(
            "get_history_length()", { (c) throws(Raise) in .int(ReadlineSettings.of(c.thread).fileLength) },
            "Return the maximum number of lines that will be written to the history file."),
        .function(
            "set_history_length(length, /)",
            { (c) throws(Raise) in
                ReadlineSettings.of(c.thread).fileLength = Int(try c.thread.int32(c[0]))
                return .none
            }, "Set the maximal number of lines which will be written to the history file."),
        .function(
            "read_history_file(filename=None, /)",
            { (c) throws(Raise) in
                let lines = try lines(of: c[0], "~/.history", c.thread)
                for entry in HistoryFile.decode(Array(lines.joined(separator: "\n").utf8)) {
                    entry.withCString { taipan_line_add_history($0) }
                }
                return .none
            }, "Load a readline history file."),
        .function(
            "write_history_file(filename=None, /)",
            { (c) throws(Raise) in
                let limit = ReadlineSettings.of(c.thread).fileLength
                let entries = entries(last: limit < 0 ? .max : limit)
                try write(entries, to: c[0], mode: "wb", c.thread)
                return .none
            }, "Save a readline history file."),
        .function(
            "append_history_file(nelements, filename=None, /)",
            { (c) throws(Raise) in
                let count = Int(try c.thread.int32(c[0]))
                if count < 0 { throw c.thread.valueError("nelements must be positive") }
                try write(entries(last: count), to: c[1], mode: "ab", c.thread)
                return .none
            }, "Append the last nelements items of the history list to file."),
    ]

    private static func entries(last count: Int) -> [String] {
        let all = Int(taipan_line_history_count())
        return (max(0, all - min(count, all))..<all).compactMap { index in
            taipan_line_history_entry(Int32(index)).map { String(cString: $0) }
        }
    }

    /// A file that the program names, or one in the user's home; opened as the program would open it.
    private static func path(_ given: Value, _ usual: String, _ thread: ThreadRef) throws(Raise) -> Value {
        if !given.isNone { return given }
        let module = try thread.importByName("posixpath")
        return try thread.callMethod(module, "expanduser", thread.makeStringValue(usual))
    }

    private static func lines(of given: Value, _ usual: String, _ thread: ThreadRef) throws(Raise) -> [String] {
        let file = try thread.openFile(try path(given, usual, thread), mode: "rb")
        let content = try thread.callMethod(file, "read")
        _ = try thread.callMethod(file, "close")
        guard let bytes = content.as(.bytes, BytesObject.self) else { return [] }
        return String(decoding: bytes.raw, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func write(
        _ entries: [String], to given: Value, mode: String, _ thread: ThreadRef
    ) throws(Raise) {
        let file = try thread.openFile(try path(given, "~/.history", thread), mode: mode)
        _ = try thread.callMethod(file, "write", .object(thread.makeBytes(entries.flatMap(HistoryFile.encode))))
        _ = try thread.callMethod(file, "close")
    }
}
