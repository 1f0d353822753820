#!/usr/bin/env python3
"""Compares what `taipan --help-all`, the manual page and docs/command.md say there is.

    Tests/Command/test_documentation.py [--command PATH]

The same options, `-X` options and environment variables have to be in all three, and the manual page has to be free of mistakes.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def options(text):
    """`-c`, `--sandbox`; of `-bb` and `-VV` the letter."""
    return {re.sub(r"^-(\w)\1$", r"-\1", found) for found in re.findall(r"(?<![\w-])(?:-[A-Za-z?]{1,2}|--[a-z][a-z-]+)(?![\w-])", text)}


def variables(text):
    return set(re.findall(r"\b(?:(?:PYTHON|TAIPAN)[A-Z0-9_]+|NO_COLOR|FORCE_COLOR)\b", text))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=os.path.join(ROOT, ".build", "release", "taipan"))
    command = os.path.abspath(parser.parse_args().command)
    help_text = subprocess.run([command, "--help-all"], capture_output=True, text=True, check=True).stdout
    manual = read("docs", "taipan.1")
    # without the marks of roff
    page = re.sub(r"\\f[A-Z]|\\ |\"", "", manual).replace("\\-", "-")
    guide = read("docs", "command.md").partition("## Tests")[0]
    # what is accepted without being there
    guide = re.sub(r"^`-R`.*$", "", guide, flags=re.MULTILINE)
    extra = set(re.findall(r"^  ([a-z_0-9]+)", help_text.partition("-X options\n")[2], re.MULTILINE))
    failures = []
    for what, find in ("options", options), ("variables", variables):
        wanted = find(help_text)
        for name, text in ("the manual page", page), ("docs/command.md", guide):
            found = find(text)
            if found != wanted:
                failures.append(f"{what} of --help-all that {name} lacks: {sorted(wanted - found)}, "
                                f"and that only {name} has: {sorted(found - wanted)}")
    for name, text in ("the manual page", page), ("docs/command.md", guide):
        missing = sorted(option for option in extra if not re.search(rf"\b{option}\b", text))
        if missing or not extra:
            failures.append(f"-X options that {name} lacks: {missing}")
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-ww", "-man", "-Tutf8"], input=manual, capture_output=True, text=True)
        if done.stderr or done.returncode:
            failures.append(f"groff: {done.stderr}")
    print("\n".join(failures) or f"documentation: {len(options(help_text))} options, {len(extra)} of -X, "
          f"{len(variables(help_text))} variables agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
