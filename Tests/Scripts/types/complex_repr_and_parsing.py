print(1j, 1 + 0j, -1j, 0j, -0j, complex(0, -0.0), complex(-0.0, 1))
# expect: 1j (1+0j) (-0-1j) 0j (-0-0j) -0j (-0+1j)
print(complex(1.5, -2.5), 1e20 + 1j, complex("inf"))  # expect: (1.5-2.5j) (1e+20+1j) (inf+0j)
print(complex("1+2j"), complex(" ( 1e3-j ) "), complex("j"), complex("-1.5"))  # expect: (1+2j) (1000-1j) 1j (-1.5+0j)
print(complex(1j, 1j), complex(2, 3), complex(), complex("nanj"))  # expect: (-1+1j) (2+3j) 0j nanj
print(f"{1+2j:.2f} {1+2j:>12} {1.5+2j:e} {3j:+g}", str(1 + 2j))
# expect: 1.00+2.00j       (1+2j) 1.500000e+00+2.000000e+00j +0+3j (1+2j)
print(repr(complex(float("inf"), float("nan"))))  # expect: (inf+nanj)
def attempt(*a):
    try:
        complex(*a)
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt("1 + 2j")  # expect: ValueError: complex() arg is a malformed string
attempt("")  # expect: ValueError: complex() arg is a malformed string
attempt("1", 2)  # expect: TypeError: complex() can't take second arg if first is a string
attempt(1, "2")  # expect: TypeError: complex() second arg can't be a string
attempt([])  # expect: TypeError: complex() first argument must be a string or a number, not 'list'
attempt("j1")  # expect: ValueError: complex() arg is a malformed string
