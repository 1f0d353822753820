"""How much the files below a directory take, by directory: disk_usage.py [DIRECTORY]."""
import os
import sys


def usage(top):
    """Yields (bytes, number of files, directory) for every directory below `top`, deepest last."""
    for root, dirs, files in os.walk(top):
        dirs[:] = sorted(name for name in dirs if not name.startswith("."))
        total = 0
        for name in files:
            try:
                total += os.lstat(os.path.join(root, name)).st_size
            except OSError as error:
                print(error, file=sys.stderr)
        yield total, len(files), root


def main():
    top = sys.argv[1] if len(sys.argv) > 1 else "."
    rows = sorted(usage(top), reverse=True)
    for size, count, root in rows[:15]:
        print(f"{size:>14,} bytes  {count:>6} files  {root}")
    print(f"{sum(row[0] for row in rows):>14,} bytes  {sum(row[1] for row in rows):>6} files  in all")


main()
