create table instances (
  id varchar(80) not null primary key,
  expires_at datetime(6) not null comment 'UTC, the database''s clock; alive until then'
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table shard_leases (
  shard tinyint unsigned not null primary key,
  owner varchar(80) null comment 'an instance; the lease holds while that instance is alive',
  token bigint unsigned not null default 0 comment 'the fence: raised whenever the owner changes',
  fenced bigint unsigned not null default 0 comment 'highest token Redis has acknowledged; 0 none',
  epoch bigint unsigned not null default 1 comment 'raised when Redis lost acknowledged entries',
  last_entry_id varchar(40) not null default '0-0' comment 'highest entry id Redis has acknowledged in this epoch'
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

insert into shard_leases (shard) values
  (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
  (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
  (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
  (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);
