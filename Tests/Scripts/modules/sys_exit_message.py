import sys
print("out")
sys.exit("message goes to stderr")
# expect: out
# stderr: message goes to stderr
# exit: 1
