// Valid programs against the output of CPython 3.13's `ast.dump`.

import Testing

@testable import TaipanSyntax

struct TreeTests {
    static let programs: [(String, String)] = [
        (
            "x = 1",
            "Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1))])"
        ),
        (
            "x: int = 2",
            "Module(body=[AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=2), simple=1)])"
        ),
        (
            "(x): int",
            "Module(body=[AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=0)])"
        ),
        (
            "a.b, *c = d[1:2, ::3], e",
            "Module(body=[Assign(targets=[Tuple(elts=[Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), Starred(value=Name(id='c', ctx=Store()), ctx=Store())], ctx=Store())], value=Tuple(elts=[Subscript(value=Name(id='d', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), Slice(step=Constant(value=3))], ctx=Load()), ctx=Load()), Name(id='e', ctx=Load())], ctx=Load()))])"
        ),
        (
            "x += yield",
            "Module(body=[AugAssign(target=Name(id='x', ctx=Store()), op=Add(), value=Yield())])"
        ),
        (
            "del a, (b, c[0])",
            "Module(body=[Delete(targets=[Name(id='a', ctx=Del()), Tuple(elts=[Name(id='b', ctx=Del()), Subscript(value=Name(id='c', ctx=Load()), slice=Constant(value=0), ctx=Del())], ctx=Del())])])"
        ),
        (
            "def f(a, /, b: int = 1, *c, d=2, **e) -> int: pass",
            "Module(body=[FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d')], kw_defaults=[Constant(value=2)], kwarg=arg(arg='e'), defaults=[Constant(value=1)]), body=[Pass()], returns=Name(id='int', ctx=Load()))])"
        ),
        (
            "async def f(): return [x async for x in y if await z]",
            "Module(body=[AsyncFunctionDef(name='f', args=arguments(), body=[Return(value=ListComp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), ifs=[Await(value=Name(id='z', ctx=Load()))], is_async=1)]))])])"
        ),
        (
            "class A[T: int = 3, *Ts, **P](B, m=1, *n, **o): pass",
            "Module(body=[ClassDef(name='A', bases=[Name(id='B', ctx=Load()), Starred(value=Name(id='n', ctx=Load()), ctx=Load())], keywords=[keyword(arg='m', value=Constant(value=1)), keyword(value=Name(id='o', ctx=Load()))], body=[Pass()], type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()), default_value=Constant(value=3)), TypeVarTuple(name='Ts'), ParamSpec(name='P')])])"
        ),
        (
            "type X[T] = T | None",
            "Module(body=[TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T')], value=BinOp(left=Name(id='T', ctx=Load()), op=BitOr(), right=Constant(value=None)))])"
        ),
        (
            "from ..a import b as c, d",
            "Module(body=[ImportFrom(module='a', names=[alias(name='b', asname='c'), alias(name='d')], level=2)])"
        ),
        (
            "from . import *",
            "Module(body=[ImportFrom(names=[alias(name='*')], level=1)])"
        ),
        (
            "import a.b as c, d",
            "Module(body=[Import(names=[alias(name='a.b', asname='c'), alias(name='d')])])"
        ),
        (
            "with (a as b, c): pass",
            "Module(body=[With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])])"
        ),
        (
            "with (a, b) as c: pass",
            "Module(body=[With(items=[withitem(context_expr=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])])"
        ),
        (
            "for x, *y in z: break\nelse: continue",
            "Module(body=[For(target=Tuple(elts=[Name(id='x', ctx=Store()), Starred(value=Name(id='y', ctx=Store()), ctx=Store())], ctx=Store()), iter=Name(id='z', ctx=Load()), body=[Break()], orelse=[Continue()])])"
        ),
        (
            "while a: pass",
            "Module(body=[While(test=Name(id='a', ctx=Load()), body=[Pass()])])"
        ),
        (
            "if a: b\nelif c: d\nelse: e",
            "Module(body=[If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], orelse=[If(test=Name(id='c', ctx=Load()), body=[Expr(value=Name(id='d', ctx=Load()))], orelse=[Expr(value=Name(id='e', ctx=Load()))])])])"
        ),
        (
            "try: a\nexcept B as c: d\nelse: e\nfinally: f",
            "Module(body=[Try(body=[Expr(value=Name(id='a', ctx=Load()))], handlers=[ExceptHandler(type=Name(id='B', ctx=Load()), name='c', body=[Expr(value=Name(id='d', ctx=Load()))])], orelse=[Expr(value=Name(id='e', ctx=Load()))], finalbody=[Expr(value=Name(id='f', ctx=Load()))])])"
        ),
        (
            "try: a\nexcept* B: c",
            "Module(body=[TryStar(body=[Expr(value=Name(id='a', ctx=Load()))], handlers=[ExceptHandler(type=Name(id='B', ctx=Load()), body=[Expr(value=Name(id='c', ctx=Load()))])])])"
        ),
        (
            "match x:\n  case {\"a\": 1, **r} | [*_, b] if z: pass\n  case A.b(1, c=-2+3j) as e: pass\n  case None | _: pass",
            "Module(body=[Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchMapping(keys=[Constant(value='a')], patterns=[MatchValue(value=Constant(value=1))], rest='r'), MatchSequence(patterns=[MatchStar(), MatchAs(name='b')])]), guard=Name(id='z', ctx=Load()), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Attribute(value=Name(id='A', ctx=Load()), attr='b', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['c'], kwd_patterns=[MatchValue(value=BinOp(left=UnaryOp(op=USub(), operand=Constant(value=2)), op=Add(), right=Constant(value=3j)))]), name='e'), body=[Pass()]), match_case(pattern=MatchOr(patterns=[MatchSingleton(value=None), MatchAs()]), body=[Pass()])])])"
        ),
        (
            "match = type(case)",
            "Module(body=[Assign(targets=[Name(id='match', ctx=Store())], value=Call(func=Name(id='type', ctx=Load()), args=[Name(id='case', ctx=Load())]))])"
        ),
        (
            "raise a from b",
            "Module(body=[Raise(exc=Name(id='a', ctx=Load()), cause=Name(id='b', ctx=Load()))])"
        ),
        (
            "assert a, b",
            "Module(body=[Assert(test=Name(id='a', ctx=Load()), msg=Name(id='b', ctx=Load()))])"
        ),
        (
            "global a, b",
            "Module(body=[Global(names=['a', 'b'])])"
        ),
        (
            "lambda *, a, b=1: a if b else c",
            "Module(body=[Expr(value=Lambda(args=arguments(kwonlyargs=[arg(arg='a'), arg(arg='b')], kw_defaults=[None, Constant(value=1)]), body=IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), orelse=Name(id='c', ctx=Load()))))])"
        ),
        (
            "a or b and not c in d is not e",
            "Module(body=[Expr(value=BoolOp(op=Or(), values=[Name(id='a', ctx=Load()), BoolOp(op=And(), values=[Name(id='b', ctx=Load()), UnaryOp(op=Not(), operand=Compare(left=Name(id='c', ctx=Load()), ops=[In(), IsNot()], comparators=[Name(id='d', ctx=Load()), Name(id='e', ctx=Load())]))])]))])"
        ),
        (
            "a + b * -c ** -d @ e // f << g & h ^ i | ~j",
            "Module(body=[Expr(value=BinOp(left=BinOp(left=BinOp(left=BinOp(left=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=BinOp(left=BinOp(left=BinOp(left=Name(id='b', ctx=Load()), op=Mult(), right=UnaryOp(op=USub(), operand=BinOp(left=Name(id='c', ctx=Load()), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='d', ctx=Load()))))), op=MatMult(), right=Name(id='e', ctx=Load())), op=FloorDiv(), right=Name(id='f', ctx=Load()))), op=LShift(), right=Name(id='g', ctx=Load())), op=BitAnd(), right=Name(id='h', ctx=Load())), op=BitXor(), right=Name(id='i', ctx=Load())), op=BitOr(), right=UnaryOp(op=Invert(), operand=Name(id='j', ctx=Load()))))])"
        ),
        (
            "f(a, *b, c=d, **e)(x for x in y)",
            "Module(body=[Expr(value=Call(func=Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), ctx=Load())], keywords=[keyword(arg='c', value=Name(id='d', ctx=Load())), keyword(value=Name(id='e', ctx=Load()))]), args=[GeneratorExp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), is_async=0)])]))])"
        ),
        (
            "{**a, 1: 2}, {1, *b}, {x: y for x in z}, {x for x in y}, [], (), {}",
            "Module(body=[Expr(value=Tuple(elts=[Dict(keys=[None, Constant(value=1)], values=[Name(id='a', ctx=Load()), Constant(value=2)]), Set(elts=[Constant(value=1), Starred(value=Name(id='b', ctx=Load()), ctx=Load())]), DictComp(key=Name(id='x', ctx=Load()), value=Name(id='y', ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='z', ctx=Load()), is_async=0)]), SetComp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), is_async=0)]), List(ctx=Load()), Tuple(ctx=Load()), Dict()], ctx=Load()))])"
        ),
        (
            "f\"a{b!r:>{w}.{p}}c{{}}{d = }\" 'e' rf\"\\{f}\"",
            "Module(body=[Expr(value=JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1), Constant(value='.'), FormattedValue(value=Name(id='p', ctx=Load()), conversion=-1)])), Constant(value='c{}d = '), FormattedValue(value=Name(id='d', ctx=Load()), conversion=114), Constant(value='e\\\\'), FormattedValue(value=Name(id='f', ctx=Load()), conversion=-1)]))])"
        ),
        (
            "f\"{a[\"b\"]}\" f'{f\"{1}\"}'",
            "Module(body=[Expr(value=JoinedStr(values=[FormattedValue(value=Subscript(value=Name(id='a', ctx=Load()), slice=Constant(value='b'), ctx=Load()), conversion=-1), FormattedValue(value=JoinedStr(values=[FormattedValue(value=Constant(value=1), conversion=-1)]), conversion=-1)]))])"
        ),
        (
            "\"a\" 'b' \"\"\"c\"\"\"",
            "Module(body=[Expr(value=Constant(value='abc'))])"
        ),
        (
            "b\"a\\xff\" rb'\\x'",
            "Module(body=[Expr(value=Constant(value=b'a\\xff\\\\x'))])"
        ),
        (
            "\"\\N{BULLET}\\u00e9\\ud800\\101\\\n\"",
            "Module(body=[Expr(value=Constant(value='•é\\ud800A'))])"
        ),
        (
            "0xff, 0o17, 0b11, 1_000, 1.5e3, .5, 5., 2j, 123456789012345678901234567890, 0xffffffffffffffffff",
            "Module(body=[Expr(value=Tuple(elts=[Constant(value=255), Constant(value=15), Constant(value=3), Constant(value=1000), Constant(value=1500.0), Constant(value=0.5), Constant(value=5.0), Constant(value=2j), Constant(value=123456789012345678901234567890), Constant(value=4722366482869645213695)], ctx=Load()))])"
        ),
        (
            "...",
            "Module(body=[Expr(value=Constant(value=Ellipsis))])"
        ),
        (
            "(a := 1)",
            "Module(body=[Expr(value=NamedExpr(target=Name(id='a', ctx=Store()), value=Constant(value=1)))])"
        ),
        (
            "a[b, *c]",
            "Module(body=[Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Name(id='b', ctx=Load()), Starred(value=Name(id='c', ctx=Load()), ctx=Load())], ctx=Load()), ctx=Load()))])"
        ),
        (
            "x = (yield), (yield from a)",
            "Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Tuple(elts=[Yield(), YieldFrom(value=Name(id='a', ctx=Load()))], ctx=Load()))])"
        ),
        (
            "@a.b(c)\n@d\ndef f(): pass",
            "Module(body=[FunctionDef(name='f', args=arguments(), body=[Pass()], decorator_list=[Call(func=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), args=[Name(id='c', ctx=Load())]), Name(id='d', ctx=Load())])])"
        ),
    ]

