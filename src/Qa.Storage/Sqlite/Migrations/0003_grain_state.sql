create table grain_state (
  grain_id text not null,
  state_name text not null,
  etag integer not null,
  format integer not null,
  payload blob not null,
  primary key (grain_id, state_name)
);
