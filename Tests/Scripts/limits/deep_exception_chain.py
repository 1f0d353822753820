import traceback
e = None
for i in range(5000):
    n = ValueError(i)
    n.__context__ = e
    e = n
text = "".join(traceback.format_exception(e))
print(text.count("ValueError"), text.splitlines()[-1])  # expect: 5000 ValueError: 4999
