alter table staff modify password_hash varchar(200) null comment 'PHC string; null until the invitation is accepted';

-- A row is good for one use and is deleted by it. The token itself is derived from the id and stands nowhere.
create table one_time_tokens (
  id binary(16) not null primary key,
  purpose varchar(20) not null comment 'invitation or password-reset',
  restaurant_id binary(16) not null,
  staff_id binary(16) not null,
  created_at datetime(6) not null comment 'the database''s clock',
  expires_at datetime(6) not null,
  mail_due_at datetime(6) null comment 'when its mail is tried, or tried again; null: sent',
  mail_attempts smallint unsigned not null default 0,
  unique key one_time_token_of (restaurant_id, staff_id, purpose),
  key one_time_token_mail (mail_due_at),
  key one_time_token_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
