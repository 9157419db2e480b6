#!/usr/bin/env python3
"""The pooled balance of a partitioned archive, with PySpark.

    spark-submit examples/spark/pooled.py ARCHIVE OUT [--isnad PATH] [--map title=headline,text=body]

ARCHIVE  what Spark reads as text: JSON Lines files, an article a line, plain or gzip, a folder or a pattern. In UTF-8 or another
         encoding that isnad knows, but for UTF-16: convert that first
OUT      a folder: analyses/ with the analysis of every article (JSON Lines, in order within a file of the archive) and
         pooled/ with the figures (CSV: figure, part, whole)

Every partition goes through one isnad process as through any filter of a shell. A line that is no article is told by
isnad on the standard error of its worker and left out; the job goes on. When isnad itself fails, the task fails, and with
it the job when Spark has tried often enough.

Give every article an `id`: one without is called by the number of its line in its partition (stdin:1), and so is one in
every other partition.
"""
import argparse
import subprocess
import sys
import threading

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StringType, StructField, StructType


def counts(*names: str) -> StructType:
    """A record of counts."""
    return StructType([StructField(name, LongType()) for name in names])


# What is read of an analysis; the rest of the line stays as it is. Named, because inferring it would read the archive twice.
ANALYSIS = StructType([
    StructField("article", StructType([StructField("id", StringType())])),
    StructField("balance", StructType([
        StructField("attributions", LongType()),
        StructField("sources", LongType()),
        StructField("voices", LongType()),
        StructField("attributed_words", counts("part", "whole")),
        StructField("naming", counts("named", "described", "vague", "none")),
        StructField("unnamed_attributions", counts("part", "whole")),
        StructField("anonymity_with_reason", counts("part", "whole")),
        StructField("forms", counts("direct", "indirect", "mixed")),
        StructField("hands", counts("first", "second", "none")),
    ])),
])

# figure, its part, its whole: sums over the articles. `isnad analyze FOLDER` pools three of them, with the same part and whole, and
# adds share and interval: named sources, attributions without a named source, second-hand attributions.
FIGURES = [
    ("articles", "1", "1"),
    ("attributed words", "balance.attributed_words.part", "balance.attributed_words.whole"),
    ("independent voices", "balance.voices", "balance.sources"),
    ("named sources", "balance.naming.named", "balance.sources"),
    ("attributions without a named source", "balance.unnamed_attributions.part", "balance.unnamed_attributions.whole"),
    ("unnamed sources with a reason", "balance.anonymity_with_reason.part", "balance.anonymity_with_reason.whole"),
    ("direct quotations", "balance.forms.direct", "balance.attributions"),
    ("second-hand attributions", "balance.hands.second", "balance.attributions"),
]


def through(command: list[str]):
    """For `mapPartitions`: the lines of a partition through one process with the environment and standard error of its worker.

    Instead of `pipe`, which takes isnad's 2 (some lines could not be read) for a failure or a killed process for a success.
    """
    def run(lines):
        # Nothing goes in: wrong arguments are told here, where 2 can mean nothing else.
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        failed = []

        def feed():
            try:
                with process.stdin as stdin:
                    for line in lines:
                        stdin.write(bytes(line) + b"\n")
            except BrokenPipeError:
                pass  # The exit code tells.
            except Exception as error:
                failed.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                yield line.decode().rstrip("\n")
            feeder.join()
            if failed:
                raise failed[0]
            if process.wait() not in (0, 2):
                raise RuntimeError(f"{command[0]} ended with {process.returncode}: the partition is not whole")
        finally:
            process.kill()
            process.wait()

    return run


def analyses(spark: SparkSession, archive: str, isnad: str, mapping: str | None):
    """The analysis of every article of the archive, a JSON line each."""
    command = [isnad, "analyze", "--jobs", "1", "--input-format", "jsonl", "--format", "jsonl"]
    command += ["--map", mapping] if mapping else []
    # As bytes: a string has lost what was not UTF-8.
    lines = spark.read.text(archive).select(F.col("value").cast("binary")).rdd.map(lambda row: row[0])
    return lines.mapPartitions(through([*command, "-"]))


def pooled(spark: SparkSession, lines) -> DataFrame:
    """The figures over all analyses: figure, part, whole."""
    read = spark.read.schema(ANALYSIS).json(lines)
    sums = [F.sum(F.expr(sql).cast("long")).alias(f"{at}_{side}") for at, row in enumerate(FIGURES) for side, sql in zip(("part", "whole"), row[1:])]
    nameless = F.sum(F.col("article.id").rlike("^stdin:[0-9]+$").cast("long")).alias("nameless")
    total = read.agg(*sums, nameless).first()
    if total["nameless"]:
        print(f"isnad: {total['nameless']} articles have no id: theirs come again in every partition; put an id into the archive", file=sys.stderr)
    rows = [(row[0], total[f"{at}_part"] or 0, total[f"{at}_whole"] or 0) for at, row in enumerate(FIGURES)]
    return spark.createDataFrame(rows, "figure string, part long, whole long")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("archive")
    ap.add_argument("out")
    ap.add_argument("--isnad", default="isnad", help="the program, where every worker finds it")
    ap.add_argument("--map", help="names of the fields, as isnad takes them")
    args = ap.parse_args()
    spark = SparkSession.builder.appName("isnad-pooled").getOrCreate()
    lines = analyses(spark, args.archive, args.isnad, args.map).persist()
    lines.saveAsTextFile(f"{args.out}/analyses")
    figures = pooled(spark, lines)
    figures.coalesce(1).write.option("header", True).csv(f"{args.out}/pooled")
    figures.show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    main()
