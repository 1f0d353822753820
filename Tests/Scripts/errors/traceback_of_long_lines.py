x = {"alpha": 1, "beta": 2}; y = x["alpha"] + x["beta"] + x["gamma"] + x["delta"] + x["epsilon"] + x["zeta"] + x["eta"]
# stderr: Traceback (most recent call last):
# stderr:   File "errors/traceback_of_long_lines.py", line 1, in <module>
# stderr:     x = {"alpha": 1, "beta": 2}; y = x["alpha"] + x["beta"] + x["gamma"] + x["delta"] + x["epsilon"] + x["zeta"] + x["eta"]
# stderr:                                                               ~^^^^^^^^^
# stderr: KeyError: 'gamma'
# exit: 1
