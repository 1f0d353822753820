for spec in ("", "5", "<5", ">5", "^5", "*^6", ".2", "5.1", "05", "s", "é>4", "{>4"):
    print(f"{spec!r}: [{format('abc', spec)}]")
    # expect: '': [abc]
    # expect: '5': [abc  ]
    # expect: '<5': [abc  ]
    # expect: '>5': [  abc]
    # expect: '^5': [ abc ]
    # expect: '*^6': [*abc**]
    # expect: '.2': [ab]
    # expect: '5.1': [a    ]
    # expect: '05': [abc00]
    # expect: 's': [abc]
    # expect: 'é>4': [éabc]
    # expect: '{>4': [{abc]
for spec in ("=5", "+", ",", "#", "d", ".", "x>", "5.", "ss", "-5", " ", "_"):
    try:
        print(f"{spec!r}: [{format('abc', spec)}]")
    except ValueError as e:
        print(f"{spec!r}: {e}")
# expect: '=5': '=' alignment not allowed in string format specifier
# expect: '+': Sign not allowed in string format specifier
# expect: ',': Cannot specify ',' with 's'.
# expect: '#': Alternate form (#) not allowed in string format specifier
# expect: 'd': Unknown format code 'd' for object of type 'str'
# expect: '.': Format specifier missing precision
# expect: 'x>': [abc]
# expect: '5.': Format specifier missing precision
# expect: 'ss': Invalid format specifier 'ss' for object of type 'str'
# expect: '-5': Sign not allowed in string format specifier
# expect: ' ': Space not allowed in string format specifier
# expect: '_': Cannot specify '_' with 's'.
