// As small a page as can be around the real lib-jitsi-meet: joins, sends what microphone and camera give, plays what
// comes, and counts both where the browser counts them.

const connections = [];

window.RTCPeerConnection = class extends window.RTCPeerConnection {
  constructor(...values) {
    super(...values);
    connections.push(this);
  }
};

// Where the dialog looks for the room, as in the stock client.
window.APP = { conference: { _room: undefined } };

// Which needs no more than the machine has.
const CHEAP = { codecPreferenceOrder: ['VP8'] };

const KINDS = ['audio', 'video'];

window.meeting = {
  clickedAt: null,
  firstAt: {},
  tracks: [],
  joined: false,
  failure: null,

  async join({ room, serviceUrl, hosts, focusUserJid, p2p }) {
    const connected = new Promise((resolve, reject) => {
      JitsiMeetJS.init({ disableAudioLevels: true });
      JitsiMeetJS.setLogLevel(JitsiMeetJS.logLevels.WARN);
      this.connection = new JitsiMeetJS.JitsiConnection(null, null, { hosts, serviceUrl, focusUserJid });
      const { CONNECTION_ESTABLISHED, CONNECTION_FAILED } = JitsiMeetJS.events.connection;
      this.connection.addEventListener(CONNECTION_ESTABLISHED, resolve);
      this.connection.addEventListener(CONNECTION_FAILED, reject);
      this.connection.connect({});
    });
    await connected;

    const events = JitsiMeetJS.events.conference;
    const conference = this.connection.initJitsiConference(room, {
      p2p: { enabled: p2p, stunServers: [], ...CHEAP },
      videoQuality: CHEAP,
    });
    this.conference = conference;
    conference.on(events.CONFERENCE_JOINED, () => (this.joined = true));
    conference.on(events.CONFERENCE_FAILED, reason => (this.failure = reason));
    conference.on(events.TRACK_ADDED, track => this.play(track));
    this.tracks = await JitsiMeetJS.createLocalTracks({ devices: KINDS, resolution: 180 });
    for (const track of this.tracks) {
      await conference.addTrack(track);
    }
    window.APP.conference._room = conference;
    conference.join();
  },

  // Nothing is decoded that nobody looks at or listens to.
  play(track) {
    if (!track.isLocal()) {
      const element = document.createElement(track.getType());
      document.body.append(element);
      track.attach(element);
      element.play();
    }
  },

  async stats() {
    const reports = await Promise.all(connections.map(connection => connection.getStats()));
    return reports.flatMap(report => [...report.values()]);
  },

  /** Everything that ever arrived or left, by whichever connection. */
  async counts() {
    const counts = { audioIn: 0, videoIn: 0, framesIn: 0, energyIn: 0, audioOut: 0, videoOut: 0 };
    for (const each of await this.stats()) {
      if (each.type === 'inbound-rtp') {
        counts[`${each.kind}In`] += each.packetsReceived;
        counts.framesIn += each.framesDecoded ?? 0;
        counts.energyIn += each.totalAudioEnergy ?? 0;
      } else if (each.type === 'outbound-rtp') {
        counts[`${each.kind}Out`] += each.packetsSent;
      }
    }
    return counts;
  },

  /** Notes when the first packet of each kind arrives. */
  async watch() {
    const counts = await this.counts();
    for (const kind of KINDS) {
      if (counts[`${kind}In`] > 0) {
        this.firstAt[kind] ??= Date.now();
      }
    }
    if (KINDS.some(kind => this.firstAt[kind] === undefined)) {
      setTimeout(() => this.watch(), 10);
    }
  },

  muted() {
    return Object.fromEntries(this.tracks.map(track => [track.getType(), track.isMuted()]));
  },

  unmute() {
    return Promise.all(this.tracks.map(track => track.unmute()));
  },

  async leave() {
    await this.conference?.leave();
    await this.connection?.disconnect();
  },
};

document.addEventListener('click', () => (window.meeting.clickedAt = Date.now()), true);
