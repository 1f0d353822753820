"""What `help()` says about keywords and symbols: the form of a statement or expression, and what it does, in a few lines."""

KEYWORDS = {
    "and": """\
x and y

x if that is false, otherwise y. y is not computed if x decides. See also: or, not.""",
    "as": """\
import module as name
from module import name as other
with context as name: ...
except Class as name: ...
case pattern as name: ...

Gives what is imported, entered, caught or matched a name.""",
    "assert": """\
assert condition
assert condition, message

Raises AssertionError if the condition is false. With -O nothing is checked.""",
    "async": """\
async def name(parameters): ...
async for target in iterable: ...
async with context: ...

Makes a coroutine function; inside of one, loops and contexts that wait. See also: await.""",
    "await": """\
await awaitable

In a coroutine: waits for the result of another one. See also: async.""",
    "break": """\
break

Leaves the innermost for or while loop; its else block does not run. See also: continue.""",
    "case": """\
match subject:
    case pattern: ...
    case pattern if condition: ...

One of the alternatives of match: a value, a name, [a, *rest], {"key": value}, Class(attribute=pattern), a | b, or _ for anything.""",
    "class": """\
class name: ...
class name(base, ..., metaclass=M): ...

Runs the block and makes a class of the names it leaves. Attributes that are not found in the class are looked up in its bases.""",
    "continue": """\
continue

Goes on with the next turn of the innermost for or while loop. See also: break.""",
    "def": """\
def name(a, b=1, /, c, *args, d, **kwargs): ...
def name(a: int) -> str: ...

Makes a function. Parameters before / are given by position, those behind * by name; *args and **kwargs take what is left.
Defaults are computed once, when the function is made. See also: return, lambda, yield.""",
    "del": """\
del name
del object.attribute, object[key]

Removes a name, an attribute or an item.""",
    "elif": """\
if condition: ...
elif condition: ...

Another condition, for when those before are false. See also: if.""",
    "else": """\
if condition: ...
else: ...

The block for all other cases. Behind a for or while loop it runs unless break has left the loop; behind try ... except it runs
if nothing was raised. In an expression: a if condition else b.""",
    "except": """\
try: ...
except Class: ...
except (Class, Class) as name: ...
except* Class: ...

Handles exceptions of these classes that the try block raises. except* handles those of a group. See also: try, raise.""",
    "finally": """\
try: ...
finally: ...

Runs the block at the end in any case: after success, an exception, return, break or continue. See also: try, with.""",
    "for": """\
for target in iterable: ...
else: ...

Runs the block once for each item. The else block runs at the end, unless break has left the loop.
In brackets: [f(x) for x in iterable if condition]. See also: break, continue, while.""",
    "from": """\
from module import name, other as third
from .neighbour import name
raise exception from cause
yield from iterable

Imports names of a module; names the cause of an exception; yields all items of something else.""",
    "global": """\
global name, other

Makes assignments in this function mean the names of the module. See also: nonlocal.""",
    "if": """\
if condition: ...
elif condition: ...
else: ...
a if condition else b

Runs the first block whose condition is true. As an expression: one of two values.""",
    "import": """\
import module, package.module as name
from module import name

Loads modules, once, and gives them names. See also: from, as.""",
    "in": """\
x in container
for target in iterable: ...

Whether the container has x ("not in": has not). In a loop: what is gone through.""",
    "is": """\
x is y
x is not y

Whether both are the same object. For equal values: ==.""",
    "lambda": """\
lambda a, b=1: expression

A function without a name that returns the value of the expression. See also: def.""",
    "match": """\
match subject:
    case pattern: ...
    case _: ...

Runs the block of the first pattern that fits, and gives its names to the parts. See also: case.""",
    "nonlocal": """\
nonlocal name, other

Makes assignments in this function mean the names of the function around it. See also: global.""",
    "not": """\
not x

True if x is false, otherwise False. See also: and, or.""",
    "or": """\
x or y

x if that is true, otherwise y. y is not computed if x decides. See also: and, not.""",
    "pass": """\
pass

Does nothing, where a statement has to stand.""",
    "raise": """\
raise exception
raise exception from cause
raise

Raises an exception, given as a class or an object. Alone, in an except block: raises the one being handled again.""",
    "return": """\
return
return value

Leaves the function, with the value or None.""",
    "try": """\
try: ...
except Class as name: ...
else: ...
finally: ...

Runs the block. Exceptions of the named classes are handled by their blocks; else runs if nothing was raised, finally always.""",
    "type": """\
type name = expression
type name[T] = expression

Gives a type another name. The expression is computed when somebody asks for it. type(x) is the class of x.""",
    "while": """\
while condition: ...
else: ...

Runs the block as long as the condition is true. The else block runs at the end, unless break has left the loop.""",
    "with": """\
with context as name, other: ...

Enters the context, runs the block, and leaves the context in any case: a file is closed, a lock released.""",
    "yield": """\
yield value
yield from iterable

Makes the function a generator: it gives out the value and goes on when the next one is asked for. The expression's value is what
send() gives.""",
    "@": """\
@decorator
def name(): ...
a @ b

Replaces the function or class by what the decorator makes of it. Between values: multiplication of matrices.""",
    ":=": """\
(name := expression)

Gives the value a name, inside of an expression.""",
    "*": """\
a * b
f(*items), [*items], first, *rest = items, def f(*args, key): ...

Multiplication. In front of a name: items one by one, or all that are left.""",
    "**": """\
a ** b
f(**mapping), {**mapping}, def f(**kwargs): ...

Power. In front of a name: keys and values one by one, or all keyword arguments that are left.""",
    "//": """\
a // b, a % b

The quotient rounded down, and the remainder: a == a // b * b + a % b.""",
    "==": """\
a == b, a != b, a < b, a <= b, a > b, a >= b

Compares values. Chains mean all of them: 0 <= x < 10. See also: is, in.""",
    "&": """\
a & b, a | b, a ^ b, ~a, a << n, a >> n

Integers: bits that are in both, in one, in exactly one; all other bits; shifted bits. Sets: intersection, union, symmetric
difference. Classes: int | str is a union.""",
    "[": """\
x[key], x[start:stop:step]
[a, b], [f(x) for x in items]

An item, or a slice. A list.""",
    "{": """\
{key: value}, {a, b}
{k: v for k, v in items}, {x for x in items}
f"{value!r:>10}"

A dictionary, a set. In an f-string: a value, with conversion and format.""",
    "->": """\
def f(a: int) -> str: ...

What the function returns, for readers and tools.""",
    "...": """\
...

The object Ellipsis: a place that is left open.""",
}

# Symbols that share a text with another one.
SYMBOLS = {
    "@": "@", ":=": ":=", "*": "*", "**": "**", "//": "//", "%": "//", "==": "==", "!=": "==", "<": "==", "<=": "==", ">": "==",
    ">=": "==", "&": "&", "|": "&", "^": "&", "~": "&", "<<": "&", ">>": "&", "[": "[", "{": "{", "->": "->", "...": "...",
}
