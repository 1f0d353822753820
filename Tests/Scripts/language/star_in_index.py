class Box:
    def __getitem__(self, key):
        return key

b = Box()
print(b[1], b[1, 2], b[1:2], b[1:2, ::3], b[()], b[1,])
# expect: 1 (1, 2) slice(1, 2, None) (slice(1, 2, None), slice(None, None, 3)) () (1,)
print(b[*[1, 2]], b[0, *"ab"], b[...])  # expect: (1, 2) (0, 'a', 'b') Ellipsis
