def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

a = [1, 2]
attempt(lambda: a[2])  # expect: IndexError: list index out of range
attempt(lambda: a[-3])  # expect: IndexError: list index out of range
attempt(lambda: a.__setitem__(5, 1))  # expect: IndexError: list assignment index out of range
attempt(lambda: a.__delitem__(5))  # expect: IndexError: list assignment index out of range
attempt(lambda: a.pop(7))  # expect: IndexError: pop index out of range
attempt(lambda: [].pop())  # expect: IndexError: pop from empty list
attempt(lambda: a.pop("x"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a.index(9))  # expect: ValueError: 9 is not in list
attempt(lambda: a.remove(9))  # expect: ValueError: list.remove(x): x not in list
attempt(lambda: a.insert("x", 1))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a.insert(1))  # expect: TypeError: insert expected 2 arguments, got 1
attempt(lambda: a.append())  # expect: TypeError: list.append() takes exactly one argument (0 given)
attempt(lambda: a.append(1, 2))  # expect: TypeError: list.append() takes exactly one argument (2 given)
attempt(lambda: a.extend(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: a + (1,))  # expect: TypeError: can only concatenate list (not "tuple") to list
attempt(lambda: a * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
attempt(lambda: list(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: list(1, 2))  # expect: TypeError: list expected at most 1 argument, got 2
attempt(lambda: hash(a))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: a < 5)  # expect: TypeError: '<' not supported between instances of 'list' and 'int'
attempt(lambda: a.sort(1))  # expect: TypeError: sort() takes no positional arguments
attempt(lambda: a[1 << 100])  # expect: IndexError: cannot fit 'int' into an index-sized integer
