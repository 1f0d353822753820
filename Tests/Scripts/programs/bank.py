class InsufficientFunds(Exception):
    def __init__(self, needed):
        super().__init__(f"{needed} missing")
        self.needed = needed

class Account:
    count = 0
    def __init__(self, owner, balance=0):
        Account.count += 1
        self.owner, self._balance, self.log = owner, balance, []
    @property
    def balance(self):
        return self._balance
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount - self._balance)
        self._balance -= amount
        self.log.append(-amount)
        return self
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self._balance})"

class Savings(Account):
    rate = 0.05
    def add_interest(self):
        self._balance = round(self._balance * (1 + self.rate), 2)
        return self

a, s = Account("ann", 100), Savings("sue", 200)
print(a.withdraw(30).withdraw(20), s.add_interest(), Account.count, a.log)
# expect: Account('ann', 50) Savings('sue', 210.0) 2 [-30, -20]
try:
    a.withdraw(80)
except InsufficientFunds as e:
    print(e, e.needed, a)  # expect: 30 missing 30 Account('ann', 50)
