from collections import defaultdict
from contextlib import contextmanager

class Events:
    def __init__(self): self.handlers = defaultdict(list)
    def on(self, name):
        def register(function):
            self.handlers[name].append(function)
            return function
        return register
    def fire(self, name, *args, **kw):
        return [h(*args, **kw) for h in self.handlers[name]]
    @contextmanager
    def temporarily(self, name, handler):
        self.handlers[name].append(handler)
        try:
            yield self
        finally:
            self.handlers[name].remove(handler)

events = Events()
@events.on("add")
def plus(a, b): return a + b
@events.on("add")
def text(a, b, sep="+"): return f"{a}{sep}{b}"
print(events.fire("add", 1, 2), events.fire("add", "x", b="y"), events.fire("none"))
# expect: [3, '1+2'] ['xy', 'x+y'] []
with events.temporarily("add", lambda *a, **k: len(a)) as e:
    print(e.fire("add", 3, 4))  # expect: [7, '3+4', 2]
print(events.fire("add", 5, 6))  # expect: [11, '5+6']
