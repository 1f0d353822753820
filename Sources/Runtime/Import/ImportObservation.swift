// What `-X importtime` and `-v` tell about imports, on standard error, in CPython's form.

import TaipanHost

/// The imports that are under way, outermost first.
final class ImportObservation {
    /// For each the nanoseconds that the imports in it have taken.
    var innerTimes: [Int64] = []
    var hasHeading = false
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Imports a module and tells about it.
    func findAndLoadObserved(_ name: StringObject) throws(Raise) -> Value {
        let configuration = interpreter.configuration
        let observation = system.importObservation ?? ImportObservation()
        system.importObservation = observation
        let showsTimes = configuration.showsImportTimes
        if showsTimes && !observation.hasHeading {
            observation.hasHeading = true
            try writeToStandardError("import time: self [us] | cumulative | imported package\n")
        }
        observation.innerTimes.append(0)
        let start = now()
        let depth = observation.innerTimes.count - 1
        let result: Value
        do throws(Raise) { result = try findAndLoadQuietly(name) } catch {
            observation.innerTimes.removeLast()
            throw error
        }
        let whole = now() &- start
        let own = whole &- observation.innerTimes.removeLast()
        if depth > 0 { observation.innerTimes[depth - 1] &+= whole }
        if showsTimes {
            func column(_ nanoseconds: Int64, _ width: Int) -> String {
                let text = String((nanoseconds + 500) / 1000)
                return String(repeating: " ", count: Swift.max(0, width - text.utf8.count)) + text
            }
            let indentation = String(repeating: "  ", count: depth)
            try writeToStandardError(
                "import time: \(column(own, 9)) | \(column(whole, 10)) | \(indentation)\(name.text)\n")
        }
        if configuration.verbosity > 0 {
            let loader = try lookupAttribute(result, names.loader)
            let shown = loader.isUnbound ? "" : try repr(loader).text
            try writeToStandardError("import \(try repr(.object(name)).text) # \(shown)\n")
        }
        return result
    }

    private func now() -> Int64 { (try? host.nanoseconds(.monotonic)) ?? 0 }
}
