"""What the benchmarks share: whole processes that take turns, what they took, and a table of ratios."""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DISTRIBUTION = ROOT / "client/target/cm/bin/cm"
TRAINING_SECONDS = 120
PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}


class Case(NamedTuple):
    """A command to time, and what makes its machine fresh before each round, outside the clock."""

    name: str
    command: list
    environment: dict
    directory: Path
    refresh: Callable = lambda: None


class Run(NamedTuple):
    seconds: float  # wall clock, from fork to exit
    cpu: float  # user and system seconds, of all processes of the command
    peak: int  # the largest resident set of any process of the command, in bytes


def parser(text, rounds):
    made = argparse.ArgumentParser(description=text.splitlines()[0])
    made.add_argument("--rounds", type=int, default=rounds, help="counted rounds after one that is not")
    made.add_argument("--cm", type=Path, default=DISTRIBUTION)
    made.add_argument("--scratch", type=Path, help="where to work; the file system of the temporary directory else")
    made.add_argument("--json", action="store_true", help="print JSON in place of the table")
    return made


def distribution(path):
    if not os.access(path, os.X_OK):
        raise SystemExit(f"{path} is not there: build it with mvn -q -B package -DskipTests")
    return path.resolve()


def environment(home, **more):
    """That of a user whose home directory is the one given, and who has no proxy."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.lower() not in PROXIES and not name.startswith(("CM_", "XDG_", "npm_", "NPM_", "PNPM_", "BUN_"))
    }
    return {**kept, "HOME": str(home), **{name: str(value) for name, value in more.items()}}


def quietly(command, env, directory):
    """Runs a command that is not timed."""
    done = subprocess.run(list(map(str, command)), env=env, cwd=directory, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))[:200]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def train(cm, home, env):
    """The first start trains an archive of classes in the background; figures are of every start after that."""
    quietly([cm, "--version"], env, home)
    deadline = time.monotonic() + TRAINING_SECONDS
    while not list((home / "cache/startup").glob("*.made-by")):
        if time.monotonic() > deadline:
            print("note: no startup archive after two minutes, going on without", file=sys.stderr)
            return
        time.sleep(0.2)


def forget_all_but_training(home):
    """Leaves of a CM_HOME what the very first start makes and every other finds."""
    for child in [*home.iterdir(), *(home / "cache").glob("*")]:
        if child.name != "cache" and child.name != "startup":
            remove(child)


def remove(*paths):
    for path in paths:
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


def once(case):
    case.refresh()
    os.sync()  # What an earlier command left to be written is not written at this one's cost.
    began = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, case.command)),
        env=case.environment,
        cwd=case.directory,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{case.name} failed:\n{said.decode(errors='replace')[-2000:]}")
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def turns(cases, rounds):
    """The cases in turn, so that what else the machine does hits all alike. The first round fills caches and is not counted."""
    runs = {case.name: [] for case in cases}
    for number in range(rounds + 1):
        for case in cases:
            run = once(case)
            if number:
                runs[case.name].append(run)
    return runs


def machine():
    model, sha = platform.processor() or platform.machine(), ""
    try:
        text = Path("/proc/cpuinfo").read_text()
        model = text.split("model name\t: ")[1].splitlines()[0]
        sha = ", with SHA instructions" if " sha_ni" in text or " sha2" in text else ", without SHA instructions"
    except (OSError, IndexError):
        pass
    load = os.getloadavg()[0]
    return f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} × {model}{sha}, load {load:.1f} at the end"


def median(runs, of=lambda run: run.seconds):
    return statistics.median(map(of, runs))


def print_json(title, results):
    print(json.dumps({"title": title, "machine": machine(), "results": results}))


def report(given, title, runs, ours, facts=None):
    """Times of every case, and ours divided by each; the ratios are of medians."""
    facts, rounds = facts or {}, len(runs[ours])
    if given.json:
        rows = {name: [run._asdict() for run in taken] for name, taken in runs.items()}
        print(json.dumps({"title": title, "machine": machine(), "runs": rows, **facts}))
        return
    print(f"{title}; {rounds} rounds, {machine()}\n")
    for fact, value in facts.items():
        print(f"* {fact}: {value}")
    if facts:
        print()
    print(f"| what | min s | median s | `{ours}` ÷ it | CPU s | peak MB |\n|---|---|---|---|---|---|")
    for name, taken in runs.items():
        middle = median(taken)
        ratio = median(runs[ours]) / middle
        cpu, peak = median(taken, lambda run: run.cpu), max(run.peak for run in taken) / 1e6
        least = min(run.seconds for run in taken)
        print(f"| `{name}` | {least:.2f} | {middle:.2f} | {ratio:.2f} | {cpu:.2f} | {peak:.0f} |")
    print()
