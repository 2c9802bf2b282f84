"""One run of one program: wall time, processor time and peak memory of the whole process."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds of wall and processor, megabytes at its peak; and what it printed (JSON)."""

    wall: float
    cpu: float
    peak: float
    output: Any


def run(command: Sequence[str], prints_json: bool = True) -> Run:
    """Run a program, most often one that prints JSON. CalledProcessError when it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(text) if prints_json else None)
