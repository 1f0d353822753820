try:
    undefined
except NameError as e:
    print(e, e.name, e.args)  # expect: name 'undefined' is not defined undefined ("name 'undefined' is not defined",)
try:
    del undefined
except NameError as e:
    print(e)  # expect: name 'undefined' is not defined

class C:
    try:
        del nothing
    except NameError as e:
        print(e)  # expect: name 'nothing' is not defined
