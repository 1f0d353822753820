import circular.a
# expect: a starts
# expect: b starts
# expect: b sees a half made: False
# expect: a sees b
print(circular.a.b.a is circular.a)  # expect: True
