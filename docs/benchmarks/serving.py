"""A server of files for the benchmarks: ranges, validators, sendfile, kept connections, and a count of every byte it sends.

It runs as a process of its own, so that it neither shares an interpreter lock with the benchmark nor counts as its memory. It listens on
the loopback interface only and ends when the process that started it does.
"""

import json
import os
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from email.utils import formatdate
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

SLICE = 4 << 20  # What one sendfile call is asked for, and so how exact the count of a cut answer is.


class Server:
    """What the benchmark sees of it."""

    def __init__(self, directory, rate=None):
        """rate: bytes per second for each connection; as fast as it goes without."""
        words = [sys.executable, "-B", __file__, str(directory), *([str(rate)] if rate else [])]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = f"http://127.0.0.1:{int(self.process.stdout.readline())}"

    def counts(self):
        """Requests and bytes (heads and bodies), in all and by path, since they were last forgotten."""
        with urllib.request.urlopen(f"{self.address}/-/counts") as answer:
            return json.load(answer)

    def forget(self):
        urllib.request.urlopen(f"{self.address}/-/forget").close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


class Counts:
    def __init__(self):
        self.lock = threading.Lock()
        self.forget()

    def forget(self):
        with self.lock:
            self.requests, self.bytes, self.paths = 0, 0, Counter()

    def add(self, path, sent, requests=0):
        with self.lock:
            self.requests += requests
            self.bytes += sent
            self.paths[path] += sent

    def text(self):
        with self.lock:
            return json.dumps({"requests": self.requests, "bytes": self.bytes, "paths": self.paths})


class Connection(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self):
        try:
            while self.answer():
                pass
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            pass

    def answer(self):
        method, target, headers = self.question()
        if not method:
            return False
        path = unquote(urlsplit(target).path)
        if path == "/-/counts":
            self.say(HTTPStatus.OK, body=self.server.counts.text().encode())
        elif path == "/-/forget":
            self.server.counts.forget()
            self.say(HTTPStatus.NO_CONTENT)
        else:
            self.file(method, path, headers)
        return headers.get("connection", "").lower() != "close"

    def question(self):
        line = self.rfile.readline(8192)
        if not line.strip():
            return None, None, {}
        method, target, _ = line.decode("latin-1").split(" ", 2)
        headers = {}
        while (line := self.rfile.readline(8192).decode("latin-1").strip()):
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return method, target, headers

    def file(self, method, path, headers):
        file = (self.server.directory / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.json"
        if not file.is_relative_to(self.server.directory) or not file.is_file():
            self.say(HTTPStatus.NOT_FOUND, path)
            return
        state = file.stat()
        tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        about = {"ETag": tag, "Last-Modified": formatdate(state.st_mtime, usegmt=True), "Accept-Ranges": "bytes"}
        if headers.get("if-none-match") == tag:
            self.say(HTTPStatus.NOT_MODIFIED, path, about)
            return
        if headers.get("if-match", tag) != tag:
            self.say(HTTPStatus.PRECONDITION_FAILED, path, about)
            return
        asked = headers.get("range", "") if headers.get("if-range", tag) == tag else ""
        start, end = wanted(asked, state.st_size)
        if start >= end and asked:
            self.say(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, path, {"Content-Range": f"bytes */{state.st_size}"})
            return
        if asked:
            about["Content-Range"] = f"bytes {start}-{end - 1}/{state.st_size}"
        self.head(HTTPStatus.PARTIAL_CONTENT if asked else HTTPStatus.OK, end - start, path, about)
        if method != "HEAD":
            self.send(file, start, end, path)

    def send(self, path, start, end, name):
        with path.open("rb") as file:
            began = time.monotonic()
            step = SLICE if not self.server.rate else max(1, min(SLICE, self.server.rate // 50))
            for done in range(start, end, step):
                length = min(step, end - done)
                while length:
                    sent = os.sendfile(self.connection.fileno(), file.fileno(), done, length)
                    self.server.counts.add(name, sent)
                    done, length = done + sent, length - sent
                if self.server.rate:
                    time.sleep(max(0.0, began + (done - start) / self.server.rate - time.monotonic()))

    def say(self, status, path=None, headers=None, body=b""):
        self.head(status, len(body), path, headers or {})
        self.connection.sendall(body)

    def head(self, status, length, path, headers):
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
        if status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            lines.append(f"Content-Length: {length}")
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        if path is not None:
            self.server.counts.add(path, len(head), requests=1)
        self.connection.sendall(head)


def wanted(asked, size):
    """The half-open range that a Range header of one range asks for."""
    if not asked:
        return 0, size
    first, last = asked.removeprefix("bytes=").split("-")
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size


class Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, directory, rate):
        super().__init__(("127.0.0.1", 0), Connection)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.directory, self.rate, self.counts = Path(directory).resolve(), rate, Counts()

    def handle_error(self, request, client_address):
        pass  # A client that goes away in the middle is what some benchmarks are about.


def main():
    listener = Listener(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    print(listener.server_address[1], flush=True)
    sys.stdin.read()  # Ends with the benchmark, however that ends.


if __name__ == "__main__":
    main()
