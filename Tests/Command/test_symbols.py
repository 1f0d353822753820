#!/usr/bin/env python3
"""Checks the reference of the library: every public symbol is described, and every link of the articles leads to one.

    Tests/Command/test_symbols.py [--build FOLDER]

FOLDER is that of a finished build (.build/release). The symbols come from the compiler's own list of them.
"""

import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SOURCES = os.path.join(ROOT, "Sources", "Taipan")


def symbols(build):
    """The public symbols of the module, each with its path and its comment."""
    tools = os.path.dirname(os.path.realpath(shutil.which("swift")))
    maps = glob.glob(os.path.join(build, "*.build", "module.modulemap"))
    maps += glob.glob(os.path.join(ROOT, "Sources", "C*", "include", "module.modulemap"))
    machine = os.uname().machine
    with tempfile.TemporaryDirectory() as folder:
        command = [os.path.join(tools, "swift-symbolgraph-extract"), "-module-name", "Taipan", "-I", os.path.join(build, "Modules"),
                   "-target", f"{machine}-unknown-linux-gnu", "-minimum-access-level", "public", "-skip-synthesized-members",
                   "-output-dir", folder]
        for path in maps:
            command += ["-Xcc", f"-fmodule-map-file={path}"]
        subprocess.run(command, capture_output=True)
        found = []
        for name in glob.glob(os.path.join(folder, "*.symbols.json")):
            with open(name) as file:
                found += json.load(file)["symbols"]
    return [symbol for symbol in found if SOURCES in symbol.get("location", {}).get("uri", "")]


def links(text):
    """The symbols that a page links to: ``Policy/files``, without what tells overloads apart."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return {re.sub(r"-(\(.*|[a-z0-9]+)$", "", link) for link in re.findall(r"``([^`\n]+)``", text)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, ".build", "release"))
    found = symbols(os.path.abspath(parser.parse_args().build))
    failures = [f"no description: {'.'.join(symbol['pathComponents'])}" for symbol in found if "docComment" not in symbol]
    paths = {"/".join(symbol["pathComponents"]) for symbol in found} | {"Taipan"}
    pages = sorted(glob.glob(os.path.join(SOURCES, "Taipan.docc", "*.md")))
    count = 0
    for page in pages:
        with open(page, encoding="utf-8") as file:
            text = file.read()
        for link in sorted(links(text)):
            count += 1
            if link not in paths:
                failures.append(f"{os.path.basename(page)}: nothing is called {link}")
        for article in re.findall(r"<doc:(\w+)>", text):
            if not os.path.exists(os.path.join(SOURCES, "Taipan.docc", article + ".md")):
                failures.append(f"{os.path.basename(page)}: there is no article {article}")
    # in the sources a link starts where it stands, or further out
    endings = {"/".join(path.split("/")[i:]) for path in paths for i in range(path.count("/") + 1)}
    for symbol in found:
        comment = "\n".join(line["text"] for line in symbol.get("docComment", {}).get("lines", []))
        for link in sorted(links(comment)):
            count += 1
            if link not in endings:
                failures.append(f"the description of {'.'.join(symbol['pathComponents'])}: nothing is called {link}")
    # the overview names every type
    with open(os.path.join(SOURCES, "Taipan.docc", "Taipan.md"), encoding="utf-8") as file:
        named = links(file.read())
    for symbol in found:
        if len(symbol["pathComponents"]) == 1 and symbol["pathComponents"][0] not in named:
            failures.append(f"Taipan.md does not name {symbol['pathComponents'][0]}")
    if len(found) < 100 or len(pages) < 5:
        failures.append(f"only {len(found)} symbols and {len(pages)} pages")
    print("\n".join(failures) or f"symbols: {len(found)} are described, {count} links in them and in {len(pages)} pages lead somewhere")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
