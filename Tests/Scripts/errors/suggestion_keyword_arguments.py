def connect(hostname, port=80, *, timeout=None): pass
for kw in ({"hostnam": 1}, {"hostname": 1, "timout": 2}, {"hostname": 1, "zzz": 2}):
    try:
        connect(**kw)
    except TypeError as e:
        print(e)
        # expect: connect() got an unexpected keyword argument 'hostnam'. Did you mean 'hostname'?
        # expect: connect() got an unexpected keyword argument 'timout'. Did you mean 'timeout'?
        # expect: connect() got an unexpected keyword argument 'zzz'
for f in (
    lambda: sorted([], revers=True),
    lambda: print(ends=""),
    lambda: int("1", bas=2),
    lambda: open("x", encodin="u"),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?
        # expect: print() got an unexpected keyword argument 'ends'. Did you mean 'end'?
        # expect: int() got an unexpected keyword argument 'bas'. Did you mean 'base'?
        # expect: open() got an unexpected keyword argument 'encodin'. Did you mean 'encoding'?
