"""duck.py STATEMENTS OUT - DuckDB reads the statements, and writes them anew as OUT."""
import sys

import duckdb

statements, out = sys.argv[1:3]
table = f"read_json('{statements}', format='newline_delimited', maximum_object_size=100000000)"
rows = duckdb.sql(f"""select s.speaker.kind as kind, count(*) as n
                      from {table} s group by all order by n desc, kind""").fetchall()
assert sum(n for _, n in rows) == sum(1 for _ in open(statements, encoding="utf-8")), rows
assert {"person", "anonymous", "institution"} <= {kind for kind, _ in rows}, rows
topics = duckdb.sql(f"select t.label, count(*) from (select unnest(topics) as t from {table}) group by all").fetchall()
assert len(topics) > 10, topics
duckdb.sql(f"copy (select * from {table}) to '{out}' (format json)")
