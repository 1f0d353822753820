import sys
print("buffered", end=" ")  # expect: buffered written flushed
sys.stdout.write("written ")
print("flushed", flush=True)
print("a", "b", sep="\n", end="\n\n")
# expect: a
# expect: b
# expect:
print(*"abc", sep="", end="|\n")  # expect: abc|
print("é€😀", "\u00e9", chr(0x4E2D))  # expect: é€😀 é 中
sys.stdout.write("")
print(None, sep=None)  # expect: None
