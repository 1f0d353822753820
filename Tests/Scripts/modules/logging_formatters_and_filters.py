import logging, io
out = io.StringIO()
handler = logging.StreamHandler(out)
log = logging.getLogger("formatted")
log.propagate = False
log.setLevel(logging.DEBUG)
log.addHandler(handler)
for style, text in (
    ("%", "%(levelname)-8s|%(message)s|%(lineno)s"),
    ("{", "{levelname:>8}|{message}"),
    ("$", "$name: $message"),
):
    handler.setFormatter(logging.Formatter(text, style=style))
    log.warning("value %s", 5)
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.error("a secret")
log.error("no %(a)s", {"a": "dict"})
handler.setLevel(logging.ERROR)
log.warning("below the handler's level")
log.critical("kept")
handler.setFormatter(logging.Formatter("%(message)s"))
try:
    {}["k"]
except KeyError:
    log.exception("with traceback")
for line in out.getvalue().splitlines():
    print(line)
    # expect: WARNING |value 5|14
    # expect:  WARNING|value 5
    # expect: formatted: value 5
    # expect: formatted: no dict
    # expect: formatted: kept
    # expect: with traceback
    # expect: Traceback (most recent call last):
    # expect:   File "modules/logging_formatters_and_filters.py", line 23, in <module>
    # expect:     {}["k"]
    # expect:     ~~^^^^^
    # expect: KeyError: 'k'
