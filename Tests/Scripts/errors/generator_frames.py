def numbers():
    yield 1
    raise ValueError("in generator")

def outer():
    yield from numbers()

for n in outer():
    print(n)
# expect: 1
# stderr: Traceback (most recent call last):
# stderr:   File "errors/generator_frames.py", line 8, in <module>
# stderr:     for n in outer():
# stderr:              ~~~~~^^
# stderr:   File "errors/generator_frames.py", line 6, in outer
# stderr:     yield from numbers()
# stderr:   File "errors/generator_frames.py", line 3, in numbers
# stderr:     raise ValueError("in generator")
# stderr: ValueError: in generator
# exit: 1
