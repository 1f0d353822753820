"""Operations on files and trees of files: copying, moving, removing.

Copies let the kernel move the bytes where it can (`os.copy_file_range`, `os.sendfile`) and fall back to reading and writing.
`rmtree` works relative to open directories, so that nobody can lead it astray by exchanging a directory for a symbolic link.
"""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SpecialFileError",
    "ExecError", "SameFileError", "ReadError", "RegistryError", "disk_usage", "chown", "which", "get_terminal_size",
    "ignore_patterns",
]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """Something about a tree that could not be done, as a list of what."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """The operation cannot be done on a special file (a named pipe, say)."""


class ExecError(OSError):
    """A command could not be executed."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """A registry operation with the archiving and unpacking registries fails."""


# ---- the contents of files

def copyfileobj(fsrc, fdst, length=0):
    """Copy data from one file object to another, in pieces of `length`."""
    length = length or COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while data := read(length):
        write(data)


def _kernel_copy(source, target):
    """Let the kernel copy; false if it cannot for these files and nothing has been copied."""
    for copy in (lambda: os.copy_file_range(source, target, 1 << 30), lambda: os.sendfile(target, source, None, 1 << 30)):
        copied = False
        try:
            while copy() > 0:
                copied = True
            if copied:
                return True
        except OSError as error:
            if copied or error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
                raise
    return False


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _status(path, follow_symlinks=True):
    if isinstance(path, os.DirEntry):
        return path.stat(follow_symlinks=follow_symlinks)
    return os.stat(path, follow_symlinks=follow_symlinks)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy data from src to dst in the most efficient way possible. Return dst."""
    sys.audit("shutil.copyfile", src, dst)
    if _same(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for name in (src, dst):
        try:
            mode = os.stat(name).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            name = name.path if isinstance(name, os.DirEntry) else name
            raise SpecialFileError("`%s` is a named pipe" % name)
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                if not _kernel_copy(source.fileno(), target.fileno()):
                    copyfileobj(source, target)
        except IsADirectoryError:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from None
    return dst


# ---- what belongs to a file besides its contents

def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permission bits. For two symbolic links with follow_symlinks=False nothing is done: links have none here."""
    sys.audit("shutil.copymode", src, dst)
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(_status(src).st_mode))


def _copy_attributes(src, dst, follow_symlinks):
    """Extended attributes, as far as the target takes them."""
    unsupported = (errno.ENOTSUP, errno.ENODATA, errno.EINVAL)
    try:
        names = os.listxattr(src, follow_symlinks=follow_symlinks)
    except OSError as error:
        if error.errno not in unsupported:
            raise
        return
    for name in names:
        try:
            value = os.getxattr(src, name, follow_symlinks=follow_symlinks)
            os.setxattr(dst, name, value, follow_symlinks=follow_symlinks)
        except OSError as error:
            if error.errno not in unsupported + (errno.EPERM, errno.EACCES):
                raise


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permission bits, times and extended attributes. Contents, owner and group stay as they are."""
    sys.audit("shutil.copystat", src, dst)
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    status = _status(src, follow)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns), follow_symlinks=follow)
    _copy_attributes(src, dst, follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(status.st_mode))


def _into(src, dst):
    """The file that is meant: dst, or one with the name of src in the directory dst."""
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy data and permission bits ("cp src dst"). Return the file's destination."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy data and metadata ("cp -p src dst"). Return the file's destination."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


# ---- trees

