-- Calls that began before this moment (UTC ticks) were deleted; their agents' days were kept.
create table retention (
  before_utc integer not null
);
