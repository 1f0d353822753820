ns = {}
exec("a = 1\r\nif a:\r\n\tb = 2\r\n", ns)
exec("c = 3\rd = 4\r", ns)
exec("\x0ce = 5\n", ns)
exec("f = '''x\r\ny\rz'''", ns)
exec("g = 1 \\\r\n + 1", ns)
exec("if 1:\n    h = 1\n\n    # comment\n  # odd indent comment\n    i = 2", ns)
exec("j = 1;", ns)
exec("", ns)
exec("# only a comment", ns)
exec("\n\n   \n\t\n", ns)
print({k: v for k, v in ns.items() if len(k) == 1})
# expect: {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 'x\ny\nz', 'g': 2, 'h': 1, 'i': 2, 'j': 1}
