s = ""
for i in range(1000):
    s += str(i)
t = s
s += "x"
print(len(s), len(t), t is s)  # expect: 2891 2890 False
