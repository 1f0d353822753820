def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)

it = g("closed")
next(it)
print(it.close())
# expect: cleanup closed
# expect: None
it.close()
it = g("dropped")
next(it)
del it  # expect: cleanup dropped
it = g("never started")
it.close()
for x in g("break"):
    break  # expect: cleanup break
print("end")  # expect: end
