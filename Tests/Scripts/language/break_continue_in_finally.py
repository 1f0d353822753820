for i in range(3):
    try:
        if i == 1:
            continue
        print("body", i)
    finally:
        print("finally", i)
# expect: body 0
# expect: finally 0
# expect: finally 1
# expect: body 2
# expect: finally 2

while True:
    try:
        1 / 0
    finally:
        break
print("error swallowed by break")  # expect: error swallowed by break

def f():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "end"

print(f())  # expect: end
