#!/usr/bin/env python3
"""The pooled balance of a partitioned archive, with PySpark.

    spark-submit examples/spark/pooled.py ARCHIVE OUT [--isnad PATH] [--map title=headline,text=body]

ARCHIVE  what SparkContext.textFile reads: JSON Lines files, an article a line, plain or gzip, a folder or a pattern
OUT      a folder: analyses/ with the analysis of every article (JSON Lines, in order within a file of the archive) and
         pooled/ with the figures (CSV: figure, part, whole)

Every partition goes through one isnad process as through any filter of a shell. A line that is no article is told by
isnad on the standard error of its worker and left out; the job goes on.
"""
import argparse

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StructField, StructType


def counts(*names: str) -> StructType:
    """A record of counts."""
    return StructType([StructField(name, LongType()) for name in names])


# What is read of an analysis; the rest of the line stays as it is. Named, because inferring it would read the archive twice.
ANALYSIS = StructType([
    StructField("article", counts("words")),
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

# figure, its part, its whole: sums over the articles, as `isnad analyze FOLDER` pools them.
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


def analyses(spark: SparkSession, archive: str, isnad: str, mapping: str | None):
    """The analysis of every article of the archive, a JSON line each."""
    command = f"{isnad} analyze --quiet --jobs 1 --input-format jsonl --format jsonl"
    if mapping:
        command += f" --map {mapping}"
    return spark.sparkContext.textFile(archive).pipe(f"{command} -")


def pooled(spark: SparkSession, lines) -> DataFrame:
    """The figures over all analyses: figure, part, whole."""
    read = spark.read.schema(ANALYSIS).json(lines)
    sums = [F.sum(F.expr(sql).cast("long")).alias(f"{at}_{side}") for at, row in enumerate(FIGURES) for side, sql in zip(("part", "whole"), row[1:])]
    total = read.agg(*sums).first()
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