    @Test(arguments: programs)
    func dumpsLikeCPython(_ program: (source: String, expected: String)) {
        #expect(dump(program.source) == program.expected)
    }

    @Test func positionsCountBytes() throws {
        let module = try Parser.parse("é = ö.x")
        #expect(module.body[0].range == SourceRange(line: 1, column: 0, endLine: 1, endColumn: 9))
    }

    /// `eval` takes them off before it asks the parser; `compile` does not.
    @Test func expressionModeRefusesLeadingBlanks() {
        #expect(dump("  \t1", mode: .expression) == "IndentationError: unexpected indent")
    }

    @Test func identifiersAreNormalized() {
        #expect(dump("\u{1D431}\u{FB01}") == "Module(body=[Expr(value=Name(id='xfi', ctx=Load()))])")
    }

    @Test func warningsAreCollected() throws {
        let module = try Parser.parse("'\\d'\nb'\\400'\n1if 2else 3")
        #expect(
            module.warnings.map(\.message) == [
                "invalid escape sequence '\\d'", "invalid octal escape sequence '\\400'", "invalid decimal literal",
                "invalid decimal literal",
            ])
    }

    @Test func codingLines() throws {
        let latin = Array("# coding: latin-1\n'".utf8) + [0xE9] + Array("'".utf8)
        #expect(try Parser.parse(latin).dump() == "Module(body=[Expr(value=Constant(value='é'))])")
        let error = #expect(throws: SyntaxDiagnostic.self) { try Parser.parse(Array("# coding: klingon".utf8)) }
        #expect(error?.message == "unknown encoding: klingon")
    }

    @Test(arguments: [
        ("if x:", true), ("x = (1,", true), ("'''a", true), ("x = \\", true), ("def f():\n  x = [", true),
        ("x y", false), ("'a", false), ("x = )", false),
    ])
    func incompleteInput(_ row: (source: String, isIncomplete: Bool)) {
        do throws(SyntaxDiagnostic) {
            _ = try Parser.parse(row.source, mode: .interactive)
            Issue.record("no error")
        } catch {
            #expect(error.isIncomplete == row.isIncomplete)
        }
    }

    @Test(arguments: [
        ("if x:", true), ("if x:\n  y", true), ("if x: y\n", true), ("if x:\n  y\n\n", false), ("x = 1", false),
        ("f(", true), ("x y", false), ("@a", true), ("try:\n  x\n", true), ("if x:\n  if y:\n", true),
        ("class C:\n  @a\n", true), ("if x:\n  if y:\nz", false), ("if x:\n  y z\n", false),
    ])
    func needsMoreLines(_ row: (source: String, expected: Bool)) {
        #expect(Parser.needsMoreLines(Array(row.source.utf8)) == row.expected)
    }
}
