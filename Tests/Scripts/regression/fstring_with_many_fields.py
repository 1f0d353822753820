# The fields of an f-string were counted as if each were inside the one before: some thousands were too many.
print(len(eval("f'" + "{1}" * 20_000 + "'")))  # expect: 20000
print(len(eval("f'" + "{1:{2}}" * 6_000 + "'")))  # expect: 12000
