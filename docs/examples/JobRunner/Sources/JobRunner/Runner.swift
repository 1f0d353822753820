// Runs one job: its own interpreter on its own thread, with limits.

import Taipan

/// What became of a job.
struct Outcome: Sendable {
    let name: String
    let summary: String
}

/// What a job's `main` returns.
struct Report: Decodable, Sendable {
    let title: String
    let total: Double
}

enum Runner {
    /// A million steps are some tenths of a second when optimised.
    static let limits = Limits(steps: 1_000_000, wallTime: .seconds(30), memory: 64 << 20, outputBytes: 10_000)

    /// A job sees the folder of the jobs, for reading, and a megabyte of its own; nothing else of the machine, and no program.
    static func policy(_ folder: String) -> Policy {
        var policy = Policy.isolated
        policy.files = .mounts([.directory(folder, at: "/jobs"), .memory(at: "/tmp", limit: 1 << 20)])
        policy.workingDirectory = "/jobs"
        return policy
    }

    /// Runs the program and then its `main()`.
    static func run(_ name: String, _ program: Program, in folder: String, _ state: JobState) async -> Outcome {
        do throws(PythonError) {
            let session = try PythonSession(
                policy: policy(folder), limits: limits, modules: [.job(state)], stdout: .capture)
            try await session.run(program)
            let report = try await session.call("main", as: Report.self)
            let lines = await session.takeOutput().split(separator: "\n").count
            return Outcome(name: name, summary: "\(report.title): \(report.total) (\(lines) lines of output)")
        } catch {
            return Outcome(name: name, summary: describe(error))
        }
    }

    /// One line for the five ways in which a script can fail to end normally.
    private static func describe(_ error: PythonError) -> String {
        switch error {
        case .exception(let exception):
            let place = exception.traceback.last.map { " at \($0.filename):\($0.line)" } ?? ""
            let origin = exception.hostError.map { ", from Swift's \(type(of: $0))" } ?? ""
            return "failed: \(exception.type): \(exception.message)\(place)\(origin)"
        case .limit(let limit): return "stopped: \(limit.message)"
        case .interrupted(let interruption): return "stopped: \(interruption.reason)"
        case .exit(let exit): return "ended with status \(exit.status)"
        case .syntax(let error): return "not Python: \(error.message), line \(error.line)"
        }
    }
}
