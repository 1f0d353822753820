def run(source):
    try:
        ns = {}
        exec(compile(source, "<s>", "exec"), ns)
        print(ascii(ns["x"]))
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)

run(b"x = '\xc3\xa9'")  # expect: '\xe9'
run(b"# coding: latin-1\nx = '\xe9'")  # expect: '\xe9'
run(b"\xef\xbb\xbfx = 'bom'")  # expect: 'bom'
run(b"# -*- coding: utf-8 -*-\nx = '\xe2\x82\xac'")  # expect: '\u20ac'
run(b"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nx = '\xa4'")  # expect: '\u20ac'
run(b"# coding: no-such-codec\nx = 1")  # expect: SyntaxError unknown encoding: no-such-codec (<s>, line 0)
run(b"x = '\xff'")
# expect: SyntaxError (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte (<s>, line 1)
run(b"x = 1\0")  # expect: SyntaxError source code string cannot contain null bytes
run("x = '\ud800'")
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 5: surrogates not allowed
