"""What a program costs: CPU seconds of all its threads, and the most memory it had."""

import os
import resource
import shutil
import statistics
import subprocess
import tempfile

# GNU time: a small program between, since a child of this one is counted the memory of this one, too.
TIME = next((path for path in [shutil.which("gtime"), shutil.which("time")] if path), None)


class Cost:
    """CPU seconds (user and system) and peak memory in MB, medians of several runs; `over` where it was given up."""

    def __init__(self, cpu, memory, output, over=False):
        self.cpu, self.memory, self.output, self.over = cpu, memory, output, over

    def __str__(self):
        return f"over {self.cpu:.0f} s" if self.over else f"{self.cpu:.2f} s"


def run(command, times=3, patience=60, environment=None, codes=(0, 1)):
    """Runs a command several times; `patience`: seconds of CPU after which it is given up."""
    costs = []
    for _ in range(times):
        costs.append(once(command, patience, environment, codes))
        if costs[-1].over:
            return costs[-1]
    memory = [cost.memory for cost in costs if cost.memory is not None]
    cpu = statistics.median(cost.cpu for cost in costs)
    return Cost(cpu, statistics.median(memory) if memory else None, costs[-1].output)


def once(command, patience, environment, codes):
    with tempfile.TemporaryFile() as output, tempfile.NamedTemporaryFile() as told:
        watched = [TIME, "-q", "-f", "%M", "-o", told.name, *command] if TIME else command
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
        child = subprocess.Popen(
            list(map(str, watched)), stdout=output, stderr=subprocess.PIPE, preexec_fn=limit, env=environment
        )
        error = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        cpu = used.ru_utime + used.ru_stime
        if cpu > patience * 0.98:
            return Cost(patience, None, b"", over=True)
        if child.returncode not in codes:
            raise SystemExit(f"{' '.join(map(str, command))} ended with {child.returncode}: {error.decode()[-500:]}")
        output.seek(0)
        memory = int(told.read().split()[-1]) / 1024 if TIME else used.ru_maxrss / 1024
        return Cost(cpu, memory, output.read())
