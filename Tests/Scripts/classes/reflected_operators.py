class R:
    def __radd__(self, o): return f"{o} radd"
    def __rsub__(self, o): return f"{o} rsub"
    def __rpow__(self, o, m=None): return f"{o} rpow {m}"
    def __rdivmod__(self, o): return f"{o} rdivmod"
    def __rmatmul__(self, o): return f"{o} rmatmul"
    def __rlshift__(self, o): return f"{o} rlshift"
    def __rmul__(self, o): return f"{o} rmul"
    def __rmod__(self, o): return f"{o} rmod"
r = R()
print(1 + r, 2.5 - r, 2 ** r, divmod(7, r), [] @ r, 1 << r)
# expect: 1 radd 2.5 rsub 2 rpow None 7 rdivmod [] rmatmul 1 rlshift
print("text" * r, [1] * r, (1,) + r, "%s" % r == str(r))  # expect: text rmul [1] rmul (1,) radd True
try:
    r + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'R' and 'int'
