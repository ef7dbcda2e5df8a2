alter table orders
  add column kitchen_state varchar(20) not null default 'received' comment 'sent, received or unconfirmed',
  add column kitchen_since datetime(6) null comment 'null: placed before there were confirmations',
  add column kitchen_version bigint unsigned not null default 1 comment 'of the order that has to be drawn',
  add column kitchen_waiting_for varchar(4000) not null default '[]' comment 'stations, as JSON array',
  add key orders_waiting_for_kitchen (kitchen_state, kitchen_since);
