-- Times are microseconds since 1970-01-01T00:00:00Z. Names never get in here: their keyed pseudonyms do.
create table consent_decision (
  seq             ${row-id},
  id              text not null,
  writer          text not null,
  time            ${long} not null,
  asked           ${long},
  room            text not null,
  meeting         text,
  subject         text not null,
  account         integer not null check (account in (0, 1)),
  purpose         text not null,
  state           text not null check (state in ('GRANTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  cause           text not null,
  notice_version  text not null,
  notice_language text not null,
  notice_hash     text not null,
  basis           text not null,
  until           ${long},
  document        text not null,
  -- What is written again because nobody knows whether it was, stands there once.
  unique (id, purpose)
) ${strict};

create index consent_decision_subject on consent_decision (subject, purpose, time, seq);
create index consent_decision_meeting on consent_decision (meeting, subject, purpose, time, seq);
create index consent_decision_room on consent_decision (room, time);
create index consent_decision_time on consent_decision (time, seq);
create index consent_decision_until on consent_decision (until);

create table notice (
  version  text not null,
  language text not null,
  hash     text not null,
  text     text not null,
  primary key (version, language)
) ${strict};

-- Language and hash were not kept then; presence was the only way to decide.
insert into consent_decision
  (id, writer, time, asked, room, meeting, subject, account, purpose, state, cause,
   notice_version, notice_language, notice_hash, basis, until, document)
select ${random-id}, 'before-version-2', ${micros}, null, room, null, subject, 0, purpose, decision, 'PRESENCE',
   notice, 'und', '', 'CONSENT', null, ''
from consent_record order by id;

drop table consent_record;
