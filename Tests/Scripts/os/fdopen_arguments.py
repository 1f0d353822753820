# fdopen and open: what is no mode, no name of a codec, no descriptor.
import io, os


def tell(run, *arguments, **named):
    try:
        run(*arguments, **named)
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


missing = 987
tell(os.fdopen, missing)  # expect: OSError '[Errno 9] Bad file descriptor'
tell(os.fdopen, missing, 5)  # expect: TypeError "argument of type 'int' is not iterable"
tell(os.fdopen, missing, None)  # expect: TypeError "argument of type 'NoneType' is not iterable"
tell(os.fdopen, missing, b"r")  # expect: TypeError "a bytes-like object is required, not 'str'"
tell(os.fdopen, missing, b"b")  # expect: TypeError "a bytes-like object is required, not 'str'"
tell(os.fdopen, missing, ["b"])  # expect: TypeError "open() argument 'mode' must be str, not list"
tell(os.fdopen, missing, "r\0")  # expect: ValueError 'embedded null character'
tell(os.fdopen, missing, "r", -1, "a\0b")  # expect: ValueError 'embedded null character'
tell(os.fdopen, missing, "rb", -1, "utf-8")  # expect: ValueError "binary mode doesn't take an encoding argument"
tell(os.fdopen, 2**40)  # expect: TypeError 'expected str, bytes or os.PathLike object, not int'
tell(os.fdopen, "name")  # expect: TypeError "invalid fd type (<class 'str'>, expected integer)"
tell(open, 2**31)  # expect: TypeError 'expected str, bytes or os.PathLike object, not int'
tell(open, -(2**40))  # expect: TypeError 'expected str, bytes or os.PathLike object, not int'
tell(open, -1)  # expect: ValueError 'negative file descriptor'
tell(open, "name", "r\0")  # expect: ValueError 'embedded null character'
tell(open, "name", "r", errors="a\0b")  # expect: ValueError 'embedded null character'
tell(open, "name", "r", newline="\0")  # expect: ValueError 'embedded null character'
tell(io.FileIO, 2**40)  # expect: TypeError 'expected str, bytes or os.PathLike object, not int'
tell(io.FileIO, 1.5)  # expect: TypeError 'expected str, bytes or os.PathLike object, not float'
tell(io.FileIO, "name", "r\0")  # expect: ValueError 'embedded null character'
tell(io.TextIOWrapper, io.BytesIO(), "a\0")  # expect: ValueError 'embedded null character'
tell(io.TextIOWrapper, io.BytesIO(), "utf-8", "a\0")  # expect: ValueError 'embedded null character'
