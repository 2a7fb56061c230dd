"""A program in a pseudo-terminal: how soon it shows the texts, and what a key costs it."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

TICKS = os.sysconf("SC_CLK_TCK")

# What programs ask a terminal at their start, and what a usual one answers.
ANSWERS = [
    (rb"\x1b\[0?c", b"\x1b[?62;22c"),
    (rb"\x1b\[>0?c", b"\x1b[>0;10;1c"),
    (rb"\x1b\[5n", b"\x1b[0n"),
    (rb"\x1b\[6n", b"\x1b[1;1R"),
    (rb"\x1b\]10;\?(?:\x07|\x1b\\)", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (rb"\x1b\]11;\?(?:\x07|\x1b\\)", b"\x1b]11;rgb:1111/1111/1111\x1b\\"),
]

# Sequences that move and colour: what is left is what is read.
SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78MDEc])")


class Terminal:
    """A program that was just started in a window of 160 x 50."""

    def __init__(self, command, environment):
        self.begun = time.perf_counter()
        self.process, self.file = pty.fork()
        if self.process == 0:
            try:
                os.execvpe(command[0], list(map(str, command)), environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
        self.over = False

    def read(self, wait):
        """What comes within `wait` seconds; queries in it are answered."""
        if self.over or not select.select([self.file], [], [], wait)[0]:
            return b""
        try:
            came = os.read(self.file, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            came = b""
        self.over = not came
        for query, answer in ANSWERS:
            if re.search(query, came):
                os.write(self.file, answer)
        return came

    def shows(self, words, patience=20):
        """Seconds from the start until all the words were shown; none where that does not happen."""
        came = b""
        while time.perf_counter() < self.begun + patience and not self.over:
            came += self.read(0.01)
            if all(word.encode() in SEQUENCES.sub(b"", came) for word in words):
                return time.perf_counter() - self.begun
        return None

    def settles(self, quiet=0.7, patience=60):
        """Waits until neither anything is shown nor worked on for a while."""
        until, last, used = time.perf_counter() + patience, time.perf_counter(), self.cpu()
        while time.perf_counter() < min(until, last + quiet):
            if self.read(0.05) or self.cpu() > used + 0.02:
                last, used = time.perf_counter(), self.cpu()

    def cpu(self):
        """CPU seconds so far, of all threads."""
        fields = open(f"/proc/{self.process}/stat").read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        """The most memory so far, in MB."""
        told = open(f"/proc/{self.process}/status").read()
        return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024

    def press(self, key, times):
        """CPU seconds a key takes; each is waited for. Fails where keys show nothing."""
        before, silent = self.cpu(), 0
        for _ in range(times):
            os.write(self.file, key)
            came = self.read(1)
            silent += not came
            while came:
                came = self.read(0.003)
        if silent > times / 20:
            raise SystemExit(f"{silent} of {times} keys showed nothing")
        return (self.cpu() - before) / times

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.file)
