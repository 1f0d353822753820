// A small job runner: every `.py` file of a folder is a job. All run in parallel, each in an interpreter of its own; a line shows how
// far they are.
//
//     swift run JobRunner jobs

import Glibc
import Taipan

/// The text of a file; nil if it cannot be read.
func readFile(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return String(decoding: bytes, as: UTF8.self)
}

/// The names of the Python files of a folder.
func scripts(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasSuffix(".py") { names.append(name) }
    }
    return names.sorted()
}

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "jobs"
let jobs = scripts(in: folder).map { (name: $0, state: JobState()) }

// on a terminal, ten times a second until the jobs are done
let display = Task {
    while isatty(2) == 1, !Task.isCancelled {
        let bars = jobs.map { "\($0.name) \(Int($0.state.fraction * 100))% \($0.state.note)" }.joined(separator: " | ")
        let line = Array("\r\u{1B}[K\(bars)".utf8)
        _ = write(2, line, line.count)
        try? await Task.sleep(nanoseconds: 100_000_000)
    }
}

let outcomes = await withTaskGroup(of: Outcome.self) { group in
    for job in jobs {
        group.addTask {
            do throws(PythonError) {
                let program = try Program(source: readFile("\(folder)/\(job.name)") ?? "", filename: job.name)
                return await Runner.run(job.name, program, job.state)
            } catch {
                return Outcome(name: job.name, summary: "not started: \(error)")
            }
        }
    }
    var outcomes: [Outcome] = []
    for await outcome in group { outcomes.append(outcome) }
    return outcomes
}
display.cancel()
for outcome in outcomes.sorted(by: { $0.name < $1.name }) { print("\(outcome.name): \(outcome.summary)") }
