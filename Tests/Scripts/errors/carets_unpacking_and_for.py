def pairs():
    for a, b in [(1, 2), (3,)]:
        print(a, b)
pairs()
# expect: 1 2
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_unpacking_and_for.py", line 4, in <module>
# stderr:     pairs()
# stderr:     ~~~~~^^
# stderr:   File "errors/carets_unpacking_and_for.py", line 2, in pairs
# stderr:     for a, b in [(1, 2), (3,)]:
# stderr:         ^^^^
# stderr: ValueError: not enough values to unpack (expected 2, got 1)
# exit: 1
