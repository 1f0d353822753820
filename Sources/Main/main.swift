import TaipanCommand
import TaipanHost

let words = Host.commandLine()
let executable = words.first.map { String(decoding: $0, as: UTF8.self) } ?? "taipan"
Host().exit(Command.run(Array(words.dropFirst()), executable: executable))
