"""schema.py PROGRAM FOLDER - holds real outputs against the JSON Schema that `whosaid schema` prints.

The schema lets in fields that it does not name, for those of later versions; here it is closed, so that a field which a
writer added and the table of src/export/schema.c does not have is a failure. Prints "N passed, N failed".
"""
import json
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("interop: the schema SKIPPED: there is no Python package jsonschema")
    print("0 passed, 0 failed")
    sys.exit(0)

program, folder = sys.argv[1], sys.argv[2]
inputs = ["tests/corpus/articles-a.jsonl", "tests/corpus/articles-b.jsonl", "tests/corpus/plain", "tests/interop/hard.jsonl"]
# The attributes of graphs/README.md depend on options; read_graphs.py compares them with the files.
OPEN = {"graph"}
passed = failed = 0


def run(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def close(schema):
    """Forbids fields that are not named."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for value in schema.values():
            close(value)
    elif isinstance(schema, list):
        for value in schema:
            close(value)


def test(name, documents):
    global passed, failed
    schema = json.loads(run("schema", name))
    jsonschema.Draft202012Validator.check_schema(schema)
    if name not in OPEN:
        close(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = 0
    for document in documents:
        count += 1
        for error in validator.iter_errors(document):
            print(f"schema: FAILED {name}: {list(error.absolute_path)}: {error.message[:200]}")
            failed += 1
            return
    if count:
        passed += 1
    else:
        print(f"schema: FAILED {name}: there was nothing to look at")
        failed += 1


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


statements = lines(run("quotes", "-q", *inputs))
test("statements", statements)
with open(folder + "/articles.jsonl", "w", encoding="utf-8") as out:
    out.write(open(inputs[0], encoding="utf-8").read() + "no record\n")
per_article = lines(run("quotes", "-q", "--per-article", folder + "/articles.jsonl"))
for article in per_article:  # they hold whole statements, which were looked at by themselves
    for statement in article["statements"]:
        assert statement["id"]
    article["statements"] = [{} for _ in article["statements"]]
test("articles", per_article)
test("topics", lines(run("topics", "-q", *inputs)))
test("speakers", [json.loads(run("speakers", "-q", "--format", "json", *inputs))])
test("unnamed", [json.loads(run("speakers", "-q", "--anonymous", "--format", "json", *inputs))])
run("graph", "-q", *inputs, "-o", folder + "/schema")
test("graph", [json.load(open(folder + "/schema.json", encoding="utf-8"))])

# All of them at once are the same schemas; each kind of statement was among those above.
every = json.loads(run("schema"))["$defs"]
for name, schema in every.items():
    single = json.loads(run("schema", name))
    del single["$schema"]
    if schema == single:
        passed += 1
    else:
        print(f"schema: FAILED {name}: alone it is another")
        failed += 1
for what, found in {
    "a joint speaker": any(s["speaker"] and "members" in s["speaker"] for s in statements),
    "an inner speaker": any(s["inner"] for s in statements),
    "an unknown speaker": any(s["speaker"] is None for s in statements),
    "a statement without a cue": any(s["cue"] is None for s in statements),
}.items():
    if found:
        passed += 1
    else:
        print(f"schema: FAILED the articles have no {what}: the test proves less than it should")
        failed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
