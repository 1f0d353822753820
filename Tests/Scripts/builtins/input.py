# stdin: first line
# stdin:  spaces kept
# stdin:
# stdin: é€
print(repr(input()))  # expect: 'first line'
print(repr(input("prompt> ")))  # expect: prompt> ' spaces kept'
print(repr(input()), repr(input()))  # expect: '' 'é€'
try:
    input()
except EOFError as e:
    print(e)  # expect: EOF when reading a line
