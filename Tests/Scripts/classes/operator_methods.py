class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
    def __add__(self, o): return N(f"{self.v}+{o}")
    def __sub__(self, o): return N(f"{self.v}-{o}")
    def __mul__(self, o): return N(f"{self.v}*{o}")
    def __matmul__(self, o): return N(f"{self.v}@{o}")
    def __truediv__(self, o): return N(f"{self.v}/{o}")
    def __floordiv__(self, o): return N(f"{self.v}//{o}")
    def __mod__(self, o): return N(f"{self.v}%{o}")
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return N(f"{self.v}**{o} {m}")
    def __lshift__(self, o): return N(f"{self.v}<<{o}")
    def __rshift__(self, o): return N(f"{self.v}>>{o}")
    def __and__(self, o): return N(f"{self.v}&{o}")
    def __or__(self, o): return N(f"{self.v}|{o}")
    def __xor__(self, o): return N(f"{self.v}^{o}")
    def __neg__(self): return N(f"-{self.v}")
    def __pos__(self): return N(f"+{self.v}")
    def __invert__(self): return N(f"~{self.v}")
    def __abs__(self): return N(f"|{self.v}|")
n = N("n")
print(n + 1, n - 1, n * 1, n @ 1, n / 1, n // 1, n % 1, divmod(n, 1))
# expect: N(n+1) N(n-1) N(n*1) N(n@1) N(n/1) N(n//1) N(n%1) divmod
print(n ** 2, pow(n, 2, 3), n << 1, n >> 1, n & 1, n | 1, n ^ 1)
# expect: N(n**2 None) N(n**2 3) N(n<<1) N(n>>1) N(n&1) N(n|1) N(n^1)
print(-n, +n, ~n, abs(n))  # expect: N(-n) N(+n) N(~n) N(|n|)
