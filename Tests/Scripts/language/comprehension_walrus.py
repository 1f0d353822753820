print([y := 1, y**2, y])  # expect: [1, 1, 1]
data = [1, 5, 2, 8]
print([z for x in data if (z := x * 10) > 20], z)  # expect: [50, 80] 80

def first_match(items):
    if any((hit := item) > 3 for item in items):
        return hit

print(first_match(data))  # expect: 5
total = 0
print([total := total + v for v in data], total)  # expect: [1, 6, 8, 16] 16
