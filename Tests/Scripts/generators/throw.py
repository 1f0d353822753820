def g():
    while True:
        try:
            x = yield "ready"
            print("received", x)
        except ValueError as e:
            print("caught", e)
            yield "after catch"

it = g()
print(next(it))  # expect: ready
print(it.throw(ValueError("boom")))
# expect: caught boom
# expect: after catch
print(next(it))  # expect: ready
try:
    it.throw(KeyError("gone"))
except KeyError as e:
    print("out", e)  # expect: out 'gone'
print(list(it))  # expect: []
