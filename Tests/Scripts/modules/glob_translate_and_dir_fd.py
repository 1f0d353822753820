# Patterns as regular expressions, and searches that start at an open directory.
import fnmatch
import glob
import os
import tempfile

patterns = "[]a] [!] [a-] [---] [a-c-e] [z-a] [!z-a] [^a] [[] [&|a] a*b*c *** ?*.py a.b#c"
print(" ".join(map(fnmatch.translate, patterns.split())))
# expect: (?s:[]a])\Z (?s:\[!\])\Z (?s:[a\-])\Z (?s:[\--\-])\Z (?s:[a-c\-e])\Z (?s:(?!))\Z (?s:.)\Z (?s:[\^a])\Z (?s:[\[])\Z (?s:[\&\|a])\Z (?s:a(?>.*?b).*c)\Z (?s:.*)\Z (?s:..*\.py)\Z (?s:a\.b\#c)\Z
for pattern in "*", "a/*.py", "**/*.c", "a/**/**/b", "a/**", ".*", "?x":
    print(glob.translate(pattern), glob.translate(pattern, recursive=True, include_hidden=True))
# expect: (?s:[^/.][^/]*)\Z (?s:[^/]+)\Z
# expect: (?s:a/(?!\.)[^/]*\.py)\Z (?s:a/[^/]*\.py)\Z
# expect: (?s:(?!\.)[^/]*/(?!\.)[^/]*\.c)\Z (?s:(?:.+/)?[^/]*\.c)\Z
# expect: (?s:a/(?!\.)[^/]*/(?!\.)[^/]*/b)\Z (?s:a/(?:.+/)?b)\Z
# expect: (?s:a/(?!\.)[^/]*)\Z (?s:a/.*)\Z
# expect: (?s:\.[^/]*)\Z (?s:\.[^/]*)\Z
# expect: (?s:(?!\.)[^/]x)\Z (?s:[^/]x)\Z
print(glob.translate("a/**/b\\c", recursive=True, seps="/\\"))
# expect: (?s:a[/\\](?:[^/\\.][^/\\]*[/\\])*b[/\\]c)\Z
for name, pattern in (1, "x"), ("x", b"x"):
    try:
        fnmatch.fnmatchcase(name, pattern)
    except TypeError as e:
        print(e)
# expect: expected string or bytes-like object, got 'int'
# expect: cannot use a bytes pattern on a string-like object

root = tempfile.mkdtemp()
for path in "a/b/c.py", "a/d.py", "e.py", ".hidden/f.py":
    os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
    open(os.path.join(root, path), "w").close()
fd = os.open(root, os.O_RDONLY)
print(sorted(glob.glob("*.py", dir_fd=fd)), sorted(glob.glob(b"**/*.py", dir_fd=fd, recursive=True)))
# expect: ['e.py'] [b'a/b/c.py', b'a/d.py', b'e.py']
print(sorted(glob.glob("*", root_dir="a", dir_fd=fd)), glob.glob("a/", dir_fd=fd), glob.glob("missing", dir_fd=fd))
# expect: ['b', 'd.py'] ['a/'] []
print(sorted(glob.glob("**/f.py", dir_fd=fd, recursive=True, include_hidden=True)), glob.glob("e.py/*", dir_fd=fd))
# expect: ['.hidden/f.py'] []
before = len(os.listdir("/proc/self/fd"))
for _ in range(50):
    glob.glob("**", dir_fd=fd, recursive=True), glob.glob("missing/*", dir_fd=fd), glob.glob("e.py/*", dir_fd=fd)
print(len(os.listdir("/proc/self/fd")) - before)  # expect: 0
