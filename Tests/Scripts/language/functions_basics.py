def add(a, b):
    return a + b

def greet(name, greeting="Hello"):
    return f"{greeting}, {name}!"

def nothing():
    pass

print(add(1, 2))  # expect: 3
print(greet("Ann"), greet("Bob", "Bye"), greet(greeting="Hi", name="Cy"))  # expect: Hello, Ann! Bye, Bob! Hi, Cy!
print(nothing())  # expect: None
print(add("a", "b"), add([1], [2]))  # expect: ab [1, 2]
