class Timer:
    active = 0
    def __enter__(self):
        type(self).active += 1
        return self
    def __exit__(self, *exc):
        type(self).active -= 1
        return False
with Timer() as a, Timer() as b:
    print(Timer.active, a is not b)  # expect: 2 True
print(Timer.active)  # expect: 0
def nested(n):
    with Timer():
        return Timer.active if n == 0 else nested(n - 1)
print(nested(10), Timer.active)  # expect: 11 0
