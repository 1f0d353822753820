// What names mean: small programs, and what the resolver has to say about their scopes.
import TaipanRuntime
import TaipanSyntax
import Testing

/// A resolved program. It keeps the tree alive, to whose nodes the scopes refer.
private struct Resolved {
    let tree: Module
    let root: Scope

    init(_ source: String) throws {
        tree = try Parser.parse(source)
        root = try Resolver.resolve(tree)
    }

    /// The scope with that qualified name.
    func scope(_ qualifiedName: String, _ kind: Scope.Kind? = nil) throws -> Scope {
        func find(in scope: Scope) -> Scope? {
            if scope.qualifiedName == qualifiedName && (kind == nil || scope.kind == kind) { return scope }
            for inner in scope.innerScopes {
                if let found = find(in: inner) { return found }
            }
            return nil
        }
        return try #require(find(in: root), "no scope \(qualifiedName)")
    }
}

@Suite struct ResolverTests {
    @Test func moduleNamesLiveInTheNamespace() throws {
        let root = try Resolved("x = 1\nprint(x)\n").root
        #expect(root.variable("x") == .name)
        #expect(root.variable("print") == .name)
        #expect(root.variable("never mentioned") == .name)
        #expect(root.slotCount == 0)
    }

    @Test func localsAreNumberedInOrderOfExecution() throws {
        let f = try Resolved("def f(a, /, b, *args, c, **kw):\n  x = y = z\n  z = len(x)\n").scope("f")
        #expect(f.localNames == ["a", "b", "c", "args", "kw", "z", "x", "y"])
        #expect(f.parameterNames == ["a", "b", "c", "args", "kw"])
        #expect(f.positionalOnlyCount == 1 && f.positionalCount == 2 && f.keywordOnlyCount == 1)
        #expect(f.hasVariadic && f.hasKeywords)
        #expect(f.variable("x") == .local(slot: 6))
        #expect(f.variable("len") == .global(explicit: false))
        #expect(!f.rebindsParameters && !f.capturesParameters)
    }

    @Test func capturedVariablesAreCellsAllTheWay() throws {
        let program = try Resolved("def f(a):\n  b = 1\n  def g():\n    return lambda: (a, b)\n")
        let f = try program.scope("f"), g = try program.scope("f.<locals>.g")
        let inner = try program.scope("f.<locals>.g.<locals>.<lambda>")
        #expect(f.variable("a") == .cell(slot: 0) && f.variable("b") == .cell(slot: 1))
        #expect(f.cellSlots == [0, 1] && f.capturesParameters && f.cellNames == ["a", "b"])
        #expect(g.freeNames == ["a", "b"] && g.captures == [.slot(0), .slot(1)])
        #expect(inner.captures == [.free(0), .free(1)])
        #expect(inner.variable("b") == .free(index: 1))
    }

    @Test(arguments: [
        ("a = 1", true), ("a += 1", true), ("del a", true), ("for a in b: pass", true), ("with b as a: pass", true),
        ("(a := 1)", true), ("[a := x for x in b]", true), ("import a", true), ("from b import c as a", true),
        ("try: pass\n  except E as a: pass", true), ("def a(): pass", true), ("class a: pass", true),
        ("match b:\n    case [a]: pass", true), ("def g():\n    nonlocal a\n    a = 1", true),
        ("def g():\n    nonlocal a\n    a", false), ("def g(): a", false), ("[a for a in b]", false),
        ("lambda a: (a := 1)", false), ("a.b = 1", false), ("a[0] = 1", false),
    ])
    func rebindingOfParameters(body: String, rebinds: Bool) throws {
        let f = try Resolved("def f(a):\n  \(body)\n").scope("f")
        #expect(f.rebindsParameters == rebinds)
    }

    @Test func comprehensionsUseSlotsOfTheirHost() throws {
        let program = try Resolved("def f(x, y):\n  return [x for x in y if y], {k: lambda: k for k in y}\n")
        let f = try program.scope("f")
        #expect(f.localNames == ["x", "y"] && f.slotNames == ["x", "y", "x", "k"])
        #expect(f.variable("x") == .local(slot: 0) && f.variable("y") == .local(slot: 1))
        let list = try program.scope("f.<locals>.<listcomp>"), dict = try program.scope("f.<locals>.<dictcomp>")
        #expect(list.variable("x") == .local(slot: 2) && list.variable("y") == .local(slot: 1))
        #expect(list.comprehensionSlots == [2] && list.comprehensionCells.isEmpty)
        #expect(dict.variable("k") == .cell(slot: 3) && dict.comprehensionCells == [3])
        #expect(try program.scope("f.<locals>.<lambda>").captures == [.slot(3)])
        #expect(f.cellSlots.isEmpty)
    }

