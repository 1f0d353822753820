"""Filename globbing utility."""

import fnmatch
import os
import stat
import sys

__all__ = ["glob", "iglob", "escape", "translate"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a `pathname` pattern.

    The pattern may contain simple shell-style wildcards a la fnmatch. Unlike fnmatch, filenames starting with a dot are
    special cases that are not matched by '*' and '?' patterns by default.

    If `include_hidden` is true, the patterns '*', '?', '**' will match hidden directories.

    If `recursive` is true, the pattern '**' will match any files and zero or more directories and subdirectories.
    """
    return list(iglob(
        pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a `pathname` pattern: see glob()."""
    sys.audit("glob.glob", pathname, recursive)
    sys.audit("glob.glob/2", pathname, recursive, root_dir, dir_fd)
    return _find(pathname, root_dir, dir_fd, recursive, include_hidden)


def _find(pathname, root_dir, dir_fd, recursive, include_hidden):
    if isinstance(pathname, bytes):
        root = None if root_dir is None else os.fsdecode(root_dir)
        found = _find(os.fsdecode(pathname), root, dir_fd, recursive, include_hidden)
        return (os.fsencode(path) for path in found)
    pathname = os.fspath(pathname)
    return _Search(root_dir, dir_fd, recursive, include_hidden).find(pathname)


class _Search:
    """One search: the directory that relative paths start from (a path, an open directory or both), and the options."""

    def __init__(self, root_dir, dir_fd, recursive, include_hidden):
        self.root = "" if root_dir is None else os.fspath(root_dir)
        self.dir_fd = dir_fd
        self.recursive = recursive
        self.include_hidden = include_hidden

    def real(self, path):
        return os.path.join(self.root, path) if self.root else path

    def exists(self, path):
        if self.dir_fd is None:
            return os.path.lexists(self.real(path))
        try:
            os.lstat(self.real(path), dir_fd=self.dir_fd)
        except (OSError, ValueError):
            return False
        return True

    def is_directory(self, path):
        if self.dir_fd is None:
            return os.path.isdir(self.real(path))
        try:
            return stat.S_ISDIR(os.stat(self.real(path), dir_fd=self.dir_fd).st_mode)
        except (OSError, ValueError):
            return False

    def find(self, pathname):
        first = True
        for path in self.search(pathname, False):
            # nothing, and `**` alone, stand for the directory itself, which has no name
            if first and (not pathname or self.recursive and pathname[:2] == "**") and not path:
                first = False
                continue
            first = False
            yield path

    def search(self, pathname, only_directories):
        """The paths that match. With `only_directories`, something follows that can only be in a directory."""
        folder, name = os.path.split(pathname)
        if not has_magic(pathname):
            if name:
                if self.exists(pathname):
                    yield pathname
            elif self.is_directory(folder):
                # the pattern ends in a slash
                yield pathname
            return
        if folder and folder != pathname and has_magic(folder):
            folders = self.search(folder, True)
        else:
            folders = [folder]
        for found in folders:
            for match in self.names(found, name, only_directories):
                yield os.path.join(found, match)

    def names(self, folder, name, only_directories):
        """What the last part of a pattern stands for in one directory."""
        if self.recursive and name == "**":
            if not folder or self.is_directory(folder):
                yield ""
                yield from self.below(folder, only_directories)
        elif has_magic(name):
            names = self.entries(folder, only_directories)
            if not self.include_hidden and not name.startswith("."):
                names = [n for n in names if not n.startswith(".")]
            yield from fnmatch.filter(names, name)
        elif name == "":
            if self.is_directory(folder):
                yield name
        elif self.exists(os.path.join(folder, name)):
            yield name

    def entries(self, folder, only_directories):
        """The names in a directory; none if it cannot be read."""
        place = (self.real(folder) if folder else self.root) or os.curdir
        try:
            opened = None
            if self.dir_fd is not None:
                opened = place = os.open(place, os.O_RDONLY | os.O_DIRECTORY, dir_fd=self.dir_fd)
            try:
                with os.scandir(place) as entries:
                    return [e.name for e in entries if not only_directories or _is_directory(e)]
            finally:
                if opened is not None:
                    os.close(opened)
        except OSError:
            return []

    def below(self, folder, only_directories):
        """Everything in a directory and in the directories in it."""
        for name in self.entries(folder, only_directories):
            if self.include_hidden or not name.startswith("."):
                yield name
                path = os.path.join(folder, name) if folder else name
                for inner in self.below(path, only_directories):
                    yield os.path.join(name, inner)


def _is_directory(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False


def has_magic(s):
    """Whether a path has wildcards."""
    marks = b"*?[" if isinstance(s, bytes) else "*?["
    return any(c in marks for c in s)


def escape(pathname):
    """Escape all special characters."""
    if isinstance(pathname, bytes):
        return os.fsencode(escape(os.fsdecode(pathname)))
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Translate a pathname with shell wildcards to a regular expression.

    If `recursive` is true, the pattern segment '**' will match any number of path segments.

    If `include_hidden` is true, wildcards can match path segments beginning with a dot ('.').

    If a sequence of separator characters is given to `seps`, they will be used to split the pattern into segments and
    match path separators. If not given, os.path.sep and os.path.altsep (where available) are used.
    """
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    quoted = "".join(fnmatch._expression((sep,), ".") for sep in seps)
    separator = f"[{quoted}]" if len(seps) > 1 else quoted
    inside = f"[^{quoted}]"
    # one segment, then any number of them with the separators behind them, and the same at the end of a path
    if include_hidden:
        segment = f"{inside}+"
        folders, rest = f"(?:.+{separator})?", ".*"
    else:
        segment = f"[^{quoted}.]{inside}*"
        folders = f"(?:{segment}{separator})*"
        rest = f"{folders}(?:{segment})?"
    parts = [""]
    for c in pat:
        if c in seps:
            parts.append("")
        else:
            parts[-1] += c
    result = []
    for number, part in enumerate(parts, 1):
        is_last = number == len(parts)
        if recursive and part == "**":
            if is_last:
                result.append(rest)
            elif parts[number] != "**":
                result.append(folders)
            continue
        if part == "*":
            result.append(segment)
        else:
            if not include_hidden and part[:1] in ("*", "?"):
                result.append(r"(?!\.)")
            for token in fnmatch._parse(part):
                result.append(f"{inside}*" if token == "*" else fnmatch._expression(token, inside))
        if not is_last:
            result.append(separator)
    return f"(?s:{''.join(result)})\\Z"
