print(float(), float(3), float("1.5"), float("  -1e3 \n"), float("1_0.5"))  # expect: 0.0 3.0 1.5 -1000.0 10.5
print(float(".5"), float("5."), float("1e-400"), float("1e400"))  # expect: 0.5 5.0 0.0 inf
print(float("Infinity"), float("-INF"), float("nan"), float("+iNf"), float(b"2.5"))  # expect: inf -inf nan inf 2.5
print(float("٣.٥"), float(True), float(10 ** 20))  # expect: 3.5 1.0 1e+20
def attempt(x):
    try:
        float(x)
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt("")  # expect: ValueError: could not convert string to float: ''
attempt("abc")  # expect: ValueError: could not convert string to float: 'abc'
attempt("1__0")  # expect: ValueError: could not convert string to float: '1__0'
attempt("1e")  # expect: ValueError: could not convert string to float: '1e'
attempt("0x10")  # expect: ValueError: could not convert string to float: '0x10'
attempt(None)  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
attempt(1j)  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
attempt("1 2")  # expect: ValueError: could not convert string to float: '1 2'
