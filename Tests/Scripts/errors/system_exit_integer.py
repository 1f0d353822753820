import sys
sys.exit(300)
# exit: 44
