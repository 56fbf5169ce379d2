// What is published about the participant: docs/consent-presence.md.

export const MAX_STATEMENT = 1_024;

const MAX_LANGUAGES = 8;

/** The value of privacy_consent. */
export function statement({ room, notice }, granted, refused, last) {
  const said = { room, notice: notice.version, lang: notice.lang, granted, refused };
  const value = JSON.stringify({ v: 0, ...said });
  // The focus takes a value that it had last for a repetition, but who is asked again may well answer the same.
  return value === last ? JSON.stringify({ ...said, v: 0 }) : value;
}

/** The value of privacy_dialog. */
export function announcement(languages) {
  return JSON.stringify({ v: 0, lang: languages.slice(0, MAX_LANGUAGES) });
}
