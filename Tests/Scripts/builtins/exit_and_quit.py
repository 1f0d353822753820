for call in (exit, quit):
    for arg in ((), (3,), ("message",), (None,)):
        try:
            call(*arg)
        except SystemExit as e:
            print(repr(e.code), e.args)
            # expect: None (None,)
            # expect: 3 (3,)
            # expect: 'message' ('message',)
            # expect: None (None,)
            # expect: None (None,)
            # expect: 3 (3,)
            # expect: 'message' ('message',)
            # expect: None (None,)
print(exit, quit, sep="\n")
# expect: Use exit() or Ctrl-D (i.e. EOF) to exit
# expect: Use quit() or Ctrl-D (i.e. EOF) to exit
