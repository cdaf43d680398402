"""An SMS gateway by the contract of docs/OPERATIONS.md. What it does with a message is told by the
number:

    +62800SSSNNN   answers status SSS to the first NNN tries; SSS 000 never answers

A 429 asks to wait for a minute. The key is taken from JMO_SMS_KEY. Prints `listening on PORT`,
then a line of JSON for every message taken, repeated or refused.
"""

import hashlib
import hmac
import json
import os
import re
import sys
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = bytes.fromhex(os.environ["JMO_SMS_KEY"])
tries = Counter()
taken = set()


def say(**event):
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def is_signed(header, body):
    parts = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", header or "")
    if not parts or abs(time.time() - int(parts[1])) > 300:
        return False
    expected = hmac.new(KEY, parts[1].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, parts[2])


class Gateway(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if not is_signed(self.headers["jmo-signature"], body):
            say(refused=401)
            return self.answer(401)
        message = json.loads(body)
        if (
            set(message) != {"id", "to", "text"}
            or message["id"] != self.headers["idempotency-key"]
            or self.headers["content-type"] != "application/json"
        ):
            say(refused=422)
            return self.answer(422)
        tries[message["id"]] += 1
        told = re.fullmatch(r"\+62800(\d{3})(\d{3})", message["to"])
        if told and tries[message["id"]] <= int(told[2]):
            say(refused=int(told[1]), id=message["id"])
            if told[1] == "000":
                time.sleep(3600)
            return self.answer(int(told[1]))
        say(taken=message["id"], to=message["to"], text=message["text"], again=message["id"] in taken)
        taken.add(message["id"])
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        if status == 429:
            self.send_header("retry-after", "60")
        self.end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True


port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
server = Server(("127.0.0.1", port), Gateway)
print("listening on", server.server_port, flush=True)
server.serve_forever()
