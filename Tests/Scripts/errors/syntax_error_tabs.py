if True:
	x = 1
        y = 2
# stderr:   File "errors/syntax_error_tabs.py", line 3
# stderr:     y = 2
# stderr: TabError: inconsistent use of tabs and spaces in indentation
# exit: 1
