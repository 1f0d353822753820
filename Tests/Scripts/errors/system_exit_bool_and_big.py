import sys
try:
    sys.exit(True)
except SystemExit as e:
    print(e.code)
    # expect: True
raise SystemExit(2.5)
# stderr: 2.5
# exit: 1
