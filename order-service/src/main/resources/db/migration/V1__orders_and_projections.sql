create table menu_products (
  restaurant_id binary(16) not null,
  product_id binary(16) not null,
  version bigint unsigned not null,
  deleted tinyint(1) not null,
  state mediumtext not null comment 'ProductState as JSON',
  primary key (restaurant_id, product_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='projection of product events';

create table menu_option_groups (
  restaurant_id binary(16) not null,
  option_group_id binary(16) not null,
  version bigint unsigned not null,
  deleted tinyint(1) not null,
  state mediumtext not null comment 'OptionGroupState as JSON',
  primary key (restaurant_id, option_group_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='projection of option-group events';

create table table_sessions (
  restaurant_id binary(16) not null,
  session_id binary(16) not null,
  version bigint unsigned not null,
  table_id binary(16) not null,
  table_code varchar(40) not null,
  status varchar(20) not null,
  primary key (restaurant_id, session_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='projection of table-session events';

create table order_numbers (
  restaurant_id binary(16) not null primary key,
  last_number int unsigned not null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table orders (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  number int unsigned not null,
  table_session_id binary(16) null,
  table_id binary(16) null,
  table_code varchar(40) null,
  service_type varchar(20) not null,
  status varchar(20) not null,
  is_open tinyint(1) not null comment 'neither served nor cancelled',
  currency char(3) not null,
  total bigint not null comment 'minor units',
  placed_by varchar(80) not null,
  placed_at datetime(6) not null,
  updated_at datetime(6) not null,
  version bigint unsigned not null,
  key orders_by_time (restaurant_id, id),
  key orders_open (restaurant_id, is_open, id),
  key orders_of_session (restaurant_id, table_session_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table order_items (
  order_id binary(16) not null,
  line smallint unsigned not null,
  id binary(16) not null,
  product_id binary(16) not null,
  variant_id binary(16) null,
  name varchar(200) not null,
  variant_name varchar(120) null,
  station varchar(40) not null,
  prep_minutes smallint unsigned not null,
  quantity int unsigned not null,
  unit_price bigint not null,
  options text not null comment 'chosen options as JSON',
  allergens text not null comment 'JSON array',
  note varchar(500) null,
  course tinyint unsigned not null,
  status varchar(20) not null,
  status_since datetime(6) not null,
  primary key (order_id, line)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table order_history (
  order_id binary(16) not null,
  version bigint unsigned not null,
  ordinal smallint unsigned not null,
  item_id binary(16) not null,
  from_status varchar(20) null,
  to_status varchar(20) not null,
  actor varchar(80) not null,
  reason varchar(300) null,
  changed_at datetime(6) not null,
  primary key (order_id, version, ordinal)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
