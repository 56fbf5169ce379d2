// Reads what the focus says: docs/consent-message.md. Hostile until it is checked; what is returned is a copy.

import { MAX_STATEMENT, statement } from './statement.js';

const MAX_TEXTS = 20_000;
const MAX_RECEIPT = 16_000;
const MAX_PURPOSES = 16;
const MAX_URL = 2_048;
const MAX_LEAVE = 7 * 24 * 3600;

const ROOM = /^[^@/\s\p{Cc}]+@[^@/\s\p{Cc}]+$/u;
const VERSION = /^[A-Za-z0-9._-]{1,64}$/;
const LANGUAGE = /^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const PURPOSE = /^[a-z][a-z0-9-]{0,31}$/;
const BASIS = /^[a-z][a-z-]{0,31}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,94}\.json$/;

const STATES = ['unasked', 'asked', 'granted', 'refused', 'withdrawn', 'expired'];
const GATES = ['none', 'publish', 'admission'];

export class InvalidMessage extends Error {}

/** A message that is of another kind is null. */
export function readMessage(payload) {
  if (payload?.type === 'privacy-consent') {
    return readConsent(payload);
  }
  if (payload?.type === 'privacy-consent-receipt') {
    return readReceipt(payload);
  }
  return null;
}

function readConsent(payload) {
  check(payload.v === 0, 'its version is not 0');
  check(typeof payload.asks === 'boolean', '"asks" is neither true nor false');
  check(isObject(payload.notice), '"notice" is no object');
  check(Array.isArray(payload.purposes), '"purposes" is no list');
  check(payload.purposes.length <= MAX_PURPOSES, 'there are too many purposes');
  check(
    payload.leave === undefined ||
      (Number.isInteger(payload.leave) && payload.leave >= 0 && payload.leave <= MAX_LEAVE),
    '"leave" is no number of seconds'
  );
  const consent = {
    room: matching(payload.room, ROOM, '"room"'),
    asks: payload.asks,
    notice: readNotice(payload.notice),
    purposes: payload.purposes.map(readPurpose),
    leave: payload.leave,
  };
  const ids = consent.purposes.map(purpose => purpose.id);
  check(new Set(ids).size === ids.length, 'a purpose is there twice');
  check(lengthOfTexts(consent) <= MAX_TEXTS, 'its texts are too long');
  check(statement(consent, ids, [], null).length <= MAX_STATEMENT, 'no answer to it would fit');
  return consent;
}

function readNotice(notice) {
  return {
    version: matching(notice.version, VERSION, '"notice.version"'),
    lang: matching(notice.lang, LANGUAGE, '"notice.lang"'),
    title: text(notice.title, '"notice.title"'),
    text: text(notice.text, '"notice.text"'),
    url: notice.url === undefined ? undefined : readUrl(notice.url),
  };
}

function readPurpose(purpose) {
  check(isObject(purpose), 'a purpose is no object');
  check(STATES.includes(purpose.state), 'the state of a purpose is not known');
  check(GATES.includes(purpose.gate), 'the gate of a purpose is not known');
  check(
    purpose.pending === undefined || typeof purpose.pending === 'boolean',
    '"pending" is neither true nor false'
  );
  return {
    id: matching(purpose.id, PURPOSE, 'the id of a purpose'),
    state: purpose.state,
    pending: purpose.pending === true,
    gate: purpose.gate,
    basis: matching(purpose.basis, BASIS, 'the basis of a purpose'),
    title: text(purpose.title, 'the title of a purpose'),
    text: text(purpose.text, 'the text of a purpose'),
    until: purpose.until === undefined ? undefined : readTime(purpose.until),
  };
}

function readReceipt(payload) {
  check(payload.v === 0, 'its version is not 0');
  matching(payload.room, ROOM, '"room"');
  check(isObject(payload.receipt), '"receipt" is no object');
  check(JSON.stringify(payload.receipt).length <= MAX_RECEIPT, 'the receipt is too long');
  return {
    name: matching(payload.name, FILE_NAME, '"name"'),
    receipt: `${JSON.stringify(payload.receipt, null, 2)}\n`,
  };
}

function readUrl(value) {
  check(typeof value === 'string' && value.length <= MAX_URL, '"notice.url" is no address');
  let url;
  try {
    url = new URL(value);
  } catch {
    throw new InvalidMessage('"notice.url" is no address');
  }
  check(url.protocol === 'https:', '"notice.url" is not https');
  // https://bank.example@evil.example looks like another place.
  check(url.username === '' && url.password === '', '"notice.url" names a user');
  return url.href;
}

function readTime(value) {
  const time = new Date(matching(value, TIME, '"until"'));
  check(!Number.isNaN(time.getTime()), '"until" is no time');
  return time;
}

function lengthOfTexts({ notice, purposes }) {
  return [notice, ...purposes].reduce((sum, each) => sum + each.title.length + each.text.length, 0);
}

function matching(value, pattern, what) {
  check(typeof value === 'string' && pattern.test(value), `${what} is not of the form it must have`);
  return value;
}

function text(value, what) {
  check(typeof value === 'string', `${what} is no text`);
  return value;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function check(condition, otherwise) {
  if (!condition) {
    throw new InvalidMessage(otherwise);
  }
}
