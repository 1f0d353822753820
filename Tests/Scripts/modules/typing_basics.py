import typing
from typing import (
    Any, Optional, Union, List, Dict, Callable, TypeVar, Generic, NamedTuple, TypedDict, Protocol,
    Literal, runtime_checkable, get_type_hints, cast, overload, ClassVar, Final, Annotated,
)
print(Optional[int], Union[int, str, int], List[int], Dict[str, int])
# expect: typing.Optional[int] typing.Union[int, str] typing.List[int] typing.Dict[str, int]
print(Callable[[int], str], Literal["a", 1], Any, Union[int], Annotated[int, "m"])
# expect: typing.Callable[[int], str] typing.Literal['a', 1] typing.Any <class 'int'> typing.Annotated[int, 'm']
print(ClassVar[int])  # expect: typing.ClassVar[int]
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(T, Box[int](5).v, Box[int], typing.get_origin(List[int]))  # expect: ~T 5 __main__.Box[int] <class 'list'>
print(typing.get_args(Dict[str, int]), cast(int, "x"))  # expect: (<class 'str'>, <class 'int'>) x
class NT(NamedTuple):
    a: int
    b: str = "d"
print(NT(1), NT._fields, NT.__annotations__)
# expect: NT(a=1, b='d') ('a', 'b') {'a': <class 'int'>, 'b': <class 'str'>}
class TD(TypedDict, total=False):
    k: int
print(TD(k=1), TD.__annotations__, TD.__total__)  # expect: {'k': 1} {'k': <class 'int'>} False
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(5, HasLen), get_type_hints(Box.__init__))  # expect: True False {'v': ~T}
for f in (
    lambda: List[int, str],
    lambda: isinstance(1, List[int]),
    lambda: Any(),
    lambda: Optional[int, str],
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: Too many arguments for typing.List; actual 2, expected 1
        # expect: Subscripted generics cannot be used with class and instance checks
        # expect: Any cannot be instantiated
        # expect: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
print(typing.TYPE_CHECKING, Optional[None], Union[int, None] == Optional[int])
# expect: False <class 'NoneType'> True
