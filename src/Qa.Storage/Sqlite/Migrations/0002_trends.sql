-- Facts on their way to the agents. Ids are never used twice: a drain remembers the last one it read.
create table outbox (
  id integer primary key autoincrement,
  fact text not null
);

-- Which version of which call is counted for which agent.
create table agent_facts (
  agent_id text not null,
  call_id text not null,
  version integer not null,
  fact text not null,
  primary key (agent_id, call_id)
) without rowid;

-- Absolute tallies; team_id is '' where the team is unknown. rules: {"id":[judged,hits,cannotBeJudged]}.
create table agent_days (
  day text not null,
  team_id text not null,
  agent_id text not null,
  n integer not null,
  sum integer not null,
  squares integer not null,
  vetoed integer not null,
  attitude_n integer not null,
  attitude_sum integer not null,
  attitude_squares integer not null,
  knowledge_n integer not null,
  knowledge_sum integer not null,
  knowledge_squares integer not null,
  resolution_n integer not null,
  resolution_sum integer not null,
  resolution_squares integer not null,
  compliance_n integer not null,
  compliance_sum integer not null,
  compliance_squares integer not null,
  rules text not null,
  primary key (day, team_id, agent_id)
) without rowid;
create index agent_days_agent on agent_days (agent_id);
create index agent_days_team on agent_days (team_id, day);
