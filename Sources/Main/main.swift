import TaipanCommand
import TaipanHost

let words = CommandLine.arguments
Host().exit(Command.run(Array(words.dropFirst()), executable: words.first ?? "taipan"))
