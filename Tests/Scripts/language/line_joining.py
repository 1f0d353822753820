total = 1 + \
    2
items = [
    1,  # comment inside
    2,

    3,
]
print(total, items, (4
                     + 5))  # expect: 3 [1, 2, 3] 9
if total == 3 and \
   items: print("joined"); print("same line")
          # expect: joined
          # expect: same line
