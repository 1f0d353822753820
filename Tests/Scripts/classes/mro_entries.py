class Alias:
    def __mro_entries__(self, bases):
        return (dict,)
class C(Alias()): pass
print(C.__bases__, type(C.__orig_bases__[0]).__name__)  # expect: (<class 'dict'>,) Alias
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__)  # expect: (<class 'list'>,) (list[int],)
