def check(source):
    try:
        compile(source, "<s>", "eval")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.offset)

check(r"'\x1'")
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1
check(r"'\u12'")
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape 1
check(r"'\U00110000'")
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character 1
check(r"'\N{NO SUCH NAME}'")
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-15: unknown Unicode character name 1
check(r"'\N'")
# expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape 1
check(r"b'\x1'")  # expect: (value error) invalid \x escape at position 0 1
check("b'é'")  # expect: bytes can only contain ASCII literal characters 1
check("'a' b'b'")  # expect: cannot mix bytes and nonbytes literals 8
check("f'a' b'b'")  # expect: cannot mix bytes and nonbytes literals 9
check("u'a' rb'b'")  # expect: cannot mix bytes and nonbytes literals 10
check("ur'a'")  # expect: invalid syntax 3
