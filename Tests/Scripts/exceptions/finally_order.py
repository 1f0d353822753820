def f(log):
    try:
        try:
            try:
                raise ValueError
            finally:
                log.append(1)
        except ValueError:
            log.append(2)
            raise KeyError
        finally:
            log.append(3)
    except KeyError:
        log.append(4)
    finally:
        log.append(5)
    return log

print(f([]))  # expect: [1, 2, 3, 4, 5]
