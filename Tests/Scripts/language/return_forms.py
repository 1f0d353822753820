def nothing(): return
def implicit(): 1
def single(): return 1,
def several(): return 1, 2, *[3]
def in_loop():
    for i in range(10):
        while True:
            return i

print(nothing(), implicit(), single(), several(), in_loop())  # expect: None None (1,) (1, 2, 3) 0
