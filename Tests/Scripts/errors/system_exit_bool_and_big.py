import sys
try:
    sys.exit(True)
except SystemExit as e:
    print(e.code)
raise SystemExit(2.5)
# expect: True
# stderr: 2.5
# exit: 1
