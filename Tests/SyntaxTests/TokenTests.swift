// Tokens and their places, as CPython's `tokenize` gives them (without comments and blank lines, which are no tokens here).

import Testing

@testable import TaipanSyntax

@Suite struct TokenTests {
    /// Text at line:column, and the end if it lies on another line. `START`, `MIDDLE` and `END` are the parts of an f-string.
    static let programs: [(source: String, expected: String)] = [
        ("x = 1\n", "x@1:0 =@1:2 1@1:4 NEWLINE ENDMARKER"),
        ("", "ENDMARKER"),
        ("\n\n# only a comment\n", "ENDMARKER"),
        ("x", "x@1:0 NEWLINE ENDMARKER"),
        (
            "a+b-c*d/e//f%g**h@i\n",
            "a@1:0 +@1:1 b@1:2 -@1:3 c@1:4 *@1:5 d@1:6 /@1:7 e@1:8 //@1:9 f@1:11 %@1:12 g@1:13 **@1:14 h@1:16 @@1:17 i@1:18 NEWLINE ENDMARKER"
        ),
        (
            "a<<b>>c&d|e^~f\n",
            "a@1:0 <<@1:1 b@1:3 >>@1:4 c@1:6 &@1:7 d@1:8 |@1:9 e@1:10 ^@1:11 ~@1:12 f@1:13 NEWLINE ENDMARKER"
        ),
        (
            "a<b<=c==d!=e>=f>g\n",
            "a@1:0 <@1:1 b@1:2 <=@1:3 c@1:5 ==@1:6 d@1:8 !=@1:9 e@1:11 >=@1:12 f@1:14 >@1:15 g@1:16 NEWLINE ENDMARKER"
        ),
        (
            "a+=b;c-=d;e*=f;g/=h;i//=j;k%=l;m**=n;o@=p\n",
            "a@1:0 +=@1:1 b@1:3 ;@1:4 c@1:5 -=@1:6 d@1:8 ;@1:9 e@1:10 *=@1:11 f@1:13 ;@1:14 g@1:15 /=@1:16 h@1:18 ;@1:19 i@1:20 //=@1:21 j@1:24 ;@1:25 k@1:26 %=@1:27 l@1:29 ;@1:30 m@1:31 **=@1:32 n@1:35 ;@1:36 o@1:37 @=@1:38 p@1:40 NEWLINE ENDMARKER"
        ),
        (
            "a&=b;c|=d;e^=f;g<<=h;i>>=j\n",
            "a@1:0 &=@1:1 b@1:3 ;@1:4 c@1:5 |=@1:6 d@1:8 ;@1:9 e@1:10 ^=@1:11 f@1:13 ;@1:14 g@1:15 <<=@1:16 h@1:19 ;@1:20 i@1:21 >>=@1:22 j@1:25 NEWLINE ENDMARKER"
        ),
        (
            "(a,[b],{c:d})\n",
            "(@1:0 a@1:1 ,@1:2 [@1:3 b@1:4 ]@1:5 ,@1:6 {@1:7 c@1:8 :@1:9 d@1:10 }@1:11 )@1:12 NEWLINE ENDMARKER"
        ),
        ("a.b...c\n", "a@1:0 .@1:1 b@1:2 ...@1:3 c@1:6 NEWLINE ENDMARKER"),
        (
            "def f(a, /, *, b) -> c: ...\n",
            "def@1:0 f@1:4 (@1:5 a@1:6 ,@1:7 /@1:9 ,@1:10 *@1:12 ,@1:13 b@1:15 )@1:16 ->@1:18 c@1:21 :@1:22 ...@1:24 NEWLINE ENDMARKER"
        ),
        ("(x := 1)\n", "(@1:0 x@1:1 :=@1:3 1@1:6 )@1:7 NEWLINE ENDMARKER"),
        ("@d\nclass C: pass\n", "@@1:0 d@1:1 NEWLINE class@2:0 C@2:6 :@2:7 pass@2:9 NEWLINE ENDMARKER"),
        ("if x:\n    y\nz\n", "if@1:0 x@1:3 :@1:4 NEWLINE INDENT y@2:4 NEWLINE DEDENT z@3:0 NEWLINE ENDMARKER"),
        (
            "if x:\n    a\n    # comment\n\n    b\nelse:\n    c\n",
            "if@1:0 x@1:3 :@1:4 NEWLINE INDENT a@2:4 NEWLINE b@5:4 NEWLINE DEDENT else@6:0 :@6:4 NEWLINE INDENT c@7:4 NEWLINE DEDENT ENDMARKER"
        ),
        (
            "if x:\n  y\n\n# not in the block\nz\n",
            "if@1:0 x@1:3 :@1:4 NEWLINE INDENT y@2:2 NEWLINE DEDENT z@5:0 NEWLINE ENDMARKER"
        ),
        ("x = (1,\n     2)\ny\n", "x@1:0 =@1:2 (@1:4 1@1:5 ,@1:6 2@2:5 )@2:6 NEWLINE y@3:0 NEWLINE ENDMARKER"),
        ("x = [\n# in brackets\n1]\n", "x@1:0 =@1:2 [@1:4 1@3:0 ]@3:1 NEWLINE ENDMARKER"),
        ("x = 1 + \\\n    2\n", "x@1:0 =@1:2 1@1:4 +@1:6 2@2:4 NEWLINE ENDMARKER"),
        ("if a: \\\n  b\n", "if@1:0 a@1:3 :@1:4 b@2:2 NEWLINE ENDMARKER"),
        (
            "0 00 1_000 0xFF 0o17 0b1_0 0XfF\n",
            "0@1:0 00@1:2 1_000@1:5 0xFF@1:11 0o17@1:16 0b1_0@1:21 0XfF@1:27 NEWLINE ENDMARKER"
        ),
        (
            "1. .5 1.5 1e3 1E-3 1.5e+3 1_0.0_1 0e0\n",
            "1.@1:0 .5@1:3 1.5@1:6 1e3@1:10 1E-3@1:14 1.5e+3@1:19 1_0.0_1@1:26 0e0@1:34 NEWLINE ENDMARKER"
        ),
        ("1j 1.5J .5j 1e3j\n", "1j@1:0 1.5J@1:3 .5j@1:8 1e3j@1:12 NEWLINE ENDMARKER"),
        ("1if x else 2\n", "1@1:0 if@1:1 x@1:4 else@1:6 2@1:11 NEWLINE ENDMARKER"),
        ("0x1for x in y\n", "0x1f@1:0 or@1:4 x@1:7 in@1:9 y@1:12 NEWLINE ENDMARKER"),
        ("'a' \"b\" '''c''' \"\"\"d\"\"\"\n", "'a'@1:0 \"b\"@1:4 '''c'''@1:8 \"\"\"d\"\"\"@1:16 NEWLINE ENDMARKER"),
        ("'\\'' \"\\\"\" 'a\\\nb'\n", "'\\''@1:0 \"\\\"\"@1:5 'a\\\nb'@1:10-2:2 NEWLINE ENDMARKER"),
        ("'''a\nb''' + c\n", "'''a\nb'''@1:0-2:4 +@2:5 c@2:7 NEWLINE ENDMARKER"),
        ("r'\\d' b'x' Rb'\\d' u'x' bR'y'\n", "r'\\d'@1:0 b'x'@1:6 Rb'\\d'@1:11 u'x'@1:18 bR'y'@1:23 NEWLINE ENDMARKER"),
        ("rb b r f u rbx fr\n", "rb@1:0 b@1:3 r@1:5 f@1:7 u@1:9 rbx@1:11 fr@1:15 NEWLINE ENDMARKER"),
        ("f'a'\n", "START f'@1:0 MIDDLE a@1:2 END '@1:3 NEWLINE ENDMARKER"),
        ("f'{x}'\n", "START f'@1:0 {@1:2 x@1:3 }@1:4 END '@1:5 NEWLINE ENDMARKER"),
        (
            "f'a{x}b{y!r}c{z:>{w}}d'\n",
            "START f'@1:0 MIDDLE a@1:2 {@1:3 x@1:4 }@1:5 MIDDLE b@1:6 {@1:7 y@1:8 !@1:9 r@1:10 }@1:11 MIDDLE c@1:12 {@1:13 z@1:14 :@1:15 MIDDLE >@1:16 {@1:17 w@1:18 }@1:19 MIDDLE @1:20 }@1:20 MIDDLE d@1:21 END '@1:22 NEWLINE ENDMARKER"
        ),
        (
            "f'{x=}' rf'\\d{y}'\n",
            "START f'@1:0 {@1:2 x@1:3 =@1:4 }@1:5 END '@1:6 START rf'@1:8 MIDDLE \\d@1:11 {@1:13 y@1:14 }@1:15 END '@1:16 NEWLINE ENDMARKER"
        ),
        (
            "f'''a\n{x}\nb'''\n",
            "START f'''@1:0 MIDDLE a\n@1:4-2:0 {@2:0 x@2:1 }@2:2 MIDDLE \nb@2:3-3:1 END '''@3:1 NEWLINE ENDMARKER"
        ),
        (
            "f'{f\"{x}\"}' g\n",
            "START f'@1:0 {@1:2 START f\"@1:3 {@1:5 x@1:6 }@1:7 END \"@1:8 }@1:9 END '@1:10 g@1:12 NEWLINE ENDMARKER"
        ),
        (
            "f'{ {1: 2}[1] }'\n",
            "START f'@1:0 {@1:2 {@1:4 1@1:5 :@1:6 2@1:8 }@1:9 [@1:10 1@1:11 ]@1:12 }@1:14 END '@1:15 NEWLINE ENDMARKER"
        ),
        ("f'{x:%H:%M}'\n", "START f'@1:0 {@1:2 x@1:3 :@1:4 MIDDLE %H:%M@1:5 }@1:10 END '@1:11 NEWLINE ENDMARKER"),
        (
            "f'{(lambda y: y)(1)}'\n",
            "START f'@1:0 {@1:2 (@1:3 lambda@1:4 y@1:11 :@1:12 y@1:14 )@1:15 (@1:16 1@1:17 )@1:18 }@1:19 END '@1:20 NEWLINE ENDMARKER"
        ),
        (
            "lambda *a, **k: (yield)\n",
            "lambda@1:0 *@1:7 a@1:8 ,@1:9 **@1:11 k@1:13 :@1:14 (@1:16 yield@1:17 )@1:22 NEWLINE ENDMARKER"
        ),
        (
            "async def f():\n    await x\n",
            "async@1:0 def@1:6 f@1:10 (@1:11 )@1:12 :@1:13 NEWLINE INDENT await@2:4 x@2:10 NEWLINE DEDENT ENDMARKER"
        ),
        (
            "match x:\n    case [1, *_]: pass\n",
            "match@1:0 x@1:6 :@1:7 NEWLINE INDENT case@2:4 [@2:9 1@2:10 ,@2:11 *@2:13 _@2:14 ]@2:15 :@2:16 pass@2:18 NEWLINE DEDENT ENDMARKER"
        ),
        (
            "type X[T: int, *U, **P] = T\n",
            "type@1:0 X@1:5 [@1:6 T@1:7 :@1:8 int@1:10 ,@1:13 *@1:15 U@1:16 ,@1:17 **@1:19 P@1:21 ]@1:22 =@1:24 T@1:26 NEWLINE ENDMARKER"
        ),
        (
            "not a is not b in c not in d\n",
            "not@1:0 a@1:4 is@1:6 not@1:9 b@1:13 in@1:15 c@1:18 not@1:20 in@1:24 d@1:27 NEWLINE ENDMARKER"
        ),
        (
            "for i in x: break\nelse: continue\n",
            "for@1:0 i@1:4 in@1:6 x@1:9 :@1:10 break@1:12 NEWLINE else@2:0 :@2:4 continue@2:6 NEWLINE ENDMARKER"
        ),
        (
            "try: a\nexcept* b as c: d\nfinally: e\n",
            "try@1:0 :@1:3 a@1:5 NEWLINE except@2:0 *@2:6 b@2:8 as@2:10 c@2:13 :@2:14 d@2:16 NEWLINE finally@3:0 :@3:7 e@3:9 NEWLINE ENDMARKER"
        ),
        ("a;b;\n", "a@1:0 ;@1:1 b@1:2 ;@1:3 NEWLINE ENDMARKER"),
        ("a\u{0C}b\n", "a@1:0 b@1:2 NEWLINE ENDMARKER"),
        ("if x:\n\ty\n", "if@1:0 x@1:3 :@1:4 NEWLINE INDENT y@2:1 NEWLINE DEDENT ENDMARKER"),
        ("print(1,2,)\n", "print@1:0 (@1:5 1@1:6 ,@1:7 2@1:8 ,@1:9 )@1:10 NEWLINE ENDMARKER"),
        ("a if b else c\n", "a@1:0 if@1:2 b@1:5 else@1:7 c@1:12 NEWLINE ENDMARKER"),
        ("x = 1 # comment", "x@1:0 =@1:2 1@1:4 NEWLINE ENDMARKER"),
        ("if x:\n    y # no newline", "if@1:0 x@1:3 :@1:4 NEWLINE INDENT y@2:4 NEWLINE DEDENT ENDMARKER"),
    ]

