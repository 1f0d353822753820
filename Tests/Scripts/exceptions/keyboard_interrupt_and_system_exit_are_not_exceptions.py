for kind in (KeyboardInterrupt, SystemExit, GeneratorExit):
    try:
        try:
            raise kind
        except Exception:
            print("wrong")
    except BaseException as e:
        print(type(e).__name__)
        # expect: KeyboardInterrupt
        # expect: SystemExit
        # expect: GeneratorExit
