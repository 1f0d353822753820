raise SystemExit("the message")
# stderr: the message
# exit: 1
