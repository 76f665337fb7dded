"""What the end-to-end tests share: skipping, the reference tools and their cache, programs that end with the test."""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

SOURCE = pathlib.Path(os.environ["OBSGEN_SOURCE_DIR"])
ALERTS = SOURCE / "alerts"
DASHBOARDS = SOURCE / "dashboards"


def skip(reason):
    """Ends the test as skipped."""
    print(f"skipped: {reason}")
    sys.exit(77)


def fail(message):
    """Ends the test as failed."""
    print(f"failed: {message}")
    sys.exit(1)


def check(condition, message):
    if not condition:
        fail(message)


def artefacts(pattern):
    """The committed artefacts that match, at least one; `pattern` is relative to the checkout."""
    found = sorted(SOURCE.glob(pattern))
    check(found, f"there is no {pattern}")
    return found


def need(*commands):
    for command in commands:
        if shutil.which(command) is None:
            skip(f"there is no {command}")


def reference(path):
    """A file or folder of the reference data, by its path there."""
    root = os.environ.get("OBSGEN_REFERENCE", "")
    if not root:
        skip("OBSGEN_REFERENCE is not set")
    found = pathlib.Path(root).resolve() / path
    if not found.exists():
        skip(f"there is no {path} in OBSGEN_REFERENCE")
    return found


def run(*command, seconds=60, status=0, **options):
    """What a program prints on both channels; it must end in time and with `status`."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=seconds, check=False, **options)
    except subprocess.TimeoutExpired:
        fail(f"{' '.join(words)} did not end within {seconds} s")
    check(done.returncode == status, f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def version_of(command, *arguments):
    """The first version number that a program tells of itself, as a tuple."""
    need(command)
    text = run(command, *arguments)
    found = re.search(r"(\d+)\.(\d+)", text)
    check(found, f"{command} does not tell its version: {text}")
    return int(found[1]), int(found[2])


def cache():
    """A folder outside the checkout that keeps built tools."""
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    folder = pathlib.Path(base) / "obsgen-reference"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def locked(name):
    """One process at a time holds the lock of this name."""
    with open(cache() / f"{name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest(*paths):
    """Names a version of some files by their bytes."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def need_go():
    need("go")
    if version_of("go", "version") < (1, 26):
        skip("go is older than 1.26")


def fetched(*command, seconds, **options):
    """Runs what fetches packages; without them the tool cannot be had."""
    try:
        done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=seconds, check=False, **options)
    except subprocess.TimeoutExpired:
        skip(f"{command[0]} could not fetch packages within {seconds} s")
    if done.returncode != 0:
        skip(f"{command[0]} could not fetch packages:\n{done.stdout[-2000:]}")


def go_environment():
    flags = os.environ.get("GOFLAGS", "")
    return os.environ | {"GOFLAGS": flags if "-buildvcs" in flags else f"{flags} -buildvcs=false".strip(),
                         "GOTOOLCHAIN": "local"}


def go_tool(name):
    """The program of a reference tool, built once for each version of its source."""
    folder = reference(f"tools/{name}")
    need_go()
    sources = sorted([*folder.glob("*.go"), folder / "go.mod", folder / "go.sum"])
    program = cache() / f"{name}-{digest(*sources)}"
    with locked(name):
        if not program.exists():
            fetched("go", "mod", "download", seconds=900, cwd=folder, env=go_environment())
            fresh = program.with_suffix(".new")
            run("go", "build", "-o", fresh, ".", seconds=1500, cwd=folder, env=go_environment())
            fresh.rename(program)
    return program


@contextlib.contextmanager
def scratch():
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="obsgen-e2e-") as folder:
        yield pathlib.Path(folder)


def free_ports(count):
    """Loopback ports that nothing listens on, all different."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextlib.contextmanager
def running(*command, log):
    """A program in the background, ended by its id whatever happens; `log` is the file for what it prints."""
    with open(log, "wb") as out:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(condition, what, seconds=60):
    """Polls until `condition()` is true and returns what it gave."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.2)
    return fail(f"{what}: not within {seconds} s")


def end_on_signals():
    """Makes the usual signals unwind, so that what was started is ended."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))


end_on_signals()


class Prometheus:
    """The HTTP API of a running Prometheus."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"

    def get(self, path, **parameters):
        """(data, error): one of them is None."""
        body = urllib.parse.urlencode(parameters, doseq=True)
        url = f"{self.base}/api/v1/{path}" + (f"?{body}" if body else "")
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return json.load(answer)["data"], None
        except urllib.error.HTTPError as error:
            text = error.read().decode(errors="replace")
            try:
                return None, json.loads(text)["error"]
            except (ValueError, KeyError):
                return None, text
        except OSError as error:
            return None, str(error)

    def data(self, path, **parameters):
        data, error = self.get(path, **parameters)
        check(error is None, f"{path} {parameters}: {error}")
        return data

    def ready(self):
        try:
            with urllib.request.urlopen(f"{self.base}/-/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False


@contextlib.contextmanager
def prometheus(folder, config, *flags):
    """A real Prometheus on a loopback port, with its data and log in `folder`."""
    need("prometheus")
    (port,) = free_ports(1)
    path = folder / "prometheus.yml"
    path.write_text(config, encoding="utf-8")
    log = folder / "prometheus.log"
    with running("prometheus", f"--config.file={path}", f"--storage.tsdb.path={folder / 'data'}",
                 f"--web.listen-address=127.0.0.1:{port}", *flags, log=log) as process:
        server = Prometheus(port)

        def up():
            if process.poll() is not None:
                fail(f"prometheus ended:\n{log.read_text(errors='replace')[-3000:]}")
            return server.ready()

        wait_until(up, "prometheus is ready")
        yield server
