words = ["b", "a", "B", "", "aa", "é", "Z", "10", "9", " ", "_", "~", "€", "😀"]
print(sorted(words))  # expect: ['', ' ', '10', '9', 'B', 'Z', '_', 'a', 'aa', 'b', '~', 'é', '€', '😀']
print(max(words), [a for a in words if a > "a"], "a" * 3 + "b" * 0 + "-" * 2)
# expect: 😀 ['b', 'aa', 'é', '~', '€', '😀'] aaa--
print("abc" < "abd" < "b", "Z" < "a", "10" < "9", "" < " ", "a" == "a ")  # expect: True True True True False
print("é" == "\u00e9", "ß".upper() == "SS")  # expect: True True
