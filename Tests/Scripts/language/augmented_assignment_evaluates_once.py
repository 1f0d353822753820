def index():
    print("index")
    return 0

a = [10]
a[index()] += 5  # expect: index
print(a)  # expect: [15]
