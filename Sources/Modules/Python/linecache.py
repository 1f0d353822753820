"""Cache lines from Python source files.

This is intended to read lines from modules imported -- hence if a filename is not found, it will look down the module
search path for a file by that name.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# name -> (size, mtime, lines, full name), or a function that gives the text, in a tuple of one
cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _is_made_up(filename):
    """Whether a name stands for no file, like `<stdin>`."""
    return not filename or filename.startswith("<") and filename.endswith(">")


def checkcache(filename=None):
    """Discard cache entries that are out of date.
    (This is not checked upon each call!)"""
    names = list(cache) if filename is None else [filename] if filename in cache else []
    for name in names:
        entry = cache[name]
        # the source is still to be fetched, or does not come from a file
        if len(entry) == 1 or entry[1] is None:
            continue
        import os
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if entry[0] != stat.st_size or entry[1] != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines.
    If something's wrong, print a message, discard the cache entry,
    and return an empty list."""
    entry = cache.pop(filename, None)
    if _is_made_up(filename):
        # not kept: the next text may have the same name
        import _traceback
        return _traceback.running_lines(filename) if filename else []
    import os
    import sys
    fullname = filename
    try:
        stat = os.stat(fullname)
    except OSError:
        # the loader may know the source, and else the file may lie on the path
        if entry is not None and len(entry) == 1 or lazycache(filename, module_globals):
            get = entry[0] if entry is not None and len(entry) == 1 else cache[filename][0]
            try:
                data = get()
            except (ImportError, OSError):
                pass
            else:
                if data is None:
                    return []
                cache[filename] = (len(data), None, [line + "\n" for line in data.splitlines()], fullname)
                return cache[filename][2]
        if os.path.isabs(filename):
            return []
        for folder in sys.path:
            try:
                fullname = os.path.join(folder, filename)
            except (TypeError, AttributeError):
                continue
            try:
                stat = os.stat(fullname)
                break
            except (OSError, ValueError):
                pass
        else:
            return []
    except ValueError:
        return []
    try:
        lines = _read(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if not lines:
        lines = ["\n"]
    elif not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (stat.st_size, stat.st_mtime, lines, fullname)
    return lines


def _read(fullname):
    """The lines of a source file, decoded as its first two lines say."""
    with open(fullname, "rb") as file:
        data = file.read()
    encoding = "utf-8"
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    else:
        for line in data.split(b"\n", 2)[:2]:
            text = line.strip()
            if text.startswith(b"#") and b"coding" in text:
                rest = text[text.index(b"coding") + 6:]
                if rest[:1] in (b":", b"="):
                    name = rest[1:].strip().split()[:1]
                    if name:
                        found = bytes(c for c in name[0] if chr(c).isalnum() or c in b"-_.").decode("ascii")
                        encoding = found or encoding
                break
            if text:
                break
    try:
        text = data.decode(encoding)
    except LookupError:
        raise SyntaxError(f"unknown encoding: {encoding}") from None
    # only line feeds end lines here, which `splitlines` sees otherwise
    lines = [line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    else:
        lines[-1] = lines[-1][:-1]
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals.

    The module loader will be asked for the source only when getlines is called, not immediately. If there is an entry
    in the cache already, it is not altered. Returns True if a lazy load is registered in the cache, otherwise False.
    """
    if filename in cache:
        return len(cache[filename]) == 1
    if _is_made_up(filename):
        return False
    if module_globals and "__name__" in module_globals:
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", None) or module_globals["__name__"]
        loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
