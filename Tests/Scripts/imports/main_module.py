import __main__, sys
x = 5
print(__main__.x, __name__, sys.modules["__main__"] is __main__)  # expect: 5 __main__ True
print(__main__.__file__ == __file__, hasattr(__main__, "__builtins__"))  # expect: True True
if __name__ == "__main__":
    print("run as a script", __spec__, __package__)  # expect: run as a script None None
