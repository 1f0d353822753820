import logging, os
folder = f"/tmp/taipan-logging-{os.getpid()}"
os.mkdir(folder)
path = os.path.join(folder, "app.log")
logging.basicConfig(filename=path, level=logging.DEBUG, format="%(levelname).4s %(name)s %(request)s: %(message)s")
handler = logging.getLogger().handlers[0]
print(type(handler).__name__, os.path.basename(handler.baseFilename))  # expect: FileHandler app.log
adapter = logging.LoggerAdapter(logging.getLogger("web"), {"request": 7})
adapter.info("served in %.1f s", 0.25)
adapter.warning("100%")
logging.shutdown()
with open(path) as file:
    print(file.read(), end="")
# expect: INFO web 7: served in 0.2 s
# expect: WARN web 7: 100%
os.remove(path)
os.rmdir(folder)
