def a(n):
    if n == 0:
        raise ValueError("bottom")
    b(n - 1)
def b(n): a(n)
a(4)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 6, in <module>
# stderr:     a(4)
# stderr:     ~^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 4, in a
# stderr:     b(n - 1)
# stderr:     ~^^^^^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 5, in b
# stderr:     def b(n): a(n)
# stderr:               ~^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 4, in a
# stderr:     b(n - 1)
# stderr:     ~^^^^^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 5, in b
# stderr:     def b(n): a(n)
# stderr:               ~^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 4, in a
# stderr:     b(n - 1)
# stderr:     ~^^^^^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 5, in b
# stderr:     def b(n): a(n)
# stderr:               ~^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 4, in a
# stderr:     b(n - 1)
# stderr:     ~^^^^^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 5, in b
# stderr:     def b(n): a(n)
# stderr:               ~^^^
# stderr:   File "errors/recursion_mutual_is_not_folded.py", line 3, in a
# stderr:     raise ValueError("bottom")
# stderr: ValueError: bottom
# exit: 1
