# A StringIO translates every text it is given for itself: a `\r` at the end of one and a `\n` at the start of the next are two
# newlines, and a pair inside one text is a single newline of its own kind.
import io
for newline in None, "":
    for texts in ["a\r\nb"], ["a\r", "\nb"], ["\r\n", "\r"], ["\r\r\n"], ["\n"], ["\r\n", "plain"]:
        stream = io.StringIO(newline=newline)
        for text in texts:
            stream.write(text)
        print(repr(stream.getvalue()), repr(stream.newlines))
# expect: 'a\nb' '\r\n'
# expect: 'a\n\nb' ('\r', '\n')
# expect: '\n\n' ('\r', '\r\n')
# expect: '\n\n' ('\r', '\r\n')
# expect: '\n' '\n'
# expect: '\nplain' '\r\n'
# expect: 'a\r\nb' '\r\n'
# expect: 'a\r\nb' ('\r', '\n')
# expect: '\r\n\r' ('\r', '\r\n')
# expect: '\r\r\n' ('\r', '\r\n')
# expect: '\n' '\n'
# expect: '\r\nplain' '\r\n'
