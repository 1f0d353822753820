print(..., Ellipsis is ..., type(...).__name__)  # expect: Ellipsis True ellipsis
def stub(): ...
print(stub())  # expect: None
print(__debug__)  # expect: True
print(NotImplemented, None)  # expect: NotImplemented None
