import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.part")
log.debug("hidden")
log.info("shown %d %s", 1, "x")  # expect: INFO:app.part:shown 1 x
log.warning("careful")  # expect: WARNING:app.part:careful
log.setLevel(logging.ERROR)
log.warning("hidden now")
try:
    1 / 0
except ZeroDivisionError:
    log.error("failed", exc_info=False)  # expect: ERROR:app.part:failed
print(log.name, log.parent.name, logging.getLevelName(30))  # expect: app.part root WARNING
print(log.isEnabledFor(logging.INFO), logging.getLogger("app.part") is log)  # expect: False True
print(log.getEffectiveLevel())  # expect: 40
class H(logging.Handler):
    def emit(self, record): print("handler", record.getMessage(), record.levelname)
root = logging.getLogger("own")
root.addHandler(H())
root.propagate = False
root.error("to handler %(k)s", {"k": 5})  # expect: handler to handler 5 ERROR
