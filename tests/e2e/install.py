"""`make install` and `make uninstall`: what was installed works on its own, and nothing of it is left afterwards."""

import os
import shutil

from support import SOURCE, check, need, run, scratch

BUILD = os.environ["OBSGEN_BUILD_DIR"]

need("cmake")
with scratch() as work:
    prefix = work / "root" / "opt" / "obsgen"
    run("cmake", "--install", BUILD, "--prefix", "/opt/obsgen", env=os.environ | {"DESTDIR": str(work / "root")})
    for path in ("bin/obsgen", "share/obsgen/metric-catalog/kuberay-operator.yaml",
                 "share/obsgen/metric-catalog/schema/catalog.schema.json", "share/man/man1/obsgen.1",
                 "share/bash-completion/completions/obsgen", "share/zsh/site-functions/_obsgen",
                 "share/fish/vendor_completions.d/obsgen.fish", "share/doc/obsgen/LICENSE"):
        check((prefix / path).is_file(), f"{path} was not installed")
    libraries = list((prefix / "share/obsgen/metric-catalog/lib").glob("*.yaml"))
    check(libraries, "no library was installed")

    # An operator's catalog of one's own, elsewhere, finds the libraries that came with the program.
    own = work / "own" / "metric-catalog"
    own.mkdir(parents=True)
    shutil.copyfile(SOURCE / "metric-catalog/kuberay-operator.yaml", own / "kuberay-operator.yaml")
    print(run(prefix / "bin/obsgen", "generate", cwd=own.parent))
    for folder in ("dashboards", "alerts"):
        for path in (SOURCE / folder).rglob("kuberay-operator*"):
            made = own.parent / path.relative_to(SOURCE)
            check(made.is_file() and made.read_bytes() == path.read_bytes(), f"{made.name} differs from the checkout's")

    # Moved away from its catalogs, the program says where it looked for them.
    moved = work / "moved" / "bin"
    moved.mkdir(parents=True)
    shutil.copyfile(prefix / "bin/obsgen", moved / "obsgen")
    (moved / "obsgen").chmod(0o755)
    told = run(moved / "obsgen", "generate", cwd=own.parent, status=1)
    for place in ("metric-catalog", moved / "metric-catalog", work.resolve() / "moved/share/obsgen/metric-catalog"):
        check(f"note: looked for '{place}/lib/controller-runtime.yaml'" in told, f"{place} is not named in\n{told}")

    stranger = prefix / "share/obsgen/mine.yaml"
    stranger.touch()
    run(SOURCE / "scripts/uninstall", BUILD, work / "root", "/opt/obsgen")
    left = [path for path in prefix.rglob("*") if path.is_file()]
    check(left == [stranger], f"left behind: {[str(path) for path in left]}")
