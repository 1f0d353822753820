"""Temporary files and directories with names that nobody can guess, made so that nobody else can have made them before."""

import errno
import os
import shutil
import sys
import warnings
import weakref

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_OPEN_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _random_name():
    """Eight letters, 32 to choose from for each."""
    return "".join(_LETTERS[byte & 31] for byte in os.urandom(8))


def _names():
    while True:
        yield _random_name()


def _candidates():
    """Where temporary files may go, best first."""
    places = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
    places += ["/tmp", "/var/tmp", "/usr/tmp"]
    try:
        places.append(os.getcwd())
    except OSError:
        places.append(os.curdir)
    return places


def _is_usable(directory):
    try:
        name = os.path.join(directory, _random_name())
        handle = os.open(name, _OPEN_FLAGS, 0o600)
        os.close(handle)
        os.unlink(name)
        return True
    except OSError:
        return False


def gettempdir():
    """The directory for temporary files, as str."""
    global tempdir
    if tempdir is None:
        places = [os.path.abspath(place) for place in _candidates()]
        for place in places:
            if _is_usable(place):
                tempdir = place
                break
        else:
            raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in %s" % places)
    return os.fsdecode(tempdir)


def gettempdirb():
    """The directory for temporary files, as bytes."""
    return os.fsencode(gettempdir())


def gettempprefix():
    """What the names begin with if nothing else is asked for."""
    return template


def gettempprefixb():
    """The same as bytes."""
    return os.fsencode(template)


def _parts(prefix, suffix, directory):
    """The three parts of a name, all str or all bytes, with their defaults."""
    kinds = set()
    for part in (prefix, suffix, directory):
        if part is not None:
            kinds.add(bytes if isinstance(os.fspath(part), bytes) else str)
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    is_bytes = kinds == {bytes}
    if prefix is None:
        prefix = gettempprefixb() if is_bytes else gettempprefix()
    if suffix is None:
        suffix = b"" if is_bytes else ""
    if directory is None:
        directory = gettempdirb() if is_bytes else gettempdir()
    return prefix, suffix, directory, (os.fsencode if is_bytes else str)


def _try_names(prefix, suffix, directory, convert, make, what):
    """Make something under the first random name that is free."""
    directory = os.path.abspath(directory)
    for _, name in zip(range(TMP_MAX), _names()):
        path = os.path.join(directory, prefix + convert(name) + suffix)
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "No usable temporary %s name found" % what)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a temporary file that only this user can read; return its descriptor, open, and its path."""
    prefix, suffix, dir, convert = _parts(prefix, suffix, dir)

    def make(path):
        sys.audit("tempfile.mkstemp", path)
        return os.open(path, _OPEN_FLAGS, 0o600)

    return _try_names(prefix, suffix, dir, convert, make, "file")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a temporary directory that only this user can use; return its path."""
    prefix, suffix, dir, convert = _parts(prefix, suffix, dir)

    def make(path):
        sys.audit("tempfile.mkdtemp", path)
        os.mkdir(path, 0o700)

    return _try_names(prefix, suffix, dir, convert, make, "directory")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path that nothing has at the moment. Somebody else may take it: prefer mkstemp."""
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError
    return _try_names(prefix, suffix, dir if dir is not None else gettempdir(), str, check, "file")[1]


class _Removal:
    """Removes a file when called, once."""

    def __init__(self, path):
        self.path = path

    def __call__(self, unlink=os.unlink):
        path, self.path = self.path, None
        if path is not None:
            try:
                unlink(path)
            except FileNotFoundError:
                pass


class _TemporaryFileWrapper:
    """A file object with a name that is removed with it. Everything else is the file's."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._finish = weakref.finalize(self, _Removal(name)) if delete else None

    def __repr__(self):
        return f"<{type(self).__name__} file={self.file!r}>"

    def __getattr__(self, name):
        value = getattr(self.__dict__["file"], name)
        if callable(value):
            # keeps this object, and with it the file, for as long as somebody holds the method
            function = value

            def method(*args, __keep=self, **kwargs):
                return function(*args, **kwargs)
            method.__name__ = name
            value = method
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        result = self.file.__exit__(*details)
        self._remove(True)
        return result

    def close(self):
        """Close the file; remove it, if that is wanted at closing."""
        self.file.close()
        self._remove(self._delete_on_close)

    def _remove(self, now):
        if self._finish is not None and now:
            self._finish()

    def __iter__(self):
        yield from self.file


