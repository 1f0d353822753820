// What names mean: each test is a small program and a table of what the resolver has to say about it.
import TaipanRuntime
import TaipanSyntax
import Testing

/// Resolves a program and walks to one of its scopes: `path` names inner scopes from the outside in.
private func scope(_ source: String, _ path: String...) throws -> Scope {
    var scope = try Resolver.resolve(Parser.parse(source))
    for name in path {
        scope = try #require(find(name, in: scope))
        retained.withLock { $0 }(scope)
    }
    return scope
}
