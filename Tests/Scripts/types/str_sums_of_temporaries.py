# The sum of several strings may grow a temporary in place; nothing that anybody else can see may change by that.
import sys


def same(text):
    return text


kept = []


def keep(text):
    kept.append(text)
    return text


class Holder:
    def __init__(self, text):
        self.text = text

    @property
    def shown(self):
        return self.text


def build(n):
    return "n" * n


n = 12
first = build(n)
holder = Holder(build(n))
table = {"k": build(n)}
print(same(first) + "a" + "b", first)  # expect: nnnnnnnnnnnnab nnnnnnnnnnnn
print(keep(build(n)) + "a" + "b", kept)  # expect: nnnnnnnnnnnnab ['nnnnnnnnnnnn']
print(holder.text + "a" + "b", holder.shown + "c" + "d", holder.text)  # expect: nnnnnnnnnnnnab nnnnnnnnnnnncd nnnnnnnnnnnn
print(table["k"] + "a" + "b", table["k"])  # expect: nnnnnnnnnnnnab nnnnnnnnnnnn
print(sys.intern(build(n) + "i") + "a", sys.intern(build(n) + "i"))  # expect: nnnnnnnnnnnnia nnnnnnnnnnnni
print(chr(65) + "x" + "y", chr(65), str(7) + "x", str(7), "" + first, str() + "x", str())  # expect: Axy A 7x 7 nnnnnnnnnnnn x 
print((lambda t: t + t + t)(build(3)), build(3) + build(2) + build(1))  # expect: nnnnnnnnn nnnnnn
print(first[2:5] + "a" + "b", first.upper() + "a" + first)  # expect: nnnab NNNNNNNNNNNNannnnnnnnnnnn
print((first + "€" + "é") == first + "€é", ascii(build(1) + "\xe9" + "\ud800"))  # expect: True 'n\xe9\ud800'
text = build(2) + "a"
again = text + "b" + "c"
number = hash(build(2) + "a") == hash(text)
print(text, again, number, hash(again) == hash("nnabc"))  # expect: nna nnabc True True
keys = {}
for i in range(300):
    keys["key " + str(i % 7) + " of " + str(i % 3)] = i
print(len(keys), sorted(keys)[0], keys["key 6 of 2"])  # expect: 21 key 0 of 0 293
for size in (0, 1, 7, 8, 15, 16, 23, 24, 25, 31, 32, 63, 64, 1023, 4095, 4096, 5000):
    sum = "<" + build(size) + ">" + str(size) + "|"
    assert sum == "".join(["<", "n" * size, ">", "%d" % size, "|"]), size
    assert len(sum) == size + 3 + len(str(size))


class Text(str):
    def __add__(self, other):
        return "sum"

    def __radd__(self, other):
        return "reversed"


print(build(2) + Text("x") + "y", Text("x") + "y" + "z", build(1) + "y" + Text("z"))  # expect: reversedy sumz reversed
for wrong in (lambda: build(1) + "a" + 1, lambda: build(1) + b"", lambda: build(1) + "a" + None, lambda: 1 + build(1)):
    try:
        wrong()
    except TypeError as e:
        print(e)
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate str (not "bytes") to str
# expect: can only concatenate str (not "NoneType") to str
# expect: unsupported operand type(s) for +: 'int' and 'str'

numbers = [0, 9, 10, 11, 99, 100, 12345678, 99999999, 100000000, 100000001, 1234567890123456, 9999999999999999]
numbers += [10 ** k + d for k in range(1, 20) for d in (-1, 0, 1)] + [2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64]


def digits(number):
    if number < 0:
        return "-" + digits(-number)
    result = ""
    while True:
        result = "0123456789"[number % 10] + result
        number //= 10
        if number == 0:
            return result


for number in numbers:
    for n in (number, -number):
        wanted = digits(n)
        assert str(n) == repr(n) == f"{n}" == "%d" % n == "%s" % n == "%d" % (n,) == "%s" % (n,) == wanted, n
        assert "<%d>" % n == "<%s>" % (n,) == f"<{n}>" == "<" + wanted + ">", n
        assert "é€%d€" % n == "é€" + wanted + "€", n
print("%d %%" % 5, "%5d|" % 5, "%-5d|" % 5, "%+d" % 5, "%s" % True, "%d" % True)  # expect: 5 %     5| 5    | +5 True 1
for wrong in (lambda: "%d %d" % 5, lambda: "none" % 5, lambda: "%d" % "5", lambda: "%(a)d" % 5, lambda: "%" % 5):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(e)
# expect: not enough arguments for format string
# expect: not all arguments converted during string formatting
# expect: %d format: a real number is required, not str
# expect: format requires a mapping
# expect: incomplete format
for empty, full in (("", "x"), (b"", b"x"), ([], [0]), ((), (0,)), ({}, {1: 1})):
    print(not empty, not full, end=" ")
print()  # expect: True False True False True False True False True False 
data = b"ab\xff"
print(data[0], data[-1], data[2], data[-3])  # expect: 97 255 255 97
for index in (3, -4, 10 ** 30):
    try:
        data[index]
    except IndexError as e:
        print(e)
# expect: index out of range
# expect: index out of range
# expect: cannot fit 'int' into an index-sized integer
