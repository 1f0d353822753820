class Account:
    def __init__(self): self.balance = 5
    def show(self):
        return balance
Account().show()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/suggestion_self.py", line 5, in <module>
# stderr:     Account().show()
# stderr:     ~~~~~~~~~~~~~~^^
# stderr:   File "errors/suggestion_self.py", line 4, in show
# stderr:     return balance
# stderr:            ^^^^^^^
# stderr: NameError: name 'balance' is not defined. Did you mean: 'self.balance'?
# exit: 1
