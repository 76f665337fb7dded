"""A film of a big installation, in the form that the reference tool `replay` reads: 2 000 Ray jobs, 500 clusters and 200 services in
50 namespaces, watched by three replicas of the operator, six hours at 30 s. What the operator tells of itself is taken from recorded
pages; what it tells of the objects is made up here, the same on every run. Objects change every five minutes; a third of the jobs and
their clusters come and go."""

import random
import re
import uuid

PAGES, STEP, EPOCH = 720, 30, 10
NAMESPACES, CLUSTERS, JOBS, SERVICES = 50, 500, 2000, 200
RARE = ["", "Initializing", "Retrying", "Suspending", "Suspended", "Waiting", "ValidationFailed"]


class Crowd:
    """The objects that exist in each epoch, as lines of a page."""

    def __init__(self):
        self.dice = random.Random(11)
        self.epochs = PAGES // EPOCH
        self.common = [[] for _ in range(self.epochs)]
        self.leader = [[] for _ in range(self.epochs)]
        for slot in range(CLUSTERS):
            self.clusters(slot)
        for slot in range(JOBS):
            self.jobs(slot)
        for slot in range(SERVICES):
            self.service(slot)

    def who(self, slot, name):
        uid = uuid.UUID(int=self.dice.getrandbits(128), version=4)
        return f'name="{name}",namespace="team-{slot % NAMESPACES:02}",uid="{uid}"'

    def lives(self, slot):
        """(first epoch, first epoch after) of the objects that follow each other in a slot."""
        if slot % 3:
            return [(0, self.epochs)]
        length, begin = 12 + slot % 24, -(slot % 12)
        cuts = list(range(begin, self.epochs, length)) + [self.epochs]
        return [(max(0, one), two) for one, two in zip(cuts, cuts[1:])]

    def say(self, lines, epochs, text):
        for epoch in epochs:
            lines[epoch].append(text)

    def clusters(self, slot):
        owner = ["RayJob", "RayJob", "RayService", "None"][slot % 4]
        for turn, (begin, end) in enumerate(self.lives(slot)):
            who = self.who(slot, f"{owner.lower()}-{slot:03}-{turn}")
            late = end if slot % 25 == 7 else min(begin + 1, end)
            self.say(self.common, range(begin, end), f'kuberay_cluster_info{{owner_kind="{owner}",{who}}} 1')
            self.say(self.common, range(begin, late), f'kuberay_cluster_condition_provisioned{{condition="false",{who}}} 1')
            self.say(self.common, range(late, end), f'kuberay_cluster_condition_provisioned{{condition="true",{who}}} 1')
            self.say(self.leader, range(late, end), f"kuberay_cluster_provisioned_duration_seconds{{{who}}} {self.dice.uniform(40, 900):.3f}")

    def jobs(self, slot):
        for turn, (begin, end) in enumerate(self.lives(slot)):
            who = self.who(slot, f"job-{slot:04}-{turn}")
            self.say(self.common, range(begin, end), f"kuberay_job_info{{{who}}} 1")
            if slot % 40 < 3:
                states = [(begin, end, RARE[slot % len(RARE)])]
            else:
                ends = min(end, begin + 2 + slot % 9)
                states = [(begin, ends, "Running"), (ends, end, "Failed" if slot % 10 == 1 else "Complete")]
            for one, two, state in states:
                self.say(self.common, range(one, two), f'kuberay_job_deployment_status{{deployment_status="{state}",{who}}} 1')
                for retry in range(1 + (slot % 10 == 1) * 2 if state in ("Complete", "Failed") else 0):
                    outcome = state if retry == 0 else "Retrying"
                    self.say(self.leader, range(one, two), f'kuberay_job_execution_duration_seconds{{job_deployment_status="{outcome}",'
                             f'retry_count="{retry}",{who}}} {self.dice.uniform(60, 7200):.3f}')

    def service(self, slot):
        who, all_time = self.who(slot, f"service-{slot:03}"), range(self.epochs)
        self.say(self.common, all_time, f"kuberay_service_info{{{who}}} 1")
        ready, upgrading = str(slot % 20 != 3).lower(), str(slot % 20 == 5).lower()
        self.say(self.common, all_time, f'kuberay_service_condition_ready{{condition="{ready}",{who}}} 1')
        self.say(self.common, all_time, f'kuberay_service_condition_upgrade_in_progress{{condition="{upgrading}",{who}}} 1')


def lines_of_operator(text):
    """[(start of the line, value, whether it only grows)] of what a recorded page says of the operator itself."""
    kinds = dict(re.findall(r"(?m)^# TYPE (\S+) (\S+)$", text))
    found = []
    for name, labels, value in re.findall(r"(?m)^([a-zA-Z_:][\w:]*)(\{.*\})? (\S+)$", text):
        family = re.sub(r"_(bucket|sum|count)$", "", name)
        grows = kinds.get(name) == "counter" or kinds.get(family) == "histogram"
        if not name.startswith("kuberay_"):
            found.append((name + labels, value, grows))
    return found


def page(lines, number):
    """The lines as they are at the page of that number: what only grows has grown."""
    factor = 1 + number / 20
    grown = (f"{start} {float(value) * factor!r}" if grows else f"{start} {value}" for start, value, grows in lines)
    return "\n".join(grown) + "\n"


def write(folder, leader, standby):
    """Writes the film; `leader` and `standby` are recorded pages."""
    crowd = Crowd()
    folder.mkdir()
    leads, waits = lines_of_operator(leader), lines_of_operator(standby)
    for number in range(PAGES):
        epoch = number // EPOCH
        common = "\n".join(crowd.common[epoch]) + "\n"
        (folder / f"leader-{number:03}.prom").write_text(
            page(leads, number) + common + "\n".join(crowd.leader[epoch]) + "\n", encoding="utf-8")
        shared = folder / f"shared-{epoch:02}.txt"
        if not shared.exists():
            shared.write_text(page(waits, epoch * EPOCH) + common, encoding="utf-8")
        for name in ("standby", "third"):
            (folder / f"{name}-{number:03}.prom").symlink_to(shared.name)
    (folder / "times.txt").write_text("".join(f"{number:03} {1800000000 + number * STEP}\n" for number in range(PAGES)), encoding="utf-8")
