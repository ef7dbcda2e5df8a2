create table areas (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  name varchar(60) collate utf8mb4_unicode_ci not null,
  position int not null,
  version bigint unsigned not null,
  unique key area_name (restaurant_id, name),
  key area_page (restaurant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table dining_tables (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  area_id binary(16) null,
  code varchar(20) collate utf8mb4_unicode_ci not null comment 'what stands on the table',
  seats int not null,
  x int not null comment 'per mille of the floor plan',
  y int not null comment 'per mille of the floor plan',
  qr_code varchar(22) not null comment '128 random bits, base64url',
  version bigint unsigned not null,
  unique key table_code (restaurant_id, code),
  unique key table_qr_code (qr_code),
  key table_page (restaurant_id, id),
  constraint table_area foreign key (area_id) references areas (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table table_sessions (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  table_id binary(16) not null comment 'stays when the table is gone: sessions are history',
  table_code varchar(20) not null comment 'as it was while open',
  open_table_id binary(16) null comment 'the table until the session is closed: a table has one open session',
  status varchar(10) not null,
  opened_at datetime(6) not null,
  opened_by varchar(40) not null,
  closed_at datetime(6) null,
  service_requests mediumtext not null comment 'JSON, oldest first',
  version bigint unsigned not null,
  unique key session_open (open_table_id),
  key session_page (restaurant_id, id),
  key session_closed (closed_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table signing_keys (
  kid varchar(40) not null primary key,
  encrypted_key text not null comment 'JWE, under the key-encryption key',
  created_at datetime(6) not null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
