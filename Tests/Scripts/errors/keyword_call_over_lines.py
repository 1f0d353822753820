def configure(*, host, port): return host
configure(
    host="h",
    prt=80,
)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/keyword_call_over_lines.py", line 2, in <module>
# stderr:     configure(
# stderr:     ~~~~~~~~~^
# stderr:         host="h",
# stderr:         ^^^^^^^^^
# stderr:         prt=80,
# stderr:         ^^^^^^^
# stderr:     )
# stderr:     ^
# stderr: TypeError: configure() got an unexpected keyword argument 'prt'. Did you mean 'port'?
# exit: 1
