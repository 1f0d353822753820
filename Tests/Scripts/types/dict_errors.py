def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

d = {}
attempt(lambda: d["k"])  # expect: KeyError: 'k'
attempt(lambda: d[1, 2])  # expect: KeyError: (1, 2)
attempt(lambda: d.pop("k"))  # expect: KeyError: 'k'
attempt(lambda: d.popitem())  # expect: KeyError: 'popitem(): dictionary is empty'
attempt(lambda: d.__delitem__("k"))  # expect: KeyError: 'k'
attempt(lambda: d.__setitem__([], 1))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: d.get([]))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: [] in d)  # expect: TypeError: unhashable type: 'list'
attempt(lambda: dict(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: dict([1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
attempt(lambda: dict(["abc"]))
# expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
attempt(lambda: dict([(1, 2, 3)]))
# expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
attempt(lambda: d.update(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: d.update([[]]))
# expect: ValueError: dictionary update sequence element #0 has length 0; 2 is required
attempt(lambda: dict(1, 2))  # expect: TypeError: dict expected at most 1 argument, got 2
attempt(lambda: d.get())  # expect: TypeError: get expected at least 1 argument, got 0
attempt(lambda: hash(d))  # expect: TypeError: unhashable type: 'dict'
attempt(lambda: d < d)  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
attempt(lambda: d.pop())  # expect: TypeError: pop expected at least 1 argument, got 0
attempt(lambda: dict.fromkeys(5))  # expect: TypeError: 'int' object is not iterable
