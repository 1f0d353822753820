class M:
    def __init__(self, answer): self.answer = answer
    def __enter__(self): return self
    def __exit__(self, *exc): return self.answer
class Truthy:
    def __bool__(self): print("asked"); return True
class Failing:
    def __bool__(self): raise RuntimeError("no truth")
for answer in (1, "yes", [], None, Truthy(), Failing()):
    try:
        with M(answer):
            raise KeyError("k")
        print("swallowed")
    except (KeyError, RuntimeError) as e:
        print(repr(e))
# expect: swallowed
# expect: swallowed
# expect: KeyError('k')
# expect: KeyError('k')
# expect: asked
# expect: swallowed
# expect: RuntimeError('no truth')
