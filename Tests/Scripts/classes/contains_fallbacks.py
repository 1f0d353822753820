class WithContains:
    def __contains__(self, x): return x == "in"
class WithIter:
    def __iter__(self):
        print("iterating")
        return iter([1, 2])
class Blocked:
    __contains__ = None
    def __iter__(self): return iter([1])
print("in" in WithContains(), "out" not in WithContains())  # expect: True True
print(2 in WithIter(), 9 in WithIter())
# expect: iterating
# expect: iterating
# expect: True False
try:
    1 in Blocked()
except TypeError as e:
    print(e)  # expect: 'Blocked' object is not a container
