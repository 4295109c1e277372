-- What Orleans keeps: which silos there are, grains' states, reminders. Orleans reads its statements from "orleansquery" by their keys, fills the
-- parameters by their names and reads the answers by the names of their columns; everything else here is ours.

create table orleansquery (
  querykey text primary key,
  querytext text not null
);

-- Silos. Every change of a cluster's list raises its version, from the one that the writer had read: so changes come one after the other.
create table orleans_clusters (
  deployment_id text collate "C" primary key,
  version integer not null,
  changed timestamptz not null
) with (fillfactor = 50);

create table orleans_silos (
  deployment_id text collate "C" not null references orleans_clusters,
  address text collate "C" not null,
  port integer not null,
  generation integer not null,
  silo_name text not null,
  host_name text not null,
  status integer not null,
  proxy_port integer not null,
  suspect_times text,
  start_time timestamptz not null,
  alive_time timestamptz not null,
  primary key (deployment_id, address, port, generation)
) with (fillfactor = 50);

insert into orleansquery (querykey, querytext) values ('InsertMembershipVersionKey', '
  with added as (
    insert into orleans_clusters (deployment_id, version, changed) values (@DeploymentId, 0, now()) on conflict (deployment_id) do nothing returning 1)
  select count(*) from added
');

insert into orleansquery (querykey, querytext) values ('InsertMembershipKey', '
  with turned as (
    update orleans_clusters set version = version + 1, changed = now()
    where deployment_id = @DeploymentId and version = @Version and not exists (
      select 1 from orleans_silos where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment_id),
  added as (
    insert into orleans_silos (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_time)
    select deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from turned
    returning 1)
  select count(*) from added
');

insert into orleansquery (querykey, querytext) values ('UpdateMembershipKey', '
  with turned as (
    update orleans_clusters set version = version + 1, changed = now()
    where deployment_id = @DeploymentId and version = @Version and exists (
      select 1 from orleans_silos where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deployment_id),
  changed as (
    update orleans_silos s set status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
    from turned where s.deployment_id = turned.deployment_id and s.address = @Address and s.port = @Port and s.generation = @Generation
    returning 1)
  select count(*) from changed
');

-- A sign of life changes nothing that others must agree on: no new version.
insert into orleansquery (querykey, querytext) values ('UpdateIAmAlivetimeKey', '
  update orleans_silos set alive_time = @IAmAliveTime
  where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
');

-- The version comes even where there is no silo.
insert into orleansquery (querykey, querytext) values ('MembershipReadAllKey', '
  select s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName, s.status as Status,
    s.proxy_port as ProxyPort, s.suspect_times as SuspectTimes, s.start_time as StartTime, s.alive_time as IAmAliveTime, c.version as Version
  from orleans_clusters c left join orleans_silos s on s.deployment_id = c.deployment_id
  where c.deployment_id = @DeploymentId
');

insert into orleansquery (querykey, querytext) values ('MembershipReadRowKey', '
  select s.address as Address, s.port as Port, s.generation as Generation, s.silo_name as SiloName, s.host_name as HostName, s.status as Status,
    s.proxy_port as ProxyPort, s.suspect_times as SuspectTimes, s.start_time as StartTime, s.alive_time as IAmAliveTime, c.version as Version
  from orleans_clusters c
  left join orleans_silos s on s.deployment_id = c.deployment_id and s.address = @Address and s.port = @Port and s.generation = @Generation
  where c.deployment_id = @DeploymentId
');

insert into orleansquery (querykey, querytext) values ('GatewaysQueryKey', '
  select address as Address, proxy_port as ProxyPort, generation as Generation from orleans_silos
  where deployment_id = @DeploymentId and status = @Status and proxy_port > 0
');

-- 3 is an active silo: the others have ended, or never came so far.
insert into orleansquery (querykey, querytext) values ('CleanupDefunctSiloEntriesKey', '
  delete from orleans_silos where deployment_id = @DeploymentId and alive_time < @IAmAliveTime and status <> 3
');

insert into orleansquery (querykey, querytext) values ('DeleteMembershipTableEntriesKey', '
  with silos as (delete from orleans_silos where deployment_id = @DeploymentId)
  delete from orleans_clusters where deployment_id = @DeploymentId
');

-- Reminders.
create table orleans_reminders (
  service_id text collate "C" not null,
  grain_id text collate "C" not null,
  reminder_name text collate "C" not null,
  grain_hash integer not null,
  start_time timestamptz not null,
  period bigint not null,
  version integer not null,
  primary key (service_id, grain_id, reminder_name)
);
create index orleans_reminders_hash on orleans_reminders (service_id, grain_hash);

insert into orleansquery (querykey, querytext) values ('UpsertReminderRowKey', '
  insert into orleans_reminders as r (service_id, grain_id, reminder_name, grain_hash, start_time, period, version)
  values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
  on conflict (service_id, grain_id, reminder_name) do update set
    grain_hash = excluded.grain_hash, start_time = excluded.start_time, period = excluded.period, version = r.version + 1
  returning version as Version
');

insert into orleansquery (querykey, querytext) values ('ReadReminderRowKey', '
  select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from orleans_reminders where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName
');

insert into orleansquery (querykey, querytext) values ('ReadReminderRowsKey', '
  select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from orleans_reminders where service_id = @ServiceId and grain_id = @GrainId
');

-- A silo''s part of the ring: one stretch, or, where it passes the largest number, both ends.
insert into orleansquery (querykey, querytext) values ('ReadRangeRows1Key', '
  select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from orleans_reminders where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
');

insert into orleansquery (querykey, querytext) values ('ReadRangeRows2Key', '
  select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from orleans_reminders where service_id = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)
');

insert into orleansquery (querykey, querytext) values ('DeleteReminderRowKey', '
  with removed as (
    delete from orleans_reminders
    where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName and version = @Version
    returning 1)
  select count(*) from removed
');

insert into orleansquery (querykey, querytext) values ('DeleteReminderRowsKey', '
  delete from orleans_reminders where service_id = @ServiceId
');

-- Grains' states. A grain is its numbers and, where it has one, its text; the hashes hold the rest of its key, see WholeKeyHash.
create table orleans_state (
  service_id text collate "C" not null,
  state_name text collate "C" not null,
  grain_n0 bigint not null,
  grain_n1 bigint not null,
  grain_text text collate "C",
  grain_hash integer not null,
  state_hash integer not null,
  version integer not null,
  modified timestamptz not null,
  payload bytea
);
create unique index orleans_state_key on orleans_state (grain_hash, state_hash, service_id, state_name, grain_n0, grain_n1, coalesce(grain_text, ''), (grain_text is null));

insert into orleansquery (querykey, querytext) values ('ReadFromStorageKey', '
  select payload as PayloadBinary, version as Version from orleans_state
  where service_id = @ServiceId and state_name = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and coalesce(grain_text, '''') = coalesce(@GrainIdExtensionString, '''') and (grain_text is null) = (@GrainIdExtensionString is null)
    and grain_hash = @GrainIdHash and state_hash = @GrainTypeHash
');

-- Answers no row where somebody else has written since, which Orleans takes for a conflict.
insert into orleansquery (querykey, querytext) values ('WriteToStorageKey', '
  with changed as (
    update orleans_state set payload = @PayloadBinary, version = version + 1, modified = now()
    where service_id = @ServiceId and state_name = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
      and coalesce(grain_text, '''') = coalesce(@GrainIdExtensionString, '''') and (grain_text is null) = (@GrainIdExtensionString is null)
      and grain_hash = @GrainIdHash and state_hash = @GrainTypeHash
      and version = @GrainStateVersion
    returning version),
  added as (
    insert into orleans_state (service_id, state_name, grain_n0, grain_n1, grain_text, grain_hash, state_hash, version, modified, payload)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString, @GrainIdHash, @GrainTypeHash, 1, now(), @PayloadBinary where @GrainStateVersion is null
    on conflict do nothing
    returning version)
  select version as NewGrainStateVersion from changed union all select version from added
');

-- The version goes on, so that a state that was cleared and written again does not look like the one before.
insert into orleansquery (querykey, querytext) values ('ClearStorageKey', '
  update orleans_state set payload = null, version = version + 1, modified = now()
  where service_id = @ServiceId and state_name = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and coalesce(grain_text, '''') = coalesce(@GrainIdExtensionString, '''') and (grain_text is null) = (@GrainIdExtensionString is null)
    and grain_hash = @GrainIdHash and state_hash = @GrainTypeHash
    and version = @GrainStateVersion
  returning version as NewGrainStateVersion
');

insert into orleansquery (querykey, querytext) values ('DeleteStorageKey', '
  delete from orleans_state
  where service_id = @ServiceId and state_name = @GrainTypeString and grain_n0 = @GrainIdN0 and grain_n1 = @GrainIdN1
    and coalesce(grain_text, '''') = coalesce(@GrainIdExtensionString, '''') and (grain_text is null) = (@GrainIdExtensionString is null)
    and grain_hash = @GrainIdHash and state_hash = @GrainTypeHash
    and version = @GrainStateVersion
  returning version + 1 as NewGrainStateVersion
');
