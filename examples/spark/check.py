#!/usr/bin/env python3
"""Runs pooled.py over a small archive in several partitions and compares it with one machine.

    check.py ISNAD SAMPLES

ISNAD is the program, SAMPLES a folder of articles (`*.txt`). Exit code 0 when the analyses and the figures are the same.
"""
import csv
import glob
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PARTS = 3


def analysis(line: str) -> dict:
    """An analysis without the place its article was read from, which differs by partition."""
    read = json.loads(line)
    read["article"].pop("path", None)
    return read


def figure(reads: list[dict], path: str) -> int:
    """Sum of a figure over analyses; the same paths as in pooled.py, added up by hand."""
    if path == "1":
        return len(reads)
    total = 0
    for read in reads:
        value = read
        for name in path.split("."):
            value = value[name]
        total += value
    return total


def main() -> int:
    isnad, samples = sys.argv[1:3]
    sys.path.insert(0, str(HERE))
    from pooled import FIGURES

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        records = [
            json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}, ensure_ascii=False)
            for path in sorted(pathlib.Path(samples).glob("*.txt"))
        ]
        archive = work / "archive"
        archive.mkdir()
        size = -(-len(records) // PARTS)
        for at in range(PARTS):
            part = records[at * size:(at + 1) * size]
            (archive / f"part-{at:03}.jsonl").write_text("".join(f"{record}\n" for record in part), encoding="utf-8")

        whole = "".join(f"{record}\n" for record in records).encode()
        one = subprocess.run(
            [isnad, "analyze", "--quiet", "--input-format", "jsonl", "--format", "jsonl", "-"], input=whole, stdout=subprocess.PIPE, check=True
        ).stdout.decode()
        alone = [analysis(line) for line in one.splitlines()]  # in the order of the names, as the records are

        out = work / "out"
        subprocess.run([sys.executable, str(HERE / "pooled.py"), str(archive), str(out), "--isnad", isnad], check=True)
        parts = sorted(glob.glob(f"{out}/analyses/part-*"))
        spread = [analysis(line) for part in parts for line in pathlib.Path(part).read_text(encoding="utf-8").splitlines()]
        spread.sort(key=lambda read: read["article"]["id"])  # Spark lists the files of a folder in no order
        with open(glob.glob(f"{out}/pooled/part-*.csv")[0], encoding="utf-8") as file:
            figures = [(row["figure"], int(row["part"]), int(row["whole"])) for row in csv.DictReader(file)]

    expected = [(name, figure(alone, part), figure(alone, base)) for name, part, base in FIGURES]
    if len(alone) != len(records):
        print(f"one machine gave {len(alone)} analyses of {len(records)} articles")
        return 1
    if spread != alone:
        unlike = [f"{a['article']['id']} {b['article']['id']}" for a, b in zip(alone, spread) if a != b]
        print(f"{len(alone)} analyses alone and {len(spread)} spread, unlike: {unlike}")
        return 1
    if figures != expected:
        print(f"figures differ:\n  spread {figures}\n  alone  {expected}")
        return 1
    print(f"{len(alone)} articles in {len(parts)} partitions: the same analyses, the same figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
