import sys
exec(compile("1 + 1", "<s>", "single"))  # expect: 2
exec(compile("None", "<s>", "single"))
import builtins
print(builtins._)  # expect: 2
shown = []
sys.displayhook = shown.append
exec(compile("'a'; 5", "<s>", "single"))
print(shown)  # expect: ['a', 5]