    @Test func aCapturedCellOfTheComprehensionIsNotTheOuterOne() throws {
        let program = try Resolved("def f(x):\n  def g():\n    return x, [lambda: x for x in z]\n")
        let g = try program.scope("f.<locals>.g")
        #expect(g.freeNames == ["x"] && g.captures == [.slot(0)] && g.variable("x") == .free(index: 0))
        #expect(try program.scope("f.<locals>.g.<locals>.<lambda>").captures == [.slot(0)])
        #expect(try program.scope("f.<locals>.g.<locals>.<listcomp>").variable("x") == .cell(slot: 0))
    }

    @Test func comprehensionsDoNotSeeTheClassBody() throws {
        let program = try Resolved("def f(o):\n  class A:\n    q = 1\n    r = [(q, o, i) for i in q]\n")
        let body = try program.scope("f.<locals>.A"), list = try program.scope("f.<locals>.A.<listcomp>")
        #expect(body.variable("q") == .name && body.freeNames == ["o"] && body.slotNames == ["i"])
        #expect(list.variable("q") == .global(explicit: false))
        #expect(list.variable("o") == .free(index: 0) && list.variable("i") == .local(slot: 0))
    }

    @Test func walrusInComprehensionBindsOutside() throws {
        let program = try Resolved(
            "def f(y):\n  [z := x for x in y]\n  (w := x for x in y)\n  return z\nany((t := 1) for _ in u)\n")
        let f = try program.scope("f")
        #expect(f.variable("z") == .local(slot: 1))
        #expect(try program.scope("f.<locals>.<listcomp>").variable("z") == .local(slot: 1))
        #expect(f.variable("w") == .cell(slot: 2))
        #expect(try program.scope("f.<locals>.<genexpr>").variable("w") == .free(index: 0))
        #expect(program.root.variable("t") == .global(explicit: true))
    }

    @Test func generatorExpressionsAreFunctions() throws {
        let program = try Resolved("def f(a):\n  return (x + a for x in g)\n")
        let generator = try program.scope("f.<locals>.<genexpr>")
        #expect(generator.localNames == [".0", "x"] && generator.parameterNames == [".0"])
        #expect(generator.isGenerator && generator.freeNames == ["a"])
        #expect(try program.scope("f").variable("g") == .global(explicit: false))
    }

    @Test func classBodiesLookIntoTheirNamespaceFirst() throws {
        let program = try Resolved("def f(x, y):\n  class A:\n    x = x\n    z = y\n    def m(self): return x\n")
        let body = try program.scope("f.<locals>.A")
        #expect(body.variable("x") == .name && body.variable("y") == .classFree(index: 1))
        #expect(body.freeNames == ["x", "y"] && body.captures == [.slot(0), .slot(1)])
        #expect(try program.scope("f.<locals>.A.m").captures == [.free(0)])
    }

    @Test func superNeedsTheClassCell() throws {
        let program = try Resolved(
            "class A:\n  def m(self): return super().m()\n  def n(self): return [__class__ for _ in self]\n"
                + "  w = [__class__ for _ in q]\n")
        let body = try program.scope("A")
        #expect(body.needsClassCell && body.classCellSlot == 0 && body.cellNames == ["__class__"])
        #expect(try program.scope("A.m").freeNames == ["__class__"])
        #expect(try program.scope("A.m").usesSuperOrClassCell && program.scope("A.m").captures == [.slot(0)])
        #expect(try program.scope("A.n.<locals>.<listcomp>").variable("__class__") == .free(index: 0))
        #expect(try program.scope("A.<listcomp>").variable("__class__") == .global(explicit: false))
        #expect(try !Resolved("class A:\n  def m(self): pass\n").scope("A").needsClassCell)
    }

    @Test func privateNamesAreMangled() throws {
        let program = try Resolved("class __A:\n  def f(self, __x, __y__):\n    return __x, __z\n")
        let f = try program.scope("__A.f")
        #expect(f.parameterNames == ["self", "_A__x", "__y__"])
        #expect(f.mangle("__x") == "_A__x" && f.mangle("__y__") == "__y__" && f.mangle("_x") == "_x")
        #expect(f.mangle("__a.b") == "__a.b" && program.root.mangle("__x") == "__x")
        #expect(f.variable("_A__z") == .global(explicit: false))
        #expect(try Resolved("class __:\n  def f(__x): pass\n").scope("__.f").parameterNames == ["__x"])
    }

