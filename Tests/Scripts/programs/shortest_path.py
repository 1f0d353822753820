graph = {
    "a": {"b": 7, "c": 9, "f": 14},
    "b": {"c": 10, "d": 15},
    "c": {"d": 11, "f": 2},
    "d": {"e": 6},
    "f": {"e": 9},
    "e": {},
}

def shortest(start, goal):
    queue, seen = [(0, start, [start])], set()
    while queue:
        queue.sort(reverse=True)
        cost, node, path = queue.pop()
        if node == goal:
            return cost, path
        if node in seen:
            continue
        seen.add(node)
        for neighbour, weight in graph[node].items():
            queue.append((cost + weight, neighbour, [*path, neighbour]))

print(shortest("a", "e"), shortest("b", "f"))  # expect: (20, ['a', 'c', 'f', 'e']) (12, ['b', 'c', 'f'])
