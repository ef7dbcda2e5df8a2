-- A category, product or option group is one row: its parts (variants, options, translations) are never read or written
-- without it. Every writer of a restaurant's menu holds the restaurant's row in `menus`, so what a product names is there.

create table restaurants (
  id binary(16) not null primary key,
  slug varchar(80) not null comment 'its owner keeps it unique; here two may share one until both events are in',
  name varchar(200) not null,
  currency char(3) not null comment 'ISO 4217',
  locale varchar(35) not null comment 'BCP 47 tag of the restaurant''s own language',
  version bigint unsigned not null comment 'of the event this row was taken from',
  key restaurants_slug (slug)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='projection of restaurant.* events';

create table menus (
  restaurant_id binary(16) not null primary key,
  version bigint unsigned not null comment 'grows with every change of anything on the menu'
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table categories (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  item_key varchar(80) not null comment 'names it in imports and exports; its id if it was not imported',
  name varchar(120) not null,
  translations text not null,
  position int not null,
  version bigint unsigned not null,
  unique key categories_key (restaurant_id, item_key),
  key categories_page (restaurant_id, id),
  constraint categories_json check (json_valid(translations))
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table option_groups (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  item_key varchar(80) not null,
  name varchar(120) not null,
  translations text not null,
  min_selections smallint unsigned not null,
  max_selections smallint unsigned not null,
  options mediumtext not null,
  option_keys text not null comment 'by option id',
  version bigint unsigned not null,
  unique key option_groups_key (restaurant_id, item_key),
  key option_groups_page (restaurant_id, id),
  constraint option_groups_json check (json_valid(translations) and json_valid(options) and json_valid(option_keys)),
  constraint option_groups_range check (max_selections >= 1 and max_selections >= min_selections)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table products (
  id binary(16) not null primary key,
  restaurant_id binary(16) not null,
  item_key varchar(80) not null,
  category_id binary(16) not null,
  name varchar(120) not null,
  description varchar(1000) null,
  translations text not null,
  price bigint not null comment 'minor units, tax included',
  currency char(3) not null,
  station varchar(40) not null,
  prep_minutes smallint unsigned not null,
  tax_rate smallint unsigned not null comment 'basis points',
  allergens text not null,
  dietary text not null,
  image_url varchar(500) null,
  variants mediumtext not null,
  variant_keys text not null comment 'by variant id',
  option_group_ids text not null comment 'in the order they are asked',
  available tinyint unsigned not null,
  remaining int unsigned null comment 'portions left; null: not counted',
  available_again_at datetime(6) null comment 'UTC',
  position int not null,
  version bigint unsigned not null,
  unique key products_key (restaurant_id, item_key),
  key products_page (restaurant_id, id),
  key products_category (category_id),
  constraint products_category_exists foreign key (category_id) references categories (id),
  constraint products_price check (price >= 0),
  constraint products_json check (json_valid(translations) and json_valid(allergens) and json_valid(dietary)
    and json_valid(variants) and json_valid(variant_keys) and json_valid(option_group_ids))
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