def ignore_patterns(*patterns):
    """A function for copytree's `ignore` that leaves out what matches one of the glob-style patterns."""
    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a directory tree and return the destination. What could not be copied is in the list that `Error` carries."""
    sys.audit("shutil.copytree", src, dst)
    with os.scandir(src) as iterator:
        entries = list(iterator)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    # copy2 and copy can use what the entry knows already
    knows_entries = copy_function is copy2 or copy_function is copy
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                text = os.readlink(source)
                if symlinks:
                    os.symlink(text, target)
                    copystat(entry, target, follow_symlinks=False)
                    continue
                if not os.path.exists(source) and ignore_dangling_symlinks:
                    continue
            if entry.is_dir():
                copytree(
                    entry if knows_entries else source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                    dirs_exist_ok)
            else:
                copy_function(entry if knows_entries else source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


class _Emptied:
    """An open directory that is being emptied: `name` in the open directory `parent`; `path` is what errors call it."""

    __slots__ = ("parent", "name", "path", "handle", "entries")

    def __init__(self, parent, name, path, handle, entries):
        self.parent, self.name, self.path, self.handle, self.entries = parent, name, path, handle, entries

    def close(self, report):
        """Nothing is left in it."""
        os.close(self.handle)
        try:
            os.rmdir(self.name, dir_fd=self.parent)
        except FileNotFoundError:
            pass
        except OSError as error:
            report(os.rmdir, self.path, error)


def _begin_emptying(parent, name, path, report):
    """Open the directory that is to be emptied and look what is in it; None if that was reported as an error."""
    try:
        before = os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError as error:
        return report(os.lstat, path, error)
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NONBLOCK, dir_fd=parent)
    except OSError as error:
        return report(os.open, path, error)
    try:
        if not os.path.samestat(before, os.fstat(handle)):
            report(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
            os.close(handle)
            return None
        try:
            with os.scandir(handle) as iterator:
                entries = list(iterator)
        except OSError as error:
            entries = []
            error.filename = path
            report(os.scandir, path, error)
    except BaseException:
        os.close(handle)
        raise
    entries.reverse()
    return _Emptied(parent, name, path, handle, entries)


def _remove_next(level, report):
    """Remove the next entry of a directory; a directory that is to be emptied first is returned."""
    entry = level.entries.pop()
    path = os.path.join(level.path, entry.name)
    try:
        is_directory = entry.is_dir(follow_symlinks=False)
    except OSError:
        is_directory = False
    try:
        if is_directory:
            return _begin_emptying(level.handle, entry.name, path, report)
        os.unlink(entry.name, dir_fd=level.handle)
    except FileNotFoundError:
        pass
    except OSError as error:
        error.filename = path
        report(os.unlink, path, error)


def _empty_and_remove(top, report):
    """Remove a tree, however deep it is: no recursion."""
    levels = [top]
    try:
        while levels:
            if levels[-1].entries:
                below = _remove_next(levels[-1], report)
                if below is not None:
                    levels.append(below)
            else:
                levels.pop().close(report)
    finally:
        for level in levels:
            os.close(level.handle)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a directory tree. Errors go to `onexc(function, path, exception)` if given, or are ignored, or are raised."""
    sys.audit("shutil.rmtree", path, dir_fd)
    if onerror is not None:
        import warnings
        warnings.warn("onerror argument is deprecated, use onexc instead", DeprecationWarning, stacklevel=2)

    def report(function, where, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            error.filename = where
            raise error

    if isinstance(path, bytes):
        path = os.fsdecode(path)
    path = os.fspath(path)
    try:
        top = _begin_emptying(dir_fd, path, path, report)
        if top is not None:
            _empty_and_remove(top, report)
    except FileNotFoundError as error:
        report(os.lstat, path, error)


rmtree.avoids_symlink_attacks = True


def move(src, dst, copy_function=copy2):
    """Move a file or tree to another place ("mv src dst") and return the destination."""
    sys.audit("shutil.move", src, dst)
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return target
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/" if isinstance(os.fspath(src), str) else b"/")))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            inside = os.path.join(os.path.abspath(dst), "")
            if inside.startswith(os.path.join(os.path.abspath(src), "")):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst)) from None
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


# ---- the machine

_usage = collections.namedtuple("usage", "total used free")


def disk_usage(path):
    """Return a tuple of total, used and free bytes of the file system that the path is on."""
    status = os.statvfs(path)
    return _usage(
        status.f_blocks * status.f_frsize, (status.f_blocks - status.f_bfree) * status.f_frsize,
        status.f_bavail * status.f_frsize)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change owner and group, by number."""
    sys.audit("shutil.chown", path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    numbers = []
    for value, what in ((user, "user"), (group, "group")):
        if value is None:
            value = -1
        elif isinstance(value, str):
            raise LookupError(f"no such {what}: {value!r}")
        numbers.append(value)
    os.chown(path, *numbers, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: from COLUMNS and LINES, else from the terminal of the standard output, else the fallback."""
    import sys

    def variable(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = variable("COLUMNS"), variable("LINES")
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command would run, or None."""
    def fits(candidate):
        return os.path.exists(candidate) and os.access(candidate, mode) and not os.path.isdir(candidate)

    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get("PATH", None)
        if path is None:
            try:
                path = os.confstr("CS_PATH")
            except (AttributeError, ValueError):
                path = os.defpath
    if not path:
        return None
    if isinstance(cmd, bytes):
        path, separator = os.fsencode(path), os.fsencode(os.pathsep)
    else:
        path, separator = os.fsdecode(path), os.pathsep
    for directory in dict.fromkeys(path.split(separator)):
        candidate = os.path.join(directory, cmd)
        if fits(candidate):
            return candidate
    return None
