# A handler near the limit has room to work and the error unwinds cleanly, again and again.
count = 0
def f():
    global count
    try:
        f()
    except RecursionError:
        count += 1
        raise
for _ in range(3):
    try:
        f()
    except RecursionError:
        print("caught", count > 100)
        # expect: caught True
        # expect: caught True
        # expect: caught True
        count = 0
def g():
    try:
        g()
    finally:
        len("cleanup")
try:
    g()
except RecursionError:
    print("finally ran")  # expect: finally ran
