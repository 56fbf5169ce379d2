// One stay in one room: what the focus said last, and what the participant answered.

import { InvalidMessage, readMessage } from './message.js';
import { announcement, statement } from './statement.js';

const MESSAGE_EVENT = 'conference.non_participant_message_received';
const MAX_RECEIPTS = 16;
const SAME_TIME_MILLIS = 1_500;

export class Session {
  #focus;
  #language;
  #view;
  #consent = null;
  #announced = null;
  #stated = null;
  // Answered since the dialog was opened, and not touched since.
  #answered = false;
  // Answered since the focus said anything.
  #unheard = false;
  // When whoever does not answer is asked to leave.
  #leaveAt;
  #left = false;
  #chosen = new Map();
  #receipts = new Map();

  constructor(room, { focus, language, view }) {
    this.room = room;
    this.#focus = focus;
    this.#language = language;
    this.#view = view;
    room.on(MESSAGE_EVENT, this.#received);
    view.listener = this;
  }

  leave() {
    this.#left = true;
    this.room.off(MESSAGE_EVENT, this.#received);
    this.#view.clear();
  }

  /** Says that there is a dialog, and again when the participant chose another language. */
  announce() {
    const value = announcement(this.#language.read());
    if (value !== this.#announced) {
      this.#announced = value;
      this.room.setLocalParticipantProperty('privacy_dialog', value);
    }
  }

  #received = (id, payload) => {
    try {
      const message = readMessage(payload);
      if (message === null) {
        return;
      }
      // A participant who is not known yet arrives by the same event.
      if (id !== this.#focus) {
        throw new InvalidMessage('it is not from the focus');
      }
      if (message.receipt) {
        this.#keep(message);
      } else {
        this.#heard(message);
      }
    } catch (failure) {
      if (!(failure instanceof InvalidMessage)) {
        throw failure;
      }
      console.warn(`privacy-consent: a message was ignored: ${failure.message}`);
    }
  };

  #heard(consent) {
    if (consent.notice.version !== this.#consent?.notice.version) {
      this.#forget();
    }
    this.#consent = consent;
    const leaveAt = consent.leave === undefined ? undefined : performance.now() + consent.leave * 1000;
    // Told again, in whole seconds, it is the same time: nothing is read out anew.
    if (!(Math.abs(leaveAt - this.#leaveAt) < SAME_TIME_MILLIS)) {
      this.#leaveAt = leaveAt;
    }
    this.#unheard = false;
    if (this.#answered && !consent.asks && !isPending(consent)) {
      this.#forget();
      this.#view.close();
    }
    this.#show();
    if (consent.asks) {
      this.open();
    }
  }

  #keep({ name, receipt }) {
    this.#receipts.delete(name);
    this.#receipts.set(name, receipt);
    if (this.#receipts.size > MAX_RECEIPTS) {
      this.#receipts.delete(this.#receipts.keys().next().value);
    }
    this.#show();
  }

  async open() {
    if (this.#view.isOpen) {
      return;
    }
    this.#forget();
    // It may have been changed in the settings since.
    await this.#language.load();
    if (!this.#left) {
      this.#show();
      this.#view.open();
    }
  }

  closed() {
    this.#forget();
    this.#show();
  }

  choose(purpose, granted) {
    this.#answered = false;
    this.#chosen.set(purpose, granted);
    this.#show();
  }

  refuseAll() {
    this.#answer(() => false);
  }

  acceptAll() {
    this.#answer(() => true);
  }

  save() {
    this.#answer(purpose => this.#isOn(purpose));
  }

  #answer(decide) {
    const decided = this.#consent.purposes.filter(purpose => purpose.basis === 'consent');
    decided.forEach(purpose => this.#chosen.set(purpose.id, decide(purpose)));
    const granted = decided.filter(({ id }) => this.#chosen.get(id)).map(({ id }) => id);
    const refused = decided.filter(({ id }) => !this.#chosen.get(id)).map(({ id }) => id);
    this.#answered = true;
    this.#unheard = true;
    this.#stated = statement(this.#consent, granted, refused, this.#stated);
    this.room.setLocalParticipantProperty('privacy_consent', this.#stated);
    this.#show();
  }

  #forget() {
    this.#answered = false;
    this.#unheard = false;
    this.#chosen.clear();
  }

  #isOn(purpose) {
    return this.#chosen.get(purpose.id) ?? (purpose.state === 'granted' || purpose.pending);
  }

  #show() {
    if (this.#consent === null) {
      return;
    }
    const waiting = this.#unheard || (this.#answered && isPending(this.#consent));
    this.#view.show({
      ...this.#consent,
      texts: this.#language.texts,
      purposes: this.#consent.purposes.map(purpose => ({ ...purpose, on: this.#isOn(purpose) })),
      chosen: this.#chosen.size > 0,
      waiting,
      leaveAt: waiting ? undefined : this.#leaveAt,
      mayClose: waiting || !this.#consent.asks,
      receipts: [...this.#receipts],
    });
  }
}

function isPending(consent) {
  return consent.purposes.some(purpose => purpose.pending);
}
