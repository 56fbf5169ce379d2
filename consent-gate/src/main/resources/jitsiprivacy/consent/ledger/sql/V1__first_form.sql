-- What versions before this one made; a new ledger passes through it.
create table if not exists consent_record (
  id       ${row-id},
  time     text not null,
  room     text not null,
  subject  text not null,
  purpose  text not null,
  decision text not null,
  notice   text not null
);
