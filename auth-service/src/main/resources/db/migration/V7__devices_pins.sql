alter table staff
  add column pin_hash varchar(200) null comment 'PHC string',
  add column pin_failures int unsigned not null default 0 comment 'in a row',
  add column pin_not_before datetime(6) null comment 'when the next try is allowed; null: at once';

-- A row goes with its device.
create table devices (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  name varchar(60) collate utf8mb4_unicode_ci not null,
  secret_hash binary(32) not null comment 'HMAC of the pairing code, and once it was used of the credential',
  created_at datetime(6) not null,
  paired_at datetime(6) null,
  expires_at datetime(6) not null comment 'of the code, or of the credential',
  failures int unsigned not null default 0 comment 'PINs refused in a row',
  not_before datetime(6) null comment 'when the next PIN may be tried; null: at once',
  unique key device_secret (secret_hash),
  key device_page (restaurant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
