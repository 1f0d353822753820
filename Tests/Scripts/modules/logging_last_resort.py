import logging
logging.info("not shown")
logging.getLogger("x").warning("last resort goes to stderr")
print("done")
# expect: done
# stderr: WARNING:x:last resort goes to stderr
