// A small job runner: every `.py` file of a folder is a job. All run in parallel, each in an interpreter of its own; a line shows how
// far they are.
//
//     swift run JobRunner jobs

import Glibc
import Taipan

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "jobs"
let jobs = Folder.scripts(in: folder).map { (name: $0, state: JobState()) }
if jobs.isEmpty {
    print("there are no jobs in \(folder)")
    exit(1)
}

let display = Task { await Display.show(jobs) }

let outcomes = await withTaskGroup(of: Outcome.self) { group in
    for job in jobs {
        group.addTask {
            guard let text = Folder.read("\(folder)/\(job.name)") else {
                return Outcome(name: job.name, summary: "not started: it cannot be read")
            }
            do throws(PythonError) {
                let program = try Program(source: text, filename: job.name)
                return await Runner.run(job.name, program, in: folder, job.state)
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
await display.value
for outcome in outcomes.sorted(by: { $0.name < $1.name }) { print("\(outcome.name): \(outcome.summary)") }
