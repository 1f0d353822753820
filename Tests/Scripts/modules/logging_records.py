import logging, sys, time
class Keep(logging.Handler):
    def emit(self, record):
        self.record = record
handler = Keep()
log = logging.getLogger("records")
log.addHandler(handler)
log.propagate = False
def speak(level):
    log.warning("%s and %d", "one", 2, stacklevel=level, extra={"user": "me"})
speak(1)
record = handler.record
print(record.getMessage(), record.args, record.user)  # expect: one and 2 ('one', 2) me
print(record.lineno, record.funcName, record.module, record.filename)  # expect: 10 speak logging_records logging_records.py
print(record.threadName, record.processName, record.taskName)  # expect: MainThread MainProcess None
print(abs(record.created - time.time()) < 60, 0 <= record.msecs < 1000)  # expect: True True
speak(2)
print(handler.record.lineno, handler.record.funcName)  # expect: 17 <module>
log.warning("in %(where)s", {"where": "here"}, stack_info=True)
print(handler.record.getMessage(), handler.record.stack_info.splitlines()[0])  # expect: in here Stack (most recent call last):
fixed = logging.makeLogRecord({"created": 0.0, "msecs": 7.0, "msg": "then", "levelname": "INFO"})
formatter = logging.Formatter("{asctime} {message:>6}|{levelname!r}", "%H:%M", style="{")
formatter.converter = time.gmtime
print(formatter.format(fixed))  # expect: 00:00   then|'INFO'
formatter = logging.Formatter("%(asctime)s %(message)s %(extra)s", defaults={"extra": "default"})
formatter.converter = time.gmtime
print(formatter.format(fixed))  # expect: 1970-01-01 00:00:00,007 then default
print(record)  # expect: <LogRecord: records, 30, modules/logging_records.py, 10, "%s and %d">
with_filter = logging.Filter("records.part")
print([with_filter.filter(logging.makeLogRecord({"name": n})) for n in ("records.part", "records.part.x", "records.party")])
# expect: [True, True, False]
