create table outbox (
  id bigint unsigned not null auto_increment primary key,
  event_id binary(16) not null,
  restaurant_id binary(16) not null,
  shard tinyint unsigned not null,
  aggregate_type varchar(40) not null,
  aggregate_id binary(16) not null,
  aggregate_version bigint unsigned not null,
  ordinal smallint unsigned not null,
  type varchar(80) not null,
  created_at datetime(6) not null comment 'UTC, the database''s clock',
  traceparent varchar(64) null,
  event mediumtext not null comment 'the CloudEvent as JSON, forwarded byte for byte',
  state tinyint unsigned not null default 0 comment '0 pending, 1 published, 2 parked',
  published_at datetime(6) null,
  epoch bigint unsigned null,
  entry_id varchar(40) null comment 'of the Redis stream entry',
  attempts smallint unsigned not null default 0,
  parked_reason varchar(500) null,
  unique key outbox_event (event_id),
  unique key outbox_order (aggregate_type, aggregate_id, aggregate_version, ordinal),
  key outbox_pending (state, shard, id),
  key outbox_published (state, published_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table inbox (
  consumer varchar(60) not null,
  event_id binary(16) not null,
  handled_at datetime(6) not null,
  primary key (consumer, event_id),
  key inbox_age (handled_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table idempotency (
  restaurant_id binary(16) not null,
  subject varchar(80) not null,
  route varchar(80) not null,
  idempotency_key varchar(120) not null,
  request_hash binary(32) not null,
  created_at datetime(6) not null,
  status smallint unsigned not null,
  location varchar(300) null,
  etag varchar(80) null,
  body mediumtext not null,
  primary key (restaurant_id, subject, route, idempotency_key),
  key idempotency_age (created_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
