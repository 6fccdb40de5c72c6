"""spark.py PROGRAM ARTICLES OUT [KILLER] - articles through whosaid on Spark, as README.md shows it.

Reads ARTICLES (JSON Lines), pipes each partition through the program, and writes OUT/lines (text, a line for each
article) and OUT/statements.parquet (a row for each statement). KILLER is a command to pipe through instead, whose
process dies once: the task is tried again.
"""
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import explode

program, articles, out = sys.argv[1:4]
command = sys.argv[4] if len(sys.argv) > 4 else f"{program} quotes --per-article --ascii -q -j1 -"

# Two threads, and four tries for a task: a cluster tries four times anyway, a local run only if it is told to.
session = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
spark = session.config("spark.ui.showConsoleProgress", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")

given = spark.sparkContext.textFile(articles, minPartitions=4)
# checkCode: without it a process that dies gives a short partition and no error.
lines = given.pipe(command, checkCode=True)
lines.saveAsTextFile(out + "/lines")

saved = spark.sparkContext.textFile(out + "/lines")
assert saved.count() == given.count(), "a line for each line"
table = spark.read.json(saved)
bad = table.where("error is not null").count()
table.select(explode("statements").alias("s")).select("s.*").write.parquet(out + "/statements.parquet")
rows = spark.read.parquet(out + "/statements.parquet")
rows.write.json(out + "/rows")
print(given.getNumPartitions(), "partitions,", bad, "bad lines,", rows.count(), "statements")
spark.stop()
