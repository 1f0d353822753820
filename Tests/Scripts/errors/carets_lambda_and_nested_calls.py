double = lambda n: n * undefined_factor
print(list(map(double, [1])), max(1, 2))
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_lambda_and_nested_calls.py", line 2, in <module>
# stderr:     print(list(map(double, [1])), max(1, 2))
# stderr:           ~~~~^^^^^^^^^^^^^^^^^^
# stderr:   File "errors/carets_lambda_and_nested_calls.py", line 1, in <lambda>
# stderr:     double = lambda n: n * undefined_factor
# stderr:                            ^^^^^^^^^^^^^^^^
# stderr: NameError: name 'undefined_factor' is not defined
# exit: 1
