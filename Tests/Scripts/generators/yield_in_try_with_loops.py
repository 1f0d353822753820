from contextlib import contextmanager

@contextmanager
def managed(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)

def g():
    for i in range(2):
        with managed(i) as m:
            try:
                yield m
            except KeyError:
                print("key error at", i)
                continue
            else:
                print("else", i)
            finally:
                print("finally", i)
    while True:
        yield "loop"

it = g()
print(next(it))
# expect: open 0
# expect: 0
print(it.throw(KeyError()))
# expect: key error at 0
# expect: finally 0
# expect: close 0
# expect: open 1
# expect: 1
print(next(it), next(it))
# expect: else 1
# expect: finally 1
# expect: close 1
# expect: loop loop
