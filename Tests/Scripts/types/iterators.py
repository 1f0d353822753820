names = [
    iter([]), iter(()), iter({}), iter(set()), iter(""), iter(b""), iter(range(0)),
    iter({}.values()), iter({}.items()), reversed([]), reversed({}), iter(range(10 ** 30)), zip(),
    map(str, []), filter(None, []), enumerate([]), iter(int, 0), iter(bytearray()),
]
print([type(i).__name__ for i in names])
# expect: ['list_iterator', 'tuple_iterator', 'dict_keyiterator', 'set_iterator', 'str_ascii_iterator', 'bytes_iterator', 'range_iterator', 'dict_valueiterator', 'dict_itemiterator', 'list_reverseiterator', 'dict_reversekeyiterator', 'longrange_iterator', 'zip', 'map', 'filter', 'enumerate', 'callable_iterator', 'bytearray_iterator']
i = iter([1, 2, 3])
print(next(i), i.__length_hint__(), list(i), list(i), next(i, "done"))  # expect: 1 2 [2, 3] [] done
a = [1]
i = iter(a)
next(i)
a.append(2)
print(next(i), next(i, None))  # expect: 2 None
a.append(3)
print(next(i, "stays exhausted"))  # expect: stays exhausted
