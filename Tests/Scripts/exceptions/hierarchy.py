def bases(c): return " < ".join(b.__name__ for b in c.__mro__)

for c in (FileNotFoundError, UnicodeDecodeError, TabError, ModuleNotFoundError, RecursionError, KeyboardInterrupt,
          StopAsyncIteration, ZeroDivisionError, BrokenPipeError, UnboundLocalError, PythonFinalizationError,
          ExceptionGroup, EncodingWarning):
    print(bases(c))
    # expect: FileNotFoundError < OSError < Exception < BaseException < object
    # expect: UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException < object
    # expect: TabError < IndentationError < SyntaxError < Exception < BaseException < object
    # expect: ModuleNotFoundError < ImportError < Exception < BaseException < object
    # expect: RecursionError < RuntimeError < Exception < BaseException < object
    # expect: KeyboardInterrupt < BaseException < object
    # expect: StopAsyncIteration < Exception < BaseException < object
    # expect: ZeroDivisionError < ArithmeticError < Exception < BaseException < object
    # expect: BrokenPipeError < ConnectionError < OSError < Exception < BaseException < object
    # expect: UnboundLocalError < NameError < Exception < BaseException < object
    # expect: PythonFinalizationError < RuntimeError < Exception < BaseException < object
    # expect: ExceptionGroup < BaseExceptionGroup < Exception < BaseException < object
    # expect: EncodingWarning < Warning < Exception < BaseException < object
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
