-- Refresh tokens are derived from family and generation; whoever holds one of before signs in again.
drop table refresh_tokens;

alter table token_families
  add column generation int unsigned not null default 0 comment 'of the token that may be used next',
  add column rotated_at datetime(6) null comment 'when that token was first handed out';

-- Outlive the access tokens they end, and are deleted after.
create table revocations (
  id bigint unsigned not null auto_increment primary key,
  restaurant_id binary(16) not null,
  kind varchar(10) not null comment 'session or member',
  subject binary(16) not null comment 'sid or staff id',
  version bigint unsigned not null default 0 comment 'member: tokens of lower versions end',
  created_at datetime(6) not null comment 'the database''s clock',
  expires_at datetime(6) not null,
  key revocation_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