    @Test(arguments: programs)
    func tokenizesLikeCPython(_ program: (source: String, expected: String)) throws {
        #expect(try tokens(program.source) == program.expected)
    }

    @Test func columnsCountBytes() throws {
        #expect(try tokens("é = 'ö' + b") == "é@1:0 =@1:3 'ö'@1:5 +@1:10 b@1:12 NEWLINE ENDMARKER")
    }

    @Test func keywordsAreKindsOfTheirOwn() throws {
        let words =
            "False None True and as assert async await break class continue def del elif else except finally for from"
            + " global if import in is lambda nonlocal not or pass raise return try while with yield"
        let kinds = try kinds(of: words).dropLast(2).map(\.rawValue)
        #expect(kinds == Array(TokenKind.kwFalse.rawValue...TokenKind.kwYield.rawValue))
        let soft = try self.kinds(of: "match case type _ print").dropLast(2)
        #expect(soft.count == 5 && soft.allSatisfy { $0 == .name })
    }

    @Test func openBracketsAreCounted() throws {
        let levels = try read("a([{b}])") { token, _ in token.level }
        #expect(levels == [0, 1, 2, 3, 3, 2, 1, 0, 0, 0])
    }

    @Test(arguments: [
        ("(", "'(' was never closed"),
        ("(]", "closing parenthesis ']' does not match opening parenthesis '('"),
        (")", "unmatched ')'"),
        ("'a", "unterminated string literal (detected at line 1)"),
        ("'''a", "unterminated triple-quoted string literal (detected at line 1)"),
        ("f'a", "unterminated f-string literal (detected at line 1)"),
        (
            "0777",
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        ),
        ("0b2", "invalid digit '2' in binary literal"),
        ("0o8", "invalid digit '8' in octal literal"),
        ("0xg", "invalid hexadecimal literal"),
        ("1_", "invalid decimal literal"),
        ("1__0", "invalid decimal literal"),
        ("\\ x", "unexpected character after line continuation character"),
        ("a\u{A0}b", "invalid non-printable character U+00A0"),
        ("a€", "invalid character '€' (U+20AC)"),
        ("if a:\n    b\n  c", "unindent does not match any outer indentation level"),
        ("if a:\n        b\n\tc", "inconsistent use of tabs and spaces in indentation"),
    ])
    func refuses(_ row: (source: String, message: String)) throws {
        let error = #expect(throws: SyntaxDiagnostic.self) { try tokens(row.source) }
        #expect(error?.message == row.message)
    }

