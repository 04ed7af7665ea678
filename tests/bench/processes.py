"""The processes a bench measures: started, awaited, ended by their pid."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0
PAGE = 4096


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process with a given environment, ended when the block ends."""
    started = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        started.terminate()
        started.wait(PATIENCE)


def until_answers(url: str) -> None:
    """Wait until a URL answers 200; TimeoutError when it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError(url)


def until_listens(port: int) -> None:
    """Wait until something listens on a port."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise TimeoutError(port)


def resident(pid: int) -> int:
    """A process's resident memory, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def slack_environment(port: int, api_port: int, folder: Path, secret: str) -> Mapping[str, str]:
    """The environment of a bot over HTTP, with the sandbox in Slack's place."""
    return {
        "HALLBAR_DATABASE_URL": f"sqlite:///{folder}/hallbar.db",
        "HALLBAR_PORT": str(port),
        "HALLBAR_HEALTH_PORT": str(free_port()),
        "SLACK_BOT_TOKEN": "xoxb-sandbox",
        "SLACK_SIGNING_SECRET": secret,
        "SLACK_API_URL": f"http://127.0.0.1:{api_port}/api/",
    }


@contextmanager
def sandbox(folder: Path) -> Iterator[int]:
    """The sandbox with the bot in it, which also stands in for Slack's Web API; its port."""
    port = free_port()
    environment = {
        "HALLBAR_SANDBOX_PORT": str(port),
        "HALLBAR_SANDBOX_DATABASE_URL": f"sqlite:///{folder}/sandbox.db",
    }
    with process("-m", "bot", "sandbox", **environment):
        until_listens(port)
        yield port
