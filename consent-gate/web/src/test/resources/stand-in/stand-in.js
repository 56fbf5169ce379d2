// As much of the stock client as the dialog sees: APP.conference._room, its events and its properties.

class Room {
  constructor(name) {
    this.name = name;
    this.published = [];
    this.listeners = new Map();
  }

  getName() {
    return this.name;
  }

  on(event, listener) {
    const others = this.listeners.get(event) ?? [];
    this.listeners.set(event, [...others, listener]);
  }

  off(event, listener) {
    this.listeners.set(event, this.listeners.get(event).filter(each => each !== listener));
  }

  setLocalParticipantProperty(name, value) {
    this.published.push([name, value]);
  }

  emit(event, ...values) {
    (this.listeners.get(event) ?? []).forEach(listener => listener(...values));
  }
}

window.standIn = {
  keys: [],
  rooms: [],
  settings: {},
  violations: [],

  enter(name) {
    const room = new Room(name);
    this.rooms.push(room);
    window.APP.conference._room = room;
  },

  leave() {
    window.APP.conference._room = undefined;
  },

  deliver(from, json, room = this.rooms.at(-1)) {
    room.emit('conference.non_participant_message_received', from, JSON.parse(json));
  },
};

window.APP = {
  conference: { _room: undefined },
  store: { getState: () => ({ 'features/base/settings': window.standIn.settings }) },
};

// As the stock client takes the room from the address.
if (window.location.pathname !== '/') {
  window.standIn.enter(window.location.pathname.slice(1));
}

// The shortcuts of Jitsi Meet hang on window.
window.addEventListener('keydown', event => window.standIn.keys.push(event.key));
document.addEventListener('securitypolicyviolation', event =>
  window.standIn.violations.push(`${event.violatedDirective} ${event.blockedURI}`)
);
window.standIn.globals = Object.getOwnPropertyNames(window);
