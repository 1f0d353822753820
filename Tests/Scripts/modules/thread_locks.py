import _thread
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))  # expect: True True False False
lock.release()
with lock:
    print(lock.locked(), repr(lock)[:27].strip())  # expect: True <locked _thread.lock object
print(lock.locked(), repr(lock)[:29].strip())  # expect: False <unlocked _thread.lock object
def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
attempt(lock.release)  # expect: RuntimeError release unlocked lock
attempt(lock.acquire, False, 1)  # expect: ValueError can't specify a timeout for a non-blocking call
attempt(lock.acquire, True, -2)  # expect: ValueError timeout value must be a non-negative number
again = _thread.RLock()
with again:
    with again:
        print(again._recursion_count(), again._is_owned())  # expect: 2 True
        state = again._release_save()
        print(again._is_owned())  # expect: False
        again._acquire_restore(state)
        print(again._recursion_count(), state[1] == _thread.get_ident())  # expect: 2 True
attempt(again.release)  # expect: RuntimeError cannot release un-acquired lock
print(_thread.error is RuntimeError, _thread.TIMEOUT_MAX, isinstance(lock, _thread.LockType))  # expect: True 9223372036.0 True
