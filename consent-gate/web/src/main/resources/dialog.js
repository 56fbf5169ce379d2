// The dialog: the operator's notice, what is to be decided, and the buttons that decide.

import { Countdown } from './countdown.js';
import { element, operatorText } from './dom.js';
import { fill } from './language.js';

export class ConsentDialog {
  #listener;
  #model = null;
  #content = null;
  #title = element('h2', { id: 'title', tabindex: '-1' });
  #close = element('button', { type: 'button', class: 'close' }, '×');
  #body = element('div', { class: 'body', role: 'group', 'aria-labelledby': 'title', tabindex: '0' });
  #leave = element('p', { class: 'leave', hidden: true });
  #status = element('p', { class: 'status', role: 'status' });
  #announced = element('p', { class: 'unseen', role: 'status' });
  // Alike to the eye and to the hand, so that no answer is easier than another.
  #refuse = element('button', { type: 'button', id: 'refuse' });
  #accept = element('button', { type: 'button', id: 'accept' });
  #save = element('button', { type: 'button', id: 'save' });
  #buttons = element('footer', {}, this.#refuse, this.#accept, this.#save);
  #countdown = new Countdown(this.#leave, this.#announced);

  constructor(listener) {
    this.#listener = listener;
    this.element = element(
      'dialog',
      { 'aria-labelledby': 'title' },
      element('header', {}, this.#title, this.#close),
      this.#body,
      element('div', { class: 'messages' }, this.#leave, this.#status, this.#announced),
      this.#buttons
    );
    this.#refuse.addEventListener('click', () => listener.refuseAll());
    this.#accept.addEventListener('click', () => listener.acceptAll());
    this.#save.addEventListener('click', () => listener.save());
    this.#close.addEventListener('click', () => this.close());
    this.element.addEventListener('keydown', pressed => this.#escape(pressed));
    this.element.addEventListener('cancel', request => request.preventDefault());
    this.element.addEventListener('close', () => this.#closed());
  }

  get isOpen() {
    return this.element.open;
  }

  show(model) {
    this.#model = model;
    const { texts, notice } = model;

    this.element.lang = texts.lang;
    this.element.dir = texts.dir;
    this.#title.lang = notice.lang;
    this.#title.dir = 'auto';
    this.#title.textContent = notice.title;
    this.#close.hidden = !model.mayClose;
    this.#close.setAttribute('aria-label', texts.close);
    this.#showContent();
    setText(this.#status, model.waiting ? texts.sent : '');
    this.#showButtons();
    this.#countdown.show(model.leaveAt, texts);
  }

  open() {
    this.element.showModal();
    // On no answer: Enter alone decides nothing.
    this.#title.focus();
    this.#body.scrollTop = 0;
  }

  close() {
    this.element.close();
  }

  /** Closes whatever is asked. */
  discard() {
    this.#model = null;
    this.#countdown.show(undefined);
    this.close();
  }

  // Made anew only if it changed, so that focus stays where it is and nothing is read out twice.
  #showContent() {
    const { texts, notice, purposes, receipts } = this.#model;
    const content = JSON.stringify([
      texts.locale,
      notice,
      purposes.map(purpose => ({ ...purpose, on: false })),
      receipts,
    ]);
    const root = this.element.getRootNode();
    if (content !== this.#content) {
      const focused = root.activeElement?.id;
      this.#content = content;
      this.#body.replaceChildren(...contentOf(this.#model, this.#listener));
      root.getElementById(focused)?.focus();
    }
    for (const { id, basis, on } of purposes) {
      if (basis === 'consent') {
        root.getElementById(idOf(id)).checked = on;
      }
    }
  }

  #showButtons() {
    const { texts, purposes, chosen } = this.#model;
    this.#buttons.hidden = !purposes.some(purpose => purpose.basis === 'consent');
    this.#refuse.textContent = texts.refuse;
    this.#accept.textContent = texts.accept;
    this.#save.textContent = texts.save;
    this.#save.disabled = !chosen;
  }

  // Escape is no answer.
  #escape(pressed) {
    if (pressed.key === 'Escape') {
      pressed.preventDefault();
      if (this.#model.mayClose) {
        this.close();
      }
    }
  }

  #closed() {
    if (this.#model === null) {
      return;
    }
    // A browser lets itself be kept from closing a dialog only so often.
    if (!this.#model.mayClose) {
      this.open();
      return;
    }
    this.#listener.closed();
  }
}

function contentOf(model, listener) {
  const { texts, notice, purposes, receipts } = model;
  const asked = purposes.filter(purpose => purpose.basis === 'consent');
  const told = purposes.filter(purpose => purpose.basis !== 'consent');
  return [
    ...paragraphs(notice.text, notice.lang),
    ...(notice.url === undefined ? [] : [linkTo(notice.url, texts)]),
    ...section(texts.purposes, asked.map(purpose => decision(purpose, model, listener))),
    ...section(texts.information, told.map(purpose => information(purpose, model))),
    ...section(texts.receipts, receipts.map(receipt => download(receipt, texts))),
  ];
}

function section(heading, items) {
  return items.length === 0 ? [] : [element('h3', {}, heading), element('ul', {}, ...items)];
}

function paragraphs(text, lang) {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter(paragraph => paragraph !== '')
    .map(paragraph => operatorText('p', lang, paragraph));
}

function linkTo(url, texts) {
  return element(
    'p',
    {},
    element('a', { id: 'notice', href: url, target: '_blank', rel: 'noopener noreferrer' }, texts.notice)
  );
}

function decision(purpose, { texts, notice }, listener) {
  const id = idOf(purpose.id);
  const toggle = element('input', {
    id,
    type: 'checkbox',
    role: 'switch',
    'aria-describedby': `${id}-text`,
  });
  toggle.addEventListener('change', () => listener.choose(purpose.id, toggle.checked));
  const closedGate = purpose.gate !== 'none' && purpose.state !== 'granted';
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'switch' },
      operatorText('label', notice.lang, purpose.title, { for: id }),
      toggle
    ),
    element(
      'div',
      { id: `${id}-text` },
      ...paragraphs(purpose.text, notice.lang),
      ...(closedGate ? [element('p', {}, texts[`gate.${purpose.gate}`])] : []),
      element('p', { class: 'state' }, stateOf(purpose, texts))
    )
  );
}

function idOf(purpose) {
  return `purpose-${purpose}`;
}

function information(purpose, { texts, notice }) {
  const basis = texts[`basis.${purpose.basis}`];
  return element(
    'li',
    {},
    operatorText('p', notice.lang, purpose.title, { class: 'name' }),
    ...paragraphs(purpose.text, notice.lang),
    ...(basis === undefined
      ? []
      : [element('p', { class: 'state' }, fill(texts.basis, basis))])
  );
}

function stateOf({ state, pending, until }, texts) {
  if (pending) {
    return texts['state.pending'];
  }
  if (state === 'granted' && until !== undefined) {
    const format = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short' });
    return fill(texts['state.until'], format.format(until));
  }
  return texts[`state.${state === 'unasked' ? 'asked' : state}`];
}

function download([name, receipt], texts) {
  const button = element(
    'button',
    { type: 'button', id: `receipt-${name}` },
    fill(texts.receipt, name)
  );
  button.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([receipt], { type: 'application/json' }));
    element('a', { href: url, download: name }).click();
    URL.revokeObjectURL(url);
  });
  return element('li', {}, button);
}

// A live region that is told the same again would speak again.
function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
