#!/usr/bin/env python3
"""Turns the annotations of tests/gold/words (quoted words) into tests/gold (code-point offsets).

Usage: build.py [--check] [NAME...]

NAME is a sample without its ending; all of them when none is given. With --check nothing is
written and the exit code is 1 when a file of offsets is not what its words give.
How a quoted word is found is told in docs/ANNOTATION.md ("The file"). Standard library only.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
KINDS = {"person", "organization", "media", "document", "group", "unknown"}
NAMINGS = {"named", "described", "vague", "none"}
TYPES = {"direct", "indirect", "mixed"}
ACTS = {"assertion", "opinion", "directive"}
GAP = " \u2026 "
QUOTES = set("«»“”\"″()")


class Wrong(Exception):
    """An annotation that does not fit its text."""


def paragraphs(text):
    """Spans of the non-empty lines."""
    out, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            out.append((at, at + len(line.rstrip())))
        at += len(line)
    return out


def whole(text, start, end):
    """Whether no word is cut at either end."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (text[start].isalnum() and before.isalnum()) and not (text[end - 1].isalnum() and after.isalnum())


def places(text, words, lo, hi):
    """Every place of the words between lo and hi, whole words only."""
    head, _, tail = words.partition(GAP)
    out, at = [], text.find(head, lo, hi)
    while at >= 0:
        end = at + len(head)
        if tail:
            last = text.find(tail, end, hi)
            end = last + len(tail) if last >= 0 else -1
        if end > 0 and whole(text, at, end):
            out.append((at, end))
        at = text.find(head, at + 1, hi)
    return out


def first(text, words, zones, taken=()):
    """The first place in the first zone that has one which is not taken."""
    for lo, hi in zones:
        for span in places(text, words, lo, hi):
            if span not in taken:
                return span
    raise Wrong(f"not found: {words}")


def form(text, pieces):
    """What the quote marks around and inside the content make of it."""
    def marked(start, end):
        before = text[:start].rstrip()[-1:]
        return before in QUOTES and before != ""
    inside = any(c in "«»“”\"" for s, e in pieces for c in text[s:e])
    opened = all(marked(s, e) for s, e in pieces)
    closed = all(text[e:].lstrip(" ،")[:1] in QUOTES or text[e:].lstrip()[:1] == "." for _, e in pieces)
    if opened and closed:
        return {"direct", "mixed"}
    return {"mixed", "indirect"} if inside or opened else {"indirect"}


def attribution(text, paras, a, taken):
    """One attribution with offsets. `taken` holds the cues used so far."""
    if not 1 <= a["para"] <= len(paras):
        raise Wrong(f"{a['id']}: there is no paragraph {a['para']}")
    lo, hi = paras[a["para"] - 1]
    cue = first(text, a["cue"], [(lo, hi)], taken) if a["cue"] else None
    at = cue[1] if cue else lo
    near = [(at, hi), (lo, hi)]
    taken.add(cue)
    extra = [first(text, w, near, taken) for w in a.get("extra_cues", [])]
    taken.update(extra)
    source = first(text, a["source"], near) if a.get("source") else None
    content, zone = [], near + [(hi, len(text))]
    for words in a["content"]:
        span = first(text, words, zone)
        content.append(span)
        zone = [(span[1], len(text))]
    kind = a.get("type", "indirect")
    if kind not in form(text, content):
        raise Wrong(f"{a['id']}: {kind}, but the quote marks say {' or '.join(sorted(form(text, content)))}")
    return {"id": a["id"], "cue": cue, "extra_cues": extra, "source": source, "content": content, "type": kind,
            "act": a.get("act", "assertion"), "source_ref": a["source_ref"], "via": a.get("via", []),
            "parent": a.get("parent"), "optional": a.get("optional", False)}


def source(text, s):
    """One source with every key written out."""
    for words in [s["name"], s.get("anonymity_reason"), *s.get("mentions", [])]:
        if words and words not in text:
            raise Wrong(f"{s['id']}: not in the text: {words}")
    return {"id": s["id"], "name": s["name"], "kind": s["kind"], "naming": s["naming"],
            "anonymity_requested": s.get("anonymity_requested", False), "anonymity_reason": s.get("anonymity_reason"),
            "issued_by": s.get("issued_by"), "mentions": s.get("mentions", [])}


def check(gold):
    """Refuses values and references that nothing stands for, and sources that say nothing."""
    ids = {s["id"] for s in gold["sources"]}
    own = {a["id"] for a in gold["attributions"]}
    used = {s["issued_by"] for s in gold["sources"]}
    for s in gold["sources"]:
        if s["kind"] not in KINDS or s["naming"] not in NAMINGS:
            raise Wrong(f"{s['id']}: unknown kind or naming")
    for a in gold["attributions"]:
        used |= {a["source_ref"], *a["via"]}
        if a["type"] not in TYPES or a["act"] not in ACTS:
            raise Wrong(f"{a['id']}: unknown type or act")
        if not {a["source_ref"], *a["via"]} <= ids | {"UNKNOWN", "AUTHOR"}:
            raise Wrong(f"{a['id']}: a source that is not listed")
        if a["parent"] is not None and a["parent"] not in own - {a["id"]}:
            raise Wrong(f"{a['id']}: no such parent")
    if ids - used:
        raise Wrong(f"never speaks: {', '.join(sorted(ids - used))}")


def build(words, text):
    """The annotation with offsets."""
    paras, taken = paragraphs(text), set()
    gold = {"doc": words["doc"], "sources": [source(text, s) for s in words["sources"]],
            "attributions": [attribution(text, paras, a, taken) for a in words["attributions"]]}
    check(gold)
    return gold


def render(gold):
    """JSON with a line for each source and attribution."""
    def rows(items):
        return "".join(("," if n else "") + "\n  " + json.dumps(i, ensure_ascii=False) for n, i in enumerate(items))
    return (f'{{"doc": {json.dumps(gold["doc"])},\n "sources": [{rows(gold["sources"])}],\n'
            f' "attributions": [{rows(gold["attributions"])}]}}\n')


def main(args):
    only_check = "--check" in args
    names = [a for a in args if not a.startswith("-")] or sorted(p.stem for p in (HERE / "words").glob("*.json"))
    bad = 0
    for name in names:
        out = HERE / f"{name}.json"
        try:
            words = json.loads((HERE / "words" / f"{name}.json").read_text(encoding="utf-8"))
            fresh = render(build(words, (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")))
        except (Wrong, OSError, ValueError, KeyError) as why:
            print(f"tests/gold/words/{name}.json: {why}", file=sys.stderr)
            bad += 1
            continue
        if not only_check:
            out.write_text(fresh, encoding="utf-8")
        elif not out.exists() or out.read_text(encoding="utf-8") != fresh:
            print(f"tests/gold/{name}.json: not what its words give; run python3 tests/gold/build.py", file=sys.stderr)
            bad += 1
    print(f"{len(names)} annotations, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
