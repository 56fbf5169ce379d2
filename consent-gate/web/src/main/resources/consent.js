// Loaded by Jitsi Meet's page: asks the participant what the focus asks, and tells the focus the answer.
// docs/consent-dialog.md says how it is installed.

import { Language } from './language.js';
import { Session } from './session.js';
import { View } from './view.js';

const POLL_MILLIS = 500;

// A module has no document.currentScript.
const script = [...document.scripts].find(each => each.src === import.meta.url);
const focus = script?.dataset.focus || 'focus';

const language = new Language();
const view = new View();

let session = null;

// The stock client says nobody when it leaves one room for another, so it is looked at again and again.
function follow() {
  const room = window.APP?.conference?._room ?? null;
  if (room !== (session?.room ?? null)) {
    session?.leave();
    session = room === null ? null : new Session(room, { focus, language, view });
  }
  session?.announce();
}

try {
  // Who cannot be shown a dialog is asked in the chat: nothing is announced before all of it is here.
  await Promise.all([language.load(), view.ready]);
  setInterval(follow, POLL_MILLIS);
  follow();
} catch (failure) {
  console.warn('privacy-consent: there is no dialog:', failure);
}
