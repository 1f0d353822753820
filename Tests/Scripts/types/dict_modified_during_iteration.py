def attempt(f):
    try:
        f()
    except RuntimeError as e:
        print(e)

def grow():
    d = {1: 1}
    for k in d: d[k + 1] = 1
def shrink():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def swap():
    d = {1: 1}
    for k in d:
        del d[k]
        d[5] = 5
def values():
    d = {1: 1}
    for v in d.values(): d["new"] = v
def same_size():
    d = {1: 1, 2: 2}
    for k in d: d[k] = "changed"
    print(d)
for f in (grow, shrink, swap, values, same_size):
    attempt(f)
    # expect: dictionary changed size during iteration
    # expect: dictionary changed size during iteration
    # expect: dictionary keys changed during iteration
    # expect: dictionary changed size during iteration
    # expect: {1: 'changed', 2: 'changed'}
