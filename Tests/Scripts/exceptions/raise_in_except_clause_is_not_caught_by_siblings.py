try:
    try:
        raise ValueError
    except ValueError:
        raise KeyError("from handler")
    except KeyError:
        print("wrong")
except KeyError as e:
    print(e)  # expect: 'from handler'
try:
    try:
        pass
    except ValueError:
        pass
    else:
        raise ValueError("from else")
except ValueError as e:
    print(e)  # expect: from else
