class State:
    transitions = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.name = cls.__name__.lower()
    def on(self, event):
        return self.transitions.get(event, type(self))()
class Closed(State): pass
class Open(State): pass
class Locked(State): pass
Closed.transitions = {"open": Open, "lock": Locked}
Open.transitions = {"close": Closed}
Locked.transitions = {"unlock": Closed}
state = Closed()
for event in "lock open unlock open close".split():
    state = state.on(event)
    print(event, "->", state.name)
    # expect: lock -> locked
    # expect: open -> locked
    # expect: unlock -> closed
    # expect: open -> open
    # expect: close -> closed
