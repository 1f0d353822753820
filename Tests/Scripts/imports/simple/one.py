print("init simple.one")
value = 1
