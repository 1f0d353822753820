"""What is known of the machine, the system and the interpreter, as text for people to read.

Nothing here is computed before it is asked for; what cannot be found out is the empty string.
"""

import os
import sys

# The numbers that stand for how finished a version is, in the order in which versions come.
_versionParts = {"dev": 10, "alpha": 20, "a": 20, "beta": 30, "b": 30, "c": 40, "RC": 50, "rc": 50, "pl": 200, "p": 200}

_uname_cache = None
_os_release_cache = None
_platform_cache = {}


# ---- The machine and the system

def _processorName():
    """What `uname -p` says, if it knows."""
    try:
        import subprocess
        text = subprocess.check_output(["uname", "-p"], stderr=subprocess.DEVNULL, text=True, encoding="utf8").strip()
    except Exception:
        return ""
    return "" if text == "unknown" else text


def _makeUnameType():
    # named tuples are made of source text, which takes its time: only for those who ask
    import collections

    class uname_result(collections.namedtuple("uname_result_base", "system node release version machine")):
        """The answer of `uname()`: a tuple of six, whose last, `processor`, is found out when somebody looks at it."""

        _fields = ("system", "node", "release", "version", "machine", "processor")

        @property
        def processor(self):
            if "_processor" not in self.__dict__:
                self.__dict__["_processor"] = _processorName()
            return self.__dict__["_processor"]

        def __iter__(self):
            yield from tuple.__iter__(self)
            yield self.processor

        @classmethod
        def _make(cls, iterable):
            values = list(iterable)
            if len(values) != 5:
                raise TypeError(f"Expected 5 arguments, got {len(values) + 1}")
            return cls.__new__(cls, *values)

        def __getitem__(self, key):
            return tuple(self)[key]

        def __len__(self):
            return len(tuple(iter(self)))

        def __reduce__(self):
            return uname_result, tuple(self)[:5]

    uname_result.__qualname__ = "uname_result"
    return uname_result


def __getattr__(name):
    if name == "uname_result":
        made = globals()[name] = _makeUnameType()
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def uname():
    """System, node, release, version, machine and processor as a named tuple of texts."""
    global _uname_cache
    if _uname_cache is None:
        known = ["" if text == "unknown" else text for text in os.uname()]
        _uname_cache = sys.modules[__name__].uname_result(*known)
    return _uname_cache


def _unameField(index):
    # one field needs no tuple with names
    text = os.uname()[index]
    return "" if text == "unknown" else text


def system():
    """The system's name: "Linux"."""
    return _unameField(0)


def node():
    """The machine's name in the network."""
    return _unameField(1)


def release():
    """The system's release: "6.1.0"."""
    return _unameField(2)


def version():
    """The system's build, in its own words."""
    return _unameField(3)


def machine():
    """The kind of machine: "x86_64"."""
    return _unameField(4)


def processor():
    """The processor's name, where the system tells it."""
    return uname().processor


def system_alias(system, release, version):
    """The names under which a system is sold, where they differ from those it calls itself by."""
    if system == "SunOS" and release:
        parts = release.split(".")
        if parts[0].isdigit() and int(parts[0]) >= 5:
            return "Solaris", ".".join([str(int(parts[0]) - 3)] + parts[1:]), version
    return system, release, version


def _joined(*parts):
    """Parts joined by hyphens, with nothing in them that a file name could not have."""
    text = "-".join(part.strip() for part in parts if part)
    text = text.replace(" ", "_")
    for character in "/\\:;\"()":
        text = text.replace(character, "-")
    text = text.replace("unknown", "")
    while "--" in text:
        text = text.replace("--", "-")
    return text.rstrip("-")


def platform(aliased=False, terse=False):
    """System, release, machine and C library in one text: "Linux-6.1.0-x86_64-with-glibc2.36"; `terse` says no machine."""
    key = bool(aliased), bool(terse)
    if key in _platform_cache:
        return _platform_cache[key]
    name, _, release, version, machine = (_unameField(i) for i in range(5))
    if aliased:
        name, release, version = system_alias(name, release, version)
    if name == "Linux":
        library, libraryVersion = libc_ver()
        end = "with", library + libraryVersion
    else:
        end = (architecture(sys.executable)[1],)
    text = _joined(name, release, *end) if terse else _joined(name, release, machine, *end)
    _platform_cache[key] = text
    return text


