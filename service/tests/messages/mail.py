"""A mail server to speak to. What it does with a letter is told by the address:

    gray-2@…     451 to the first two tries
    gone@…       550 for ever
    slow-12@…    takes the letter, but its first answer comes after twelve seconds
    hangs-up@…   takes the letter, answers, and hangs up

Prints `listening on PORT`, then a line of JSON for every letter taken and everything refused.
"""

import argparse
import asyncio
import json
import ssl
from collections import Counter
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult

tries = Counter()


def say(**event):
    print(json.dumps(event), flush=True)


class Handler:
    def __init__(self, refuses_from):
        self.refuses_from = refuses_from

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.refuses_from:
            say(refused=553, to=None)
            return f"553 5.1.8 <{address}> may not send here"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name, _, number = address.partition("@")[0].partition("-")
        tries[address] += 1
        if name == "gone":
            say(refused=550, to=address)
            return f"550 5.1.1 <{address}> nobody of that name"
        if name == "gray" and tries[address] <= int(number):
            say(refused=451, to=address)
            return f"451 4.7.1 <{address}> is gray, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.original_content, policy=policy.default)
        [address] = envelope.rcpt_tos
        say(
            taken=letter["Message-ID"],
            by=envelope.mail_from,
            to=address,
            headers={name: str(value) for name, value in letter.items()},
            text=letter.get_content(),
            line=id(server),
            encrypted=server.transport.get_extra_info("sslcontext") is not None,
            user=session.auth_data,
        )
        name, _, number = address.partition("@")[0].partition("-")
        if name == "slow" and tries[address] == 1:
            await asyncio.sleep(int(number))
        if name == "hangs":
            asyncio.get_running_loop().call_later(0.05, server.transport.abort)
        return "250 taken"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate", help="a PEM file with certificate and key")
    parser.add_argument("--wrapped", action="store_true", help="encrypted from the first byte")
    parser.add_argument("--user", help="USER:PASSWORD that must sign in")
    parser.add_argument("--refuses-from", action="store_true", help="553 to every sender")
    asked = parser.parse_args()

    def signs_in(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        right = given == asked.user
        return AuthResult(success=right, handled=False, auth_data=data.login.decode())

    context = None
    if asked.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(asked.certificate)
    wrapped = context if asked.wrapped else None

    def conversation():
        return SMTP(
            Handler(asked.refuses_from),
            hostname="mail.jmo.example",
            tls_context=None if wrapped else context,
            require_starttls=context is not None and wrapped is None,
            authenticator=signs_in,
            auth_required=asked.user is not None,
            auth_require_tls=context is not None and wrapped is None,
        )

    server = await asyncio.get_running_loop().create_server(
        conversation, "127.0.0.1", asked.port, ssl=wrapped
    )
    print("listening on", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
