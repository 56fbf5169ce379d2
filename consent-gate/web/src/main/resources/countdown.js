// How long there is to answer. What is seen changes every second, what is announced only now and then.

import { fill } from './language.js';

const ANNOUNCED_SECONDS = [1800, 600, 300, 120, 60, 30, 10];

export class Countdown {
  #seen;
  #announced;
  #timer = null;
  #end;
  #said;
  #texts;

  /** Texts go into two elements, of which the second is a live region. */
  constructor(seen, announced) {
    this.#seen = seen;
    this.#announced = announced;
  }

  /** Counts down to a time of performance.now(). */
  show(end, texts) {
    this.#texts = texts;
    if (end === this.#end) {
      return;
    }
    this.#end = end;
    this.#said = undefined;
    clearInterval(this.#timer);
    this.#announced.textContent = '';
    this.#seen.hidden = end === undefined;
    if (end !== undefined) {
      this.#tick();
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
  }

  #tick() {
    const left = this.#secondsLeft();
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    this.#seen.textContent = fill(this.#texts.leave, clock);
    // A page in the background may miss the second.
    if (this.#said === undefined || ANNOUNCED_SECONDS.some(each => left <= each && each < this.#said)) {
      this.#said = left;
      this.#announce(left);
    }
    if (left === 0) {
      clearInterval(this.#timer);
    }
  }

  #secondsLeft() {
    return Math.max(0, Math.round((this.#end - performance.now()) / 1000));
  }

  #announce(seconds) {
    const [value, unit] = seconds < 120 ? [seconds, 'second'] : [Math.floor(seconds / 60), 'minute'];
    const spoken = new Intl.NumberFormat(this.#texts.locale, { style: 'unit', unit, unitDisplay: 'long' });
    this.#announced.textContent = fill(this.#texts.leave, spoken.format(value));
  }
}
