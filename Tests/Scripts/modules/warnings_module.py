import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(FutureWarning("three"))
print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
# expect: [('UserWarning', 'one', 4), ('DeprecationWarning', 'two', 5), ('FutureWarning', 'three', 6)]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", UserWarning)
    except UserWarning as e:
        print(repr(e))  # expect: UserWarning('now an error')
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for _ in range(3): warnings.warn("same place")
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.warn("quiet please")
print(len(seen), warnings.formatwarning("msg", UserWarning, "f.py", 3, "line"), end="")
# expect: 1 f.py:3: UserWarning: msg
# expect:   line
@warnings.deprecated("use g")
def f(): return 1
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(f(), seen[0].message)  # expect: 1 use g
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)  # expect: category must be a Warning subclass, not 'type'
