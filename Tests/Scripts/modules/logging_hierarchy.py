import logging
class Collect(logging.Handler):
    def __init__(self, tag):
        super().__init__()
        self.tag = tag
    def emit(self, record): print(self.tag, record.name, record.levelname, record.getMessage())
root, a, ab = logging.getLogger(), logging.getLogger("a"), logging.getLogger("a.b")
root.addHandler(Collect("root"))
a.addHandler(Collect("a"))
ab.warning("goes up")
# expect: a a.b WARNING goes up
# expect: root a.b WARNING goes up
a.setLevel(logging.ERROR)
ab.warning("stopped by a's level")
ab.setLevel(logging.DEBUG)
ab.debug("own level wins")
# expect: a a.b DEBUG own level wins
# expect: root a.b DEBUG own level wins
a.propagate = False
ab.error("not to root")  # expect: a a.b ERROR not to root
logging.disable(logging.ERROR)
ab.error("disabled")
logging.disable(logging.NOTSET)
print(ab.parent is a, a.parent is root, root.name)  # expect: True True root
print(logging.getLogger("x.y").parent is root, a.getChild("b") is ab)  # expect: True True
print(a.hasHandlers())  # expect: True
