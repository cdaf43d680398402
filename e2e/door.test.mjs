// The browser host answers the browser that was given its key, and nobody else.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { APP } from './surroundings.mjs';

const invitation = new URL(APP);
let cookie;

before(async () => {
  const opened = await ask('GET', invitation.pathname + invitation.search, {});
  assert.equal(opened.status, 303);
  assert.match(opened.cookie, /HttpOnly; SameSite=Strict/);
  cookie = opened.cookie.split(';')[0];
});

/** A request with just these headers: a browser would add its own. */
function ask(method, path, headers, body = '') {
  return new Promise((resolve, reject) => {
    const options = { host: invitation.hostname, port: invitation.port, method, path, headers };
    const sent = request(options, (answer) => {
      answer.resume();
      const { 'set-cookie': cookies, 'permissions-policy': permissions } = answer.headers;
      answer.on('end', () => resolve({ status: answer.statusCode, cookie: cookies?.[0], permissions }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const command = (headers) => ask('POST', '/ipc/open_app', { 'content-type': 'application/json', ...headers }, '{}');

test('with the key, from its own page, a command is answered', async () => {
  assert.equal((await command({ cookie })).status, 200);
  assert.equal((await command({ cookie, origin: invitation.origin })).status, 200);
});

test('without the key, or with another, nothing is', async () => {
  const [name, key] = cookie.split('=');
  const wrong = `${key.slice(1)}${key[0] === 'a' ? 'b' : 'a'}`;
  for (const other of [undefined, `${name}=`, `${name}=${wrong}`, `${name}=${key.slice(0, -1)}`, `other=${key}`]) {
    for (const path of ['/', '/ipc/open_app', '/events', '/files/00']) {
      const headers = other === undefined ? {} : { cookie: other };
      assert.equal((await ask('GET', path, headers)).status, 403, `${other} ${path}`);
    }
  }
  assert.equal((await ask('GET', '/open?key=guess', {})).status, 403);
});

test('another page in the same browser stays outside', async () => {
  for (const origin of ['http://127.0.0.1:1', 'https://elsewhere.example', 'null']) {
    assert.equal((await command({ cookie, origin })).status, 403, origin);
  }
});

test('a name that was made to point here stays outside', async () => {
  for (const host of [`elsewhere.example:${invitation.port}`, 'elsewhere.example', `localhost:${invitation.port}`]) {
    assert.equal((await command({ cookie, host })).status, 403, host);
  }
});

test('a form cannot ask', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8']) {
    assert.equal((await command({ cookie, 'content-type': type })).status, 415, type);
  }
});

test('a page may have the camera and nothing else of the machine', async () => {
  const { permissions } = await ask('GET', '/', { cookie });
  const [camera, ...others] = permissions.split(', ');
  assert.equal(camera, 'camera=(self)');
  for (const other of ['microphone', 'geolocation', 'display-capture']) assert.ok(others.includes(`${other}=()`), other);
  for (const other of others) assert.match(other, /^[a-z-]+=\(\)$/);
});
