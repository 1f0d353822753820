def g():
    try:
        yield 1
    except ValueError:
        print("never caught")

it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print(e)  # expect: early
print(list(it))  # expect: []
it = g()
try:
    it.throw("not an exception")
except TypeError as e:
    print(e)  # expect: exceptions must be classes or instances deriving from BaseException, not str
try:
    it.throw(ValueError)
except ValueError as e:
    print(repr(e))  # expect: ValueError()
