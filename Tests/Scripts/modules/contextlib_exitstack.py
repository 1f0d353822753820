from contextlib import ExitStack, ContextDecorator, AbstractContextManager
class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self):
        print("enter", self.n)
        return self.n
    def __exit__(self, kind, *a):
        print("exit", self.n, kind and kind.__name__)
        return self.swallow
with ExitStack() as stack:
    print([stack.enter_context(M(i)) for i in range(2)])
    stack.callback(print, "callback", "args")
    stack.push(lambda *exc: print("pushed", exc))
# expect: enter 0
# expect: enter 1
# expect: [0, 1]
# expect: pushed (None, None, None)
# expect: callback args
# expect: exit 1 None
# expect: exit 0 None
print("--")  # expect: --
with ExitStack() as stack:
    stack.enter_context(M("swallows", True))
    stack.enter_context(M("sees"))
    raise ValueError
# expect: enter swallows
# expect: enter sees
# expect: exit sees ValueError
# expect: exit swallows ValueError
with ExitStack() as stack:
    stack.callback(print, "never")
    kept = stack.pop_all()
print("kept")  # expect: kept
kept.close()  # expect: never
try:
    ExitStack().enter_context(5)
except TypeError as e:
    print(e)  # expect: 'builtins.int' object does not support the context manager protocol
