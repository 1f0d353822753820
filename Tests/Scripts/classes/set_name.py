class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset")

class Row:
    a = Field()
    b = Field()
    c = 1
# expect: set_name Row a
# expect: set_name Row b

r = Row()
print(r.a)  # expect: unset
r.__dict__["a"] = 3
print(r.a)  # expect: 3
class Bad:
    def __set_name__(self, owner, name): 1 / 0
try:
    class C:
        attr = Bad()
except ZeroDivisionError as e:
    print(e, e.__notes__)  # expect: division by zero ["Error calling __set_name__ on 'Bad' instance 'attr' in 'C'"]
