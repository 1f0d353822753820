print('a\'b', "a\"b", 'a\\b', 'tab\tend', '\x41\u0042\U00000043\N{LATIN SMALL LETTER A}')
# expect: a'b a"b a\b tab	end ABCa
print('''multi
line''')
# expect: multi
# expect: line
print("implicit " 'concat' r"\raw\n")  # expect: implicit concat\raw\n
print("line \
continued")  # expect: line continued
print("\101\60\0".encode(), b"\x00\xff\101", rb"\x00", Rb'\n')  # expect: b'A0\x00' b'\x00\xffA' b'\\x00' b'\\n'
print(len("\a\b\f\v\r\n"), u"u prefix")  # expect: 6 u prefix
