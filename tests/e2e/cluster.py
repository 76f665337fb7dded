"""A real API server takes `kubectl apply -k alerts`, and a second time finds nothing to change."""

import re

from support import ALERTS, cache, check, digest, fail, fetched, go_environment, locked, need, need_go, reference, run, scratch

script = reference("tools/cluster/cluster.sh")
need_go()
need("etcd", "kubectl", "openssl", "bash")
server = cache() / f"cluster-{digest(*(script.with_name(name) for name in ('main.go', 'go.mod', 'go.sum')))}"
environment = go_environment() | {"CLUSTER_CACHE": str(server)}

with locked("cluster"):
    if not (server / "kube-apiserver").exists():
        fetched("go", "mod", "download", seconds=900, cwd=script.parent, env=go_environment())
    run("bash", script, "build", seconds=1800, env=environment)


def kubectl(config, *arguments):
    return run("kubectl", "--kubeconfig", config, *arguments)


def apply_twice(config):
    built = run("kubectl", "kustomize", ALERTS)
    namespaces = sorted(set(re.findall(r'(?m)^  namespace: *"?([\w-]+)"?', built)))
    for namespace in namespaces:
        kubectl(config, "create", "namespace", namespace)
    first = kubectl(config, "apply", "-k", ALERTS).splitlines()
    print(*first, sep="\n")
    check(len(first) >= 2 and all(line.endswith(" created") for line in first), "not every object was created")
    second = kubectl(config, "apply", "-k", ALERTS).splitlines()
    print(*second, sep="\n")
    expected = [line.removesuffix(" created") + " unchanged" for line in first]
    check(sorted(second) == sorted(expected), "the second time does not leave every object unchanged")


def refuse_unknown_field(config, folder):
    """The server is strict: it would have told us of a field that the CRD does not have."""
    wrong = folder / "wrong.yaml"
    wrong.write_text("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\n"
                     "metadata: {name: wrong, namespace: default}\n"
                     "spec: {selector: {}, endpoints: [{prot: http}]}\n", encoding="utf-8")
    text = run("kubectl", "--kubeconfig", config, "apply", "-f", wrong, status=1)
    check("prot" in text, f"an unknown field was refused for another reason:\n{text}")


with scratch() as work:
    state = work / "cluster"
    try:
        lines = run("bash", script, "start", state, seconds=180, env=environment).splitlines()
        if not lines:
            fail("cluster.sh told no kubeconfig")
        apply_twice(lines[-1])
        refuse_unknown_field(lines[-1], work)
    finally:
        run("bash", script, "stop", state, seconds=60, env=environment)
