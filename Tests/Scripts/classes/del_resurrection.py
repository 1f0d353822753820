saved = []
class Phoenix:
    def __del__(self):
        print("dying")
        saved.append(self)

p = Phoenix()
del p  # expect: dying
print(len(saved), type(saved[0]).__name__)  # expect: 1 Phoenix
saved.clear()           # the finaliser runs only once
print("gone", len(saved))  # expect: gone 0
