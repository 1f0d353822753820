a = [3, 1]
a.append(2)
a.extend("xy")
a.insert(1, "i")
a.insert(-1, "j")
a.insert(100, "end")
print(a, a.pop(), a.pop(0), a.pop(-2), a)  # expect: ['i', 1, 2, 'x', 'y'] end 3 j ['i', 1, 2, 'x', 'y']
a.remove("i")
print(a, a.index(2), a.count(1), a.copy(), a == a.copy(), a is a.copy())
# expect: [1, 2, 'x', 'y'] 1 1 [1, 2, 'x', 'y'] True False
a.reverse()
print(a, len(a), 2 in a, a + [0], a * 2, 0 * a)
# expect: ['y', 'x', 2, 1] 4 True ['y', 'x', 2, 1, 0] ['y', 'x', 2, 1, 'y', 'x', 2, 1] []
a.clear()
print(a, [1, 2, 1].index(1, 1), [None] * 2, list("abc"), list(range(3)), list({"k": 1}), list())
# expect: [] 2 [None, None] ['a', 'b', 'c'] [0, 1, 2] ['k'] []
