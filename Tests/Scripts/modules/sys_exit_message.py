import sys
print("out")
# expect: out
sys.exit("message goes to stderr")
# stderr: message goes to stderr
# exit: 1
