// The line that shows how far the jobs are.

import Glibc

enum Display {
    /// On a terminal, shows the jobs ten times a second until the task is cancelled; then the line is gone.
    static func show(_ jobs: [(name: String, state: JobState)]) async {
        guard isatty(2) == 1 else { return }
        while !Task.isCancelled {
            let parts = jobs.map { "\($0.name) \(Int($0.state.fraction * 100))% \($0.state.note)" }
            write("\r\u{1B}[K" + parts.joined(separator: " | "))
            try? await Task.sleep(nanoseconds: 100_000_000)
        }
        write("\r\u{1B}[K")
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }
}
