def f(list):
    return list + 1

print(f(1))  # expect: 2
len = lambda x: "mine"
print(len([]))  # expect: mine
del len
print(len([]))  # expect: 0
try:
    del len
except NameError as e:
    print(e)  # expect: name 'len' is not defined
