def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])

def merge(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge(items[:middle]), merge(items[middle:])
    out = []
    while left and right:
        out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right

seed = 42
def random():
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed

data = [random() % 1000 for _ in range(500)]
print(quick(data) == merge(data) == sorted(data), quick(data)[:5])  # expect: True [0, 3, 8, 12, 13]
