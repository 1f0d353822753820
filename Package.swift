// swift-tools-version: 6.1
// Taipan: Python for Swift programs and for the shell. `Sources/README.md` is the map of the targets.
import PackageDescription

let package = Package(
    name: "taipan",
    products: [
        .library(name: "Taipan", targets: ["Taipan"]),
        .executable(name: "taipan", targets: ["TaipanMain"]),
    ],
    targets: [
        // text → tokens → tree
        .target(name: "TaipanSyntax", path: "Sources/Syntax"),
        // the operating system: C that Swift cannot import, then Swift types over Glibc
        .target(name: "CHostShims", path: "Sources/CHostShims"),
        .target(name: "TaipanHost", dependencies: ["CHostShims"], path: "Sources/Host"),
        // resolved nodes, the evaluator, objects and builtins: one module, so that they are optimised together
        .target(name: "CObjectCounts", path: "Sources/CObjectCounts"),
        .target(
            name: "TaipanRuntime", dependencies: ["TaipanSyntax", "TaipanHost", "CObjectCounts"],
            path: "Sources/Runtime"),
        // native modules: os, time, math, itertools …
        .target(
            name: "TaipanModules", dependencies: ["TaipanRuntime", "TaipanHost"], path: "Sources/Modules",
            exclude: ["Python"]),
        // the embedding API, the only public module
        .target(
            name: "Taipan", dependencies: ["TaipanSyntax", "TaipanRuntime", "TaipanModules", "TaipanHost"],
            path: "Sources/Taipan"),
        // the interactive session: the only part that needs GNU readline
        .target(
            name: "CReadline", path: "Sources/CReadline",
            linkerSettings: [.linkedLibrary("readline"), .linkedLibrary("tinfo")]),
        .target(
            name: "TaipanREPL", dependencies: ["Taipan", "TaipanRuntime", "TaipanSyntax", "TaipanHost", "CReadline"],
            path: "Sources/REPL"),
        // the command
        .target(
            name: "TaipanCommand", dependencies: ["Taipan", "TaipanREPL", "TaipanRuntime", "TaipanHost"],
            path: "Sources/Command"),
        .target(name: "CSmallBlocks", path: "Sources/CSmallBlocks"),
        .executableTarget(
            name: "TaipanMain", dependencies: ["TaipanCommand", "TaipanHost", "CSmallBlocks"], path: "Sources/Main"),
        .testTarget(name: "SyntaxTests", dependencies: ["TaipanSyntax"]),
        .testTarget(name: "HostTests", dependencies: ["TaipanHost", "CSmallBlocks"]),
        .testTarget(name: "RuntimeTests", dependencies: ["TaipanRuntime", "TaipanModules", "CObjectCounts"]),
        .testTarget(name: "TaipanTests", dependencies: ["Taipan", "TaipanCommand"]),
        .testTarget(name: "REPLTests", dependencies: ["TaipanREPL", "Taipan"]),
    ],
    swiftLanguageModes: [.v6]
)
