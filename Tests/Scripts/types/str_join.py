print(",".join(["a", "b"]), "".join("abc"), "-".join(()), "x".join(["only"]))  # expect: a,b abc  only
print(", ".join({"k": 1, "l": 2}), "é".join("ab"), "".join(c for c in "gen"))  # expect: k, l aéb gen
for f in (
    lambda: ",".join([1]),
    lambda: ",".join(["a", None]),
    lambda: ",".join(5),
    lambda: ",".join(["a", b"b"]),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: sequence item 0: expected str instance, int found
        # expect: sequence item 1: expected str instance, NoneType found
        # expect: can only join an iterable
        # expect: sequence item 1: expected str instance, bytes found
