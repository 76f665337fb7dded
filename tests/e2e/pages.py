"""Recorded pages of KubeRay's operator, served to a Prometheus on this machine as its pods would serve them."""

import contextlib
import http.server
import json
import re
import threading

from support import SOURCE, go_tool, reference, run

OPERATOR, NAMESPACE = "kuberay-operator", "kuberay-system"


def page(release, moment, role):
    """A recorded page: of the tests' own, else of the reference data."""
    name = f"{OPERATOR}-{release}-{moment}-{role}.prom"
    own = SOURCE / "tests" / "data" / "scrapes" / name
    return (own if own.exists() else reference(f"data/scrapes/{name}")).read_bytes()


@contextlib.contextmanager
def served(body):
    """The address of a loopback server that answers every request with what `body()` gives then."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            answer = body()
            # A scrape that ran out of time has hung up.
            with contextlib.suppress(ConnectionError):
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def target(address, role, release, port="http"):
    """What Kubernetes discovery tells of a pod behind the Service that KubeRay's chart makes."""
    return {"address": address, "namespace": NAMESPACE, "service": OPERATOR, "port": port, "pod": f"{OPERATOR}-{role}",
            "container": OPERATOR, "node": "node-1",
            "service_labels": {"app.kubernetes.io/name": OPERATOR, "app.kubernetes.io/instance": OPERATOR,
                               "app.kubernetes.io/managed-by": "Helm", "helm.sh/chart": f"{OPERATOR}-{release}"},
            "pod_labels": {"app.kubernetes.io/name": OPERATOR, "app.kubernetes.io/component": OPERATOR}}


def configuration(monitor, targets, work):
    """What prometheus-operator's own generator makes of a ServiceMonitor, for these targets."""
    path = work / "targets.json"
    path.write_text(json.dumps(targets), encoding="utf-8")
    return run(go_tool("scrape-config"), "-targets", path, monitor)


def brisk(config):
    """The same configuration with a scrape every second."""
    return re.sub(r"(scrape_interval|scrape_timeout): \w+", r"\1: 1s", config)
