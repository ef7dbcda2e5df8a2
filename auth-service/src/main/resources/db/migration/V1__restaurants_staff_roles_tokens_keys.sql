create table restaurants (
  id binary(16) not null primary key,
  name varchar(120) collate utf8mb4_unicode_ci not null,
  slug varchar(60) not null,
  currency char(3) not null,
  time_zone varchar(60) not null,
  locale varchar(35) not null,
  version bigint unsigned not null,
  created_at datetime(6) not null,
  unique key restaurant_slug (slug)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table roles (
  restaurant_id binary(16) not null,
  name varchar(40) not null,
  permissions varchar(1000) not null comment 'separated by spaces',
  version bigint unsigned not null,
  primary key (restaurant_id, name),
  constraint role_restaurant foreign key (restaurant_id) references restaurants (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table staff (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  name varchar(120) collate utf8mb4_unicode_ci not null,
  email varchar(254) not null comment 'lower case',
  password_hash varchar(200) not null comment 'PHC string',
  role varchar(40) not null,
  active tinyint(1) not null,
  version bigint unsigned not null,
  created_at datetime(6) not null,
  unique key staff_email (restaurant_id, email),
  key staff_page (restaurant_id, id),
  constraint staff_role foreign key (restaurant_id, role) references roles (restaurant_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table token_families (
  sid binary(16) not null primary key,
  restaurant_id binary(16) not null,
  staff_id binary(16) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null comment 'absolute: rotation does not move it',
  revoked_at datetime(6) null,
  key family_staff (restaurant_id, staff_id),
  key family_expiry (expires_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table refresh_tokens (
  token_hash binary(32) not null primary key comment 'SHA-256 of the token',
  sid binary(16) not null,
  issued_at datetime(6) not null,
  used_at datetime(6) null,
  key token_family (sid),
  constraint token_of_family foreign key (sid) references token_families (sid) on delete cascade
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table signing_keys (
  kid varchar(40) not null primary key,
  encrypted_key text not null comment 'JWE, under the key-encryption key',
  created_at datetime(6) not null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
