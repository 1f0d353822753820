x = 1
print(type(x).__name__)  # expect: int
x = "text"
print(type(x).__name__)  # expect: str
x = 1.5, [x]
print(type(x).__name__, x)  # expect: tuple (1.5, ['text'])
y = x
y = None
print(x, y)  # expect: (1.5, ['text']) None
