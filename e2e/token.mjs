// Prints an access token of a demo person, for tools that speak to the service themselves.
const SANDBOX = process.env.JMO_SANDBOX;

const people = await (await fetch(`${SANDBOX}/sandbox/people`)).json();
const person = people.find((one) => one.story === 'three_cards');
const { challenge } = await post('/v1/account/sign-in', {
  login: person.email,
  password: person.password,
  device_name: 'contract test',
});
const code = await sentCode();
const { access_token } = await post('/v1/account/code', { challenge_token: challenge.challenge_token, code });
console.log(access_token);

async function post(path, body) {
  const answer = await fetch(SANDBOX + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The message leaves through the outbox, a moment after the answer. */
async function sentCode() {
  for (let tries = 0; tries < 50; tries += 1) {
    const messages = await (await fetch(`${SANDBOX}/sandbox/messages?to=${encodeURIComponent(person.email)}`)).json();
    if (messages[0]) return messages[0].code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no code came');
}
