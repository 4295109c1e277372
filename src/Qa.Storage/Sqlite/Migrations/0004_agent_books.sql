-- Grows by one with every commit for the agent, so that of two activations the one that read earlier is refused.
create table agent_books (
  agent_id text primary key,
  revision integer not null
) without rowid;
