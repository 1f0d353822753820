# args: first "two words" -x --long=1
import sys
print(sys.argv[0], sys.argv[1:], len(sys.argv))
# expect: modules/sys_arguments.py ['first', 'two words', '-x', '--long=1'] 5
print(__name__, __file__)  # expect: __main__ modules/sys_arguments.py
