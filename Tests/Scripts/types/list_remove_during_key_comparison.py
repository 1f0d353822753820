# An element's __eq__ may change the list that is being searched.
class Evil:
    def __eq__(self, o):
        a.clear()
        return False
a = [Evil(), Evil(), Evil()]
try:
    a.index(5)
except ValueError as e:
    print(e)  # expect: 5 is not in list
a = [Evil(), 1, 2]
print(7 in a, a)  # expect: False []
a = [Evil()] * 3
print(a.count(1), a)  # expect: 0 []
a = [1, Evil(), 3]
print(a == [1, 2, 3], a)  # expect: False []
