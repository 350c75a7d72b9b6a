"""A small mail server on loopback, which can also misbehave as mail servers do."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Manners:
    """How the server behaves, and what it took."""

    taken: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    seen: bytes = b""
    """Every byte that a client sent."""
    greeting_after: float = 0
    rcpt: dict[str, str] = field(default_factory=dict)
    """What is answered to an address, in place of 250; "*" stands for each of them."""
    drops_after_data: bool = False
    offers_tls: bool = False


class _Conversation(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        manners = self.server.manners
        time.sleep(manners.greeting_after)
        self._say("220 loopback")
        while line := self.rfile.readline():
            manners.seen += line
            verb = line[:4].upper()
            if verb == b"DATA":
                if not self._take(manners):
                    return
            elif verb == b"RCPT":
                self._say(self._answer(line.decode(), manners))
            elif verb == b"EHLO" and manners.offers_tls:
                self._say("250-loopback")
                self._say("250 STARTTLS")
            elif verb == b"STAR":
                self._say("220 go on")
                return  # and then no TLS at all
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _answer(self, line: str, manners: Manners) -> str:
        address = line.partition("<")[2].partition(">")[0]
        answer = manners.rcpt.get(address, manners.rcpt.get("*", "250 fine"))
        if answer.startswith("250"):
            manners.recipients.append(address)
        return answer

    def _take(self, manners: Manners) -> bool:
        self._say("354 go on")
        mail = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            mail += line
        manners.seen += mail
        manners.taken.append(mail)
        if manners.drops_after_data:
            self.connection.shutdown(socket.SHUT_RDWR)
            return False
        self._say("250 taken")
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.manners = Manners()
        super().__init__(("127.0.0.1", 0), _Conversation)


@contextmanager
def mail_server() -> Iterator[tuple[str, Manners]]:
    """Serve mail on a free port; give host:port and the manners, which a test may change."""
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}", server.manners
        server.shutdown()
        thread.join()
