for spec in (
    "",
    "f",
    ".0f",
    "#.0f",
    ".3",
    ".3g",
    "#.3g",
    "g",
    "e",
    ".0e",
    "E",
    "%",
    ".1%",
    "+.1f",
    " .1f",
    "010.2f",
    ",.2f",
    "_f",
    "n",
    "^12.1f",
    "=+9.1f",
    "G",
):
    print(f"{spec!r}: [{format(1234.5678, spec)}] [{format(-0.00012, spec)}] [{format(1e20, spec)}]")
    # expect: '': [1234.5678] [-0.00012] [1e+20]
    # expect: 'f': [1234.567800] [-0.000120] [100000000000000000000.000000]
    # expect: '.0f': [1235] [-0] [100000000000000000000]
    # expect: '#.0f': [1235.] [-0.] [100000000000000000000.]
    # expect: '.3': [1.23e+03] [-0.00012] [1e+20]
    # expect: '.3g': [1.23e+03] [-0.00012] [1e+20]
    # expect: '#.3g': [1.23e+03] [-0.000120] [1.00e+20]
    # expect: 'g': [1234.57] [-0.00012] [1e+20]
    # expect: 'e': [1.234568e+03] [-1.200000e-04] [1.000000e+20]
    # expect: '.0e': [1e+03] [-1e-04] [1e+20]
    # expect: 'E': [1.234568E+03] [-1.200000E-04] [1.000000E+20]
    # expect: '%': [123456.780000%] [-0.012000%] [10000000000000000000000.000000%]
    # expect: '.1%': [123456.8%] [-0.0%] [10000000000000000000000.0%]
    # expect: '+.1f': [+1234.6] [-0.0] [+100000000000000000000.0]
    # expect: ' .1f': [ 1234.6] [-0.0] [ 100000000000000000000.0]
    # expect: '010.2f': [0001234.57] [-000000.00] [100000000000000000000.00]
    # expect: ',.2f': [1,234.57] [-0.00] [100,000,000,000,000,000,000.00]
    # expect: '_f': [1_234.567800] [-0.000120] [100_000_000_000_000_000_000.000000]
    # expect: 'n': [1234.57] [-0.00012] [1e+20]
    # expect: '^12.1f': [   1234.6   ] [    -0.0    ] [100000000000000000000.0]
    # expect: '=+9.1f': [+  1234.6] [-     0.0] [+100000000000000000000.0]
    # expect: 'G': [1234.57] [-0.00012] [1E+20]
for spec in ("d", "x", "s", "c", ",_f", ".f", "f5", ".99999999999f"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(f"{spec!r}: {e}")
        # expect: 'd': Unknown format code 'd' for object of type 'float'
        # expect: 'x': Unknown format code 'x' for object of type 'float'
        # expect: 's': Unknown format code 's' for object of type 'float'
        # expect: 'c': Unknown format code 'c' for object of type 'float'
        # expect: ',_f': Cannot specify both ',' and '_'.
        # expect: '.f': Format specifier missing precision
        # expect: 'f5': Invalid format specifier 'f5' for object of type 'float'
        # expect: '.99999999999f': precision too big
