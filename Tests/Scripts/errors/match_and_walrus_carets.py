def f(v):
    match v:
        case {"n": n} if (m := n + 1) > undefined_limit:
            return m
f({"n": 1})
# stderr: Traceback (most recent call last):
# stderr:   File "errors/match_and_walrus_carets.py", line 5, in <module>
# stderr:     f({"n": 1})
# stderr:     ~^^^^^^^^^^
# stderr:   File "errors/match_and_walrus_carets.py", line 3, in f
# stderr:     case {"n": n} if (m := n + 1) > undefined_limit:
# stderr:                                     ^^^^^^^^^^^^^^^
# stderr: NameError: name 'undefined_limit' is not defined
# exit: 1
