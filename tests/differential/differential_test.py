#!/usr/bin/env python3
"""The bounded comparison that CTest runs: the tables, then some seconds of random expressions and of
label inference. Needs OBSGEN_REFERENCE (a folder with tools/promql-oracle) and Go; without them it
skips with a message. The reference is built once into the user's cache folder."""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
HERE = pathlib.Path(__file__).resolve().parent


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "obsgen"


def oracle():
    """The reference parser, built when it is not there yet."""
    reference = os.environ.get("OBSGEN_REFERENCE")
    if not reference:
        skip("OBSGEN_REFERENCE is not set")
    source = pathlib.Path(reference) / "tools" / "promql-oracle"
    if not source.is_dir():
        skip(f"there is no {source}")
    digest = hashlib.sha256()
    for path in sorted(source.glob("*.go")) + [source / "go.mod", source / "go.sum"]:
        digest.update(path.read_bytes())
    built = cache_folder() / f"promql-oracle-{digest.hexdigest()[:16]}"
    if built.exists():
        return built
    if not shutil.which("go"):
        skip("the Go compiler is not installed")
    built.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as copy:
        folder = pathlib.Path(copy) / "oracle"
        shutil.copytree(source, folder)
        fresh = folder / "promql-oracle"
        done = subprocess.run(["go", "build", "-o", str(fresh), "."], cwd=folder, check=False)
        if done.returncode != 0:
            skip("the reference does not build")
        shutil.copy2(fresh, f"{built}.new")
        os.replace(f"{built}.new", built)
    return built


def run(script, *arguments):
    return subprocess.run([sys.executable, str(HERE / script), *arguments], check=False).returncode


def main():
    probe = sys.argv[1]
    reference = str(oracle())
    status = 0
    data = HERE.parent / "unit" / "promql" / "tables"
    for table in ("valid.jsonl", "invalid.jsonl"):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as corpus:
            for line in (data / table).read_text(encoding="utf-8").splitlines():
                corpus.write(json.dumps(json.loads(line)["expr"]) + "\n")
            corpus.flush()
            status |= run("compare.py", probe, reference, "--corpus", corpus.name)
    status |= run("compare.py", probe, reference, "--seconds", "12")
    status |= run("compare_labels.py", probe, reference, "--seconds", "8")
    return status


if __name__ == "__main__":
    sys.exit(main())
