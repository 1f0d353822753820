for spec in (
    "+d",
    "-d",
    " d",
    "=+6d",
    "06d",
    "<06d",
    "x",
    "#X",
    "#o",
    "#b",
    "#010x",
    ",d",
    "_d",
    "_b",
    "_x",
    "c",
    "e",
    ".1f",
    "%",
    "g",
    "n",
    "^7",
    "*>7",
    "z.1f",
    "08,",
):
    print(f"{spec!r}: [{format(1234, spec)}] [{format(-56, spec) if spec != 'c' else ''}]")
    # expect: '+d': [+1234] [-56]
    # expect: '-d': [1234] [-56]
    # expect: ' d': [ 1234] [-56]
    # expect: '=+6d': [+ 1234] [-   56]
    # expect: '06d': [001234] [-00056]
    # expect: '<06d': [123400] [-56000]
    # expect: 'x': [4d2] [-38]
    # expect: '#X': [0X4D2] [-0X38]
    # expect: '#o': [0o2322] [-0o70]
    # expect: '#b': [0b10011010010] [-0b111000]
    # expect: '#010x': [0x000004d2] [-0x0000038]
    # expect: ',d': [1,234] [-56]
    # expect: '_d': [1_234] [-56]
    # expect: '_b': [100_1101_0010] [-11_1000]
    # expect: '_x': [4d2] [-38]
    # expect: 'c': [Ӓ] []
    # expect: 'e': [1.234000e+03] [-5.600000e+01]
    # expect: '.1f': [1234.0] [-56.0]
    # expect: '%': [123400.000000%] [-5600.000000%]
    # expect: 'g': [1234] [-56]
    # expect: 'n': [1234] [-56]
    # expect: '^7': [ 1234  ] [  -56  ]
    # expect: '*>7': [***1234] [****-56]
    # expect: 'z.1f': [1234.0] [-56.0]
    # expect: '08,': [0,001,234] [-000,056]
for spec in (
    ".2d",
    "s",
    ",x",
    ",c",
    "_c",
    "+c",
    "#c",
    ",_d",
    "zd",
    "q",
    "5.",
    ",n",
    "ll",
    "1" * 30,
):
    try:
        print(format(1234, spec))
    except ValueError as e:
        print(f"{spec!r}: {e}")
        # expect: '.2d': Precision not allowed in integer format specifier
        # expect: 's': Unknown format code 's' for object of type 'int'
        # expect: ',x': Cannot specify ',' with 'x'.
        # expect: ',c': Cannot specify ',' with 'c'.
        # expect: '_c': Cannot specify '_' with 'c'.
        # expect: '+c': Sign not allowed with integer format specifier 'c'
        # expect: '#c': Alternate form (#) not allowed with integer format specifier 'c'
        # expect: ',_d': Cannot specify both ',' and '_'.
        # expect: 'zd': Negative zero coercion (z) not allowed in integer format specifier
        # expect: 'q': Unknown format code 'q' for object of type 'int'
        # expect: '5.': Format specifier missing precision
        # expect: ',n': Cannot specify ',' with 'n'.
        # expect: 'll': Invalid format specifier 'll' for object of type 'int'
        # expect: '111111111111111111111111111111': Too many decimal digits in format string
