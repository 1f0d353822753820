print("hello")  # expect: hello
print("hello", "world")  # expect: hello world
print(1, 2.5, True, None)  # expect: 1 2.5 True None
print("a", end="")  # expect: ab
print("b")
print()  # expect:
print([1, 'two', 3.0], (1,), {"k": "v"})  # expect: [1, 'two', 3.0] (1,) {'k': 'v'}
