#!/usr/bin/env python3
"""The pooled balance of a partitioned archive, with PySpark.

    spark-submit examples/spark/pooled.py ARCHIVE OUT [--isnad PATH] [--map title=headline,text=body] [--encoding windows-1256]

ARCHIVE  what Spark reads as text: JSON Lines files, an article a line, plain or gzip, a folder or a pattern. In UTF-8 unless
         --encoding says otherwise; UTF-16 has to be converted first
OUT      a folder: analyses/ with the analysis of every article (JSON Lines, in order within a file of the archive) and
         pooled/ with the figures (CSV: figure, part, whole)

Every partition goes through one isnad process as through any filter of a shell. A line that is no article is told by
isnad on the standard error of its worker and left out; the job goes on. When isnad itself fails, the task fails, and with
it the job when Spark has tried often enough.

Give every article an `id`: one without is called by the number of its line in its partition (stdin:1), and so is one in
every other partition.
"""
import argparse
import os
import shlex
import sys

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


# isnad's 2 says that some lines could not be read, which it has told: the rest is whole. But 2 is for wrong arguments too, so they
# are tried on nothing first. Everything else, a signal as well, fails the task.
FILTER = """'"$0" "$@" < /dev/null > /dev/null || exit 64; "$0" "$@"; code=$?; [ "$code" -eq 2 ] || exit "$code"'"""


def decoded(encoding: str):
    """For `map`: bytes of a line as text. Spark would put signs of its own for what it cannot read.

    A line in another encoding goes on as one that is no article, for `pipe` waits for ever when what it is fed from fails.
    """
    def decode(line: bytes) -> str:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError as error:
            print(f"isnad: a line of the archive is not {encoding}: name its encoding with --encoding, or convert it ({error})", file=sys.stderr)
            return f"not {encoding}"

    return decode


def analyses(spark: SparkSession, archive: str, isnad: str, mapping: str | None, encoding: str):
    """The analysis of every article of the archive, a JSON line each."""
    command = [isnad, "analyze", "--jobs", "1", "--input-format", "jsonl", "--format", "jsonl"]
    command += ["--map", mapping] if mapping else []
    lines = spark.read.text(archive).select(F.col("value").cast("binary")).rdd.map(lambda row: bytes(row[0])).map(decoded(encoding))
    # `pipe` gives no environment unless told: isnad is looked for where the driver would.
    path = {"PATH": os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin")}
    return lines.pipe(f"sh -c {FILTER} {shlex.join([*command, '-'])}", env=path, checkCode=True)


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
    ap.add_argument("--encoding", default="utf-8", help="encoding of the archive (not UTF-16)")
    args = ap.parse_args()
    spark = SparkSession.builder.appName("isnad-pooled").getOrCreate()
    lines = analyses(spark, args.archive, args.isnad, args.map, args.encoding).persist()
    lines.saveAsTextFile(f"{args.out}/analyses")
    figures = pooled(spark, lines)
    figures.coalesce(1).write.option("header", True).csv(f"{args.out}/pooled")
    figures.show(truncate=False)
    spark.stop()


if __name__ == "__main__":
    main()
