// swift-tools-version: 6.1
// A host program of its own: all it takes to use Taipan is the dependency.
import PackageDescription

let package = Package(
    name: "JobRunner",
    dependencies: [.package(name: "taipan", path: "../../..")],
    targets: [.executableTarget(name: "JobRunner", dependencies: [.product(name: "Taipan", package: "taipan")])],
    swiftLanguageModes: [.v6]
)
