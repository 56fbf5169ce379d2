// The button that stays: says what was decided, and opens the dialog.

import { element, svg } from './dom.js';

const SHIELD = 'M12 2 4 5v6c0 5 3.4 9.7 8 11 4.6-1.3 8-6 8-11V5z';

export class ControlButton {
  #label = element('span', { class: 'label' });

  constructor(pressed) {
    this.element = element(
      'button',
      { type: 'button', class: 'control', hidden: true },
      svg(
        'svg',
        { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
        svg('path', { d: SHIELD }),
        svg('path', { class: 'sign' })
      ),
      this.#label
    );
    this.element.addEventListener('click', pressed);
  }

  show({ texts, purposes }) {
    const state = stateOf(purposes.filter(purpose => purpose.basis === 'consent'));
    this.element.hidden = false;
    this.element.lang = texts.lang;
    this.element.dir = texts.dir;
    this.element.dataset.state = state;
    this.element.querySelector('.sign').setAttribute('d', SIGNS[state]);
    this.#label.textContent = texts[`control.${state}`];
  }

  hide() {
    this.element.hidden = true;
  }
}

// Not by colour alone.
const TICK = 'm8 12 3 3 5-6';
const CROSS = 'm9 9 6 6m0-6-6 6';
const DASH = 'M8 12h8';
const DOTS = 'M8 12h.01M12 12h.01M16 12h.01';
const MARK = 'M12 7v6m0 3v.01';
const SIGNS = {
  open: MARK,
  pending: DOTS,
  granted: TICK,
  part: DASH,
  refused: CROSS,
  information: MARK,
};

function stateOf(purposes) {
  const granted = purposes.filter(purpose => purpose.state === 'granted').length;
  if (purposes.length === 0) {
    return 'information';
  }
  if (purposes.some(purpose => purpose.pending)) {
    return 'pending';
  }
  if (purposes.some(purpose => ['unasked', 'asked', 'expired'].includes(purpose.state))) {
    return 'open';
  }
  if (granted === 0) {
    return 'refused';
  }
  return granted === purposes.length ? 'granted' : 'part';
}
