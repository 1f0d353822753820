import atexit
atexit.register(print, "registered first, runs last")
@atexit.register
def second():
    print("second")
atexit.register(print, "with keywords", end="!\n")
atexit.unregister(second)
print("end of script")
# expect: end of script
# expect: with keywords!
# expect: registered first, runs last
