-- A key's way, from published to retired, follows from its times; a generation is given out once.
alter table signing_keys
  add column generation int unsigned null comment 'counts from 1',
  add column signs_from datetime(6) null comment 'when it takes over from the generations before';

update signing_keys k
join (select kid, row_number() over (order by created_at, kid) generation from signing_keys) o on o.kid = k.kid
set k.generation = o.generation, k.signs_from = k.created_at;

alter table signing_keys
  modify generation int unsigned not null comment 'counts from 1',
  modify signs_from datetime(6) not null comment 'when it takes over from the generations before',
  add unique key signing_key_generation (generation);
