import gc, weakref
class C: pass
def dies(make):
    holder = C()
    ref = weakref.ref(holder)
    make(holder)
    del holder
    gc.collect()
    return ref() is None

def in_list(o): o.l = [o]
def in_dict(o): o.d = {"k": o}
def in_tuple(o): o.t = (o,)
def in_closure(o): o.f = lambda: o
def in_method(o): o.m = o.__init__
def in_generator(o):
    def g():
        yield o
    o.g = g()
    next(o.g)
def in_class(o):
    class Local: attr = o
    o.c = Local
def in_exception(o):
    try:
        1 / 0
    except ZeroDivisionError as e:
        o.e = e
def in_set(o): o.s = {o}
def in_iterator(o): o.i = iter([o])
def in_partial(o):
    import functools
    o.p = functools.partial(print, o)
for make in (
    in_list,
    in_dict,
    in_tuple,
    in_closure,
    in_method,
    in_generator,
    in_class,
    in_exception,
    in_set,
    in_iterator,
    in_partial,
):
    print(make.__name__, dies(make))
    # expect: in_list True
    # expect: in_dict True
    # expect: in_tuple True
    # expect: in_closure True
    # expect: in_method True
    # expect: in_generator True
    # expect: in_class True
    # expect: in_exception True
    # expect: in_set True
    # expect: in_iterator True
    # expect: in_partial True
