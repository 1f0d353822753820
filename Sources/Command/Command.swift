// What `taipan` does: parse the command line, run the program on a large stack, give its exit status.

import Taipan
import TaipanHost
import TaipanREPL
import TaipanRuntime

package enum Command {
    /// The stack the interpreter runs on. It is address space; memory is used only as deep as a script recurses.
    static let stackSize = 512 << 20

    /// Runs the command with the words behind its name. Returns the exit status.
    package static func run(_ words: [[UInt8]], executable: String) -> Int32 {
        let options: CommandLineOptions
        do throws(CommandLineOptions.Mistake) { options = try CommandLineOptions(parsing: words) } catch {
            write(error.message + "\n" + CommandHelp.usage(executable), to: 2)
            return 2
        }
        switch options.program {
        case .version(let isLong):
            write(isLong ? CommandHelp.longVersion : CommandHelp.version, to: 1)
            return 0
        case .help(let topic):
            write(CommandHelp.text(topic, program: executable), to: 1)
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
        let host = Host()
        var configuration: TaipanRuntime.Interpreter.Configuration
        do throws(CommandLineOptions.ImpossibleSetting) {
            configuration = try options.configuration(executable: executable, host: host)
            configuration.ownsProcess = true
        } catch {
            write("Fatal Python error: \(error.message)\n", to: 2)
            return 1
        }
        do throws(PythonError) {
            let interpreter = try Taipan.Interpreter(host: host, configuration: configuration, limits: .unlimited)
            // The process ends with the program: its objects have been finalized by then, and taking the interpreter apart piece
            // by piece would only cost time.
            _ = Unmanaged.passRetained(interpreter)
            return run(options.program, in: interpreter)
        } catch {
            write("taipan: \(error)\n", to: 2)
            return 1
        }
    }

    /// Runs the program, and an interactive session where one is wanted.
    private static func run(_ program: CommandLineOptions.Program, in interpreter: Taipan.Interpreter) -> Int32 {
        interpreter.beginProgram()
        var ending = Taipan.Interpreter.Ending.status(0)
        switch program {
        case .file(let path): ending = interpreter.runMain(.file(path))
        case .command(let text): ending = interpreter.runMain(.command(text + [0x0A]))
        case .module(let name): ending = interpreter.runMain(.module(String(decoding: name, as: UTF8.self)))
        default:
            if interpreter.isInteractive {
                return interpreter.end(InteractiveSession.run(interpreter, isAfterProgram: false))
            }
            ending = interpreter.runMain(.standardInput(readStandardInput()))
        }
        if interpreter.wantsInspection { ending = InteractiveSession.run(interpreter, isAfterProgram: true) }
        return interpreter.end(ending)
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
        let bytes = Array(text.utf8)
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            try? Host().writeAll(descriptor, start, buffer.count)
        }
    }
}
