if (n := 10) > 5:
    print(n)  # expect: 10
print((m := 3) + m)  # expect: 6
a = [f := lambda: 1, f()]
print(a[1])  # expect: 1
while chunk := (chunks := globals().get("chunks", [1, 2, 3]))[:1]:
    del chunks[0]
    print(chunk)
    # expect: [1]
    # expect: [2]
    # expect: [3]
print((x := 1, 2), x)  # expect: (1, 2) 1
