-- The runtime account may add to it and read it, nothing else (infra/mysql/accounts.sql).
create table audit (
  id binary(16) not null comment 'UUIDv7: sorts by time',
  restaurant_id binary(16) not null,
  at datetime(6) not null comment 'UTC, the database''s clock',
  event varchar(40) not null,
  actor binary(16) null comment 'staff id of whoever did it; null if nobody knows',
  subject binary(16) null comment 'whom it was done to',
  detail varchar(200) null,
  address varchar(45) null,
  user_agent varchar(200) null,
  request_id varchar(32) null comment 'trace id',
  primary key (restaurant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

update roles set permissions = concat(permissions, ' audit:read'), version = version + 1 where name in ('owner', 'admin');
