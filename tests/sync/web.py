"""A server on the web: git's own `git http-backend` behind TLS, on this computer."""

from __future__ import annotations

import base64
import os
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

LOGIN = ("kim", "s3cret/@:#")


@dataclass
class Web:
    """Serves the repositories in a folder; what it asks for can be changed while it runs.

    `headers` keeps what clients sent; `refusal` is a status and words to answer everything with.
    """

    folder: Path
    certificate: Path
    port: int = 0
    login: tuple[str, str] | None = None
    header: tuple[str, str] | None = None
    refusal: tuple[int, str] | None = None
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, name: str) -> str:
        return f"https://localhost:{self.port}/{name}"


class _Handler(BaseHTTPRequestHandler):
    web: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length")
        self._answer(self.rfile.read(int(length)) if length else self._chunks())

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.rfile.readline(), 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def _answer(self, body: bytes) -> None:
        web = self.web
        web.headers.append(dict(self.headers))
        if web.refusal:
            return self._refuse(*web.refusal)
        if web.login:
            wanted = base64.b64encode(":".join(web.login).encode()).decode()
            if self.headers.get("Authorization") != f"Basic {wanted}":
                return self._refuse(401, "")
        if web.header and self.headers.get(web.header[0]) != web.header[1]:
            return self._refuse(403, "")
        path, _, query = self.path.partition("?")
        env = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(web.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REMOTE_USER": "kim",
            "REMOTE_ADDR": "127.0.0.1",
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "CONTENT_LENGTH": str(len(body)),
        }
        done = subprocess.run(["git", "http-backend"], input=body, env=env, capture_output=True)
        head, _, rest = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if line)
        self.send_response(int(fields.pop("Status", "200")[:3]))
        for name, value in fields.items():
            self.send_header(name, value)
        self._send(rest)

    def _refuse(self, status: int, words: str) -> None:
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self._send(words.encode())

    def _send(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def served(folder: Path) -> Iterator[Web]:
    """The repositories of a folder on the web, for as long as it is used."""
    key, certificate = folder / "key.pem", folder / "cert.pem"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    command = ["openssl", *words, *names, "-keyout", str(key), "-out", str(certificate)]
    try:
        subprocess.run(command, check=True, capture_output=True)
        subprocess.run(["git", "http-backend"], capture_output=True, check=False)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl or git http-backend is not installed here")
    web = Web(folder, certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("_Mine", (_Handler,), {"web": web}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    web.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