def architecture(executable=sys.executable, bits="", linkage=""):
    """Width of pointers and format of an executable: ("64bit", "ELF"). What cannot be found out stays as given."""
    if not bits:
        bits = "64bit" if sys.maxsize > 2**32 else "32bit"
    try:
        with open(os.path.realpath(executable), "rb") as file:
            head = file.read(5)
    except (OSError, TypeError, ValueError):
        return bits, linkage
    if head[:4] == b"\x7fELF":
        bits = "64bit" if head[4] == 2 else "32bit"
        return bits, "ELF"
    return bits, linkage


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Name and version of the C library of an executable, by default the interpreter: ("glibc", "2.36")."""
    if not executable:
        try:
            text = os.confstr("CS_GNU_LIBC_VERSION")
        except (AttributeError, OSError, ValueError):
            text = None
        parts = text.split(maxsplit=1) if text else ()
        if len(parts) == 2:
            return tuple(parts)
        executable = sys.executable
        if not executable:
            return lib, version
    with open(os.path.realpath(executable), "rb") as file:
        data = file.read()
    if b"GLIBC_" in data:
        return "glibc", _newest(data, b"GLIBC_", version)
    if b"libc.musl" in data or b"ld-musl" in data:
        return "musl", version
    return lib, version


def _newest(data, mark, version):
    """The highest of the versions that follow a mark."""
    best, at = version, -1
    while (at := data.find(mark, at + 1)) >= 0:
        end = start = at + len(mark)
        while end < len(data) and data[end] in b"0123456789.":
            end += 1
        found = data[start:end].decode().strip(".")
        if found and _ordered(found) > _ordered(best):
            best = found
    return best


def _ordered(version):
    """A version as a list that sorts as versions do."""
    parts, word = [], ""
    for character in version + ".":
        if word and (not character.isalnum() or character.isdigit() != word[-1].isdigit()):
            parts.append((100, int(word)) if word.isdigit() else (_versionParts.get(word, 0), word))
            word = ""
        if character.isalnum():
            word += character
    return parts


def freedesktop_os_release():
    """What /etc/os-release says, as a dict; NAME, ID and PRETTY_NAME are always there. OSError without such a file."""
    global _os_release_cache
    if _os_release_cache is None:
        import errno
        for path in ("/etc/os-release", "/usr/lib/os-release"):
            try:
                with open(path, encoding="utf-8") as file:
                    _os_release_cache = _parseRelease(file)
                break
            except OSError:
                pass
        else:
            raise OSError(errno.ENOENT, "Unable to read files /etc/os-release, /usr/lib/os-release")
    return _os_release_cache.copy()


def _parseRelease(lines):
    facts = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        name, mark, text = line.strip().partition("=")
        if not mark or not name.isidentifier() or not name.isascii():
            continue
        if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
            text = text[1:-1]
        facts[name] = "".join(_unescaped(text))
    return facts


def _unescaped(text):
    """A backslash stands before the characters that a shell would take for its own."""
    i = 0
    while i < len(text):
        if text[i] == "\\" and text[i + 1:i + 2] in tuple("\\$\"'`"):
            i += 1
        yield text[i]
        i += 1


# ---- Other systems: the functions answer there what they are given elsewhere

def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    """The version of a Java machine below; there is none."""
    import warnings
    warnings._deprecated("java_ver", remove=(3, 15))
    return release, vendor, vminfo, osinfo


def win32_ver(release="", version="", csd="", ptype=""):
    """The version of Windows; elsewhere the arguments."""
    return release, version, csd, ptype


def win32_edition():
    """The edition of Windows; elsewhere None."""
    return None


def win32_is_iot():
    """Whether this is a Windows for small devices."""
    return False


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    """The version of macOS; elsewhere the arguments."""
    return release, versioninfo, machine


def ios_ver(system="", release="", model="", is_simulator=False):
    """The version of iOS; elsewhere the arguments, as a named tuple."""
    import collections
    kind = collections.namedtuple("IOSVersionInfo", ["system", "release", "model", "is_simulator"])
    return kind(system, release, model, is_simulator)


def android_ver(release="", api_level=0, manufacturer="", model="", device="", is_emulator=False):
    """The version of Android; elsewhere the arguments, as a named tuple."""
    import collections
    kind = collections.namedtuple(
        "AndroidVer", "release api_level manufacturer model device is_emulator")
    return kind(release, api_level, manufacturer, model, device, is_emulator)


# ---- Python

def python_implementation():
    """The name of the interpreter: "Taipan"."""
    return sys.implementation.name.capitalize()


def python_version():
    """The version of the language: "3.13.0"."""
    return "{0.major}.{0.minor}.{0.micro}".format(sys.version_info)


def python_version_tuple():
    """The same as a tuple of texts."""
    return tuple(python_version().split("."))


def python_branch():
    """The branch of the interpreter's source; unknown."""
    return ""


def python_revision():
    """The revision of the interpreter's source; unknown."""
    return ""


def python_build():
    """Number and date of the interpreter's build."""
    return "default", ""


def python_compiler():
    """What the interpreter was compiled with."""
    return "Swift"
