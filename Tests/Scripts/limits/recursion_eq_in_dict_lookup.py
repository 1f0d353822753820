class K:
    def __hash__(self): return 1
    def __eq__(self, o): return {self: 1}.get(K())
try:
    {K(): 1}[K()]
except RecursionError:
    print("RecursionError")  # expect: RecursionError
