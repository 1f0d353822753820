from collections import deque

def task(name, n):
    for i in range(n):
        print(name, i)
        yield
    return name.upper()

def run(*tasks):
    queue, results = deque(tasks), []
    while queue:
        t = queue.popleft()
        try:
            next(t)
        except StopIteration as stop:
            results.append(stop.value)
        else:
            queue.append(t)
    return results

print(run(task("a", 2), task("b", 1), task("c", 3)))
# expect: a 0
# expect: b 0
# expect: c 0
# expect: a 1
# expect: c 1
# expect: c 2
# expect: ['B', 'A', 'C']
