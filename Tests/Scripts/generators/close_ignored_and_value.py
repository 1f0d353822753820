def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "not closing"

it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)  # expect: generator ignored GeneratorExit

def returning():
    try:
        yield
    except GeneratorExit:
        return "value of close"

it = returning()
next(it)
print(it.close())  # expect: value of close
