import traceback

def inner(): 1 / 0

def outer():
    try:
        inner()
    except ZeroDivisionError:
        raise

try:
    outer()
except ZeroDivisionError as e:
    print([f.name for f in traceback.extract_tb(e.__traceback__)])  # expect: ['<module>', 'outer', 'inner']
    print(e.__context__)  # expect: None
try:
    try:
        raise KeyError(1)
    except KeyError as e:
        raise e
except KeyError as e:
    print(len(traceback.extract_tb(e.__traceback__)))  # expect: 2
