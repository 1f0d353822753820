import os
path = f"/tmp/taipan-open-iteration-{os.getpid()}"
try:
    with open(path, "w") as f:
        print(*range(5), sep="\n", file=f)
    with open(path) as f:
        total = sum(int(line) for line in f)
        print(total, next(f, "end"), f.read() == "")  # expect: 10 end True
    with open(path) as a, open(path) as b:
        print([x.strip() + y.strip() for x, y in zip(a, b)])  # expect: ['00', '11', '22', '33', '44']
    with open(path) as f:
        first, *rest = f
        print(repr(first), len(rest), f.closed)  # expect: '0\n' 4 False
    try:
        with open(path) as f:
            raise ValueError
    except ValueError:
        print(f.closed)  # expect: True
    with open(path, "a+") as f:
        f.write("last\n")
        f.seek(0)
        print(f.readlines()[-1:], f.readlines(2), f.name == path)  # expect: ['last\n'] [] True
    with open(path) as f:
        print(f.readlines(3), f.readline(0) == "", f.readline(1), f.readline(-1) == "\n")
        # expect: ['0\n', '1\n'] True 2 True
finally:
    os.remove(path)
