-- Times are .NET ticks (100 ns). Marks are hundredths of a point. Enums are their ordinals. Days are ISO 8601.

-- A call in its newest version, with what lists show, filter and sort by. serious: 1 where the worst hit is serious or a veto.
create table calls (
  no integer primary key,
  call_id text not null unique,
  agent_id text not null,
  team_id text,
  business_line integer,
  direction integer,
  started_local integer not null,
  started_offset integer not null,
  duration_ms integer,
  utterances integer not null,
  transcript_version integer not null,
  assessment_version integer not null,
  total integer not null,
  vetoed integer not null,
  worst_severity integer,
  serious integer not null,
  broken_rules text not null
);

-- Every shape of a list is one index walk: filter by equality, then the order, then "no" (the rowid) as the last key.
create index calls_time on calls (started_local);
create index calls_score on calls (total, started_local);
create index calls_team_time on calls (team_id, started_local);
create index calls_team_score on calls (team_id, total, started_local);
create index calls_agent_time on calls (agent_id, started_local);
create index calls_agent_score on calls (agent_id, total, started_local);
create index calls_serious_time on calls (serious, started_local);

create table call_hits (
  rule text not null,
  started_local integer not null,
  call_no integer not null,
  severity integer not null,
  total integer not null,
  primary key (rule, started_local, call_no)
) without rowid;
create index call_hits_score on call_hits (rule, total, started_local, call_no, severity);
create index call_hits_call on call_hits (call_no);

-- Every content that a call id ever had.
create table transcripts (
  call_no integer not null,
  version integer not null,
  hash text not null,
  header text not null,
  at integer not null,
  primary key (call_no, version)
) without rowid;

create table utterances (
  call_no integer not null,
  transcript_version integer not null,
  seq integer not null,
  role integer not null,
  text text not null,
  start_ms integer,
  end_ms integer,
  confidence real,
  words text,
  primary key (call_no, transcript_version, seq)
) without rowid;

-- Every judgement that a call ever had.
create table assessments (
  call_no integer not null,
  version integer not null,
  transcript_version integer not null,
  transcript_hash text not null,
  rulebook text not null,
  total integer not null,
  vetoed integer not null,
  at integer not null,
  report blob not null,
  primary key (call_no, version)
);

-- Words of the newest transcripts, cut by SearchText. The tokenizer only splits at the blanks that SearchText puts.
create virtual table call_text using fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');

-- The newest name wins, by when its call began and then by call id, so that the order of import does not matter.
create table agents (
  agent_id text primary key,
  name text,
  name_utc integer not null,
  name_call text not null,
  team_id text,
  seen_utc integer not null,
  seen_call text not null
) without rowid;

create table teams (
  team_id text primary key,
  name text,
  name_utc integer not null,
  name_call text not null
) without rowid;
