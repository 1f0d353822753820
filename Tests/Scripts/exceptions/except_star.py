def run(exc):
    try:
        raise exc
    except* ValueError as e:
        print("values", repr(e))
    except* (TypeError, KeyError) as e:
        print("types", repr(e))
    else:
        print("never")
    finally:
        print("finally")

run(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
# expect: values ExceptionGroup('g', [ValueError(1), ValueError(3)])
# expect: types ExceptionGroup('g', [TypeError(2)])
# expect: finally
run(ValueError("naked"))
# expect: values ExceptionGroup('', (ValueError('naked'),))
# expect: finally
try:
    run(ExceptionGroup("g", [OSError("rest"), KeyError("k")]))
    # expect: types ExceptionGroup('g', [KeyError('k')])
    # expect: finally
except ExceptionGroup as e:
    print("rest", repr(e))  # expect: rest ExceptionGroup('g', [OSError('rest')])
