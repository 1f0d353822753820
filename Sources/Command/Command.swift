// What `taipan` does: parse the command line, run the program on a large stack, give its exit status.

import Taipan
import TaipanHost

package enum Command {
    /// The stack the interpreter runs on. It is address space; memory is used only as deep as a script recurses.
    static let stackSize = 512 << 20

    /// Runs the command with the words behind its name. Returns the exit status.
    package static func run(_ words: [String], executable: String) -> Int32 {
        let options: CommandLineOptions
        do throws(CommandLineOptions.Mistake) { options = try CommandLineOptions(parsing: words) } catch {
            write(error.message + "\nusage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `taipan -h' for more information.\n", to: 2)
            return 2
        }
        switch options.program {
        case .version:
            write("Python 3.13.0 (taipan)\n", to: 1)
            return 0
        case .help:
            write(CommandLineOptions.help, to: 1)
            return 0
        default: break
        }
        var status: Int32 = 1
        do throws(Errno) {
            try HostThread.withStack(byteCount: stackSize) { status = runProgram(options, executable) }
        } catch {
            write("taipan: cannot start: \(error.message)\n", to: 2)
        }
        return status
    }

    private static func runProgram(_ options: CommandLineOptions, _ executable: String) -> Int32 {
        var settings = Interpreter.Options()
        settings.arguments = options.arguments
        settings.executable = executable
        settings.optimization = options.optimization
        settings.isIsolated = options.isIsolated
        settings.ignoresEnvironment = options.ignoresEnvironment
        settings.isUnbuffered = options.isUnbuffered
        settings.warnings = options.warnings
        settings.extra = options.extra
        do throws(PythonError) {
            let interpreter = try Interpreter(limits: .unlimited, options: settings)
            // The process ends with the program: its objects have been finalized by then, and taking the interpreter apart piece
            // by piece would only cost time.
            _ = Unmanaged.passRetained(interpreter)
            // a third of the code a small script touches is the start's: two megabytes for 60 µs
            RawMemory.forgetCode()
            switch options.program {
            case .file(let path): return interpreter.runMain(.file(path))
            case .command(let text): return interpreter.runMain(.command(Array((text + "\n").utf8)))
            case .module(let name): return interpreter.runMain(.module(name))
            default: return interpreter.runMain(.standardInput(readStandardInput()))
            }
        } catch {
            write("taipan: \(error)\n", to: 2)
            return 1
        }
    }

    private static func readStandardInput() -> [UInt8] {
        var text: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        let host = Host()
        guard let start = chunk.baseAddress else { return [] }
        while let count = try? host.read(0, start, chunk.count), count > 0 { text += chunk.prefix(count) }
        return text
    }

    /// Writes a message of the command itself.
    private static func write(_ text: String, to descriptor: Descriptor) {
        var bytes = Array(text.utf8)[...]
        let host = Host()
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.flatMap { try? host.write(descriptor, $0, buffer.count) } ?? 0
            }
            if written <= 0 { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
