// Prints an access token of a demo person, for tools that speak to the service themselves.
const SANDBOX = process.env.JMO_SANDBOX;

const people = await (await fetch(`${SANDBOX}/sandbox/people`)).json();
const person = people.find((one) => one.story === 'three_cards');
const before = (await messages()).length;
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

async function messages() {
  return (await fetch(`${SANDBOX}/sandbox/messages?to=${encodeURIComponent(person.email)}`)).json();
}

/** The message leaves through the outbox, a moment after the answer; older ones may be there already. */
async function sentCode() {
  for (let tries = 0; tries < 50; tries += 1) {
    const now = await messages();
    if (now.length > before) return now[0].code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no code came');
}
