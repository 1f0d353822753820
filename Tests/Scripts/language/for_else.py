def find(items, wanted):
    for item in items:
        if item == wanted:
            break
    else:
        return "not found"
    return "found"

print(find([1, 2], 2), find([1, 2], 3), find([], 1))  # expect: found not found not found
for i in []:
    pass
else:
    print("else of empty loop")  # expect: else of empty loop
