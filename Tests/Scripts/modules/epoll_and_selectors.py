# Waiting for descriptors with epoll, and with the selectors that stand on it.
import os
import select
import selectors

read, write = os.pipe()
os.dup2(read, 70)
os.dup2(write, 71)
read, write = 70, 71


def tell(run, *arguments, **named):
    try:
        print(run.__name__, run(*arguments, **named))
    except Exception as error:
        print(run.__name__, type(error).__name__, error)


epoll = select.epoll()
tell(epoll.register, read)
tell(epoll.register, read)
tell(epoll.register, write, select.EPOLLOUT)
tell(epoll.poll, 0)
tell(epoll.poll, 0, 1)
tell(epoll.poll, timeout=0.01, maxevents=5)
tell(epoll.poll, 0, 0)
tell(epoll.poll, "a")
tell(epoll.poll, float("nan"))
tell(epoll.modify, write, 0)
tell(epoll.poll, 0)
tell(epoll.modify, 999, 0)
tell(epoll.unregister, write)
tell(epoll.unregister, write)
tell(epoll.register, "a")
tell(epoll.register, write, -1)
print(epoll.closed, os.get_inheritable(epoll.fileno()))
epoll.close()
print(epoll.closed)
for run in (epoll.fileno, epoll.poll, epoll.close, epoll.__enter__):
    tell(run)
tell(epoll.register, read)
tell(select.epoll, 0)
tell(select.epoll, flags=5)
with select.epoll.fromfd(os.dup(0)) as other:
    print(other.closed, type(other).__name__)
print(other.closed)
os.write(write, b"x")
for kind in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    with kind() as selector:
        print(kind.__name__, selector.register(read, selectors.EVENT_READ, "data"))
        print([(key.data, events) for key, events in selector.select(1)], len(selector.get_map()), selector.get_key(read).data)
        print(selector.modify(read, selectors.EVENT_READ, "new"), read in selector.get_map())
        tell(selector.register, read, selectors.EVENT_READ)
        tell(selector.register, write, 0)
        tell(selector.register, "x", 1)
        tell(selector.register, -1, 1)
        tell(selector.get_key, write)
        tell(selector.unregister, write)
        selector.register(write, selectors.EVENT_WRITE)
        print(sorted(events for _, events in selector.select()), list(selector.get_map()))
        print(selector.unregister(read).data, [events for _, events in selector.select()])
    tell(selector.get_key, write)
print(selectors.DefaultSelector.__name__)
# expect: register None
# expect: register FileExistsError [Errno 17] File exists
# expect: register None
# expect: poll [(71, 4)]
# expect: poll [(71, 4)]
# expect: poll [(71, 4)]
# expect: poll ValueError maxevents must be greater than 0, got 0
# expect: poll TypeError timeout must be an integer or None
# expect: poll ValueError Invalid value NaN (not a number)
# expect: modify None
# expect: poll []
# expect: modify OSError [Errno 9] Bad file descriptor
# expect: unregister None
# expect: unregister FileNotFoundError [Errno 2] No such file or directory
# expect: register TypeError argument must be an int, or have a fileno() method.
# expect: register OSError [Errno 22] Invalid argument
# expect: False False
# expect: True
# expect: fileno ValueError I/O operation on closed epoll object
# expect: poll ValueError I/O operation on closed epoll object
# expect: close None
# expect: __enter__ ValueError I/O operation on closed epoll object
# expect: register ValueError I/O operation on closed epoll object
# expect: epoll ValueError negative sizehint
# expect: epoll OSError invalid flags
# expect: False epoll
# expect: True
# expect: SelectSelector SelectorKey(fileobj=70, fd=70, events=1, data='data')
# expect: [('data', 1)] 1 data
# expect: SelectorKey(fileobj=70, fd=70, events=1, data='new') True
# expect: register KeyError '70 (FD 70) is already registered'
# expect: register ValueError Invalid events: 0
# expect: register ValueError Invalid file object: 'x'
# expect: register ValueError Invalid file descriptor: -1
# expect: get_key KeyError '71 is not registered'
# expect: unregister KeyError '71 is not registered'
# expect: [1, 2] [70, 71]
# expect: new [2]
# expect: get_key RuntimeError Selector is closed
# expect: PollSelector SelectorKey(fileobj=70, fd=70, events=1, data='data')
# expect: [('data', 1)] 1 data
# expect: SelectorKey(fileobj=70, fd=70, events=1, data='new') True
# expect: register KeyError '70 (FD 70) is already registered'
# expect: register ValueError Invalid events: 0
# expect: register ValueError Invalid file object: 'x'
# expect: register ValueError Invalid file descriptor: -1
# expect: get_key KeyError '71 is not registered'
# expect: unregister KeyError '71 is not registered'
# expect: [1, 2] [70, 71]
# expect: new [2]
# expect: get_key RuntimeError Selector is closed
# expect: EpollSelector SelectorKey(fileobj=70, fd=70, events=1, data='data')
# expect: [('data', 1)] 1 data
# expect: SelectorKey(fileobj=70, fd=70, events=1, data='new') True
# expect: register KeyError '70 (FD 70) is already registered'
# expect: register ValueError Invalid events: 0
# expect: register ValueError Invalid file object: 'x'
# expect: register ValueError Invalid file descriptor: -1
# expect: get_key KeyError '71 is not registered'
# expect: unregister KeyError '71 is not registered'
# expect: [1, 2] [70, 71]
# expect: new [2]
# expect: get_key RuntimeError Selector is closed
# expect: EpollSelector
