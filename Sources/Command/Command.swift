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
            write(error.report, to: 2)
            return 1
        }
        var options = options
        let (text, policy): ([UInt8]?, Policy)
        do throws(Fences.Impossible) {
            // a script that is kept from reading is read before the fences stand
            text = try options.readScript(host)
            policy = try raiseFences(options, host)
        } catch {
            write("taipan: \(error.message)\n", to: 2)
            return 2
        }
        if options.fences.explains && options.isEmpty { return 0 }
        do throws(PythonError) {
            let interpreter = try Taipan.Interpreter(
                policy: policy, configuration: configuration, path: options.hiddenPath(policy, host),
                limits: options.fences.limits)
            // The process ends with the program: its objects have been finalized by then, and taking the interpreter apart piece
            // by piece would only cost time.
            _ = Unmanaged.passRetained(interpreter)
            if let name = interpreter.unknownStreamEncoding {
                write(CommandLineOptions.ImpossibleSetting(unknownEncoding: name).report, to: 2)
                return 1
            }
            let advice = EndAdvice(fences: options.fences, policy: policy)
            let judged = advice.judge(run(options.program, text, in: interpreter, advice), interpreter)
            if let advice = judged.advice { write("taipan: \(advice)\n", to: 2) }
            return interpreter.end(judged.ending)
        } catch {
            write("taipan: \(error)\n", to: 2)
            return 1
        }
    }

    /// Everything that is to stand before the script runs: the policy, the audit log, the kernel's part.
    private static func raiseFences(_ options: CommandLineOptions, _ host: Host) throws(Fences.Impossible) -> Policy {
        let fences = options.fences
        var policy = try fences.policy(host)
        var kernel: Bool?
        if let path = fences.auditLog {
            do throws(Errno) {
                let log = try AuditLog(path, host)
                policy.audit = { log.record($0, Host()) }
            } catch {
                throw Fences.Impossible(message: "--audit-log=\(path): \(error.message)")
            }
        }
        if fences.isSandboxed {
            do throws(Errno) { kernel = try policy.fenceProcess() } catch {
                throw Fences.Impossible(message: "the kernel refuses the sandbox: \(error.message)")
            }
        }
        if fences.explains { write(fences.explanation(policy, kernel: kernel), to: 2) }
        return policy
    }

    /// Runs the program, and an interactive session where one is wanted.
    private static func run(
        _ program: CommandLineOptions.Program, _ text: [UInt8]?, in interpreter: Taipan.Interpreter, _ advice: EndAdvice
    ) -> Taipan.Interpreter.Ending {
        func hint(_ exception: ExceptionObject) -> String? {
            advice.explain(exception, interpreter.thread).map { "taipan: \($0.advice)\n" }
        }
        interpreter.beginProgram()
        interpreter.core.register(ReadlineModule.module)
        var ending = Taipan.Interpreter.Ending.status(0)
        switch program {
        case .file(let path): ending = interpreter.runMain(.file(path, text: text))
        case .command(let text): ending = interpreter.runMain(.command(text + [0x0A]))
        case .module(let name): ending = interpreter.runMain(.module(String(decoding: name, as: UTF8.self)))
        default:
            if interpreter.isInteractive {
                return InteractiveSession.run(interpreter, isAfterProgram: false, hint: hint)
            }
            ending = interpreter.runMain(.standardInput(read(0, Host())))
        }
        // who was stopped does nothing more
        if case .limit = ending { return ending }
        if !interpreter.wantsInspection { return ending }
        if case .exception(let exception) = ending, let text = hint(exception) { write(text, to: 2) }
        return InteractiveSession.run(interpreter, isAfterProgram: true, hint: hint)
    }

    /// All that can be read from a descriptor.
    static func read(_ descriptor: Descriptor, _ host: Host) -> [UInt8] {
        var text: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        guard let start = chunk.baseAddress else { return [] }
        while let count = try? host.read(descriptor, start, chunk.count), count > 0 { text += chunk.prefix(count) }
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
