def inner():
    try:
        yield 1
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")

def outer():
    try:
        yield from inner()
    finally:
        print("outer finally")

it = outer()
next(it)
print(it.throw(ValueError("v")))
# expect: inner caught v
# expect: recovered
it.close()
# expect: inner finally
# expect: outer finally
it = outer()
next(it)
try:
    it.throw(KeyError("k"))
    # expect: inner finally
    # expect: outer finally
except KeyError as e:
    print("out", e)  # expect: out 'k'
