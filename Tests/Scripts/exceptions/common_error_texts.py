def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
attempt(lambda: 1 // 0)  # expect: ZeroDivisionError: integer division or modulo by zero
attempt(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
attempt(lambda: 1.0 / 0)  # expect: ZeroDivisionError: float division by zero
attempt(lambda: [][0])  # expect: IndexError: list index out of range
attempt(lambda: ()[1])  # expect: IndexError: tuple index out of range
attempt(lambda: ""[5])  # expect: IndexError: string index out of range
attempt(lambda: {}["k"])  # expect: KeyError: 'k'
attempt(lambda: [].pop())  # expect: IndexError: pop from empty list
attempt(lambda: {}.popitem())  # expect: KeyError: 'popitem(): dictionary is empty'
attempt(lambda: set().pop())  # expect: KeyError: 'pop from an empty set'
attempt(lambda: int("x"))  # expect: ValueError: invalid literal for int() with base 10: 'x'
attempt(lambda: float("x"))  # expect: ValueError: could not convert string to float: 'x'
attempt(lambda: "a" + 1)  # expect: TypeError: can only concatenate str (not "int") to str
attempt(lambda: 1 + "a")  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: [] + ())  # expect: TypeError: can only concatenate list (not "tuple") to list
attempt(lambda: len(5))  # expect: TypeError: object of type 'int' has no len()
attempt(lambda: [1].index(2))  # expect: ValueError: 2 is not in list
attempt(lambda: [1].remove(2))  # expect: ValueError: list.remove(x): x not in list
attempt(lambda: "abc".index("z"))  # expect: ValueError: substring not found
attempt(lambda: None.x)  # expect: AttributeError: 'NoneType' object has no attribute 'x'
none = None
attempt(lambda: none[0])  # expect: TypeError: 'NoneType' object is not subscriptable
attempt(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: {[]: 1})  # expect: TypeError: unhashable type: 'list'
attempt(lambda: -"a")  # expect: TypeError: bad operand type for unary -: 'str'
attempt(lambda: "a" * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
attempt(lambda: object() + object())  # expect: TypeError: unsupported operand type(s) for +: 'object' and 'object'
attempt(lambda: 2 ** "x")  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
