def tokenize(source):
    at = 0
    while at < len(source):
        c = source[at]
        start = at
        if c.isspace():
            at += 1
            continue
        if c.isalpha() or c == "_":
            while at < len(source) and (source[at].isalnum() or source[at] == "_"):
                at += 1
            kind = "name"
        elif c.isdigit():
            while at < len(source) and source[at] in "0123456789.":
                at += 1
            kind = "number"
        elif c in "'\"":
            at = source.index(c, at + 1) + 1
            kind = "string"
        else:
            at += 1
            kind = "op"
        yield kind, source[start:at]

for token in tokenize("total_1 = price * 2.5 + len('a b')"):
    print(*token)
    # expect: name total_1
    # expect: op =
    # expect: name price
    # expect: op *
    # expect: number 2.5
    # expect: op +
    # expect: name len
    # expect: op (
    # expect: string 'a b'
    # expect: op )
