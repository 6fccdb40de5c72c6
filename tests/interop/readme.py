"""readme.py FILE PROGRAM [--update] - runs every example of README.md and compares what it prints.

An example is a fenced block, with what it prints in the block itself or in the fenced block behind it:

    ```console   lines with "$ " are run by sh, what follows them is what they print
    ```python    followed at once by a block without a name: what it prints; so for
    ```r         (Rscript, with the package igraph) and
    ```sql       (DuckDB, through its Python package)

They run one after another in a folder of their own, where `build/whosaid` is PROGRAM and `tests` is tests/; a later one
finds the files of those before it. Where a tool is missing the example is skipped, with a line that says so. --update
writes what they print today into FILE. Prints "N passed, N failed".
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

path, program = sys.argv[1], os.path.abspath(sys.argv[2])
update = "--update" in sys.argv[3:]
DUCKDB = (
    "import duckdb, sys\n"
    "for statement in duckdb.extract_statements(sys.stdin.read()):\n"
    "    for row in duckdb.execute(statement).fetchall():\n"
    "        print(*row, sep='  ')\n"
)
passed = failed = 0


def has(*command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


MISSING = {
    "python": None if has(sys.executable, "-c", "import networkx, pandas, igraph") else "networkx, pandas or igraph of Python",
    "r": None if has("Rscript", "-e", "library(igraph)") else "R with igraph",
    "sql": None if has(sys.executable, "-c", "import duckdb") else "DuckDB",
    "jq": None if shutil.which("jq") else "jq",
}


def run(command, folder, text=None):
    environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80")
    done = subprocess.run(command, cwd=folder, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=environment)
    return done.stdout if done.returncode == 0 else done.stdout + f"exit status {done.returncode}\n"


def compare(what, expected, got):
    global passed, failed
    if expected == got:
        passed += 1
        return
    failed += 1
    print(f"{path}: FAILED {what}")
    print("".join(difflib.unified_diff(expected.splitlines(True), got.splitlines(True), "README", "today")))


def console(body, folder):
    """Runs each "$ " line, which goes on behind a backslash or in open quotation marks; returns the block as it is today."""
    today, lines, i = [], body.splitlines(), 0
    while i < len(lines):
        if not lines[i].startswith("$ "):
            i += 1
            continue
        command = [lines[i]]
        while command[-1].endswith("\\") or "".join(command).count("'") % 2:
            i += 1
            command.append(lines[i])
        i += 1
        expected = []
        while i < len(lines) and not lines[i].startswith("$ "):
            expected.append(lines[i])
            i += 1
        text = "\n".join(command)[2:]
        if re.search(r"\bjq\b", text) and MISSING["jq"]:
            print(f"interop: README, {text.splitlines()[0]!r} SKIPPED: there is no {MISSING['jq']}")
            today += command + expected
            continue
        got = run(["sh", "-c", text], folder)
        compare(text, "".join(line + "\n" for line in expected), got)
        today += command + got.splitlines()
    return "".join(line + "\n" for line in today)


def main():
    text = open(path, encoding="utf-8").read()
    folder = tempfile.mkdtemp()
    os.mkdir(folder + "/build")
    os.symlink(program, folder + "/build/whosaid")
    os.symlink(os.path.abspath("tests"), folder + "/tests")
    blocks = list(re.finditer(r"^```(\w*)\n(.*?)^```\n", text, re.M | re.S))
    pieces, done, i = [], 0, 0
    while i < len(blocks):
        name, body = blocks[i].group(1), blocks[i].group(2)
        if name == "console":
            pieces += [text[done:blocks[i].start(2)], console(body, folder)]
            done = blocks[i].end(2)
        elif name in MISSING and i + 1 < len(blocks) and blocks[i + 1].start() == blocks[i].end() and not blocks[i + 1].group(1):
            i += 1
            expected = blocks[i].group(2)
            if MISSING[name]:
                print(f"interop: README, an example SKIPPED: there is no {MISSING[name]}")
                i += 1
                continue
            command = {"python": [sys.executable, "-"], "r": ["Rscript", "--vanilla", "-"], "sql": [sys.executable, "-c", DUCKDB]}
            got = run(command[name], folder, body)
            compare(f"{name}: {body.splitlines()[0]} ...", expected, got)
            pieces += [text[done:blocks[i].start(2)], got]
            done = blocks[i].end(2)
        i += 1
    pieces.append(text[done:])
    shutil.rmtree(folder)
    if update:
        with open(path, "w", encoding="utf-8") as out:
            out.write("".join(pieces))
    print(f"{passed} passed, {failed} failed")
    return failed > 0 and not update


sys.exit(main())