def _open_mode(mode, buffering, encoding, newline, errors):
    return {"mode": mode, "buffering": buffering, "encoding": encoding, "newline": newline, "errors": errors}


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
    delete_on_close=True,
):
    """Make and open a temporary file with a name; it is removed when it is closed."""
    name = None

    # `open` takes care of the descriptor from its first moment on, whatever is wrong with the other arguments
    def make(*_):
        nonlocal name
        handle, name = mkstemp(suffix, prefix, dir)
        return handle

    try:
        file = open("", **_open_mode(mode, buffering, encoding, newline, errors), opener=make)
    except BaseException:
        if name is not None:
            os.unlink(name)
        raise
    raw = getattr(getattr(file, "buffer", file), "raw", file)
    raw.name = name
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None,
):
    """Make and open a temporary file that has no name."""
    prefix, suffix, dir, _ = _parts(prefix, suffix, dir)
    handle = None

    def make(*_):
        nonlocal handle
        try:
            handle = os.open(dir, os.O_TMPFILE | os.O_RDWR, 0o600)
        except OSError:
            # a file system without such files
            handle, name = mkstemp(suffix, prefix, dir)
            os.unlink(name)
        return handle

    file = open(dir, **_open_mode(mode, buffering, encoding, newline, errors), opener=make)
    getattr(getattr(file, "buffer", file), "raw", file).name = handle
    return file


class SpooledTemporaryFile:
    """A temporary file that stays in memory until it grows beyond `max_size` or is asked for a descriptor."""

    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        import io
        self._file = io.BytesIO()
        if "b" not in mode:
            self._file = io.TextIOWrapper(self._file, encoding=io.text_encoding(encoding), errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = {
            "mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix, "encoding": encoding, "newline": newline,
            "dir": dir, "errors": errors}

    def rollover(self):
        """Go over to a real file."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._arguments)
        position = old.tell()
        old.seek(0)
        shutil.copyfileobj(old, new)
        new.seek(position)
        self._rolled = True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, text):
        """Write, and go over to a real file if it has become too much."""
        result = self._file.write(text)
        self._check()
        return result

    def writelines(self, lines):
        """Write all of them."""
        self._file.writelines(lines)
        self._check()

    def fileno(self):
        """The descriptor of a real file."""
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        """Cut, or lengthen."""
        if size is None:
            return self._file.truncate()
        if self._max_size and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *details):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __next__(self):
        return next(self._file)


class TemporaryDirectory:
    """A temporary directory that is removed with everything in it at the end of the `with` block.

        with TemporaryDirectory() as path:
            ...
    """

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finish = weakref.finalize(
            self, self._forgotten, self.name, f"Implicitly cleaning up {self!r}", ignore_cleanup_errors, delete)

    @classmethod
    def _remove(cls, name, ignore_errors):
        def mend(function, path, error):
            # a directory without permissions can be given some
            if isinstance(error, FileNotFoundError):
                return
            if isinstance(error, PermissionError):
                try:
                    os.chmod(os.path.dirname(path) or ".", 0o700)
                    if os.path.isdir(path) and not os.path.islink(path):
                        os.chmod(path, 0o700)
                        cls._remove(path, ignore_errors)
                    else:
                        os.unlink(path)
                    return
                except OSError:
                    pass
            if not ignore_errors:
                raise error
        shutil.rmtree(name, onexc=mend)

    @classmethod
    def _forgotten(cls, name, message, ignore_errors, delete):
        if delete:
            cls._remove(name, ignore_errors)
            warnings.warn(message, ResourceWarning)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory now."""
        if self._finish.detach() or os.path.exists(self.name):
            self._remove(self.name, self._ignore_cleanup_errors)
