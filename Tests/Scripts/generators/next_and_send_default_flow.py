def echo():
    got = "start"
    while got != "stop":
        got = yield f"got {got}"
    return "finished"
g = echo()
print(next(g), next(g), g.send("x"))  # expect: got start got None got x
try:
    g.send("stop")
except StopIteration as e:
    print(e.value)  # expect: finished
print(next(g, "over"), list(g))  # expect: over []
def collector(results):
    while True:
        results.append((yield from echo()))
        yield "between"
results = []
c = collector(results)
print(next(c), c.send("stop"), results, next(c))  # expect: got start between ['finished'] got start
