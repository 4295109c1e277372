-- Times are .NET ticks (100 ns). Marks are hundredths of a point. Enums are their ordinals. Days are ISO 8601.
-- Ids compare by their bytes, as everywhere else in the product; the server's language must not order them.

-- Written by the readiness check: the same row again and again.
create table probe (
  at timestamptz not null
) with (fillfactor = 50);
insert into probe values (now());

create sequence call_numbers;

-- A call in its newest version, with what lists show, filter and sort by. serious: 1 where the worst hit is serious or a veto.
create table calls (
  no bigint primary key,
  call_id text collate "C" not null unique,
  agent_id text collate "C" not null,
  team_id text collate "C",
  business_line bigint,
  direction bigint,
  started_local bigint not null,
  started_offset bigint not null,
  duration_ms bigint,
  utterances bigint not null,
  transcript_version bigint not null,
  assessment_version bigint not null,
  total bigint not null,
  vetoed bigint not null,
  worst_severity bigint,
  serious bigint not null,
  broken_rules text not null
);

-- Every shape of a list is one index walk: filter by equality, then the order, then "no" as the last key.
create index calls_time on calls (started_local, no);
create index calls_score on calls (total, started_local, no);
create index calls_team_time on calls (team_id, started_local, no);
create index calls_team_score on calls (team_id, total, started_local, no);
create index calls_agent_time on calls (agent_id, started_local, no);
create index calls_agent_score on calls (agent_id, total, started_local, no);
create index calls_serious_time on calls (started_local, no) where serious = 1;

create table call_hits (
  rule text collate "C" not null,
  started_local bigint not null,
  call_no bigint not null,
  severity bigint not null,
  total bigint not null,
  primary key (rule, started_local, call_no)
);
create index call_hits_score on call_hits (rule, total, started_local, call_no);
create index call_hits_call on call_hits (call_no);

-- Every content that a call id ever had. month: of the start of that content's call, in UTC, as 202611.
create table transcripts (
  call_no bigint not null,
  version integer not null,
  month integer not null,
  hash text not null,
  header text not null,
  at bigint not null,
  primary key (call_no, version)
);

-- One partition a month, created when its first call arrives; retention drops whole months.
create table utterances (
  call_no bigint not null,
  month integer not null,
  transcript_version integer not null,
  seq integer not null,
  start_ms integer,
  end_ms integer,
  role integer not null,
  confidence double precision,
  text text not null,
  words text,
  primary key (call_no, transcript_version, seq, month)
) partition by list (month);

-- Every judgement that a call ever had.
create table assessments (
  call_no bigint not null,
  version bigint not null,
  transcript_version bigint not null,
  transcript_hash text not null,
  rulebook text not null,
  total bigint not null,
  vetoed bigint not null,
  at bigint not null,
  report bytea not null,
  primary key (call_no, version)
);
-- A report is compressed before it comes here.
alter table assessments alter column report set storage external;

-- Words of the newest transcripts, cut by this program: neither the server's parser nor its locale has a say. A long call has several parts.
create table call_text (
  call_no bigint not null,
  part integer not null,
  words tsvector not null,
  primary key (call_no, part)
);
-- The vectors live beside the table, so that a search that needs only the numbers of its calls reads few pages.
alter table call_text set (toast_tuple_target = 128);
create index call_text_words on call_text using gin (words);

-- The newest name wins, by when its call began and then by call id, so that the order of import does not matter.
create table agents (
  agent_id text collate "C" primary key,
  name text,
  name_utc bigint not null,
  name_call text collate "C" not null,
  team_id text collate "C",
  seen_utc bigint not null,
  seen_call text collate "C" not null
) with (fillfactor = 70);

create table teams (
  team_id text collate "C" primary key,
  name text,
  name_utc bigint not null,
  name_call text collate "C" not null
) with (fillfactor = 70);
