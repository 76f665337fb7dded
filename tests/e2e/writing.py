"""`obsgen generate` on file systems that refuse: read-only, full, a file that is busy; and killed at any moment. Each ends in one clear
error or in files that are each whole, old or new."""

import os
import pathlib
import random
import subprocess
import tempfile
import time

from support import SOURCE, check

PROGRAM = os.environ["OBSGEN_PROGRAM"]
CATALOG = "metric-catalog/kuberay-operator.yaml"


def generate(out, *options):
    command = [PROGRAM, "generate", CATALOG, "--out", str(out), *options]
    done = subprocess.run(command, cwd=SOURCE, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def mounted(folder, size, use):
    """Runs `use` with a small file system at `folder`; False when this user may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        return False
    try:
        use(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)
    return True


def full(folder):
    status, output, problems = generate(folder)
    check(status == 2, f"a full disk ends with {status}: {problems}")
    check(problems.startswith(f"obsgen: error: cannot write {folder}/") and problems.endswith(": No space left on device [cli/io]\n"),
          problems)
    check(output == "" and problems.count("\n") == 1, f"more than one error: {problems}")
    check(not tree(folder), f"left on the full disk: {sorted(tree(folder))}")


def read_only(folder):
    check(generate(folder)[0] == 0, "the first run fails")
    before = tree(folder)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    status, _, problems = generate(folder, "--operator-version", "1.4.2")
    check(status == 2, f"a read-only folder ends with {status}")
    check(problems.endswith(": Read-only file system [cli/io]\n") and problems.count("\n") == 1, problems)
    check(tree(folder) == before, "a read-only folder changed")


def busy(folder):
    """A file that something is mounted over cannot be replaced, which shows only when it is tried."""
    check(generate(folder)[0] == 0, "the first run fails")
    before = tree(folder)
    target = folder / "alerts/kuberay-operator-servicemonitor.yaml"
    copy = folder / "copy"
    copy.write_bytes(target.read_bytes())
    subprocess.run(["mount", "--bind", str(copy), str(target)], check=True)
    try:
        status, _, problems = generate(folder, "--operator-version", "1.4.2", "--values", "metric-catalog/overlays/kustomize.yaml")
    finally:
        subprocess.run(["umount", str(target)], check=True)
    check(status == 2, f"a busy file ends with {status}")
    check(problems == f"obsgen: error: cannot write {target}: Device or resource busy [cli/io]\n", problems)
    copy.unlink()
    check(tree(folder) == before, "a run that could not replace one file changed others")


def killed(work):
    old, new, out = work / "old", work / "new", work / "out"
    for folder in (old, new, out):
        folder.mkdir()
    check(generate(old, "--operator-version", "1.4.2")[0] == 0, "release 1.4.2 fails")
    check(generate(new)[0] == 0, "the newest release fails")
    olds, news = tree(old), tree(new)
    random.seed(7)
    torn = set()
    for turn in range(40):
        options = [] if turn % 2 else ["--operator-version", "1.4.2"]
        command = [PROGRAM, "generate", CATALOG, "--out", str(out), *options]
        with subprocess.Popen(command, cwd=SOURCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(random.uniform(0, 0.15))
            process.kill()
        for name, text in tree(out).items():
            if not name.endswith(".obsgen-tmp") and text not in (olds.get(name), news.get(name)):
                torn.add(name)
    check(not torn, f"neither old nor new after a kill: {sorted(torn)}")
    check(generate(out)[0] == 0, "the run after the kills fails")
    check(tree(out) == news, "after the kills the files are not those of a run that was let be")


with tempfile.TemporaryDirectory(prefix="obsgen-writing-") as name:
    root = pathlib.Path(name)
    killed(root)
    done = [mounted(root / "full", "64k", full), mounted(root / "ro", "16m", read_only), mounted(root / "busy", "16m", busy)]
    print("kills" + (", full disk, read-only, busy" if all(done) else "; full disk, read-only and busy need root"))
