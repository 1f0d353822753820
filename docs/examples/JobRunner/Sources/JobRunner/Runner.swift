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
    /// Five million steps are a few tenths of a second.
    static let limits = Limits(steps: 5_000_000, wallTime: .seconds(30), memory: 64 << 20, outputBytes: 10_000)

    static func run(_ name: String, _ program: Program, _ state: JobState) async -> Outcome {
        do throws(PythonError) {
            let session = try PythonSession(limits: limits, modules: [.job(state)], stdout: .capture)
            try await session.run(program)
            let report = try await session.eval("main()", as: Report.self)
            let lines = await session.takeOutput().split(separator: "\n").count
            return Outcome(name: name, summary: "\(report.title): \(report.total) (\(lines) lines of output)")
        } catch {
            return Outcome(name: name, summary: describe(error))
        }
    }

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
