class Account:
    @property
    def balance(self):
        return self._read("balance")
    def _read(self, name):
        return self.__dict__[name]
    def __add__(self, other):
        return self.balance + other
Account() + 1
# stderr: Traceback (most recent call last):
# stderr:   File "errors/method_and_property_frames.py", line 9, in <module>
# stderr:     Account() + 1
# stderr:     ~~~~~~~~~~^~~
# stderr:   File "errors/method_and_property_frames.py", line 8, in __add__
# stderr:     return self.balance + other
# stderr:            ^^^^^^^^^^^^
# stderr:   File "errors/method_and_property_frames.py", line 4, in balance
# stderr:     return self._read("balance")
# stderr:            ~~~~~~~~~~^^^^^^^^^^^
# stderr:   File "errors/method_and_property_frames.py", line 6, in _read
# stderr:     return self.__dict__[name]
# stderr:            ~~~~~~~~~~~~~^^^^^^
# stderr: KeyError: 'balance'
# exit: 1
