def f(x):
    try:
        print("try")
        if x: raise x
    except ValueError as e:
        print("except", e)
    except (KeyError, IndexError) as e:
        print("tuple", type(e).__name__)
    else:
        print("else")
    finally:
        print("finally")

f(None)
# expect: try
# expect: else
# expect: finally
f(ValueError("v"))
# expect: try
# expect: except v
# expect: finally
f(IndexError())
# expect: try
# expect: tuple IndexError
# expect: finally
try:
    f(OSError("unhandled"))
    # expect: try
    # expect: finally
except OSError as e:
    print("outside", e)  # expect: outside unhandled
