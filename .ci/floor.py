#!/usr/bin/env python3
"""Holds measured figures against their floors.

Usage: floor.py SET SCORES.json
  SET          a table of .ci/floor.toml
  SCORES.json  what the scorer wrote with --json

Prints a line for each figure. The exit code is 1 when a figure is below its floor, or when a floor
is lower than in any commit that git has here, or gone. Standard library only (Python 3.11 or later).
"""
import json
import pathlib
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = ".ci/floor.toml"


def figure(scores, name):
    """The measured figure of a name; None when it was not measured."""
    if name.startswith("accuracy."):
        return scores.get("accuracy", {}).get(name.removeprefix("accuracy."))
    return scores.get(name, {}).get("f1")


def git(*arguments):
    """What git answers; nothing where it cannot."""
    run = subprocess.run(["git", *arguments], cwd=HERE.parent, capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else ""


def floors_before():
    """The highest floor of each figure in all commits that git has; a shallow clone has one."""
    highest = {}
    for commit in git("log", "--format=%H", "--", FLOORS).split():
        for table, figures in tomllib.loads(git("show", f"{commit}:{FLOORS}")).items():
            known = highest.setdefault(table, {})
            known.update({name: max(floor, known.get(name, floor)) for name, floor in figures.items()})
    return highest


def lowered(before, now):
    """Floors that are lower than they were, or gone."""
    rows = [(table, name, floor) for table, figures in before.items() for name, floor in figures.items()]
    return [f"{table}: {name} was {floor}" for table, name, floor in rows if now.get(table, {}).get(name, -1.0) < floor]


def main(args):
    if len(args) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    now = tomllib.loads((HERE / "floor.toml").read_text(encoding="utf-8"))
    scores = json.loads(pathlib.Path(args[1]).read_text(encoding="utf-8"))
    failed = 0
    print(f"{'figure':18} {'measured':>8} {'floor':>7}")
    for name, floor in now[args[0]].items():
        got = figure(scores, name)
        fell = got is None or got < floor
        failed += fell
        print(f"{name:18} {'none' if got is None else f'{got:.4f}':>8} {floor:7.4f}{'  below its floor' if fell else ''}")
    for row in lowered(floors_before(), now):
        print(f"a floor only rises: {row}")
        failed += 1
    if scores.get("missing"):
        print(f"not analyzed: {' '.join(scores['missing'])}")
        failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
