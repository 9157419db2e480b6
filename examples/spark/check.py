#!/usr/bin/env python3
"""Runs pooled.py over a small archive in several partitions and compares it with one machine; then over a bad line, then
with a program that dies.

    check.py ISNAD SAMPLES

ISNAD is the program, SAMPLES a folder of articles (`*.txt`). Exit code 0 when the analyses and the figures are the same,
bad lines are named and left out, and a program that dies and wrong arguments fail the job.
"""
import csv
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PARTS = 3
# Reads an article, gives its analysis, and dies. It ends well when nothing comes in.
DYING = """#!/bin/sh
read -r line || exit 0
printf '%s\\n' "$line" | isnad "$@"
kill -9 $$
"""


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


def cluster(archive: pathlib.Path, out: pathlib.Path, program: pathlib.Path, *options: str) -> subprocess.CompletedProcess:
    """A run of pooled.py with the folder of `program` on PATH."""
    env = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"}
    return subprocess.run([sys.executable, str(HERE / "pooled.py"), str(archive), str(out), *options], env=env, capture_output=True, text=True)


def written(out: pathlib.Path) -> list[dict]:
    """The analyses of a run, by id: Spark lists the files of a folder in no order."""
    parts = sorted(glob.glob(f"{out}/analyses/part-*"))
    reads = [analysis(line) for part in parts for line in pathlib.Path(part).read_text(encoding="utf-8").splitlines()]
    return sorted(reads, key=lambda read: read["article"]["id"])


def same(work: pathlib.Path, program: pathlib.Path, records: list[bytes]) -> str:
    """What differs between one process and a cluster; nothing when nothing does."""
    from pooled import FIGURES

    archive, out = work / "archive", work / "out"
    archive.mkdir()
    size = -(-len(records) // PARTS)
    for at in range(PARTS):
        (archive / f"part-{at:03}.jsonl").write_bytes(b"".join(records[at * size:(at + 1) * size]))
    command = [program, "analyze", "--quiet", "--input-format", "jsonl", "--format", "jsonl", "-"]
    one = subprocess.run(command, input=b"".join(records), stdout=subprocess.PIPE, check=True).stdout.decode()
    alone = [analysis(line) for line in one.splitlines()]  # in the order of the names, as the records are
    if len(alone) != len(records):
        return f"one machine gave {len(alone)} analyses of {len(records)} articles"
    run = cluster(archive, out, program, "--isnad", str(program))
    if run.returncode != 0:
        return f"the job ended with {run.returncode}:\n{run.stderr}"
    spread = written(out)
    if spread != alone:
        unlike = [f"{a['article']['id']} {b['article']['id']}" for a, b in zip(alone, spread) if a != b]
        return f"{len(alone)} analyses alone and {len(spread)} spread, unlike: {unlike}"
    with open(glob.glob(f"{out}/pooled/part-*.csv")[0], encoding="utf-8") as file:
        figures = [(row["figure"], int(row["part"]), int(row["whole"])) for row in csv.DictReader(file)]
    expected = [(name, figure(alone, part), figure(alone, base)) for name, part, base in FIGURES]
    return "" if figures == expected else f"figures differ:\n  spread {figures}\n  alone  {expected}"


def bad_line(work: pathlib.Path, program: pathlib.Path, records: list[bytes]) -> str:
    """What is wrong with a run over a line that is no article and an article without id."""
    archive, out = work / "bad.jsonl", work / "bad"
    nameless = json.dumps({"text": json.loads(records[1])["text"]}).encode() + b"\n"
    archive.write_bytes(records[0] + b"this is no article\n" + nameless)
    run = cluster(archive, out, program)
    if run.returncode != 0 or len(written(out)) != 2:
        return f"a bad line: the job ended with {run.returncode} and {len(written(out))} of 2 analyses:\n{run.stderr}"
    told = ["standard input:2: not a JSON object", "isnad: 1 articles have no id"]
    return "".join(f"not told: {words}\n{run.stderr}" for words in told if words not in run.stderr)


def dying(work: pathlib.Path, program: pathlib.Path, records: list[bytes]) -> str:
    """What is wrong with a run whose program dies half way."""
    archive, out, wrapper = work / "dying.jsonl", work / "dying", work / "dying.sh"
    archive.write_bytes(b"".join(records))
    wrapper.write_text(DYING)
    wrapper.chmod(0o755)
    run = cluster(archive, out, program, "--isnad", str(wrapper))
    if run.returncode == 0 or (out / "analyses" / "_SUCCESS").exists():
        return f"the program died and the job ended with {run.returncode}"
    return "" if "137" in run.stderr else f"not told why the job failed:\n{run.stderr}"


def encodings(work: pathlib.Path, program: pathlib.Path, records: list[bytes]) -> str:
    """What is wrong with runs over an archive in an old encoding: named, and not named."""
    archive = work / "old.jsonl"
    archive.write_bytes(b"".join(record.decode().encode("windows-1256", "ignore") for record in records))
    named, blind = cluster(archive, work / "named", program, "--encoding", "windows-1256"), cluster(archive, work / "blind", program)
    if named.returncode != 0 or len(written(work / "named")) != len(records):
        return f"an old encoding: the job ended with {named.returncode}:\n{named.stderr}"
    if blind.returncode != 0 or written(work / "blind"):
        return f"an old encoding that is not named: the job ended with {blind.returncode} and {len(written(work / 'blind'))} analyses"
    told = blind.stderr.count("name its encoding with --encoding")
    return "" if told == len(records) else f"{told} of {len(records)} lines in an old encoding told:\n{blind.stderr}"


def arguments(work: pathlib.Path, program: pathlib.Path, records: list[bytes]) -> str:
    """What is wrong with a run whose arguments isnad does not take."""
    archive = work / "archive-wrong.jsonl"
    archive.write_bytes(records[0])
    run = cluster(archive, work / "wrong", program, "--map", "nonsense")
    return "" if run.returncode != 0 else "wrong arguments and the job ended well"


def main() -> int:
    isnad, samples = sys.argv[1:3]
    sys.path.insert(0, str(HERE))
    paths = sorted(pathlib.Path(samples).glob("*.txt"))
    records = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}, ensure_ascii=False) + "\n" for path in paths]
    records = [record.encode() for record in records]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        program = work / "a blank" / "isnad"
        program.parent.mkdir()
        program.symlink_to(pathlib.Path(isnad).resolve())
        wrong = same(work, program, records) or bad_line(work, program, records[1:]) or dying(work, program, records)
        wrong = wrong or encodings(work, program, records[:2]) or arguments(work, program, records)
    print(wrong or f"{len(records)} articles in {PARTS} files: the same analyses, the same figures; a bad line is named; a dead program fails the job")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
