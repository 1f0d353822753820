def g():
    try:
        yield 1
    finally:
        print("finally at exit")
it = g()
next(it)
print("script ends")
# expect: script ends
# expect: finally at exit
