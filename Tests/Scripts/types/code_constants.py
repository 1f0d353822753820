import types
def f(a, b=5):
    "doc"
    x = 1000 + a
    def inner(): return "in"
    return [x, "text", None, lambda: 2.5]
consts = f.__code__.co_consts
print(consts[0], 1000 in consts, "text" in consts, 5 in consts)  # expect: doc True True False
print([c.co_name for c in consts if isinstance(c, types.CodeType)])  # expect: ['inner', '<lambda>']
print(compile("1; 2", "<s>", "exec").co_consts[-1])  # expect: None
make = lambda: [lambda: 1 for _ in range(2)]
a, b = make()
print(a.__code__ == b.__code__, a.__code__ is b.__code__, a.__code__ == f.__code__)  # expect: True True False
one = compile("x + 1", "<a>", "eval")
print(one == compile("x + 1", "<a>", "eval"), hash(one) == hash(compile("x + 1", "<a>", "eval")))  # expect: True True
print(one == compile("x + 2", "<a>", "eval"), one == compile(" x + 1".strip(), "<b>", "eval"))  # expect: False True
