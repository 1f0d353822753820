raise SystemExit(("a", "tuple"))
# stderr: ('a', 'tuple')
# exit: 1
