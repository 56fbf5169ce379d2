// All that is to be seen: the dialog and the button that brings it back, in a shadow tree of their own.

import { ConsentDialog } from './dialog.js';
import { ControlButton } from './control.js';
import { element } from './dom.js';

export class View {
  /** The session that is asked and told. */
  listener = null;

  #root = element('div', { id: 'privacy-consent' });
  #dialog = new ConsentDialog({
    refuseAll: () => this.listener.refuseAll(),
    acceptAll: () => this.listener.acceptAll(),
    save: () => this.listener.save(),
    choose: (purpose, granted) => this.listener.choose(purpose, granted),
    closed: () => this.listener.closed(),
  });
  #control = new ControlButton(() => this.listener.open());

  constructor() {
    const style = element('link', {
      rel: 'stylesheet',
      href: new URL('consent.css', import.meta.url).href,
    });
    this.ready = new Promise((resolve, reject) => {
      style.onload = resolve;
      style.onerror = () => reject(new Error('no stylesheet'));
    });
    this.#root.attachShadow({ mode: 'open' }).append(style, this.#control.element, this.#dialog.element);
    // Jitsi's shortcuts are single keys: Space on a switch would be push-to-talk.
    for (const event of ['keydown', 'keypress', 'keyup']) {
      this.#root.addEventListener(event, pressed => pressed.stopPropagation());
    }
    document.body.append(this.#root);
  }

  get isOpen() {
    return this.#dialog.isOpen;
  }

  show(model) {
    this.#dialog.show(model);
    this.#control.show(model);
  }

  open() {
    this.#dialog.open();
  }

  close() {
    this.#dialog.close();
  }

  /** There is no room to be asked about. */
  clear() {
    this.#dialog.discard();
    this.#control.hide();
  }
}
