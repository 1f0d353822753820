word = "text"
word.uppr()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/suggestion_shown_for_uncaught.py", line 2, in <module>
# stderr:     word.uppr()
# stderr:     ^^^^^^^^^
# stderr: AttributeError: 'str' object has no attribute 'uppr'. Did you mean: 'upper'?
# exit: 1
