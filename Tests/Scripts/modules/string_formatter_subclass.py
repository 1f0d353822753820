import string
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, f"<no {key}>")
        return super().get_value(key, args, kwargs)
    def convert_field(self, value, conversion):
        if conversion == "u": return str(value).upper()
        return super().convert_field(value, conversion)
print(F().format("{0} {name} {missing} {0!u} {1!r:>5}", "a", "b", name="n"))  # expect: a n <no missing> A   'b'
print(F().vformat("{x[0]}", (), {"x": [7]}), list(F().parse("a{b}c")))
# expect: 7 [('a', 'b', '', None), ('c', None, None, None)]
try:
    string.Formatter().format("{}")
except IndexError as e:
    print(e)  # expect: tuple index out of range
class T(string.Template):
    delimiter = "%"
print(T("%who likes %{what}s").substitute(who="tim", what="kiwi"))  # expect: tim likes kiwis
