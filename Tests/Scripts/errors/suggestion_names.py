import traceback
def attempt(source):
    try:
        exec(source)
    except Exception as e:
        print(traceback.format_exc().splitlines()[-1])
counter = 1
attempt("countr")  # expect: NameError: name 'countr' is not defined. Did you mean: 'counter'?
attempt("prnt(1)")  # expect: NameError: name 'prnt' is not defined. Did you mean: 'print'?
attempt("Counter")  # expect: NameError: name 'Counter' is not defined. Did you mean: 'counter'?
attempt("zzz_nothing_like_it")  # expect: NameError: name 'zzz_nothing_like_it' is not defined
attempt("lenn([])")  # expect: NameError: name 'lenn' is not defined. Did you mean: 'len'?
attempt("maths.pi")  # expect: NameError: name 'maths' is not defined
attempt("math.pi")  # expect: NameError: name 'math' is not defined. Did you forget to import 'math'?
def f():
    local_value = 1
    return local_valeu
attempt("f()")  # expect: NameError: name 'local_valeu' is not defined. Did you mean: 'local_value'?
class C:
    blech = 1
    def method(self):
        return blech
attempt("C().method()")  # expect: NameError: name 'blech' is not defined. Did you mean: 'self.blech'?
