// What a job may use of this program: the module `job`.

import Synchronization
import Taipan

/// What one job has said about itself. Jobs write from their threads, the display reads from its own.
final class JobState: Sendable {
    private let values = Mutex((fraction: 0.0, note: ""))

    var fraction: Double { values.withLock { $0.fraction } }
    var note: String { values.withLock { $0.note } }

    func report(_ fraction: Double, _ note: String) {
        values.withLock { $0 = (fraction.isNaN ? 0 : min(max(fraction, 0), 1), note) }
    }
}

/// An order as jobs see it: a Swift struct that is a Python class.
struct Order: Codable, Sendable {
    var customer: String
    var amount: Double
}

/// Something is wrong with the data of this program. In Python: `job.DataError`, a `ValueError`.
struct DataError: Error, CustomStringConvertible {
    let description: String
}

extension PyModule {
    /// The module `job` for one job.
    static func job(_ state: JobState) -> PyModule {
        PyModule("job", doc: "What a job may ask of its runner.") { m in
            m.exception(DataError.self, base: "ValueError")
            m.class(Order.self, doc: "An order of a customer.") { c in
                c.property("customer", \.customer)
                c.property("amount", \.amount)
            }
            m.def("progress(fraction: float, note: str = '')", "Shows how far the job is.") {
                (fraction: Double, note: String) in
                state.report(fraction, note)
            }
            m.def("orders(*, above: float = 0.0) -> list[Order]", "The orders of the day.") {
                (above: Double) async throws in
                try await Shop.orders(above: above)
            }
        }
    }
}

/// Stands for a service that takes its time.
enum Shop {
    static func orders(above limit: Double) async throws -> [Order] {
        if limit < 0 { throw DataError(description: "no order is below zero") }
        try await Task.sleep(nanoseconds: 2_000_000)
        let all = [
            Order(customer: "anna", amount: 12.5), Order(customer: "bo", amount: 99),
            Order(customer: "anna", amount: 30),
        ]
        return all.filter { $0.amount > limit }
    }
}
