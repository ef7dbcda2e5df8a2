-- Keys that somebody else may hold: what they signed is refused for as long as a verifier may trust them.
create table leaked_keys (
  id bigint unsigned not null auto_increment primary key,
  kid binary(16) not null,
  created_at datetime(6) not null comment 'the database''s clock',
  expires_at datetime(6) not null,
  key leaked_key_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
