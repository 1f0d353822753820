import logging
def attempt(function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except Exception as error:
        print(type(error).__name__, error)
attempt(logging.getLogger("a").setLevel, "LOUD")  # expect: ValueError Unknown level: 'LOUD'
attempt(logging.getLogger("a").setLevel, 1.5)  # expect: TypeError Level not an integer or a valid string: 1.5
attempt(logging.getLogger, 5)  # expect: TypeError A logger name must be a string
attempt(logging.Formatter, "no field")  # expect: ValueError Invalid format 'no field' for '%' style
attempt(logging.Formatter, "{a!x}", style="{")  # expect: ValueError invalid format: invalid conversion: 'x'
attempt(logging.Formatter, "{a-b}", style="{")  # expect: ValueError invalid format: invalid field name/expression: 'a-b'
attempt(logging.Formatter, "$message $", style="$")  # expect: ValueError invalid format: bare '$' not allowed
attempt(logging.Formatter, "%(message)s", style="?")  # expect: ValueError Style must be one of: %,{,$
attempt(logging.basicConfig, stream=1, filename="x")
# expect: ValueError 'stream' and 'filename' should not be specified together
attempt(logging.basicConfig, colour=1)  # expect: ValueError Unrecognised argument(s): colour
attempt(logging.Handler().emit, None)  # expect: NotImplementedError emit must be implemented by Handler subclasses
attempt(logging.getLogger("a").error, "m", extra={"name": 1})  # expect: KeyError "Attempt to overwrite 'name' in LogRecord"
attempt(logging.Formatter("%(absent)s").format, logging.makeLogRecord({"msg": "m"}))
# expect: ValueError Formatting field not found in record: 'absent'
print(logging.getLevelName("INFO"), logging.getLevelName(33), logging.getLogger("a"))
# expect: 20 Level 33 <Logger a (WARNING)>
