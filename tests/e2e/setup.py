"""`scripts/setup` says nothing when nothing is missing, and says what is wrong when it cannot install what is."""

import os
import shutil

from support import SOURCE, check, run, scratch

SETUP = SOURCE / "scripts" / "setup"
BASH = shutil.which("bash")

check(run(BASH, SETUP, "build") == "", "setup speaks although the program could be built")
check("'nonsense' is no set of tools" in run(BASH, SETUP, "nonsense", status=1), "an unknown set is not refused by name")

with scratch() as bare:
    bare.chmod(0o755)
    script = shutil.copy(SETUP, bare)

    def told(**options):
        return run(BASH, script, "build", status=1, env={"PATH": str(bare)}, **options)

    for command in ("bash", "sort", "mktemp", "tail", "rm"):
        (bare / command).symlink_to(shutil.which(command))
    expected = "setup: this is no Debian; install what these packages hold: cmake g++ ninja-build pkg-config\n"
    check(told() == expected, "without apt-get, the missing packages are not named")

    apt = bare / "apt-get"
    apt.write_text(f"#!{BASH}\necho 'E: the mirror is away'\nexit 100\n", encoding="utf-8")
    apt.chmod(0o755)
    (bare / "sudo").write_text(f"#!{BASH}\nexec \"$@\"\n", encoding="utf-8")
    (bare / "sudo").chmod(0o755)
    text = told()
    check(text.startswith("setup: installing cmake g++ ninja-build pkg-config\nE: the mirror is away\nsetup: 'apt-get "),
          f"the failure of apt-get is not told:\n{text}")

    (bare / "sudo").unlink()
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    text = told(**nobody)
    check(text == "setup: cmake g++ ninja-build pkg-config must be installed: become root, or install sudo, and try again\n",
          f"without root and sudo:\n{text}")
