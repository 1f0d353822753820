def attempt(source):
    try:
        exec(source)
    except ValueError as e:
        print(e)

attempt("a, b = 1,")  # expect: not enough values to unpack (expected 2, got 1)
attempt("a, b, c = 'ab'")  # expect: not enough values to unpack (expected 3, got 2)
attempt("a, b = 1, 2, 3")  # expect: too many values to unpack (expected 2)
attempt("a, b = {1: 1, 2: 2, 3: 3}")  # expect: too many values to unpack (expected 2)
attempt("a, b = iter(range(5))")  # expect: too many values to unpack (expected 2)
attempt("[] = [1]")  # expect: too many values to unpack (expected 0)
attempt("a, *b, c = 'x'")  # expect: not enough values to unpack (expected at least 2, got 1)
attempt("() = ()")