    @Test func globalAndNonlocal() throws {
        let program = try Resolved(
            "def f():\n  global a\n  a = b = 1\n  def g():\n    nonlocal b\n    b = a\n"
                + "  def h():\n    global b\n    b = 1\n")
        #expect(try program.scope("f").variable("a") == .global(explicit: true))
        #expect(try program.scope("f").variable("b") == .cell(slot: 0))
        #expect(try program.scope("f.<locals>.g").variable("a") == .global(explicit: false))
        #expect(try program.scope("f.<locals>.g").variable("b") == .free(index: 0))
        #expect(try program.scope("f.<locals>.h").variable("b") == .global(explicit: true))
        #expect(program.root.variable("a") == .global(explicit: true))
    }

    @Test func qualifiedNames() throws {
        let program = try Resolved(
            "def f():\n  global g\n  def g(): return lambda: 1\n  class C:\n    def m(self): pass\n"
                + "  [lambda: 2 for _ in x]\nclass D[T]:\n  type A[U] = lambda: U\n")
        _ = try program.scope("g")
        _ = try program.scope("g.<locals>.<lambda>")
        _ = try program.scope("f.<locals>.C.m")
        _ = try program.scope("f.<locals>.<lambda>")
        _ = try program.scope("<generic parameters of D>")
        _ = try program.scope("D")
        _ = try program.scope("D.A")
        _ = try program.scope("D.A.<locals>.<lambda>")
    }

    @Test func typeParametersAreAScope() throws {
        let program = try Resolved("def f[T: int = str](a: T = 1, *, b=2) -> T:\n  return T\n")
        let statement = program.tree.body[0]
        let outer = program.root.child(of: statement)
        #expect(outer.kind == .typeParameters && outer.parameterNames == [".defaults", ".kwdefaults"])
        #expect(outer.variable("T") == .cell(slot: 2))
        let inner = outer.child(of: statement)
        #expect(inner.kind == .function && inner.freeNames == ["T"] && inner.captures == [.slot(2)])
        let body = try Resolved("class C[T](Base):\n  x = T\n").scope("C", .classBody)
        #expect(body.freeNames == [".type_params", "T"] && body.variable("T") == .classFree(index: 1))
        #expect(body.variable("__type_params__") == .name)
    }

    @Test func annotationScopesSeeTheClass() throws {
        let program = try Resolved("def f(o):\n  class A:\n    x = 1\n    type B = (x, o, y)\n")
        let alias = try program.scope("f.<locals>.A.B")
        #expect(alias.seesClassNamespace && alias.freeNames == ["__classdict__", "o"])
        #expect(alias.variable("x") == .classDictionaryGlobal && alias.variable("o") == .classDictionaryFree(index: 1))
        #expect(alias.variable("y") == .classDictionaryGlobal && alias.variable("__classdict__") == .free(index: 0))
        #expect(try program.scope("f.<locals>.A").classDictionarySlot == 0)
    }

    @Test func kindsOfFunctions() throws {
        let program = try Resolved(
            "def g(): yield\nasync def c(): await x\nasync def a(): yield\nasync def l(): return [y async for y in z]\n"
        )
        #expect(try program.scope("g").isGenerator)
        #expect(try program.scope("c").isCoroutine && program.scope("l").isCoroutine)
        #expect(try program.scope("a").isAsyncGenerator)
        #expect(try program.scope("l.<locals>.<listcomp>").isAsync)
    }

    @Test func futureAnnotationsAreNotResolved() throws {
        let program = try Resolved("from __future__ import annotations\ndef f():\n  x = 1\n  def g(a: x): pass\n")
        #expect(program.root.hasFutureAnnotations)
        #expect(try program.scope("f").variable("x") == .local(slot: 0))
    }

    @Test func deepTreesAreRefused() throws {
        let tree = try Parser.parse(String(repeating: "not ", count: 60) + "x\n")
        _ = try Resolver.resolve(tree, maximumDepth: 100)
        let error = SyntaxDiagnostic(
            "maximum recursion depth exceeded during compilation", at: .none, kind: .recursionError)
        #expect(throws: error) { try Resolver.resolve(tree, maximumDepth: 50) }
    }

    @Test func topLevelAwait() throws {
        let tree = try Parser.parse("await x\n")
        #expect(try Resolver.resolve(tree, allowsTopLevelAwait: true).isAsync)
        #expect(throws: SyntaxDiagnostic.self) { try Resolver.resolve(tree) }
    }
}