    // MARK: Driving the tokenizer

    private func kinds(of source: String) throws -> [TokenKind] { try read(source) { token, _ in token.kind } }

    private func tokens(_ source: String) throws -> String {
        try read(source) { token, bytes in
            let text = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
            let part: String
            switch token.kind {
            case .endOfFile: return "ENDMARKER"
            case .newline: return "NEWLINE"
            case .indent: return "INDENT"
            case .dedent: return "DEDENT"
            case .fstringStart: part = "START "
            case .fstringMiddle: part = "MIDDLE "
            case .fstringEnd: part = "END "
            default: part = ""
            }
            let end = token.endLine == token.line ? "" : "-\(token.endLine):\(token.endColumn)"
            return "\(part)\(text)@\(token.line):\(token.column)\(end)"
        }.joined(separator: " ")
    }

    /// What `describe` makes of every token up to the end of the text.
    private func read<Part>(
        _ source: String, _ describe: (Token, UnsafeBufferPointer<UInt8>) -> Part
    ) throws -> [Part] {
        let text = try Array(source.utf8).withUnsafeBufferPointer { try SourceText($0, isText: false) }
        return try text.bytes.withUnsafeBufferPointer { bytes in
            let base = try #require(bytes.baseAddress)
            var tokenizer = Tokenizer(UnsafeBufferPointer(start: base, count: text.count), base: base)
            var parts: [Part] = []
            while true {
                let token: Token
                do throws(Stop) { token = try tokenizer.next() } catch {
                    throw try #require(tokenizer.diagnostic)
                }
                parts.append(describe(token, bytes))
                if token.kind == .endOfFile { return parts }
            }
        }
    }
}
