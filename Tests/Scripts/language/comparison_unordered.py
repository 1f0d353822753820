def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

attempt(lambda: 1 < "a")  # expect: '<' not supported between instances of 'int' and 'str'
attempt(lambda: [] >= ())  # expect: '>=' not supported between instances of 'list' and 'tuple'
attempt(lambda: None > 0)  # expect: '>' not supported between instances of 'NoneType' and 'int'
attempt(lambda: 1j <= 2j)  # expect: '<=' not supported between instances of 'complex' and 'complex'
attempt(lambda: {} < {})  # expect: '<' not supported between instances of 'dict' and 'dict'
attempt(lambda: object() > object)  # expect: '>' not supported between instances of 'object' and 'type'
