results = []
for i in range(5):
    try:
        results.append(bytearray(2 ** 60))
    except MemoryError:
        results.append("refused")
print(results, sum(range(1000)))  # expect: ['refused', 'refused', 'refused', 'refused', 'refused'] 499500
"x" * 10 ** 16    # raises: MemoryError
