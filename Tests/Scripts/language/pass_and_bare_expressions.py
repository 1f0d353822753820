pass
1, 2
"a string statement"
...
def f(): pass
class C: pass
print(f(), C.__name__)  # expect: None C
for _ in range(3): pass
print(_)  # expect: 2
