create table kitchen_settings (
  restaurant_id binary(16) not null primary key,
  version bigint unsigned not null,
  confirm_within_seconds smallint unsigned null comment 'null: as the installation says'
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
